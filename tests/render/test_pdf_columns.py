"""Columns of a PDF's tables: as wide as what they hold, and together the whole table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kivplan.render.blocks import Cell, Image, Paragraph, Row, Run, Table
from kivplan.render.pdf.columns import widths_of

WIDTH = 493.2


def cell(text: str, *, header: str = "", number: bool = False, columns: int = 1) -> Cell:
    return Cell((Paragraph((Run(text),)),), header, columns, number)


def table(*rows: tuple[Cell, ...], role: str = "") -> Table:
    return Table((), tuple(Row(cells) for cells in rows), role=role)


@given(st.lists(st.lists(st.text(max_size=80), min_size=3, max_size=3), min_size=1, max_size=5))
def test_the_columns_fill_the_table_and_none_is_without_width(texts):
    widths = widths_of(table(*(tuple(cell(text) for text in row) for row in texts)), WIDTH)
    assert sum(widths) == pytest.approx(100, abs=0.1)
    assert min(widths) > 0


def test_a_column_of_long_text_gets_more_than_one_of_short():
    short, long = widths_of(table((cell("2027"), cell("A sentence that needs room to be read in few lines"))), WIDTH)
    assert long > 3 * short


def test_a_column_is_never_narrower_than_its_longest_word_where_there_is_room():
    words, number = widths_of(table((cell("Virksomhetsleder"), cell("1", number=True))), WIDTH)
    assert words > number


def test_the_head_of_a_column_of_numbers_may_break():
    head = (cell("Year", header="col"), cell("Left of the budget of the year", header="col", number=True))
    wide = widths_of(table(head, (cell("2027"), cell("1", number=True))), WIDTH)[1]
    plain = (cell("Year", header="col"), cell("Left of the budget of the year", header="col"))
    assert wide < widths_of(table(plain, (cell("2027"), cell("1"))), WIDTH)[1]


def test_a_cell_over_several_columns_widens_none():
    rows = ((cell("a"), cell("b")), (cell("a very long title over all of them", columns=2),))
    assert widths_of(table(*rows), WIDTH) == widths_of(table(rows[0]), WIDTH)


def test_a_picture_has_its_room():
    drawn = Cell((Image(b"<svg/>", "svg", 66.0, 27.0, role="spark"),))
    text = cell("A sentence that would like to have all the room there is in this table")
    assert widths_of(table((text, text, drawn)), WIDTH)[2] * WIDTH / 100 >= 66


def test_the_timeline_has_the_widths_of_the_page():
    row = (cell("Action"), cell("2027"), cell("Done"), cell(""))
    first, _, _, lane = widths_of(table(row, role="timeline"), WIDTH)
    assert (first, lane) == (25, 34)


def test_a_table_without_rows_has_no_columns():
    assert widths_of(table(), WIDTH) == ()


def test_a_long_word_stays_whole_where_the_other_columns_leave_it_room():
    head = (cell("Strategi", header="col"), cell("Avvikelse, procentenheter", header="col", number=True))
    row = (cell("En lång rad " * 6), cell("+5", number=True))
    assert widths_of(table(head, row), WIDTH)[1] * WIDTH / 100 >= 14 * 4.8
