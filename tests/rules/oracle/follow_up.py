"""Family 8: follow-up."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from .balance import of_strategy
from .happened import ENDED, deviations, follow_ups, newest, overdue, reports, reports_on, status, term_at
from .judging import oracle
from .raw import months_later, period, stretch
from .time import meet, times_of, upwards

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .happened import Report
    from .raw import Raw, Term, Where


def adopted(plan: Raw) -> date | None:
    """The day the plan was last adopted, by the day."""
    days = [stretch(one.data["date"])[0] for one in plan.head.below("decisions") if one.data["outcome"] == "adopted"]
    return max((day for day in days if day <= plan.as_of), default=None)


def of_whole(plan: Raw, whole: str) -> list[Report]:
    """All reports of an action and its parts."""
    return [report for one in (whole, *plan.wholes[whole]) for report in reports(plan, one)]


# ------------------------------------------------------------------------------------------------ silence
@oracle("KIV801")
def not_followed_up(plan: Raw) -> Iterator[Where]:
    if plan.status != "adopted":
        return
    silent = [whole for whole in plan.wholes if is_silent(plan, whole)]
    if silent and not follow_ups(plan):
        yield plan.head.at("title")
    else:
        yield from (term_at(plan, one, plan.as_of).at("id") for one in silent)


def is_silent(plan: Raw, whole: str) -> bool:
    told = max((one.date for one in of_whole(plan, whole)), default=None)
    since = waited_for(plan, whole, told)
    if since is None or status(plan, whole) in (*ENDED, "postponed"):
        return False
    return all(too_long(plan, day) for day in (since, told) if day)


def too_long(plan: Raw, since: date) -> bool:
    since = max(since, adopted(plan) or since)
    return months_later(since, int(plan.limit("not-followed-up"))) < plan.as_of


def waited_for(plan: Raw, action: str, told: date | None) -> date | None:
    """Since when it has been running without a word, if it does on the day."""
    term = term_at(plan, action, plan.as_of)
    if not (term.span[0] <= plan.as_of <= term.span[1] and meet(term.span, term.period)):
        return None
    if term.get("time", "yearly"):
        ends = [last for _, last in times_of(term)] or [term.span[1]]
        return next((day for day in ends if day <= plan.as_of and (told is None or told < day)), None)
    begun = term.span[0]
    for before in plan.actions[action][: plan.actions[action].index(term)][::-1]:
        if before.span[1] + timedelta(days=1) < begun:
            break
        begun = min(begun, before.span[0])
    return max(begun, told) if told else begun


# ------------------------------------------------------------------------------------------------ done
def done(plan: Raw, action: str) -> Report | None:
    """The report that an action is done, if it is the newest."""
    report = newest(plan, action)
    return report if report and report.data["status"] == "done" else None


@oracle("KIV802")
def activity_without_result(plan: Raw) -> Iterator[Where]:
    for action in plan.actions:
        report = done(plan, action)
        if report:
            term = term_at(plan, action, report.date)
            unanswered = any(is_awaited(plan, term, position) for position, _ in enumerate(term.below("criteria")))
            if unanswered or (action in plan.wholes and not is_judged(plan, action, term)):
                yield report.at("status")


def is_awaited(plan: Raw, term: Term, position: int) -> bool:
    """Whether the day of a criterion has passed without an answer, or a reading from then."""
    name, said = named_criteria(term)[position]
    if any(name in (report.get("criteria") or {}) for report in reports_on_same(plan, term, name, said)):
        return False
    first, last = stretch(said["by"]) if said.get("by") else term.span
    read = last_reading(plan, said["indicator"]) if said.get("indicator") else None
    return last < plan.as_of and (read is None or read < first)


def named_criteria(term: Term) -> list[tuple[str, dict]]:
    return [(one.data.get("id") or f"K{n}", one.data) for n, one in enumerate(term.below("criteria"), 1)]


def reports_on_same(plan: Raw, term: Term, name: str, said: dict) -> list[Report]:
    """The reports on action plans in which the criterion stands just so."""
    same = [one for one in plan.actions[term.data["id"]] if dict(named_criteria(one)).get(name) == said]
    return [report for one in same for report in reports_on(plan, one)]


def is_judged(plan: Raw, whole: str, term: Term) -> bool:
    """Whether it is said how far an action helps the goals, in its action plan or of a part; or it need not be."""
    own = reports_on(plan, term)
    parts = [report for part in plan.wholes[whole] for report in reports(plan, part)]
    needless = plan.last(whole).get("strategy") == "other"
    return needless or any(report.get("contribution") for report in (*own, *parts))


@oracle("KIV806")
def not_shared(plan: Raw) -> Iterator[Where]:
    for whole in of_strategy(plan, "develop"):
        report = done(plan, whole)
        if report and not any(one.get("shared") for one in of_whole(plan, whole)):
            yield report.at("status")


@oracle("KIV805")
def not_handed_over(plan: Raw) -> Iterator[Where]:
    managers = {one.data["id"]: one.get("manager") for one in plan.units}
    everyone = {one.data["id"] for one in (*plan.units, *plan.people)}
    for whole in plan.wholes:
        report = done(plan, whole)
        term = term_at(plan, whole, report.date) if report else None
        if not report or not term or not managers.get(term.unit) or term.get("responsible") not in everyone:
            continue
        led = [term.get("responsible"), *(term.get("co_responsible") or ())]
        over = [one.get("handed_over", "to") for one in of_whole(plan, whole)]
        taken = any(one in managers or one in managers.values() for one in over if one)
        if not taken and not any(in_line(plan, who, term.unit, managers) for who in led):
            yield report.at("status")


def in_line(plan: Raw, who: str, unit: str, managers: dict[str, str | None]) -> bool:
    """The unit, its manager, and those who manage one above or below it."""
    units = [one for one in managers if who in (one, managers[one])]
    return any(one in upwards(plan, unit) or unit in upwards(plan, one) for one in units)


# ------------------------------------------------------------------------------------------------ numbers, levels
@oracle("KIV803")
def indicator_without_reading(plan: Raw) -> Iterator[Where]:
    if plan.status != "adopted" and not follow_ups(plan):
        return
    for one in plan.indicators:
        read, by = last_reading(plan, one.data["id"]), one.get("target", "by")
        if by and stretch(by)[1] < plan.as_of:
            if read is None or read < stretch(by)[0]:
                yield one.at("target", "by")
            continue
        outset = stretch(one.data["baseline"]["at"])[1] if one.get("baseline") else None
        begun = period(plan.head.data["period"])[0]
        known = max((day for day in (read, outset) if day), default=None) or max(begun, adopted(plan) or begun)
        if months_later(known, int(plan.limit("indicator-without-reading"))) < plan.as_of:
            yield one.at("id")


def last_reading(plan: Raw, indicator: str) -> date | None:
    """The last day of the newest: of the indicator itself, or of a result goal that it measures."""
    one = next(one for one in plan.indicators if one.data["id"] == indicator)
    days = [stretch(each.data["at"]) for each in one.below("readings")]
    found = [last for first, last in days if first <= plan.as_of]
    goals = {result.data["id"] for result, _ in plan.results if result.get("indicator") == indicator}
    for day, told in follow_ups(plan):
        said = (told.get("indicators") or {}).get(indicator)
        if said is not None:
            found.append(stretch(said["at"])[1] if isinstance(said, dict) and "at" in said else day)
        elif any(one.get("value") is not None for key, one in (told.get("goals") or {}).items() if key in goals):
            found.append(day)
    return max(found, default=None)


@oracle("KIV804")
def deviation_without_decision(plan: Raw) -> Iterator[Where]:
    for one in deviations(plan):
        waits = one.said.get("by") and stretch(one.said["by"])[1] >= plan.as_of
        if one.open and not waits and status(plan, one.action) != "dropped":
            file, number, path = one.where
            yield file, number, (*path, "what")


@oracle("KIV807")
def follow_up_changed(plan: Raw) -> Iterator[Where]:
    """At the oldest follow-up of a file that was changed."""
    for file, day in plan.edited.items():
        told = [one for one in plan.of("follow-up") if one.where[0] == file]
        if told and day <= plan.as_of:
            yield min(told, key=lambda one: stretch(one.data["date"])).at("date")


@oracle("KIV808")
def evaluation_overdue(plan: Raw) -> Iterator[Where]:
    for action in plan.actions:
        if overdue(plan, action) or status(plan, action) in ("dropped", "postponed", "not_started"):
            continue
        term = term_at(plan, action, plan.as_of)
        acts = {action, *(other.data["id"] for other in plan.around(action))}
        told = {level for one in acts for report in reports(plan, one) for level in report.get("evaluation") or ()}
        for level, when in (term.get("evaluation", "levels") or {}).items():
            if stretch(when)[1] < plan.as_of and level not in told:
                yield term.at("evaluation", "levels", level)
