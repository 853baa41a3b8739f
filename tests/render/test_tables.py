"""Aligned Markdown tables: they read as plain text, and a reader of Markdown sees no difference."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kivplan.render.markdown import row, tidied
from kivplan.render.tables import aligned

GITHUB = MarkdownIt("commonmark").enable("table")


def aligned_text(*lines: str) -> str:
    return "\n".join(aligned(lines))


def test_columns_are_as_wide_as_their_widest_cell_and_numbers_stand_to_the_right():
    assert aligned_text("| Status | Number |", "| --- | ---: |", "| Done | 11 |", "| Not started | 2 |") == "\n".join(
        [
            "| Status      | Number |",
            "| ----------- | -----: |",
            "| Done        |     11 |",
            "| Not started |      2 |",
        ]
    )


def test_a_bar_in_a_text_does_not_end_a_cell():
    lines = ["| A | B |", "| --- | --- |", r"| a \| b | c |", r"| \\\| | d |"]
    assert aligned_text(*lines).splitlines()[2:] == [r"| a \| b | c   |", r"| \\\|   | d   |"]


def test_wide_and_joined_letters_count_as_the_columns_they_fill():
    made = aligned_text("| A | B |", "| --- | --- |", "| 漢字漢字 | x |", "| e\N{COMBINING ACUTE ACCENT}tude | y |")
    assert made.splitlines()[2:] == ["| 漢字漢字 | x   |", "| e\N{COMBINING ACUTE ACCENT}tude    | y   |"]


def test_one_very_long_cell_sticks_out_and_pushes_no_other_away():
    long = "x" * 5000
    made = aligned_text("| A | B |", "| --- | --- |", f"| {long} | 1 |", "| short | 2 |").splitlines()
    assert made[3] == "| short | 2   |"
    assert made[2] == f"| {long} | 1   |"


def test_only_tables_are_touched():
    lines = ["| no table |", "", "a | b", "| --- | --- |", "- | c |"]
    assert list(aligned(lines)) == lines


def test_every_line_of_every_table_of_a_pack_is_as_wide_as_its_rule(each_example, rendered):
    lines = rendered(each_example.name)["md"].decode().splitlines()
    rules = [number for number, line in enumerate(lines) if line.startswith("| --")]
    assert rules
    for number in rules:
        bars = [at for at, sign in enumerate(lines[number]) if sign == "|"]
        assert [at for at, sign in enumerate(lines[number - 1]) if sign == "|"] == bars


cells = st.lists(st.text(alphabet="ab |\\*_`<>[]()#-:é漢\t\n\N{NO-BREAK SPACE}", max_size=12), min_size=2, max_size=4)


@given(st.lists(cells, min_size=1, max_size=5))
def test_a_reader_of_markdown_sees_no_difference(rows):
    width = min(len(one) for one in rows)
    table = [row(one[:width]) for one in rows]
    table.insert(1, "| ---: |" + " --- |" * (width - 1))
    text = "\n".join(["before", "", *table, "", "after"])
    assert GITHUB.render(tidied(text)) == GITHUB.render(text)


@pytest.mark.parametrize("rows", [20_000])
def test_the_time_is_in_step_with_the_length(rows):
    lines = ["| A | B |", "| --- | ---: |"] + ["| a text of some length | 12 345 |"] * rows
    begun = perf_counter()
    assert len(list(aligned(lines))) == rows + 2
    assert perf_counter() - begun < 2
