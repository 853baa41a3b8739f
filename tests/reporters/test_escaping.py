"""No text of a plan steers the terminal, and none of its letters is lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kivplan.reporters.escaping import lines_of, one_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kompetanse på tvers – æøå", "Kompetanse på tvers – æøå"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x9b31m", "\\x9b31m"),
        ("abc\u202edef", "abc\\u202edef"),
        ("\u2066x\u2069", "\\u2066x\\u2069"),
        ("zero\u200bwidth", "zero\\u200bwidth"),
        ("\U000e0041", "\\U000e0041"),
        ("\udc80", "\\udc80"),
        ("10\u00a0000", "10\u00a0000"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("[bold]x[/bold]", "[bold]x[/bold]"),
    ],
)
def test_what_shows_nothing_is_written_out_and_the_rest_left_alone(text, shown):
    assert visible(text) == shown


def test_a_line_break_with_its_blanks_becomes_one_space():
    assert one_line("first \r\n   second\tthird\u2028fourth") == "first second third fourth"


def test_lines_keep_their_indentation():
    assert lines_of("write:\n  cost: 1\n\tx") == ["write:", "  cost: 1", "    x"]


@given(st.text())
def test_one_line_is_one_line_without_controls(text):
    shown = one_line(text)
    assert len(shown.splitlines()) <= 1
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cs", "Zl", "Zp"}
