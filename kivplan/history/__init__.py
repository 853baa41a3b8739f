"""A plan in the history of its git repository: what it was at a revision, and which follow-ups were changed afterwards.

``places`` finds the repository around a plan, and ``repository`` reads it without git: commits, and the files at one;
it is the only module that knows dulwich. ``revisions`` finds the commit that a word means, ``plans`` the plan in it.
``said`` reads the follow-ups in a file, ``edits`` walks the history.
"""

from __future__ import annotations

from .edits import edited_follow_ups
from .plans import plan_at, revision_of

__all__ = ["edited_follow_ups", "plan_at", "revision_of"]
