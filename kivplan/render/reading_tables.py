"""A table of a page as rows and cells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .blocks import Cell, Image, Paragraph, Row, Table
from .page_tree import Element
from .reading_runs import runs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeAlias

    from .blocks import Block, Runs

    Read: TypeAlias = Callable[[Element, float], tuple[Block, ...]]

_PARTS = {"thead": "head", "tbody": "body", "tfoot": "foot"}
_LAYOUT = frozenset({"table-wrap", "sticky", "keep"})
_LANE = 0.34  # of the table's width, as in the print style
_SPARK = 66.0  # points


def table(element: Element, wrapping: Sequence[str], width: float, read: Read) -> Table:
    """The table; ``wrapping`` are the classes of what it stands in, ``read`` reads a cell of a width in points."""
    classes = (*wrapping, *element.classes)
    caption = next((one for one in element.elements if one.tag == "caption"), None)
    return Table(
        caption=runs_of(_caption(caption)) if caption else (),
        rows=tuple(_rows(element, width, read)),
        keep="keep" in classes,
        role=" ".join(name for name in classes if name not in _LAYOUT),
    )


def _caption(caption: Element) -> list[Element | str]:
    """The caption's words, its note set off by a space."""
    words: list[Element | str] = []
    for child in caption.children:
        inside = (
            child.children if isinstance(child, Element) and child.tag == "span" and child.first("small") else [child]
        )
        for one in inside:
            words += [" ", one] if isinstance(one, Element) and one.tag == "small" else [one]
    return words


def _rows(element: Element, width: float, read: Read) -> Iterator[Row]:
    for part in element.elements:
        if part.tag == "tr":
            yield _row(part, "body", width, read)
        if part.tag in _PARTS:
            anchor = part.attributes.get("id")
            for line in (one for one in part.elements if one.tag == "tr"):
                row = _row(line, _PARTS[part.tag], width, read)
                yield replace(row, anchor=row.anchor or anchor)
                anchor = None


def _row(line: Element, part: str, width: float, read: Read) -> Row:
    cells = tuple(_cell(one, part, width, read) for one in line.elements if one.tag in ("th", "td"))
    return Row(
        cells=cells,
        part=part,
        group=any(cell.header == "rowgroup" for cell in cells),
        anchor=line.attributes.get("id"),
        role=next(iter(line.classes), ""),
    )


def _cell(element: Element, part: str, width: float, read: Read) -> Cell:
    header = ""
    if element.tag == "th":
        header = element.attributes.get("scope") or ("col" if part == "head" else "row")
    lane = "lane" in element.classes
    return Cell(
        blocks=_described(read(element, width * _LANE if lane else _SPARK)),
        header=header,
        columns=_count(element, "colspan"),
        rows=_count(element, "rowspan"),
        number="num" in element.classes,
        role=next((name for name in element.classes if name not in ("num", "nowrap")), ""),
    )


def _described(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Words for the ear beside a picture are what the picture says."""
    pictures = [block for block in blocks if isinstance(block, Image)]
    heard = [block for block in blocks if isinstance(block, Paragraph) and _is_heard(block.runs)]
    if not pictures or not heard:
        return blocks
    said = "".join(run.text for run in heard[0].runs)
    return tuple(
        replace(block, description=said) if isinstance(block, Image) else block
        for block in blocks
        if block is not heard[0]
    )


def _is_heard(runs: Runs) -> bool:
    return all(run.role == "hidden" for run in runs)


def _count(element: Element, name: str) -> int:
    given = element.attributes.get(name, "")
    return int(given) if given.isdecimal() and int(given) > 0 else 1
