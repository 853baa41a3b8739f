"""What is owed: what somebody was to tell or do by a day and has not, action by action; told of the whole, once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .agenda import levels_answered
from .awaited import awaited_since, criteria_awaited, reports_by
from .deviations import deviations
from .once import once
from .progress import ENDED, newest, standing
from .timeline import evaluation_days, months_after
from .wholes import around, wholes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from .linked import Act, Plan, Report
    from .wholes import Whole

KINDS = ("report", "ending", "deviation", "evaluation", "criterion", "contribution", "sharing")
SOON = 3
"""How many months ahead an evaluation is told of before it is due."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing owed: one of KINDS, of which action, since or by which day, and who answers for it.

    ``about``: the level of the evaluation, the criterion's text, what the deviation is. ``late``: the day has passed.
    """

    kind: str
    action: str
    date: date
    about: str = ""
    responsible: str | None = None
    late: bool = True


@once
def owed(plan: Plan, as_of: date, silence: Decimal) -> tuple[Owed, ...]:
    """All that is owed on ``as_of``, by kind and then by day.

    ``report``: what runs and was never told of, or not for more than ``silence`` months. ``ending``: the last day has
    passed and nobody tells how it ended. ``deviation``: the manager is to decide. ``evaluation``: a level due or past
    its day. ``criterion``: past its day and not answered. ``contribution``, ``sharing``: of what is done.
    """
    found = [one for whole in wholes(plan) for one in _of_whole(plan, whole, as_of, silence)]
    for act in plan.actions.values():
        if standing(plan, act, as_of).status not in ("dropped", "postponed", "not_started"):
            found += [*_evaluations(plan, act, as_of), *_criteria(plan, act, as_of)]
    found += _deviations(plan, as_of)
    return tuple(sorted(found, key=lambda one: (KINDS.index(one.kind), one.date)))


def _of_whole(plan: Plan, whole: Whole, as_of: date, silence: Decimal) -> Iterator[Owed]:
    act, stands = whole.act, standing(plan, whole.act, as_of)
    responsible = act.term_at(as_of).action.responsible
    if stands.overdue:
        yield Owed("ending", act.id, act.last.span.last, "", responsible)
    elif stands.status not in (*ENDED, "postponed"):
        since = _silent_since(plan, whole, as_of, silence)
        if since:
            yield Owed("report", act.id, since, "", responsible)
    if stands.report and stands.status == "done":
        if act.action.strategy != "other" and not _judged(plan, whole, stands.report, as_of):
            yield Owed("contribution", act.id, stands.report.date, "", responsible)
        if act.action.strategy == "develop" and not _shared(plan, whole, as_of):
            yield Owed("sharing", act.id, stands.report.date, "", responsible)


def _silent_since(plan: Plan, whole: Whole, as_of: date, silence: Decimal) -> date | None:
    """The day since which a report is owed; None where none is."""
    last = [newest(plan.reports_of(act.id), as_of) for act in (whole.act, *whole.parts)]
    told = max((report.date for report in last if report), default=None)
    since = awaited_since(whole.act, as_of, told)
    if since is None or (told and months_after(since, silence) >= as_of):
        return None
    return since


def _judged(plan: Plan, whole: Whole, done: Report, as_of: date) -> bool:
    """Whether it is said how far the action helps the goals, in the action plan in which it was done."""
    return any(
        one.value.contribution is not None and (one.term is done.term or act is not whole.act)
        for act in (whole.act, *whole.parts)
        for one in reports_by(plan, act, as_of)
    )


def _shared(plan: Plan, whole: Whole, as_of: date) -> bool:
    return any(one.value.shared for act in (whole.act, *whole.parts) for one in reports_by(plan, act, as_of))


def _evaluations(plan: Plan, act: Act, as_of: date) -> Iterator[Owed]:
    term, ahead = act.term_at(as_of), months_after(as_of, SOON)
    evaluation = term.action.evaluation
    told = {level for one in (act, *around(plan, act)) for level in levels_answered(plan, one, as_of)}
    for level, day in evaluation_days(term):
        if day <= ahead and level not in told:
            who = (evaluation.responsible if evaluation else None) or term.action.responsible
            yield Owed("evaluation", act.id, day, level, who, late=day < as_of)


def _criteria(plan: Plan, act: Act, as_of: date) -> Iterator[Owed]:
    term = act.term_at(as_of)
    for one in criteria_awaited(plan, term, as_of):
        day = one.criterion.by.last if one.criterion.by else term.span.last
        yield Owed("criterion", act.id, day, one.criterion.text, term.action.responsible)


def _deviations(plan: Plan, as_of: date) -> Iterator[Owed]:
    for one in deviations(plan, as_of):
        if one.open and one.decided_by == "manager":
            who = one.responsible or plan.actions[one.action].action.responsible
            day = one.by.last if one.by else one.date
            yield Owed("deviation", one.action, day, one.what or "", who, late=day < as_of)
