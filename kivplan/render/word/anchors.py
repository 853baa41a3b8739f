"""Where links inside a document may lead: the names of its bookmarks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..blocks import Group, Heading, Listing, Table, Terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..blocks import Block

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
    for block in blocks:
        own = block.anchor if isinstance(block, Heading | Group) else None
        if own:
            yield own
        match block:
            case Group():
                yield from _anchors(block.blocks)
            case Listing():
                for item in block.items:
                    yield from [item.anchor] if item.anchor else []
                    yield from _anchors(item.blocks)
            case Terms():
                for _, said in block.rows:
                    yield from _anchors(said)
            case Table():
                for row in block.rows:
                    yield from [row.anchor] if row.anchor else []
                    for cell in row.cells:
                        yield from _anchors(cell.blocks)
            case _:
                pass
