"""What is waited for: reports of what runs, answers to criteria and evaluations when their time has come, readings."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from .indicators import series
from .once import once
from .outcomes import series_of_result
from .progress import criteria_of
from .timeline import meets_plan, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from .linked import Act, Plan, Report, Term
    from .progress import CriterionStanding


@once
def all_reports_read(plan: Plan) -> bool:
    """Whether every value in the follow-ups could be read; else what seems not to be told may be.

    Follow-ups and reports that could not be read at all are a matter of ``Plan.complete``.
    """
    unread = {(spot.file, spot.document) for spot in plan.broken}
    return not any((item.file, item.document) in unread for item in plan.follow_ups)


def reports_by(plan: Plan, act: Act, as_of: date) -> tuple[Report, ...]:
    """The reports of an action by ``as_of``, oldest first."""
    return tuple(report for report in plan.reports_of(act.id) if report.date <= as_of)


@once
def adopted_on(plan: Plan, as_of: date) -> date | None:
    """The day of the newest decision by ``as_of`` that adopts the plan; None where no decision tells."""
    days = [one.date for one in plan.head.decisions if one.date and one.date <= as_of and one.outcome == "adopted"]
    return max(days, default=None)


def awaited_since(act: Act, as_of: date, told: date | None) -> date | None:
    """The day since which a report of an action is waited for, the last one being of ``told``; None where none is.

    Only of what runs on ``as_of``: since it began, in this action plan or in those it goes on from without a break,
    or since that last report. Of what comes back every year: since it did for the first time after that report.
    """
    term = act.term_at(as_of)
    own = term.span
    if not own.first <= as_of <= own.last or not meets_plan(term):
        return None
    if term.action.time and term.action.time.yearly:
        return next((one.last for one in stretches(term) if one.last <= as_of and (not told or told < one.last)), None)
    begun = _begun(act, term)
    return max(begun, told) if told else begun


def _begun(act: Act, term: Term) -> date:
    """The first day of a term, or of the terms it goes on from without a break."""
    first = term.span.first
    for other in reversed(act.terms):
        if other.span.last + timedelta(days=1) < first:
            break
        first = min(first, other.span.first)
    return first


@once
def criteria_awaited(plan: Plan, term: Term, as_of: date) -> tuple[CriterionStanding, ...]:
    """The criteria of a term that are not answered though their day has passed: their own, else that of the term.

    One with an indicator is answered by a reading from its day, or from within the term where it gives none.
    """
    return tuple(_criteria_awaited(plan, term, as_of))


def _criteria_awaited(plan: Plan, term: Term, as_of: date) -> Iterator[CriterionStanding]:
    own = term.span
    for one in criteria_of(plan, term, as_of):
        by = one.criterion.by
        first, last = (by.first, by.last) if by else (own.first, own.last)
        if one.answer is None and last < as_of:
            read = last_reading(plan, one.criterion.indicator, as_of)
            if read is None or read < first:
                yield one


@once
def last_reading(plan: Plan, indicator: str | None, as_of: date) -> date | None:
    """The day of the newest reading of an indicator, be it reported as the value of a result goal; None without one."""
    if indicator not in plan.indicators:
        return None
    all_series = [series(plan, indicator, as_of)]
    all_series += [
        found for goal in _measured_by(plan).get(indicator, ()) if (found := series_of_result(plan, goal, as_of))
    ]
    return max((one.readings[-1].date for one in all_series if one.readings), default=None)


@once
def _measured_by(plan: Plan) -> Mapping[str | None, tuple[str, ...]]:
    """The result goals that each indicator measures."""
    found: defaultdict[str | None, tuple[str, ...]] = defaultdict(tuple)
    for key, item in plan.results.items():
        found[item.value.indicator] += (key,)
    return found
