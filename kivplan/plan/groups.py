"""How many a group is: those an action is for, and those who work in a unit."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from .once import once

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..model.action_plan import Action
    from .linked import Plan


def group_size(action: Action) -> int | None:
    """How many an action is for: the target group's ``size``, else its ``places``, else those paid for.

    None where none of them is given.
    """
    group, cost = action.target_group, action.cost
    given = ((group.size, group.places) if group else ()) + ((cost.participants,) if cost else ())
    return next((number for number in given if number is not None), None)


@once
def employees(plan: Plan) -> Mapping[str, int]:
    """How many work in each unit: as it says, else its parts together; without those nothing is known of."""
    units = {key: item.value for key, item in plan.units.items()}
    said = {key: unit.employees for key, unit in units.items() if unit.employees is not None}
    above = {key: unit.parent for key, unit in units.items() if unit.parent in units}
    waiting = Counter(above.values())
    ready = [key for key in units if not waiting[key]]
    known = dict(said)
    for key in ready:  # a unit after its parts: it grows
        parent = above.get(key)
        if parent is None:
            continue
        if key in known and parent not in said:
            known[parent] = known.get(parent, 0) + known[key]
        waiting[parent] -= 1
        if not waiting[parent]:
            ready.append(parent)
    return known
