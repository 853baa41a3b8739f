"""The plan as it once was, to be compared with what it is now; whoever knows git finds it (``kivplan.history``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from .linked import Plan


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit by the first digits of its id; ``changed``: the plan's files are no longer as they are in it."""

    id: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """The plan as it was at a revision, and on which day: the one asked for, else the day of the commit."""

    plan: Plan
    revision: Revision
    day: date
