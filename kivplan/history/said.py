"""The follow-ups in the bytes of a file, by what they say: not comments, order of keys, quotes or line breaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ..source import SourceText, parse, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DOCUMENTS = re.compile(r"^(?=---(?:[ \t\r\n]|$))", re.MULTILINE)
_KIND = "follow-up"


@dataclass(frozen=True, slots=True)
class Said:
    """A follow-up in a file: the day it speaks of, and all it says."""

    day: date
    value: dict[str, object]

    @property
    def about(self) -> tuple[date, object]:
        """What it is known by in its file: its day and its unit."""
        return self.day, self.value.get("unit")

    @property
    def rest(self) -> dict[str, object]:
        """All it says but what it is known by."""
        return {key: value for key, value in self.value.items() if key not in ("date", "unit")}


class Reader:
    """Reads files, and each document in them once, however many versions of the file there are."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Said, ...]] = {}

    def read(self, data: bytes) -> tuple[Said, ...]:
        """The follow-ups in a file; those that cannot be read are left out."""
        found: list[Said] = []
        for text in _DOCUMENTS.split(read_text("", data).source.text):
            if _KIND in text:
                if text not in self._known:
                    self._known[text] = tuple(_said(text))
                found += self._known[text]
        return tuple(found)


def _said(text: str) -> Iterator[Said]:
    for document in parse(SourceText("", text)).documents:
        value = _plain(document.value)
        if isinstance(value, dict) and value.get("kind") == _KIND:
            day = _day(value.get("date"))
            if day is not None:
                yield Said(day, value)


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(inside) for key, inside in value.items()}
    if isinstance(value, list):
        return [_plain(inside) for inside in value]
    return " ".join(value.split()) if isinstance(value, str) else value


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def changed(before: Sequence[Said], after: Sequence[Said]) -> Iterator[Said]:
    """The follow-ups of ``before`` that say something else in ``after``: as they were.

    One that is gone was changed only if a new one has all it said, under another day or unit.
    """
    now = {said.about: said for said in after}
    known = {said.about for said in before}
    come = [said.rest for said in after if said.about not in known]
    for said in before:
        new = now.get(said.about)
        if (said.rest in come) if new is None else (new.value != said.value):
            yield said
