from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from kivplan.model.when import When, Yearly, read_day, read_when, read_year, read_yearly


def wrong(read, text: object) -> tuple[str, str]:
    with pytest.raises(PydanticCustomError) as caught:
        read(text)
    context = caught.value.context
    return context["message"], context["hint"]


@pytest.mark.parametrize(
    ("text", "first", "last", "grain"),
    [
        ("2026-09-15", date(2026, 9, 15), date(2026, 9, 15), "day"),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29), "day"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "year"),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30), "half"),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31), "half"),
        ("2026-T1", date(2026, 1, 1), date(2026, 4, 30), "third"),
        ("2026-T2", date(2026, 5, 1), date(2026, 8, 31), "third"),
        ("2026-T3", date(2026, 9, 1), date(2026, 12, 31), "third"),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31), "quarter"),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), "quarter"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31), "month"),
        ("2026-W01", date(2025, 12, 29), date(2026, 1, 4), "week"),
        ("2026-W53", date(2026, 12, 28), date(2027, 1, 3), "week"),
        ("1900", date(1900, 1, 1), date(1900, 12, 31), "year"),
        ("2199-12-31", date(2199, 12, 31), date(2199, 12, 31), "day"),
    ],
)
def test_a_stretch_has_a_first_and_a_last_day(text: str, first: date, last: date, grain: str) -> None:
    assert read_when(text) == When(text, first, last, grain)


stretches = st.one_of(
    st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(str),
    st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(lambda day: str(day)[:7]),
    st.integers(1900, 2199).map(str),
    st.builds(
        "{}-{}".format, st.integers(1900, 2199), st.sampled_from(["H1", "H2", "T1", "T2", "T3", "Q1", "Q2", "Q3", "Q4"])
    ),
    st.builds("{}-W{:02}".format, st.integers(1900, 2199), st.integers(1, 52)),
)


@given(stretches)
def test_every_stretch_begins_no_later_than_it_ends_and_keeps_its_text(text: str) -> None:
    when = read_when(text)
    assert when.first <= when.last < when.first + timedelta(days=366)
    assert str(when) == text


@given(st.text(max_size=30))
def test_any_text_is_a_stretch_or_a_problem_with_a_hint(text: str) -> None:
    try:
        assert read_when(text).first <= read_when(text).last
    except PydanticCustomError as error:
        assert error.type == "bad_date"
        assert error.context is not None
        assert error.context["hint"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("15.9.2026", "2026-09-15"),
        ("15.09.26", "2026-09-15"),
        ("15/9/2026", "2026-09-15"),
        ("2026-9-5", "2026-09-05"),
        ("2026/09/15", "2026-09-15"),
        ("20260915", "2026-09-15"),
        ("2026-09-15T10:00", "2026-09-15"),
        ("15. september 2026", "2026-09-15"),
        ("sept 2026", "2026-09"),
        ("desember 2026", "2026-12"),
        ("maj 2026", "2026-05"),
        ("9.2026", "2026-09"),
        ("2026-9", "2026-09"),
        ("26", "2026"),
        ("innen 2026", "2026"),
        ("2026-q3", "2026-Q3"),
        ("Q3 2026", "2026-Q3"),
        ("3. kvartal 2026", "2026-Q3"),
        ("tertial 2 2026", "2026-T2"),
        ("1. halvår 2026", "2026-H1"),
        ("første halvår 2026", "2026-H1"),
        ("høsten 2026", "2026-H2"),
        ("våren 2026", "2026-H1"),
        ("uke 37 2026", "2026-W37"),
        ("vecka 7, 2026", "2026-W07"),
        ("2026-W7", "2026-W07"),
        ("２０２６", "2026"),
    ],
)
def test_the_hint_gives_the_date_that_was_meant(text: str, meant: str) -> None:
    message, hint = wrong(read_when, text)
    assert message == f"“{text}” is not a date"
    assert hint == f"write {meant}"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("2026-13", "there is no month 13", "2026-01 to 2026-12"),
        ("2026-00", "there is no month 00", "2026-01 to 2026-12"),
        ("2026-02-30", "February 2026 has 28 days", "2026-02-01 to 2026-02-28"),
        ("2026-09-31", "September 2026 has 30 days", "2026-09-01 to 2026-09-30"),
        ("2025-W53", "there is no week 53 in 2025", "2025-W01 to 2025-W52"),
        ("2026-W54", "there is no week 54 in 2026", "2026-W01 to 2026-W53"),
        ("2026-H3", "a year has no half 3", "2026-H1 to 2026-H2"),
        ("2026-Q0", "a year has no quarter 0", "2026-Q1 to 2026-Q4"),
        ("1899", "not a year of any plan", "1900 to 2199"),
        ("2200-01-01", "not a year of any plan", "1900 to 2199"),
        ("15/9", "“15/9” is not a date", "2026-09-15 for 15 September"),
        ("sept", "“sept” is not a date", "2026-09 for September"),
        ("2025/26", "“2025/26” is not a date", "2025-H2 or 2026-H1; with a start and an end, 2025-08 and 2026-06"),
        ("2026–2029", "“2026–2029” is not a date", "the first, 2026, where they start and the last, 2029"),
        ("31.11.2026", "“31.11.2026” is not a date", "write a day, a month or a year"),
        ("snarest", "“snarest” is not a date", "write a day, a month or a year"),
        ("٢٠٢٦", "is not a date", "write a day, a month or a year"),
        ("9" * 5000, "…” is not a date", "write a day, a month or a year"),
    ],
)
def test_an_impossible_date_says_why_and_what_is_possible(text: str, message: str, hint: str) -> None:
    found = wrong(read_when, text)
    assert message in found[0]
    assert len(found[0]) < 100
    assert hint in found[1]


def test_a_day_is_one_day() -> None:
    assert read_day("2026-05-02") == date(2026, 5, 2)
    assert "longer than a day" in wrong(read_day, "2026-05")[0]
    assert wrong(read_day, "2.5.2026")[1] == "write 2026-05-02"
    assert "such as 2026-09-15" in wrong(read_day, "mai 2026")[1]
    assert wrong(read_day, "2026-02-30")[0] == "February 2026 has 28 days"


def test_a_day_or_month_comes_back_every_year() -> None:
    assert read_yearly("10-01") == Yearly(10, 1)
    assert read_yearly("06") == read_yearly("6") == Yearly(6, None)
    assert read_yearly("02-29") == Yearly(2, 29)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("1/10", "write 10-01"),
        ("1. oktober", "write 10-01"),
        ("oktober", "write 10"),
        ("2026-10-01", "write 10-01, without the year"),
        ("2026-10", "write 10, without the year"),
        ("02-30", "write month and day, 10-01 for 1 October, or the month, 06 for June"),
        ("13", "write month and day, 10-01 for 1 October, or the month, 06 for June"),
    ],
)
def test_what_does_not_come_back_every_year_gets_a_hint(text: str, hint: str) -> None:
    assert wrong(read_yearly, text)[1] == hint


def test_a_year_as_a_key_is_kept_as_it_is_written() -> None:
    assert read_year("2026") == "2026"
    assert "is not a year" in wrong(read_year, "2026-H1")[0]
    assert "is not a year" in wrong(read_year, "26")[0]


@pytest.mark.parametrize("read", [read_when, read_day, read_yearly])
def test_a_list_is_no_date(read) -> None:
    assert "found a list" in wrong(read, ["2026"])[0]


def test_values_that_are_read_already_stay_as_they_are() -> None:
    when = read_when("2026")
    assert read_when(when) is when
    assert read_day(date(2026, 1, 1)) == date(2026, 1, 1)
    assert read_yearly(Yearly(6)) == Yearly(6)
