"""A report's own HTML as blocks: what the page says, in its order, without what only a browser needs.

The meaning of an element lies in its name and the first name of its class (``docs/design.md``); styles are not read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .blocks import Blank, Group, Heading, Image, Item, Listing, Pages, Paragraph, Run, Terms
from .page_tree import Element, tree_of
from .pictures import step_of
from .reading_pictures import picture
from .reading_runs import PLAIN, is_to_tick, runs_of, styled
from .reading_tables import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ..locale.words import Words
    from ..report import Document
    from .blocks import Block, Runs
    from .reading_tables import Read
    from .stylesheet import Step

TEXT_WIDTH = 493.2  # points: A4 with margins of 18 mm
_BETWEEN = 11.3  # points: between two columns

_LEFT_OUT = frozenset({"nav", "script", "style", "template", "head", "noscript", "button", "datalist"})
_LINE = frozenset({"a", "abbr", "b", "br", "cite", "code", "em", "i", "kbd", "label", "q", "samp", "small", "span"})
_LINE |= frozenset({"strong", "sub", "sup", "time", "wbr"})
_APART = ("svg", "img", "div", "p", "ul", "ol", "input", "textarea")  # in a line, these make it blocks
_THROUGH = frozenset({"main", "form", "tbody", "hgroup"})
_LAYOUT = frozenset({"small", "sticky", "keep", "bare", "table-wrap"})
_HALVES = frozenset({"two", "strategies"})
_COLUMNS = _HALVES | {"stretches", "known"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the page a reader stands: the width there in points, how text looks that inherits its style, whether
    what stands here are columns, the elements around it, and the report's own colour."""

    width: float = TEXT_WIDTH
    style: Run = PLAIN
    column: bool = False
    around: tuple[Step, ...] = ()
    accent: str | None = None

    def inside(self, element: Element) -> Place:
        """The place within an element of this one."""
        halves = not _HALVES.isdisjoint(element.classes)
        width = (self.width - _BETWEEN) / 2 if halves else self.width
        column = not _COLUMNS.isdisjoint(element.classes)
        return replace(self._around(element), width=width, style=styled(element, self.style), column=column)

    def cell(self, element: Element, width: float) -> Place:
        """The place within a cell of a table that stands here; style is not inherited."""
        return replace(self._around(element), width=width, style=styled(element, PLAIN), column=False)

    def _around(self, element: Element) -> Place:
        return replace(self, around=(*self.around, step_of(element)))


def pages_of(document: Document, words: Words, html: str) -> Pages:
    """The report laid out as ``html`` (``lay_out(document, words, "html")``) as blocks."""
    root = tree_of(html)
    accent = document.accent.light if document.accent else None
    page = next((one for one in root.every("div") if "page" in one.classes), root)
    return Pages(
        title=document.title,
        organisation=document.organisation,
        report_title=document.report_title,
        language=words.language,
        edition_notice=document.edition_notice,
        generator=document.generator,
        accent=accent,
        blocks=flow(page.children, Place(accent=accent)),
    )


def flow(content: Sequence[Element | str], place: Place) -> tuple[Block, ...]:
    """Blocks from what stands below each other; text between blocks is a paragraph."""
    if is_laid_out_apart(content):
        return tuple(block for child in content if isinstance(child, Element) for block in _apart(child, place))
    blocks: list[Block] = []
    line: list[Element | str] = []
    for child in content:
        if _stands_in_line(child):
            line.append(child)
            continue
        blocks += _paragraph(line, place)
        line = []
        if isinstance(child, Element):
            blocks += _blocks(child, place)
    return (*blocks, *_paragraph(line, place))


def is_laid_out_apart(content: Sequence[Element | str]) -> bool:
    """Whether these are spans that touch with nothing between: the page sets them beside or below each other."""
    parts = [child for child in content if isinstance(child, Element)]
    spans = [part for part in parts if part.tag in ("span", "time")]
    return len(spans) > 1 and len(parts) == len(content) and all(part in spans or part.tag == "div" for part in parts)


def role_of(element: Element) -> str:
    """The first name of its class that says what it is."""
    return next((name for name in element.classes if name not in _LAYOUT), next(iter(element.classes), ""))


def _stands_in_line(child: Element | str) -> bool:
    if isinstance(child, str) or is_to_tick(child):
        return True
    if child.tag == "svg":
        return "mark" in child.classes
    return child.tag in _LINE and all("mark" in one.classes for one in child.every(*_APART))


def _paragraph(line: Iterable[Element | str], place: Place) -> tuple[Block, ...]:
    runs = runs_of(line, place.style)
    label = bool(runs) and all(run.role == "label" for run in runs)
    return (Paragraph(runs, "label" if label else ""),) if runs else ()


def _apart(element: Element, place: Place) -> tuple[Block, ...]:
    if element.tag == "div":
        return _blocks(element, place)
    usual = "when" if element.tag == "time" else ""
    return (Paragraph(runs_of([element], place.style), element.classes[0] if element.classes else usual),)


def _blocks(element: Element, place: Place) -> tuple[Block, ...]:
    tag = element.tag
    if tag in _LEFT_OUT or "sprite" in element.classes or "skip" in element.classes:
        return ()
    if tag in _HEADINGS:
        runs = runs_of(element.children, place.style)
        return (Heading(_HEADINGS[tag], runs, _anchor(element)),) if runs else ()
    if tag in _THROUGH or tag in _LINE or "table-wrap" in element.classes:
        return _through(element, place)
    return _READERS.get(tag, _group)(element, place)


def _through(element: Element, place: Place) -> tuple[Block, ...]:
    """What is inside: the element itself says nothing; of a wrapper, its classes are its table's."""
    if "table-wrap" in element.classes:
        return tuple(
            table(one, element.classes, place.width, _cells_of(place)) for one in element.elements if one.tag == "table"
        )
    return flow(element.children, place.inside(element))


def _cells_of(place: Place) -> Read:
    return lambda cell, width: flow(cell.children, place.cell(cell, width))


def _read_table(element: Element, place: Place) -> tuple[Block, ...]:
    return (table(element, (), place.width, _cells_of(place)),)


def _read_paragraph(element: Element, place: Place) -> tuple[Block, ...]:
    if is_laid_out_apart(element.children):
        return (Group(flow(element.children, place), element.classes[-1] if element.classes else ""),)
    if "field" in element.classes:
        return _field(element)
    blocks = flow(element.children, place)
    role = role_of(element)
    return tuple(replace(block, role=role or block.role) if isinstance(block, Paragraph) else block for block in blocks)


def _read_list(element: Element, place: Place) -> tuple[Block, ...]:
    items = tuple(_item(one, element, place) for one in element.elements if one.tag == "li")
    start = element.attributes.get("start", "1")
    number = int(start) if start.isdecimal() else 1
    return (Listing(items, element.tag == "ol", role_of(element), number),) if items else ()


def _item(element: Element, holder: Element, place: Place) -> Item:
    if "key-figures" in holder.classes:
        return Item(_key_figure(element, place), role_of(element), _anchor(element))
    inside = place.inside(element)
    return Item(flow(element.children, inside), role_of(element), _anchor(element))


def _key_figure(element: Element, place: Place) -> tuple[Block, ...]:
    """The figure itself, and below it what it means."""
    figures = [child for child in element.elements if child.tag == "strong"][:1]
    rest = [child for child in element.children if child not in figures]
    value = tuple(Paragraph(runs_of(one.children), "value") for one in figures)
    return (*value, *flow(rest, place))


def _read_terms(element: Element, place: Place) -> tuple[Block, ...]:
    rows: list[tuple[Runs, tuple[Block, ...]]] = []
    parts = [part for one in element.elements for part in (one.elements if one.tag == "div" else [one])]
    for part in parts:
        if part.tag == "dt":
            rows.append((runs_of(_split(part)), ()))
        elif part.tag == "dd" and rows:
            name, said = rows[-1]
            rows[-1] = (name, (*said, *flow(part.children, place.inside(part))))
    return (Terms(tuple(rows), " ".join(element.classes)),) if rows else ()


def _read_figure(element: Element, place: Place) -> tuple[Block, ...]:
    """A group: the caption as a paragraph, the picture it names, and what stands below it."""
    named = element.first("figcaption")
    title = "".join(run.text for run in runs_of(_split(named))) if named else ""
    blocks = tuple(
        replace(block, title=title) if isinstance(block, Image) else block
        for block in flow(element.children, place.inside(element))
    )
    role = "figure" if "figure" in element.classes else role_of(element) or "figure"
    return (Group(blocks, role, _anchor(element)),)


def _read_caption(element: Element, place: Place) -> tuple[Block, ...]:
    return (Paragraph(runs_of(_split(element), place.style), "caption"),)


def _split(caption: Element) -> list[Element | str]:
    """The words of a caption or a term, its note on a line of its own."""
    parts: list[Element | str] = []
    for child in caption.children:
        if isinstance(child, Element) and child.tag == "small":
            parts.append(Element("br"))
        parts.append(child)
    return parts


def _read_picture(element: Element, place: Place) -> tuple[Block, ...]:
    return picture(element, place.width, place.around, place.accent)


def _read_legend(element: Element, place: Place) -> tuple[Block, ...]:
    return (Paragraph(runs_of(element.children, place.style), "label"),)


def _read_pre(element: Element, _place: Place) -> tuple[Block, ...]:
    """Text whose lines and indents stand as they are."""
    lines = element.text.strip("\n").split("\n")
    indents = (len(line) - len(line.lstrip(" ")) for line in lines)
    runs = tuple(
        Run("\N{NO-BREAK SPACE}" * max(indent, not line.strip()) + line.strip(), code=True, breaks=at < len(lines))
        for at, (line, indent) in enumerate(zip(lines, indents, strict=True), 1)
    )
    return (Paragraph(runs, "pre"),)


def _field(element: Element) -> tuple[Block, ...]:
    """A question with its label, and room for the answer."""
    label = element.first("label")
    said = "".join(run.text for run in runs_of(label.children)) if label else ""
    return tuple(_blank(field, said) for field in element.every("input", "textarea"))


def _read_blank(element: Element, place: Place) -> tuple[Block, ...]:
    return (_blank(element, ""),)


def _blank(field: Element, label: str) -> Blank:
    lines = field.attributes.get("rows", "1")
    return Blank(label, int(lines) if lines.isdecimal() else 1, field.attributes.get("aria-label", ""))


def _group(element: Element, place: Place) -> tuple[Block, ...]:
    blocks = flow(element.children, place.inside(element))
    named = element.classes or element.attributes.get("id")
    if not blocks or (element.tag == "div" and not named and not place.column):
        return blocks
    if not named and place.column:
        return (Group(blocks, "column"),)
    return (Group(blocks, role_of(element) or element.tag, _anchor(element)),)


def _anchor(element: Element) -> str | None:
    return element.attributes.get("id") or None


_READERS: dict[str, Callable[[Element, Place], tuple[Block, ...]]] = {
    "p": _read_paragraph,
    "ul": _read_list,
    "ol": _read_list,
    "dl": _read_terms,
    "table": _read_table,
    "figure": _read_figure,
    "figcaption": _read_caption,
    "legend": _read_legend,
    "pre": _read_pre,
    "svg": _read_picture,
    "img": _read_picture,
    "textarea": _read_blank,
    "input": _read_blank,
}
