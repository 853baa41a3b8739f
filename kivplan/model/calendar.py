"""Stretches of the calendar as they are written: 2026, 2026-H1, 2026-T2, 2026-Q3, 2026-09, 2026-W38, 2026-09-15."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

Grain = Literal["day", "week", "month", "quarter", "third", "half", "year"]
FIRST_YEAR, LAST_YEAR = 1900, 2199

_WHEN = re.compile(r"([0-9]{4})(?:-(?:([0-9]{2})(?:-([0-9]{2}))?|([HTQ])([1-4])|W([0-9]{2})))?")
_PARTS: dict[str, tuple[Grain, int]] = {"H": ("half", 6), "T": ("third", 4), "Q": ("quarter", 3)}


def stretch_of(text: str) -> tuple[date, date, Grain] | None:
    """The first day, the last day and the grain of a text such as ``2026-H1``; None where it is none."""
    match = _WHEN.fullmatch(text)
    return _stretch(match) if match else None


def month_length(year: int, month: int) -> int:
    """How many days a month has."""
    return (date(year, month + 1, 1) - date(year, month, 1)).days if month < 12 else 31


def _stretch(match: re.Match[str]) -> tuple[date, date, Grain] | None:
    year_text, month, day, letter, part, week = match.groups()
    year = int(year_text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if letter:
        return _part_of_year(year, letter, int(part))
    if week:
        return _week(year, int(week))
    if month:
        return _month_or_day(year, int(month), day)
    return date(year, 1, 1), date(year, 12, 31), "year"


def _part_of_year(year: int, letter: str, number: int) -> tuple[date, date, Grain] | None:
    grain, months = _PARTS[letter]
    last_month = number * months
    if last_month > 12:
        return None
    return date(year, last_month - months + 1, 1), date(year, last_month, month_length(year, last_month)), grain


def _week(year: int, week: int) -> tuple[date, date, Grain] | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return monday, monday + timedelta(days=6), "week"


def _month_or_day(year: int, month: int, day: str | None) -> tuple[date, date, Grain] | None:
    if not 1 <= month <= 12:
        return None
    length = month_length(year, month)
    if day is None:
        return date(year, month, 1), date(year, month, length), "month"
    if not 1 <= int(day) <= length:
        return None
    the_day = date(year, month, int(day))
    return the_day, the_day, "day"
