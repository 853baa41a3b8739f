"""How wide the columns of a table are: words stay whole, numbers on one line, the rest goes to those who say most."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ..blocks import Heading, Image, Paragraph
from .walking import every

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..blocks import Cell, Row, Run

_WIDTHS = {"ijl.,:;'|!()[]· \u00a0\u202f-": 52, "ftr/": 60, "mwMW%": 150, "–+−": 105}  # twips, of table text
_SMALL, _LARGE = 102, 126  # twips: other small letters and digits, other capitals
_BOLD = 1.08
_LETTERS = {sign: width for signs, width in _WIDTHS.items() for sign in signs}
_SPARE = 20  # twips: widths are guesses
_LONG, _LONGEST = 1200, 2200  # twips: a longer word is broken if need be, and in any case
_LINE = 4400  # twips: a longer line is as well broken
_LEAST = 300
_STATUS = 20  # signs
_WORD = re.compile(r"[^\W\d_]{4}")  # what makes a line below a number more than a number: the name of a month


def columns(
    rows: Iterable[Row], count: int, width: int, *, beside: int, stretch: float = 1.0
) -> tuple[list[int], float]:
    """The widths, in twips, of ``count`` columns that fill ``width``, with ``beside`` between two, and how much larger
    than ``width`` they ought to be for every number to stand on one line (1 where they fit).

    ``stretch``: how much wider letters may be than those of kivplan's own look.
    """
    levels = [[_LEAST] * count for _ in range(3)]
    for row in rows:
        at = 0
        for cell in row.cells:
            if cell.columns == 1 and at < count:
                needs = _needs(cell, stretch)[: 2 if row.part == "head" else 3]
                for level, need in zip(levels, needs, strict=False):
                    level[at] = max(level[at], need + beside + _SPARE)
            at += cell.columns
    for lower, higher in pairwise(levels):
        higher[:] = map(max, lower, higher)
    return _shared(levels, width), max(1.0, sum(levels[0]) / width)


def _shared(levels: list[list[int]], width: int) -> list[int]:
    """Widths between the two levels that ``width`` is between; below the first or above the last, in proportion."""
    for lower, higher in pairwise(levels):
        spare, more = width - sum(lower), sum(higher) - sum(lower)
        if 0 <= spare <= more and more:
            return _filled([a + spare * (b - a) // more for a, b in zip(lower, higher, strict=True)], width)
    nearest = levels[0] if width < sum(levels[0]) else levels[-1]
    return _filled([width * part // sum(nearest) for part in nearest], width)


def _filled(parts: list[int], width: int) -> list[int]:
    """What rounding took away goes to the first."""
    return [parts[0] + width - sum(parts), *parts[1:]]


def _needs(cell: Cell, stretch: float) -> tuple[int, int, int]:
    """What a cell cannot do without, what it should have, and what it would like: words whole and numbers on one line;
    long words and statuses whole as well; lines whole."""
    least = fair = wished = 0
    for block in every(cell.blocks):
        if isinstance(block, Image):
            least = max(least, round(block.width * 20))
        if not isinstance(block, Paragraph | Heading):
            continue
        for line in _lines(block.runs):
            whole = round(_width(line, loud=bool(cell.header)) * stretch)
            words = [round(_width(word, loud=bool(cell.header)) * stretch) for word in line.split(" ")]
            number = cell.number and not cell.header and not _WORD.search(line)
            least = max(least, whole if number else min(max(words), _LONG))
            fair = max(fair, min(whole if number or _is_status(block) else max(words), _LONGEST))
            wished = max(wished, min(whole, _LINE))
    return least, fair, wished


def _is_status(block: Paragraph | Heading) -> bool:
    """Whether a cell says a short status, which stands best on one line with its sign."""
    return any(run.mark for run in block.runs) and sum(len(run.text) for run in block.runs) <= _STATUS


def _width(text: str, *, loud: bool) -> int:
    """How wide a text is in twips, about."""
    across = sum(_LETTERS.get(sign, _LARGE if sign.isupper() else _SMALL) for sign in text)
    return round(across * _BOLD) if loud else across


def _lines(runs: Iterable[Run]) -> list[str]:
    said = "".join(("mm" if run.mark else "") + run.text + ("\n" if run.breaks else "") for run in runs)
    return said.split("\n")
