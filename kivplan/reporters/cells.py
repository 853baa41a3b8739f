"""Columns of characters turned into cells of a terminal, so that a caret stands under what it points at.

A wide character (East Asian, most emoji) fills two cells, a combining one none, a tab four, and a hidden
character as many as its escape.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from .escaping import escaped, is_hidden

TAB = "    "
ELLIPSIS = "…"
NEARBY = 2
"""How many times the room is looked at to either side of what is marked; a line may have a million characters."""


class Cell(NamedTuple):
    """What one character of the source looks like, and how many cells it fills."""

    shown: str
    width: int


def cell(character: str) -> Cell:
    """How one character is shown."""
    if " " <= character <= "~":
        return Cell(character, 1)
    if character == "\t":
        return Cell(TAB, len(TAB))
    if is_hidden(character):
        shown = escaped(character)
        return Cell(shown, len(shown))
    return Cell(character, _width(character))


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def width_of(text: str) -> int:
    """How many cells ``text`` fills."""
    return len(text) if _is_plain(text) else sum(cell(character).width for character in text)


class Stretch(NamedTuple):
    """A source line as shown, with the cell where the marked part begins (from 0) and how many cells it fills."""

    shown: str
    start: int
    length: int


def stretch(line: str, column: int, end_column: int, *, room: int) -> Stretch:
    """``line`` fitted into ``room`` cells around the characters from ``column`` up to ``end_column`` (from 1).

    What does not fit is cut away at either side and stands as ``…``. A marked part that is empty or lies past the
    end of the line is given one cell.
    """
    line = line.rstrip("\r\n")
    if len(line) <= room and _is_plain(line):
        start = min(column - 1, len(line))
        return Stretch(line, start, max(min(end_column - 1, len(line)) - start, 1))
    skipped = max(column - 1 - NEARBY * room, 0)
    near = line[skipped : column - 1 + NEARBY * room]
    cells = [cell(character) for character in near]
    first = min(column - 1 - skipped, len(cells))
    last = max(min(end_column - 1 - skipped, len(cells)), first)
    begin, end = _window(cells, first, last, room)
    head = ELLIPSIS if skipped or begin else ""
    tail = ELLIPSIS if skipped + end < len(line) else ""
    start = len(head) + _sum(cells[begin:first])
    marked = _sum(cells[first : min(last, end)])
    shown = head + "".join(c.shown for c in cells[begin:end]) + tail
    return Stretch(shown, start, max(marked, 1))


def _is_plain(line: str) -> bool:
    """Whether each character fills one cell: printable, and below the first combining one."""
    return line.isprintable() and max(line, default="") < "\u0300"


def _window(cells: list[Cell], first: int, last: int, room: int) -> tuple[int, int]:
    """The slice of ``cells`` to show: from the left as long as the marked part fits, else around it."""
    if _sum(cells) <= room:
        return 0, len(cells)
    room = max(room - 2 * len(ELLIPSIS), 8)
    if _sum(cells[:last]) <= room:
        return 0, _reach(cells, 0, room)
    before = max((room - _sum(cells[first:last])) // 2, room // 6)
    begin = first
    while begin > 0 and before >= cells[begin - 1].width:
        begin -= 1
        before -= cells[begin].width
    return begin, max(_reach(cells, begin, room), min(first + 1, len(cells)))


def _reach(cells: list[Cell], begin: int, room: int) -> int:
    """How far ``room`` cells reach from ``begin``; combining characters stay with what they combine with."""
    end = begin
    while end < len(cells) and cells[end].width <= room:
        room -= cells[end].width
        end += 1
    return end


def _sum(cells: list[Cell]) -> int:
    return sum(c.width for c in cells)
