"""Family 7, time: what lies outside its period (KIV701-702)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..plan.timeline import meets_plan, room
from . import naming
from .rule import Remark, Rule, Words, levels
from .sources import REAL_PLANS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..findings import Path as Keys
    from ..model.action_parts import Activity
    from ..plan.linked import Act, Term
    from ..plan.timeline import Span
    from .rule import Context

FIRST, LAST = ("start", "at"), ("deadline", "end", "at")
"""The keys of an action's time that its first and its last day are taken from, the first given of each."""

_ENDS_BEFORE = Words(
    "{action} ends {last} and its action plan begins {first}, so in this period there is nothing to do",
    "correct the date, or move the action to the action plan for that time",
)
_BEGINS_AFTER = Words(
    "{action} begins {first} and its action plan ends {last}, so in this period there is nothing to do",
    _ENDS_BEFORE.hint,
)
_PLAN_ENDS_BEFORE = Words(
    "the action plan ends {last} and the whole plan begins {first}, so it carries out nothing of this plan",
    "correct one of the periods, or move the action plan to the plan for that time",
)
_PLAN_BEGINS_AFTER = Words(
    "the action plan begins {first} and the whole plan ends {last}, so it carries out nothing of this plan",
    _PLAN_ENDS_BEFORE.hint,
)


def _outside_period(context: Context) -> Iterator[Remark]:
    plan = context.plan
    whole = plan.head.period
    for item in plan.action_plans:
        period = item.value.period
        if period.last < whole.first:
            yield Remark(item, ("period",), _PLAN_ENDS_BEFORE, {"last": period.last, "first": whole.first})
        elif whole.last < period.first:
            yield Remark(item, ("period",), _PLAN_BEGINS_AFTER, {"last": whole.last, "first": period.first})
    for act in plan.actions.values():
        for term in act.terms:
            own, period = term.span, term.period
            if own.last < period.first:
                params = {"action": naming.action(act), "last": own.last, "first": period.first}
                yield Remark(term.item, given(term, LAST), _ENDS_BEFORE, params)
            elif period.last < own.first:
                params = {"action": naming.action(act), "last": period.last, "first": own.first}
                yield Remark(term.item, given(term, FIRST), _BEGINS_AFTER, params)


def given(term: Term, names: tuple[str, ...]) -> Keys:
    """The first of the keys of its time that an action gives; its id where it gives none of them."""
    return next((("time", name) for name in names if getattr(term.action.time, name, None)), ("id",))


_ACTIVITY_OUTSIDE = Words(
    "the activity {activity} has `{key}: {when}`, and {action} lasts from {first} to {last}, so nobody will be at it "
    "then",
    "write a date within those days, or let the action's `time:` take it in",
)


def _activity_outside_action(context: Context) -> Iterator[Remark]:
    for act in context.plan.actions.values():
        for term in act.terms:
            if term.action.implementation:
                yield from _strayed(act, term, term.action.implementation.activities)


def _strayed(act: Act, term: Term, activities: tuple[Activity, ...]) -> Iterator[Remark]:
    """Silent where the action itself lies outside its action plan: outside-period tells of that."""
    days = room(term)
    for number, activity in enumerate(activities):
        key = _outside(activity, days)
        if key and meets_plan(term):
            params = {
                "activity": naming.quoted(activity.title),
                "key": key,
                "when": getattr(activity, key),
                "action": naming.action(act),
                "first": days.first,
                "last": days.last,
            }
            keys = ("implementation", "activities", number, key)
            yield Remark(term.item, keys, _ACTIVITY_OUTSIDE, params)


def _outside(activity: Activity, days: Span) -> str | None:
    """The key of the first of its dates that has no day in common with those."""
    for key, when in (("start", activity.start), ("by", activity.by)):
        if when and (when.last < days.first or days.last < when.first):
            return key
    return None


RULES = (
    Rule(
        code="KIV701",
        name="outside-period",
        levels=levels("w"),
        summary="An action has no day in common with its action plan's period, or an action plan none with the plan's.",
        why="What lies outside its period is seen neither in the year's work nor in the year's money; mostly it is a "
        "date that was left when last year's action plan was copied.",
        source=REAL_PLANS,
        notes=("An action may begin before its period or end after it: one day in common is enough.",),
        factor=3,
        needs=(("time",),),
        find=_outside_period,
        wrong="id: H1\ntitle: Mentors for new nurses\ntime: {start: 2027-02, end: 2027-06}\n",
        right="id: H1\ntitle: Mentors for new nurses\ntime: {start: 2026-02, end: 2027-06}\n",
    ),
    Rule(
        code="KIV702",
        name="activity-outside-action",
        levels=levels("w"),
        summary="An activity is to begin or be done at a time when its action has not begun or has ended.",
        why="A to-do list is kept by those who work with the action; what lies outside it is forgotten.",
        notes=(
            "Where the action gives no start, the action plan's first day holds; where it gives no end, the last.",
            "What happens once (`at`) is made ready before and finished after: there the action plan's period holds.",
            "A month or a year counts as inside where a part of it is.",
        ),
        needs=(("time",), ("implementation",)),
        find=_activity_outside_action,
        wrong="id: H1\ntitle: Mentors for new nurses\n"
        "implementation: {activities: [{title: Choose the mentors, by: 2026-03}]}\n"
        "time: {start: 2026-04, end: 2026-12}\n",
        right="id: H1\ntitle: Mentors for new nurses\n"
        "implementation: {activities: [{title: Choose the mentors, by: 2026-03}]}\n"
        "time: {start: 2026-03, end: 2026-12}\n",
    ),
)
