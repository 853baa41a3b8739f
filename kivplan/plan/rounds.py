"""Reporting rounds: the follow-ups that belong together, since units report on days of their own."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from .line import with_those_below
from .once import once

if TYPE_CHECKING:
    from datetime import date

    from ..model.follow_up import FollowUp
    from .linked import Item, Plan

LONGEST = 31
"""How many days may lie between the first and the last follow-up of a round."""


@dataclass(frozen=True, slots=True, eq=False)
class Round:
    """The follow-ups of one round in the order of their days, and where a round before it ended."""

    follow_ups: tuple[Item[FollowUp], ...]
    before: date | None

    @property
    def first(self) -> date:
        """The day of its first follow-up."""
        return self.follow_ups[0].value.date

    @property
    def last(self) -> date:
        """The day of its last follow-up."""
        return self.follow_ups[-1].value.date


@once
def rounds(plan: Plan, as_of: date, unit: str | None = None) -> tuple[Round, ...]:
    """The rounds of follow-ups by ``as_of``, newest first; with ``unit``, only its own and of units below it.

    Counted from the newest: a round holds no two days of the same unit, and no more than LONGEST days.
    """
    units = with_those_below(plan, unit) if unit else None
    said = [
        item for item in plan.follow_ups if item.value.date <= as_of and (units is None or item.value.unit in units)
    ]
    groups: list[list[Item[FollowUp]]] = []
    days: dict[str | None, date] = {}
    for item in sorted(said, key=lambda item: item.value.date, reverse=True):
        day = item.value.date
        told = days.get(item.value.unit, day) != day
        if not groups or told or (groups[-1][0].value.date - day).days > LONGEST:
            groups.append([])
            days = {}
        groups[-1].append(item)
        days[item.value.unit] = day
    return tuple(
        Round(tuple(sorted(group, key=lambda item: item.value.date)), older[0].value.date if older else None)
        for group, older in zip_longest(groups, groups[1:])
    )
