"""What falls due: deadlines, activities, evaluations, decisions, goals and the annual wheel, by date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from .deviations import deviations
from .names import named_activities
from .once import once
from .progress import ENDED, judgement, standing
from .timeline import LEVELS, yearly_days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.common import Goal, ResultGoal
    from .linked import Act, Plan, Report, Term


class Due(NamedTuple):
    """One thing that falls due on a day. ``kind``: deadline, activity, evaluation, decision, deviation, goal, wheel,
    yearly; ``about``: the id it speaks of (an action, goal, result goal), None for decisions and the annual wheel."""

    date: date
    kind: str
    about: str | None
    words: str
    responsible: str | None = None


@once
def agenda(plan: Plan, as_of: date) -> tuple[Due, ...]:
    """All that is due and not known to be done on ``as_of``, oldest first: what is behind us is late."""
    dues = [*_decisions(plan), *_goals(plan, as_of), *_wheel(plan, as_of), *_deviations(plan, as_of)]
    for act in plan.actions.values():
        if standing(plan, act, as_of).status not in ENDED:
            dues += _action(plan, act, as_of)
        dues += _evaluations(plan, act, as_of)
    return tuple(sorted(dues, key=lambda due: (due.date, due.kind, due.about, due.words)))


def _action(plan: Plan, act: Act, as_of: date) -> Iterator[Due]:
    term = act.term_at(as_of)
    if term.span.given:
        yield Due(term.span.last, "deadline", act.id, act.action.title, act.action.responsible)
    for day in yearly_days(term):
        if day >= as_of:
            yield Due(day, "yearly", act.id, act.action.title, act.action.responsible)
    done = activities_done(plan, term, as_of)
    for key, activity in named_activities(term.action):
        if activity.by and key not in done:
            yield Due(
                activity.by.last, "activity", act.id, activity.title, activity.responsible or act.action.responsible
            )


@once
def activities_done(plan: Plan, term: Term, as_of: date) -> dict[str, date]:
    """The activities of a term reported done by ``as_of``, with the day."""
    done: dict[str, date] = {}
    for report in plan.reports_of(term.item.id):
        if report.term is term and report.date <= as_of:
            done.update(report.value.activities)
    return done


def _evaluations(plan: Plan, act: Act, as_of: date) -> Iterator[Due]:
    evaluation = act.last.action.evaluation
    if evaluation is None or evaluation.levels is None or standing(plan, act, as_of).status == "dropped":
        return
    answered = levels_answered(plan, act, as_of)
    for level in LEVELS:
        when = getattr(evaluation.levels, level)
        if when and level not in answered:
            yield Due(when.last, "evaluation", act.id, level, evaluation.responsible or act.action.responsible)


def levels_answered(plan: Plan, act: Act, as_of: date) -> frozenset[str]:
    """The levels of evaluation that follow-ups by ``as_of`` say something of."""
    return frozenset(level for r in plan.reports_of(act.id) if r.date <= as_of for level in _levels(r))


def _levels(report: Report) -> list[str]:
    said = report.value.evaluation
    return [level for level in LEVELS if said and getattr(said, level)]


def _decisions(plan: Plan) -> Iterator[Due]:
    trail = plan.head.decisions
    for number, decision in enumerate(trail, 1):
        decided = any(later.outcome != "proposed" for later in trail[number:])
        if decision.outcome == "proposed" and decision.by and not decided:
            yield Due(decision.by.last, "decision", None, decision.text or decision.body)


def _deviations(plan: Plan, as_of: date) -> Iterator[Due]:
    for deviation in deviations(plan, as_of):
        if deviation.open and deviation.by:
            yield Due(deviation.by.last, "deviation", deviation.action, deviation.what or "", deviation.responsible)


def _goals(plan: Plan, as_of: date) -> Iterator[Due]:
    goals: dict[str, Goal | ResultGoal] = {key: item.value for key, item in plan.goals.items()}
    goals.update({key: item.value for key, item in plan.results.items()})
    for key, goal in goals.items():
        judged, _ = judgement(plan, key, as_of)
        if goal.by and (judged is None or judged.status not in ENDED):
            yield Due(goal.by.last, "goal", key, goal.title)


def _wheel(plan: Plan, as_of: date) -> Iterator[Due]:
    for entry in plan.strategy.value.annual_wheel if plan.strategy else ():
        year = as_of.year + (entry.month < as_of.month)
        yield Due(date(year, entry.month, 1), "wheel", None, entry.title, entry.responsible)
