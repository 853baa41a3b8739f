"""Markdown output: everything a template prints is escaped unless it is ``Markdown`` already."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .tables import aligned

if TYPE_CHECKING:
    from collections.abc import Iterable

_ALWAYS = re.compile(r"([\\`*\[\]<|~]|&(?=#?\w+;)|(?<!\w)_|_(?!\w))")
_SUBSET = re.compile(r"([\\|~]|<(?!https?://|mailto:)|&(?=#?\w+;)|!(?=\[)|\](?=:|\((?!https?://|mailto:))|\](?=\[))")
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|>|[-+=](?=\s|$|[-+=])|`{3,}|\d+(?=[.)](?:\s|$)))")
_BLANK_LINES = re.compile(r"\n{3,}")
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)


class Markdown(str):
    """Text that is Markdown already and is printed as it is."""

    __slots__ = ()


def escape(text: str, *, markup: bool = False, starts_line: bool = False) -> str:
    """One line of user text with what Markdown would read as markup escaped.

    ``markup`` leaves the safe subset alone; ``starts_line`` also escapes what is markup only at the start of a line.
    """
    line = (_SUBSET if markup else _ALWAYS).sub(r"\\\1", " ".join(text.split()))
    return _LINE_START.sub(_escape_start, line) if starts_line else line


def _escape_start(match: re.Match[str]) -> str:
    space, mark = match[1], match[2]
    if mark.isdigit():
        return f"{space}{mark}\\"
    return space + "".join(f"\\{sign}" for sign in mark) if mark.startswith("`") else f"{space}\\{mark}"


def finalized(value: object) -> object:
    """What a template's expression prints: numbers and Markdown as they are, any other text escaped."""
    if isinstance(value, Markdown):
        return value
    if value is None:
        raise ValueError("a template printed a value that is None")
    return escape(str(value)) if isinstance(value, str) else value


def start(text: str) -> Markdown:
    """Plain text that begins a line or a list item: also what is markup only there is escaped."""
    return Markdown(escape(text, starts_line=True))


def cell(text: object) -> Markdown:
    """A table cell: one line, escaped."""
    return Markdown(text.replace("\n", " ") if isinstance(text, Markdown) else escape(str(text)))


def row(cells: Iterable[object]) -> Markdown:
    """A table row of cells, each escaped."""
    return Markdown("| " + " | ".join(cell(one) for one in cells) + " |")


def tidied(text: str) -> str:
    """Markdown, its tables aligned, at most one blank line in a row, no trailing spaces, one line feed at the end."""
    plain = _BLANK_LINES.sub("\n\n", _TRAILING.sub("", text)).strip()
    return "\n".join(aligned(plain.split("\n"))) + "\n"
