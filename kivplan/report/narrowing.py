"""Which actions a report tells of: all of them, unless it is narrowed to one action or one unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..plan.line import with_those_below
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
        asked = _with_parts(plan, order.action)
        return {key: act for key, act in acts if key in asked}
    if order.unit is not None:
        units = with_those_below(plan, order.unit)
        return {key: act for key, act in acts if any(term.unit in units for term in act.terms)}
    return dict(acts)


@once
def wholes(plan: Plan) -> dict[str, str]:
    """The action that each part is part of; none where the way up leads in a circle or nowhere."""
    up = {key: act.action.part_of for key, act in plan.actions.items() if act.action.part_of in plan.actions}
    safe: set[str | None] = {key for key in plan.actions if key not in up}
    seen: set[str | None] = set()
    for start in up:
        trail: list[str | None] = []
        at: str | None = start
        while at not in safe and at not in seen:
            seen.add(at)
            trail.append(at)
            at = up[str(at)]
        if at in safe:
            safe.update(trail)
    return {key: str(whole) for key, whole in up.items() if key in safe}


@once
def shown_wholes(plan: Plan, order: Order) -> dict[str, str]:
    """For each action the furthest of its wholes that is shown; the action itself where none is."""
    up, shown = wholes(plan), shown_actions(plan, order)
    furthest: dict[str, str | None] = {}
    for start in shown:
        trail = [start]
        while trail[-1] in up and trail[-1] not in furthest:
            trail.append(up[trail[-1]])
        for key in reversed(trail):
            furthest.setdefault(key, furthest.get(up.get(key, "")) or (key if key in shown else None))
    return {key: furthest[key] or key for key in shown}


def _with_parts(plan: Plan, action: str) -> set[str]:
    parts: dict[str, list[str]] = {}
    for part, whole in wholes(plan).items():
        parts.setdefault(whole, []).append(part)
    found, waiting = {action}, [action]
    while waiting:
        below = [part for part in parts.get(waiting.pop(), ()) if part not in found]
        found.update(below)
        waiting += below
    return found
