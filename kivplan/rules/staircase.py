"""Family 9, process: the staircase of work meetings that a plan grows from (KIV907)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, get_args

from ..findings import said
from ..model.foundation import Step
from . import naming
from .rule import Remark, Rule, Words, levels
from .sources import STAIRCASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..plan.linked import Plan
    from .rule import Context

STEPS: tuple[str, ...] = get_args(Step)
STAIRCASE_GAP = "staircase-gap"

_IN_WORDS = {
    "future": said("the future"),
    "history": said("history"),
    "present": said("the present"),
    "strengths_weaknesses": said("strengths and weaknesses"),
    "guiding_stars": said("guiding stars"),
    "environment": said("the environmental scan"),
    "development_areas": said("development areas"),
    "goals": said("goals"),
    "action_plan": said("the action plan"),
    "competence": said("competence planning"),
}

_STEPS_MISSING = Words(
    "the work meetings leave out {steps}, and each step of the staircase rests on those before it",
    "add a meeting with {entries} to `meetings:`, held or planned",
)
_FEW_CAME = Words(
    "{came} of the {invited} invited took part in the meeting on {step}, under {limit} %, and people stand "
    "behind what they helped to make",
    "meet once more with those who could not come",
)


def _staircase_gap(context: Context) -> Iterator[Remark]:
    yield from _missing_steps(context.plan)
    yield from _few_came(context)


def _missing_steps(plan: Plan) -> Iterator[Remark]:
    """One remark on all the steps no foundation has a meeting on, where the whole organisation began."""
    begun = [item for item in plan.foundations if item.value.meetings]
    held = {meeting.step for item in begun for meeting in item.value.meetings}
    missing = [step for step in STEPS if step not in held]
    if begun and missing and plan.complete:
        item = next((item for item in begun if item.value.unit is None), begun[0])
        params = {
            "steps": naming.listed([_IN_WORDS[step] for step in missing]),
            "entries": naming.listed([f"`step: {step}`" for step in missing], last="or"),
        }
        yield Remark(item, ("meetings",), _STEPS_MISSING, params, part="key", also=plan.foundations)


def _few_came(context: Context) -> Iterator[Remark]:
    limit = context.limits[STAIRCASE_GAP]
    for item in context.plan.foundations:
        for number, meeting in enumerate(item.value.meetings):
            came, invited = meeting.participants, meeting.invited
            ahead = meeting.date and meeting.date.first > context.as_of
            if not ahead and came is not None and invited and 100 * came < limit * invited:
                params = {
                    "came": str(came),
                    "invited": str(invited),
                    "step": _IN_WORDS[meeting.step],
                    "limit": naming.plain(limit),
                }
                yield Remark(item, ("meetings", number, "participants"), _FEW_CAME, params)


_OTHER_STEPS = """\
  - {step: history, date: 2025-03}
  - {step: present, date: 2025-03}
  - {step: strengths_weaknesses, date: 2025-03}
  - {step: guiding_stars, date: 2025-04}
  - {step: environment, date: 2025-04}
  - {step: development_areas, date: 2025-05}
  - {step: goals, date: 2025-05}
  - {step: action_plan, date: 2025-06}
  - {step: competence, date: 2025-06}
"""

RULES: tuple[Rule, ...] = (
    Rule(
        code="KIV907",
        name=STAIRCASE_GAP,
        levels=levels("i"),
        summary="Work meetings have begun and a step of the staircase is missing, or too few of those invited to one "
        "took part.",
        why="The plan is everyone's when everyone took part in all the steps that lead to it.",
        source=STAIRCASE,
        notes=(
            (
                "The steps are future, history, present, strengths_weaknesses, guiding_stars, environment, "
                "development_areas, goals, action_plan and competence."
            ),
            "A step counts wherever it has a meeting, in the whole organisation or a unit, held or planned.",
            (
                "The share is asked of each meeting that gives both `participants:` and `invited:` and does not lie "
                "ahead."
            ),
        ),
        factor=1,
        needs=(("meetings",),),
        limits={STAIRCASE_GAP: Decimal(50)},
        find=_staircase_gap,
        wrong="kind: foundation\n"
        "goals: [{id: G1, title: Enough nurses}]\n"
        "meetings:\n"
        "  - {step: future, date: 2025-02, invited: 26, participants: 9}\n" + _OTHER_STEPS,
        right="kind: foundation\n"
        "goals: [{id: G1, title: Enough nurses}]\n"
        "meetings:\n"
        "  - {step: future, date: 2025-02, invited: 26, participants: 21}\n" + _OTHER_STEPS,
    ),
)
