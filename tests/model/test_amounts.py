from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from kivplan.model.amounts import read_money, read_number, read_percent, read_quantity, read_yes_no, whole

read_count = whole(0)


def wrong(read, value: object) -> tuple[str, str, str]:
    with pytest.raises(PydanticCustomError) as caught:
        read(value)
    return caught.value.type, caught.value.context["message"], caught.value.context["hint"]


@pytest.mark.parametrize("text", ["0", "30000", "30000.5", "30000.50", "999999999999999.99"])
def test_money_is_digits_with_at_most_two_decimals(text: str) -> None:
    assert read_money(text) == Decimal(text)


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_money_that_is_written_out_is_read_back(amount: Decimal) -> None:
    assert read_money(f"{amount:f}") == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("30.000", "30000"),
        ("30 000", "30000"),
        ("30\u00a0000", "30000"),
        ("30'000", "30000"),
        ("30_000", "30000"),
        ("1.234.567", "1234567"),
        ("1.234.567,50", "1234567.50"),
        ("1,234.50", "1234.50"),
        ("kr 30.000,-", "30000"),
        ("30000 kr", "30000"),
        ("NOK 30000", "30000"),
        ("30000 kronor", "30000"),
        ("30000,50", "30000.50"),
        ("30000,-", "30000"),
        ("30k", "30000"),
        ("30 tkr", "30000"),
        ("1,5 mill", "1500000"),
        ("1.5 mill. kr", "1500000"),
    ],
)
def test_the_hint_gives_the_amount_that_was_meant(text: str, amount: str) -> None:
    fault, message, hint = wrong(read_money, text)
    assert (fault, hint) == ("bad_amount", f"write {amount}")
    assert message.endswith("is not an amount")


@pytest.mark.parametrize(
    "text",
    [
        "mye",
        "ca. 30000",
        "1.23.4",
        "30.0000",
        "NaN",
        "Infinity",
        "1e5",
        "３００",
        "٣٠",
        "",
        "30 000 0",
        "9" * 16,
        "9" * 5000,
    ],
)
def test_an_amount_nobody_can_tell_is_not_guessed(text: str) -> None:
    fault, message, hint = wrong(read_money, text)
    assert fault == "bad_amount"
    assert len(message) < 100
    assert hint == "write digits only, such as 30000 or 30000.50"


@pytest.mark.parametrize("text", ["-500", "−500", "–500", "-30.000", "-0", "-Infinity"])
def test_money_below_zero_is_refused(text: str) -> None:
    fault, message, _ = wrong(read_money, text)
    assert fault == "bad_amount"
    assert "below zero" in message


@pytest.mark.parametrize(
    ("text", "number"), [("9.4", "9.4"), ("9,4", "9.4"), ("-3", "-3"), ("0", "0"), ("1.200", "1.2")]
)
def test_a_number_takes_a_decimal_point_or_comma(text: str, number: str) -> None:
    assert read_number(text) == Decimal(number)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_a_number_that_is_written_out_is_read_back(number: Decimal) -> None:
    assert read_number(f"{number:f}") == read_number(f"{number:f}".replace(".", ",")) == number


@pytest.mark.parametrize("text", ["tre", "NaN", "Infinity", "1e3", "３", "", "1/2", "9" * 5000])
def test_what_is_no_number_is_of_the_wrong_type(text: str) -> None:
    fault, message, hint = wrong(read_number, text)
    assert fault == "wrong_type"
    assert len(message) < 120
    assert hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [("1 200", "write 1200"), ("−3,5", "write -3.5"), ("+4", "write 4"), ("1.200.000", "write 1200000")],
)
def test_the_hint_gives_the_number_that_was_meant(text: str, hint: str) -> None:
    assert wrong(read_number, text)[2] == hint


def test_a_quantity_is_not_below_zero() -> None:
    assert read_quantity("7,5") == Decimal("7.5")
    assert wrong(read_quantity, "-1")[0] == "bad_value"


def test_a_whole_number_has_no_decimals() -> None:
    assert read_count("3") == 3
    assert read_count("09") == 9
    assert wrong(read_count, "3.5")[:2] == ("wrong_type", "expected a whole number, found “3.5”")
    assert wrong(read_count, "1.200")[2] == "write 1200"
    assert wrong(read_count, "9" * 5000)[0] == "wrong_type"


def test_a_whole_number_stays_within_its_bounds() -> None:
    month = whole(1, 12)
    assert [month("1"), month("12")] == [1, 12]
    assert wrong(month, "13") == ("bad_value", "13 is out of bounds", "write a whole number from 1 to 12")
    assert wrong(read_count, "-1")[2] == "write a whole number 0 or more"


@pytest.mark.parametrize(
    ("text", "points"),
    [("30%", "30"), ("30 %", "30"), ("30\u00a0%", "30"), ("12,5%", "12.5"), ("0%", "0"), ("100%", "100")],
)
def test_a_percentage_is_read_as_percent_points(text: str, points: str) -> None:
    assert read_percent(text) == Decimal(points)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("30", "write 30%"),
        ("30 prosent", "write 30%"),
        ("30 procent", "write 30%"),
        ("101%", "write a percentage from 0% to 100%"),
        ("0.5.1%", "write it as 30%"),
        ("halvparten", "write it as 30%"),
        ("9" * 5000 + "%", "write it as 30%"),
    ],
)
def test_what_is_no_percentage_gets_a_hint(text: str, hint: str) -> None:
    assert wrong(read_percent, text)[::2] == ("bad_value", hint)


def test_yes_and_no_are_the_only_answers() -> None:
    assert (read_yes_no("yes"), read_yes_no("no")) == (True, False)
    for text in ("true", "True", "ja", "on", "Yes", "1"):
        assert wrong(read_yes_no, text)[::2] == ("bad_value", "write yes")
    for text in ("false", "nei", "nej", "NO", "off"):
        assert wrong(read_yes_no, text)[::2] == ("bad_value", "write no")
    assert wrong(read_yes_no, "kanskje")[2] == "write yes or no"


@pytest.mark.parametrize("read", [read_money, read_number, read_quantity, read_percent, read_count, read_yes_no])
def test_lists_mappings_and_nothing_are_of_the_wrong_type(read) -> None:
    assert "found a list" in wrong(read, ["3"])[1]
    assert "found a mapping" in wrong(read, {"a": "3"})[1]
    assert wrong(read, None)[0] == "wrong_type"


@given(st.text(max_size=20))
def test_any_text_is_an_amount_or_a_problem_with_a_hint(text: str) -> None:
    for read in (read_money, read_number, read_count, read_percent, read_yes_no):
        try:
            read(text)
        except PydanticCustomError as error:
            assert error.context is not None
            assert error.context["hint"]
