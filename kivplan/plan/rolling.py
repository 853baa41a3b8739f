"""Rolling: what goes on into the next action plan, what ends with this one, and what lies between two of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .agenda import levels_answered
from .once import once
from .progress import ENDED, criteria_of, standing
from .timeline import evaluation_days
from .wholes import wholes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from ..model.action_plan import ActionPlan
    from .linked import Act, Item, Plan, Term

GOES_ON, LEFT, REACHES_OVER, STAYS, ENDS, BEHIND = "goes_on", "left", "reaches_over", "stays", "ends", "behind"
WAYS = (GOES_ON, LEFT, BEHIND, REACHES_OVER, STAYS, ENDS)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an action reaches over the end of its action plan: ``postponed``, ``time``, ``criterion``, ``evaluation``.

    ``about``: the criterion's name or the level of the evaluation.
    """

    kind: str
    date: date | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Rolled:
    """An action of an action plan that ends, and which of WAYS it goes.

    ``goes_on``: it stands in the next action plan. ``left``: it has not ended and is not there, or there is none though
    this one is over. ``behind``: it stood in an earlier action plan alone, and has not ended. Where no next action plan
    is written, ``reaches_over`` is what cannot be finished in this one, and ``stays`` what can. ``ends``: it is done or
    dropped; reasons are what is left to do.
    """

    action: str
    way: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Rolling:
    """The action plan of a unit (None: the whole organisation) that runs on a day, and the one after it, if any."""

    unit: str | None
    now: Item[ActionPlan]
    next: Item[ActionPlan] | None
    actions: tuple[Rolled, ...]

    def going(self, way: str) -> tuple[Rolled, ...]:
        """The actions that go one of WAYS."""
        return tuple(one for one in self.actions if one.way == way)


@once
def plans_of_units(plan: Plan) -> Mapping[str | None, tuple[Item[ActionPlan], ...]]:
    """The action plans of each unit in the order of their periods; under None those of the whole organisation."""
    lines: defaultdict[str | None, list[Item[ActionPlan]]] = defaultdict(list)
    for item in plan.action_plans:
        lines[item.value.unit].append(item)
    return {unit: tuple(sorted(items, key=lambda i: i.value.period.first)) for unit, items in lines.items()}


def running(items: Sequence[Item[ActionPlan]], as_of: date) -> Item[ActionPlan]:
    """Of the action plans of a unit, in order, the one whose period holds the day; else the last begun, else the first.

    There must be one at least.
    """
    begun = [item for item in items if item.value.period.first <= as_of]
    holding = [item for item in begun if as_of <= item.value.period.last]
    return (holding or begun or [items[0]])[-1]


@once
def rolling(plan: Plan, as_of: date) -> tuple[Rolling, ...]:
    """For each unit with action plans what becomes of its actions; parts of other actions go with them."""
    return tuple(_rolling(plan, unit, items, as_of) for unit, items in plans_of_units(plan).items())


def _rolling(plan: Plan, unit: str | None, items: tuple[Item[ActionPlan], ...], as_of: date) -> Rolling:
    now = running(items, as_of)
    later = [item for item in items if item.value.period.first > now.value.period.last]
    following = later[0] if later else None
    rolled = [*_rolled(plan, now, following, as_of), *_behind(plan, now, items, as_of)]
    return Rolling(unit, now, following, tuple(rolled))


def _rolled(plan: Plan, now: Item[ActionPlan], following: Item[ActionPlan] | None, as_of: date) -> Iterator[Rolled]:
    for act in (whole.act for whole in wholes(plan)):
        term = next((term for term in act.terms if term.plan is now), None)
        if term is None:
            continue
        status = standing(plan, act, as_of).status
        reasons = tuple(_reasons(plan, act, term, as_of))
        if any(other.plan is following for other in act.terms):
            yield Rolled(act.id, GOES_ON, reasons)
        elif status in ENDED:
            yield Rolled(act.id, ENDS, reasons if status == "done" else ())
        elif following is not None or now.value.period.last < as_of:
            yield Rolled(act.id, LEFT, reasons)
        else:
            yield Rolled(act.id, REACHES_OVER if reasons else STAYS, reasons)


def _behind(plan: Plan, now: Item[ActionPlan], items: Sequence[Item[ActionPlan]], as_of: date) -> Iterator[Rolled]:
    earlier = {item for item in items if item.value.period.last < now.value.period.first}
    for act in (whole.act for whole in wholes(plan)):
        if all(term.plan in earlier for term in act.terms) and standing(plan, act, as_of).status not in ENDED:
            yield Rolled(act.id, BEHIND, ())


def _reasons(plan: Plan, act: Act, term: Term, as_of: date) -> Iterator[Reason]:
    end, stands = term.period.last, standing(plan, act, as_of)
    ended = stands.status in ENDED
    if stands.status == "postponed":
        yield Reason("postponed")
    if not ended and term.span.last > end:
        yield Reason("time", term.span.last)
    for one in criteria_of(plan, term, as_of):
        by = one.criterion.by
        if one.answer is None and by and by.last > end:
            yield Reason("criterion", by.last, one.id)
    for level, day in evaluation_days(term):
        if day > end and level not in levels_answered(plan, act, as_of):
            yield Reason("evaluation", day, level)
