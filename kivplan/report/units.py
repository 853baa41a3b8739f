"""Whose sheet it is: the unit a report is made for, its units below, and the action plans that run there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..errors import UsageError
from ..plan.line import with_those_below
from ..plan.once import once
from ..plan.rolling import plans_of_units, running
from .narrowing import shown_actions

if TYPE_CHECKING:
    from ..model.action_plan import ActionPlan
    from ..plan import Act, Item, Plan, Term
    from .parts import Order

OF_ONE_UNIT = "unit"


def settled(plan: Plan, report: str, order: Order) -> Order:
    """The order with the unit its report is for: the one asked for, else the only one that has action plans.

    A sheet of a unit (the report ``unit``, and what a plan bases on it) is for one alone; where only the organisation
    as a whole has action plans, it is for that. Raises UsageError where several have and none is named.
    """
    settings = plan.head.reports.get(report)
    base = (settings.base if settings else None) or report
    if base != OF_ONE_UNIT or order.unit is not None:
        return order
    units = [unit for unit in plan.units if unit in plans_of_units(plan)]
    if not units:
        return order
    if len(plans_of_units(plan)) == 1:
        return replace(order, unit=units[0])
    named = ", ".join(f"{unit} ({plan.name_of(unit)})" for unit in units)
    hint = f"name one with --unit: {named}"
    raise UsageError(f"the report {report!r} is of one unit, and the plan has several", hint=hint)


def units_of(plan: Plan, order: Order) -> frozenset[str] | None:
    """The unit asked for and those below it; None: the whole organisation."""
    return with_those_below(plan, order.unit) if order.unit is not None else None


@once
def plans_now(plan: Plan, order: Order) -> tuple[Item[ActionPlan], ...]:
    """The action plans that run on the day, of each unit asked for; its last or first where none does."""
    units = units_of(plan, order)
    lines = plans_of_units(plan).items()
    return tuple(running(items, order.as_of) for unit, items in lines if units is None or unit in units)


@once
def acts_now(plan: Plan, order: Order) -> dict[str, tuple[Act, Term]]:
    """The actions of those action plans, each with its term there, in the order of the plan."""
    now = plans_now(plan, order)
    found = {}
    for key, act in shown_actions(plan, order).items():
        term = next((term for term in act.terms if term.plan in now), None)
        if term is not None:
            found[key] = (act, term)
    return found


def managers_of(plan: Plan, order: Order) -> tuple[str, ...]:
    """The unit asked for, the units below it and those who manage them: who answers there."""
    units = units_of(plan, order) or ()
    keys = [key for key in plan.units if key in units]
    heads = [plan.units[key].value.manager for key in keys]
    return tuple(dict.fromkeys(key for key in (*keys, *heads) if key))
