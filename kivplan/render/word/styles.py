"""Which of a document's styles a thing is set in: found by name; one that is missing comes from kivplan's own."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from .numbers import Numbers

_NAMELESS = ("rFonts", "color")  # what a style taken in leaves to the document it comes to


class Styles:
    """The styles of a document (``w:styles``), by the names Word stores them under, in English in every language.

    ``own`` are kivplan's, where a style the document lacks is taken from: its spacing and size, in the document's own
    type and colour. ``lacking`` names the styles of Word's own that were taken.
    """

    def __init__(self, element: Any, own: Any, numbers: Numbers) -> None:
        self._element, self._own, self._numbers = element, own, numbers
        self._ids = {_name(style): style.get(qn("w:styleId")) for style in element.iterchildren(qn("w:style"))}
        self._taken = {identifier for identifier in self._ids.values() if identifier}
        self.lacking: list[str] = []

    def id_of(self, name: str) -> str:
        """The id of the style called ``name`` (``heading 1``, ``List Bullet``), whatever the document's language."""
        found = self._ids.get(name.lower())
        return self._take_in(name) if found is None else str(found)

    def numbering_of(self, name: str) -> str | None:
        """The number of the list a paragraph style belongs to (``w:numId``), if to any."""
        style = self._by_id(self.id_of(name))
        while style is not None:
            number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
            if number is not None:
                return str(number.get(qn("w:val")))
            base = style.find(qn("w:basedOn"))
            style = None if base is None else self._by_id(base.get(qn("w:val")))
        return None

    def speak(self, tag: str) -> None:
        """All styles are in the language ``tag`` (``nb-NO``): that of the document, none of their own."""
        for style in self._element.iterchildren(qn("w:style")):
            for properties in style.iter(qn("w:rPr")):
                for said in properties.findall(qn("w:lang")):
                    properties.remove(said)
        _default_language(self._element, tag)

    def _by_id(self, identifier: str) -> Any:
        styles = self._element.iterchildren(qn("w:style"))
        return next((style for style in styles if style.get(qn("w:styleId")) == identifier), None)

    def _take_in(self, name: str) -> str:
        source = next(style for style in self._own.iterchildren(qn("w:style")) if _name(style) == name.lower())
        style = deepcopy(source)
        identifier = self._free(source.get(qn("w:styleId")))
        self._ids[name.lower()] = identifier
        self._taken.add(identifier)
        style.set(qn("w:styleId"), identifier)
        self._refer(style)
        for properties in style.iter(qn("w:rPr")):
            for tag in _NAMELESS:
                for found in properties.findall(qn(f"w:{tag}")):
                    properties.remove(found)
        self._element.append(style)
        self._number(style)
        if not name.startswith("Kivplan "):
            self.lacking.append(name)
        return identifier

    def _free(self, identifier: str) -> str:
        return identifier if identifier not in self._taken else self._free(f"{identifier}K")

    def _refer(self, style: Any) -> None:
        """Let the style rest on the document's styles, by their names in kivplan's."""
        for tag in ("basedOn", "next", "link"):
            for reference in style.findall(qn(f"w:{tag}")):
                named = self._own_name(reference.get(qn("w:val")))
                if tag == "basedOn":
                    reference.set(qn("w:val"), self.id_of(named))
                elif named.lower() in self._ids:
                    reference.set(qn("w:val"), self._ids[named.lower()])
                else:
                    style.remove(reference)

    def _own_name(self, identifier: str) -> str:
        styles = self._own.iterchildren(qn("w:style"))
        return next(_stored(style) for style in styles if style.get(qn("w:styleId")) == identifier)

    def _number(self, style: Any) -> None:
        """Bring the list a style belongs to along."""
        for number in style.iter(qn("w:numId")):
            number.set(qn("w:val"), self._numbers.taken_in(number.get(qn("w:val"))))


def _stored(style: Any) -> str:
    named = style.find(qn("w:name"))
    return "" if named is None else str(named.get(qn("w:val")))


def _name(style: Any) -> str:
    return _stored(style).lower()


def _default_language(styles: Any, tag: str) -> None:
    place = styles
    for name in ("docDefaults", "rPrDefault", "rPr"):
        found = place.find(qn(f"w:{name}"))
        if found is None:
            found = place.makeelement(qn(f"w:{name}"), {})
            place.insert(0, found)
        place = found
    said = place.find(qn("w:lang"))
    if said is None:
        said = place.makeelement(qn("w:lang"), {})
        place.append(said)
    said.set(qn("w:val"), tag)
    said.set(qn("w:eastAsia"), tag)
