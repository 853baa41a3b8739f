"""What is missing in an action or a plan, told as one: several findings at one place become one entry of the text."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..findings import Finding, Place

POINTS = frozenset(f"KIV{number}" for number in range(301, 311))
"""The rules on what an action should say: its nine points and its strategy."""
OF_THE_PLAN = frozenset(
    ("KIV206", "KIV401", "KIV406", "KIV407", "KIV904", "KIV905", "KIV906", "KIV907", "KIV908", "KIV909")
)
"""The rules on what the plan as a whole should say; they stand at its title, or where the strategy begins."""
QUOTES = {"“": "”", "«": "»", "”": "”"}
"""How a title's quotation begins, and how it then ends: in English, in Norwegian, in Swedish."""


def folded(findings: Sequence[Finding]) -> Iterator[tuple[Finding, ...]]:
    """The findings in their order, those on missing points at one place together, all others alone."""
    for _, group in groupby(findings, key=lambda finding: (finding.place.file, finding.place.line)):
        yield from _folded_line(tuple(group))


def _folded_line(findings: tuple[Finding, ...]) -> Iterator[tuple[Finding, ...]]:
    entries: dict[tuple[Place, str], list[Finding]] = {}
    for finding in findings:
        entries.setdefault((finding.place, _kind(finding)), []).append(finding)
    for finding in findings:
        together = entries[finding.place, _kind(finding)] if _kind(finding) else [finding]
        if together[0] is finding:
            yield tuple(together)


def _kind(finding: Finding) -> str:
    """With which others it is told as one; with none where it is empty."""
    if finding.code in OF_THE_PLAN:
        return "plan"
    return "action" if finding.code in POINTS else ""


def subject_of(findings: Sequence[Finding]) -> str:
    """Whom all the messages speak of first, up to where the title's quotation ends: ``H1 “Faddere”``; else nothing."""
    subject = _up_to_end_of_quotation(findings[0].message)
    return subject if all(finding.message.startswith(subject) for finding in findings) else ""


def _up_to_end_of_quotation(text: str) -> str:
    """``text`` to the end of its first quotation, with those inside it; nothing where it has none or it never ends."""
    opening = next((character for character in text if character in QUOTES), "")
    closing, depth = QUOTES.get(opening, ""), 0
    for index, character in enumerate(text):
        if character == closing and depth:
            depth -= 1
            if depth == 0:
                return text[: index + 1]
        elif character == opening:
            depth += 1
    return ""


def runs_of(codes: Sequence[str]) -> str:
    """Codes with neighbours drawn together: ``KIV301-303 KIV305``."""
    numbers = enumerate(int(code.removeprefix("KIV")) for code in dict.fromkeys(codes))
    runs = [[number for _, number in run] for _, run in groupby(numbers, key=lambda pair: pair[1] - pair[0])]
    return " ".join(f"KIV{run[0]}" if len(run) == 1 else f"KIV{run[0]}-{run[-1]}" for run in runs)
