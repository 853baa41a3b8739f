"""What we have learnt: the lessons of the newest round of follow-ups, and those from before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.rounds import rounds
from .reporting import who_says

if TYPE_CHECKING:
    from ..plan.rounds import Round
    from .brief import Brief


@dataclass(frozen=True, slots=True)
class Learnt:
    """What one follow-up has learnt; ``texts`` are text fields."""

    unit: str
    day: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lessons:
    """The newest round's lessons, and those of the rounds before, newest first."""

    now: tuple[Learnt, ...]
    earlier: tuple[Learnt, ...]
    any_follow_up: bool


def view(brief: Brief) -> Lessons:
    """The lessons told by the day."""
    told = rounds(brief.plan, brief.as_of, brief.order.unit)
    return Lessons(
        now=tuple(one for round_ in told[:1] for one in _learnt(brief, round_)),
        earlier=tuple(one for round_ in told[1:] for one in _learnt(brief, round_)),
        any_follow_up=bool(told),
    )


def _learnt(brief: Brief, round_: Round) -> list[Learnt]:
    told = [item for item in round_.follow_ups if item.value.lessons]
    return [
        Learnt(who_says(brief, item), brief.words.formats.day(item.value.date), item.value.lessons) for item in told
    ]
