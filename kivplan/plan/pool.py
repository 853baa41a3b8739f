"""The money of what an edition leaves out, as one sum that tells of none of it.

Everything left out that has money is one pool. It is part of the plan's whole total and of no other figure: not of a
year, a unit, a strategy, a cost centre or an action plan, so that no two figures can be subtracted to find one action.
It is all or nothing: where it cannot be told, nothing left out is in any total.

It can be told where, of each kind of money in it, at least ``FEWEST`` actions have some, an action counting with all
its parts: of two, whoever knows one knows the other. And the rest, without the two largest, must be at least ``MARGIN``
of the largest: else whoever knows the second largest knows the largest nearly (the p % rule of official statistics;
Hundepool et al., Statistical Disclosure Control, 2012). Both must hold for what every wider edition leaves out as well:
a reader of the board's edition subtracts what it shows from the public total.

Only what the net cost is made of is in it. What is spent, applied for or refused moves with every follow-up, and two
packs side by side would tell what one action did between them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from .money import ZERO, Sum, cost_of
from .once import once
from .wholes import tops_above
from .withheld import has_money, keeps_budget, withheld

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from .linked import Plan, Term
    from .withheld import Cut

FEWEST = 3
MARGIN = Decimal("0.1")
_WITHIN = {"public": ("public", "board"), "board": ("board",)}
_KINDS = ("gross", "granted", "savings")


@dataclass(frozen=True, slots=True)
class Pool:
    """The money left out: cost, granted grants and savings, and the budgets left out with it.

    There is a budget only where every action plan that costs something has one, so that what is left of all budgets
    together is true. ``apart``: some of it stands in action plans that are left out whole.
    """

    money: Sum
    apart: bool


@once
def pool(plan: Plan, edition: str, as_of: date) -> Pool | None:
    """What the ``public`` or the ``board`` edition of the whole plan leaves out, as it stands on ``as_of``.

    None where nothing left out has money, or too little to hide one in. Raises KeyError for any other edition.
    """
    layers = [_by_whole(plan, withheld(plan, one), as_of) for one in _WITHIN[edition]]
    money = sum(layers[0], Sum())
    if money == Sum() or not all(_safe(layer) for layer in layers):
        return None
    cut = withheld(plan, edition)
    apart = any(all(a.id in cut.actions for a in term.plan.value.actions) for term in _gone(plan, cut))
    return Pool(money + Sum(budget=_budget(plan, cut, as_of)), apart)


def _gone(plan: Plan, cut: Cut) -> Iterator[Term]:
    return (term for key, act in plan.actions.items() if key in cut.actions for term in act.terms)


def _by_whole(plan: Plan, cut: Cut, as_of: date) -> tuple[Sum, ...]:
    """The money of what is left out: one sum for each action that is not part of another, with all its parts."""
    sums: defaultdict[str, Sum] = defaultdict(Sum)
    for term in _gone(plan, cut):
        figures = cost_of(plan, term, as_of)
        sums[tops_above(plan)[term.item.id]] += Sum(
            gross=figures.gross, granted=figures.granted_as("granted"), savings=figures.savings
        )
    return tuple(sums.values())


def _safe(sums: Iterable[Sum]) -> bool:
    """Whether none of them could be found from their sum."""
    given = tuple(sums)
    return all(_hides(sorted((abs(getattr(one, kind)) for one in given), reverse=True)) for kind in _KINDS)


def _hides(amounts: list[Decimal]) -> bool:
    """Whether a sum of amounts, the largest first, hides each of them; one of nothing has nothing to hide."""
    some = [amount for amount in amounts if amount]
    return not some or (len(some) >= FEWEST and sum(some[2:], ZERO) >= MARGIN * some[0])


def _budget(plan: Plan, cut: Cut, as_of: date) -> Decimal | None:
    """The budgets left out; None where they could tell of an action that is not priced, or not all have one."""
    hidden = [item for item in plan.action_plans if not keeps_budget(item.value, cut)]
    priced = {term.plan for term in _gone(plan, cut) if cost_of(plan, term, as_of).gross}
    unpriced = any(has_money(term.action) and not cost_of(plan, term, as_of).by_year for term in _gone(plan, cut))
    costing = [item for item in plan.action_plans if any(has_money(action) for action in item.value.actions)]
    if unpriced or any(item not in priced for item in hidden) or any(item.value.budget is None for item in costing):
        return None
    return sum((item.value.budget for item in hidden if item.value.budget is not None), ZERO)
