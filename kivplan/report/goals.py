"""The goals: for each, whether its actions go as planned and whether they work, with the indicators' way so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.outcomes import activity_status, goal_outcome, outcome
from ..plan.progress import goal_standing, judgement
from .indicator import Indicator, indicator
from .parts import Link, Status, anchor
from .standings import activity_words, criteria_words, results_words
from .times import when_words

if TYPE_CHECKING:
    from datetime import date

    from ..model.common import Goal, ResultGoal
    from ..plan import Plan
    from .brief import Brief

# A result borrows the mark of the action's status that looks most like it; the word is its own.
_MARKS = {"reached": "done", "on_way": "on_track", "off_way": "off_track", "not_measured": "unreported"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A status and the words that explain it; ``status`` is None where there is nothing to have one."""

    status: Status | None
    words: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a follow-up says of the goal itself."""

    status: Status | None
    date: date
    headline: str | None


@dataclass(frozen=True, slots=True)
class Serving:
    """An action that serves the goal, and how it stands."""

    link: Link
    status: Status


@dataclass(frozen=True, slots=True)
class Result:
    """A result goal. ``value``: the newest in words; None: not measured."""

    id: str
    title: str
    by: str | None
    judged: Judgement | None
    activity: Standing
    result: Standing
    value: str | None
    indicator: Indicator | None


@dataclass(frozen=True, slots=True)
class GoalCard:
    """A long-term goal with all that is known of it."""

    id: str
    title: str
    anchor: str
    by: str | None
    judged: Judgement | None
    activity: Standing
    result: Standing
    results: tuple[Result, ...]
    actions: tuple[Serving, ...]

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators that have something to show, each once."""
        found = {one.indicator.id: one.indicator for one in self.results if one.indicator and one.indicator.figure}
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Group:
    """The goals of one development area; ``title`` is None where the plan has no areas."""

    title: str | None
    perspective: str | None
    goals: tuple[GoalCard, ...]


@dataclass(frozen=True, slots=True)
class Goals:
    """All long-term goals of the plan."""

    groups: tuple[Group, ...]


def view(brief: Brief) -> Goals:
    """The goals as they stand, by development area; those of no area last."""
    areas: dict[str | None, list[GoalCard]] = {}
    for key in goals_in_order(brief.plan):
        card = _card(brief, key, brief.plan.goals[key].value)
        areas.setdefault(brief.plan.parent_area.get(key), []).append(card)
    return Goals(tuple(_group(brief, area, cards) for area, cards in areas.items()))


def goals_in_order(plan: Plan) -> tuple[str, ...]:
    """The long-term goals area by area, in the order of the plan; those of no area last."""
    areas = list(dict.fromkeys(plan.parent_area.get(key) for key in plan.goals))
    areas.sort(key=lambda area: area is None)
    return tuple(key for area in areas for key in plan.goals if plan.parent_area.get(key) == area)


def _group(brief: Brief, area: str | None, goals: list[GoalCard]) -> Group:
    if area is None:
        title = brief.words.say("Goals outside the development areas") if brief.plan.parent_area else None
        return Group(title, None, tuple(goals))
    value = brief.plan.areas[area].value
    perspective = brief.words.term("perspective", value.perspective) if value.perspective else None
    return Group(value.title, perspective, tuple(goals))


def _card(brief: Brief, key: str, goal: Goal) -> GoalCard:
    standing = goal_standing(brief.plan, key, brief.as_of)
    together = goal_outcome(brief.plan, key, brief.as_of)
    return GoalCard(
        id=key,
        title=goal.title,
        anchor=anchor("goal", key),
        by=when_words(brief.words, goal.by) if goal.by else None,
        judged=_judgement(brief, key),
        activity=_activity(brief, key),
        result=Standing(result_status(brief, together.result), results_words(brief.words, together)),
        results=tuple(_result(brief, one.id, brief.plan.results[one.id].value) for one in together.results),
        actions=tuple(
            Serving(brief.link(action), brief.status(brief.plan.actions[action])) for action in standing.actions
        ),
    )


def _result(brief: Brief, key: str, goal: ResultGoal) -> Result:
    known = outcome(brief.plan, key, brief.as_of)
    shown = indicator(brief, known.series) if known.series else None
    explained = [shown.way if shown else None, criteria_words(brief.words, known.criteria)]
    said = "; ".join(one for one in explained if one) or brief.words.say("Nothing is measured yet")
    return Result(
        id=key,
        title=goal.title,
        by=when_words(brief.words, goal.by) if goal.by else None,
        judged=_judgement(brief, key),
        activity=_activity(brief, key),
        result=Standing(result_status(brief, known.result), said),
        value=shown.latest_words if shown else None,
        indicator=shown,
    )


def _activity(brief: Brief, goal: str) -> Standing:
    activity = goal_standing(brief.plan, goal, brief.as_of).activity
    status = activity_status(activity)
    return Standing(brief.status_word(status) if status else None, activity_words(brief.words, activity))


def result_status(brief: Brief, result: str) -> Status:
    """One of ``plan.outcomes.RESULTS`` with its word and a mark."""
    return Status(_MARKS[result], brief.words.term("result_status", result))


def _judgement(brief: Brief, goal: str) -> Judgement | None:
    said, day = judgement(brief.plan, goal, brief.as_of)
    if said is None or day is None or (said.status is None and said.headline is None):
        return None
    status = Status(said.status, brief.words.term("goal_status", said.status)) if said.status else None
    return Judgement(status, day, said.headline)
