"""Family 5, transfer: from training to everyday work (KIV501-503).

Asked of every action that develops and is part of no other; what a part of it says counts for it. An action that goes
on in a later action plan is judged as that one words it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..plan.wholes import wholes
from . import naming
from .points import remark
from .rule import Remark, Rule, Words, levels
from .sources import LEARNING_WORKPLACE, PRACTICE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.action_plan import Action
    from ..plan.linked import Plan
    from ..plan.wholes import Whole
    from .rule import Context

COURSES = frozenset({"internal_course", "external_course", "e_learning", "further_education", "continuing_education"})
"""The arenas away from the work itself."""


def developing(plan: Plan) -> list[Whole]:
    """The actions that develop and are part of no other."""
    return [whole for whole in wholes(plan) if whole.act.action.strategy == "develop"]


def arenas_of(action: Action) -> tuple[str, ...]:
    """Where people learn in an action."""
    return action.implementation.arenas if action.implementation else ()


_NO_TRANSFER_PLAN = Words(
    "{action} does not say what good it is to do, how it will be used or how it will be shared, so what is learnt may "
    "never reach the work",
    "add `transfer:` with `expected_benefit:`, `apply:` and `share:`, agreed between manager and employee beforehand",
)
_NOBODY_ASKS = Words(
    "no manager asks what came of {action}, and what nobody asks for is seldom used",
    "add `manager_asks:` to `transfer:` with the question, and when it is asked",
)


def _no_transfer_plan(context: Context) -> Iterator[Remark]:
    for whole in developing(context.plan):
        if not any(map(plans_transfer, whole.actions)):
            yield remark(whole, _NO_TRANSFER_PLAN)


def plans_transfer(action: Action) -> bool:
    """Whether it says what good it is to do, how it will be used or how it will be shared."""
    transfer = action.transfer
    return transfer is not None and bool(transfer.expected_benefit or transfer.apply or transfer.share)


def _nobody_asks(context: Context) -> Iterator[Remark]:
    """Silent where nothing of the transfer is planned: no-transfer-plan tells of that."""
    for whole in developing(context.plan):
        asked = any(action.transfer and action.transfer.manager_asks for action in whole.actions)
        if not asked and any(map(plans_transfer, whole.actions)):
            yield remark(whole, _NOBODY_ASKS)


_NO_PRACTICE = Words(
    "{action} takes place in courses alone, and what is not practised at work is soon forgotten",
    "add an arena where it is practised, such as daily_work, supervision, reflection or peer_visit",
)


def _no_practice(context: Context) -> Iterator[Remark]:
    for whole in developing(context.plan):
        given = [item for item in whole.items if arenas_of(item.value)]
        if given and all(COURSES.issuperset(arenas_of(item.value)) for item in given):
            params = {"action": naming.action(whole.act)}
            yield Remark(given[0], ("implementation", "arenas"), _NO_PRACTICE, params, also=whole.items)


RULES = (
    Rule(
        code="KIV501",
        name="no-transfer-plan",
        levels=levels("i/w/w"),
        summary="A development action says nothing of the benefit that is expected, nor of how what is learnt will be "
        "used or shared.",
        why="Training is used at work when the benefit, the use and the sharing are agreed before it begins.",
        source=LEARNING_WORKPLACE,
        notes=(
            "One of `expected_benefit`, `apply` and `share` is enough; what a part of the action says counts for it.",
            "Actions of the other strategies are left alone.",
        ),
        factor=5,
        needs=(("transfer",), ("part_of",)),
        find=_no_transfer_plan,
        wrong="id: H1\ntitle: Course in wound care\nstrategy: develop\ntransfer:\n",
        right="id: H1\ntitle: Course in wound care\nstrategy: develop\n"
        "transfer:\n"
        "  expected_benefit: Wounds heal sooner.\n"
        "  apply: Each takes over two patients with wounds within a month.\n"
        "  share: Shown to colleagues at the staff meeting.\n"
        "  manager_asks: The head of nursing asks after a month what has changed.\n",
    ),
    Rule(
        code="KIV502",
        name="nobody-asks",
        levels=levels("i"),
        summary="After a development action no manager asks what came of it.",
        why="A manager who asks is one of the things that most often turns training into practice.",
        source=PRACTICE,
        notes=(
            "What a part of the action says counts for it.",
            "Silent where nothing of the transfer is planned: no-transfer-plan tells of that, one cause once.",
        ),
        factor=5,
        needs=(("transfer",), ("part_of",)),
        find=_nobody_asks,
        wrong="id: H1\ntitle: Course in wound care\nstrategy: develop\n"
        "transfer: {apply: Each takes over two patients with wounds within a month.}\n",
        right="id: H1\ntitle: Course in wound care\nstrategy: develop\n"
        "transfer:\n"
        "  apply: Each takes over two patients with wounds within a month.\n"
        "  manager_asks: The head of nursing asks after a month what has changed.\n",
    ),
    Rule(
        code="KIV503",
        name="no-practice",
        levels=levels("i/w/w"),
        summary="The arenas of a development action are only courses.",
        why="Practice, and reflection on one's own practice, are what makes training of use at work.",
        source=PRACTICE,
        notes=(
            "Courses are internal_course, external_course, e_learning, further_education and continuing_education.",
            "Any other arena, of the action or a part of it, is practice enough.",
            "Silent where no arena is given.",
        ),
        factor=5,
        needs=(("implementation", "arenas"), ("part_of",)),
        find=_no_practice,
        wrong="id: H1\ntitle: Course in wound care\nstrategy: develop\n"
        "implementation: {arenas: [external_course, e_learning]}\n",
        right="id: H1\ntitle: Course in wound care\nstrategy: develop\n"
        "implementation: {arenas: [external_course, daily_work]}\n",
    ),
)
