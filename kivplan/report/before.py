"""The plan as it was, beside what it is: both without what this edition leaves out of either."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..plan.changes import Difference, budget_key, difference
from ..plan.withheld import actions_in
from .editions import redact_both
from .narrowing import shown_actions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..plan import Plan
    from ..plan.changes import BudgetKey
    from ..plan.earlier import Earlier, Revision
    from .parts import Order


@dataclass(frozen=True, slots=True)
class Before:
    """What the report is compared with: the plan as it ``was`` on a day at a revision, as this edition may tell it.

    ``now`` is the plan as it is, without what was left out then; only to be compared. ``untold``: the action plans
    something is left out of, whose budgets would tell of it.
    """

    was: Plan
    now: Plan
    revision: Revision
    day: date
    untold: frozenset[BudgetKey] = frozenset()

    def difference(self, order: Order) -> Difference:
        """What is different, as far as it may be told: narrowed to a unit or an action, only in the actions of that."""
        found = difference(self.now, self.was, order.as_of)
        if order.action is None and order.unit is None:
            return replace(found, budgets=tuple(one for one in found.budgets if one.key not in self.untold))
        shown = {*shown_actions(self.now, order), *shown_actions(self.was, order)}
        return Difference(actions=tuple(one for one in found.actions if one.id in shown))


def before_of(earlier: Earlier, plan: Plan, edition: str) -> Before:
    """The earlier plan and the whole of this one, made ready for an edition."""
    was, now = redact_both(earlier.plan, plan, edition)
    untold = frozenset((*_cut_plans(earlier.plan, was), *_cut_plans(plan, now)))
    return Before(was, now, earlier.revision, earlier.day, untold)


def _cut_plans(plan: Plan, shown: Plan) -> Iterator[BudgetKey]:
    """The action plans of which an action is not shown."""
    known = {action.id for action in actions_in(shown)}
    for item in plan.action_plans:
        if any(action.id not in known for action in item.value.actions):
            yield budget_key(item)
