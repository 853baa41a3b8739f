"""What tells a finding from all others, run after run: its fingerprint.

It is made of the rule's code, the file, the text of the line the finding stands on, and, where all of these are equal,
which of them it is. So it stays when lines move, when messages are said in another language, and when other findings
come or go. It gives nothing of the plan away: the text goes in masked and comes out as a hash.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING

from .findings import masked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .findings import Finding, Place

DIGITS = 32


def fingerprints(findings: Iterable[Finding], show_line: Callable[[str, int], str | None]) -> tuple[str, ...]:
    """The fingerprint of each finding, in the order given; no two are equal.

    ``findings`` are located, and all that a run found: what is left out changes which of several equals one is.
    ``show_line(file, number)`` gives a line as it may be shown, or None where it cannot be had.
    """
    found = tuple(findings)
    marks = [_mark(finding, show_line) for finding in found]
    seen: Counter[tuple[str, str, str]] = Counter()
    prints: dict[int, str] = {}
    for index in sorted(range(len(found)), key=lambda index: _position(found[index].place)):
        prints[index] = _hashed(*marks[index], str(seen[marks[index]]))
        seen[marks[index]] += 1
    return tuple(prints[index] for index in range(len(found)))


def posix(file: str) -> str:
    """A file's name as it is written on every system: with slashes."""
    return PurePath(file).as_posix()


def _mark(finding: Finding, show_line: Callable[[str, int], str | None]) -> tuple[str, str, str]:
    place = finding.place
    text = masked(show_line(place.file, place.line) or "").strip()
    return finding.code, posix(place.file), text


def _position(place: Place) -> tuple[int, int, int, int]:
    return place.line, place.column, place.end_line, place.end_column


def _hashed(*parts: str) -> str:
    """One hash of several texts; each is told apart by its length, whatever is in it."""
    whole = "".join(f"{len(part)}:{part}" for part in parts)
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
