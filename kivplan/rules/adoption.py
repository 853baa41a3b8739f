"""Family 9, process: the unions and the decision (KIV908, 909)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Level, Related, said
from ..plan.taking_part import dialogues
from ..plan.wholes import wholes
from . import naming
from .rule import Remark, Rule, Words, levels
from .sources import PRACTICE, UNIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.plan_head import Decision
    from ..plan.linked import Act, Plan
    from .rule import Context

ADOPTED = ("adopted", "closed")
ADOPTING = ("adopted", "revised")

_NO_DIALOGUE = Words(
    "the plan records no dialogue with the unions, and those it concerns have a right to be heard through them",
    "add `union_dialogue:` with the date, with whom, and whether they were informed, or it was discussed or negotiated",
)
_PHASE_OUT = Words(
    "{action} phases out competence and the plan is {status} with no dialogue with the unions recorded, which the law "
    "requires",
    _NO_DIALOGUE.hint,
)
_AHEAD = Words(
    "the plan is {status}, and the first dialogue with the unions is not until {day}: they are to be heard before it "
    "is decided",
    "add those that have been held to `union_dialogue:`, or hold one and decide anew",
)


def _no_union_dialogue(context: Context) -> Iterator[Remark]:
    plan, head = context.plan, context.plan.head
    adopted = head.status in ADOPTED
    if dialogues(plan, context.as_of) or (head.union_dialogue and not adopted):
        return
    act = _phase_out(plan) if adopted else None
    level = Level.ERROR if act else None
    related = (Related(act.last.item.spot("strategy"), said("this phases out competence")),) if act else ()
    params: dict[str, object] = {"status": head.status, "action": naming.action(act) if act else None}
    if head.union_dialogue:
        params["day"] = min(one.date for one in head.union_dialogue)
        yield Remark(plan.head_item, ("union_dialogue",), _AHEAD, params, part="key", level=level, related=related)
    else:
        words = _PHASE_OUT if act else _NO_DIALOGUE
        yield Remark(plan.head_item, ("title",), words, params, level=level, related=related)


def _phase_out(plan: Plan) -> Act | None:
    return next((whole.act for whole in wholes(plan) if whole.act.action.strategy == "phase_out"), None)


_NOT_DECIDED = Words(
    "the plan is {status}, and no decision adopts it, so nobody can tell who decided on it, and when",
    "add a decision with `outcome: adopted` and its `date:` to `decisions:`, or write `status: proposed`",
)
_REPEALED = Words(
    "the plan is adopted, and {body} repealed it on {day}: it cannot be both",
    "write `status: closed`, or add the decision that has adopted it since",
)


def _adopted_without_decision(context: Context) -> Iterator[Remark]:
    head, item = context.plan.head, context.plan.head_item
    if head.status not in ADOPTED:
        return
    if not any(decision.outcome in ADOPTING for decision in head.decisions):
        yield Remark(item, ("status",), _NOT_DECIDED, {"status": head.status})
        return
    number, last = _last(head.decisions)
    if last.outcome == "repealed" and head.status == "adopted":
        related = (Related(item.spot("decisions", number, "outcome"), said("the plan is repealed here")),)
        params = {"body": naming.quoted(last.body), "day": last.date}
        yield Remark(item, ("status",), _REPEALED, params, related=related)


def _last(decisions: tuple[Decision, ...]) -> tuple[int, Decision]:
    """The newest decision to adopt, revise or repeal, and its number; of one day the one written last."""
    told = [(n, one) for n, one in enumerate(decisions) if one.outcome in (*ADOPTING, "repealed")]
    return max(told, key=lambda one: (str(one[1].date), one[0]))


RULES: tuple[Rule, ...] = (
    Rule(
        code="KIV908",
        name="no-union-dialogue",
        levels=levels("i/w/w"),
        summary="The plan records no dialogue with the unions; an error where an adopted plan phases out competence.",
        why="The unions know what a plan will mean at work, and the law gives them a say before it is decided, most of "
        "all where jobs may go.",
        source=UNIONS,
        notes=(
            "It is an error where a plan that is adopted has an action with the strategy phase_out.",
            "Any form will do: informed, discussed or negotiated. Which one the law asks for depends on the matter.",
            "In a draft or proposed plan a dialogue that is planned will do; in an adopted one it must have been held.",
        ),
        factor=2,
        whole=True,
        needs=(("union_dialogue",),),
        find=_no_union_dialogue,
        wrong="kind: plan\nunion_dialogue:\n",
        right="kind: plan\nunion_dialogue:\n"
        "  - {date: 2025-11-18, with: The unions and the safety representative, form: discussed}\n",
    ),
    Rule(
        code="KIV909",
        name="adopted-without-decision",
        levels=levels("e"),
        summary="The plan is adopted and has no decision that adopts it, or one that repeals it since.",
        why="A plan steers because someone with the right to do so has decided on it; who and when must be found.",
        source=PRACTICE,
        notes=(
            "A decision with the outcome adopted or revised adopts the plan; proposed and noted do not.",
            "A decision to repeal it counts if it is the newest of these; a plan that is closed may well be repealed.",
        ),
        factor=3,
        needs=(("decisions",),),
        find=_adopted_without_decision,
        wrong="kind: plan\nstatus: adopted\n"
        "decisions:\n  - {body: Municipal council, outcome: noted, date: 2025-12-11}\n",
        right="kind: plan\nstatus: adopted\n"
        "decisions:\n  - {body: Municipal council, outcome: adopted, date: 2025-12-11}\n",
    ),
)
