"""Carets stand under what they point at, whatever the line is made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kivplan.reporters import cells
from kivplan.reporters.cells import Cell, cell, stretch


@pytest.mark.parametrize(
    ("line", "column", "end", "start", "length"),
    [
        ("  - id: H1", 9, 11, 8, 2),
        ("mål: blåbær", 6, 12, 5, 6),
        ("日本: x", 5, 6, 6, 1),
        ("日本語", 2, 3, 2, 2),
        ("ne\u0301: x", 6, 7, 4, 1),
        ("\tx", 2, 3, 4, 1),
        ("\tx", 1, 2, 0, 4),
        ("a\x1bb", 3, 4, 5, 1),
        ("kind: plan", 1, 1, 0, 1),
        ("abc", 9, 12, 3, 1),
        ("", 1, 1, 0, 1),
    ],
)
def test_the_marked_part_is_measured_in_cells(line, column, end, start, length):
    found = stretch(line, column, end, room=80)
    assert (found.start, found.length) == (start, length)


def test_a_line_that_fits_is_shown_whole():
    assert stretch("x" * 80, 1, 2, room=80).shown == "x" * 80


def test_a_long_line_is_cut_at_its_end_when_the_marked_part_is_early():
    found = stretch("responsible: x " + "y" * 200, 14, 15, room=40)
    assert found.shown.startswith("responsible: x y")
    assert found.shown.endswith("y…")
    assert (found.start, found.length) == (13, 1)


def test_a_long_line_is_cut_at_both_sides_around_what_is_marked():
    found = stretch("a" * 200 + "HERE" + "b" * 200, 201, 205, room=40)
    assert found.shown[found.start : found.start + found.length] == "HERE"
    assert found.shown.startswith("…")
    assert found.shown.endswith("…")


def test_a_marked_part_longer_than_the_room_is_shown_from_its_beginning():
    found = stretch("a" * 50 + "H" * 500, 51, 551, room=40)
    assert "aH" in found.shown
    assert found.start + found.length <= 40


@given(st.text(max_size=120), st.integers(1, 130), st.integers(0, 60), st.integers(16, 90))
def test_nothing_ever_reaches_past_the_room(line, column, length, room):
    found = stretch(line, column, column + length, room=room)
    assert sum(cell(letter).width for letter in found.shown) <= room
    assert found.start + found.length <= room + 1


@given(st.text(st.characters(codec="latin-1", exclude_categories=["Cc", "Cf"]), max_size=200), st.data())
def test_the_caret_stands_under_the_very_characters(line, data):
    column = data.draw(st.integers(1, len(line) + 1))
    end = data.draw(st.integers(column, min(len(line) + 1, column + 10)))
    found = stretch(line, column, end, room=60)
    assert found.shown[found.start : found.start + (end - column)] == line[column - 1 : end - 1]


def test_of_an_endless_line_only_what_is_near_is_looked_at(monkeypatch):
    looked_at = []
    monkeypatch.setattr(cells, "cell", lambda character: looked_at.append(character) or Cell(character, 1))
    found = stretch("å" * 1_000_000 + "HERE" + "ø" * 1_000_000, 1_000_001, 1_000_005, room=40)
    assert found.shown[found.start : found.start + found.length] == "HERE"
    assert (found.shown[0], found.shown[-1]) == ("…", "…")
    assert len(looked_at) < 1000
