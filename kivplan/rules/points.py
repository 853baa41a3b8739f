"""Family 3, what every action says: purpose and people (KIV301-304, KIV310).

The nine points are asked of the action as a whole: a part (``part_of``) need not repeat them, and what a part says
counts for its whole, but for who is responsible and which strategy it is. An action that goes on in a later action
plan is judged as that one words it. What is missing is told at the action's ``id``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..plan.wholes import wholes
from . import naming
from .rule import Remark, Rule, Words, levels
from .sources import NINE_POINTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..model.action_parts import TargetGroup
    from ..model.action_plan import Action
    from ..plan.linked import Plan, Term
    from ..plan.wholes import Whole
    from .rule import Context

STRATEGY_OF = {
    "attraction": "acquire", "recruitment": "acquire", "cooperation": "acquire", "hiring_in": "acquire",
    "training": "develop", "learning_at_work": "develop", "formal_education": "develop",
    "leadership": "mobilise", "organisation": "mobilise", "roles": "mobilise", "retention": "mobilise",
    "surplus": "phase_out", "misplaced": "phase_out", "attrition": "phase_out",
}  # fmt: skip
"""The strategy each of the means belongs to (plan-format: ``kind: strategy``)."""


def missing(context: Context, answers: Callable[[Action], object], words: Words) -> Iterator[Remark]:
    """A remark on every whole action where neither it nor a part of it answers."""
    for whole in wholes(context.plan):
        if not any(map(answers, whole.actions)):
            yield remark(whole, words)


def remark(whole: Whole, words: Words, **params: object) -> Remark:
    """A remark at the ``id`` of an action, resting on its parts as well."""
    items = whole.items
    return Remark(items[0], ("id",), words, {"action": naming.action(whole.act), **params}, also=items)


_NO_RESPONSIBLE = Words(
    "{action} has nobody responsible, so nobody can be asked how it goes",
    "add `responsible:` with the id of one person or unit",
)
_PERHAPS_MANAGER = Words(
    _NO_RESPONSIBLE.message, "add `responsible:` with the id of one person or unit, such as {manager}"
)


def _no_responsible(context: Context) -> Iterator[Remark]:
    for whole in wholes(context.plan):
        if not whole.act.action.responsible:
            manager = _manager(context.plan, whole.act.last)
            yield remark(whole, _PERHAPS_MANAGER if manager else _NO_RESPONSIBLE, manager=manager)


def _manager(plan: Plan, term: Term) -> str | None:
    unit = plan.units.get(term.unit or "")
    return unit.value.manager if unit else None


_NO_AIM = Words(
    "{action} does not say what it is to achieve, so nobody can tell whether it is worth doing",
    "add `aim:` with the behaviour or result you want, or give both `serves:` and `criteria:`",
)


def _no_aim(context: Context) -> Iterator[Remark]:
    for whole in wholes(context.plan):
        actions = whole.actions
        tied = any(a.serves for a in actions) and any(a.criteria for a in actions)
        if not tied and not any(a.aim for a in actions):
            yield remark(whole, _NO_AIM)


_NO_CRITERIA = Words(
    "{action} has no criteria, so nobody will know when it has succeeded",
    "add `criteria:` with what will be seen, and how much by when",
)


def _no_criteria(context: Context) -> Iterator[Remark]:
    return missing(context, lambda action: action.criteria, _NO_CRITERIA)


_NO_TARGET_GROUP = Words(
    "{action} has no target group, so nobody knows who is to take part",
    "add `target_group:` with `who:`, and how many",
)
_NO_SELECTION = Words(
    "{action} has {places} places and does not say who gets them, so the choice cannot be explained afterwards",
    "add `selection:` to `target_group:` with who goes first, and why",
)


def _no_target_group(context: Context) -> Iterator[Remark]:
    for whole in wholes(context.plan):
        groups = [action.target_group for action in whole.actions if action.target_group]
        limited = [group.places for group in groups if _limited(group)]
        if not groups:
            yield remark(whole, _NO_TARGET_GROUP)
        elif limited and not any(group.selection for group in groups):
            yield remark(whole, _NO_SELECTION, places=limited[0])


def _limited(group: TargetGroup) -> bool:
    return group.places is not None and (group.size is None or group.places < group.size)


_NO_STRATEGY = Words(
    "{action} belongs to no strategy, so it is left out of the balance",
    "add `strategy:` acquire, develop, mobilise or phase_out; `other` if it is not a competence action",
)
_STRATEGY_OF_MEANS = Words(_NO_STRATEGY.message, "add `strategy: {strategy}`, which {means} belongs to")


def _no_strategy(context: Context) -> Iterator[Remark]:
    for whole in wholes(context.plan):
        action = whole.act.action
        if action.strategy is None and action.means is None:
            yield remark(whole, _NO_STRATEGY)
        elif action.strategy is None:
            yield remark(whole, _STRATEGY_OF_MEANS, strategy=STRATEGY_OF[str(action.means)], means=action.means)


RULES = (
    Rule(
        code="KIV301",
        name="no-responsible",
        levels=levels("i/w/e"),
        summary="An action has nobody responsible (point 2).",
        why="What nobody answers for is done by nobody, and nobody can be asked what came of it.",
        source=NINE_POINTS,
        factor=2,
        needs=(("responsible",), ("part_of",)),
        find=_no_responsible,
        wrong="id: H1\ntitle: Mentors for new nurses\nresponsible:\n",
        right="id: H1\ntitle: Mentors for new nurses\nresponsible: head\n",
    ),
    Rule(
        code="KIV302",
        name="no-aim",
        levels=levels("i/w/e"),
        summary="An action says neither what is wanted (`aim`) nor both which goals it serves and by which criteria "
        "(point 3).",
        why="Without an aim an action is only something to do, and any development counts as good.",
        source=NINE_POINTS,
        factor=6,
        needs=(("aim",), ("serves",), ("criteria",), ("part_of",)),
        find=_no_aim,
        wrong="id: H1\ntitle: Mentors for new nurses\naim:\nserves:\nneeds: [N1]\n",
        right="id: H1\ntitle: Mentors for new nurses\naim: New nurses are safe in the work within three months.\n",
    ),
    Rule(
        code="KIV303",
        name="no-criteria",
        levels=levels("i/w/e"),
        summary="An action has no criteria for when its aim is reached (point 3).",
        why="Without criteria everyone may call it a success, and nobody can show that it was one.",
        source=NINE_POINTS,
        factor=6,
        needs=(("criteria",), ("part_of",)),
        find=_no_criteria,
        wrong="id: H1\ntitle: Mentors for new nurses\ncriteria:\n",
        right="id: H1\ntitle: Mentors for new nurses\n"
        "criteria:\n  - {text: Percent of new nurses who stay a year, target: 90, by: 2027}\n",
    ),
    Rule(
        code="KIV304",
        name="no-target-group",
        levels=levels("i/w/w"),
        summary="An action does not say who takes part, or places are limited and it does not say how people are "
        "chosen (point 4).",
        why="Those it is for cannot prepare, and a choice without criteria is felt to be unfair.",
        source=NINE_POINTS,
        factor=2,
        needs=(("target_group",), ("part_of",)),
        find=_no_target_group,
        wrong="id: H1\ntitle: Mentors for new nurses\ntarget_group: {who: New nurses, size: 12, places: 3}\n",
        right="id: H1\ntitle: Mentors for new nurses\n"
        "target_group: {who: New nurses, size: 12, places: 3, selection: Those with no experience go first.}\n",
    ),
    Rule(
        code="KIV310",
        name="no-strategy",
        levels=levels("i/w/e"),
        summary="An action says none of acquire, develop, mobilise, phase out and other.",
        why="The balance between the strategies is only as true as the actions' own word on which they belong to.",
        source=NINE_POINTS,
        factor=4,
        needs=(("strategy",), ("part_of",)),
        find=_no_strategy,
        wrong="id: H1\ntitle: Mentors for new nurses\nstrategy:\nmeans: retention\n",
        right="id: H1\ntitle: Mentors for new nurses\nstrategy: mobilise\nmeans: retention\n",
    ),
)
