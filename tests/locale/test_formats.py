from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kivplan.locale.formats import Formats
from kivplan.locale.languages import LANGUAGES

NB, NN, SV, EN = (
    Formats("nb", "NOK"),
    Formats("nn", "NOK"),
    Formats("sv", "SEK"),
    Formats("en", "NOK"),
)
SP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"

languages = st.sampled_from(LANGUAGES)
days = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("formats", "full", "short"),
    [
        (NB, "5. september 2026", "05.09.2026"),
        (NN, "5. september 2026", "05.09.2026"),
        (SV, "5 september 2026", "2026-09-05"),
        (EN, "5 September 2026", "5 Sept 2026"),
    ],
)
def test_a_day_is_written_in_full_and_short(formats, full, short):
    assert (formats.day(date(2026, 9, 5)), formats.short_day(date(2026, 9, 5))) == (full, short)


WHENS = {
    "year": (date(2026, 1, 1), date(2026, 12, 31)),
    "half": (date(2026, 1, 1), date(2026, 6, 30)),
    "third": (date(2026, 5, 1), date(2026, 8, 31)),
    "quarter": (date(2026, 10, 1), date(2026, 12, 31)),
    "month": (date(2026, 2, 1), date(2026, 2, 28)),
    "week": (date(2026, 9, 7), date(2026, 9, 13)),
    "day": (date(2026, 6, 15), date(2026, 6, 15)),
}


@pytest.mark.parametrize(
    ("formats", "written"),
    [
        (
            NB,
            "2026|1. halvår 2026|2. tertial 2026|4. kvartal 2026|februar 2026|uke 37 2026|15. juni 2026",
        ),
        (
            NN,
            "2026|1. halvår 2026|2. tertial 2026|4. kvartal 2026|februar 2026|veke 37 2026|15. juni 2026",
        ),
        (
            SV,
            (
                "2026|första halvåret 2026|andra tertialet 2026|fjärde kvartalet 2026|februari 2026|vecka 37 2026"
                "|15 juni 2026"
            ),
        ),
        (
            EN,
            "2026|first half of 2026|May–August 2026|fourth quarter of 2026|February 2026|week 37 2026|15 June 2026",
        ),
    ],
)
def test_a_stretch_of_time_keeps_the_grain_it_was_meant_with(formats, written):
    assert [formats.when(first, last, grain) for grain, (first, last) in WHENS.items()] == written.split("|")


def test_a_week_belongs_to_the_year_of_its_number():
    assert NB.when(date(2025, 12, 29), date(2026, 1, 4), "week") == "uke 1 2026"
    assert NB.when(date(2026, 12, 28), date(2027, 1, 3), "week") == "uke 53 2026"


def test_an_unknown_grain_is_refused():
    with pytest.raises(ValueError, match="fortnight"):
        NB.when(date(2026, 1, 1), date(2026, 1, 14), "fortnight")


SPANS = [
    (date(2026, 3, 5), date(2026, 3, 5)),
    (date(2026, 3, 2), date(2026, 3, 5)),
    (date(2026, 3, 2), date(2026, 6, 30)),
    (date(2025, 11, 2), date(2026, 6, 3)),
    (date(2026, 3, 1), date(2026, 3, 31)),
    (date(2026, 3, 1), date(2026, 6, 30)),
    (date(2025, 11, 1), date(2026, 6, 30)),
    (date(2026, 1, 1), date(2026, 12, 31)),
    (date(2026, 1, 1), date(2029, 12, 31)),
]


@pytest.mark.parametrize(
    ("formats", "written"),
    [
        (
            NB,
            (
                "5. mars 2026|2.–5. mars 2026|2. mars–30. juni 2026|2. november 2025–3. juni 2026"
                "|mars 2026|mars–juni 2026|november 2025–juni 2026|2026|2026–2029"
            ),
        ),
        (
            NN,
            (
                "5. mars 2026|2.–5. mars 2026|2. mars–30. juni 2026|2. november 2025–3. juni 2026"
                "|mars 2026|mars–juni 2026|november 2025–juni 2026|2026|2026–2029"
            ),
        ),
        (
            SV,
            (
                "5 mars 2026|2–5 mars 2026|2 mars–30 juni 2026|2 november 2025–3 juni 2026"
                "|mars 2026|mars–juni 2026|november 2025–juni 2026|2026|2026–2029"
            ),
        ),
        (
            EN,
            (
                "5 March 2026|2–5 March 2026|2 March–30 June 2026|2 November 2025–3 June 2026"
                "|March 2026|March–June 2026|November 2025–June 2026|2026|2026–2029"
            ),
        ),
    ],
)
def test_a_span_is_as_short_as_it_goes_without_loss(formats, written):
    assert [formats.span(first, last) for first, last in SPANS] == written.split("|")


@given(language=languages, first=days, length=st.integers(0, 4000), grain=st.sampled_from(sorted(WHENS)))
def test_every_stretch_of_time_has_words_and_its_year(language, first, length, grain):
    last = first + timedelta(days=length)
    formats = Formats(language)
    assert str(last.year) in formats.span(first, last)
    year = first.isocalendar().year if grain == "week" else first.year
    assert str(year) in formats.when(first, last, grain)


@given(language=languages, spans=st.lists(st.tuples(days, days).map(sorted), min_size=2, max_size=2, unique_by=tuple))
def test_two_spans_never_read_the_same(language, spans):
    one, other = (Formats(language).span(first, last) for first, last in spans)
    assert one != other


@pytest.mark.parametrize(
    ("formats", "a_day", "a_month"),
    [
        (NB, "1. oktober hvert år", "oktober hvert år"),
        (NN, "1. oktober kvart år", "oktober kvart år"),
        (SV, "1 oktober varje år", "oktober varje år"),
        (EN, "1 October every year", "October every year"),
    ],
)
def test_what_comes_back_every_year_says_so(formats, a_day, a_month):
    assert (formats.yearly(10, 1), formats.yearly(10)) == (a_day, a_month)


def test_several_that_come_back_say_every_year_once():
    days = [(6, None), (10, 1)]
    said = {one.language: one.all_yearly(days) for one in (NB, NN, SV, EN)}
    assert said == {
        "nb": "juni og 1. oktober hvert år",
        "nn": "juni og 1. oktober kvart år",
        "sv": "juni och 1 oktober varje år",
        "en": "June and 1 October every year",
    }


def test_a_leap_day_can_come_back_every_year():
    assert NB.yearly(2, 29) == "29. februar hvert år"


@pytest.mark.parametrize(
    ("formats", "name", "short"),
    [(NB, "september", "sep"), (NN, "september", "sep"), (SV, "september", "sep."), (EN, "September", "Sept")],
)
def test_months_have_a_name_and_a_short_one(formats, name, short):
    assert (formats.month(9), formats.short_month(9)) == (name, short)


@pytest.mark.parametrize(
    ("formats", "written"),
    [
        (NB, f"90{SP}000{SP}kr|1{SP}234,50{SP}kr|{MINUS}30{SP}000{SP}kr|0{SP}kr"),
        (NN, f"90{SP}000{SP}kr|1{SP}234,50{SP}kr|{MINUS}30{SP}000{SP}kr|0{SP}kr"),
        (SV, f"90{SP}000{SP}kr|1{SP}234,50{SP}kr|{MINUS}30{SP}000{SP}kr|0{SP}kr"),
        (EN, f"NOK{SP}90,000|NOK{SP}1,234.50|{MINUS}NOK{SP}30,000|NOK{SP}0"),
    ],
)
def test_money_is_written_as_at_home(formats, written):
    amounts = (Decimal(90000), Decimal("1234.50"), Decimal(-30000), Decimal("-0"))
    assert [formats.money(amount) for amount in amounts] == written.split("|")


@pytest.mark.parametrize(
    ("formats", "written"),
    [
        (Formats("sv", "NOK"), f"90{SP}000{SP}NOK"),
        (Formats("nb", "SEK"), f"90{SP}000{SP}SEK"),
        (Formats("nb", "EUR"), f"90{SP}000{SP}EUR"),
        (Formats("nb", "NOK", codes=True), f"90{SP}000{SP}NOK"),
        (Formats("sv", "SEK", codes=True), f"90{SP}000{SP}SEK"),
        (Formats("en", "SEK"), f"SEK{SP}90,000"),
        (Formats("nb"), f"90{SP}000"),
    ],
)
def test_kroner_and_kronor_are_told_apart_where_kr_would_not(formats, written):
    assert formats.money(90000) == written


@given(
    language=languages,
    currency=st.sampled_from(["NOK", "SEK", "EUR", None]),
    amount=st.decimals(-(10**30), 10**30, places=2),
)
def test_money_never_loses_a_digit(language, currency, amount):
    written = Formats(language, currency).money(amount)
    read = written.replace(MINUS, "-").replace(",", "" if language == "en" else ".").replace(SP, "")
    assert Decimal("".join(c for c in read if c in "-.0123456789")) == amount
    assert " " not in written


@pytest.mark.parametrize(
    ("amount", "nb", "sv", "en"),
    [
        (Decimal("949999.5"), f"950{SP}000{SP}kr", f"950{SP}000{SP}kr", f"NOK{SP}950,000"),
        (Decimal("999999.5"), f"1{SP}mill.{SP}kr", f"1{SP}mn{SP}kr", f"NOK{SP}1m"),
        (Decimal(1234567), f"1,2{SP}mill.{SP}kr", f"1,2{SP}mn{SP}kr", f"NOK{SP}1.2m"),
        (
            Decimal(-12000000),
            f"{MINUS}12{SP}mill.{SP}kr",
            f"{MINUS}12{SP}mn{SP}kr",
            f"{MINUS}NOK{SP}12m",
        ),
        (Decimal(999940000), f"999,9{SP}mill.{SP}kr", f"999,9{SP}mn{SP}kr", f"NOK{SP}999.9m"),
        (Decimal(999950000), f"1{SP}mrd.{SP}kr", f"1{SP}md{SP}kr", f"NOK{SP}1bn"),
        (Decimal("-0.3"), f"0{SP}kr", f"0{SP}kr", f"NOK{SP}0"),
    ],
)
def test_a_chart_shows_amounts_short(amount, nb, sv, en):
    assert [f.short_money(amount) for f in (NB, NN, SV, EN)] == [nb, nb, sv, en]


@pytest.mark.parametrize(
    ("value", "nb", "en"),
    [
        (Decimal("9.40"), "9,4", "9.4"),
        (Decimal("1E+3"), f"1{SP}000", "1,000"),
        (Decimal("-1234567.125"), f"{MINUS}1{SP}234{SP}567,125", f"{MINUS}1,234,567.125"),
        (100, "100", "100"),
    ],
)
def test_a_number_keeps_its_digits(value, nb, en):
    assert (NB.number(value), EN.number(value)) == (nb, en)


def test_a_number_is_rounded_half_up_only_when_asked():
    assert NB.number(Decimal("2.25"), decimals=1) == "2,3"
    assert NB.number(Decimal("-0.04"), decimals=1) == "0"


@pytest.mark.parametrize(
    ("formats", "written"),
    [
        (NB, f"30{SP}%|33,3{SP}%|{MINUS}5{SP}%"),
        (NN, f"30{SP}%|33,3{SP}%|{MINUS}5{SP}%"),
        (SV, f"30{SP}%|33,3{SP}%|{MINUS}5{SP}%"),
        (EN, f"30%|33.3%|{MINUS}5%"),
    ],
)
def test_a_share_is_written_in_percent(formats, written):
    shares = (Decimal(30), Decimal(100) / 3, Decimal(-5))
    assert [formats.percent(share) for share in shares] == written.split("|")


def test_a_count_has_its_thousands_apart():
    assert [f.count(12345) for f in (NB, NN, SV, EN)] == [f"12{SP}345"] * 3 + ["12,345"]


@pytest.mark.parametrize(
    ("formats", "written"), [(NB, "a, b og c"), (NN, "a, b og c"), (SV, "a, b och c"), (EN, "a, b and c")]
)
def test_things_in_a_row_are_joined_with_the_languages_and(formats, written):
    assert formats.listing(["a", "b", "c"]) == written
    assert (formats.listing([]), formats.listing(["a"])) == ("", "a")


def test_a_language_without_reports_is_refused():
    with pytest.raises(ValueError, match="'da'"):
        Formats("da", "DKK")
