"""Family 8, follow-up: what nobody reports and nobody evaluates (KIV801, KIV808)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from ..plan.agenda import levels_answered
from ..plan.awaited import adopted_on, all_reports_read, awaited_since
from ..plan.progress import ENDED, newest, standing
from ..plan.timeline import evaluation_days, months_after
from ..plan.wholes import around, wholes
from . import naming
from .rule import Remark, Rule, Words, levels
from .sources import KIRKPATRICK, PRACTICE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..plan.linked import Act
    from ..plan.wholes import Whole
    from .rule import Context

SILENCE = "not-followed-up"

_NO_FOLLOW_UP = Words(
    "the plan is adopted and has never been followed up, so nobody knows whether what was decided is done",
    "add a follow-up (`kind: follow-up`, with a `date:`) that tells how each action stands",
)
_NEVER_REPORTED = Words(
    "{action} began {day} and no follow-up has told of it, so nobody knows how it goes",
    "ask who is responsible, and add it to the next follow-up with `status:` and a `headline:`",
)
_NEVER_TOLD_WHEN_DUE = Words(
    "{action} was to be done {day}, as every year, and no follow-up has told of it, so nobody knows how it went",
    _NEVER_REPORTED.hint,
)
_SILENT_SINCE = Words(
    "{action} was last reported {day}, so nobody knows how it goes now",
    _NEVER_REPORTED.hint,
)


def _not_followed_up(context: Context) -> Iterator[Remark]:
    plan, as_of = context.plan, context.as_of
    if plan.head.status != "adopted":
        return
    silent = list(_silent(context))
    if silent and not any(item.value.date <= as_of for item in plan.follow_ups):
        yield Remark(plan.head_item, ("title",), _NO_FOLLOW_UP)
        return
    for whole, told, begun in silent:
        term = whole.act.term_at(as_of)
        params = {"action": naming.action(whole.act), "day": told or begun}
        yearly = term.action.time and term.action.time.yearly
        words = _SILENT_SINCE if told else _NEVER_TOLD_WHEN_DUE if yearly else _NEVER_REPORTED
        yield Remark(term.item, ("id",), words, params, also=tuple(one.item for one in whole.act.terms))


def _silent(context: Context) -> Iterator[tuple[Whole, date | None, date]]:
    """The actions that a report has been waited for too long, with the day of the last one, and that it is since."""
    plan, as_of = context.plan, context.as_of
    adopted = adopted_on(plan, as_of) or date.min

    @cache
    def too_long(since: date) -> bool:
        return months_after(max(since, adopted), context.limits[SILENCE]) < as_of

    for whole in wholes(plan):
        told = _told(context, whole)
        since = awaited_since(whole.act, as_of, told)
        if since and too_long(since) and standing(plan, whole.act, as_of).status not in (*ENDED, "postponed"):
            yield whole, told, since


def _told(context: Context, whole: Whole) -> date | None:
    """The day of the newest report of an action or of a part of it."""
    reports = (newest(context.plan.reports_of(act.id), context.as_of) for act in (whole.act, *whole.parts))
    return max((report.date for report in reports if report), default=None)


_EVALUATION_OVERDUE = Words(
    "{level} of {action} was to be evaluated by {day}, and no follow-up tells what it showed, so nobody knows whether "
    "it worked",
    "tell it in the next follow-up as `{level}:` under `evaluation:`, or write here a day when it will be done",
)


def _evaluation_overdue(context: Context) -> Iterator[Remark]:
    plan, as_of = context.plan, context.as_of
    if not all_reports_read(plan):
        return
    for act in plan.actions.values():
        stands = standing(plan, act, as_of)
        if stands.overdue or stands.status in ("dropped", "postponed", "not_started"):
            continue
        term = act.term_at(as_of)
        for level, day in evaluation_days(term):
            if day < as_of and level not in _answered(context, act):
                params = {"level": level, "action": naming.action(act), "day": day}
                yield Remark(term.item, ("evaluation", "levels", level), _EVALUATION_OVERDUE, params)


def _answered(context: Context, act: Act) -> frozenset[str]:
    """The levels that are told of, of the action itself, of its parts or of the whole it is part of."""
    acts = (act, *around(context.plan, act))
    return frozenset(level for one in acts for level in levels_answered(context.plan, one, context.as_of))


RULES = (
    Rule(
        code="KIV801",
        name="not-followed-up",
        levels=levels("w"),
        summary="An action of an adopted plan is running, and no follow-up has told of it for more months than the "
        "limit. Where nothing has ever been followed up, the plan as a whole is told.",
        why="What nobody asks about is not kept up, and what goes wrong is seen too late to be put right.",
        source=PRACTICE,
        notes=(
            "The limit is in months, from the newest report, or from the day the action began if there is none.",
            "It is never from before the day the plan was adopted.",
            "An action that goes on from one action plan to the next without a break began when the first of them did.",
            "An action that comes back every year is asked about after each time it did.",
            "Left alone: what is reported done, dropped or postponed, has not begun or is past its last day (overdue).",
            "A report of a part is one of the whole, and a part is not asked about by itself.",
        ),
        factor=6,
        needs=(("time",),),
        whole=True,
        limits={SILENCE: Decimal(6)},
        find=_not_followed_up,
        wrong="kind: plan\nstatus: adopted\n"
        "---\n"
        "id: H1\ntitle: Mentors for new nurses\ntime: {start: 2026-02, end: 2026-12}\n"
        "---\n"
        "kind: follow-up\ndate: 2026-08-31\nactions: {H0: {status: on_track}}\n",
        right="kind: plan\nstatus: adopted\n"
        "---\n"
        "id: H1\ntitle: Mentors for new nurses\ntime: {start: 2026-02, end: 2026-12}\n"
        "---\n"
        "kind: follow-up\ndate: 2026-08-31\nactions: {H0: {status: on_track}, H1: {status: at_risk}}\n",
    ),
    Rule(
        code="KIV808",
        name="evaluation-overdue",
        levels=levels("w"),
        summary="The day a level of the evaluation was planned for has passed, and no follow-up tells what it showed.",
        why="The later levels are those that tell whether it worked, and they are the first to be forgotten.",
        source=KIRKPATRICK,
        notes=(
            "When to evaluate counts by its last day. An answer in any follow-up of the action will do.",
            "An answer given for the whole counts for its parts, and the other way round.",
            "An action that goes on in a later action plan is judged as the one that holds the day words it.",
            "Left alone: what is reported dropped, postponed or not started, and what is overdue itself.",
        ),
        factor=6,
        needs=(("evaluation",), ("time",)),
        whole=True,
        find=_evaluation_overdue,
        wrong="id: H1\ntitle: Course in wound care\nevaluation: {form: Talks, levels: {reaction: 2026-06}}\n"
        "---\n"
        "kind: follow-up\ndate: 2026-08-31\nactions: {H1: {status: on_track}}\n",
        right="id: H1\ntitle: Course in wound care\nevaluation: {form: Talks, levels: {reaction: 2026-06}}\n"
        "---\n"
        "kind: follow-up\ndate: 2026-08-31\n"
        "actions:\n  H1: {status: on_track, evaluation: {reaction: All eight found it useful.}}\n",
    ),
)
