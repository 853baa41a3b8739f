"""Sentences broken between words, for a screen that would break them inside one. In logs nothing is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cells import width_of

if TYPE_CHECKING:
    from .results import Look

SMALLEST_ROOM = 16


def fitted(text: str, look: Look, *, begin: int, indent: int) -> list[str]:
    """The lines of ``text``, which begins after ``begin`` cells and goes on after ``indent``; one, unless on a screen.

    A word longer than a line stands on one of its own.
    """
    if not look.on_screen:
        return [text]
    room = max(look.width - indent, SMALLEST_ROOM)
    lines: list[list[str]] = [[]]
    left = room + indent - begin
    for word in text.split(" "):
        width = width_of(word) + bool(lines[-1])
        if width > left and left < room:
            lines.append([])
            left, width = room, width_of(word)
        left -= width
        lines[-1].append(word)
    return [" ".join(words) for words in lines]
