"""The table of contents: Word's own field, so that it can be renewed there; what it shows until then are our links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..blocks import Listing, Paragraph
from .runs import runs
from .xml import w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..blocks import Runs
    from .writing import Place, Writing

_FIELD = r' TOC \o "1-2" \h \z \u '
_DEEPEST = 2


def contents(block: Listing, writing: Writing, place: Place) -> str:
    """The entries, one paragraph each, in the styles Word gives a table of contents."""
    entries = list(_entries(block, 1))
    last = len(entries) - 1
    return "".join(
        writing.paragraph(
            (_begin() if at == 0 else "") + runs(said, writing, place) + (_mark("end") if at == last else ""),
            f"toc {level}",
            place,
        )
        for at, (said, level) in enumerate(entries)
    )


def _entries(block: Listing, level: int) -> Iterator[tuple[Runs, int]]:
    for item in block.items:
        for part in item.blocks:
            if isinstance(part, Paragraph):
                yield part.runs, level
            elif isinstance(part, Listing):
                yield from _entries(part, min(level + 1, _DEEPEST))


def _begin() -> str:
    code = f'<w:instrText xml:space="preserve">{_FIELD.replace(chr(34), "&quot;")}</w:instrText>'
    return _mark("begin") + w("r", code) + _mark("separate")


def _mark(kind: str) -> str:
    return w("r", w("fldChar", fldCharType=kind))
