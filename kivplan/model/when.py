"""Dates as people plan with them: a day, a week, a month, a quarter, a third or half of a year, a year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ..findings import said
from .calendar import Grain, month_length, stretch_of
from .problem import described, not_text, problem

_YEARLY = re.compile(r"([0-9]{1,2})(?:-([0-9]{2}))?")


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of days: ``text`` as it was written, the ``first`` and the ``last`` day, and the ``grain`` between."""

    text: str
    first: date
    last: date
    grain: Grain

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Yearly:
    """A day that comes back every year, or a whole month (``day`` is None)."""

    month: int
    day: int | None = None


def read_when(value: object) -> When:
    """The stretch that a text such as ``2026-H1`` means; raises a ``bad_date`` problem for anything else."""
    if isinstance(value, str):
        return _when(value)
    if isinstance(value, When):
        return value
    raise not_text(value, said("a date"), said("write a day, a month or a year: 2026-09-15, 2026-09, 2026"))


def read_day(value: object) -> date:
    """The day that ``2026-09-15`` means; raises a ``bad_date`` problem for anything else, also for a longer stretch."""
    if isinstance(value, str):
        return _day(value)
    if isinstance(value, date):
        return value
    raise not_text(value, said("a day"), said("write the day as 2026-09-15"))


def read_yearly(value: object) -> Yearly:
    """The day or month of every year that ``10-01`` or ``06`` means; raises a ``bad_date`` problem otherwise."""
    if isinstance(value, Yearly):
        return value
    if not isinstance(value, str):
        hint = said("write 10-01 for 1 October, 06 for June")
        raise not_text(value, said("a day or a month of the year"), hint)
    match = _YEARLY.fullmatch(value)
    yearly = Yearly(int(match[1]), int(match[2]) if match[2] else None) if match else None
    if yearly is None or not _is_in_calendar(yearly):
        from .when_hints import yearly_problem

        raise yearly_problem(value)
    return yearly


def read_year(value: object) -> str:
    """A year used as a key, such as ``2026``, unchanged; raises a ``bad_date`` problem otherwise."""
    if isinstance(value, str) and len(value) == 4 and stretch_of(value):
        return value
    message = said("{what} is not a year", what=described(value))
    raise problem("bad_date", message, said("write a year before the colon, such as 2026"))


def _is_in_calendar(yearly: Yearly) -> bool:
    leap_year = 2000
    if not 1 <= yearly.month <= 12:
        return False
    return yearly.day is None or 1 <= yearly.day <= month_length(leap_year, yearly.month)


@lru_cache(maxsize=8192)
def _when(text: str) -> When:
    stretch = stretch_of(text)
    if stretch is None:
        from .when_hints import when_problem

        raise when_problem(text)
    return When(text, *stretch)


@lru_cache(maxsize=8192)
def _day(text: str) -> date:
    stretch = stretch_of(text)
    if stretch is None or stretch[2] != "day":
        from .when_hints import day_problem

        raise day_problem(text)
    return stretch[0]
