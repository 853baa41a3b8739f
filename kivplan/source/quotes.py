"""Quotation marks and brackets that do not match: where the one was opened that should have been closed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .text import SourceText

_OPENING = re.compile(r"""(?:^|[-:,\[{])[ \t]*["']$""")
_MOST_LINES_BACK = 200
_QUOTED = re.compile(r""""(?:[^"\\\r\n]|\\.)*"|'(?:[^'\r\n]|'')*'""")


def looks_like_opening(before: str) -> bool:
    """Whether the quotation mark that a line's beginning ends with stands where one is opened: ``title: "``."""
    return _OPENING.search(before) is not None


def line_that_opened(source: SourceText, line: int, mark: str) -> tuple[int, int] | None:
    """Line and column of the ``mark`` that was left open on the nearest line above ``line``; None without one."""
    for number in range(line - 1, max(line - _MOST_LINES_BACK, 0), -1):
        text = source.line(number)
        opening = re.search(rf"""(?:^|[-:,\[{{])[ \t]*({mark})(?=[^{mark}]*$)""", text)
        if opening:
            return number, opening.start(1) + 1
        if mark in text:
            return None
    return None


def bracket_closes_before(text: str, start: int, end: int) -> bool:
    """Whether the bracket at ``start`` finds its match before ``end``; quoted text is passed over."""
    depth = 0
    for sign in _QUOTED.sub("", text[start:end]):
        depth += (sign in "[{") - (sign in "]}")
        if depth == 0:
            return True
    return False
