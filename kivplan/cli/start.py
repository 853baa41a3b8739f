"""From arguments to a job, from a job to an exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import UsageError
from .shortcut import shortcut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .context import Job, Terminal


def run(arguments: Sequence[str], terminal: Terminal) -> int:
    """Do what ``arguments`` ask for; the exit code. Raises KivplanError where that cannot be done."""
    if not terminal.cwd.is_absolute():
        raise UsageError("the folder you stand in no longer exists", hint="change to another folder")
    job = shortcut(arguments) or _parsed(arguments)
    return job if isinstance(job, int) else job(terminal)


def _parsed(arguments: Sequence[str]) -> Job | int:
    from .app import parsed

    return parsed(arguments)
