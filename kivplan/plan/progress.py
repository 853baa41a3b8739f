"""Where actions and goals stand on a day, from the newest follow-ups (plan-format.md, Arithmetic)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from .coverage import coverage
from .indicators import Series, series
from .names import named_criteria
from .once import once
from .timeline import whole_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from ..model.action_parts import Criterion
    from ..model.follow_up import GoalReport
    from .linked import Act, Plan, Report, Term

UNREPORTED = "unreported"
STATUSES = ("done", "on_track", "at_risk", "off_track", "postponed", "dropped", "not_started", UNREPORTED)
ENDED = ("done", "dropped")
ANSWERS = ("met", "partly", "not_met", "unanswered")


class Standing(NamedTuple):
    """How an action stands: one of STATUSES, since when, in which words; progress in percent where it is reported."""

    status: str
    date: date | None
    progress: Decimal | None
    headline: str | None
    overdue: bool
    report: Report | None


@once
def standing(plan: Plan, act: Act, as_of: date) -> Standing:
    """The newest report of an action by ``as_of``; none yet and begun: unreported, none and not begun: not_started.

    Overdue: the last day has passed, and it is reported neither done, dropped nor postponed.
    """
    report = newest(plan.reports_of(act.id), as_of)
    begun = whole_span(act).first <= as_of
    status = report.value.status if report else UNREPORTED if begun else "not_started"
    return Standing(
        status=status,
        date=report.date if report else None,
        progress=report.value.progress if report else None,
        headline=report.value.headline if report else None,
        overdue=is_past(act, as_of) and status not in (*ENDED, "postponed"),
        report=report,
    )


def is_past(act: Act, as_of: date) -> bool:
    """Whether the last day of an action has passed, that of the term of the day and that of the last one."""
    return act.last.span.last < as_of and act.term_at(as_of).span.last < as_of


def newest(reports: Sequence[Report], as_of: date) -> Report | None:
    """The last of the reports by ``as_of``; None where there is none."""
    return next((r for r in reversed(reports) if r.date <= as_of), None)


@once
def statuses(plan: Plan, as_of: date) -> Mapping[str, int]:
    """How many actions stand at each status, in the order of STATUSES; parts of other actions are not counted."""
    return statuses_of(plan, plan.actions.values(), as_of)


def statuses_of(plan: Plan, acts: Iterable[Act], as_of: date) -> Mapping[str, int]:
    """How many of these actions stand at each status, in the order of STATUSES; parts of others are not counted."""
    whole = (act for act in acts if act.action.part_of is None)
    counts = Counter(standing(plan, act, as_of).status for act in whole)
    return {status: counts[status] for status in STATUSES}


class CriterionStanding(NamedTuple):
    """A criterion of a term: its name, what was last said of it (met, partly, not_met) and when; None: no answer."""

    id: str
    criterion: Criterion
    answer: str | None
    date: date | None


@once
def criteria_of(plan: Plan, term: Term, as_of: date) -> tuple[CriterionStanding, ...]:
    """The criteria of a term as they stand on ``as_of``.

    An answer given in another term holds where the criterion stands unchanged in both.
    """
    reports = [r for r in plan.reports_of(term.item.id) if r.date <= as_of]
    return tuple(_answered(reports, term, key, criterion) for key, criterion in named_criteria(term.action))


def _answered(reports: Sequence[Report], term: Term, key: str, criterion: Criterion) -> CriterionStanding:
    """A criterion with the answer that the last of the reports which has one gives."""
    for report in reversed(reports):
        if key in report.value.criteria and _same(report, term, key, criterion):
            return CriterionStanding(key, criterion, report.value.criteria[key], report.date)
    return CriterionStanding(key, criterion, None, None)


def _same(report: Report, term: Term, key: str, criterion: Criterion) -> bool:
    """Whether ``key`` names the same criterion in the term reported: in another period it may name another."""
    return report.term is term or dict(named_criteria(report.term.action)).get(key) == criterion


class GoalStanding(NamedTuple):
    """A goal: its own newest judgement, else activity and result side by side.

    ``actions``: ids of the actions that serve it or its result goals; ``activity``: how many stand at each status;
    ``criteria``: how many of theirs are met, partly, not_met or unanswered; ``indicators``: of its result goals.
    """

    judged: GoalReport | None
    date: date | None
    actions: tuple[str, ...]
    activity: Mapping[str, int]
    criteria: Mapping[str, int]
    indicators: tuple[Series, ...]


@once
def goal_standing(plan: Plan, goal: str, as_of: date) -> GoalStanding:
    """How a goal or result goal stands on ``as_of``."""
    served = coverage(plan).serving(goal)
    acts = [plan.actions[action] for action in served]
    activity = Counter(standing(plan, act, as_of).status for act in acts)
    judged, day = judgement(plan, goal, as_of)
    return GoalStanding(
        judged=judged,
        date=day,
        actions=served,
        activity={s: activity[s] for s in STATUSES if activity[s]},
        criteria=answers(plan, served, as_of),
        indicators=tuple(series(plan, i, as_of) for i in _indicators(plan, goal)),
    )


def answers(plan: Plan, actions: Iterable[str], as_of: date) -> Mapping[str, int]:
    """How many criteria of the actions are met, partly met, not met or unanswered."""
    last = (plan.actions[action].last for action in actions)
    found = Counter(one.answer or "unanswered" for term in last for one in criteria_of(plan, term, as_of))
    return {answer: found[answer] for answer in ANSWERS if found[answer]}


def judgement(plan: Plan, goal: str, as_of: date) -> tuple[GoalReport | None, date | None]:
    """What the newest follow-up by ``as_of`` that judges a goal or result goal says of it, and its day.

    A judgement gives a status; where none does, a headline. A value alone is a measurement.
    """
    said = [item.value for item in reversed(plan.follow_ups) if item.value.date <= as_of and goal in item.value.goals]
    for key in ("status", "headline"):
        for follow_up in said:
            if getattr(follow_up.goals[goal], key):
                return follow_up.goals[goal], follow_up.date
    return None, None


def _indicators(plan: Plan, goal: str) -> tuple[str, ...]:
    own = [goal, *(result for result, parent in plan.parent_goal.items() if parent == goal)]
    named = [plan.results[i].value.indicator for i in own if i in plan.results]
    return tuple(dict.fromkeys(name for name in named if name in plan.indicators))
