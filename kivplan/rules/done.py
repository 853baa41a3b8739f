"""Family 8, follow-up: what is reported done, and what is still missing then (KIV802, KIV805, KIV806).

Told at the report that says so. What is missing is told in a later follow-up: this one is history.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Related, said
from ..plan.awaited import all_reports_read, criteria_awaited, reports_by
from ..plan.line import is_line, leads
from ..plan.progress import standing
from . import naming
from .rule import Remark, Rule, Words, levels
from .sources import LEARNING_WORKPLACE, PRACTICE, PROJECT
from .transfer import developing
from .wholes import wholes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..plan.linked import Act, Plan, Report
    from .rule import Context
    from .wholes import Whole


def _done(context: Context, act: Act) -> Report | None:
    """The report that says that an action is done; None where the newest does not, or not all reports could be read."""
    stands = standing(context.plan, act, context.as_of)
    return stands.report if stands.status == "done" and all_reports_read(context.plan) else None


def _reports(context: Context, whole: Whole) -> Iterator[Report]:
    """All that is reported of an action and of its parts."""
    for act in (whole.act, *whole.parts):
        yield from reports_by(context.plan, act, context.as_of)


def _remark(act: Act, report: Report, words: Words, **params: object) -> Remark:
    planned = Related(report.term.item.spot("id"), said("planned here"))
    about = {"action": naming.action(act), "id": act.id, **params}
    return Remark(report.item, ("status",), words, about, also=(report.term.item, report.term.plan), related=(planned,))


_NO_ANSWERS = Words(
    "{action} is reported done with criteria left unanswered ({criteria}), so what was done is known and what came of "
    "it is not",
    "answer them under `criteria:` in the next follow-up with met, partly or not_met",
)
_NO_CONTRIBUTION = Words(
    "{action} is reported done and nobody has judged how far it helps the goals, so what was done is known and what "
    "came of it is not",
    "add `contribution:` from 1 to 5 for {id} in the next follow-up",
)
_NEITHER = Words(
    "{action} is reported done with criteria left unanswered ({criteria}) and its help to the goals not judged, so "
    "what was done is known and what came of it is not",
    "in the next follow-up answer `criteria:` with met, partly or not_met, and add `contribution:` from 1 to 5",
)


def _activity_without_result(context: Context) -> Iterator[Remark]:
    plan = context.plan
    judged = {whole.act.id: whole for whole in wholes(plan)}
    for act in plan.actions.values():
        report = _done(context, act)
        if report is None:
            continue
        open_ones = [one.id for one in criteria_awaited(plan, report.term, context.as_of)]
        unjudged = act.id in judged and not _contributes(context, judged[act.id], report)
        if open_ones or unjudged:
            words = _NO_CONTRIBUTION if not open_ones else _NEITHER if unjudged else _NO_ANSWERS
            yield _remark(act, report, words, criteria=naming.listed(open_ones) if open_ones else "")


def _contributes(context: Context, whole: Whole, done: Report) -> bool:
    """Whether it is judged, in that action plan's period, how far an action helps the goals, or need not be."""
    if whole.act.action.strategy == "other":
        return True
    return any(
        report.value.contribution is not None and (report.term is done.term or report.item.id != whole.act.id)
        for report in _reports(context, whole)
    )


_NOT_HANDED_OVER = Words(
    "{action} is done and was led by {who}, and nobody who leads {unit} has taken over what is to go on",
    "when the line has taken over, tell it in the next follow-up: `handed_over:` with `to: {manager}` and the `date:`",
)


def _not_handed_over(context: Context) -> Iterator[Remark]:
    plan = context.plan
    for whole in wholes(plan):
        report = _done(context, whole.act)
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
            yield _remark(whole.act, report, _NOT_HANDED_OVER, **params)


def _in_line(plan: Plan, report: Report) -> bool:
    """Whether those who answer for the action lead the unit already."""
    action = report.term.action
    return any(leads(plan, who, str(report.term.unit)) for who in (str(action.responsible), *action.co_responsible))


def _taken_over(context: Context, whole: Whole) -> bool:
    given = (report.value.handed_over for report in _reports(context, whole))
    return any(is_line(context.plan, one.to) for one in given if one)


_NOT_SHARED = Words(
    "{action} is done and no follow-up tells that anything was brought back to colleagues, so what was learnt stays "
    "with those who took part",
    "let those who took part tell the others, and write what and where as `shared:` in the next follow-up",
)


def _not_shared(context: Context) -> Iterator[Remark]:
    for whole in developing(context.plan):
        report = _done(context, whole.act)
        if report is not None and not any(one.value.shared for one in _reports(context, whole)):
            yield _remark(whole.act, report, _NOT_SHARED)


_COURSE = "id: H1\ntitle: Course in wound care\nstrategy: develop\n"
_MENTORS = "id: H1\ntitle: Mentors for new nurses\n"
_UNIT = (
    "kind: plan\n"
    "people: [{id: head, role: Head of nursing}, {id: lead, role: Project leader}]\n"
    "units: [{id: ward, name: The ward, manager: head}]\n"
    "---\n"
    "kind: action-plan\nunit: ward\n"
    "---\n"
    f"{_MENTORS}responsible: lead\n"
    "---\n"
)

RULES = (
    Rule(
        code="KIV802",
        name="activity-without-result",
        levels=levels("w"),
        summary="An action is reported done, and criteria whose day has passed are not answered, or nobody has judged "
        "how far it helps the goals (`contribution`).",
        why="That something was done does not tell whether it helped: both are followed up.",
        source=PRACTICE,
        notes=(
            "A criterion's day is its `by:`, else the last day of the action; until that has passed nothing is asked.",
            "A criterion with an indicator is answered by a reading from its day as well.",
            "The contribution is asked once for each action plan, of the action as a whole; a part's counts for it.",
            "It is not asked of what is no competence measure (`strategy: other`).",
        ),
        factor=6,
        needs=(("criteria",), ("time",), ("period",), ("part_of",), ("strategy",)),
        whole=True,
        find=_activity_without_result,
        wrong=f"{_MENTORS}---\nkind: follow-up\ndate: 2026-08-31\nactions: {{H1: {{status: done}}}}\n",
        right=f"{_MENTORS}---\nkind: follow-up\ndate: 2026-08-31\nactions: {{H1: {{status: done, contribution: 4}}}}\n",
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
        needs=(("responsible",), ("co_responsible",), ("part_of",), ("unit",)),
        whole=True,
        find=_not_handed_over,
        wrong=f"{_UNIT}kind: follow-up\ndate: 2026-08-31\nactions: {{H1: {{status: done, contribution: 4}}}}\n",
        right=f"{_UNIT}"
        "kind: follow-up\ndate: 2026-08-31\n"
        "actions: {H1: {status: done, contribution: 4, handed_over: {to: head, date: 2026-08-28}}}\n",
    ),
    Rule(
        code="KIV806",
        name="not-shared",
        levels=levels("i"),
        summary="A development action is done, and nothing is reported brought back to colleagues.",
        why="What one has learnt is worth most when the others at work learn it too.",
        source=LEARNING_WORKPLACE,
        notes=("`shared` in any follow-up of the action, or of a part of it, will do.",),
        factor=5,
        needs=(("strategy",), ("part_of",)),
        whole=True,
        find=_not_shared,
        wrong=f"{_COURSE}---\nkind: follow-up\ndate: 2026-08-31\nactions: {{H1: {{status: done, contribution: 4}}}}\n",
        right=f"{_COURSE}"
        "---\n"
        "kind: follow-up\ndate: 2026-08-31\n"
        "actions: {H1: {status: done, contribution: 4, shared: Shown at the staff meeting in August.}}\n",
    ),
)
