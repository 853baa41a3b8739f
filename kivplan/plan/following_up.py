"""How well the plan is followed up: whether actions that have begun are reported, and results that are due answered.

Activity is whether anything is reported of an action, result whether it is known what came of it (source B, success
factor 6). A result is due when its time has come, and counts as soon as it is answered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .agenda import levels_answered
from .awaited import criteria_awaited, last_reading
from .once import once
from .progress import ENDED, criteria_of, standing
from .timeline import evaluation_days, months_after, whole_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from .linked import Act, Plan

REPORTED, READ = 12, 15
"""How many months a report of an action, and the reading of an indicator, stays new."""


@dataclass(frozen=True, slots=True)
class Part:
    """So many of so many."""

    count: int
    of: int

    def __add__(self, other: Part) -> Part:
        return Part(self.count + other.count, self.of + other.of)


@dataclass(frozen=True, slots=True)
class FollowingUp:
    """The follow-ups of the last twelve months and the day of the last; of what has begun what is reported; of each
    kind of result that is due, what is answered."""

    follow_ups: int
    last: date | None
    begun: Part
    criteria: Part
    evaluations: Part
    indicators: Part
    contributions: Part

    @property
    def results(self) -> Part:
        """All results together."""
        return self.criteria + self.evaluations + self.indicators + self.contributions


@once
def following_up(plan: Plan, as_of: date) -> FollowingUp:
    """How the plan is followed up, as seen on ``as_of``. Parts of other actions count for results alone."""
    days = [item.value.date for item in plan.follow_ups if item.value.date <= as_of]
    begun = [act for act in plan.actions.values() if whole_span(act).first <= as_of]
    wholes = [act for act in begun if act.action.part_of is None]
    since = months_after(as_of, -REPORTED)
    return FollowingUp(
        follow_ups=sum(day > since for day in days),
        last=max(days, default=None),
        begun=_part(_reported(plan, act, as_of, since) for act in wholes),
        criteria=_part(one for act in begun for one in _criteria(plan, act, as_of)),
        evaluations=_part(one for act in begun for one in _evaluations(plan, act, as_of)),
        indicators=_part(indicators_read(plan, as_of).values()),
        contributions=_part(_contributions(plan, wholes, as_of)),
    )


@once
def indicators_read(plan: Plan, as_of: date) -> Mapping[str, bool]:
    """For each indicator that should have a reading by now, or has one: whether it is new."""
    since = months_after(as_of, -READ)
    found: dict[str, bool] = {}
    for key, item in plan.indicators.items():
        newest, baseline, target = last_reading(plan, key, as_of), item.value.baseline, item.value.target
        outset = baseline.at.last if baseline else plan.head.period.first
        if newest or outset <= since or (target and target.by.last < as_of):
            found[key] = newest is not None and newest > since
    return found


def _part(answers: Iterable[bool]) -> Part:
    given = list(answers)
    return Part(sum(given), len(given))


def _reported(plan: Plan, act: Act, as_of: date, since: date) -> bool:
    """Whether it was reported since a day, or earlier as ended."""
    now = standing(plan, act, as_of)
    return now.date is not None and (now.date > since or now.status in ENDED)


def _criteria(plan: Plan, act: Act, as_of: date) -> Iterator[bool]:
    """For each criterion that is answered, or whose day has passed without: whether it is."""
    term = act.term_at(as_of)
    waiting = criteria_awaited(plan, term, as_of)
    yield from (one.answer is not None for one in criteria_of(plan, term, as_of) if one.answer or one in waiting)


def _evaluations(plan: Plan, act: Act, as_of: date) -> Iterator[bool]:
    """For each level of the evaluation that was to be looked at by now, or has been: whether it was."""
    answered = levels_answered(plan, act, as_of)
    due = {level for level, day in evaluation_days(act.term_at(as_of)) if day < as_of}
    dropped = standing(plan, act, as_of).status == "dropped"
    yield from (level in answered for level in (answered if dropped else due | answered))


def _contributions(plan: Plan, acts: Iterable[Act], as_of: date) -> Iterator[bool]:
    """For each action that is done, or judged before: whether it is said how far it helps the goals."""
    for act in acts:
        judged = any(r.value.contribution is not None for r in plan.reports_of(act.id) if r.date <= as_of)
        if judged or standing(plan, act, as_of).status == "done":
            yield judged
