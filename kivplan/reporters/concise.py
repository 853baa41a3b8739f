"""One line a finding, for editors, ``grep`` and long lists: ``file:line:column: error KIV201 name: message``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .escaping import one_line
from .paint import Paint
from .snippet import shown_place

if TYPE_CHECKING:
    from ..findings import Finding
    from .results import Look, Results


def report(results: Results, look: Look) -> str:
    """Exactly one line for each finding, whatever its text holds; nothing at all when there are none."""
    paint = Paint(look.colour)
    return "".join(f"{_line(finding, paint)}\n" for finding in results.findings)


def _line(finding: Finding, paint: Paint) -> str:
    level = paint.level(finding.level, f"{finding.level.label} {finding.code}")
    return f"{shown_place(finding.place)}: {level} {finding.name}: {one_line(finding.message)}"
