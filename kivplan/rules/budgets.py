"""Family 6, money: caps, budgets and cost centres (KIV602-604)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from ..plan.once import once
from ..plan.prices import beyond_caps, has_amount
from ..plan.shortfalls import overruns
from ..plan.wholes import wholes
from . import naming
from .points import remark
from .rule import Remark, Rule, Words, levels
from .sources import NINE_POINTS, PRACTICE, REAL_PLANS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..model.action_plan import ActionPlan
    from ..plan.linked import Item, Plan
    from ..plan.prices import Excess
    from .rule import Context

_OVER_CAP = Words(
    "{action} costs {cost} and its cap is {cap}: there is no money for the last {over}",
    "bring the cost down by {over}, or raise `cap:` if whoever set it agrees",
)
_OVER_CAP_A_YEAR = Words(
    "{action} costs {cost} a year and its cap for a year is {cap}: there is no money for the last {over}",
    _OVER_CAP.hint,
)
_OVER_CAP_IN_YEAR = Words(
    "{action} costs {cost} in {year} and its cap for a year is {cap}: there is no money for the last {over}",
    _OVER_CAP.hint,
)
_OVER_CAP_EACH = Words(
    "{action} costs {cost} for each participant and the cap for each is {cap}: there is no money for the last {over}",
    "bring the cost for each down by {over}, or raise `cap_per_participant:` if whoever set it agrees",
)
_OVER_CAP_SHARED = Words(
    "{action} costs {shared}, which is {cost} for each when {people} take part, and the cap for each is {cap}: there "
    "is no money for the last {over}",
    _OVER_CAP_EACH.hint,
)


def _over_cap(context: Context) -> Iterator[Remark]:
    for act in context.plan.actions.values():
        for term in act.terms:
            for excess in beyond_caps(term.action):
                params = {"action": naming.action(act), "year": excess.year, "people": excess.people}
                yield Remark(term.item, ("cost", excess.key), _words(excess), {**params, **_amounts(excess)})


def _words(excess: Excess) -> Words:
    if excess.key != "cap":
        return _OVER_CAP_EACH if excess.shared is None else _OVER_CAP_SHARED
    if excess.year is not None:
        return _OVER_CAP_IN_YEAR
    return _OVER_CAP_A_YEAR if excess.yearly else _OVER_CAP


def _amounts(excess: Excess) -> dict[str, str]:
    amounts = {"cost": excess.cost, "cap": excess.cap, "over": excess.over, "shared": excess.shared}
    return {name: naming.plain(round(amount, 2)) for name, amount in amounts.items() if amount is not None}


_OVER_BUDGET = Words(
    "the action plan's net cost is {net} and its budget {budget}: {over} more than there is",
    "take out or put off actions, raise `budget:`, or ask for {over} in a decision that is proposed",
)
_OVER_WITHOUT_GRANTS = Words(
    "the action plan's net cost is {net} and its budget {budget}: {over} more than there is, unless {awaited} comes "
    "in from grants that are not granted yet",
    _OVER_BUDGET.hint,
)


def _over_budget(context: Context) -> Iterator[Remark]:
    for overrun in overruns(context.plan, context.as_of):
        money = overrun.money
        awaited = money.planned + money.applied
        amounts = {"net": money.net, "over": overrun.over, "awaited": awaited, "budget": money.net - overrun.over}
        params = {name: naming.plain(amount) for name, amount in amounts.items()}
        words = _OVER_BUDGET if awaited < overrun.over else _OVER_WITHOUT_GRANTS
        yield Remark(overrun.item, ("budget",), words, params, also=tuple(_rests_on(context.plan)[overrun.item]))


@once
def _rests_on(plan: Plan) -> Mapping[Item[ActionPlan], list[Item[Any]]]:
    """The actions of each action plan, and what is reported of them."""
    items: defaultdict[Item[ActionPlan], list[Item[Any]]] = defaultdict(list)
    for act in plan.actions.values():
        for term in act.terms:
            items[term.plan].append(term.item)
    for reports in plan.reports.values():
        for report in reports:
            items[report.term.plan].append(report.item)
    return items


_NO_COST_CENTRE = Words(
    "{action} costs money and has no cost centre, so nobody knows whose budget pays",
    "add `cost_centre:` to `cost:`, written as in the accounts",
)


def _no_cost_centre(context: Context) -> Iterator[Remark]:
    for whole in wholes(context.plan):
        placed = any(action.cost and action.cost.cost_centre for action in whole.actions)
        if not placed and any(map(has_amount, whole.actions)):
            yield remark(whole, _NO_COST_CENTRE)


RULES = (
    Rule(
        code="KIV602",
        name="over-cap",
        levels=levels("e"),
        summary="An action costs more than its `cap`, or a participant more than `cap_per_participant`.",
        why="A cap is a decision on how much may be spent; what goes beyond it nobody has agreed to pay.",
        source=REAL_PLANS,
        notes=(
            "Both cover one `per`: the whole cost, or that of one year. Grants and savings are not subtracted.",
            "A participant costs `per_participant`; where only a `total` is given, an equal share of it.",
            "Which part of other amounts is for each participant, the plan does not say: they are left alone.",
        ),
        factor=3,
        needs=(("cost",), ("target_group",), ("implementation",)),
        find=_over_cap,
        wrong="id: H1\ntitle: Scholarships for nursing students\n"
        "cost: {per_participant: 30000, participants: 4, cap: 100000, cost_centre: 3110}\n",
        right="id: H1\ntitle: Scholarships for nursing students\n"
        "cost: {per_participant: 30000, participants: 3, cap: 100000, cost_centre: 3110}\n",
    ),
    Rule(
        code="KIV603",
        name="over-budget",
        levels=levels("i/w/w"),
        summary="The net cost of an action plan is above its budget.",
        why="A plan steers only when it is tied to the budget, and the board must see what is short.",
        source=PRACTICE,
        notes=(
            "Net cost is cost less granted grants and savings. Grants planned or applied for are no money yet.",
            "Action plans whose period is over are left alone.",
        ),
        factor=3,
        needs=(("cost",), ("target_group",), ("implementation",), ("time",), ("grants",)),
        whole=True,
        find=_over_budget,
        wrong="kind: action-plan\nperiod: {start: 2026, end: 2026}\nbudget: 100000\n"
        "---\nid: H1\ntitle: Scholarships for nursing students\n"
        "cost: {per_participant: 30000, participants: 4, cost_centre: 3110}\n",
        right="kind: action-plan\nperiod: {start: 2026, end: 2026}\nbudget: 120000\n"
        "---\nid: H1\ntitle: Scholarships for nursing students\n"
        "cost: {per_participant: 30000, participants: 4, cost_centre: 3110}\n",
    ),
    Rule(
        code="KIV604",
        name="no-cost-centre",
        levels=levels("i/w/w"),
        summary="An action costs money and has no cost centre (point 8).",
        why="Money that is in nobody's budget is found by nobody when the bill comes.",
        source=NINE_POINTS,
        notes=(
            "Any amount above zero counts, those of activities too; hours, grants and savings do not.",
            "An action and its parts lean on each other: one cost centre among them is enough.",
        ),
        factor=3,
        needs=(("cost",), ("implementation",), ("part_of",)),
        find=_no_cost_centre,
        wrong="id: H1\ntitle: Mentors for new nurses\ncost: {fixed: 40000}\n",
        right="id: H1\ntitle: Mentors for new nurses\ncost: {fixed: 40000, cost_centre: 3120}\n",
    ),
)
