"""Family 8, follow-up: what is reported done, and what is still missing then (KIV802, KIV806; KIV805 in ``deciding``).

Told at the report that says so. What is missing is told in a later follow-up: this one is history.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Related, said
from ..plan.awaited import all_reports_read, criteria_awaited, reports_by
from ..plan.progress import standing
from ..plan.wholes import wholes
from . import naming
from .rule import Remark, Rule, Words, levels
from .sources import LEARNING_WORKPLACE, PRACTICE
from .transfer import developing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..plan.linked import Act, Report
    from ..plan.wholes import Whole
    from .rule import Context


def reported_done(context: Context, act: Act) -> Report | None:
    """The report that says that an action is done; None where the newest does not, or not all reports could be read."""
    stands = standing(context.plan, act, context.as_of)
    return stands.report if stands.status == "done" and all_reports_read(context.plan) else None


def all_reports(context: Context, whole: Whole) -> Iterator[Report]:
    """All that is reported of an action and of its parts."""
    for act in (whole.act, *whole.parts):
        yield from reports_by(context.plan, act, context.as_of)


def remark_at(act: Act, report: Report, words: Words, **params: object) -> Remark:
    """A remark on an action where a report gives its status."""
    planned = Related(report.term.item.spot("id"), said("planned here"))
    about = {"action": naming.action(act), "id": act.id, **params}
    return Remark(report.item, ("status",), words, about, also=(report.term.item, act.last.item), related=(planned,))


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
        report = reported_done(context, act)
        if report is None:
            continue
        open_ones = [one.id for one in criteria_awaited(plan, report.term, context.as_of)]
        unjudged = act.id in judged and not _contributes(context, judged[act.id], report)
        if open_ones or unjudged:
            words = _NO_CONTRIBUTION if not open_ones else _NEITHER if unjudged else _NO_ANSWERS
            yield remark_at(act, report, words, criteria=naming.listed(open_ones) if open_ones else "")


def _contributes(context: Context, whole: Whole, done: Report) -> bool:
    """Whether it is judged, in that action plan's period, how far an action helps the goals, or need not be."""
    if whole.act.action.strategy == "other" or done.value.contribution is not None:
        return True
    return any(
        report.value.contribution is not None and (report.term is done.term or report.item.id != whole.act.id)
        for report in all_reports(context, whole)
    )


_NOT_SHARED = Words(
    "{action} is done and no follow-up tells that anything was brought back to colleagues, so what was learnt stays "
    "with those who took part",
    "let those who took part tell the others, and write what and where as `shared:` in the next follow-up",
)


def _not_shared(context: Context) -> Iterator[Remark]:
    for whole in developing(context.plan):
        report = reported_done(context, whole.act)
        if report is not None and not any(one.value.shared for one in all_reports(context, whole)):
            yield remark_at(whole.act, report, _NOT_SHARED)


_COURSE = "id: H1\ntitle: Course in wound care\nstrategy: develop\n"
_MENTORS = "id: H1\ntitle: Mentors for new nurses\n"

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
        needs=(("criteria",), ("time",), ("strategy",)),
        whole=True,
        find=_activity_without_result,
        wrong=f"{_MENTORS}---\nkind: follow-up\ndate: 2026-08-31\nactions: {{H1: {{status: done}}}}\n",
        right=f"{_MENTORS}---\nkind: follow-up\ndate: 2026-08-31\nactions: {{H1: {{status: done, contribution: 4}}}}\n",
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
        needs=(("strategy",),),
        whole=True,
        find=_not_shared,
        wrong=f"{_COURSE}---\nkind: follow-up\ndate: 2026-08-31\nactions: {{H1: {{status: done, contribution: 4}}}}\n",
        right=f"{_COURSE}"
        "---\n"
        "kind: follow-up\ndate: 2026-08-31\n"
        "actions: {H1: {status: done, contribution: 4, shared: Shown at the staff meeting in August.}}\n",
    ),
)
