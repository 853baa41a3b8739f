"""Counts in words: ``1 error``, ``3 errors, 2 warnings and 5 info``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Level
from .paint import Paint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .results import Results

PLAIN = Paint(colour=False)


def number_of(count: int, noun: str) -> str:
    """A count with its noun: ``1 file``, ``3 files``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def joined(words: Sequence[str]) -> str:
    """Words as an English list: ``a``, ``a and b``, ``a, b and c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def summary(results: Results, paint: Paint = PLAIN) -> str:
    """One sentence on a run: how many findings of each level, worst first, and what was read."""
    read = f"{number_of(results.files, 'file')} of {number_of(len(results.plans), 'plan')}"
    if not results.findings:
        return f"{paint('good', 'All is well')}: nothing to remark on in {read}."
    counts = [(level, results.count(level)) for level in sorted(Level, reverse=True)]
    told = [paint.level(level, _count_of(level, count)) for level, count in counts if count]
    return f"Found {joined(told)} in {read}."


def _count_of(level: Level, count: int) -> str:
    return f"{count} info" if level is Level.INFO else number_of(count, level.label)
