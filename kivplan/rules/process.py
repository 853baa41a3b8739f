"""Family 9, process: communication, roles and the annual wheel (KIV904-906).

Who does what and hears what may stand in any strategy document, the whole organisation's or a unit's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import said
from ..plan.taking_part import COMMUNICATED, TRAINED, groups_told
from . import naming
from .directions import beside
from .rule import Remark, Rule, Words, levels
from .sources import PRACTICE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..plan.linked import Plan
    from .rule import Context

HEAR = ("managers", "employees")
HAVE_ROLES = ("managers", "employees", "hr")


_NO_MESSAGE = Words(
    "the plan leaves {groups} without a message, and nobody carries out a plan they have not heard of",
    "add {entries}, each with its `message:`, to `communication:` in the strategy",
)


def _no_communication(context: Context) -> Iterator[Remark]:
    plan = context.plan
    planned = {entry.group for item in plan.strategies for entry in item.value.communication}
    told = planned | groups_told(plan, COMMUNICATED, context.as_of)
    yield from _without(plan, "communication", _NO_MESSAGE, [group for group in HEAR if group not in told])


def _without(plan: Plan, key: str, words: Words, groups: Sequence[str]) -> Iterator[Remark]:
    """One remark on all the groups that a list of the strategy leaves out."""
    if groups:
        item, keys, part = beside(plan, key)
        entries = naming.listed([said("`group: {group}`", group=group) for group in groups])
        params = {"groups": naming.listed([naming.in_words(group) for group in groups]), "entries": entries}
        yield Remark(item, keys, words, params, part=part, also=(*plan.strategies, *plan.follow_ups))


_NO_ROLE = Words(
    "the plan leaves {groups} without a role, so they cannot know what it asks of them",
    "add {entries}, each with `does:` and `training:`, to `roles:` in the strategy",
)
_UNTRAINED = Words(
    "the role of {role} has no training in the tools, and tools that nobody has learnt lie unused",
    "add `training:` with what they learn and when, the action plan above all",
)


def _unclear_roles(context: Context) -> Iterator[Remark]:
    plan = context.plan
    given = {role.group for item in plan.strategies for role in item.value.roles}
    yield from _without(plan, "roles", _NO_ROLE, [group for group in HAVE_ROLES if group not in given])
    trained = groups_told(plan, TRAINED, context.as_of)
    for item in plan.strategies:
        for number, role in enumerate(item.value.roles):
            if not role.training and role.group not in trained:
                params = {"role": naming.quoted(role.name) if role.name else naming.in_words(role.group)}
                yield Remark(item, ("roles", number, "group"), _UNTRAINED, params, also=plan.follow_ups)


_NO_WHEEL = Words(
    "the plan has no annual wheel, so what is to be done every year has to be remembered every year",
    "add `annual_wheel:` to the strategy, each entry with `month:` and `title:`, one of them `linked_to: budget`",
)
_APART_FROM_BUDGET = Words(
    "nothing in the annual wheel is linked to the budget, so what is planned and what is paid for are decided apart",
    "add `linked_to: budget` to the entry for the month when the budget is prepared",
)


def _no_annual_wheel(context: Context) -> Iterator[Remark]:
    plan = context.plan
    entries = [entry for item in plan.strategies for entry in item.value.annual_wheel]
    if not any(entry.linked_to == "budget" for entry in entries):
        item, keys, part = beside(plan, "annual_wheel")
        yield Remark(item, keys, _APART_FROM_BUDGET if entries else _NO_WHEEL, part=part, also=plan.strategies)


RULES: tuple[Rule, ...] = (
    Rule(
        code="KIV904",
        name="no-communication",
        levels=levels("i/w/w"),
        summary="There is no message to managers, or none to employees.",
        why="Plans live through managers who can say what they are for, again and again.",
        source=PRACTICE,
        notes=(
            "Any strategy document may have the message: the whole organisation's or a unit's.",
            "A group that a follow-up of the last two years says was told (`communicated:`) has had its message.",
        ),
        factor=1,
        whole=True,
        needs=(("communication",), ("communicated",)),
        find=_no_communication,
        wrong="kind: strategy\ncommunication:\n  - {group: managers, message: The actions are yours.}\n",
        right="kind: strategy\n"
        "communication:\n"
        "  - {group: managers, message: The actions are yours.}\n"
        "  - {group: employees, message: You may spend time on what you learn.}\n",
    ),
    Rule(
        code="KIV905",
        name="unclear-roles",
        levels=levels("i/w/w"),
        summary="Managers, employees or HR have no role in the work with the plan, or a role has no training in the "
        "tools.",
        why="An unclear employer was one of the reasons earlier plans came to nothing: everyone's role must be clear, "
        "and everyone trained in the tools.",
        source=PRACTICE,
        notes=(
            "The group is what counts, whatever the role is called: managers, employees and hr.",
            "Every role needs `training:`, also those of the board, the unions and others.",
            "A group that a follow-up of the last two years says was trained (`trained:`) needs none besides.",
        ),
        factor=2,
        whole=True,
        needs=(("roles",), ("trained",)),
        find=_unclear_roles,
        wrong="kind: strategy\n"
        "roles:\n"
        "  - {group: managers, does: Lead the actions and ask for results.}\n"
        "  - {group: employees, does: Use what they learn., training: An hour at a staff meeting.}\n"
        "  - {group: hr, does: Keeps the plan in order., training: A course in the tools.}\n",
        right="kind: strategy\n"
        "roles:\n"
        "  - {group: managers, does: Lead the actions and ask for results., training: A day on the action plan.}\n"
        "  - {group: employees, does: Use what they learn., training: An hour at a staff meeting.}\n"
        "  - {group: hr, does: Keeps the plan in order., training: A course in the tools.}\n",
    ),
    Rule(
        code="KIV906",
        name="no-annual-wheel",
        levels=levels("i/w/w"),
        summary="There is no annual wheel, or nothing in it is linked to the budget.",
        why="A plan steers when it is tied to the budget and to other planning; else the money goes elsewhere.",
        source=PRACTICE,
        notes=("Entries count in any strategy document: the whole organisation's or a unit's.",),
        factor=3,
        whole=True,
        needs=(("annual_wheel",),),
        find=_no_annual_wheel,
        wrong="kind: strategy\nannual_wheel:\n  - {month: 2, title: The action plan is rolled, linked_to: plan}\n",
        right="kind: strategy\n"
        "annual_wheel:\n"
        "  - {month: 2, title: The action plan is rolled, linked_to: plan}\n"
        "  - {month: 9, title: Needs and costs for next year, linked_to: budget}\n",
    ),
)
