"""On a screen a sentence is broken between words and goes on below where it began; in a log never."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kivplan.findings import Level
from kivplan.reporters import Look
from kivplan.reporters.cells import width_of
from kivplan.reporters.text import report
from kivplan.reporters.wrapping import fitted

MESSAGE = "the sentence is so long that no narrow screen has room for all of it"
HINT = "write it shorter, or buy a screen that is wider than this one"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two three", ["one two", "three"]),
        ("one-two four", ["one-two", "four"]),
        ("日本語日本 x 日本語日本語 xyzz", ["日本語日本", "x 日本語日本語", "xyzz"]),
        ("", [""]),
        ("much-too-long-a-word for it", ["", "much-too-long-a-word", "for it"]),
    ],
)
def test_a_line_ends_before_the_word_that_does_not_fit(text, lines):
    assert fitted(text, Look(width=18, on_screen=True), begin=8, indent=2) == lines


@given(st.text(alphabet=" abæ日", max_size=200), st.integers(20, 60), st.integers(0, 8))
def test_no_word_is_lost_and_none_reaches_past_the_screen(text, width, indent):
    lines = fitted(text, Look(width=width, on_screen=True), begin=indent, indent=indent)
    assert " ".join(lines) == text
    assert all(width_of(line) + indent <= max(width, indent + 16) for line in lines if " " in line.strip())


def test_a_finding_on_a_narrow_screen_reads_as_words(make, results):
    finding = make("KIV104", "bad-value", Level.ERROR, MESSAGE, make.place(3, "H1"), HINT)
    shown = report(results(finding), Look(width=40, summary=False, on_screen=True))
    assert shown.splitlines() == [
        "error KIV104 bad-value: the sentence is",
        "  so long that no narrow screen has room",
        "  for all of it",
        " --> tiltak/helse.yaml:3:9",
        "  |",
        "3 |   - id: H1",
        "  |         ^^",
        "  |",
        "  = hint: write it shorter, or buy a",
        "          screen that is wider than this",
        "          one",
    ]


def test_missing_points_on_a_narrow_screen_stand_below_each_other(make, results):
    where = make.place(3, "H1")
    codes = {"KIV301": "no-responsible", "KIV302": "no-aim"}
    found = [make(code, name, Level.INFO, f"H1 “X” {MESSAGE}", where, HINT) for code, name in codes.items()]
    shown = report(results(*found), Look(width=60, summary=False, on_screen=True))
    assert max(len(line) for line in shown.splitlines()) <= 60
    assert (
        "  = KIV302 no-aim: the sentence is so long that no narrow\n        screen has room for all of it\n      write"
        in shown
    )
