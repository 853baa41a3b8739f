"""When things happen: the first and last day of a term, and the days it repeats on."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date
from typing import TYPE_CHECKING, NamedTuple

from ..model.calendar import month_length

if TYPE_CHECKING:
    from decimal import Decimal

    from ..model.action_parts import Time
    from ..model.common import Period
    from .linked import Act, Term


class Span(NamedTuple):
    """A stretch of days, both inclusive; ``given``: the action says so itself, not only its action plan."""

    first: date
    last: date
    given: bool

    @property
    def years(self) -> range:
        """The calendar years it touches."""
        return range(self.first.year, self.last.year + 1)


def span_of(time: Time | None, period: Period) -> Span:
    """The first and last day of a term by its time and its action plan's period (plan-format.md, Arithmetic).

    First: ``start``, else ``at``, else the action plan's first day. Last: ``deadline``, else ``end``, else ``at``, else
    the action plan's last day; never before the first. Of a term: ``Term.span``.
    """
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
    if len(act.terms) == 1:  # as nearly always
        return act.terms[0].span
    spans = [term.span for term in act.terms]
    return Span(min(s.first for s in spans), max(s.last for s in spans), any(s.given for s in spans))


def within_plan(term: Term) -> Span:
    """The part of a term that falls within its action plan's period; the term's own span where they do not meet."""
    own, period = term.span, term.period
    first, last = max(own.first, period.first), min(own.last, period.last)
    return Span(first, last, own.given) if first <= last else own


def meets_plan(term: Term) -> bool:
    """Whether a term has a day in common with its action plan's period."""
    own = term.span
    return term.period.overlaps(own.first, own.last)


def room(term: Term) -> Span:
    """The days the activities of a term may lie on: from its start to its end, the action plan's where it gives none.

    What happens one time (``at``) is made ready before it and finished after it: there the action plan's days hold.
    """
    time, period = term.action.time, term.period
    begins, ends = (time.start, time.deadline or time.end) if time else (None, None)
    first = begins.first if begins else period.first
    last = ends.last if ends else period.last
    return Span(first, last, given=begins is not None or ends is not None)


def yearly_days(term: Term) -> tuple[date, ...]:
    """The days a yearly action falls on within its span; a month stands for the first day of it that does."""
    first = term.span.first
    return tuple(max(one.first, first) for one in _comes_back(term))


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:  # 29 February
        return date(year, month, 28)


# The grains of time that say when: whoever gives a year or half of one leaves most of it open.
EXACT = ("day", "week", "month", "quarter")
LEVELS = ("reaction", "learning", "behaviour", "result")


class Stretch(NamedTuple):
    """A stretch of days of an action; ``exact``: both ends are given, to a quarter of a year or closer."""

    first: date
    last: date
    exact: bool


def stretches(term: Term) -> tuple[Stretch, ...]:
    """When a term takes place: its days or months of every year, else one stretch from its first day to its last."""
    own, time = term.span, term.action.time
    if time is not None and time.yearly:
        return _comes_back(term) or (Stretch(own.first, own.last, exact=False),)
    begins = (time.start or time.at) if time else None
    ends = (time.deadline or time.end or time.at) if time else None
    exact = all(end is not None and end.grain in EXACT for end in (begins, ends))
    return (Stretch(own.first, own.last, exact),)


def ending(term: Term) -> date | None:
    """The last day of a term where the action itself tells it; None where it does not.

    Of what is yearly: of the last time it comes back. A single time within a third of a year or more tells too little.
    """
    time = term.action.time
    if time is None:
        return None
    if time.yearly:
        again = _comes_back(term)
        return min(again[-1].last, term.span.last) if again else None
    ends = time.deadline or time.end
    if ends is None and time.at and time.at.grain in EXACT:
        ends = time.at
    return ends.last if ends else None


def _comes_back(term: Term) -> tuple[Stretch, ...]:
    """The days and months of every year that a term meets, in order; none where it is not yearly."""
    own, time = term.span, term.action.time
    days = [_yearly(point.month, point.day, year) for year in own.years for point in (time.yearly if time else ())]
    return tuple(sorted(day for day in days if own.first <= day.last and day.first <= own.last))


def _yearly(month: int, day: int | None, year: int) -> Stretch:
    if day is not None:
        return Stretch(_day(year, month, day), _day(year, month, day), exact=True)
    return Stretch(date(year, month, 1), date(year, month, month_length(year, month)), exact=True)


def evaluation_days(term: Term) -> tuple[tuple[str, date], ...]:
    """The levels of a term's evaluation with the last day of when each is due, earliest first."""
    evaluation = term.action.evaluation
    if evaluation is None or evaluation.levels is None:
        return ()
    due = [(level, getattr(evaluation.levels, level)) for level in LEVELS]
    return tuple(sorted(((level, when.last) for level, when in due if when), key=lambda one: one[1]))


def months_after(day: date, months: Decimal | int) -> date:
    """The same day so many whole months later, or the last of that month; never beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + int(months), 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if year > MAXYEAR else date.min
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))
