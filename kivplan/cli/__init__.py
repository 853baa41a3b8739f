"""The terminal: one thin module per command; streams, colours, progress and exit codes."""
