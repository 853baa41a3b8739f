"""Actions with their parts: what a part leaves unsaid its whole answers for, and is told once, of the whole."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .once import once

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..model.action_plan import Action
    from .linked import Act, Item, Plan


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """An action that is part of no other, and all that are parts of it, at any depth."""

    act: Act
    parts: tuple[Act, ...]
    actions: tuple[Action, ...]
    """The action and its parts, as their last terms word them; the whole first."""

    @property
    def items(self) -> tuple[Item[Action], ...]:
        """Where those stand."""
        return (self.act.last.item, *(part.last.item for part in self.parts))


@once
def wholes(plan: Plan) -> tuple[Whole, ...]:
    """Every action that is part of no other, in the order of the plan."""
    parts: defaultdict[str, list[Act]] = defaultdict(list)
    for key, top in tops_above(plan).items():
        if key != top:
            parts[top].append(plan.actions[key])
    tops = (act for act in plan.actions.values() if not act.action.part_of)
    return tuple(_whole(act, parts.get(act.id, ())) for act in tops)


def _whole(act: Act, parts: Sequence[Act]) -> Whole:
    return Whole(act, tuple(parts), (act.action, *(part.action for part in parts)))


@once
def whole_of(plan: Plan) -> Mapping[str, Whole]:
    """The whole each action belongs to, itself or above it; without those whose whole is not in the plan."""
    found = {whole.act.id: whole for whole in wholes(plan)}
    return {key: found[top] for key, top in tops_above(plan).items() if top in found}


def around(plan: Plan, act: Act) -> tuple[Act, ...]:
    """The whole an action is part of, or the parts of the whole it is: those that may answer for it."""
    whole = whole_of(plan).get(act.id)
    if whole is None:
        return ()
    return whole.parts if whole.act is act else (whole.act,)


@once
def tops_above(plan: Plan) -> dict[str, str]:
    """The id at the top above each action: its own where it is no part, one for all in a circle."""
    found = {key: key for key, act in plan.actions.items() if not act.action.part_of}
    for start in plan.actions:
        trail: dict[str, None] = {}
        at = start
        while at not in found and at not in trail and at in plan.actions:
            trail[at] = None
            at = str(plan.actions[at].action.part_of)
        top = found.get(at, at)
        found.update(dict.fromkeys(trail, top))
    return found
