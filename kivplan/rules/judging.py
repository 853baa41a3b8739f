"""Family 3, how an action is to be judged: criteria that can be checked, evaluation beyond reaction (KIV311-312)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..plan.timeline import LEVELS
from ..plan.wholes import around
from . import naming
from .rule import Remark, Rule, Words, levels
from .sources import KIRKPATRICK, PRACTICE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.action_parts import Criterion
    from ..model.action_plan import Action
    from .rule import Context

_VAGUE_CRITERION = Words(
    "the criterion {criterion} has no number, date or indicator, so two people may judge it differently",
    "add `indicator:`, `target:` or `by:`, or write in the text how many or how much",
)


def _vague_criterion(context: Context) -> Iterator[Remark]:
    for act in context.plan.actions.values():
        for number, criterion in enumerate(act.action.criteria):
            if _vague(criterion):
                keys = ("criteria", number, "text")
                yield Remark(act.last.item, keys, _VAGUE_CRITERION, {"criterion": naming.quoted(criterion.text)})


def _vague(criterion: Criterion) -> bool:
    measured = criterion.indicator or criterion.target is not None or criterion.by
    return not measured and not any(map(str.isdigit, criterion.text))


_SATISFACTION_ONLY = Words(
    "{action} is evaluated at the level of reaction alone, and satisfied people have not always learnt something",
    "add `learning:`, `behaviour:` or `result:` to `levels:`, with when",
)


def _satisfaction_only(context: Context) -> Iterator[Remark]:
    for act in context.plan.actions.values():
        if act.action.strategy != "develop" or _levels(act.action) != {"reaction"}:
            continue
        others = around(context.plan, act)
        if not any(_levels(other.action) - {"reaction"} for other in others):
            params, also = {"action": naming.action(act)}, tuple(other.last.item for other in others)
            yield Remark(act.last.item, ("evaluation", "levels", "reaction"), _SATISFACTION_ONLY, params, also=also)


def _levels(action: Action) -> set[str]:
    planned = action.evaluation.levels if action.evaluation else None
    return {level for level in LEVELS if planned and getattr(planned, level)}


RULES = (
    Rule(
        code="KIV311",
        name="vague-criterion",
        levels=levels("i"),
        summary="A criterion has no indicator, number or date.",
        why="Unclear goals were one of the reasons earlier plans came to nothing.",
        source=PRACTICE,
        factor=6,
        needs=(("criteria",),),
        find=_vague_criterion,
        wrong="id: H1\ntitle: Mentors for new nurses\ncriteria:\n  - {text: New nurses feel safe}\n",
        right="id: H1\ntitle: Mentors for new nurses\n"
        "criteria:\n  - {text: New nurses feel safe after three months, target: 80, by: 2027}\n",
    ),
    Rule(
        code="KIV312",
        name="satisfaction-only",
        levels=levels("i/w/w"),
        summary="A development action is evaluated at the level of reaction alone.",
        why="People may be satisfied with a course and do nothing differently after it.",
        source=KIRKPATRICK,
        factor=6,
        needs=(("evaluation",), ("strategy",)),
        find=_satisfaction_only,
        wrong="id: H1\ntitle: Course in wound care\nstrategy: develop\nmeans: training\n"
        "evaluation: {form: Questionnaire, levels: {reaction: 2026-10}}\n",
        right="id: H1\ntitle: Course in wound care\nstrategy: develop\nmeans: training\n"
        "evaluation: {form: Questionnaire and talks, levels: {reaction: 2026-10, behaviour: 2027-04}}\n",
    ),
)
