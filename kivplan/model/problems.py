"""From an error of Pydantic's to a finding: which rule, what was found, what to write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Finding, Level, Spot, masked_words, said
from .problem import shortened
from .suggest import Suggester
from .wording import Told, listed, unmatched, untyped, unworded

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from ..findings import Part, Path, Said
    from .locating import Located
    from .shapes import Keys

RULES = {
    "unknown_kind": ("KIV005", "unknown-kind"),
    "unknown_format": ("KIV006", "unknown-format"),
    "unknown_key": ("KIV101", "unknown-key"),
    "missing_key": ("KIV102", "missing-key"),
    "wrong_type": ("KIV103", "wrong-type"),
    "bad_value": ("KIV104", "bad-value"),
    "bad_date": ("KIV105", "bad-date"),
    "bad_amount": ("KIV106", "bad-amount"),
}


class Problems:
    """Writes the findings of one document."""

    def __init__(self, file: str, document: int) -> None:
        self._file = file
        self._document = document
        self.suggester = Suggester()

    def finding(self, rule: str, message: Said, hint: Said | None, path: Path, part: Part = "value") -> Finding:
        """A finding of a rule named in ``RULES``."""
        code, name = RULES[rule]
        spot = Spot(self._file, self._document, path, part)
        return Finding(code, name, Level.ERROR, message, spot, masked_words(hint) if hint else None)

    def of_value(self, error: ErrorDetails, place: Located, path: Path) -> Finding:
        """What is wrong with the value (or the author's own key) at a place; ``path`` is where it is written."""
        fault, message, hint = self._told(error, place)
        part = "key" if fault == "missing_key" else place.part
        return self.finding(fault, message, hint, path, part)

    def unknown(self, key: str, keys: Keys, path: Path, near: tuple[str, ...] | None, *, there: bool) -> Finding:
        """A key that a record does not have; ``near`` is where it may belong, ``there`` that this key is present."""
        if near is None:
            hint = said("the keys here are {keys}", keys=listed(tuple(keys.fields)))
        elif len(near) > 1:
            hint = said("write it below `{outer}:` as `{key}:`", outer=near[0], key=near[1])
        elif there:
            hint = said("`{key}:` is here already; keep one of them, as `{key}:`", key=near[0])
        else:
            hint = said("write `{key}:`", key=near[0])
        return self.finding("unknown_key", _no_key(key), hint, path, "key")

    def torn(self, key: str, sentence: str, path: Path) -> Finding:
        """A key that is no key but the rest of a text with an unquoted comma."""
        text = shortened(sentence)
        hint = said('a comma in braces begins a new key; put the text in quotes: "{text}"', text=text)
        return self.finding("unknown_key", _no_key(key), hint, path, "key")

    def torn_number(self, key: str, number: str, path: Path) -> Finding:
        """A key that is no key but the decimals of a number with a comma."""
        hint = said("a comma in braces begins a new key; write {number}", number=number)
        return self.finding("unknown_key", _no_key(key), hint, path, "key")

    def missing(self, key: str, keys: Keys, container: Path, *, empty: bool) -> Finding:
        """A required key that is absent, or there with nothing in it."""
        meaning = _meaning(keys.fields[key].description)
        if empty:
            message, hint = said("`{key}:` is empty", key=key), said("write its value. {meaning}", meaning=meaning)
            return self.finding("missing_key", message, hint, (*container, key), "key")
        message = said("`{key}:` is missing", key=key)
        hint = said("add `{key}:`. {meaning}", key=key, meaning=meaning)
        return self.finding("missing_key", message, hint, container, "key")

    def _told(self, error: ErrorDetails, place: Located) -> Told:
        context = error.get("ctx", {})
        if error["type"] in RULES:
            return error["type"], context["message"], context["hint"]
        if error["type"] == "literal_error" and isinstance(place.value, str):
            return unworded(place, self.suggester)
        if error["type"] == "string_pattern_mismatch":
            return unmatched(place)
        return untyped(place)


def _meaning(description: str) -> Said:
    """What a required key means, in the words of its ``Field``: they are a template with the braces doubled."""
    return said(description.replace("{", "{{").replace("}", "}}"))


def _no_key(key: str) -> Said:
    return said("“{key}” is not a key here", key=shortened(key))
