"""What stands in blocks: the anchors there are, how high they are at most, and all of it one below the other."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from ..blocks import Blank, Group, Heading, Image, Listing, Paragraph, Table, Terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..blocks import Block

_SHORT, _NARROW = 40, 30  # lines that are not split, and how few signs a line may hold


def anchors(blocks: Iterable[Block]) -> Iterator[str]:
    """Every anchor there is to lead to."""
    for block in blocks:
        anchor = getattr(block, "anchor", None)
        if anchor:
            yield anchor
        yield from anchors(_inside(block))
        if isinstance(block, Listing):
            yield from (item.anchor for item in block.items if item.anchor)
        if isinstance(block, Table):
            yield from (row.anchor for row in block.rows if row.anchor)


def is_short(blocks: Iterable[Block]) -> bool:
    """Whether these fit on part of a page for certain, so that they need not be split."""
    return sum(_height(block) for block in blocks) <= _SHORT


def is_near(blocks: Iterable[Block]) -> bool:
    """Whether these may fit on part of a page, so that measuring them is worth while."""
    return sum(_height(block) for block in blocks) <= 2 * _SHORT


def _height(block: Block) -> int:
    """How many lines a block takes in a narrow column, at most."""
    match block:
        case Paragraph() | Heading():
            return 1 + sum(len(run.text) // _NARROW + run.breaks for run in block.runs)
        case Blank():
            return 2 * block.lines + 2
        case Image():
            return int(block.height // 12) + 1
        case Table():
            return _SHORT + 1
    return 1 + sum(_height(inside) for inside in _inside(block))


def flat(block: Block) -> Iterator[Block]:
    """A block without what stands in it: its headings and paragraphs one below the other."""
    if isinstance(block, Group | Listing | Terms | Table):
        for inside in _inside(block):
            yield from flat(inside)
    else:
        yield block


def _inside(block: Block) -> Iterable[Block]:
    match block:
        case Group():
            return block.blocks
        case Listing():
            return chain.from_iterable(item.blocks for item in block.items)
        case Terms():
            return chain.from_iterable((Paragraph(term), *said) for term, said in block.rows)
        case Table():
            return chain.from_iterable(cell.blocks for row in block.rows for cell in row.cells)
    return ()
