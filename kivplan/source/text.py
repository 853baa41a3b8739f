"""A text and its lines: from offsets to the line and column an editor shows."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from ..findings import Place

if TYPE_CHECKING:
    from ruamel.yaml.error import YAMLError

_LINE_END = re.compile(r"\r\n|\n|\r")
_NEWLINE = re.compile("\n")  # five times as fast, and all there is in nearly every text


class SourceText:
    """One file's text under the name it is shown by. Lines end where editors end them: LF, CR LF or CR."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        line_end = _LINE_END if "\r" in self.text else _NEWLINE
        return [0, *(match.end() for match in line_end.finditer(self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column of a character, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of the character at a line and column, both from 1."""
        return self._starts[line - 1] + column - 1

    def place(self, start: int, end: int) -> Place:
        """The place of the text from ``start`` up to ``end``, less the white space and line ends it closes with."""
        stretch = self.text[start:end]
        end = start + len(stretch.rstrip())
        return Place(self.name, *self.position(start), *self.position(max(end, start)))

    def line(self, number: int) -> str:
        """Line ``number`` (from 1) without its line end; empty where there is no such line."""
        if not 1 <= number <= len(self._starts):
            return ""
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[self._starts[number - 1] : end].rstrip("\r\n")

    def line_number(self, offset: int) -> int:
        """The number of the line that holds the character at ``offset``."""
        return self.position(offset)[0]


def offset_of(error: YAMLError) -> int:
    """How far into the text the parser had come when it stopped, in characters."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return int(mark.index) if mark is not None else 0
