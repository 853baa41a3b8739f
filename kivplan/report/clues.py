"""Cheap signs that a word may be in a text, so that its pattern is tried only where it can match.

A sign may be there without the word, but never the word without its signs: a word with no safe sign has none, and is
always tried.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NewType

Clues = NewType("Clues", frozenset[str])  # all of them are in a text that has the word; none: it may be in any

ANYWHERE = Clues(frozenset())
_FIRST_LETTERS = 6
_DIGITS_IN_A_ROW = 4
_SURE_OF_THE_LAST = 8  # digits of a number, its country's code with them
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"[0-9](?:[\s.\-()/]*[0-9]){3,}")  # what may stand between digits as in person_patterns
_LATIN = re.compile(r"[\x00-\u0344\u2010-\u2027]*")  # signs whose other cases, to `re`, are those of _in_one_case
_ONE_CASE = str.maketrans({"İ": "i", "ı": "i", "ſ": "s", "µ": "μ"})


def clues_of(words: str) -> frozenset[Clues]:
    """The signs of words in each way Unicode has of writing them: one of these sets is in a text that has them."""
    forms = {words, *(unicodedata.normalize(form, words) for form in ("NFC", "NFD"))}
    return frozenset(_clues(form) for form in forms)


def clues_of_number(number: str) -> frozenset[Clues]:
    """The signs of a telephone number, however its digits are spaced."""
    digits = re.sub(r"\D", "", number)
    if len(digits) < _SURE_OF_THE_LAST or not digits.isascii():
        return frozenset({ANYWHERE})
    return frozenset({Clues(frozenset({digits[-_DIGITS_IN_A_ROW:]}))})


def clues_in(text: str) -> Clues:
    """Every sign in a text: how its words begin, and every four digits in a row of its numbers."""
    words = set(_WORD.findall(_in_one_case(text)))
    runs = (re.sub(r"[^0-9]", "", run[0]) for run in _NUMBER.finditer(text))
    beginnings = {word[:length] for word in words for length in range(1, _FIRST_LETTERS + 1)}
    return Clues(frozenset(beginnings | {run[at : at + _DIGITS_IN_A_ROW] for run in runs for at in range(len(run))}))


def _clues(words: str) -> Clues:
    """How each word begins: the last may go on in the text, as in a genitive."""
    if not _LATIN.fullmatch(words):
        return ANYWHERE
    return Clues(frozenset(word[:_FIRST_LETTERS] for word in _WORD.findall(_in_one_case(words))))


def _in_one_case(text: str) -> str:
    """Letters that are one to ``re.IGNORECASE`` as the same letter; as many signs as before."""
    return text.translate(_ONE_CASE).lower()
