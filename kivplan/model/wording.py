"""What is said of a value that the field cannot take, and what to write instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..findings import Said, said
from .problem import described, quoted, shortened
from .shapes import Keys, Leaf, Many, Named, Words

if TYPE_CHECKING:
    from .locating import Located
    from .shapes import Shape
    from .suggest import Suggester

Told = tuple[str, Said, Said | None]
"""A rule of ``problems.RULES``, a message and a hint."""

_EXPECTED = {
    "text": said("text"),
    "line": said("a line of text"),
    "id": said("an id"),
    "reference": said("an id"),
    "link": said("a link"),
    "colour": said("a colour"),
    "currency": said("a currency"),
}
_SHORT = 30
_MOST_SHOWN = 12


def unworded(place: Located, suggester: Suggester) -> Told:
    """A word that is none of those allowed."""
    words = place.shape.words if isinstance(place.shape, Words) else ()
    text = str(place.value)
    near = suggester.word(text, words)
    if len(words) == 1:
        return (
            "bad_value",
            said("“{text}” cannot stand here", text=shortened(text)),
            said("write {text}", text=words[0]),
        )
    message = said("“{text}” is not a value of {name}", text=shortened(text), name=_name(place))
    return "bad_value", message, _one_of(words, near)


def untyped(place: Located) -> Told:
    """A list for text, text for a list, and so on."""
    value, shape = place.value, place.shape
    if value is None and isinstance(place.key, int):
        hint = said("write something after the dash, or remove the dash")
        return "wrong_type", said("the list item is empty"), hint
    words = {"what": _expected(shape), "name": _name(place), "found": described(value)}
    return "wrong_type", said("expected {what} for {name}, found {found}", **words), _remedy(place)


def unmatched(place: Located) -> Told:
    """Text that does not have the form its field asks for."""
    text = str(place.key if place.part == "key" else place.value)
    name = place.shape.scalar.name if isinstance(place.shape, Leaf) and place.part == "value" else "id"
    if name == "line":
        return _not_one_line(place, text)
    if name == "link":
        return "bad_value", said("“{text}” is not a link", text=shortened(text)), _as_link(text)
    if name == "colour":
        return "bad_value", said("“{text}” is not a colour", text=shortened(text)), _as_colour(text)
    if name == "currency":
        return "bad_value", said("“{text}” is not a currency", text=shortened(text)), _as_currency(text)
    return "bad_value", said("“{text}” cannot be an id", text=shortened(text)), _as_id(text)


def _as_link(text: str) -> Said:
    if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", text) and len(text) < 200:
        return said("write {text}", text=f"https://{text}")
    return said("begin it with https://, http:// or mailto:, without spaces")


def _as_colour(text: str) -> Said:
    digits = text.strip().lstrip("#")
    if re.fullmatch(r"[0-9A-Fa-f]{6}", digits):
        return said("write {text}", text=f'"#{digits}"')
    return said('write it in quotes as "#004b87"')


def _as_currency(text: str) -> Said:
    if re.fullmatch(r"[A-Za-z]{3}", text):
        return said("write {text}", text=text.upper())
    return said("write three capital letters, such as NOK, SEK or EUR")


def _not_one_line(place: Located, text: str) -> Told:
    name = _name(place)
    if not text.strip():
        return "bad_value", said("{name} is blank", name=name), said("write a line of text, or leave the value out")
    hint = said("write it on one line, without | after the colon")
    return "wrong_type", said("{name} is to be one line", name=name), hint


def _as_id(text: str) -> Said:
    better = re.sub(r"[^\w.-]+", "-", text.strip()[:_SHORT]).strip("-").lstrip(".")
    if better and len(text) <= _SHORT:
        return said("write {id}; an id is letters, digits, - _ and . and does not begin with a dot", id=better)
    return said("an id is letters, digits, - _ and . and does not begin with a dot")


def listed(names: tuple[str, ...]) -> str:
    """Names one after another, the first dozen of them."""
    shown = ", ".join(names[:_MOST_SHOWN])
    return f"{shown} …" if len(names) > _MOST_SHOWN else shown


def _expected(shape: Shape | None) -> Said:
    match shape:
        case Leaf():
            return _EXPECTED.get(shape.scalar.name, said("something else"))
        case Words():
            return said("a word")
        case Many():
            return said("a list")
        case Named():
            return said("a mapping from names to values")
        case Keys():
            return said("a mapping of keys")
    return said("something else")


def _one_of(words: tuple[str, ...], near: str | None = None) -> Said:
    allowed = ", ".join(words)
    if near:
        return said("write {word} (allowed: {words})", word=near, words=allowed)
    return said("write one of {words}", words=allowed)


def _remedy(place: Located) -> Said | None:
    value, shape = place.value, place.shape
    match shape:
        case Many():
            return _as_list(value, shape)
        case Words():
            return _one_of(shape.words)
        case Keys():
            return _span(value, shape) or _as_mapping(value, shape)
        case Named():
            return said("write each name with its value below it, as `name: value`, without dashes")
        case Leaf() if isinstance(value, list):
            return said("write one value, not a list")
    return said("if the text has a colon or braces in it, put it in quotes") if isinstance(value, dict) else None


def _as_list(value: object, shape: Many) -> Said:
    if isinstance(shape.item, Leaf | Words) and _is_simple(value):
        return said("write a list: {text}", text=f"[{value}]")
    return said("write a list: one item a line, each after a dash")


def _as_mapping(value: object, shape: Keys) -> Said:
    required = [key.name for key in shape.fields.values() if key.required]
    if len(required) == 1 and _is_simple(value):
        return said("write {text}", text=f"{{{required[0]}: {value}}}")
    return said("write its keys below it: {keys}", keys=listed(tuple(shape.fields)))


def _is_simple(value: object) -> bool:
    """Whether a text may stand in braces or brackets as it is."""
    return isinstance(value, str) and re.fullmatch(r"\w[\w .%-]{0,29}", value) is not None


def _span(value: object, shape: Keys) -> Said | None:
    """The period that ``2026`` or ``2026-2029`` was meant to be."""
    years = re.fullmatch(r"([0-9]{4})(?:\s*[-–—/]\s*([0-9]{4}))?", value) if isinstance(value, str) else None
    if years is None or list(shape.fields) != ["start", "end"]:
        return None
    return said("write {text}", text=f"{{start: {years[1]}, end: {years[2] or years[1]}}}")


def _name(place: Located) -> Said:
    """The key that a value, or the list it is an item of, belongs to."""
    named = [step for step in place.path if isinstance(step, str)]
    return quoted(named[-1]) if named else said("the document")
