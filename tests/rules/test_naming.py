"""How messages name things, numbers and lists."""

from __future__ import annotations

from decimal import Decimal
from string import ascii_letters, digits

import pytest

from kivplan.locale.words import words_for
from kivplan.model.strategy import Readiness, ServiceQuality
from kivplan.plan.balance import STRATEGIES
from kivplan.rules.naming import LONGEST, in_words, keys, listed, plain, quoted


def test_a_title_of_48_signs_is_not_cut():
    assert LONGEST == 48


def test_a_title_as_long_as_may_be_is_not_cut():
    title = f"{'a' * (LONGEST - 5)} bcde"
    assert quoted(title) == f"“{title}”"
    assert quoted(f"{title}f") == f"“{'a' * (LONGEST - 5)} …”"


@pytest.mark.parametrize("mark", [",", ".", ";", ":", "–", "-"])
def test_what_is_cut_does_not_end_in_a_mark(mark):
    words = "a" * (LONGEST - 8)
    assert quoted(f"{words}{mark} incomprehensibly") == f"“{words} …”"


@pytest.mark.parametrize("letter", [*ascii_letters, *digits])
def test_what_is_cut_keeps_its_last_letter(letter):
    words = "a" * (LONGEST - 8) + letter
    assert quoted(f"{words} incomprehensibly") == f"“{words} …”"


def test_text_over_lines_is_on_one():
    assert quoted("one\n  two") == "“one two”"


@pytest.mark.parametrize(
    ("words", "last", "said"),
    [
        (["a"], "and", "a"),
        (["a"], "or", "a"),
        (["a", "b"], "and", "a and b"),
        (["a", "b", "c"], "or", "a, b or c"),
    ],
)
def test_a_list_ends_in_its_last_word(words, last, said):
    assert listed(words, last=last) == said


@pytest.mark.parametrize(
    ("number", "text"),
    [("0", "0"), ("100", "100"), ("100.00", "100"), ("10.50", "10.5"), ("1E+3", "1000"), ("0.10", "0.1"), ("-5", "-5")],
)
def test_a_number_is_written_plainly(number, text):
    assert plain(Decimal(number)) == text


@pytest.mark.parametrize("key", [*STRATEGIES, *Readiness.model_fields, *ServiceQuality.model_fields])
def test_a_strategy_an_aspect_and_a_case_are_named_in_words_and_in_the_readers_language(key):
    assert in_words(key) == key.replace("_", " ")
    assert words_for("nb").again(in_words(key)).islower()
    assert (words_for("sv").again(in_words(key)) == key) == (key == "organisation")


def test_keys_are_listed_as_they_are_written():
    assert keys(["a", "b_c"]) == "`a:` and `b_c:`"
