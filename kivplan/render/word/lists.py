"""Lists, and terms with what is said of each."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from ..blocks import Heading, Image, Paragraph, Run
from .contents import contents
from .drawing import drawing
from .joining import begun, joined, loud
from .numbers import BULLETS
from .runs import runs
from .tables import facts
from .walking import every
from .xml import w

if TYPE_CHECKING:
    from ..blocks import Block, Item, Listing, Runs, Terms
    from .writing import Place, Writing

_STEP = 360  # twips: how far a list is moved in
_DEEPEST = 3
_IN_ONE_LINE = 400  # signs: terms that are short are said in one paragraph
_BETWEEN = " · "
_WHAT = 3629  # twips: where the last part of a date's line begins


def listing(block: Listing, writing: Writing, place: Place) -> str:
    """A list as its role in the page asks."""
    if block.role == "legend":
        return _run_in(block, writing, place)
    if block.role == "key-figures":
        return "".join(_key_figure(item, writing, place) for item in block.items)
    if block.role == "options":
        return "".join(
            _option(item, writing, replace(place, keep=place.keep or at < len(block.items)))
            for at, item in enumerate(block.items, 1)
        )
    if block.role == "contents-list" and not place.table:
        return contents(block, writing, place)
    if block.role == "dates" and not place.table:
        return "".join(_date(item, writing, place) for item in block.items)
    return _items(block, writing, place)


def _items(block: Listing, writing: Writing, place: Place) -> str:
    depth = min(place.depth + 1, _DEEPEST)
    style = _list_style(depth, place, ordered=block.ordered)
    number = _numbering(block, style, depth, writing, place)
    inside = replace(place.within(_STEP), depth=depth)
    return "".join(_item(item, writing, inside, (style, number)) for item in block.items)


def _list_style(depth: int, place: Place, *, ordered: bool) -> str:
    kind = "Number" if ordered else "Bullet"
    if place.table:
        return f"Kivplan Table {kind}"
    return f"List {kind}" if depth == 1 else f"List {kind} {depth}"


def _numbering(block: Listing, style: str, depth: int, writing: Writing, place: Place) -> str:
    """The ``w:numPr`` of the items: a count of its own for each list that counts, else what the style says."""
    level = depth - 1
    listed = writing.styles.numbering_of(style)
    if block.ordered:
        listed = writing.numbers.started(listed, block.start, level)
    elif not writing.numbers.has(listed):
        listed = writing.numbers.taken_in(BULLETS)
    elif not (place.table and level):
        return ""
    return w("numPr", w("ilvl", val=level), w("numId", val=listed))


def _item(item: Item, writing: Writing, place: Place, look: tuple[str, str]) -> str:
    writing.lead_here(item.anchor)
    if any(isinstance(block, Heading) for block in every(item.blocks)) and not place.table:
        return _headed(item, writing, place, look[1])
    first, rest = _first_line(item.blocks)
    style, number = look
    outer = replace(place, indent=max(place.indent - _STEP, 0))
    said = writing.paragraph(_line(first, writing, place), style, outer, number=number, indent=0)
    text = place.text if place.table else "List Continue" if place.depth == 1 else f"List Continue {place.depth}"
    return said + writing.flow(rest, writing, replace(place, text=text))


def _headed(item: Item, writing: Writing, place: Place, number: str) -> str:
    """An entry that has a heading, which takes the number; what follows stands as usual."""
    writing.number = number.partition('<w:numId w:val="')[2].partition('"')[0] if "numId" in number else None
    content = writing.flow(item.blocks, writing, replace(place, depth=0, indent=0, width=place.width + _STEP))
    writing.number = None
    return content


def _first_line(blocks: tuple[Block, ...]) -> tuple[tuple[Paragraph | Image, ...], tuple[Block, ...]]:
    """What stands on the first line of an entry, and what stands below it: parts laid out apart share the line."""
    parts = tuple(takewhile(_stands_in_line, joined(blocks)))
    first = tuple(block for block in parts if isinstance(block, Paragraph | Image))
    if first and not any(_is_apart(block) for block in first):
        first = first[:1]
    rest = joined(blocks)[len(first) :]
    if first and not all(isinstance(block, Paragraph) and _is_tag(block) for block in first):
        return first, rest
    one, below = begun(rest)
    return (*first, one) if one else first, below


def _stands_in_line(block: Block) -> bool:
    return isinstance(block, Paragraph) or (isinstance(block, Image) and block.role == "key")


def _is_apart(block: Paragraph | Image) -> bool:
    """Whether a page lays it out apart within its line: a key, a tag, the name of a thing beside its status."""
    if isinstance(block, Image):
        return True
    return bool(block.role) and block.role not in ("small", "lead", "empty", "label")


def _line(parts: tuple[Paragraph | Image, ...], writing: Writing, place: Place, *, between: str = " – ") -> str:
    """Parts as runs of one paragraph."""
    written: list[str] = []
    before: Paragraph | Image | None = None
    for part in parts:
        if before is not None:
            gap = " " if isinstance(before, Image) else ": " if _is_tag(before) else between
            written.append(runs((Run(gap),), writing, place))
        content = drawing(part, writing, place) if isinstance(part, Image) else runs(loud(part), writing, place)
        written.append(content)
        before = part
    return "".join(written)


def _is_tag(part: Paragraph) -> bool:
    return part.role.startswith("tag") or any(run.role.startswith("tag-") for run in part.runs)


def _run_in(block: Listing, writing: Writing, place: Place) -> str:
    """A legend: its entries in one paragraph."""
    entries = []
    for item in block.items:
        writing.lead_here(item.anchor)
        parts = tuple(part for part in every(item.blocks) if isinstance(part, Paragraph | Image))
        entries.append(_line(parts, writing, place, between=" "))
    gap = runs((Run("\u2002"),), writing, place)
    return writing.paragraph(gap.join(entries), place.text if place.table else "Kivplan Small", place)


def _option(item: Item, writing: Writing, place: Place) -> str:
    """What can be ticked; the box stands before it instead of a bullet."""
    first, rest = begun(item.blocks)
    said = runs(first.runs, writing, place) if first else ""
    return writing.paragraph(said, place.text, place) + writing.flow(rest, writing, place)


def _key_figure(item: Item, writing: Writing, place: Place) -> str:
    """The figure, and beside it what it means."""
    parts = [part for part in every(item.blocks) if isinstance(part, Paragraph)]
    value = runs(parts[0].runs, writing, replace(place, loud=True)) if parts else ""
    said = "".join(runs(part.runs, writing, place) for part in parts[1:])
    return writing.paragraph(f"{value}{w('r', w('tab'))}{said}", "Kivplan Key Figure", place)


def _date(item: Item, writing: Writing, place: Place) -> str:
    """When, what kind, what: a line with tabs; what else is said of it stands below."""
    writing.lead_here(item.anchor)
    parts = tuple(block for block in takewhile(lambda block: isinstance(block, Paragraph), item.blocks))
    said = [piece for part in parts if isinstance(part, Paragraph) for piece in _before_and_after_mark(part.runs)]
    columns = [runs(piece, writing, place) for piece in said]
    first, rest = begun(item.blocks[len(parts) :])
    columns += [runs(first.runs, writing, place)] if first else []
    below = replace(place.within(_WHAT), text="Kivplan Table Text")
    return writing.paragraph(w("r", w("tab")).join(columns), "Kivplan Date", place) + writing.flow(rest, writing, below)


def _before_and_after_mark(said: Runs) -> tuple[Runs, ...]:
    """A date and the status right after it are columns of their own."""
    at = next((at for at, run in enumerate(said) if run.mark), 0)
    return (said[:at], said[at:]) if at else (said,)


def terms(block: Terms, writing: Writing, place: Place) -> str:
    """Terms as a table of two columns; short facts of something else in one paragraph."""
    if not _is_short(block):
        return facts(block, writing, place)
    content: list[Run] = []
    for name, said in block.rows:
        content += [Run(_BETWEEN)] if content else []
        content += [*_strong(name), Run(": ")]
        content += [run for part in said if isinstance(part, Paragraph) for run in _in_line(part.runs)]
    return writing.paragraph(runs(content, writing, place), _small(place), place)


def _in_line(said: Runs) -> Runs:
    """What stands on two lines, the lower one small, on one line: the lower in parentheses."""
    if not (len(said) == 2 and said[0].breaks and said[1].small):
        return said
    above, below = said
    return (replace(above, breaks=False), replace(below, text=f" ({below.text.strip()})"))


def _small(place: Place) -> str:
    return "Kivplan Small" if place.cover else place.text


def _strong(name: Runs) -> list[Run]:
    return [replace(run, strong=True) for run in name]


def _is_short(block: Terms) -> bool:
    """Whether the terms read well in a line: each with a few words, none on lines of its own."""
    if block.role not in ("facts", "pair", "indicator-numbers"):
        return False
    said = [part for _, blocks in block.rows for part in blocks]
    paragraphs = [part for part in said if isinstance(part, Paragraph)]
    if len(paragraphs) < len(said) or len(said) > len(block.rows):
        return False
    content = [run for part in paragraphs for run in _in_line(part.runs)]
    return not any(run.breaks for run in content) and sum(len(run.text) for run in content) <= _IN_ONE_LINE
