"""Single values of a plan in words, each as the plan they come from names and counts things."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from .parts import named
from .times import time_words, when_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from decimal import Decimal

    from ..locale.formats import Formats
    from ..locale.words import Words
    from ..model.action_parts import Criterion, Time
    from ..model.common import Period
    from ..model.plan_head import Decision
    from ..model.when import When
    from ..plan import Plan, Term
    from ..plan.grants import GrantFigure


@dataclass(frozen=True)
class Values:
    """The words for what stands in one plan. ``codes``: amounts are told apart by the code of their currency."""

    plan: Plan
    words: Words
    codes: bool = False

    @property
    def formats(self) -> Formats:
        """The formats of the reader, amounts in the plan's own currency."""
        formats = self.words.formats
        return replace(formats, currency=self.plan.currency, codes=True) if self.codes else formats

    def said(self, what: str, value: Any) -> str | None:
        """The value of a key in words; None where there is none."""
        if value is None or value == ():
            return None
        if what in _TERMS:
            return self.words.term(_TERMS[what], value)
        return _SAID[what](self, value) if what in _SAID else str(value).strip()

    def place(self, place: tuple[str | None, Period]) -> str:
        """Whose action plan, and for when: ``School, 2027``."""
        unit, period = place
        name = self.plan.name_of(unit) if unit else self.words.say("The whole organisation")
        return f"{name}, {self.span(period)}"

    def term(self, term: Term) -> str:
        """The action plan that a term stands in."""
        return self.place((term.unit, term.period))

    def span(self, period: Period) -> str:
        """A period in words."""
        return self.words.formats.span(period.first, period.last)

    def money(self, amount: Decimal) -> str:
        """An amount in full."""
        return self.formats.money(amount)

    def number(self, value: Decimal | int) -> str:
        """A number."""
        return self.words.formats.number(value)

    def when(self, value: When) -> str:
        """A point or stretch of time."""
        return when_words(self.words, value)

    def time(self, time: Time) -> str | None:
        """The time of an action with what it lasts until."""
        lines = (time_words(self.words, time), time.until and time.until.strip())
        return "; ".join(line for line in lines if line) or None

    def who(self, keys: Iterable[str]) -> str:
        """People and units in a row."""
        return self.words.formats.listing([self.plan.name_of(key) for key in keys])

    def unit(self, key: str) -> str:
        """A unit by its name."""
        return self.plan.name_of(key)

    def title(self, key: str) -> str:
        """A thing by its number, where it has one, and its title."""
        return named(key, self.plan.title_of(key))

    def measure(self, value: Any) -> str:
        """A target or a baseline: a number, and when it is of."""
        if not hasattr(value, "value"):
            return self.number(value)
        return f"{self.number(value.value)} ({self.when(getattr(value, 'by', None) or value.at)})"

    def criterion(self, one: Criterion) -> str:
        """A criterion with the number to reach and when; in the safe subset of Markdown."""
        parts = (None if one.target is None else self.number(one.target), self.when(one.by) if one.by else None)
        measure = ", ".join(part for part in parts if part)
        return f"{one.text.strip()} ({measure})" if measure else one.text.strip()

    def grant(self, figure: GrantFigure) -> str:
        """How much a grant is, where that is said, and how it stands."""
        status = self.words.inline("grant_status", figure.status)
        return status if figure.amount is None else f"{self.money(figure.amount)}, {status}"

    def decision(self, decision: Decision) -> str:
        """What was decided, and when."""
        outcome = self.words.inline("outcome", decision.outcome)
        return f"{outcome} {self.words.formats.day(decision.date)}" if decision.date else outcome


_TERMS = {
    "strategy": "strategy",
    "means": "means",
    "edition": "edition",
    "better": "better",
    "priority": "level",
    "status": "status",
    "plan_status": "plan_status",
}
_SAID: Mapping[str, Callable[[Values, Any], str | None]] = {
    "place": Values.place,
    "period": Values.span,
    "responsible": Values.who,
    "time": Values.time,
    "cost": Values.money,
    "part_of": Values.title,
    "goal": Values.title,
    "priority_area": Values.title,
    "indicator": Values.title,
    "competence": Values.title,
    "unit": Values.unit,
    "by": Values.when,
    "target": Values.measure,
    "baseline": Values.measure,
    "required": Values.number,
    "present": Values.number,
    "grant": Values.grant,
    "criterion": Values.criterion,
    "decision": Values.decision,
}
