"""Lists as Word has them: every list that counts is one of its own, in the look of its style."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from .xml import DECLARED, w


class Numbers:
    """The lists of a document (``w:numbering``); ``own`` are kivplan's, for styles that are taken from there."""

    def __init__(self, element: Any, own: Any) -> None:
        self._element, self._own = element, own
        self.are_own = own is None
        self._taken_in: dict[str, str] = {}

    def taken_in(self, number: str) -> str:
        """The number in this document of the list that has ``number`` in kivplan's own."""
        if self.are_own:
            return number
        if number not in self._taken_in:
            source = next(one for one in self._own.findall(qn("w:num")) if one.get(qn("w:numId")) == number)
            look = deepcopy(self._abstract(self._own, _look_of(source)))
            look.set(qn("w:abstractNumId"), self._next("abstractNum", "abstractNumId"))
            for styled in list(look.iter(qn("w:pStyle"))):
                styled.getparent().remove(styled)
            self._put_before_lists(look)
            self._taken_in[number] = self._list(look.get(qn("w:abstractNumId")))
        return self._taken_in[number]

    def started(self, number: str | None, start: int, level: int) -> str:
        """The number of a new list that looks like list ``number`` and whose items at ``level`` begin at ``start``."""
        lists = {one.get(qn("w:numId")): one for one in self._element.findall(qn("w:num"))}
        like = lists.get(number) if number else None
        if like is None:
            like = {one.get(qn("w:numId")): one for one in self._element.findall(qn("w:num"))}.get(self.taken_in("2"))
        return self._list(_look_of(like), start=start, level=level)

    def _list(self, look: str, *, start: int | None = None, level: int = 0) -> str:
        number = self._next("num", "numId")
        begun = "" if start is None else w("lvlOverride", w("startOverride", val=start), ilvl=level)
        text = w("num", w("abstractNumId", val=look), begun, numId=number)
        made = parse_xml(text.replace("<w:num ", f"<w:num {DECLARED} ", 1))
        self._after_lists(made)
        return number

    def _after_lists(self, made: Any) -> None:
        lists = self._element.findall(qn("w:num"))
        looks = self._element.findall(qn("w:abstractNum"))
        before = lists or looks
        if before:
            before[-1].addnext(made)
        else:
            self._element.insert(0, made)

    def _put_before_lists(self, look: Any) -> None:
        looks = self._element.findall(qn("w:abstractNum"))
        if looks:
            looks[-1].addnext(look)
        else:
            bullets = self._element.findall(qn("w:numPicBullet"))
            self._element.insert(len(bullets), look)

    def _next(self, tag: str, attribute: str) -> str:
        used = [int(one.get(qn(f"w:{attribute}"))) for one in self._element.findall(qn(f"w:{tag}"))]
        return str(max(used, default=0) + 1)

    @staticmethod
    def _abstract(numbering: Any, identifier: str) -> Any:
        looks = numbering.findall(qn("w:abstractNum"))
        return next(look for look in looks if look.get(qn("w:abstractNumId")) == identifier)


def _look_of(number: Any) -> str:
    return str(number.find(qn("w:abstractNumId")).get(qn("w:val")))
