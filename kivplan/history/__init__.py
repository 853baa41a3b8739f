"""A plan in the history of its git repository: which follow-ups were changed after later ones had been added.

``places`` finds the repository around a plan, and ``repository`` reads it without git: commits, and the files at one;
it is the only module that knows dulwich. ``said`` reads the follow-ups in a file, ``edits`` walks the history.
"""

from __future__ import annotations

from .edits import edited_follow_ups

__all__ = ["edited_follow_ups"]
