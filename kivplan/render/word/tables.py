"""Tables: head rows that repeat, rows that are not split, widths that are set, a caption above."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .columns import columns
from .runs import runs
from .xml import w

if TYPE_CHECKING:
    from ..blocks import Cell, Row, Table, Terms
    from .writing import Place, Writing

_TERM = 2268  # twips: 40 mm for the name of a fact
_ASKS = "asks"  # the role of questions with room for the answers
_BESIDE = 142  # twips between two columns, as the table styles have it
_CLOSE = 85  # the same where there are many
_MANY, _WIDE = 7, 9500  # columns; twips they have room in
_SIZE, _SMALLEST = 17, 13  # half points: of text in tables where numbers would break, at most and at least
_TEXT, _DENSE = "Kivplan Table Text", "Kivplan Table Dense"


def table(block: Table, writing: Writing, place: Place) -> str:
    """The caption, and the table below it."""
    caption = "".join(run.text for run in block.caption)
    above = _caption(block, writing, place) if block.caption else _gap(writing, place)
    count = max((sum(cell.columns for cell in row.cells) for row in block.rows), default=0)
    if not count:
        return above
    dense = count > (_MANY if place.width > _WIDE else _MANY - 2)
    beside = _CLOSE if dense else _BESIDE
    widths, cramped = columns(block.rows, count, place.width, beside=beside, stretch=writing.stretch)
    size = max(_SMALLEST, int(_SIZE / cramped)) if cramped > 1 else None
    foot = any(row.part == "foot" for row in block.rows)
    properties = _properties("Kivplan Table", writing, caption, head=_has_head(block), foot=foot, dense=dense)
    inner = replace(place, text=_DENSE if dense else _TEXT, table=True, depth=0, indent=0, cover=False, size=size)
    return above + _whole(properties, widths, _rows(block, widths, writing, inner), writing)


def facts(block: Terms, writing: Writing, place: Place) -> str:
    """Terms and what is said of each, as a table without a head: the first column names the row."""
    above = _gap(writing, place)
    asks = block.role == _ASKS
    term = place.width * 2 // 5 if asks else min(_TERM, place.width * 2 // 5)
    widths = [term, place.width - term]
    inner = replace(place, text=_TEXT, table=True, depth=0, indent=0, cover=False)
    rows = []
    for at, (name, said) in enumerate(block.rows):
        stays = replace(inner, keep=at == 0 and len(block.rows) > 1)
        first = _cell(writing.paragraph(runs(name, writing, stays), _TEXT, stays), term)
        second = writing.flow(said, writing, replace(inner, width=widths[1] - _BESIDE))
        rows.append(w("tr", w("trPr", w("cantSplit")), first, _cell(second, widths[1], writing, inner)))
    properties = _properties("Kivplan Facts", writing, "", head=False, foot=False, first=not asks)
    return above + _whole(properties, widths, "".join(rows), writing)


def _caption(block: Table, writing: Writing, place: Place) -> str:
    return writing.paragraph(runs(block.caption, writing, place), "caption", replace(place, right=False), keep=True)


def _gap(writing: Writing, place: Place) -> str:
    """A table right below another would be one with it."""
    return writing.paragraph("", _TEXT, place) if writing.below_table else ""


def _whole(properties: str, widths: list[int], rows: str, writing: Writing) -> str:
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    writing.below_table = True
    return w("tbl", properties.replace("TOTAL", str(sum(widths)), 1), grid, rows)


def _properties(
    style: str, writing: Writing, caption: str, *, head: bool, foot: bool, dense: bool = False, first: bool = True
) -> str:
    """How a table is to look; ``first``: its first column names the rows."""
    flags = f"{0x0600 + 0x20 * head + 0x40 * foot + 0x80 * first:04X}"
    look = w("tblLook", val=flags, firstRow=int(head), lastRow=int(foot), firstColumn=int(first), lastColumn=0)
    return w(
        "tblPr",
        w("tblStyle", val=writing.styles.id_of(style)),
        w("tblW", w="TOTAL", type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblCellMar", w("right", w=_CLOSE, type="dxa")) if dense else "",
        look.replace("/>", ' w:noHBand="1" w:noVBand="1"/>'),
        w("tblCaption", val=caption) if caption else "",
    )


def _has_head(block: Table) -> bool:
    return bool(block.rows) and block.rows[0].part == "head"


def _rows(block: Table, widths: list[int], writing: Writing, place: Place) -> str:
    spans = [(0, 1)] * len(widths)
    written = []
    last = len(block.rows) - 1
    for at, row in enumerate(block.rows):
        stays = at < last and (block.keep or row.part == "head" or row.group or at == last - 1)
        writing.lead_here(row.anchor)
        cells = _cells(row, widths, spans, writing, replace(place, keep=stays))
        head = w("tblHeader") if row.part == "head" else ""
        written.append(w("tr", w("trPr", w("cantSplit"), head), cells))
    return "".join(written)


def _cells(row: Row, widths: list[int], spans: list[tuple[int, int]], writing: Writing, place: Place) -> str:
    """The cells of a row; ``spans`` says of each column how many rows a cell above still fills, and how wide it is."""
    written: list[str] = []
    at = 0
    for cell in row.cells:
        at += _continued(at, widths, spans, writing, place, written)
        across = max(1, min(cell.columns, len(widths) - at))
        width = sum(widths[at : at + across])
        written.append(_filled(cell, width, across, writing, replace(place, width=width - _BESIDE)))
        if cell.rows > 1:
            spans[at] = (cell.rows - 1, across)
        at += across
    at += _continued(at, widths, spans, writing, place, written)
    if at < len(widths):
        written.append(_cell("", sum(widths[at:]), writing, place, across=len(widths) - at))
    return "".join(written)


def _continued(
    at: int, widths: list[int], spans: list[tuple[int, int]], writing: Writing, place: Place, written: list[str]
) -> int:
    """Write the cells that go on from the row above at ``at``; how many columns they fill."""
    begun = at
    while at < len(widths) and spans[at][0]:
        left, across = spans[at]
        spans[at] = (left - 1, across)
        width = sum(widths[at : at + across])
        written.append(_cell("", width, writing, place, across=across, merge=w("vMerge")))
        at += across
    return at - begun


def _filled(cell: Cell, width: int, across: int, writing: Writing, place: Place) -> str:
    inner = replace(place, right=cell.number, loud=cell.header == "rowgroup")
    merge = w("vMerge", val="restart") if cell.rows > 1 else ""
    return _cell(writing.flow(cell.blocks, writing, inner), width, writing, inner, across=across, merge=merge)


def _cell(
    content: str,
    width: int,
    writing: Writing | None = None,
    place: Place | None = None,
    *,
    across: int = 1,
    merge: str = "",
) -> str:
    """A cell; one with nothing in it, or that ends in a table, gets the paragraph Word asks for."""
    if writing is not None and place is not None and (not content or content.endswith("</w:tbl>")):
        writing.below_table = False
        content += writing.paragraph("", _TEXT, place)
    span = w("gridSpan", val=across) if across > 1 else ""
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), span, merge), content)
