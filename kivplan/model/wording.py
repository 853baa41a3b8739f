"""What is said of a value that the field cannot take, and what to write instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .problem import described, quoted
from .shapes import Keys, Leaf, Many, Named, Words

if TYPE_CHECKING:
    from .locating import Located
    from .shapes import Shape
    from .suggest import Suggester

Said = tuple[str, str, str | None]

_EXPECTED = {
    "text": "text",
    "line": "a line of text",
    "id": "an id",
    "reference": "an id",
    "link": "a link",
    "colour": "a colour",
    "currency": "a currency",
}
_SHORT = 30
_MOST_SHOWN = 12


def unworded(place: Located, suggester: Suggester) -> Said:
    """A word that is none of those allowed."""
    words = place.shape.words if isinstance(place.shape, Words) else ()
    text = str(place.value)
    near = suggester.word(text, words)
    allowed = ", ".join(words)
    if len(words) == 1:
        return "bad_value", f"{quoted(text)} cannot stand here", f"write {words[0]}"
    hint = f"write {near} (allowed: {allowed})" if near else f"write one of {allowed}"
    return "bad_value", f"{quoted(text)} is not a value of {_name(place)}", hint


def untyped(place: Located) -> Said:
    """A list for text, text for a list, and so on."""
    value, shape = place.value, place.shape
    if value is None and isinstance(place.key, int):
        return "wrong_type", "the list item is empty", "write something after the dash, or remove the dash"
    found = described(value)
    return "wrong_type", f"expected {_expected(shape)} for {_name(place)}, found {found}", _remedy(place)


def unmatched(place: Located) -> Said:
    """Text that does not have the form its field asks for."""
    text = str(place.key if place.part == "key" else place.value)
    name = place.shape.scalar.name if isinstance(place.shape, Leaf) and place.part == "value" else "id"
    if name == "line":
        return _not_one_line(place, text)
    if name == "link":
        hint = f"write https://{text}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", text) and len(text) < 200 else None
        return (
            "bad_value",
            f"{quoted(text)} is not a link",
            hint or "begin it with https://, http:// or mailto:, without spaces",
        )
    if name == "colour":
        digits = text.strip().lstrip("#")
        right = re.fullmatch(r"[0-9A-Fa-f]{6}", digits)
        return (
            "bad_value",
            f"{quoted(text)} is not a colour",
            f'write "#{digits}"' if right else 'write it in quotes as "#004b87"',
        )
    if name == "currency":
        hint = (
            f"write {text.upper()}"
            if re.fullmatch(r"[A-Za-z]{3}", text)
            else "write three capital letters, such as NOK, SEK or EUR"
        )
        return "bad_value", f"{quoted(text)} is not a currency", hint
    return _not_an_id(text)


def _not_one_line(place: Located, text: str) -> Said:
    if not text.strip():
        return "bad_value", f"{_name(place)} is blank", "write a line of text, or leave the value out"
    return "wrong_type", f"{_name(place)} is to be one line", "write it on one line, without | after the colon"


def _not_an_id(text: str) -> Said:
    better = re.sub(r"[^\w.-]+", "-", text.strip()[:_SHORT]).strip("-").lstrip(".")
    rules = "an id is letters, digits, - _ and . and does not begin with a dot"
    hint = f"write {better}; {rules}" if better and len(text) <= _SHORT else rules
    return "bad_value", f"{quoted(text)} cannot be an id", hint


def listed(names: tuple[str, ...]) -> str:
    """Names one after another, the first dozen of them."""
    shown = ", ".join(names[:_MOST_SHOWN])
    return f"{shown} …" if len(names) > _MOST_SHOWN else shown


def _expected(shape: Shape | None) -> str:
    match shape:
        case Leaf():
            return _EXPECTED.get(shape.scalar.name, shape.scalar.name)
        case Words():
            return "a word"
        case Many():
            return "a list"
        case Named():
            return "a mapping from names to values"
        case Keys():
            return "a mapping of keys"
    return "something else"


def _remedy(place: Located) -> str | None:
    value, shape = place.value, place.shape
    match shape:
        case Many():
            return _as_list(value, shape)
        case Words():
            return f"write one of {', '.join(shape.words)}"
        case Keys():
            return _span(value, shape) or _as_mapping(value, shape)
        case Named():
            return "write each name with its value below it, as `name: value`, without dashes"
        case Leaf() if isinstance(value, list):
            return "write one value, not a list"
    return "if the text has a colon or braces in it, put it in quotes" if isinstance(value, dict) else None


def _as_list(value: object, shape: Many) -> str:
    if isinstance(shape.item, Leaf | Words) and _is_simple(value):
        return f"write a list: [{value}]"
    return "write a list: one item a line, each after a dash"


def _as_mapping(value: object, shape: Keys) -> str:
    required = [key.name for key in shape.fields.values() if key.required]
    if len(required) == 1 and _is_simple(value):
        return f"write {{{required[0]}: {value}}}"
    return f"write its keys below it: {listed(tuple(shape.fields))}"


def _is_simple(value: object) -> bool:
    """Whether a text may stand in braces or brackets as it is."""
    return isinstance(value, str) and re.fullmatch(r"\w[\w .%-]{0,29}", value) is not None


def _span(value: object, shape: Keys) -> str | None:
    """The period that ``2026`` or ``2026-2029`` was meant to be."""
    years = re.fullmatch(r"([0-9]{4})(?:\s*[-–—/]\s*([0-9]{4}))?", value) if isinstance(value, str) else None
    if years is None or list(shape.fields) != ["start", "end"]:
        return None
    return f"write {{start: {years[1]}, end: {years[2] or years[1]}}}"


def _name(place: Located) -> str:
    """The key that a value, or the list it is an item of, belongs to."""
    named = [step for step in place.path if isinstance(step, str)]
    return quoted(named[-1]) if named else "the document"
