"""How a table's width is shared among its columns: as a browser does it, by what words and lines they hold.

Widths are told in signs; a sign of any font is about as wide as the next.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..blocks import Image, Listing, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..blocks import Block, Cell, Table

_GIVEN: dict[str, tuple[float | None, ...]] = {
    "aims": (30.0,),
    "amounts": (23.0,),
    "indicators": (31.0, None, None, None, 22.0),
    "measured": (37.0,),
    "timeline": (25.0, 23.0),
    "waits": (38.0, 12.0),
}
_LANE = 34.0
_MOST_DRAWN = 40.0  # per cent: what a column of pictures takes at most
_SIGN = 4.8  # points, at the size of tables
_GAP, _NARROW_GAP = 8.0, 4.6  # points between columns, and between those of amounts
_AFTER_NUMBER = 8.5  # points more before words that follow a number
_MARK = 3  # signs a status mark is as wide as
_LONGEST = 60  # signs: a longer cell needs lines, not width
_WORD = 13  # signs: a longer word is hyphenated where columns are crowded
_WHOLE_WORD = 20  # signs: a longer one is hyphenated wherever it does not fit
_SPACES = re.compile(r"[ \t]+")


def widths_of(table: Table, width: float) -> tuple[float, ...]:
    """The width of each column in per cent; ``width``: that of the table in points."""
    columns = _columns(table)
    if not columns:
        return ()
    room = width / _SIGN
    given = _given(table, len(columns))
    narrow = "amounts" in table.role.split()
    gaps = [_gap(columns, at, _NARROW_GAP if narrow else _GAP) for at in range(len(columns))]
    whole_words = [_needs(column, _WHOLE_WORD) + gaps[at] for at, column in enumerate(columns)]
    least = [_needs(column, _WORD) + gaps[at] for at, column in enumerate(columns)]
    most = [max((_most(cell) for cell in column), default=1.0) + gaps[at] for at, column in enumerate(columns)]
    for at, column in enumerate(columns):
        drawn = max((_picture(block) for cell in column for block in cell.blocks), default=0.0)
        if drawn and given[at] is None:
            given[at] = min((drawn + gaps[at]) * 100 / room, _MOST_DRAWN)
    free = [at for at in range(len(columns)) if given[at] is None]
    left = room * (100 - sum(one or 0.0 for one in given)) / 100
    if sum(whole_words[at] for at in free) <= left:
        least, most = whole_words, [max(pair) for pair in zip(whole_words, most, strict=True)]
    shared = _shared([least[at] for at in free], [most[at] for at in free], left)
    found = [one * room / 100 if one is not None else 0.0 for one in given]
    for at, signs in zip(free, shared, strict=True):
        found[at] = signs
    whole = sum(found) or 1.0
    return tuple(round(one * 100 / whole, 2) for one in found)


def _gap(columns: Sequence[Sequence[Cell]], at: int, usual: float) -> float:
    """The room around a column, in signs; words stand off from numbers before them."""
    after = at > 0 and _is_number(columns[at - 1]) and not _is_number(columns[at])
    return (usual + (_AFTER_NUMBER if after else 0.0)) / _SIGN


def _is_number(column: Sequence[Cell]) -> bool:
    return any(cell.number for cell in column)


def _given(table: Table, count: int) -> list[float | None]:
    """What the page's print style says of some columns, and of the lane a timeline ends in."""
    roles = table.role.split()
    said: tuple[float | None, ...] = next((_GIVEN[role] for role in reversed(roles) if role in _GIVEN), ())
    given: list[float | None] = [*said[:count], *[None] * (count - len(said))][:count]
    if "timeline" in roles and count > 1:
        given[-1] = _LANE
    return given if any(one is None for one in given) else [None] * count


def _shared(least: Sequence[float], most: Sequence[float], room: float) -> list[float]:
    """Each column what it needs at least, and of the rest in proportion to what it could use more."""
    need, wish = sum(least), sum(most)
    if room <= need:
        return [one * room / need for one in least]
    if room >= wish:
        return [one * room / wish for one in most]
    more = (room - need) / (wish - need)
    return [low + (high - low) * more for low, high in zip(least, most, strict=True)]


def _columns(table: Table) -> list[list[Cell]]:
    """The cells of each column; those that fill several count for none."""
    columns: list[list[Cell]] = []
    for row in table.rows:
        at = 0
        for cell in row.cells:
            while len(columns) < at + cell.columns:
                columns.append([])
            if cell.columns == 1:
                columns[at].append(cell)
            at += cell.columns
    return columns


def _needs(column: Sequence[Cell], word: int) -> float:
    return max((_least(cell, word) for cell in column), default=1.0)


def _least(cell: Cell, word: int = _WORD) -> float:
    """The longest word of a cell, of ``word`` signs at most; numbers, dates and statuses are one word."""
    wide = max((_picture(block) for block in cell.blocks), default=0.0)
    words = (len(word) for line in _lines(cell.blocks) for word in _SPACES.split(line))
    longest = float(min(max(words, default=1), word)) + (cell.header == "col")  # heads are bold
    marked = max((_whole(line) for line in _marked(cell.blocks)), default=0.0)
    return max(longest, wide, marked)


def _most(cell: Cell) -> float:
    """The longest line of a cell; the head of a column of numbers may break."""
    if cell.number and cell.header == "col":
        return _least(cell)
    lines = (float(min(len(line), _LONGEST)) for line in _lines(cell.blocks))
    wide = max((_picture(block) for block in cell.blocks), default=0.0)
    marked = max((_whole(line) for line in _marked(cell.blocks)), default=0.0)
    return max(max(lines, default=1.0), wide, marked)


def _picture(block: Block) -> float:
    return block.width / _SIGN if isinstance(block, Image) else 0.0


def _whole(text: str) -> float:
    return float(len(text) + _MARK)


def _marked(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (run.text for run in block.runs if run.mark and len(run.text) <= _WORD + 7)


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            line = ""
            for run in block.runs:
                line += run.text
                if run.breaks:
                    yield line
                    line = ""
            yield line
        elif isinstance(block, Listing):
            for item in block.items:
                yield from _lines(item.blocks)
