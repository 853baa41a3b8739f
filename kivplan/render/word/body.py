"""Blocks as the body of a Word document: each kind of block, one after the other."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile, zip_longest
from typing import TYPE_CHECKING

from ..blocks import Blank, Group, Heading, Image, Listing, Paragraph, Table, Terms
from .drawing import drawing
from .joining import joined
from .lists import listing, terms
from .runs import runs
from .tables import table
from .xml import w

if TYPE_CHECKING:
    from ..blocks import Block
    from .writing import Place, Writing

_DEEPEST = 5
_STYLES = {
    "blank": "Kivplan Blank",
    "image": "Kivplan Figure",
    "caption": "caption",
    "cover-organisation": "Kivplan Organisation",
    "cover-period": "Subtitle",
    "edition": "Kivplan Notice",
    "label": "Kivplan Label",
    "block-title": "Kivplan Label",
    "note": "Kivplan Note",
}
_SMALL = frozenset({"small", "withheld", "colophon"})
_CARDS = frozenset({"action", "factor"})
_QUOTES = frozenset({"wording", "blockquote", "quote"})


def flow(blocks: tuple[Block, ...], writing: Writing, place: Place) -> str:
    """The blocks one below the other."""
    written = []
    for block, below in zip_longest(said := joined(blocks), said[1:]):
        stays = isinstance(block, Listing) and block.role == "legend" and isinstance(below, Table)
        written.append(_block(block, writing, replace(place, keep=True) if stays else place))
    return "".join(written)


def _block(block: Block, writing: Writing, place: Place) -> str:
    match block:
        case Heading():
            return _heading(block, writing, place)
        case Paragraph():
            return _paragraph(block, writing, place)
        case Image():
            return writing.paragraph(drawing(block, writing, place), _style("image", place), place)
        case Blank():
            return writing.blank(block.label, block.lines, writing.prompt, _style("blank", place), place)
        case Listing():
            return listing(block, writing, place)
        case Terms():
            return terms(block, writing, place)
        case Table():
            return table(block, writing, place)
        case Group():
            return _group(block, writing, place)


def _paragraph(block: Paragraph, writing: Writing, place: Place) -> str:
    """A paragraph; one that only says what is to be written there gives room to write it."""
    style = _style(block.role, place)
    if block.role == "blank":
        return writing.blank("", 1, "".join(run.text for run in block.runs), style, place)
    return writing.paragraph(runs(block.runs, writing, place), style, place)


def _heading(heading: Heading, writing: Writing, place: Place) -> str:
    """The report's own heading is the document's title; those below it are headings 1 and on."""
    writing.lead_here(heading.anchor)
    level = min(heading.level - 1, _DEEPEST)
    style = f"heading {level}" if level else "Title"
    number = ""
    if writing.number and level:
        number = w("numPr", w("ilvl", val=0), w("numId", val=writing.number))
        writing.number = None
    return writing.paragraph(runs(heading.runs, writing, place), style, place, keep=True, number=number)


def _style(role: str, place: Place) -> str:
    if place.table and role != "caption":
        return place.text
    return "Kivplan Small" if role in _SMALL else _STYLES.get(role, place.text)


def _group(group: Group, writing: Writing, place: Place) -> str:
    writing.lead_here(group.anchor)
    if group.role == "appendix":
        writing.new_page = True
    content = _headed(group, writing, _inside(group.role, place))
    if group.role == "page-one":
        writing.new_page = True
    return content


def _headed(group: Group, writing: Writing, place: Place) -> str:
    """The blocks of a group; a card's head stays with the first of what is below it."""
    if group.role not in _CARDS:
        return flow(group.blocks, writing, place)
    head = tuple(takewhile(lambda block: isinstance(block, Heading | Paragraph | Group), group.blocks))
    below = group.blocks[len(head) :]
    return flow(head, writing, replace(place, keep=bool(below))) + flow(below, writing, place)


def _inside(role: str, place: Place) -> Place:
    if role == "cover":
        return replace(place, cover=True)
    if place.table:
        return place
    if role in _QUOTES:
        return replace(place, text="Quote")
    if role == "note":
        return replace(place, text="Kivplan Note")
    return replace(place, text="Kivplan Small") if role in _SMALL else place
