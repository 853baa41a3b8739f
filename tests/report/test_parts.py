"""What things are called: numbers are printed, words as ids are not."""

from __future__ import annotations

import pytest

from kivplan.report.mentions import Mention
from kivplan.report.parts import Link, named, numbered, short_name


@pytest.mark.parametrize("key", ["H5", "G1.1", "A", "AB", "2027-3", "S1.1.1", "ÅT2", "T2026-1", "K1"])
def test_a_number_stands_before_the_title_and_may_stand_alone(key):
    assert numbered(key)
    assert named(key, "Mentor") == f"{key} Mentor"
    assert short_name(key, "Mentor") == key


@pytest.mark.parametrize("key", ["stipend", "utbetaling-1", "bup", "lønnstillegg", "abc", "a", "x" * 13 + "1"])
def test_a_word_is_not_printed_since_the_title_says_it(key):
    assert not numbered(key)
    assert named(key, "Stipend") == short_name(key, "Stipend") == "Stipend"


def test_titles_in_a_row_are_kept_apart_by_semicolons_and_numbers_by_commas():
    assert Mention("", (Link("H1", "a, b"), Link("H2", "c"))).between == ","
    assert Mention("", (Link("H1", "a, b"), Link("stipend", "c"))).between == ";"
