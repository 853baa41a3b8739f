"""When things happen: the first and last day of a term, and the days it repeats on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .linked import Act, Term


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days, both inclusive; ``given``: the action says so itself, not only its action plan."""

    first: date
    last: date
    given: bool

    @property
    def years(self) -> range:
        """The calendar years it touches."""
        return range(self.first.year, self.last.year + 1)


def span(term: Term) -> Span:
    """The first and last day of a term (plan-format.md, Arithmetic).

    First: ``start``, else ``at``, else the action plan's first day. Last: ``deadline``, else ``end``, else ``at``, else
    the action plan's last day; never before the first.
    """
    time, period = term.action.time, term.period
    if time is None:
        return Span(period.first, period.last, given=False)
    begins, ends = time.start or time.at, time.deadline or time.end or time.at
    first = begins.first if begins else period.first
    last = ends.last if ends else period.last
    if last < first:
        first, last = (last, last) if begins is None else (first, first)
    return Span(first, last, given=begins is not None or ends is not None or bool(time.yearly))


def whole_span(act: Act) -> Span:
    """From the first day of the action's first term to the last day of its last."""
    spans = [span(term) for term in act.terms]
    return Span(min(s.first for s in spans), max(s.last for s in spans), any(s.given for s in spans))


def within_plan(term: Term) -> Span:
    """The part of a term that falls within its action plan's period; the term's own span where they do not meet."""
    own, period = span(term), term.period
    first, last = max(own.first, period.first), min(own.last, period.last)
    return Span(first, last, own.given) if first <= last else own


def yearly_days(term: Term) -> tuple[date, ...]:
    """The days a yearly action falls on within its span; a month stands for its first day."""
    time = term.action.time
    if time is None or not time.yearly:
        return ()
    own = span(term)
    days = [_day(year, point.month, point.day or 1) for year in own.years for point in time.yearly]
    return tuple(sorted(day for day in days if own.first <= day <= own.last))


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:  # 29 February
        return date(year, month, 28)
