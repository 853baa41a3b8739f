"""What came of it: result goals and goals against what was to be reached.

Activity asks whether the actions go as planned, result whether they work (source B, success factor 6). A result is one
of RESULTS:

- ``reached``: the newest value is as good as the target, or better; without an indicator, every criterion is met;
- ``on_way``: better than at the outset, and the day of the target has not passed; some criterion is met, none is not;
- ``off_way``: no better than at the outset, or the day of the target has passed; a criterion is not met;
- ``not_measured``: nothing has been measured or answered, or there is nothing to compare with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .coverage import coverage
from .indicators import Point, Series, series
from .once import once
from .progress import STATUSES, UNREPORTED, answers, goal_standing, judgement

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from ..model.follow_up import GoalReport
    from ..model.when import When
    from .linked import Plan

RESULTS = ("reached", "on_way", "off_way", "not_measured")


class Outcome(NamedTuple):
    """The result of a result goal; ``series`` has its own target where it names one. ``judged``: by a follow-up."""

    id: str
    result: str
    series: Series | None
    criteria: Mapping[str, int]
    judged: GoalReport | None


class GoalOutcome(NamedTuple):
    """A goal's result: over its result goals, or over the criteria of its actions where it has none."""

    result: str
    results: tuple[Outcome, ...]
    criteria: Mapping[str, int]

    def standing_at(self, *results: str) -> int:
        """How many result goals stand at one of ``results``."""
        return sum(outcome.result in results for outcome in self.results)


@once
def outcome(plan: Plan, result: str, as_of: date) -> Outcome:
    """The result of one result goal: its indicator decides, and criteria where it has none that is measured."""
    criteria = answers(plan, coverage(plan).goals.get(result, ()), as_of)
    values = series_of_result(plan, result, as_of)
    found = measured(values, as_of) if values else "not_measured"
    if found == "not_measured":
        found = answered(criteria)
    return Outcome(result, found, values, criteria, judgement(plan, result, as_of)[0])


@once
def goal_outcome(plan: Plan, goal: str, as_of: date) -> GoalOutcome:
    """The result of a goal.

    Reached when every result goal is; on the way when more than half of those measured are reached or on the way; else
    off the way. A goal without result goals is judged by its actions' criteria.
    """
    results = tuple(outcome(plan, result, as_of) for result in coverage(plan).results_of.get(goal, ()))
    criteria = goal_standing(plan, goal, as_of).criteria
    found = _together([one.result for one in results]) if results else answered(criteria)
    return GoalOutcome(found, results, criteria)


def _together(results: list[str]) -> str:
    known = [result for result in results if result != "not_measured"]
    if not known:
        return "not_measured"
    if known.count("reached") == len(results):
        return "reached"
    forward = sum(result in ("reached", "on_way") for result in known)
    return "on_way" if forward * 2 > len(known) else "off_way"


def measured(values: Series, as_of: date) -> str:
    """Where the newest value stands between the outset (the baseline, else the first reading) and the target."""
    if not values.readings or values.target is None:
        return "not_measured"
    if values.reached:
        return "reached"
    if as_of > values.target.date:
        return "off_way"
    outset = values.baseline or (values.readings[0] if len(values.readings) > 1 else None)
    if outset is None:
        return "not_measured"
    change = values.readings[-1].value - outset.value
    return "on_way" if (change < 0 if values.indicator.better == "lower" else change > 0) else "off_way"


def answered(criteria: Mapping[str, int]) -> str:
    """What the answers to criteria say together."""
    given = {answer for answer in criteria if answer != "unanswered"}
    if not given:
        return "not_measured"
    if "not_met" in given:
        return "off_way"
    return "reached" if set(criteria) == {"met"} else "on_way"


@once
def series_of_result(plan: Plan, result: str, as_of: date) -> Series | None:
    """The indicator of a result goal, towards the goal's own target and date where it has them; None without one.

    The value a follow-up reports for the goal itself is a reading, unless that follow-up measures the indicator.
    """
    goal = plan.results[result].value
    if goal.indicator not in plan.indicators:
        return None
    values = series(plan, goal.indicator, as_of)
    points = {point.date: point for point in values.readings}
    for item in plan.follow_ups:
        said = item.value.goals.get(result)
        if item.value.date <= as_of and said and said.value is not None and goal.indicator not in item.value.indicators:
            points[item.value.date] = Point(item.value.date, said.value)
    readings = tuple(points[day] for day in sorted(points))
    return values._replace(readings=readings, target=_target(values.target, goal.target, goal.by))


def _target(common: Point | None, own: Decimal | None, by: When | None) -> Point | None:
    value = own if own is not None else common.value if common else None
    if value is None:
        return None
    if by is not None:
        return Point(by.last, value, by)
    return common._replace(value=value) if common else None


def activity_status(activity: Mapping[str, int]) -> str | None:
    """One status for the actions of a goal, from how many stand at each; None where no action is left to look at.

    Dropped actions are left out of account. Off track: a quarter or more are; at risk: any is at risk or off track;
    unreported: half or more say nothing though they have begun; done, postponed, not started: all are; else on track.
    """
    counts = {status: activity[status] for status in STATUSES if activity.get(status) and status != "dropped"}
    whole = sum(counts.values())
    if not whole:
        return "dropped" if activity.get("dropped") else None
    if len(counts) == 1:
        return next(iter(counts))
    if counts.get("off_track", 0) * 4 >= whole:
        return "off_track"
    if counts.get("off_track") or counts.get("at_risk"):
        return "at_risk"
    return UNREPORTED if counts.get(UNREPORTED, 0) * 2 >= whole else "on_track"
