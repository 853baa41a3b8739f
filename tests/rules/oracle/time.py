"""Family 7: time."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from .happened import ENDED, deviations, overdue, status
from .judging import oracle
from .raw import months_later, period, stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .raw import Raw, Term, Where


def meet(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def given(term: Term, *keys: str) -> Where:
    """The first of these keys of the time, where the action gives one; else the action."""
    return next((term.at("time", key) for key in keys if term.get("time", key)), term.at("id"))


@oracle("KIV701")
def outside_period(plan: Raw) -> Iterator[Where]:
    whole = period(plan.head.data["period"])
    for one in plan.of("action-plan"):
        if not meet(period(one.data["period"]), whole):
            yield one.at("period")
    for term in plan.terms:
        if term.span[1] < term.period[0]:
            yield given(term, "deadline", "end", "at")
        elif term.span[0] > term.period[1]:
            yield given(term, "start", "at")


@oracle("KIV702")
def activity_outside_action(plan: Raw) -> Iterator[Where]:
    for term in plan.terms:
        time = term.get("time") or {}
        end = time.get("deadline") or time.get("end")
        first = stretch(time["start"])[0] if time.get("start") else term.period[0]
        last = stretch(end)[1] if end else term.period[1]
        for activity in term.below("implementation", "activities") if meet(term.span, term.period) else ():
            outside = [
                key
                for key in ("start", "by")
                if activity.get(key) and not meet(stretch(activity.data[key]), (first, last))
            ]
            if outside:
                yield activity.at(outside[0])


@oracle("KIV703")
def evaluated_too_early(plan: Raw) -> Iterator[Where]:
    settle = int(plan.limit("evaluated-too-early"))
    for action in plan.actions:
        term = plan.last(action)
        end = known_end(term)
        if end is None or status(plan, action) in ENDED:
            continue
        for level, when in (term.get("evaluation", "levels") or {}).items():
            later = level in ("behaviour", "result")
            if stretch(when)[1] < (months_later(end, settle) if later else end):
                yield term.at("evaluation", "levels", level)


def known_end(term: Term) -> date | None:
    """The last day where the action says so itself; what happens once tells it within a quarter of a year or closer."""
    time = term.get("time") or {}
    if time.get("yearly"):
        return max((min(last, term.span[1]) for _, last in times_of(term)), default=None)
    end = time.get("deadline") or time.get("end")
    if not end and re.fullmatch(r"\d{4}-(\d\d(-\d\d)?|Q\d|W\d\d)", time.get("at") or ""):
        end = time["at"]
    return stretch(end)[1] if end else None


def times_of(term: Term) -> list[tuple[date, date]]:
    """The days or months that a yearly action comes back on and meets, in order."""
    years = range(term.span[0].year, term.span[1].year + 1)
    times = [time_in(year, point) for year in years for point in term.data["time"]["yearly"]]
    return sorted(time for time in times if meet(time, term.span))


def time_in(year: int, point: str) -> tuple[date, date]:
    month, _, day = point.partition("-")
    ends = monthrange(year, int(month))[1]
    first, last = (min(int(day), ends),) * 2 if day else (1, ends)
    return date(year, int(month), first), date(year, int(month), last)


@oracle("KIV704")
def action_plan_not_rolled(plan: Raw) -> Iterator[Where]:
    whole, day = period(plan.head.data["period"]), plan.as_of
    if plan.status != "adopted" or not whole[0] <= day <= whole[1]:
        return
    plans = [(one.get("unit"), period(one.data["period"]), one) for one in plan.of("action-plan")]
    now = [one for one in plans if one[1][0] <= day <= one[1][1]]
    if not now:
        yield plan.head.at("title")
        return
    for unit in dict.fromkeys(unit for unit, _, _ in now):
        began, one = max(((days[0], one) for of, days, one in now if of == unit), key=lambda pair: pair[0])
        if months_later(began, int(plan.limit("action-plan-not-rolled"))) < day:
            yield one.at("period")
    for unit in plan.units:
        key = unit.data["id"]
        own = [days[1] for of, days, _ in plans if of == key]
        if own and max(own) < day and not any(of is None or related(plan, of, key) for of, _, _ in now):
            yield unit.at("id")


def related(plan: Raw, one: str, other: str) -> bool:
    """Whether one unit is the other, above it or below it."""
    return one in upwards(plan, other) or other in upwards(plan, one)


def upwards(plan: Raw, unit: str | None) -> list[str]:
    parents = {one.data["id"]: one.get("parent") for one in plan.units}
    found: list[str] = []
    while unit is not None and unit not in found:
        found.append(unit)
        unit = parents[unit]
    return found


@oracle("KIV705")
def plan_too_old(plan: Raw) -> Iterator[Where]:
    if plan.status == "closed":
        return
    if period(plan.head.data["period"])[1] < plan.as_of:
        yield plan.head.at("period")
        return
    made = [one for one in plan.head.below("decisions") if one.data["outcome"] in ("adopted", "revised")]
    dated = [(stretch(one.data["date"])[0], number, one) for number, one in enumerate(made)]
    known = [one for one in dated if one[0] <= plan.as_of]
    if known:
        day, _, newest = max(known, key=lambda one: one[:2])
        if months_later(day, 12 * int(plan.limit("plan-too-old"))) < plan.as_of:
            yield newest.at("date")


@oracle("KIV706")
def overdue_action(plan: Raw) -> Iterator[Where]:
    for action in plan.actions:
        term, top = plan.last(action), plan.top(action)
        if not overdue(plan, action) or not meet(term.span, term.period):
            continue
        if top not in (None, action) and (overdue(plan, top) or status(plan, top) in (*ENDED, "postponed")):
            continue
        decided = [
            one.said["by"] for one in deviations(plan) if one.action == action and not one.open and "by" in one.said
        ]
        if max((stretch(by)[1] for by in decided), default=plan.as_of) <= plan.as_of:
            yield given(term, "deadline", "end", "at")
