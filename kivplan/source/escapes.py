"""Characters nobody sees that are not in the text of a file but arise from its escapes: ``"\\e]0;x"`` (KIV003).

Those written as they are are found by ``reading``. What reports leave out is told here: what steers a terminal, and
what makes a text read otherwise than it is written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..findings import Finding, Level, said
from .values import scalars

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .text import SourceText
    from .values import Span

_ESCAPE = re.compile(r"\\[0abefvNxuU]")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
_MOST = 20


def unseen_characters(source: SourceText, documents: Iterable[tuple[object, Span]]) -> Iterator[Finding]:
    """An error for each text, and each key, with such an escape, up to twenty of them."""
    if _ESCAPE.search(source.text) is None:
        return
    asked = ((span, _unseen(text, source.text[span.start : span.end])) for text, span in scalars(documents))
    found = sorted((span, character) for span, character in asked if character is not None)
    yield from (_finding(source, span, character) for span, character in found[:_MOST])


def _unseen(text: str, written: str) -> str | None:
    if "\\" not in written or _UNSEEN.search(text) is None:
        return None
    return next((character for character in _UNSEEN.findall(text) if character not in written), None)


def _finding(source: SourceText, span: Span, character: str) -> Finding:
    message = said(
        "an escape in this text stands for the control character {code}, which does not belong in a plan",
        code=f"U+{ord(character):04X}",
    )
    hint = said("delete the escape; in single quotes a backslash is just a backslash")
    return Finding("KIV003", "not-utf8", Level.ERROR, message, source.place(*span), hint)
