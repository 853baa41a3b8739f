"""A plan's own colour becomes readable on light and on dark paper, and changes no more than it must."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kivplan.report.colours import DARK_GROUNDS, ENOUGH, LIGHT_GROUNDS, accent, contrast


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == 1
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert contrast("#ffffff", "#004b87") == contrast("#004b87", "#ffffff")


@given(st.integers(0, 0xFFFFFF))
def test_any_colour_can_be_read_on_both_papers(number: int):
    made = accent(f"#{number:06x}")
    assert all(contrast(made.light, ground) >= ENOUGH for ground in LIGHT_GROUNDS)
    assert all(contrast(made.dark, ground) >= ENOUGH for ground in DARK_GROUNDS)


def test_a_colour_that_can_be_read_is_left_as_it_is():
    assert accent("#004b87").light == "#004b87"
    assert accent("#8CC4FF").dark == "#8cc4ff"


def test_a_pale_colour_is_darkened_no_more_than_it_must():
    made = accent("#ffd500").light
    assert ENOUGH <= min(contrast(made, ground) for ground in LIGHT_GROUNDS) < ENOUGH + 0.2


@pytest.mark.parametrize("text", ["red", "#fff", "#12345g", "", "#1234567"])
def test_what_is_no_colour_is_refused(text: str):
    with pytest.raises(ValueError, match=r".+"):
        accent(text)
