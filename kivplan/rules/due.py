"""Family 7, time: what comes too early or too late (KIV703, KIV706)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ..findings import Related, said
from ..plan.deviations import put_off_until
from ..plan.progress import ENDED, standing
from ..plan.timeline import LEVELS, ending, meets_plan, months_after
from ..plan.wholes import whole_of
from . import naming
from .rule import Remark, Rule, Words, levels
from .sources import KIRKPATRICK, PRACTICE
from .timing import LAST, given

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..model.when import When
    from ..plan.linked import Act, Plan
    from ..plan.progress import Standing
    from .rule import Context

SETTLE = "evaluated-too-early"

_BEFORE_THE_END = Words(
    "{level} is evaluated {when} and {action} ends {last}, so only a part of it is seen",
    "write `{level}: {earliest}` or later",
)
_BEFORE_IT_SETTLED = Words(
    "{level} is evaluated {when} and {action} ends {last}: what people do differently, and what comes of it, takes "
    "longer to show",
    _BEFORE_THE_END.hint,
)


def _evaluated_too_early(context: Context) -> Iterator[Remark]:
    for act in context.plan.actions.values():
        evaluation = act.action.evaluation
        if evaluation is None or evaluation.levels is None:
            continue
        last = ending(act.last)
        if last is None:
            continue
        settled = max(last, months_after(last, context.limits[SETTLE]))
        for level in LEVELS:
            when: When | None = getattr(evaluation.levels, level)
            earliest = last if level in ("reaction", "learning") else settled
            if when and when.last < earliest and standing(context.plan, act, context.as_of).status not in ENDED:
                yield _too_early(act, level, when, (last, earliest))


def _too_early(act: Act, level: str, when: When, days: tuple[date, date]) -> Remark:
    last, earliest = days
    words = _BEFORE_THE_END if when.last < last else _BEFORE_IT_SETTLED
    params = {"level": level, "when": when, "action": naming.action(act), "last": last, "earliest": earliest}
    return Remark(act.last.item, ("evaluation", "levels", level), words, params)


_NO_WORD = Words(
    "{action} was to be done by {last}, and no follow-up tells what became of it",
    "report it in a follow-up: done, postponed or dropped, with what was decided",
)
_STILL_OPEN = Words(
    "{action} was to be done by {last}, and the last report ({status}) does not tell what is to become of it",
    "report it in a follow-up: done, postponed or dropped, or a deviation with a `decision:` and a new date in `by:`",
)


def _overdue(context: Context) -> Iterator[Remark]:
    for act in context.plan.actions.values():
        stands = standing(context.plan, act, context.as_of)
        if stands.overdue and not _answered(context, act):
            yield _late(context.plan, act, stands)


def _answered(context: Context, act: Act) -> bool:
    """Whether it lies outside its action plan (outside-period), is put off by a decision, or is its whole's to tell."""
    put_off = put_off_until(context.plan, context.as_of).get(act.id, context.as_of)
    return not meets_plan(act.last) or put_off > context.as_of or _is_for_whole(context, act)


def _is_for_whole(context: Context, act: Act) -> bool:
    """Whether an action is part of one that is late itself, has ended or is put off."""
    whole = whole_of(context.plan).get(act.id)
    stands = standing(context.plan, whole.act, context.as_of) if whole and whole.act is not act else None
    return stands is not None and (stands.overdue or stands.status in (*ENDED, "postponed"))


def _late(plan: Plan, act: Act, stands: Standing) -> Remark:
    item, keys = act.last.item, given(act.last, LAST)
    params = {"action": naming.action(act), "last": act.last.span.last, "status": stands.status}
    if stands.report is None:
        return Remark(item, keys, _NO_WORD, params)
    also = tuple(report.item for report in plan.reports_of(act.id))
    related = (Related(stands.report.item.spot("status"), said("the last report")),)
    return Remark(item, keys, _STILL_OPEN, params, also=also, related=related)


RULES = (
    Rule(
        code="KIV703",
        name="evaluated-too-early",
        levels=levels("i/w/w"),
        summary="A level of the evaluation is due before the action ends; behaviour or result, before some months more "
        "have passed.",
        why="Reaction and learning can be asked on the last day. What people do differently, and what comes of it, "
        "takes longer to show.",
        source=KIRKPATRICK,
        notes=(
            "The limit is in months, from the action's last day. When to evaluate counts by its last day too.",
            "Only where the action itself says when it ends; of what is yearly, the last time within its action plan.",
            "Left alone: actions that are reported done or dropped, and earlier periods of one that goes on.",
        ),
        factor=6,
        needs=(("evaluation",), ("time",)),
        limits={SETTLE: Decimal(3)},
        find=_evaluated_too_early,
        wrong="id: H1\ntitle: Course in wound care\ntime: {start: 2026-09, end: 2026-10}\n"
        "evaluation: {form: Talks, levels: {learning: 2026-10, behaviour: 2026-12}}\n",
        right="id: H1\ntitle: Course in wound care\ntime: {start: 2026-09, end: 2026-10}\n"
        "evaluation: {form: Talks, levels: {learning: 2026-10, behaviour: 2027-01}}\n",
    ),
    Rule(
        code="KIV706",
        name="overdue",
        levels=levels("w"),
        summary="An action's last day has passed, and it is not reported done, dropped or postponed.",
        why="A deadline that passes in silence teaches everyone that deadlines may be passed.",
        source=PRACTICE,
        notes=(
            "The last day is the deadline, else the end, else the action plan's last; the latest where it goes on.",
            "Left alone: a delay that somebody has decided on, in a deviation with `decision:`, until its `by:`.",
            "Left alone: a part of an action that is late, done, dropped or postponed as a whole.",
        ),
        factor=6,
        needs=(("time",), ("deviations",)),
        whole=True,
        find=_overdue,
        wrong="id: H1\ntitle: Mentors for new nurses\ntime: {start: 2026-01, deadline: 2026-06}\n",
        right="id: H1\ntitle: Mentors for new nurses\ntime: {start: 2026-01, deadline: 2026-06}\n"
        "---\nkind: follow-up\ndate: 2026-09-01\nactions: {H1: {status: postponed}}\n",
    ),
)
