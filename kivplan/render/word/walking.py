"""The blocks inside blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..blocks import Group, Listing, Table, Terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..blocks import Block


def every(blocks: Iterable[Block]) -> Iterator[Block]:
    """Each block at any depth, in the order of the page; what holds others comes before them."""
    for block in blocks:
        yield block
        yield from every(_inside(block))


def _inside(block: Block) -> Iterator[Block]:
    match block:
        case Group():
            yield from block.blocks
        case Listing():
            for item in block.items:
                yield from item.blocks
        case Terms():
            for _, said in block.rows:
                yield from said
        case Table():
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.blocks
        case _:
            pass
