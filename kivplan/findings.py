"""What every check says, and about what: ``Finding``, ``Level``, and where it is.

A finding first points symbolically (``Spot``: a document and a path inside it) or at text (``Place``). Lines and
columns are looked up when it is shown, by whoever holds the text; reporters see only ``Place``. Its words are English
and remember what they were made of (``Said``), so that they can be said again in the plan's language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Path = tuple[str | int, ...]
Part = Literal["key", "value"]

_SIX_DIGITS = re.compile(r"[0-9]{6}")
_NUMBER_OF_A_PERSON = re.compile(r"(?<![0-9])(?:[0-9]{6}|[0-9]{8})[-+ ]?[0-9]{4,5}(?![0-9])")


class Level(IntEnum):
    """How serious a finding is; levels compare (``Level.INFO < Level.ERROR``)."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The level as it is written in options, JSON and settings: ``info``, ``warning``, ``error``."""
        return self.name.lower()


class Said(str):
    """English text that remembers its template and what was put into it; in all else a ``str``."""

    __slots__ = ("params", "template")
    template: str
    params: Mapping[str, object]


def said(template: str, /, **params: object) -> Said:
    """``template`` with its ``{names}`` filled in; a value may be ``Said`` itself. Raises KeyError for one left out.

    Templates stand in the code as they are translated: ``python -m kivplan.locale.update`` finds them by this name.
    """
    text = Said(template.format(**params))
    text.template, text.params = template, params
    return text


def again(text: object, translate: Callable[[str], str]) -> str:
    """``text`` with its template, and those within it, as ``translate`` has them; other text as it is."""
    if not isinstance(text, Said):
        return str(text)
    params = {name: again(value, translate) for name, value in text.params.items()}
    return translate(text.template).format(**params)


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

    def translated(self, translate: Callable[[str], str]) -> Finding:
        """The same finding with its words as ``translate`` has them; code and name never change."""
        related = tuple(replace(r, message=again(r.message, translate)) for r in self.related)
        hint = None if self.hint is None else again(self.hint, translate)
        return replace(self, message=again(self.message, translate), hint=hint, related=related)

    def masked(self) -> Finding:
        """The same finding without anyone's identity number in its words."""
        words = (self.message, self.hint or "", *(r.message for r in self.related))
        if not any(map(_SIX_DIGITS.search, words)):
            return self
        related = tuple(replace(r, message=_masked_words(r.message)) for r in self.related)
        hint = self.hint and _masked_words(self.hint)
        return replace(self, message=_masked_words(self.message), hint=hint, related=related)


def masked(text: str) -> str:
    """The text with a bullet for each character of whatever looks like a Norwegian or Swedish identity number."""
    if _SIX_DIGITS.search(text) is None:  # nearly always, and three times as fast
        return text
    return _NUMBER_OF_A_PERSON.sub(lambda match: "•" * len(match[0]), text)


def _masked_words(text: str) -> str:
    """As ``masked``; what was said can still be said again."""
    if not isinstance(text, Said):
        return masked(text)
    params = {name: _masked_words(value) if isinstance(value, str) else value for name, value in text.params.items()}
    whole = said(text.template, **params)
    return whole if masked(whole) == whole else masked(whole)


def _concrete(where: Place | Spot, locate: Callable[[Spot], Place]) -> Place:
    return where if isinstance(where, Place) else locate(where)


def reading_order(finding: Finding) -> tuple[str, int, int, str, str]:
    """Sort key: by file, then place in it, then code and message."""
    place = finding.place
    return (place.file, place.line, place.column, finding.code, finding.message)
