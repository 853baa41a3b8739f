"""Where links inside a document may lead: the names of its bookmarks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..blocks import Listing, Table
from .walking import every

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..blocks import Block, Item, Row

_LONGEST = 40  # signs Word allows
_ODD = re.compile(r"[^A-Za-z0-9_]")


def bookmark_names(blocks: Iterable[Block], taken: Iterable[str] = ()) -> dict[str, str]:
    """The name of the bookmark for each anchor: letters, digits and ``_``, forty at most, none of those ``taken``."""
    used = {name.lower() for name in taken}
    names: dict[str, str] = {}
    for anchor in _anchors(blocks):
        if anchor not in names:
            names[anchor] = _free(anchor, used)
    return names


def _free(anchor: str, used: set[str]) -> str:
    stem = f"k_{_ODD.sub('_', anchor)}"[:_LONGEST]
    name, at = stem, 1
    while name.lower() in used:
        at += 1
        name = f"{stem[: _LONGEST - 1 - len(str(at))]}_{at}"
    used.add(name.lower())
    return name


def _anchors(blocks: Iterable[Block]) -> Iterator[str]:
    for block in every(blocks):
        for holder in (block, *_parts(block)):
            anchor = getattr(holder, "anchor", None)
            if anchor:
                yield anchor


def _parts(block: Block) -> tuple[Item | Row, ...]:
    """What has an anchor within a block and is none itself."""
    if isinstance(block, Listing):
        return block.items
    return block.rows if isinstance(block, Table) else ()
