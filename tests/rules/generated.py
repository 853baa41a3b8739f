"""Plans of every sort, made from a number: the same number gives the same text.

Each says what a real one may say, with everything optional there or not: from plans that say nearly all to plans that
say nearly nothing. Ids lead where they should, so reading finds nothing wrong; what the rules find is theirs to say.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any

from .generated_chance import yaml
from .generated_work import Work

if TYPE_CHECKING:
    from collections.abc import Iterator

WRITTEN = re.compile(r"\b(20[0-9]{2})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\b")
THOROUGH = (0.15, 0.4, 0.6, 0.75, 0.9, 0.97, 1.0)
PARTS = (0.0, 0.1, 0.4)
DAYS = (
    *("2025-12-31", "2026-01-01", "2026-06-30", "2026-09-15", "2027-02-28", "2027-07-01", "2028-01-01"),
    *("2029-12-31", "2030-06-01"),
)


@dataclass(frozen=True)
class Generated:
    """A plan, and the day it is judged on."""

    text: str
    as_of: date


@cache
def generated(seed: int) -> Generated:
    """The plan of a number."""
    maker = Work(Random(seed))
    text = "---\n".join(yaml(without_nothing(document)) for document in documents(maker))
    return Generated(text, date.fromisoformat(day_of(maker, text)))


def day_of(maker: Work, text: str) -> str:
    """Some day; as often one that the plan itself speaks of, the one before or the one after: there rules change."""
    if maker.maybe():
        return str(maker.pick(DAYS))
    year, month, day = maker.pick(WRITTEN.findall(text))
    first = date(int(year), int(month or 1), int(day or 1))
    last = date(int(year), int(month or 12), int(day or monthrange(int(year), int(month or 12))[1]))
    return (maker.pick((first, last, last)) + timedelta(days=maker.pick((-1, 0, 0, 1)))).isoformat()


def documents(maker: Work) -> Iterator[dict[str, Any]]:
    """The documents of a plan; things are named before they are referred to."""
    maker.thorough, maker.parts = maker.pick(THOROUGH), maker.pick(PARTS)
    maker.careless = 0.01 if maker.maybe(0.1) else 0.0
    start = maker.pick([2021, 2025, 2026, 2026, 2026])
    maker.years = tuple(range(start, start + maker.count(4, 1)))
    yield maker.head()
    indicators = maker.list_of(maker.indicator, 3)
    yield from [maker.foundation() for _ in range(maker.pick([0, 1, 1, 1, 2]))]
    yield from [maker.analysis() for _ in range(maker.pick([0, 1, 1, 1, 2]))]
    strategies = [maker.strategy(None) for _ in range(maker.pick([0, 1, 1, 1, 2]) or bool(indicators))]
    yield from ({**one, "indicators": None if number else indicators} for number, one in enumerate(strategies))
    plans = maker.action_plans()
    yield from plans
    yield from maker.follow_ups(plans)


def without_nothing(document: dict[str, Any]) -> dict[str, Any]:
    """A document without the lists that hold nothing."""
    return {key: value for key, value in document.items() if value is not None}
