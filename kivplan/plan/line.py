"""The line: the units and those who manage them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from .once import once

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .linked import Plan


@once
def managed_by(plan: Plan) -> Mapping[str | None, tuple[str, ...]]:
    """The units that each person, or unit, manages; under None those nobody is known to manage."""
    found: defaultdict[str | None, tuple[str, ...]] = defaultdict(tuple)
    for key, item in plan.units.items():
        found[item.value.manager] += (key,)
    return found


@once
def with_those_above(plan: Plan, unit: str) -> tuple[str, ...]:
    """A unit and the units above it, nearest first."""
    found: dict[str, None] = {}
    at: str | None = unit
    while at in plan.units and at not in found:
        found[at] = None
        at = plan.units[at].value.parent
    return tuple(found)


@once
def with_those_below(plan: Plan, unit: str) -> frozenset[str]:
    """A unit and all the units below it."""
    children: defaultdict[str | None, list[str]] = defaultdict(list)
    for key, item in plan.units.items():
        children[item.value.parent].append(key)
    found, waiting = {unit}, [unit]
    while waiting:
        below = [child for child in children[waiting.pop()] if child not in found]
        found.update(below)
        waiting += below
    return frozenset(found)


def leads(plan: Plan, who: str, unit: str) -> bool:
    """Whether it is the unit itself or its manager, or that of a unit above or below it."""
    own = (who, *managed_by(plan).get(who, ()))
    return any(one in with_those_above(plan, unit) or unit in with_those_above(plan, one) for one in own)


def is_line(plan: Plan, who: str) -> bool:
    """Whether it is a unit or manages one."""
    return who in plan.units or who in managed_by(plan)
