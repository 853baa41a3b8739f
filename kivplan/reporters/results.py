"""What a reporter is given, and how it is to look: plain data, no plans and no streams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ..findings import Finding, Level


def no_lines(file: str, line: int) -> str | None:
    """A ``show_line`` for when no source text is at hand: findings are then shown without it."""
    return None


@dataclass(frozen=True, slots=True)
class Results:
    """What one run of kivplan ``version`` found.

    ``findings`` are located and in reading order. ``plans`` are the plans read, as they are shown to the user.
    ``show_line(file, number)`` gives a line of a plan as it may be shown (without its line end, identity numbers
    masked), or None where it cannot be had; reporters never read files themselves.
    """

    findings: tuple[Finding, ...]
    plans: tuple[str, ...]
    files: int
    as_of: date
    show_line: Callable[[str, int], str | None] = no_lines
    version: str = ""

    def count(self, level: Level) -> int:
        """How many findings are of ``level``."""
        return sum(finding.level is level for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Look:
    """How a report is laid out: in colour or not, how wide (in terminal cells), with a summary or not, who reads it.

    On a screen sentences are broken to the width; elsewhere each is one line, so that a log can be searched.
    """

    colour: bool = False
    width: int = 100
    summary: bool = True
    on_screen: bool = False
