"""Days, stretches of time and lists as text, in CLDR's patterns with the month written out.

Each distinct value is formatted once: Babel in the loop triples the time a large report takes.
Spans close up around the dash in every language (CLDR puts thin spaces around some, not others).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from .languages import cldr_locale

if TYPE_CHECKING:
    from collections.abc import Iterable

_THIN_SPACE = "\N{THIN SPACE}"
_DASH = "\N{EN DASH}"
_LEAP_YEAR = 2024  # has every day a yearly day can name

_NORWEGIAN = ("1.", "2.", "3.", "4.")
_NTH = {
    "nb": _NORWEGIAN,
    "nn": _NORWEGIAN,
    "sv": ("första", "andra", "tredje", "fjärde"),
    "en": ("first", "second", "third", "fourth"),
}
_MONTHS_IN = {"half": 6, "third": 4, "quarter": 3}
_PARTS = {
    "nb": {"half": "{nth} halvår {year}", "third": "{nth} tertial {year}", "quarter": "{nth} kvartal {year}"},
    "nn": {"half": "{nth} halvår {year}", "third": "{nth} tertial {year}", "quarter": "{nth} kvartal {year}"},
    "sv": {"half": "{nth} halvåret {year}", "third": "{nth} tertialet {year}", "quarter": "{nth} kvartalet {year}"},
    # no English reader knows a tertial: its months are named instead
    "en": {"half": "{nth} half of {year}", "quarter": "{nth} quarter of {year}"},
}
_WEEK = {"nb": "uke", "nn": "veke", "sv": "vecka", "en": "week"}
_EVERY_YEAR = {"nb": "hvert år", "nn": "kvart år", "sv": "varje år", "en": "every year"}


@lru_cache(maxsize=8192)
def _written(language: str, value: date, pattern: str) -> str:
    from babel.dates import format_date

    return format_date(value, pattern, locale=cldr_locale(language))


def day(language: str, value: date) -> str:
    """A day in full: ``15. juni 2026``, ``15 juni 2026``, ``15 June 2026``."""
    return _written(language, value, "long")


def short_day(language: str, value: date) -> str:
    """A day for a narrow column: ``15.06.2026``, ``2026-06-15``, ``15 Jun 2026``."""
    # 06/05/2026 is two days, depending on who reads English: the month is named
    return _written(language, value, "medium" if language == "en" else "short")


def month(language: str, number: int) -> str:
    """The name of month ``number`` (1-12): ``september``."""
    return _written(language, date(_LEAP_YEAR, number, 1), "LLLL")


def short_month(language: str, number: int) -> str:
    """The name of month ``number`` (1-12) for an axis: ``sep``, ``sep.``, ``Sept``."""
    return _written(language, date(_LEAP_YEAR, number, 1), "LLL")


def yearly(language: str, number: int, day_of_month: int | None = None) -> str:
    """What comes back every year: ``1. oktober hvert år``, or without a day ``oktober hvert år``."""
    return all_yearly(language, ((number, day_of_month),))


def all_yearly(language: str, days: Iterable[tuple[int, int | None]]) -> str:
    """Several that come back every year, each a month and a day or None: ``juni og 1. oktober hvert år``."""
    names = [day_of_year(language, number, day_of_month) for number, day_of_month in days]
    return f"{listing(language, names)} {_EVERY_YEAR[language]}"


def day_of_year(language: str, number: int, day_of_month: int | None) -> str:
    """A day or a month of any year: ``1. oktober``, ``juni``."""
    if day_of_month is None:
        return month(language, number)
    pattern = "d MMMM" if language in {"sv", "en"} else "d. MMMM"
    return _written(language, date(_LEAP_YEAR, number, day_of_month), pattern)


def when(language: str, first: date, last: date, grain: str) -> str:
    """A stretch as it was meant: ``2026``, ``2. tertial 2026``, ``september 2026``, ``uke 37 2026``, a day.

    ``grain`` is year, half, third, quarter, month, week or day; raises ValueError for any other.
    """
    if grain == "week":
        iso = first.isocalendar()
        return f"{_WEEK[language]} {iso.week} {iso.year}"
    if grain in _PARTS[language]:
        nth = _NTH[language][(first.month - 1) // _MONTHS_IN[grain]]
        return _PARTS[language][grain].format(nth=nth, year=first.year)
    if grain in {"year", "third", "month", "day"}:
        return span(language, first, last)
    raise ValueError(f"no such grain of time: {grain!r}")


@lru_cache(maxsize=8192)
def span(language: str, first: date, last: date) -> str:
    """From day to day, both included, as short as it goes without loss.

    Whole years ``2026–2029``; whole months ``mars–juni 2026``; else ``1. mars–30. juni 2026``; one day alone.
    """
    if first == last:
        return day(language, first)
    if _whole_months(first, last):
        if first.month == 1 and last.month == 12:
            return str(first.year) if first.year == last.year else f"{first.year}{_DASH}{last.year}"
        if (first.year, first.month) == (last.year, last.month):
            return _written(language, first, "LLLL y")
        return _interval(language, first, last, "yMMMM")
    return _interval(language, first, last, "yMMMd")


def listing(language: str, items: tuple[str, ...] | list[str]) -> str:
    """Several things in a row: ``a, b og c``."""
    from babel.lists import format_list

    return format_list(list(items), locale=cldr_locale(language))


def _whole_months(first: date, last: date) -> bool:
    return first.day == 1 and last.day == monthrange(last.year, last.month)[1]


def _interval(language: str, first: date, last: date, skeleton: str) -> str:
    """CLDR's interval between two days, its abbreviated month written out."""
    from babel import Locale

    differs = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    begin, end = Locale.parse(cldr_locale(language)).interval_formats[skeleton][differs]
    text = "".join(
        _written(language, value, pattern if "MMMM" in pattern else pattern.replace("MMM", "MMMM"))
        for value, pattern in ((first, begin), (last, end))
    )
    return text.replace(_THIN_SPACE, "")
