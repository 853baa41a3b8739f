"""Family 3, what is given to those who take part and asked of them in return (KIV313, KIV316)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..plan.wholes import around, whole_of
from . import naming
from .rule import Remark, Rule, Words, levels
from .sources import DIRECTIVE, NINE_POINTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..findings import Path as Keys
    from ..model.action_plan import Action
    from .rule import Context

_LEAVE_WITHOUT_TERMS = Words(
    "{action} gives leave on full pay and says nothing about what is asked in return, so each side may expect its own",
    "add `obligations:` or `commitment:` to `target_group:`; `required_by_law: yes` if the employer must give it",
)
_MONEY_WITHOUT_TERMS = Words(
    "{action} pays the participant and says nothing about what is asked in return, so each side may expect its own",
    _LEAVE_WITHOUT_TERMS.hint,
)


def _leave_without_terms(context: Context) -> Iterator[Remark]:
    for act in context.plan.actions.values():
        given = _given(act.action)
        if given is None:
            continue
        others = around(context.plan, act)
        if not any(_settled(action) for action in (act.action, *(other.action for other in others))):
            keys, words = given
            params, also = {"action": naming.action(act)}, tuple(other.last.item for other in others)
            yield Remark(act.last.item, keys, words, params, also=also)


def _given(action: Action) -> tuple[Keys, Words] | None:
    leave = action.target_group.leave if action.target_group else None
    if leave and leave.pay == "full":
        return ("target_group", "leave", "pay"), _LEAVE_WITHOUT_TERMS
    if action.cost and action.cost.paid_to == "participant":
        return ("cost", "paid_to"), _MONEY_WITHOUT_TERMS
    return None


def _settled(action: Action) -> bool:
    group = action.target_group
    return bool(action.required_by_law or (group and (group.obligations or group.commitment)))


_COMMITMENT_FOR_MANDATORY = Words(
    "{action} is training the employer must give, and for that no commitment may be asked",
    "remove `commitment:`, or `required_by_law:` if the law does not require the training",
)


def _commitment_for_mandatory(context: Context) -> Iterator[Remark]:
    for act in context.plan.actions.values():
        whole = whole_of(context.plan).get(act.id)
        for term in act.terms:
            group = term.action.target_group
            by_law = term.action.required_by_law or (whole and whole.act.action.required_by_law)
            if by_law and group and group.commitment:
                params = {"action": naming.action(act)}
                yield Remark(term.item, ("target_group", "commitment"), _COMMITMENT_FOR_MANDATORY, params)


RULES = (
    Rule(
        code="KIV313",
        name="leave-without-terms",
        levels=levels("i"),
        summary="Leave is on full pay, or money is paid to the participant, and nothing is said about obligations or "
        "commitment. Silent where the training is `required_by_law`.",
        why="What is asked in return must be clear before anyone says yes.",
        source=NINE_POINTS,
        needs=(("target_group",), ("cost",), ("required_by_law",), ("part_of",)),
        find=_leave_without_terms,
        wrong="id: H1\ntitle: Further education in wound care\ntarget_group: {who: Nurses, leave: {pay: full}}\n",
        right="id: H1\ntitle: Further education in wound care\n"
        "target_group: {who: Nurses, leave: {pay: full}, obligations: Teaches two colleagues each half year.}\n",
    ),
    Rule(
        code="KIV316",
        name="commitment-for-mandatory",
        levels=levels("i/w/e"),
        summary="A commitment is asked for training the employer must give.",
        why="Training that law or agreement requires is to be free of cost to the employee and counts as working time.",
        source=DIRECTIVE,
        needs=(("target_group",), ("required_by_law",)),
        find=_commitment_for_mandatory,
        wrong="id: H1\ntitle: Course in handling of medicines\nrequired_by_law: yes\n"
        "target_group: {who: Nurses, commitment: {months: 12, counted_from: the end of the course}}\n",
        right="id: H1\ntitle: Course in handling of medicines\nrequired_by_law: yes\ntarget_group: {who: Nurses}\n",
    ),
)
