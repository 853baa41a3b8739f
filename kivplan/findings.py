"""What every check says, and about what: ``Finding``, ``Level``, and where it is.

A finding first points symbolically (``Spot``: a document and a path inside it) or at text (``Place``). Lines and
columns are looked up when it is shown, by whoever holds the text; reporters see only ``Place``. Its words are English
and remember what they were made of (``Said``), so that they can be said again in the plan's language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Path = tuple[str | int, ...]
Part = Literal["key", "value"]

_SPACE = "[ \t\u00a0\u00ad\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]"
_DASH = "[-+\u2010-\u2015\u2212\uff0d]"
_GAP = f"(?:{_SPACE}{{0,2}}{_DASH}?{_SPACE}{{0,2}}|[_.:/])"
# As YAML may write them in double quotes: "170540\x2026641".
_ESCAPED_DIGIT = r"(?:[0-9]|\\x3[0-9]|\\u003[0-9]|\\U0000003[0-9])"
_ESCAPED_GAP = rf"(?:{_SPACE}|{_DASH}|[_.:/]|\\x[0-9A-Fa-f]{{2}}|\\u[0-9A-Fa-f]{{4}}|\\[_ t/]){{0,5}}"


def _shape(beginning: str, digit: str, gap: str) -> re.Pattern[str]:
    """Six or eight digits and four or five; the six also ``17.05.40``, the eight also ``1981-12-18``.

    ``2026-09-15 – 2027-03-01`` and ``2026-09-15–2027`` are no such thing.
    """
    pair = f"{digit}{{2}}"
    whole = f"{pair}{pair}(?:{pair})?{gap}{digit}{{4,5}}"
    in_pairs = f"([. \u00a0]){pair}\\1{pair}{gap}{digit}{{5}}"
    as_iso = f"{pair}-{pair}-{pair}(?=[^0-9]){gap}(?!(?:19|20)[0-9]{{2}}(?![0-9])){digit}{{4}}(?!-[0-9])"
    return re.compile(f"{beginning}(?:{whole}|{in_pairs}|{as_iso})(?![0-9])")


IDENTITY_SHAPE = _shape("[0-9](?<![0-9]{2})[0-9]", "[0-9]", _GAP)  # a digit first: three times as fast
"""What may be a Norwegian or Swedish identity number, however its two parts are set apart; much else may too."""
_ESCAPED_SHAPE = _shape(f"(?<![0-9]){_ESCAPED_DIGIT}{{2}}", _ESCAPED_DIGIT, _ESCAPED_GAP)


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
    return _filled(template, params) if params else _whole(template)


@cache
def _whole(template: str) -> Said:
    return _filled(template, {})


def _filled(template: str, params: Mapping[str, object]) -> Said:
    text = Said(template.format_map(params))
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
        if all(masked(word) is word for word in words):
            return self
        related = tuple(replace(r, message=masked_words(r.message)) for r in self.related)
        hint = self.hint and masked_words(self.hint)
        return replace(self, message=masked_words(self.message), hint=hint, related=related)


def masked(text: str) -> str:
    """The text with a bullet for each character of whatever looks like a Norwegian or Swedish identity number."""
    shape = _ESCAPED_SHAPE if "\\" in text else IDENTITY_SHAPE
    if shape.search(text) is None:
        return text
    return shape.sub(lambda match: "•" * len(match[0]), text)


def masked_words(text: str) -> str:
    """As ``masked``; what was said can still be said again."""
    hidden = masked(text)
    if hidden is text or not isinstance(text, Said):
        return hidden
    params = {name: masked_words(value) if isinstance(value, str) else value for name, value in text.params.items()}
    whole = said(text.template, **params)
    return whole if masked(whole) == whole else masked(whole)


def _concrete(where: Place | Spot, locate: Callable[[Spot], Place]) -> Place:
    return where if isinstance(where, Place) else locate(where)


def reading_order(finding: Finding) -> tuple[str, int, int, str, str]:
    """Sort key: by file, then place in it, then code and message."""
    place = finding.place
    return (place.file, place.line, place.column, finding.code, finding.message)
