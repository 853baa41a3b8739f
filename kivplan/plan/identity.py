"""Identity numbers in the text of a plan's files: which someone may have, and how they are hidden."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from .once import once

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ..findings import Place
    from .identity_digits import Norwegian, Swedish
    from .linked import Plan


class IdentityNumber(NamedTuple):
    """A valid identity number: where its digits stand, and what they say."""

    place: Place
    says: Norwegian | Swedish


class Found:
    """The identity numbers of a file, by the lines they stand on."""

    def __init__(self, numbers: Iterable[IdentityNumber]) -> None:
        self.numbers = tuple(numbers)
        self._by_line: defaultdict[int, list[Place]] = defaultdict(list)
        for place in (number.place for number in self.numbers):
            for line in range(place.line, place.end_line + 1):
                self._by_line[line].append(place)

    def hidden(self, text: str, line: int) -> str:
        """A line of the file with a bullet for each character of the numbers on it, or what of them is on it."""
        shown, at = [], 0
        for place in self._by_line.get(line, ()):
            start = place.column - 1 if line == place.line else 0
            end = place.end_column - 1 if line == place.end_line else len(text)
            shown += [text[at:start], re.sub(r"\S", "•", text[start:end])]
            at = end
        return "".join((*shown, text[at:]))


@once
def identity_numbers(plan: Plan, as_of: date) -> tuple[IdentityNumber, ...]:
    """The identity numbers that someone may have on a day, in the order of the files.

    Left out are those of people not born yet, and those that rather are a date and a time of day.
    """
    return tuple(number for number in plan.numbers() if number.says.plausible(as_of))
