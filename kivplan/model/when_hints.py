"""What to write instead of a date that cannot be read, as far as a Nordic or English reader can tell what was meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..findings import said
from .calendar import FIRST_YEAR, LAST_YEAR, month_length, stretch_of
from .problem import problem, shortened
from .when_guesses import day_and_month, guess, lone_month, plain

if TYPE_CHECKING:
    from pydantic_core import PydanticCustomError

    from ..findings import Said

_FORMS = said("write a day, a month or a year: 2026-09-15, 2026-09, 2026 (or 2026-H1, 2026-T2, 2026-Q3, 2026-W37)")
_EXAMPLE_YEAR = 2026
_MONTH_NAMES = (
    "", said("January"), said("February"), said("March"), said("April"), said("May"), said("June"), said("July"),
    said("August"), said("September"), said("October"), said("November"), said("December"),
)  # fmt: skip
_FORM = re.compile(r"([0-9]{4})(?:-(?:([0-9]{2})(?:-([0-9]{2}))?|([HTQ])([0-9])|W([0-9]{2})))?")
_PARTS = {"H": 2, "T": 3, "Q": 4}
_LONGEST = 60


def when_problem(text: str) -> PydanticCustomError:
    """The ``bad_date`` problem of a text that is no stretch of time."""
    impossible = _impossible(text)
    if impossible:
        return problem("bad_date", *impossible)
    return problem("bad_date", said("“{text}” is not a date", text=shortened(text)), _hint(text) or _FORMS)


def day_problem(text: str) -> PydanticCustomError:
    """The ``bad_date`` problem of a text that is no day."""
    example = said("write the whole date: year, month and day, such as 2026-09-15")
    if stretch_of(text):
        return problem("bad_date", said("“{text}” is longer than a day", text=shortened(text)), example)
    impossible = _impossible(text)
    if impossible:
        return problem("bad_date", *impossible)
    meant = guess(text) if len(text) <= _LONGEST else None
    stretch = stretch_of(meant) if meant else None
    hint = said("write {text}", text=meant) if stretch and stretch[2] == "day" else example
    return problem("bad_date", said("“{text}” is not a day", text=shortened(text)), hint)


def yearly_problem(text: str) -> PydanticCustomError:
    """The ``bad_date`` problem of a text that is no day or month of every year."""
    message = said("“{text}” is not a day or month of the year", text=shortened(text))
    if len(text) <= _LONGEST:
        short = plain(text)
        if pair := day_and_month(short):
            return problem("bad_date", message, said("write {text}", text=f"{pair[1]:02}-{pair[0]:02}"))
        if month := lone_month(short):
            return problem("bad_date", message, said("write {text}", text=f"{month:02}"))
        stretch = stretch_of(meant) if (meant := guess(text)) else None
        if stretch and stretch[2] in {"day", "month"}:
            return problem("bad_date", message, said("write {text}, without the year", text=str(meant)[5:]))
    return problem("bad_date", message, said("write month and day, 10-01 for 1 October, or the month, 06 for June"))


def _hint(text: str) -> Said | None:
    if len(text) > _LONGEST:
        return None
    short = plain(text)
    if meant := guess(text):
        return said("write {text}", text=meant)
    if pair := day_and_month(short):
        return said(
            "write it with its year, year first: {text} for {day} {month} {year}",
            text=f"{_EXAMPLE_YEAR}-{pair[1]:02}-{pair[0]:02}",
            day=pair[0],
            month=_MONTH_NAMES[pair[1]],
            year=_EXAMPLE_YEAR,
        )
    if lone := lone_month(short):
        return said(
            "write it with its year, year first: {text} for {month} {year}",
            text=f"{_EXAMPLE_YEAR}-{lone:02}",
            month=_MONTH_NAMES[lone],
            year=_EXAMPLE_YEAR,
        )
    return _split_years(short)


def _split_years(short: str) -> Said | None:
    """A hint for ``2025/26`` and ``2026-2029``, which are two years and not one."""
    first, _, second = short.replace("-", "/").partition("/")
    if not (first.isdecimal() and second.isdecimal() and len(first) == 4 and len(second) in {2, 4}):
        return None
    last = second if len(second) == 4 else first[:2] + second
    if int(last) != int(first) + 1:
        return said(
            "those are several years: write the first, {first}, where they start and the last, {last}, where they end",
            first=first,
            last=last,
        )
    return said(
        "a school year is two half-years: write {autumn} or {spring}; with a start and an end, {start} and {end}",
        autumn=f"{first}-H2",
        spring=f"{last}-H1",
        start=f"{first}-08",
        end=f"{last}-06",
    )


def _impossible(text: str) -> tuple[Said, Said] | None:
    """Message and hint for a date of the right form that is in no calendar."""
    match = _FORM.fullmatch(text)
    if match is None:
        return None
    year, (month, day, letter, part, week) = int(match[1]), match.groups()[1:]
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = said("“{text}” is not a year of any plan", text=shortened(text))
        return message, said("write a year from {first} to {last}", first=FIRST_YEAR, last=LAST_YEAR)
    if letter:
        first, last = f"{year}-{letter}1", f"{year}-{letter}{_PARTS[letter]}"
        return _no_part(letter, part), said("write {first} to {last}", first=first, last=last)
    if week:
        first, last = f"{year}-W01", f"{year}-W53" if stretch_of(f"{year}-W53") else f"{year}-W52"
        message = said("there is no week {week} in {year}", week=week, year=year)
        return message, said("write a week from {first} to {last}", first=first, last=last)
    return _no_such_day(year, int(month), day)


def _no_part(letter: str, number: str) -> Said:
    if letter == "H":
        return said("a year has no half {number}", number=number)
    if letter == "T":
        return said("a year has no third {number}", number=number)
    return said("a year has no quarter {number}", number=number)


def _no_such_day(year: int, month: int, day: str | None) -> tuple[Said, Said] | None:
    if not 1 <= month <= 12:
        hint = said("write a month from {first} to {last}", first=f"{year}-01", last=f"{year}-12")
        return said("there is no month {month}", month=f"{month:02}"), hint
    if day is None:
        return None
    length = month_length(year, month)
    message = said("{month} {year} has {count} days", month=_MONTH_NAMES[month], year=year, count=length)
    first, last = f"{year}-{month:02}-01", f"{year}-{month:02}-{length}"
    return message, said("write a day from {first} to {last}", first=first, last=last)
