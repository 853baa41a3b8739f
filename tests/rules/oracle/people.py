"""Family 9: people and process."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from .judging import oracle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .raw import Raw, Where

NORWEGIAN = re.compile(r"(?<!\d)(\d{6})[ .-]?(\d{5})(?!\d)")
SWEDISH = re.compile(r"(?<!\d)(\d\d)?(\d{6})[-+ ]?(\d{4})(?!\d)")


@oracle("KIV901")
def national_identity_number(plan: Raw) -> Iterator[Where]:
    """In made plans they stand plainly: in a text, not after a word that tells them to be something else."""
    for file, text in plan.texts.items():
        for number, line in enumerate(text.splitlines(), 1):
            found = [*NORWEGIAN.finditer(line), *SWEDISH.finditer(line)]
            for match in found:
                digits = re.sub(r"\D", "", match[0])
                if norwegian(digits, plan.as_of) or swedish(digits, plan.as_of):
                    yield file, number, (match.start() + 1, match.end() + 1)


def norwegian(digits: str, today: date) -> bool:
    """Two check digits; a D-number has 4 added to its first digit, one for tests 4 or 8 to its third."""
    if len(digits) != 11:
        return False
    numbers = list(map(int, digits))
    for weights in ((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)):
        if sum(weight * number for weight, number in zip(weights, numbers, strict=False)) % 11:
            return False
    day, month, year = int(digits[:2]) % 40, int(digits[2:4]) % 40, int(digits[4:6])
    return any(is_day(century + year, month, day, today) for century in (1800, 1900, 2000))


def swedish(digits: str, today: date) -> bool:
    """Luhn's check over the last ten; a coordination number has 60 added to its day."""
    if len(digits) not in (10, 12):
        return False
    doubled = [int(one) * (2 - position % 2) for position, one in enumerate(digits[-10:])]
    if sum(one // 10 + one % 10 for one in doubled) % 10:
        return False
    year, month, day = int(digits[-10:-8]), int(digits[-8:-6]), int(digits[-6:-4]) % 60
    centuries = [int(digits[:2]) * 100] if len(digits) == 12 else [1800, 1900, 2000]
    return any(is_day(century + year, month, day, today) for century in centuries)


def is_day(year: int, month: int, day: int, today: date) -> bool:
    try:
        return date(year, month, day) <= today
    except ValueError:
        return False
