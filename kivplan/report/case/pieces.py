"""What a case is made of: plain things that a case system's own template can take over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from ..brief import Brief
    from ..parts import Link, Said, Status


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a chapter."""

    kind: ClassVar[str] = "heading"
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph or, where it is the plan's own, a text."""

    kind: ClassVar[str] = "text"
    said: Said


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; ``ordered``: its items are numbered."""

    kind: ClassVar[str] = "bullets"
    items: tuple[Said, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. ``text`` is None where nothing is said; ``number``: it stands to the right."""

    text: str | None
    number: bool = False
    link: Link | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A simple table: what its columns are called, its rows, and their sum if there is one."""

    kind: ClassVar[str] = "table"
    id: str
    caption: str
    note: str | None
    columns: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Blank:
    """What the plan cannot know and the case officer fills in; ``text`` is what is searched for and written over."""

    kind: ClassVar[str] = "blank"
    text: str


Piece = Heading | Text | Bullets | Table | Blank


@dataclass(frozen=True, slots=True)
class Pieces:
    """What stands under one heading, in order."""

    pieces: tuple[Piece, ...]


def blank_words(brief: Brief, what: str) -> str:
    """The mark of a blank, the same everywhere, with what is to be filled in."""
    return brief.words.say("‹To be filled in: %(what)s›", what=what)


def blank(brief: Brief, what: str) -> Blank:
    """A blank for ``what``."""
    return Blank(blank_words(brief, what))
