"""Family 2, links: what refers to what. KIV201-203, 209 and 210 are found while the plan is linked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..plan.coverage import coverage
from ..plan.wholes import wholes
from . import naming
from .points import remark
from .rule import Remark, Rule, Words, levels
from .sources import ONE_LINE, PRACTICE, PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.action_plan import Action
    from ..plan.linked import Definition, Item, Plan
    from ..plan.wholes import Whole
    from .rule import Context

_UNCOVERED_NEED = Words(
    "no action covers the need {what}, and its priority is high: the gap stays open",
    "add `needs: [{id}]` to the actions that cover it, plan one, or lower its priority",
)
_GOAL_WITHOUT_ACTION = Words(
    "no action serves the goal {what}: what nobody works for is not reached",
    "add `serves: [{id}]` to the actions that lead there, plan one, or leave the goal out",
)
_CAUSE_WITHOUT_ACTION = Words(
    "no action addresses the cause {what}, so the problem may well stay",
    "add `causes: [{id}]` to the actions that address it, or plan one",
)


def _uncovered_need(context: Context) -> Iterator[Remark]:
    for key, item in context.plan.needs.items():
        if item.value.priority == "high" and not coverage(context.plan).needs.get(key):
            yield from _unanswered(context.plan, item, _UNCOVERED_NEED)


def _goal_without_action(context: Context) -> Iterator[Remark]:
    """Goals nothing serves, nor any of their result goals; and result goals of the other goals that nothing serves."""
    plan, covered = context.plan, coverage(context.plan)
    unserved = {key for key in plan.goals if not covered.serving(key)}
    for key, item in plan.goals.items():
        if key in unserved:
            yield from _unanswered(plan, item, _GOAL_WITHOUT_ACTION)
    for key, result in plan.results.items():
        if not covered.goals.get(key) and plan.parent_goal.get(key) not in unserved:
            yield from _unanswered(plan, result, _GOAL_WITHOUT_ACTION)


def _cause_without_action(context: Context) -> Iterator[Remark]:
    for key, item in context.plan.causes.items():
        if not coverage(context.plan).causes.get(key):
            yield from _unanswered(context.plan, item, _CAUSE_WITHOUT_ACTION)


def _unanswered(plan: Plan, item: Item[Any], words: Words) -> Iterator[Remark]:
    """The remark, once there is an action plan to look in."""
    if plan.action_plans:
        yield Remark(item, ("id",), words, {"what": naming.thing(plan, item), "id": item.id})


_WITHOUT_PURPOSE = Words(
    "{action} serves no goal, need or cause, so nobody can say why it is in the plan",
    "add `serves:`, `needs:` or `causes:` with the id of what it is for",
)
_NOTHING_TO_SERVE = Words(
    "the plan has no goal, need or cause, so its actions cannot say what they are for",
    "add goals in a `kind: foundation` document or needs in a `kind: analysis` document, and name them in the actions",
)


def _action_without_purpose(context: Context) -> Iterator[Remark]:
    """Each action without one; where the plan has nothing to serve, that alone, once."""
    plan = context.plan
    found = [whole for whole in wholes(plan) if not needs_none(whole) and not any(map(has_purpose, whole.actions))]
    if plan.goals or plan.results or plan.needs or plan.causes:
        yield from (remark(whole, _WITHOUT_PURPOSE) for whole in found)
    elif plan.complete and found:
        yield Remark(plan.head_item, ("title",), _NOTHING_TO_SERVE)


def needs_none(whole: Whole) -> bool:
    """Whether it need not say what it is for: it is no competence action."""
    return whole.act.action.strategy == "other"


def has_purpose(action: Action) -> bool:
    """Whether it says what it is for: a goal, a need or a cause."""
    return bool(action.serves or action.needs or action.causes)


_UNUSED = {
    "unit": Words("nothing refers to the unit {what}: what is not used grows old unseen", "use it, or delete it"),
    "person": Words("nothing refers to the person {what}: what is not used grows old unseen", "use it, or delete it"),
    "competence": Words(
        "nothing refers to the competence {what}: what is not used grows old unseen", "use it, or delete it"
    ),
    "indicator": Words(
        "nothing refers to the indicator {what}: what is not used grows old unseen", "use it, or delete it"
    ),
}


def _unused_definition(context: Context) -> Iterator[Remark]:
    """What a plan's own documents define; a shared document serves other plans as well."""
    plan = context.plan
    for definition in _unused(plan):
        params = {"what": naming.thing(plan, definition.item)}
        yield Remark(definition.item, ("id",), _UNUSED[definition.kind], params)


def _unused(plan: Plan) -> Iterator[Definition]:
    """The definitions of the plan's own documents that nothing refers to, in its order."""
    own = {(i.file, i.document) for i in (plan.head_item, *plan.analyses, *plan.strategies)}
    for space, definitions in (("who", plan.who), ("what", plan.what)):
        for key, definition in definitions.items():
            defined = definition.kind in _UNUSED and (definition.item.file, definition.item.document) in own
            if defined and (space, key) not in plan.referred:
                yield definition


RULES = (
    Rule(
        code="KIV201",
        name="unknown-reference",
        levels=levels("e"),
        summary="A key refers to an id that nothing in the plan has.",
        why="The thread from goal to action to result is followed by these ids; one that leads nowhere cuts it.",
        wrong="id: H1\ntitle: Mentors for new nurses\nresponsible: haed\n",
        right="id: H1\ntitle: Mentors for new nurses\nresponsible: head\n",
    ),
    Rule(
        code="KIV202",
        name="wrong-kind-of-reference",
        levels=levels("e"),
        summary="A key refers to a thing of the wrong kind: `responsible: G1`.",
        why="Only a person or a unit can answer for an action, only a goal can be served.",
        wrong="id: H1\ntitle: Mentors for new nurses\nresponsible: G1\n",
        right="id: H1\ntitle: Mentors for new nurses\nresponsible: head\nserves: [G1]\n",
    ),
    Rule(
        code="KIV203",
        name="duplicate-id",
        levels=levels("e"),
        summary="An id is used twice.",
        why="An id names one thing for life; with two of them reports and follow-ups cannot know which is meant.",
        wrong="kind: foundation\ngoals:\n  - {id: G1, title: Enough nurses}\n  - {id: G1, title: Safe nurses}\n",
        right="kind: foundation\n"
        "goals:\n"
        "  - {id: G1, title: Enough nurses, results: [{id: G2, title: Ten new nurses}]}\n"
        "---\n"
        "id: H1\n"
        "title: Mentors for new nurses\n"
        "serves: [G1, G2]\n",
    ),
    Rule(
        code="KIV204",
        name="uncovered-need",
        levels=levels("i/w/e"),
        summary="No action covers a need with high priority.",
        why="A plan is built on analysed needs; the most pressing must lead to something.",
        source=PRACTICE,
        factor=3,
        whole=True,
        find=_uncovered_need,
        wrong="kind: analysis\n"
        "needs:\n"
        "  - {id: N1, type: staffing, title: Nurses, priority: high}\n"
        "  - {id: N2, type: competence, title: Wound care, priority: high}\n",
        right="kind: analysis\n"
        "needs:\n"
        "  - {id: N1, type: staffing, title: Nurses, priority: high}\n"
        "  - {id: N2, type: competence, title: Wound care, priority: high}\n"
        "---\n"
        "id: H1\n"
        "title: Mentors for new nurses\n"
        "needs: [N1, N2]\n",
    ),
    Rule(
        code="KIV205",
        name="goal-without-action",
        levels=levels("i/w/w"),
        summary="No action serves a long-term goal, or a result goal. Where a goal and all its result goals are "
        "without, only the goal is reported.",
        why="Goal, strategy and action belong in one line.",
        source=ONE_LINE,
        factor=3,
        whole=True,
        find=_goal_without_action,
        wrong="kind: foundation\ngoals:\n  - {id: G1, title: Enough nurses}\n  - {id: G2, title: Leaders who listen}\n",
        right="kind: foundation\n"
        "goals:\n"
        "  - {id: G1, title: Enough nurses}\n"
        "  - {id: G2, title: Leaders who listen}\n"
        "---\n"
        "id: H1\n"
        "title: Mentors for new nurses\n"
        "serves: [G1, G2]\n",
    ),
    Rule(
        code="KIV206",
        name="action-without-purpose",
        levels=levels("i/w/w"),
        summary="An action serves no goal, need or cause. Silent for `other`; where the plan has no goal, need or "
        "cause at all, that is reported once.",
        why="Not all development is good: what it is for decides whether it belongs in the plan.",
        source=PRACTICE,
        factor=3,
        needs=(("serves",), ("needs",), ("causes",), ("strategy",), ("part_of",)),
        find=_action_without_purpose,
        wrong="id: H1\ntitle: Mentors for new nurses\nserves:\nneeds:\n",
        right="id: H1\ntitle: Mentors for new nurses\nserves: [G1]\nneeds:\n",
    ),
    Rule(
        code="KIV207",
        name="cause-without-action",
        levels=levels("i/w/w"),
        summary="No action addresses a cause in the solution tree.",
        why="A problem goes away when its causes do.",
        source=PROJECT,
        factor=3,
        whole=True,
        find=_cause_without_action,
        wrong="kind: analysis\n"
        "needs: [{id: N1, type: staffing, title: Nurses}]\n"
        "challenges:\n"
        "  - {id: P1, problem: New nurses leave, causes: [{id: C1, cause: Nobody helps them}]}\n",
        right="kind: analysis\n"
        "needs: [{id: N1, type: staffing, title: Nurses}]\n"
        "challenges:\n"
        "  - {id: P1, problem: New nurses leave, causes: [{id: C1, cause: Nobody helps them}]}\n"
        "---\n"
        "id: H1\n"
        "title: Mentors for new nurses\n"
        "causes: [C1]\n",
    ),
    Rule(
        code="KIV208",
        name="unused-definition",
        levels=levels("i"),
        summary="Nothing refers to a person, unit, competence or indicator. A `kind: shared` document is left alone.",
        why="What is not used is not kept up to date, and readers wonder what it is for.",
        whole=True,
        find=_unused_definition,
        wrong="kind: strategy\nindicators: [{id: I1, name: Nurses who stay, measured_in: percent, better: higher}]\n",
        right="kind: strategy\n"
        "indicators: [{id: I1, name: Nurses who stay, measured_in: percent, better: higher}]\n"
        "---\n"
        "id: H1\n"
        "title: Mentors for new nurses\n"
        "criteria: [{text: More stay for a year, indicator: I1, target: 90}]\n",
    ),
    Rule(
        code="KIV209",
        name="circular-reference",
        levels=levels("e"),
        summary="A unit is above itself, or an action part of itself.",
        why="Neither a tree of units nor a sum of parts can be made of a circle.",
        wrong="id: H1\ntitle: Mentors for new nurses\npart_of: H1\n",
        right="id: H1\ntitle: Mentors for new nurses\n",
    ),
    Rule(
        code="KIV210",
        name="double-report",
        levels=levels("e"),
        summary="Two follow-ups of one date report the same action.",
        why="The newest report says how an action stands; of two with one date neither is the newest.",
        wrong="kind: follow-up\n"
        "date: 2026-06-15\n"
        "actions: {H1: {status: on_track}}\n"
        "---\n"
        "kind: follow-up\n"
        "date: 2026-06-15\n"
        "actions: {H1: {status: at_risk}}\n",
        right="kind: follow-up\n"
        "date: 2026-06-15\n"
        "actions: {H1: {status: on_track}}\n"
        "---\n"
        "kind: follow-up\n"
        "date: 2026-10-15\n"
        "actions: {H1: {status: at_risk}}\n",
    ),
)
