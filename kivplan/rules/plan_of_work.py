"""Family 3, how an action is carried out: way, work, time, money and evaluation (KIV305-309)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .points import missing
from .rule import Rule, Words, levels
from .sources import NINE_POINTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.action_plan import Action
    from .rule import Context, Remark

_AMOUNTS = ("per_participant", "fixed", "substitutes", "total", "cap", "cap_per_participant", "hours")

_NO_APPROACH = Words(
    "{action} does not say how its aim will be reached, so others can neither help nor take over",
    "add `approach:` with the way there in a few sentences",
)
_NO_IMPLEMENTATION = Words(
    "{action} has neither methods, arenas nor activities, so nobody knows what to do first",
    "add `implementation:` with `activities:` (what, who, by when), or `methods:` and `arenas:`",
)
_NO_TIME = Words(
    "{action} has no time, so nobody will see when it is late",
    "add `time:` with `start:` and `end:`, a `deadline:`, or `yearly:`",
)
_NO_COST = Words(
    "{action} has no cost, so it cannot be held against the budget",
    "add `cost:` with an amount or with `hours:`; `fixed: 0` if it costs nothing",
)
_NO_EVALUATION = Words(
    "{action} does not say how it will be evaluated, so nothing is learnt from it",
    "add `evaluation:` with `form:`, and in `levels:` when each level is due",
)


def _no_approach(context: Context) -> Iterator[Remark]:
    return missing(context, lambda action: action.approach, _NO_APPROACH)


def _no_implementation(context: Context) -> Iterator[Remark]:
    return missing(context, _implemented, _NO_IMPLEMENTATION)


def _implemented(action: Action) -> bool:
    how = action.implementation
    return how is not None and bool(how.activities or how.methods or how.arenas)


def _no_time(context: Context) -> Iterator[Remark]:
    return missing(context, _timed, _NO_TIME)


def _timed(action: Action) -> bool:
    time = action.time
    return time is not None and bool(time.start or time.deadline or time.end or time.at or time.yearly or time.until)


def _no_cost(context: Context) -> Iterator[Remark]:
    return missing(context, has_cost, _NO_COST)


def has_cost(action: Action) -> bool:
    """Whether any figure says what it costs: money, hours or 0; a grant or savings alone do not."""
    cost, how = action.cost, action.implementation
    if cost is not None and (cost.years or any(getattr(cost, name) is not None for name in _AMOUNTS)):
        return True
    return how is not None and any(a.cost is not None or a.hours is not None for a in how.activities)


def _no_evaluation(context: Context) -> Iterator[Remark]:
    return missing(context, lambda action: action.evaluation, _NO_EVALUATION)


RULES = (
    Rule(
        code="KIV305",
        name="no-approach",
        levels=levels("i"),
        summary="An action does not say how its aim will be reached (point 5).",
        why="The way there is what others need in order to help, object or take over.",
        source=NINE_POINTS,
        needs=(("approach",), ("part_of",)),
        find=_no_approach,
        wrong="id: H1\ntitle: Mentors for new nurses\napproach:\n",
        right="id: H1\ntitle: Mentors for new nurses\napproach: Every new nurse has a mentor for half a year.\n",
    ),
    Rule(
        code="KIV306",
        name="no-implementation",
        levels=levels("i/w/w"),
        summary="An action has neither methods, arenas nor activities (point 6).",
        why="A plan becomes practice through what someone does on a Monday, and most is learnt at work.",
        source=NINE_POINTS,
        needs=(("implementation",), ("part_of",)),
        find=_no_implementation,
        wrong="id: H1\ntitle: Mentors for new nurses\nimplementation: {place: At each ward}\n",
        right="id: H1\ntitle: Mentors for new nurses\n"
        "implementation:\n  place: At each ward\n  arenas: [daily_work, supervision]\n",
    ),
    Rule(
        code="KIV307",
        name="no-time",
        levels=levels("i/w/e"),
        summary="An action has no period and no deadline (point 7).",
        why="Without a time an action is never late, and nobody asks for it.",
        source=NINE_POINTS,
        factor=3,
        needs=(("time",), ("part_of",)),
        find=_no_time,
        wrong="id: H1\ntitle: Mentors for new nurses\ntime:\n",
        right="id: H1\ntitle: Mentors for new nurses\ntime: {start: 2026-02, deadline: 2026-12}\n",
    ),
    Rule(
        code="KIV308",
        name="no-cost",
        levels=levels("i/w/w"),
        summary="An action gives no cost, not even hours or 0 (point 8).",
        why="A plan that is not tied to the budget does not steer; hours cost as well.",
        source=NINE_POINTS,
        factor=3,
        needs=(("cost",), ("implementation",), ("part_of",)),
        find=_no_cost,
        wrong="id: H1\ntitle: Mentors for new nurses\ncost: {cost_centre: 3100}\n",
        right="id: H1\ntitle: Mentors for new nurses\ncost: {hours: 120, cost_centre: 3100}\n",
    ),
    Rule(
        code="KIV309",
        name="no-evaluation",
        levels=levels("i/w/w"),
        summary="An action does not say how it will be evaluated (point 9).",
        why="What is not evaluated is repeated whether it works or not.",
        source=NINE_POINTS,
        factor=6,
        needs=(("evaluation",), ("part_of",)),
        find=_no_evaluation,
        wrong="id: H1\ntitle: Mentors for new nurses\nevaluation:\n",
        right="id: H1\ntitle: Mentors for new nurses\nevaluation: {form: Talks, levels: {behaviour: 2027-06}}\n",
    ),
)
