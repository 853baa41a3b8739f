"""What the digits of an identity number say: whether it is valid, and when the one who has it was born.

The check digits are python-stdnum's; it is loaded once digits have the shape of a number and begin with a day.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import NamedTuple

_NO_DIGIT = re.compile("[^0-9]+")
_YEARS_OF_A_TIME = 10
_OLDEST = 1800


class Norwegian(NamedTuple):
    """A birth number or D-number, real or from one of the series for tests. ``bare``: nothing between its digits."""

    digits: str
    bare: bool
    born: date

    def plausible(self, as_of: date) -> bool:
        """Whether someone may have it on a day: not before the day of birth."""
        return self.born <= as_of


class Swedish(NamedTuple):
    """A personal or coordination number; without a century ``born`` holds every day it may mean."""

    digits: str
    bare: bool
    born: tuple[date, ...]
    time: bool
    """Whether it also reads as a date and a time of day: 202609151230."""

    def plausible(self, as_of: date) -> bool:
        """Whether someone may have it on a day, and it is not rather a time some years before or after that day."""
        lately = any(abs(day.year - as_of.year) <= _YEARS_OF_A_TIME for day in self.born)
        return any(day <= as_of for day in self.born) and not (self.time and lately)


def read_digits(text: str) -> Norwegian | Swedish | None:
    """What a text of the shape of an identity number says; None where it is no valid one."""
    digits = _NO_DIGIT.sub("", text)
    if len(digits) == 11:
        return _norwegian(digits, bare=digits == text)
    if len(digits) in (10, 12) and not re.search("[_.:/]", text):
        return _swedish(digits, bare=digits == text)
    return None


def _norwegian(digits: str, *, bare: bool) -> Norwegian | None:
    """The series for tests add 80 (Tenor), 65 or 40 (NAV) to the month, D-numbers 40 to the day."""
    day, month = int(digits[:2]), int(digits[2:4])
    real = next((month - more for more in (0, 40, 65, 80) if 1 <= month - more <= 12), None)
    if real is None or not (1 <= day <= 31 or 41 <= day <= 71):
        return None
    from stdnum.exceptions import ValidationError
    from stdnum.no import fodselsnummer

    checks = fodselsnummer.calc_check_digit1(digits) + fodselsnummer.calc_check_digit2(digits)
    if digits[-2:] == checks:
        with suppress(ValidationError):
            born = fodselsnummer.get_birth_date(f"{digits[:2]}{real:02}{digits[4:]}")
            return Norwegian(digits, bare, born)
    return None


def _swedish(digits: str, *, bare: bool) -> Swedish | None:
    """Coordination numbers add 60 to the day."""
    year, month, day = int(digits[:-8]), int(digits[-8:-6]), int(digits[-6:-4])
    years = (year,) if len(digits) == 12 else (1900 + year, 2000 + year)
    born = tuple(found for one in years if (found := _day(one, month, day % 60)))
    if not born:
        return None
    from stdnum import luhn

    if not luhn.is_valid(digits[-10:]):
        return None
    time = born[0].day == day and int(digits[-4:-2]) < 24 and int(digits[-2:]) < 60
    return Swedish(digits, bare, born, time)


def _day(year: int, month: int, day: int) -> date | None:
    with suppress(ValueError):
        return date(year, month, day) if year >= _OLDEST else None
    return None
