"""What to write instead of a date that cannot be read, as far as a Nordic or English reader can tell what was meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .problem import problem, quoted
from .when import FIRST_YEAR, LAST_YEAR, month_length, stretch_of
from .when_guesses import day_and_month, guess, lone_month, plain

if TYPE_CHECKING:
    from pydantic_core import PydanticCustomError

_FORMS = "write a day, a month or a year: 2026-09-15, 2026-09, 2026 (or 2026-H1, 2026-T2, 2026-Q3, 2026-W37)"
_EXAMPLE_YEAR = 2026
_WITH_YEAR = "write it with its year, year first"
_MONTH_NAMES = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_FORM = re.compile(r"([0-9]{4})(?:-(?:([0-9]{2})(?:-([0-9]{2}))?|([HTQ])([0-9])|W([0-9]{2})))?")
_PARTS = {"H": ("half", 2), "T": ("third", 3), "Q": ("quarter", 4)}
_LONGEST = 60


def when_problem(text: str) -> PydanticCustomError:
    """The ``bad_date`` problem of a text that is no stretch of time."""
    impossible = _impossible(text)
    if impossible:
        return problem("bad_date", *impossible)
    return problem("bad_date", f"{quoted(text)} is not a date", _hint(text) or _FORMS)


def day_problem(text: str) -> PydanticCustomError:
    """The ``bad_date`` problem of a text that is no day."""
    example = "write the whole date: year, month and day, such as 2026-09-15"
    if stretch_of(text):
        return problem("bad_date", f"{quoted(text)} is longer than a day", example)
    impossible = _impossible(text)
    if impossible:
        return problem("bad_date", *impossible)
    meant = guess(text) if len(text) <= _LONGEST else None
    stretch = stretch_of(meant) if meant else None
    hint = f"write {meant}" if stretch and stretch[2] == "day" else example
    return problem("bad_date", f"{quoted(text)} is not a day", hint)


def yearly_problem(text: str) -> PydanticCustomError:
    """The ``bad_date`` problem of a text that is no day or month of every year."""
    message = f"{quoted(text)} is not a day or month of the year"
    if len(text) <= _LONGEST:
        short = plain(text)
        if pair := day_and_month(short):
            return problem("bad_date", message, f"write {pair[1]:02}-{pair[0]:02}")
        if month := lone_month(short):
            return problem("bad_date", message, f"write {month:02}")
        stretch = stretch_of(meant) if (meant := guess(text)) else None
        if stretch and stretch[2] in {"day", "month"}:
            return problem("bad_date", message, f"write {str(meant)[5:]}, without the year")
    return problem("bad_date", message, "write month and day, 10-01 for 1 October, or the month, 06 for June")


def _hint(text: str) -> str | None:
    if len(text) > _LONGEST:
        return None
    short = plain(text)
    if meant := guess(text):
        return f"write {meant}"
    if pair := day_and_month(short):
        day, month = pair
        example = f"{_EXAMPLE_YEAR}-{month:02}-{day:02}"
        return f"{_WITH_YEAR}: {example} for {day} {_MONTH_NAMES[month]} {_EXAMPLE_YEAR}"
    if lone := lone_month(short):
        return f"{_WITH_YEAR}: {_EXAMPLE_YEAR}-{lone:02} for {_MONTH_NAMES[lone]} {_EXAMPLE_YEAR}"
    return _split_years(short)


def _split_years(short: str) -> str | None:
    """A hint for ``2025/26`` and ``2026-2029``, which are two years and not one."""
    first, _, second = short.replace("-", "/").partition("/")
    if not (first.isdecimal() and second.isdecimal() and len(first) == 4 and len(second) in {2, 4}):
        return None
    last = second if len(second) == 4 else first[:2] + second
    if int(last) != int(first) + 1:
        return (
            f"those are several years: write the first, {first}, where they start and the last, {last}, where they end"
        )
    halves = f"write {first}-H2 or {last}-H1"
    return f"a school year is two half-years: {halves}; with a start and an end, {first}-08 and {last}-06"


def _impossible(text: str) -> tuple[str, str] | None:
    """Message and hint for a date of the right form that is in no calendar."""
    match = _FORM.fullmatch(text)
    if match is None:
        return None
    year, (month, day, letter, part, week) = int(match[1]), match.groups()[1:]
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return f"{quoted(text)} is not a year of any plan", f"write a year from {FIRST_YEAR} to {LAST_YEAR}"
    if letter:
        name, count = _PARTS[letter]
        return f"a year has no {name} {part}", f"write {year}-{letter}1 to {year}-{letter}{count}"
    if week:
        weeks = 53 if stretch_of(f"{year}-W53") else 52
        return f"there is no week {week} in {year}", f"write a week from {year}-W01 to {year}-W{weeks}"
    return _no_such_day(year, int(month), day)


def _no_such_day(year: int, month: int, day: str | None) -> tuple[str, str] | None:
    if not 1 <= month <= 12:
        return f"there is no month {month:02}", f"write a month from {year}-01 to {year}-12"
    if day is None:
        return None
    length = month_length(year, month)
    hint = f"write a day from {year}-{month:02}-01 to {year}-{month:02}-{length}"
    return f"{_MONTH_NAMES[month]} {year} has {length} days", hint
