"""Did you mean: the key or word a writer most likely meant, from English, Norwegian and Swedish.

Loaded only when something is wrong. ``words.csv`` says for each word which keys and values it may stand for; only
what is valid at the place in question is ever suggested.
"""

from __future__ import annotations

import csv
import re
from difflib import get_close_matches
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from .shapes import Keys

if TYPE_CHECKING:
    from .base import Record

_LONGEST = 60
_LIKENESS = 0.75
_LIKENESS_OF_FOREIGN_WORDS = 0.85
_FOLDED = str.maketrans(
    {"å": "a", "ä": "a", "æ": "a", "ø": "o", "ö": "o", "é": "e", "-": "_", " ": "_", ".": "_", "/": "_"}
)
_CAMEL = re.compile(r"(?<=[a-zæøåäö])(?=[A-ZÆØÅÄÖ])")


class Suggester:
    """Suggestions for one document. Comparing is slow, so after ``budget`` new words only exact meanings are found."""

    def __init__(self, budget: int = 200) -> None:
        self._budget = budget
        self._words: dict[tuple[str, tuple[str, ...]], str | None] = {}
        self._keys: dict[tuple[str, type[Record]], tuple[str, ...] | None] = {}

    def word(self, wrong: str, valid: tuple[str, ...]) -> str | None:
        """The one of ``valid`` that ``wrong`` most likely stands for; None where nothing is near."""
        if len(wrong) > _LONGEST:
            return None
        if (wrong, valid) not in self._words:
            self._words[wrong, valid] = meant(wrong, valid) or self._near(wrong, valid)
        return self._words[wrong, valid]

    def key(self, wrong: str, shape: Keys) -> tuple[str, ...] | None:
        """Where an unknown key of a record belongs: ``("responsible",)``, or below a key: ``("time", "deadline")``."""
        if len(wrong) > _LONGEST:
            return None
        if (wrong, shape.record) not in self._keys:
            self._keys[wrong, shape.record] = self._place(wrong, shape)
        return self._keys[wrong, shape.record]

    def _place(self, wrong: str, shape: Keys) -> tuple[str, ...] | None:
        valid = tuple(shape.fields)
        if exact := meant(wrong, valid):
            return (exact,)
        for name, key in shape.fields.items():
            if isinstance(key.shape, Keys) and (exact := meant(wrong, tuple(key.shape.fields))):
                return (name, exact)
        near = self._near(wrong, valid)
        return (near,) if near else None

    def _near(self, wrong: str, valid: tuple[str, ...]) -> str | None:
        if self._budget <= 0:
            return None
        self._budget -= 1
        return _near(wrong, valid)


def meant(word: str, valid: tuple[str, ...]) -> str | None:
    """The one of ``valid`` that is ``word`` in another spelling, number or language; None where there is none."""
    plain, spellings = folded(word), _spellings(valid)
    for spelling in (plain, f"{plain}s", plain.removesuffix("s"), plain.removesuffix("_id")):
        if spelling in spellings:
            return spellings[spelling]
    return next((meaning for meaning in dictionary().get(plain, ()) if meaning in valid), None)


def folded(word: str) -> str:
    """A word as it is compared: lower case, plain letters, words joined by ``_``."""
    plain = _CAMEL.sub("_", word.strip()).casefold().translate(_FOLDED)
    return plain.replace("aa", "a").replace("oe", "o").replace("ae", "a")


@cache
def dictionary() -> dict[str, tuple[str, ...]]:
    """What each Norwegian, Swedish and other English word may stand for, by its folded spelling."""
    text = files(__package__).joinpath("words.csv").read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for row in csv.DictReader(text.splitlines()):
        word = folded(row["word"])
        found[word] = (*found.get(word, ()), *row["means"].split())
    return found


@lru_cache(maxsize=256)
def _spellings(valid: tuple[str, ...]) -> dict[str, str]:
    return {folded(choice): choice for choice in valid}


def _near(wrong: str, valid: tuple[str, ...]) -> str | None:
    plain, spellings = folded(wrong), _spellings(valid)
    if near := get_close_matches(plain, spellings, 1, _LIKENESS):
        return spellings[near[0]]
    foreign = {word: means for word, means in dictionary().items() if not set(means).isdisjoint(valid)}
    if near := get_close_matches(plain, foreign, 1, _LIKENESS_OF_FOREIGN_WORDS):
        return next(meaning for meaning in foreign[near[0]] if meaning in valid)
    return None
