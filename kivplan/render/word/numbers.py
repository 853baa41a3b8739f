"""Lists as Word has them: every list that counts is one of its own, in the look of its style."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from .xml import DECLARED, w

BULLETS, _COUNTING = "1", "2"  # kivplan's own lists


class Numbers:
    """The lists of a document (``w:numbering``); ``own`` are kivplan's, for styles that are taken from there.

    ``styles`` (``w:styles``) may name lists that are not there: no new one gets such a number.
    """

    def __init__(self, element: Any, own: Any, styles: Any) -> None:
        self._element, self._own = element, own
        self._named = [int(one.get(qn("w:val"))) for one in styles.iter(qn("w:numId"))]
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
        like = self._known(number if self.has(number) else self.taken_in(_COUNTING))
        return self._list(_look_of(like), start=start, level=level)

    def has(self, number: str | None) -> bool:
        """Whether there is a list of this number; a style may name one that is not there."""
        return self._known(number) is not None

    def _known(self, number: str | None) -> Any:
        lists = self._element.findall(qn("w:num"))
        return next((one for one in lists if one.get(qn("w:numId")) == number), None)

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
        return str(max([*used, *self._named], default=0) + 1)

    @staticmethod
    def _abstract(numbering: Any, identifier: str) -> Any:
        looks = numbering.findall(qn("w:abstractNum"))
        return next(look for look in looks if look.get(qn("w:abstractNumId")) == identifier)


def _look_of(number: Any) -> str:
    return str(number.find(qn("w:abstractNumId")).get(qn("w:val")))
