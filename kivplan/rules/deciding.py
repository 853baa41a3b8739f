"""Family 8, follow-up: what waits for somebody: deviations undecided, projects that end (KIV804, KIV805)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..plan.awaited import all_reports_read
from ..plan.deviations import deviations
from ..plan.line import is_line, leads
from ..plan.progress import standing
from ..plan.unread import unread_keys
from ..plan.wholes import wholes
from . import naming
from .done import all_reports, remark_at, reported_done
from .rule import Remark, Rule, Words, levels
from .sources import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..plan.linked import Plan, Report
    from ..plan.wholes import Whole
    from .rule import Context

_UNDECIDED = Words(
    "{action} has had a deviation since {day} that nobody has decided about, so it is left to take its own course",
    "decide what to do, and answer it in the next follow-up: `deviations: [{{id: {id}, decision: …}}]`",
)
_UNDECIDED_BY_BOARD = Words(
    "{action} has had a deviation since {day} that the board has not decided about, so it is left to take its own "
    "course",
    "bring it before the board, and answer it in the next follow-up: `deviations: [{{id: {id}, decision: …}}]`",
)


def _deviation_without_decision(context: Context) -> Iterator[Remark]:
    plan, as_of = context.plan, context.as_of
    if not all_reports_read(plan):
        return
    for deviation in deviations(plan, as_of):
        act = plan.actions[deviation.action]
        in_time = deviation.by is not None and deviation.by.last >= as_of
        if deviation.open and not in_time and standing(plan, act, as_of).status != "dropped":
            words = _UNDECIDED_BY_BOARD if deviation.decided_by == "board" else _UNDECIDED
            params = {"action": naming.action(act), "day": deviation.date, "id": deviation.id}
            yield Remark(deviation.report.item, ("deviations", deviation.number, "what"), words, params)


_NOT_HANDED_OVER = Words(
    "{action} is done and was led by {who}, and nobody who leads {unit} has taken over what is to go on",
    "when the line has taken over, tell it in the next follow-up: `handed_over:` with `to: {manager}` and the `date:`",
)


def _not_handed_over(context: Context) -> Iterator[Remark]:
    plan = context.plan
    if not unread_keys(plan).isdisjoint(("manager", "parent")):
        return
    for whole in wholes(plan):
        report = reported_done(context, whole.act)
        if report is None or report.term.unit not in plan.units:
            continue
        unit = plan.units[report.term.unit]
        who = report.term.action.responsible or ""
        if who in plan.who and unit.value.manager and not _in_line(plan, report) and not _taken_over(context, whole):
            params = {
                "who": naming.thing(plan, plan.who[who].item),
                "unit": naming.quoted(unit.value.name),
                "manager": unit.value.manager,
            }
            yield remark_at(whole.act, report, _NOT_HANDED_OVER, **params)


def _in_line(plan: Plan, report: Report) -> bool:
    """Whether those who answer for the action lead the unit already."""
    action = report.term.action
    return any(leads(plan, who, str(report.term.unit)) for who in (str(action.responsible), *action.co_responsible))


def _taken_over(context: Context, whole: Whole) -> bool:
    given = (report.value.handed_over for report in all_reports(context, whole))
    return any(is_line(context.plan, one.to) for one in given if one)


_UNIT = (
    "kind: plan\n"
    "people: [{id: head, role: Head of nursing}, {id: lead, role: Project leader}]\n"
    "units: [{id: ward, name: The ward, manager: head}]\n"
    "---\n"
    "kind: action-plan\nunit: ward\n"
    "---\n"
    "id: H1\ntitle: Mentors for new nurses\nresponsible: lead\n"
    "---\n"
)

RULES = (
    Rule(
        code="KIV804",
        name="deviation-without-decision",
        levels=levels("w"),
        summary="A deviation is reported, and no follow-up tells what was decided about it by the day it was to be.",
        why="Deviations are reported so that somebody decides; until then each does as seems best.",
        source=PROJECT,
        notes=(
            "Left alone until the day in `by:` has passed; where none is given it is told at once.",
            "A follow-up answers it by its name, with `decision:`.",
            "To drop the action is a decision: its deviations are left alone.",
        ),
        factor=6,
        whole=True,
        find=_deviation_without_decision,
        wrong="kind: follow-up\n"
        "date: 2026-06-30\n"
        "actions:\n"
        "  H1:\n"
        "    status: at_risk\n"
        "    deviations:\n"
        "      - {id: D1, what: Two mentors have moved.}\n",
        right="kind: follow-up\n"
        "date: 2026-06-30\n"
        "actions:\n"
        "  H1:\n"
        "    status: at_risk\n"
        "    deviations:\n"
        "      - {id: D1, what: Two mentors have moved., decision: Two nurses from the night shift take over.}\n",
    ),
    Rule(
        code="KIV805",
        name="not-handed-over",
        levels=levels("w"),
        summary="An action in a unit's action plan is done, somebody else than the unit's manager is responsible, and "
        "nobody in the line has taken over.",
        why="When a project ends, what it began goes on only if somebody in the line has it as their work.",
        source=PROJECT,
        notes=(
            "In the line are the unit itself, its manager, and those who manage a unit above or below it.",
            "One of them as `co_responsible` will do.",
            "`handed_over` counts when it is to a unit, or to somebody who manages one.",
            "Silent where it is not known who manages the unit, and where nobody is responsible.",
        ),
        factor=6,
        needs=(("responsible",), ("co_responsible",)),
        whole=True,
        find=_not_handed_over,
        wrong=f"{_UNIT}kind: follow-up\ndate: 2026-08-31\nactions: {{H1: {{status: done, contribution: 4}}}}\n",
        right=f"{_UNIT}"
        "kind: follow-up\ndate: 2026-08-31\n"
        "actions: {H1: {status: done, contribution: 4, handed_over: {to: head, date: 2026-08-28}}}\n",
    ),
)
