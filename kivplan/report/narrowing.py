"""Which actions a report tells of: all of them, unless it is narrowed to one action or one unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..plan.once import once

if TYPE_CHECKING:
    from ..plan import Act, Plan
    from .parts import Order


@once
def shown_actions(plan: Plan, order: Order) -> dict[str, Act]:
    """The actions the order asks for, by id in the order of the plan.

    Narrowed to an action: that one and its parts. Narrowed to a unit: what it, or a unit below it, plans in any period.
    """
    acts = plan.actions.items()
    if order.action is not None:
        return {key: act for key, act in acts if order.action in (key, *wholes(plan, key))}
    if order.unit is not None:
        units = _with_below(plan, order.unit)
        return {key: act for key, act in acts if any(term.unit in units for term in act.terms)}
    return dict(acts)


def wholes(plan: Plan, action: str) -> tuple[str, ...]:
    """The actions an action is part of, the nearest first; none where the way leads in a circle or nowhere."""
    found: list[str] = []
    at = plan.actions[action].action.part_of
    while at is not None and at in plan.actions:
        if at == action or at in found:
            return ()
        found.append(at)
        at = plan.actions[at].action.part_of
    return tuple(found)


def _with_below(plan: Plan, unit: str) -> set[str]:
    found, before = {unit}, 0
    while len(found) > before:
        before = len(found)
        found |= {key for key, item in plan.units.items() if item.value.parent in found}
    return found
