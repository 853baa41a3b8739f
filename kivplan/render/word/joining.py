"""What a page lays out apart and a Word document says in one line: a label, and what it is the label of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..blocks import Group, Paragraph, Run

if TYPE_CHECKING:
    from ..blocks import Block, Runs

_ENDS = (":", "?", "!", ".")


def joined(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, each label in one paragraph with the words right after it."""
    made: list[Block] = []
    for block in blocks:
        label = made[-1] if made else None
        if isinstance(label, Paragraph) and label.role == "label" and isinstance(block, Paragraph) and not block.role:
            made[-1] = replace(block, runs=_labelled(label.runs, block.runs))
        else:
            made.append(block)
    return tuple(made)


def begun(blocks: tuple[Block, ...]) -> tuple[Paragraph | None, tuple[Block, ...]]:
    """The first paragraph, if the blocks begin with one at any depth, and what comes after it."""
    first, *rest = joined(blocks) or (None,)
    if isinstance(first, Paragraph):
        return first, tuple(rest)
    if isinstance(first, Group) and not first.anchor:
        inner, below = begun(first.blocks)
        return inner, (*below, *rest) if inner else blocks
    return None, blocks


def _labelled(label: Runs, said: Runs) -> Runs:
    ended = "".join(run.text for run in label).endswith(_ENDS)
    return (*_strong(label), Run(" " if ended else ": "), *said)


def loud(said: Paragraph) -> Runs:
    """Its runs; those of a label with nothing beside it are seen to be one."""
    return _strong(said.runs) if said.role == "label" else said.runs


def _strong(runs: Runs) -> Runs:
    return tuple(replace(run, strong=True) for run in runs)
