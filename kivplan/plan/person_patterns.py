"""How a person's name, e-mail address and telephone number are found in text, as regular expressions."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..model.common import Person

_BETWEEN_DIGITS = r"[\s.\-()/]*"


def person_patterns(person: Person, keys: Iterable[str]) -> list[str]:
    """The patterns of what a person has under ``keys``: ``name``, ``email`` and ``phone``."""
    found: list[str] = []
    for key in keys:
        value = getattr(person, key)
        if value:
            found += _MAKERS[key](value)
    return found


def _name(name: str) -> list[str]:
    """A name as written and last name first; one word alone only as it is spelt: Bo does not hit Boden."""
    parts = name.split()
    if len(parts) == 1:
        return [rf"(?<!\w){form}(?=s?(?!\w))" for form in _forms(name)]
    orders = [name, f"{parts[-1]}, {' '.join(parts[:-1])}"]
    return [phrase(order) for order in orders]


def _phone(number: str) -> list[str]:
    """A telephone number however its digits are spaced, with or without the country's code."""
    digits = re.sub(r"\D", "", number)
    national = digits.removeprefix("00")
    if len(digits) < 5:
        return [phrase(number)]
    if number.startswith(("+", "00")):
        code, rest = national[:2], national[2:]
        before = rf"(?:(?:(?:\+|00)?{_spaced(code)}{_BETWEEN_DIGITS}(?:\(0\))?|0){_BETWEEN_DIGITS})?"
        return [rf"(?<!\d){before}{_spaced(rest)}(?!\d)"]
    return [rf"(?<!\d){_spaced(digits)}(?!\d)"]


def _spaced(digits: str) -> str:
    return _BETWEEN_DIGITS.join(digits)


def phrase(words: str) -> str:
    """Words in any case, with any white space between them."""
    forms = [r"\s+".join(re.escape(part) for part in form.split()) for form in _raw_forms(words)]
    return rf"(?<!\w)(?i:{'|'.join(forms)})"


def _email(address: str) -> list[str]:
    return [rf"(?<!\w)(?i:{re.escape(address)})"]


def _forms(words: str) -> list[str]:
    return [re.escape(form) for form in _raw_forms(words)]


def _raw_forms(words: str) -> list[str]:
    """The two ways Unicode has of writing the same letters."""
    return list(dict.fromkeys(unicodedata.normalize(form, words) for form in ("NFC", "NFD")))


_MAKERS = {"name": _name, "email": _email, "phone": _phone}
