"""A report as blocks: what PDF and Word are made of, read from the report's own HTML so that all formats say the same.

Only data: text with a few marks, headings, lists, terms, tables, figures, and groups that keep the role they have in
the page (the first name of their ``class``), by which a format knows how to set them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style. ``href``: an address or ``#anchor``. ``mark``: the status whose mark precedes it.

    ``breaks``: a new line begins after it. ``muted``: what matters less is set in the quieter ink. ``role``: as in the
    page, where a format may care: ``tag-error``, ``label``, ``item-id``, ``missing``, ``over``.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    small: bool = False
    href: str | None = None
    mark: str | None = None
    breaks: bool = False
    muted: bool = False
    role: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 6."""

    level: int
    runs: Runs
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``role`` as in the page: ``empty``, ``small``, ``lead``, ``label``, ``caption``, or nothing.

    What a page lays out apart within a line (``when``, ``kind`` and ``what`` of a date) is a paragraph each.
    """

    runs: Runs
    role: str = ""


@dataclass(frozen=True, slots=True)
class Blank:
    """Room to write: so many lines of text, with the label printed before it. ``title``: its name, not printed."""

    label: str
    lines: int = 1
    title: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list."""

    blocks: tuple[Block, ...]
    role: str = ""
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; ``role`` as in the page: ``decisions``, ``key-figures``, ``legend``, ``tree``, or nothing.

    ``start``: the number of the first item of an ordered one.
    """

    items: tuple[Item, ...]
    ordered: bool = False
    role: str = ""
    start: int = 1


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms with what is said of each: the facts of a decision, the nine points of an action."""

    rows: tuple[tuple[Runs, tuple[Block, ...]], ...]
    role: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; ``header``: none, ``col``, ``row`` or ``rowgroup``; ``number``: it stands to the right.

    ``columns`` and ``rows``: how many it fills. ``role`` as in the page: ``lane``, ``missing``, ``over``.
    """

    blocks: tuple[Block, ...]
    header: str = ""
    columns: int = 1
    number: bool = False
    rows: int = 1
    role: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; ``part``: ``head``, ``body`` or ``foot``; ``group``: it heads the rows after it.

    ``role`` as in the page: ``part`` for what belongs to the row above.
    """

    cells: tuple[Cell, ...]
    part: str = "body"
    group: bool = False
    anchor: str | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption; head rows come first and repeat on every page. ``keep``: it is not split.

    ``role``: all that the page calls it, with spaces between: ``amounts few``, ``timeline``.
    """

    caption: Runs
    rows: tuple[Row, ...]
    keep: bool = False
    role: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane of a time axis taken apart, for a format in which the uprights can be as high as the row.

    ``uprights``: how far across (0 to 1) each stands, and what it is: ``axis`` or ``today``. ``marks``: the bars and
    marks alone, as SVG; none where the lane is empty.
    """

    uprights: tuple[tuple[float, str], ...]
    marks: bytes | None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: SVG that needs no stylesheet, or the bytes of a PNG or JPEG; size in points.

    ``title`` names the picture and is not printed: a caption stands beside it as a paragraph. ``description`` is what a
    screen reader says; empty where the words beside it say the same. ``role``: ``chart``, ``spark``, ``lane``, ``key``
    of a legend, ``logo``. ``lane``: the same drawing taken apart.
    """

    data: bytes
    kind: str
    width: float
    height: float
    title: str = ""
    description: str = ""
    role: str = ""
    lane: Lane | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that belong together; ``role`` as in the page: ``section``, ``page-one``, ``action``, ``appendix``.

    The first name of the class, or the element's own name where it has none (``figure``, ``blockquote``).
    """

    blocks: tuple[Block, ...]
    role: str = ""
    anchor: str | None = None


Block = Heading | Paragraph | Blank | Listing | Terms | Table | Image | Group


@dataclass(frozen=True, slots=True)
class Pages:
    """A whole report as blocks, and what a document's own properties and running heads say."""

    title: str
    organisation: str
    report_title: str
    language: str
    edition_notice: str | None
    generator: str
    accent: str | None
    blocks: tuple[Block, ...]
