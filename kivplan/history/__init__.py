"""A plan at a git revision, and the difference of two plans."""
