"""Words that may not be read: names, contact details, what an edition leaves out; replaced wherever text has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from ..model.base import Record
from ..plan.person_patterns import person_patterns, phrase
from ..plan.references import REFERENCES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..model.common import Person

R = TypeVar("R", bound=Record)

GONE = "[…]"
_NO_TEXT = frozenset({"id", "kind", "language", "currency", "format"})
_SHORTEST_TITLE = 6


@dataclass(frozen=True)
class Mask:
    """What may not be read, as patterns, each with what stands there instead."""

    words: tuple[tuple[str, str], ...]

    def __bool__(self) -> bool:
        return bool(self.words)

    def joined(self, other: Mask) -> Mask:
        """The mask over the words of both."""
        return Mask(_longest_first({*self.words, *other.words}))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(f"({pattern})" for pattern, _ in self.words))

    def hits(self, text: str | None) -> bool:
        """Whether the text has any of the words."""
        return bool(self.words and text and self._pattern.search(text))

    def over(self, text: str) -> str:
        """The text with every such word replaced."""
        return self._pattern.sub(lambda match: self.words[(match.lastindex or 1) - 1][1], text) if self.words else text


def mask_of(secrets: Iterable[tuple[Person, tuple[str, ...]]], ids: Iterable[str], titles: Iterable[str]) -> Mask:
    """The mask over ``secrets`` (people, and which of their keys may not be read), ids and titles of left-out things.

    A person's words become the role; the role itself is cleared of them first.
    """
    told = [(person, person_patterns(person, keys)) for person, keys in secrets]
    bare = Mask(tuple((pattern, "…") for _, patterns in told for pattern in patterns))
    words = [(pattern, bare.over(person.role)) for person, patterns in told for pattern in patterns]
    words += [(phrase(title), GONE) for title in titles if len(title) >= _SHORTEST_TITLE]
    words += [(_id(key), GONE) for key in ids if re.search(r"\d", key)]
    return Mask(_longest_first(words))


def _longest_first(words: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(words, key=lambda word: (-len(word[0]), word)))


def _id(key: str) -> str:
    return rf"(?<![\w.-]){re.escape(key)}(?![\w-]|\.\w)"


def masked(record: R, mask: Mask) -> R:
    """The record with every text in it and below it masked; ids and references stay."""
    changed = {
        key: after
        for key in type(record).model_fields
        if key not in _NO_TEXT
        and key not in REFERENCES.get(type(record).__name__, {})
        and (after := _masked(before := getattr(record, key), mask)) is not before
    }
    return record.model_copy(update=changed) if changed else record


def _masked(value: Any, mask: Mask) -> Any:
    """The value masked; the same object where nothing changed."""
    if isinstance(value, str):
        after = mask.over(value)
        return value if after == value else after
    if isinstance(value, Record):
        return masked(value, mask)
    if isinstance(value, tuple):
        items = tuple(_masked(one, mask) for one in value)
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    if isinstance(value, dict):
        pairs = {key: _masked(one, mask) for key, one in value.items()}
        return pairs if any(pairs[key] is not value[key] for key in value) else value
    return value
