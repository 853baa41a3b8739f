"""Family 8, follow-up: indicators nobody reads (KIV803)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ..plan.awaited import adopted_on, all_reports_read, last_reading
from ..plan.timeline import months_after
from . import naming
from .rule import Remark, Rule, Words, levels
from .sources import PRACTICE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.strategy import Indicator
    from ..plan.linked import Item
    from .rule import Context

LIMIT = "indicator-without-reading"

_NOT_READ_AT_TARGET = Words(
    "{indicator} was to reach its target by {by} and has no reading from then, so nobody knows whether it did",
    "add the number to the next follow-up under `indicators:`, with `at:` for when it was measured",
)
_READ_LONG_AGO = Words(
    "{indicator} was last read {day}, more than {limit} months ago, so nobody sees which way it goes",
    _NOT_READ_AT_TARGET.hint,
)
_NEVER_READ = Words(
    "{indicator} has no reading and no baseline, {limit} months into the plan, so nobody sees which way it goes",
    _NOT_READ_AT_TARGET.hint,
)


def _indicator_without_reading(context: Context) -> Iterator[Remark]:
    plan, as_of = context.plan, context.as_of
    followed_up = any(item.value.date <= as_of for item in plan.follow_ups)
    if all_reports_read(plan) and (plan.head.status == "adopted" or followed_up):
        for item in plan.indicators.values():
            yield from _unread(context, item)


def _unread(context: Context, item: Item[Indicator]) -> Iterator[Remark]:
    plan, as_of, record = context.plan, context.as_of, item.value
    read = last_reading(plan, item.id, as_of)
    params = {"indicator": naming.thing(plan, item), "limit": naming.plain(context.limits[LIMIT])}
    target = record.target
    if target and target.by.last < as_of:
        if read is None or read < target.by.first:
            yield Remark(item, ("target", "by"), _NOT_READ_AT_TARGET, {**params, "by": target.by})
        return
    known = max((day for day in (read, record.baseline and record.baseline.at.last) if day), default=None)
    begun = max(plan.head.period.first, adopted_on(plan, as_of) or plan.head.period.first)
    if months_after(known or begun, context.limits[LIMIT]) < as_of:
        words = _READ_LONG_AGO if known else _NEVER_READ
        yield Remark(item, ("id",), words, {**params, "day": known})


_CRITERION = "---\nid: H1\ntitle: Mentors for new nurses\ncriteria: [{text: Less sick leave, indicator: I1}]\n"

RULES = (
    Rule(
        code="KIV803",
        name="indicator-without-reading",
        levels=levels("w"),
        summary="An indicator has no reading from the time of its target, or none for more months than the limit.",
        why="A target nobody measures against steers nothing; results are followed up, not only activity.",
        source=PRACTICE,
        notes=(
            "The limit is in months, from the newest reading or the baseline.",
            "Where there is neither, it is from the day the plan began or was adopted, whichever is later.",
            "A reading counts by the last day of what it was read for.",
            "What a follow-up gives as the `value:` of a result goal is a reading of its indicator.",
            "Once the time of the target has passed, and a reading tells how it went, no more are asked for.",
            "Only where the plan is adopted, or has been followed up.",
        ),
        factor=6,
        whole=True,
        limits={LIMIT: Decimal(15)},
        find=_indicator_without_reading,
        wrong="kind: plan\nstatus: adopted\n"
        "---\n"
        "kind: strategy\n"
        "indicators:\n"
        "  - {id: I1, name: Sick leave, measured_in: percent, better: lower, baseline: {value: 9.4, at: 2025-Q1}}\n"
        f"{_CRITERION}",
        right="kind: plan\nstatus: adopted\n"
        "---\n"
        "kind: strategy\n"
        "indicators:\n"
        "  - {id: I1, name: Sick leave, measured_in: percent, better: lower, baseline: {value: 9.4, at: 2025-Q1},\n"
        "     readings: [{value: 9.1, at: 2026-Q1}]}\n"
        f"{_CRITERION}",
    ),
)
