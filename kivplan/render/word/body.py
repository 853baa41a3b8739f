"""Blocks as the body of a Word document: each kind of block, one after the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..blocks import Blank, Group, Heading, Image, Listing, Paragraph, Run, Table, Terms
from .controls import room
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
_MOST_TOGETHER = 40  # lines of a sample that stay on one page; a longer one goes on overleaf
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
_QUOTES = frozenset({"wording", "blockquote", "quote"})


def flow(blocks: tuple[Block, ...], writing: Writing, place: Place) -> str:
    """The blocks one below the other; what heads the next stays on its page."""
    said = joined(blocks)
    around = zip((None, *said), said, (*said[1:], None), strict=False)
    return "".join(
        _block(block, writing, replace(place, keep=True) if _stays(above, block, below) else place)
        for above, block, below in around
    )


def _stays(above: Block | None, block: Block, below: Block | None) -> bool:
    """Whether a block is read together with the one below it: a legend, a card's head, a line under a heading."""
    if isinstance(block, Group):
        return block.role.endswith("-head") and below is not None
    if isinstance(block, Listing):
        return block.role == "legend" and isinstance(below, Table)
    if isinstance(block, Image):
        return isinstance(below, Terms) or (isinstance(below, Listing) and below.role == "legend")
    heads = isinstance(above, Heading) or (isinstance(above, Group) and above.role.endswith("-head"))
    samples = isinstance(below, Paragraph) and below.role == "pre"
    return isinstance(block, Paragraph) and below is not None and (heads or samples)


def _block(block: Block, writing: Writing, place: Place) -> str:
    match block:
        case Heading():
            return _heading(block, writing, place)
        case Paragraph():
            return _paragraph(block, writing, place)
        case Image():
            return writing.paragraph(drawing(block, writing, place), _style("image", place), place)
        case Blank():
            return _blank(block, writing, place)
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
        prompt = "".join(run.text for run in block.runs)
        return writing.paragraph(room("", prompt, 1, writing), style, place)
    if place.table and block.role == "label":
        place = replace(place, loud=True)
    lines = 1 + sum(run.breaks + run.text.count("\n") for run in block.runs)
    whole = block.role == "pre" and lines <= _MOST_TOGETHER
    return writing.paragraph(runs(block.runs, writing, place), style, place, whole=whole)


def _blank(blank: Blank, writing: Writing, place: Place) -> str:
    """A question, and room for the answer below it."""
    asked = runs((Run(blank.label),), writing, place) if blank.label else ""
    label = writing.paragraph(asked, _style("label", place), place, keep=True) if asked else ""
    answer = room(blank.title or blank.label, writing.prompt, blank.lines, writing)
    return label + writing.paragraph(answer, _style("blank", place), place)


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
    if group.role == "appendix" or (group.role == "section" and (group.anchor or "").startswith("worksheet-")):
        writing.new_page = True
    content = flow(group.blocks, writing, _inside(group.role, place))
    if group.role == "page-one":
        writing.new_page = True
    return content


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
