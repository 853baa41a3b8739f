"""Activity and result side by side: of each goal, each action the follow-up tells of, and each need counted anew."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.coverage import gaps
from ..plan.outcomes import activity_status, goal_outcome, outcome
from ..plan.progress import goal_standing, standing
from .goals import result_status
from .narrowing import shown_actions
from .parts import Status, anchor
from .reporting import day_before, latest_round, told_now, unit_words
from .standings import activity_words, criteria_words, results_words
from .told import activity_said, result_said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from ..model.follow_up import GoalReport
    from ..plan import Act, Report
    from .brief import Brief
    from .parts import Link, Said


@dataclass(frozen=True, slots=True)
class Side:
    """Activity or result: how it stands, how it stood before where that was otherwise, and in words."""

    status: Status | None
    before: Status | None
    words: str


@dataclass(frozen=True, slots=True)
class GoalSides:
    """A goal or result goal with its two sides; ``said``: the follow-up's own words; ``part``: of the one above."""

    link: Link
    activity: Side
    result: Side
    judged: Status | None
    said: str | None
    part: bool


@dataclass(frozen=True, slots=True)
class ActionSides:
    """What the follow-up tells of an action: of the activity, and of what came of it."""

    id: str
    anchor: str
    title: str
    status: Status
    before: Status | None
    activity: tuple[Said, ...]
    result: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class UnitSides:
    """The actions a unit tells of."""

    title: str
    actions: tuple[ActionSides, ...]


@dataclass(frozen=True, slots=True)
class NeedCount:
    """A need the follow-up counts: present now and before, and what is required."""

    title: str
    measure: str | None
    before: Decimal | None
    now: Decimal
    required: Decimal | None


@dataclass(frozen=True, slots=True)
class Results:
    """``compared``: the day of the round before, in words; ``untold``: the running actions it does not speak of."""

    compared: str | None
    goals: tuple[GoalSides, ...]
    units: tuple[UnitSides, ...]
    untold: tuple[Link, ...]
    needs: tuple[NeedCount, ...]


def view(brief: Brief) -> Results:
    """The newest round's results beside those of the one before."""
    before = day_before(brief)
    return Results(
        compared=brief.words.formats.day(before) if before else None,
        goals=tuple(_goals(brief)) if latest_round(brief) else (),
        units=tuple(_units(brief)),
        untold=tuple(_untold(brief)),
        needs=tuple(_needs(brief)),
    )


# ---------------------------------------------------------------- goals
def _goals(brief: Brief) -> Iterator[GoalSides]:
    """Every goal with its result goals; of a unit, those its actions serve or its follow-ups speak of."""
    told = told_now(brief)
    for key in sorted(brief.plan.goals, key=lambda goal: goal not in brief.plan.parent_area):
        below = [one for one, parent in brief.plan.parent_goal.items() if parent == key]
        concerned = brief.order.unit is None or any(
            one in told for one in goal_standing(brief.plan, key, brief.as_of).actions
        )
        if concerned or any(_judgements(brief, one) for one in (key, *below)):
            yield _goal(brief, key, part=False)
            yield from (_goal(brief, one, part=True) for one in below)


def _goal(brief: Brief, key: str, *, part: bool) -> GoalSides:
    said = _judgements(brief, key)
    status = next((one.status for one in reversed(said) if one.status), None)
    return GoalSides(
        link=brief.goal_link(key),
        activity=_activity(brief, key),
        result=_result(brief, key, part=part),
        judged=Status(status, brief.words.term("goal_status", status)) if status else None,
        said=_said(brief, said),
        part=part,
    )


def _judgements(brief: Brief, goal: str) -> list[GoalReport]:
    """What the round says of a goal, oldest first."""
    latest = latest_round(brief)
    documents = latest.follow_ups if latest else ()
    return [item.value.goals[goal] for item in documents if goal in item.value.goals]


def _said(brief: Brief, said: list[GoalReport]) -> str | None:
    parts = [one.headline for one in said if one.headline]
    parts += [
        brief.words.say("reported value: %(value)s", value=brief.words.formats.number(one.value))
        for one in said
        if one.value is not None
    ]
    return "; ".join(parts) or None


def _activity(brief: Brief, goal: str) -> Side:
    activity = goal_standing(brief.plan, goal, brief.as_of).activity
    status, before = activity_status(activity), day_before(brief)
    was = activity_status(goal_standing(brief.plan, goal, before).activity) if before else None
    now = brief.status_word(status) if status else None
    return Side(now, brief.status_word(was) if was and was != status else None, activity_words(brief.words, activity))


def _result(brief: Brief, goal: str, *, part: bool) -> Side:
    before = day_before(brief)
    now, was = _result_of(brief, goal, brief.as_of, part=part), None
    if before:
        was = _result_of(brief, goal, before, part=part)
    changed = result_status(brief, was) if was and was != now else None
    return Side(result_status(brief, now), changed, _result_words(brief, goal, part=part))


def _result_of(brief: Brief, goal: str, day: date, *, part: bool) -> str:
    return outcome(brief.plan, goal, day).result if part else goal_outcome(brief.plan, goal, day).result


def _result_words(brief: Brief, goal: str, *, part: bool) -> str:
    if not part:
        return results_words(brief.words, goal_outcome(brief.plan, goal, brief.as_of))
    known, number = outcome(brief.plan, goal, brief.as_of), brief.words.formats.number
    said = []
    if known.series and known.series.readings:
        value = number(known.series.readings[-1].value)
        target = known.series.target
        said.append(
            brief.words.say("%(value)s, target %(target)s", value=value, target=number(target.value))
            if target
            else value
        )
    said += [words for words in [criteria_words(brief.words, known.criteria)] if words]
    return "; ".join(said) or brief.words.say("Nothing is measured yet")


# ---------------------------------------------------------------- actions and needs
def _units(brief: Brief) -> Iterator[UnitSides]:
    by_unit: defaultdict[str | None, list[ActionSides]] = defaultdict(list)
    for act, reports in told_now(brief).values():
        by_unit[reports[-1].follow_up.value.unit].append(_action(brief, act, reports))
    known = [None, *brief.plan.units]
    for unit in sorted(by_unit, key=lambda unit: known.index(unit) if unit in known else len(known)):
        yield UnitSides(unit_words(brief, unit), tuple(by_unit[unit]))


def _action(brief: Brief, act: Act, reports: tuple[Report, ...]) -> ActionSides:
    before = day_before(brief)
    now, was = reports[-1].value.status, standing(brief.plan, act, before).status if before else None
    return ActionSides(
        id=act.id,
        anchor=anchor("told", act.id),
        title=act.action.title,
        status=brief.status_word(now),
        before=brief.status_word(was) if was and was != now else None,
        activity=tuple(activity_said(brief, act, reports)),
        result=tuple(result_said(brief, act, reports)),
    )


def _untold(brief: Brief) -> Iterator[Link]:
    """The actions that run and have not ended, of which the round says nothing; parts are told with their whole."""
    latest = latest_round(brief)
    told = told_now(brief)
    for key, act in shown_actions(brief.plan, brief.order).items() if latest else ():
        term = act.term_at(brief.as_of)
        runs = term.span.first <= brief.as_of and term.period.contains(brief.as_of)
        ended = standing(brief.plan, act, brief.as_of).status in ("done", "dropped")
        if key not in told and runs and not ended and act.action.part_of is None:
            yield brief.link(key)


def _needs(brief: Brief) -> Iterator[NeedCount]:
    latest, before = latest_round(brief), day_before(brief)
    counted = {key for item in (latest.follow_ups if latest else ()) for key in item.value.needs}
    then = {gap.id: gap.present for gap in gaps(brief.plan, before)} if before else {}
    for gap in gaps(brief.plan, brief.as_of):
        if gap.id in counted and gap.present is not None:
            measure = brief.words.say("level 0–5") if gap.need.type == "competence" else gap.need.measured_in
            was = then.get(gap.id, gap.need.present if not before else None)
            yield NeedCount(brief.plan.title_of(gap.id), measure, was, gap.present, gap.required)
