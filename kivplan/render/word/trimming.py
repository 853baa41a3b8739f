"""What a template's own front says is not said again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..blocks import Group, Heading, Image, Paragraph

if TYPE_CHECKING:
    from ..blocks import Block

_NAMES = frozenset({"cover-organisation", "cover-period"})


def without_cover(blocks: tuple[Block, ...], *, titled: bool) -> tuple[Block, ...]:
    """The blocks without kivplan's logo and, where the template is ``titled`` itself, the names on the cover."""
    return tuple(_trimmed(block, titled=titled) for block in blocks)


def _trimmed(block: Block, *, titled: bool) -> Block:
    if not isinstance(block, Group) or block.role != "cover":
        return block
    kept = tuple(_inside(part, titled=titled) for part in block.blocks if not _said_by_template(part, titled=titled))
    return replace(block, blocks=kept)


def _inside(block: Block, *, titled: bool) -> Block:
    return _trimmed(replace(block, role="cover"), titled=titled) if isinstance(block, Group) else block


def _said_by_template(block: Block, *, titled: bool) -> bool:
    if isinstance(block, Image):
        return block.role == "logo"
    if isinstance(block, Heading):
        return titled and block.level == 1
    return titled and isinstance(block, Paragraph) and block.role in _NAMES
