"""How wide the columns of a table are: words stay whole, numbers on one line, the rest goes to those who say most."""

from __future__ import annotations

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
_LONGEST = 2200  # twips: a longer word is broken
_LINE = 4400  # twips: a longer line is as well broken
_LEAST = 300
_STATUS = 20  # signs


def columns(rows: Iterable[Row], count: int, width: int, *, beside: int) -> list[int]:
    """The widths, in twips, of ``count`` columns that fill ``width``, with ``beside`` between two."""
    least, wished = [_LEAST] * count, [_LEAST] * count
    for row in rows:
        at = 0
        for cell in row.cells:
            if cell.columns == 1 and at < count:
                shortest, longest = _needs(cell)
                least[at] = max(least[at], shortest + beside + _SPARE)
                wished[at] = max(wished[at], least[at], 0 if row.part == "head" else longest + beside + _SPARE)
            at += cell.columns
    return _shared(least, wished, width)


def _shared(least: list[int], wished: list[int], width: int) -> list[int]:
    if sum(least) >= width:
        return _filled([width * part // sum(least) for part in least], width)
    spare, more = width - sum(least), sum(wished) - sum(least)
    if more >= spare:
        return _filled([a + spare * (b - a) // more for a, b in zip(least, wished, strict=True)], width)
    left = width - sum(wished)
    return _filled([part + left * part // sum(wished) for part in wished], width)


def _filled(parts: list[int], width: int) -> list[int]:
    """What rounding took away goes to the first."""
    return [parts[0] + width - sum(parts), *parts[1:]]


def _needs(cell: Cell) -> tuple[int, int]:
    """The least width of a cell and the width it would like."""
    least = wished = 0
    for block in every(cell.blocks):
        if isinstance(block, Image):
            across = round(block.width * 20)
            least, wished = max(least, across), max(wished, across)
        if not isinstance(block, Paragraph | Heading):
            continue
        for line in _lines(block.runs):
            parts = [line] if cell.number and not cell.header else line.split(" ")
            word = max(_width(part, loud=bool(cell.header)) for part in parts)
            least = max(least, min(word, _LONGEST))
            wished = max(wished, min(_width(line, loud=bool(cell.header)), _LINE))
    return least, max(least, wished)


def _width(text: str, *, loud: bool) -> int:
    """How wide a text is in twips, about."""
    across = sum(_LETTERS.get(sign, _LARGE if sign.isupper() else _SMALL) for sign in text)
    return round(across * _BOLD) if loud else across


def _lines(runs: Iterable[Run]) -> list[str]:
    return "".join(_said(run) + ("\n" if run.breaks else "") for run in runs).split("\n")


def _said(run: Run) -> str:
    """A short status stays on one line with its sign."""
    if run.mark is None:
        return run.text
    return "mm" + (run.text.replace(" ", "\u00a0") if len(run.text) <= _STATUS else run.text)
