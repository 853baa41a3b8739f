"""Family 6, money: KIV601."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ..plan.money import participants_of, parts_of
from . import naming
from .rule import Remark, Rule, Words, levels
from .sources import REAL_PLANS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.action_parts import Cost
    from ..model.action_plan import Action
    from ..plan.linked import Term
    from .rule import Context

_TOTAL_MISMATCH = Words(
    "the total is {total}, and its parts add up to {sum}: {words}; a reader would not know which to believe",
    "write `total: {sum}`, correct the parts, or leave the total out: it is worked out from them",
)


def _total_mismatch(context: Context) -> Iterator[Remark]:
    for act in context.plan.actions.values():
        for term in act.terms:
            if term.action.cost is not None and term.action.cost.total is not None:
                yield from _held_against(term, term.action.cost, term.action.cost.total)


def _held_against(term: Term, cost: Cost, total: Decimal) -> Iterator[Remark]:
    added = _added(term.action, cost)
    if added is not None and added != total:
        right = naming.plain(added)
        params = {"total": naming.plain(total), "sum": right, "words": _words(term.action, cost, right)}
        yield Remark(term.item, ("cost", "total"), _TOTAL_MISMATCH, params)


def _added(action: Action, cost: Cost) -> Decimal | None:
    """What a written total should be: its parts; where there are none and the cost falls once, the years' amounts."""
    parts = parts_of(action)
    if parts is None and cost.years and cost.per == "once":
        return sum(cost.years.values(), Decimal(0))
    return parts


def _words(action: Action, cost: Cost, right: str) -> str:
    """The sum as it would be written on paper: ``3 × 30000 + 5000 = 95000``."""
    if parts_of(action) is None:
        return f"{' + '.join(map(naming.plain, cost.years.values()))} = {right}"
    parts: list[str] = []
    if cost.per_participant is not None:
        parts.append(f"{participants_of(action)} × {naming.plain(cost.per_participant)}")
    activities = action.implementation.activities if action.implementation else ()
    amounts = [cost.fixed, cost.substitutes, *(activity.cost for activity in activities)]
    return f"{' + '.join([*parts, *(naming.plain(a) for a in amounts if a is not None)])} = {right}"


RULES = (
    Rule(
        code="KIV601",
        name="total-mismatch",
        levels=levels("e"),
        summary="A written total is not what its parts add up to.",
        why="A total that does not agree with its parts is the mistake most often found in real plans.",
        source=REAL_PLANS,
        factor=3,
        needs=(("cost",), ("target_group",), ("implementation",)),
        find=_total_mismatch,
        wrong="id: H1\ntitle: Scholarships for nursing students\n"
        "cost: {per_participant: 30000, participants: 3, fixed: 5000, total: 90000, cost_centre: 3110}\n",
        right="id: H1\ntitle: Scholarships for nursing students\n"
        "cost: {per_participant: 30000, participants: 3, fixed: 5000, total: 95000, cost_centre: 3110}\n",
    ),
)
