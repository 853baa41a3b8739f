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
    waiting = Counter(unit.parent for unit in units.values() if unit.parent in units)
    ready = [key for key in units if not waiting[key]]
    known = dict(said)
    for key in ready:  # a unit after its parts: it grows
        above = units[key].parent
        if above is None or above not in units:
            continue
        if key in known and above not in said:
            known[above] = known.get(above, 0) + known[key]
        waiting[above] -= 1
        if not waiting[above]:
            ready.append(above)
    return known
