"""A text and its lines: the same lines and columns whichever way its lines end."""

from __future__ import annotations

import pytest

from kivplan.source.text import SourceText

LINES = ["kind: plan", "", "title: å", "x"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("closed", [True, False])
def test_lines_are_found_however_they_end(end, closed):
    text = SourceText("x.yaml", end.join(LINES) + (end if closed else ""))
    assert [text.line(number) for number in range(1, 5)] == LINES
    assert (text.line(0), text.line(6)) == ("", "")
    assert text.position(text.offset(3, 8)) == (3, 8)
    assert text.text[text.offset(3, 8)] == "å"


def test_one_carriage_return_is_enough_to_look_for_all_ends():
    text = SourceText("x.yaml", "a\nb\rc\r\nd\n\re")
    assert [text.line(number) for number in range(1, 7)] == ["a", "b", "c", "d", "", "e"]


def test_other_separators_end_no_line():
    text = SourceText("x.yaml", "a\u2028b\x85c\x0bd\ne")
    assert [text.line(number) for number in (1, 2)] == ["a\u2028b\x85c\x0bd", "e"]
