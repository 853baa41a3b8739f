"""What is written of an action's cost, one amount at a time: whether there is any, and whether a cap is kept."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from .money import one_per, participants_of, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.action_parts import Cost
    from ..model.action_plan import Action

_AMOUNTS = ("per_participant", "fixed", "substitutes", "total", "cap", "cap_per_participant")


def has_amount(action: Action) -> bool:
    """Whether any amount above zero is written of what an action costs; grants and savings are no cost."""
    cost, how = action.cost, action.implementation
    if cost is not None and (any(getattr(cost, name) for name in _AMOUNTS) or any(cost.years.values())):
        return True
    return how is not None and any(activity.cost for activity in how.activities)


class Excess(NamedTuple):
    """A cost of one ``per`` above its cap, under the key ``cap`` or ``cap_per_participant``.

    ``yearly``: it falls every year; ``year``: the dearest, where the years have amounts of their own. ``shared``: the
    cost of all that was divided by ``people`` to know that of one participant.
    """

    key: str
    cap: Decimal
    cost: Decimal
    yearly: bool = False
    year: str | None = None
    shared: Decimal | None = None
    people: int | None = None

    @property
    def over(self) -> Decimal:
        """How much the cap is exceeded."""
        return self.cost - self.cap


def beyond_caps(action: Action) -> Iterator[Excess]:
    """The caps of an action that its cost of one ``per`` exceeds."""
    cost = action.cost
    if cost is None:
        return
    if cost.cap is not None:
        amount, year = _dearest(action, cost)
        if amount is not None and amount > cost.cap:
            yield Excess("cap", cost.cap, amount, cost.per == "year", year)
    if cost.cap_per_participant is not None:
        yield from _of_one_participant(action, cost, cost.cap_per_participant)


def _dearest(action: Action, cost: Cost) -> tuple[Decimal | None, str | None]:
    """The cost of one ``per``, and the year it is of: the dearest, where each year has an amount of its own."""
    if not cost.years:
        return one_per(action), None
    if cost.per == "once":
        return sum(cost.years.values(), Decimal(0)), None
    year = max(cost.years, key=lambda one: cost.years[one])
    return cost.years[year], year


def _of_one_participant(action: Action, cost: Cost, cap: Decimal) -> Iterator[Excess]:
    """By the price for each; else by a total that is for those who take part, and has no parts they may not share."""
    people = participants_of(action)
    if cost.per_participant is not None:
        if cost.per_participant > cap:
            yield Excess("cap_per_participant", cap, cost.per_participant)
    elif people and cost.total is not None and parts_of(action) is None and cost.total > cap * people:
        yield Excess("cap_per_participant", cap, cost.total / people, shared=cost.total, people=people)
