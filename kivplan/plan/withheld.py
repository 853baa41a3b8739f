"""What an edition leaves out: the actions and needs of narrower editions, and all that hangs on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .once import once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.action_plan import Action, ActionPlan
    from ..model.analysis import Need
    from ..model.common import Competence, Person
    from ..model.follow_up import FollowUp
    from .linked import Plan

_SHOWN = {"public": ("public",), "board": ("public", "board")}


@dataclass(frozen=True, slots=True)
class Cut:
    """The ids of what an edition leaves out."""

    actions: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    competences: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.actions or self.needs)


@once
def withheld(plan: Plan, edition: str, also: Cut = Cut()) -> Cut:
    """What the ``public`` or the ``board`` edition leaves out, and ``also`` these; raises KeyError for any other.

    An action that any of its terms keeps to a narrower edition is left out whole, and so are the actions that are part
    of it and the needs only such actions answer.
    """
    shown = _SHOWN[edition]
    actions = {action.id for action in actions_in(plan) if action.edition not in shown} | also.actions
    while more := {a.id for a in actions_in(plan) if a.part_of in actions} - actions:
        actions |= more
    needs = {need.id for need in needs_in(plan) if need.edition not in shown} | also.needs
    named = {need for action in actions_in(plan) for need in action.needs}
    needs |= named - {need for action in actions_in(plan) if action.id not in actions for need in action.needs}
    used = {need.competence for need in needs_in(plan) if need.competence}
    used -= {need.competence for need in needs_in(plan) if need.id not in needs}
    return Cut(frozenset(actions), frozenset(needs), frozenset(used))


def withheld_of_either(was: Plan, now: Plan, edition: str) -> Cut:
    """The actions and needs that an edition leaves out of a plan as it is or as it was, and so out of both."""
    cut, before = withheld(now, edition), None
    while cut != before:
        before, then = cut, withheld(was, edition, cut)
        now_too = withheld(now, edition, Cut(then.actions, then.needs))
        cut = Cut(now_too.actions, now_too.needs)
    return cut


def all_gone(record: ActionPlan, cut: Cut) -> bool:
    """Whether nothing is left of an action plan: then its budget would tell what the rest costs."""
    return bool(record.actions) and all(action.id in cut.actions for action in record.actions)


def keeps_budget(record: ActionPlan, cut: Cut) -> bool:
    """Whether an action plan's budget may be told: it is for all of it.

    Beside the rest alone it would mislead, and with a known overrun betray what the left-out cost.
    """
    return not all_gone(record, cut) and not any(has_money(a) for a in record.actions if a.id in cut.actions)


def has_money(action: Action) -> bool:
    """Whether anything is written of what an action costs or saves, though it may not be enough to add up."""
    activities = action.implementation.activities if action.implementation else ()
    amounts = ("per_participant", "fixed", "substitutes", "total", "years", "savings", "grants")
    written = action.cost is not None and any(getattr(action.cost, name) for name in amounts)
    return written or any(activity.cost for activity in activities)


def only_of_gone(record: FollowUp, cut: Cut) -> bool:
    """Whether a follow-up speaks of nothing but what is left out: then its summary does so too."""
    if record.goals or record.indicators or record.communicated or record.trained:
        return False
    said = [*record.actions, *record.needs]
    return bool(said) and all(key in cut.actions or key in cut.needs for key in said)


def actions_in(plan: Plan) -> Iterator[Action]:
    """Every action as each action plan has it."""
    return (action for item in plan.action_plans for action in item.value.actions)


def needs_in(plan: Plan) -> Iterator[Need]:
    """Every need of the analyses."""
    return (need for item in plan.analyses for need in item.value.needs)


def competences_in(plan: Plan) -> Iterator[Competence]:
    """Every competence of the analyses, then of the shared files."""
    yield from (one for item in plan.analyses for one in item.value.competences)
    yield from (one for item in plan.shared for one in item.value.competences)


def people_in(plan: Plan) -> Iterator[Person]:
    """Every person of the plan, then of the shared files."""
    yield from plan.head.people
    yield from (person for item in plan.shared for person in item.value.people)
