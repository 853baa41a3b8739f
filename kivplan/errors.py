"""What can go wrong outside the plan's own text, each with its exit code.

    KivplanError            70  (never raised itself)
    ├── UsageError           2  wrong usage or settings: a folder that cannot be written, a bad option
    ├── NoPlanError          3  no plan where one was asked for
    └── UnreadableError      2  a file or folder that exists but cannot be read

Faults in the plan itself are findings (``kivplan.findings``), never exceptions. Anything else that is raised
is a bug in kivplan and is reported as one (exit code 70).
"""

from __future__ import annotations


class KivplanError(Exception):
    """An expected failure; ``str()`` of it is one plain sentence for the user."""

    exit_code = 70

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(KivplanError):
    """The command was given something it cannot work with."""

    exit_code = 2


class UnreadableError(KivplanError):
    """A file or folder is there but cannot be read or written; ``reason`` says why, where that is all one needs."""

    exit_code = 2

    def __init__(self, message: str, *, hint: str | None = None, reason: str = "") -> None:
        super().__init__(message, hint=hint)
        self.reason = reason


class NoPlanError(KivplanError):
    """No plan was found where one was asked for."""

    exit_code = 3
