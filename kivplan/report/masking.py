"""Words that may not be read: names, contact details, what an edition leaves out; replaced wherever text has them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from ..model.base import Record
from ..plan.person_patterns import person_patterns, phrase
from ..plan.references import REFERENCES
from .clues import clues_in, clues_of, clues_of_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..model.common import Person
    from .clues import Clues

R = TypeVar("R", bound=Record)

GONE = "[…]"
_NO_TEXT = frozenset({"id", "kind", "language", "currency", "format"})
_SHORTEST_TITLE = 6


class Word(NamedTuple):
    """What may not be read, as a pattern: what stands there instead, and the signs of where it may be."""

    pattern: str
    instead: str
    clues: frozenset[Clues]


@dataclass(frozen=True)
class Mask:
    """What may not be read."""

    words: tuple[Word, ...]
    _patterns: dict[tuple[int, ...], re.Pattern[str]] = field(default_factory=dict, compare=False, repr=False)

    def __bool__(self) -> bool:
        return bool(self.words)

    def joined(self, other: Mask) -> Mask:
        """The mask over the words of both."""
        return Mask(_longest_first({*self.words, *other.words}))

    def hits(self, text: str | None) -> bool:
        """Whether the text has any of the words."""
        likely = self._likely(text) if text else ()
        return bool(text and likely and self._pattern(likely).search(text))

    def over(self, text: str) -> str:
        """The text with every such word replaced."""
        likely = self._likely(text)
        if not likely:
            return text
        return self._pattern(likely).sub(lambda match: self.words[likely[(match.lastindex or 1) - 1]].instead, text)

    def _likely(self, text: str) -> tuple[int, ...]:
        """The words that may be in a text, by their numbers; each of the others is nowhere in it."""
        if not self.words:
            return ()
        seen = clues_in(text)
        near = [*self._by_clue.get("", ()), *(one for clue in seen for one in self._by_clue.get(clue, ()))]
        return tuple(sorted({number for number, clues in near if clues <= seen}))

    @cached_property
    def _by_clue(self) -> dict[str, list[tuple[int, Clues]]]:
        """The words by the longest of their signs; by nothing where they have none."""
        found: defaultdict[str, list[tuple[int, Clues]]] = defaultdict(list)
        for number, word in enumerate(self.words):
            for clues in word.clues:
                found[max(clues, key=lambda clue: (len(clue), clue), default="")].append((number, clues))
        return dict(found)

    def _pattern(self, likely: tuple[int, ...]) -> re.Pattern[str]:
        if likely not in self._patterns:
            self._patterns[likely] = re.compile("|".join(f"({self.words[number].pattern})" for number in likely))
        return self._patterns[likely]


def mask_of(secrets: Iterable[tuple[Person, tuple[str, ...]]], ids: Iterable[str], titles: Iterable[str]) -> Mask:
    """The mask over ``secrets`` (people, and which of their keys may not be read), ids and titles of left-out things.

    A person's words become the role; the role itself is cleared of them first.
    """
    told = [(person, word) for person, keys in secrets for key in keys for word in _words(person, key)]
    bare = Mask(tuple(word for _, word in told))
    words = [word._replace(instead=bare.over(person.role)) for person, word in told]
    words += [Word(phrase(title), GONE, clues_of(title)) for title in titles if len(title) >= _SHORTEST_TITLE]
    words += [Word(_id(key), GONE, clues_of(key)) for key in ids if re.search(r"\d", key)]
    return Mask(_longest_first(words))


def _words(person: Person, key: str) -> Iterator[Word]:
    """What a person has under ``key``, an ellipsis instead."""
    for pattern in person_patterns(person, (key,)):
        value = str(getattr(person, key))
        yield Word(pattern, "…", clues_of_number(value) if key == "phone" else clues_of(value))


def _longest_first(words: Iterable[Word]) -> tuple[Word, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word.pattern), word.pattern, word.instead)))


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
