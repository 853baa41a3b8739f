"""What is being written: the state of one document while its blocks are turned into WordprocessingML, in order."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from .xml import w

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..blocks import Block, Image
    from .numbers import Numbers
    from .styles import Styles

TWIPS = 20  # to a point
_INDENTED = frozenset({"List Continue", "List Continue 2", "List Continue 3"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where on the page something stands: the width there (twips), the style of its text, how deep in lists.

    ``keep``: it stays on the page of what follows. ``right``: it stands to the right. ``loud``: its text is bold.
    ``size``: of its letters, in half points, where it is not that of the style.
    """

    width: int
    text: str = "Normal"
    depth: int = 0
    indent: int = 0
    table: bool = False
    cover: bool = False
    keep: bool = False
    right: bool = False
    loud: bool = False
    size: int | None = None

    def within(self, indent: int) -> Place:
        """The same place, its text moved in by ``indent`` twips."""
        return replace(self, indent=self.indent + indent, width=max(self.width - indent, 600))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture that is in the document: the relation it is found by, and its size in points."""

    relation: str
    width: float
    height: float


@dataclass(slots=True)
class Writing:
    """One document being written. ``bookmarks`` are the names of its anchors; ``relation`` gives that of an address,
    ``drawn`` that of a picture; ``prompt`` is what a blank asks the reader to do; ``flow`` writes blocks;
    ``stretch``: how much wider letters may be than those of kivplan's own look.

    ``new_page`` and ``anchors`` wait for the next paragraph: it begins a page, and links lead to it;
    ``number`` (of a list) for the next heading. ``last`` is the highest id so far.
    """

    styles: Styles
    numbers: Numbers
    bookmarks: Mapping[str, str]
    relation: Callable[[str], str]
    drawn: Callable[[Image], Drawn]
    prompt: str
    flow: Callable[[tuple[Block, ...], Writing, Place], str]
    stretch: float = 1.0
    anchors: list[str] = field(default_factory=list)
    new_page: bool = False
    below_table: bool = False
    number: str | None = None
    last: int = 0

    def next_id(self) -> int:
        """A number nothing else in this document has."""
        self.last += 1
        return self.last

    def lead_here(self, anchor: str | None) -> None:
        """Links to ``anchor`` lead to the next paragraph."""
        if anchor:
            self.anchors.append(anchor)

    def paragraph(
        self,
        content: str,
        style: str,
        place: Place,
        *,
        keep: bool = False,
        whole: bool = False,
        number: str = "",
        indent: int | None = None,
    ) -> str:
        """A paragraph of runs in the style called ``style``; ``number`` is its ``w:numPr``.

        ``keep``: it stays on the page of what follows; ``whole``: its lines stay together.
        """
        above = 120 if self.below_table and not place.table else None
        left = place.indent if indent is None else indent
        properties = w(
            "pPr",
            "" if style == "Normal" else w("pStyle", val=self.styles.id_of(style)),
            w("keepNext") if keep or place.keep else "",
            w("keepLines") if whole else "",
            w("pageBreakBefore") if self.new_page else "",
            number,
            w("spacing", before=above) if above else "",
            w("ind", left=left) if left and not number and style not in _INDENTED else "",
            w("jc", val="right") if place.right else "",
        )
        begun = "".join(self._bookmark(anchor) for anchor in self.anchors)
        self.anchors.clear()
        self.new_page = self.below_table = False
        return w("p", "" if properties == "<w:pPr/>" else properties, begun, content)

    def _bookmark(self, anchor: str) -> str:
        number = self.next_id()
        return w("bookmarkStart", id=number, name=self.bookmarks[anchor]) + w("bookmarkEnd", id=number)
