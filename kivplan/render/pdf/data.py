"""A report's blocks as plain data for the typst templates: texts are strings there, never markup."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ..blocks import Blank, Group, Heading, Image, Listing, Paragraph, Row, Run, Table, Terms
from ..pictures import FONT, mark
from ..stylesheet import sheet
from .columns import widths_of
from .walking import anchors, flat, is_near, is_short

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from ..blocks import Block, Cell, Item, Pages, Runs

    Data = dict[str, Any]

_COLOURS = (
    "paper",
    "surface",
    "ink",
    "muted",
    "rule",
    "rule-strong",
    "brand",
    "off_track",
    "at_risk",
    "on_track",
    "done",
)
_REGIONS = {"nb": "no", "nn": "no", "sv": "se", "en": "gb"}
_LONG = re.compile(r"[^\s\u200b]{40,}")
_AFTER_SIGN = re.compile(r"(?<=[/?&=._-])(?=\w)")
_BREAK = "\N{ZERO WIDTH SPACE}"
_LONG_WORD = re.compile(r"([^\W\d_]{12,})")  # may be hyphenated, as the page's hyphenate-limit-chars has it
_BREAK_AFTER = 20  # signs: a word of forty or more may break after each twenty
_TOGETHER = 28  # signs: a status this short is not torn from its mark
_SAID = 0.7  # of the width, beside a term
_ADDRESS = "address"  # of a link, printed after it
_DEEPEST = 15  # blocks in blocks: typst bounds how deep functions may call each other
_LONGEST_ADDRESS = 2000  # signs; a longer one leads nowhere
_WIDTH = 493.2


def data_of(pages: Pages, day: date, shown: Callable[[str], str]) -> Data:
    """What the templates are given; ``shown`` replaces the signs their font lacks."""
    look = sheet(pages.accent)
    making = _Making(shown, pages.accent, frozenset(anchors(pages.blocks)))
    blocks = making.blocks(pages.blocks, _WIDTH)
    return {
        "title": making.text(pages.title),
        "organisation": making.text(pages.organisation),
        "report": making.text(pages.report_title),
        "edition": making.text(pages.edition_notice or ""),
        "generator": pages.generator,
        "language": pages.language,
        "region": _REGIONS.get(pages.language, "no"),
        "day": [day.year, day.month, day.day],
        "font": FONT,
        "colours": {name: look.resolved(f"var(--{name})", {}) for name in _COLOURS},
        "marks": making.marks,
        "pictures": making.pictures,
        "blocks": blocks,
    }


@dataclass(slots=True)
class _Making:
    """Blocks to data; what they share, marks and pictures, is gathered on the way."""

    shown: Callable[[str], str]
    accent: str | None
    anchors: frozenset[str]
    marks: dict[str, str] = field(default_factory=dict)
    pictures: list[Any] = field(default_factory=list)
    _known: dict[bytes, int] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)
    _depth: int = 0

    def text(self, text: str) -> str:
        """A text the font can show, its longest words breakable."""
        return _LONG.sub(lambda found: _breakable(found[0]), self.shown(text))

    def blocks(self, blocks: Iterable[Block], width: float) -> list[Data]:
        """The data of each block; ``width``: the room they have in points."""
        self._depth += 1
        told = [
            self.block(block, width) for one in blocks for block in (flat(one) if self._depth > _DEEPEST else [one])
        ]
        self._depth -= 1
        return told

    def block(self, block: Block, width: float) -> Data:
        """The data of one block."""
        match block:
            case Heading():
                return {
                    "kind": "heading",
                    "level": block.level,
                    "runs": self.runs(block.runs),
                    **self._anchor(block.anchor),
                }
            case Paragraph():
                return {"kind": "paragraph", "runs": self.runs(block.runs), "role": block.role}
            case Blank():
                return {"kind": "blank", "label": self.text(block.label), "lines": block.lines}
            case Listing():
                items = [self._item(item, width) for item in block.items]
                return {
                    "kind": "list",
                    "items": items,
                    "ordered": block.ordered,
                    "start": block.start,
                    "role": block.role,
                }
            case Terms():
                rows = [self._term(term, said, width * _SAID) for term, said in block.rows]
                return {"kind": "terms", "rows": rows, "role": block.role}
            case Table():
                return self._table(block, width)
            case Image():
                return self._image(block)
            case Group():
                return {
                    "kind": "group",
                    "blocks": self.blocks(_joined(block), width),
                    "role": block.role,
                    "whole": is_short(block.blocks),
                    "near": is_near(block.blocks),
                    **self._anchor(block.anchor),
                }

    def runs(self, runs: Runs) -> list[Data]:
        """Runs as data, only what is so about each; the address of a link is printed after it."""
        return [self._run(run) for run in _addressed(runs)]

    def _run(self, run: Run) -> Data:
        told: Data = {"text": self.text(run.text)}
        told |= {
            name: True for name in ("strong", "emphasis", "code", "small", "muted", "breaks") if getattr(run, name)
        }
        parts = _LONG_WORD.split(told["text"])
        if len(parts) > 1:
            told["parts"] = parts
        if run.role:
            told["role"] = run.role
        if run.href and run.href.startswith("#"):
            if run.href[1:] in self.anchors:
                told["to"] = run.href[1:]
        elif run.href and len(run.href) <= _LONGEST_ADDRESS:
            told["href"] = run.href
            if run.role == _ADDRESS:
                told["bare"] = True
        if run.mark:
            told |= self._mark(run)
        return told

    def _mark(self, run: Run) -> Data:
        if run.mark and run.mark not in self.marks:
            drawn = mark(run.mark, accent=self.accent)
            if drawn is None:
                return {}
            self.marks[run.mark] = drawn.decode()
        return {"mark": run.mark, "together": len(run.text) <= _TOGETHER}

    def _anchor(self, anchor: str | None) -> Data:
        """The anchor, the first time it is met."""
        if not anchor or anchor in self._used:
            return {}
        self._used.add(anchor)
        return {"anchor": anchor}

    def _item(self, item: Item, width: float) -> Data:
        told: Data = {"blocks": self.blocks(item.blocks, width), "role": item.role, "whole": is_short(item.blocks)}
        return {**told, **self._anchor(item.anchor)}

    def _term(self, term: Runs, said: tuple[Block, ...], width: float) -> Data:
        return {"term": self.runs(term), "blocks": self.blocks(said, width), "whole": is_short(said)}

    def _table(self, table: Table, width: float) -> Data:
        few = "few" in table.role.split()
        return {
            "kind": "table",
            "caption": self.runs(table.caption),
            "columns": widths_of(table, min(width, 312.0) if few else width),
            "rows": [self._row(row) for row in table.rows],
            "keep": table.keep,
            "roles": table.role.split(),
        }

    def _row(self, row: Row) -> Data:
        told: Data = {"cells": [self._cell(cell) for cell in row.cells], "part": row.part, "role": row.role}
        told |= {"group": row.group, "heads": row.group and all(_only_heads(cell) for cell in row.cells)}
        told |= {"whole": all(is_short(cell.blocks) for cell in row.cells)}
        return {**told, **self._anchor(row.anchor)}

    def _cell(self, cell: Cell) -> Data:
        told: Data = {"blocks": self.blocks(cell.blocks, _WIDTH), "header": cell.header, "role": cell.role}
        told |= {"columns": cell.columns, "rows": cell.rows, "number": cell.number}
        return told

    def _image(self, image: Image) -> Data:
        told: Data = {}
        if image.lane is not None:
            uprights = [{"at": share, "what": what} for share, what in image.lane.uprights]
            told = {"lane": {"uprights": uprights, "empty": image.lane.marks is None}}
        marks = image.lane.marks if image.lane else None
        return {
            **told,
            "kind": "picture",
            "picture": self._picture(marks or image.data, image.kind),
            "width": image.width,
            "height": image.height,
            "description": self.text(image.description),
            "role": image.role,
        }

    def _picture(self, data: bytes, kind: str) -> int:
        """The number of a picture; the same one is kept once."""
        if data not in self._known:
            self._known[data] = len(self.pictures)
            self.pictures.append({"kind": kind, "data": data.decode() if kind == "svg" else list(data)})
        return self._known[data]


def _only_heads(cell: Cell) -> bool:
    """Whether a cell of a row that heads others says nothing of its own."""
    return bool(cell.header) or all(isinstance(block, Image) and block.lane for block in cell.blocks)


def _breakable(word: str) -> str:
    """A word too long for any column, with places to break: after the signs of an address, else anywhere."""
    parts = _AFTER_SIGN.split(word)
    return _BREAK.join(part[at : at + _BREAK_AFTER] for part in parts for at in range(0, len(part), _BREAK_AFTER))


def _addressed(runs: Runs) -> Iterator[Run]:
    """The runs, and after each link the address on paper, unless it is what the link says."""
    for at, run in enumerate(runs):
        following = runs[at + 1].href if at + 1 < len(runs) else None
        if not run.href or not run.href.startswith("http") or run.href in (following, run.text):
            yield run
            continue
        yield replace(run, breaks=False)
        yield Run(" (", small=run.small, muted=True)
        yield Run(run.href, small=run.small, muted=True, href=run.href, role=_ADDRESS)
        yield Run(")", small=run.small, muted=True, breaks=run.breaks)


def _joined(group: Group) -> tuple[Block, ...]:
    """The blocks of a group; of what is said with a label, both are one paragraph."""
    blocks = group.blocks
    if group.role != "said" or len(blocks) < 2:
        return blocks
    label, said = blocks[0], blocks[1]
    if isinstance(label, Paragraph) and isinstance(said, Paragraph) and label.role == "label":
        return (Paragraph((*label.runs, Run(" "), *said.runs)), *blocks[2:])
    return blocks
