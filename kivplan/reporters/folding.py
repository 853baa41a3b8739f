"""An action's missing points, told as one: several findings at one place become one entry of the text report."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..findings import Finding, Place

POINTS = frozenset(f"KIV{number}" for number in range(301, 311))
"""The rules on what an action should say: its nine points and its strategy."""


def folded(findings: Sequence[Finding]) -> Iterator[tuple[Finding, ...]]:
    """The findings in their order, those on missing points at one place together, all others alone."""
    for _, group in groupby(findings, key=lambda finding: (finding.place.file, finding.place.line)):
        yield from _folded_line(tuple(group))


def _folded_line(findings: tuple[Finding, ...]) -> Iterator[tuple[Finding, ...]]:
    points: dict[Place, list[Finding]] = {}
    for finding in findings:
        if finding.code in POINTS:
            points.setdefault(finding.place, []).append(finding)
    for finding in findings:
        together = points.get(finding.place, []) if finding.code in POINTS else [finding]
        if together and together[0] is finding:
            yield tuple(together)
