"""What every check says, and about what: ``Finding``, ``Level``, and where it is.

A finding first points symbolically (``Spot``: a document and a path inside it) or at text (``Place``). Lines and
columns are looked up when it is shown, by whoever holds the text; reporters see only ``Place``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

Path = tuple[str | int, ...]
Part = Literal["key", "value"]


class Level(IntEnum):
    """How serious a finding is; levels compare (``Level.INFO < Level.ERROR``)."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The level as it is written in options, JSON and settings: ``info``, ``warning``, ``error``."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of text. Lines and columns count from 1, columns in characters; the end is just past the last."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A symbolic place: the key or the value at ``path`` in document number ``document`` (from 0) of ``file``."""

    file: str
    document: int
    path: Path
    part: Part = "value"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that explains a finding, with what is to be seen there."""

    where: Place | Spot
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong or could be better: what, where, why and what to write instead.

    ``message`` and ``hint`` are plain text, never markup.
    """

    code: str
    name: str
    level: Level
    message: str
    where: Place | Spot
    hint: str | None = None
    related: tuple[Related, ...] = ()

    @property
    def place(self) -> Place:
        """The concrete place; raises TypeError while the finding is still symbolic."""
        if isinstance(self.where, Place):
            return self.where
        raise TypeError(f"finding {self.code} has not been located yet")

    def located(self, locate: Callable[[Spot], Place]) -> Finding:
        """The same finding with every symbolic place made concrete by ``locate``."""
        related = tuple(replace(r, where=_concrete(r.where, locate)) for r in self.related)
        return replace(self, where=_concrete(self.where, locate), related=related)


def _concrete(where: Place | Spot, locate: Callable[[Spot], Place]) -> Place:
    return where if isinstance(where, Place) else locate(where)


def reading_order(finding: Finding) -> tuple[str, int, int, str, str]:
    """Sort key: by file, then place in it, then code and message."""
    place = finding.place
    return (place.file, place.line, place.column, finding.code, finding.message)
