"""Markdown tables as a person would type them: every column as wide as its widest cell, numbers to the right."""

from __future__ import annotations

import re
import unicodedata
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WIDEST = 100  # columns; a longer cell sticks out rather than push all others away
_LEAST = 3
_RULE = re.compile(r"\|(?: ?:?-+:? ?\|)+")
_BAR = re.compile(r"(?<!\\)\|")  # a bar in a text is written \|


def aligned(lines: Sequence[str]) -> Iterator[str]:
    """The lines of a Markdown text, its tables aligned. A reader of Markdown sees no difference.

    A table is a line that begins with a bar, a rule below it, and the lines after these that begin with a bar.
    """
    at = 0
    while at < len(lines):
        end = _end(lines, at)
        yield from _table(lines[at:end]) if end > at + 1 else [lines[at]]
        at = end


def _end(lines: Sequence[str], at: int) -> int:
    """The line after the table that begins at ``at``; the next line where none does."""
    if not lines[at].startswith("|") or at + 1 == len(lines) or not _RULE.fullmatch(lines[at + 1]):
        return at + 1
    end = at + 2
    while end < len(lines) and lines[end].startswith("|"):
        end += 1
    return end


def _table(lines: Sequence[str]) -> Iterator[str]:
    head, rule, *body = [_cells(line) for line in lines]
    widths = _widths([head, *body])
    fits = [_to_the_right if mark.endswith(":") else _to_the_left for mark in rule]
    fits += [_to_the_left] * (len(widths) - len(fits))
    for cells in (head, [_rule(mark, width) for mark, width in zip(rule, widths, strict=False)], *body):
        fitted = (fit(cell, width) for cell, width, fit in zip(cells, widths, fits, strict=False))
        yield f"| {' | '.join(fitted)} |"


def _cells(line: str) -> list[str]:
    return [cell.strip(" ") for cell in _BAR.split(line)[1:-1]]


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    columns = zip_longest(*rows, fillvalue="")
    return [max(_LEAST, *(width for cell in column if (width := _width(cell)) <= _WIDEST), 0) for column in columns]


def _rule(mark: str, width: int) -> str:
    return "-" * (width - 1) + ":" if mark.endswith(":") else "-" * width


def _to_the_left(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))


def _to_the_right(cell: str, width: int) -> str:
    return " " * (width - _width(cell)) + cell


def _width(text: str) -> int:
    """How many columns a text fills in a fixed-width font."""
    if text.isascii():
        return len(text)
    return sum(_columns(sign) for sign in text)


def _columns(sign: str) -> int:
    if unicodedata.east_asian_width(sign) in "WF":
        return 2
    return 0 if unicodedata.category(sign) in ("Mn", "Me", "Cf") else 1
