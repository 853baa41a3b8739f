"""Which actions the sums leave out, because the plan does not say what they cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .money import cost_of
from .once import once

if TYPE_CHECKING:
    from datetime import date

    from .linked import Plan, Term


@dataclass(frozen=True, slots=True)
class Unpriced:
    """Ids of actions without an amount that can be counted.

    ``partly``: something is said of the cost (a price for each participant, a cap), but not enough to add it up;
    ``silent``: nothing is said. Parts of other actions are in neither.
    """

    partly: tuple[str, ...]
    silent: tuple[str, ...]


@once
def unpriced(plan: Plan, as_of: date) -> Unpriced:
    """The actions none of whose terms has a cost that can be added up."""
    whole = [act for act in plan.actions.values() if act.action.part_of is None]
    bare = [act for act in whole if not any(cost_of(plan, term, as_of).by_year for term in act.terms)]
    partly = tuple(act.id for act in bare if any(_says_something(term) for term in act.terms))
    return Unpriced(partly, tuple(act.id for act in bare if act.id not in partly))


def _says_something(term: Term) -> bool:
    cost = term.action.cost
    given = ("per_participant", "cap", "cap_per_participant")
    return cost is not None and (bool(cost.grants) or any(getattr(cost, name) is not None for name in given))
