"""Family 7, time: plans that have not been rolled or renewed (KIV704-705)."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from ..findings import Related, said
from ..plan.timeline import months_after
from ..plan.unread import lost_keys
from . import naming
from .rule import Remark, Rule, Words, levels
from .sources import PRACTICE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..model.action_plan import ActionPlan
    from ..model.common import Unit
    from ..plan.linked import Item, Plan
    from .rule import Context

ROLLED, RENEWED = "action-plan-not-rolled", "plan-too-old"

_NONE_NOW = Words(
    "no action plan covers {today}, so nobody can see what is to be done now",
    "add an action plan whose `period:` holds {today}; actions that go on keep their ids",
)
_NONE_FOR_UNIT = Words(
    "{unit} has no action plan that covers {today}; the last one ended {last}, so nobody there can see what is to be "
    "done now",
    _NONE_NOW.hint,
)
_OLD = Words(
    "the action plan began {first} and should have been followed by a new one by {due}, so it fits neither the budget "
    "nor the needs of today",
    "end its `period:` and write an action plan for the time from now; actions that go on keep their ids",
)


def _not_rolled(context: Context) -> Iterator[Remark]:
    """Of an adopted plan within its period; where no unit has an action plan for the day, the plan is told once."""
    plan, today = context.plan, context.as_of
    unsure = not lost_keys(plan).isdisjoint({"unit", "parent"})
    if unsure or plan.head.status != "adopted" or not plan.head.period.contains(today):
        return
    lines: defaultdict[str | None, list[Item[ActionPlan]]] = defaultdict(list)
    for item in plan.action_plans:
        lines[item.value.unit].append(item)
    now = {unit: [i for i in items if i.value.period.contains(today)] for unit, items in lines.items()}
    if not any(now.values()):
        yield _none_now(context)
        return
    for current in filter(None, now.values()):
        yield from _old(context, max(current, key=lambda item: item.value.period.first))
    looked_after = _looked_after(plan, {unit for unit, current in now.items() if current})
    for unit, items in lines.items():
        if unit in plan.units and unit not in looked_after:
            yield from _lapsed(context, plan.units[unit], items)


def _none_now(context: Context) -> Remark:
    today = context.as_of
    ended = [item for item in context.plan.action_plans if item.value.period.last < today]
    last = max(ended, key=lambda item: item.value.period.last, default=None)
    related = (Related(last.spot("period"), said("the last one ended")),) if last else ()
    return Remark(context.plan.head_item, ("title",), _NONE_NOW, {"today": today}, related=related)


def _old(context: Context, item: Item[ActionPlan]) -> Iterator[Remark]:
    first = item.value.period.first
    due = months_after(first, context.limits[ROLLED])
    if due < context.as_of:
        yield Remark(item, ("period",), _OLD, {"first": first, "due": due})


def _lapsed(context: Context, unit: Item[Unit], items: list[Item[ActionPlan]]) -> Iterator[Remark]:
    """A unit whose action plans have ended and that has none to come."""
    last = max(items, key=lambda item: item.value.period.last)
    if last.value.period.last < context.as_of:
        params = {
            "unit": naming.quoted(unit.value.name),
            "today": context.as_of,
            "last": last.value.period.last,
        }
        related = (Related(last.spot("period"), said("the last one ended")),)
        yield Remark(unit, ("id",), _NONE_FOR_UNIT, params, related=related)


def _looked_after(plan: Plan, current: set[str | None]) -> set[str | None]:
    """The units with an action plan now, those below one and those above one; all, where the whole organisation has."""
    if None in current:
        return set(plan.units)
    children: defaultdict[str | None, list[str]] = defaultdict(list)
    for key, unit in plan.units.items():
        children[unit.value.parent].append(key)
    below, waiting = set(current), list(current)
    while waiting:
        new = [child for child in children[waiting.pop()] if child not in below]
        below.update(new)
        waiting += new
    return below | _upwards(plan, current)


def _upwards(plan: Plan, units: Iterable[str | None]) -> set[str | None]:
    """Units and all those they are part of; each is walked once."""
    found: set[str | None] = set()
    for unit in units:
        at = unit
        while at in plan.units and at not in found:
            found.add(at)
            at = plan.units[at].value.parent
    return found


_PERIOD_OVER = Words(
    "the plan's period ended {last} and the plan is still open, so it steers a time it was not made for",
    "close it with `status: closed` and make a new one, or let `period:` last longer if that has been decided",
)
_NOT_RENEWED = Words(
    "the plan was last adopted or revised {date} and should have been renewed by {due}, so it rests on needs that may "
    "have changed",
    "go through it, and add the decision to `decisions:` with `outcome: revised` and the day",
)


def _too_old(context: Context) -> Iterator[Remark]:
    head, item, today = context.plan.head, context.plan.head_item, context.as_of
    if head.period.last < today:
        yield Remark(item, ("period",), _PERIOD_OVER, {"last": head.period.last})
        return
    dated = [(d.date, number, d.outcome) for number, d in enumerate(head.decisions) if d.date and d.date <= today]
    made = [(day, number) for day, number, outcome in dated if outcome in ("adopted", "revised")]
    for day, number in sorted(made)[-1:]:
        due = months_after(day, context.limits[RENEWED] * 12)
        if due < today:
            yield Remark(item, ("decisions", number, "date"), _NOT_RENEWED, {"date": day, "due": due})


RULES = (
    Rule(
        code="KIV704",
        name="action-plan-not-rolled",
        levels=levels("w"),
        summary="No action plan of an adopted plan covers the day, or the one that does began more months ago than the "
        "limit.",
        why="Action plans roll at least every year, along with the budget; an old one is a list that nobody opens.",
        source=PRACTICE,
        notes=(
            "The limit is in months, from the first day of the period of each unit's newest action plan.",
            "A unit is told when its action plans have ended and none of its own is to come.",
            "It is left alone where the whole organisation, a unit above it or one below it has an action plan now.",
            "Silent before the period of the whole plan and after it.",
        ),
        factor=3,
        whole=True,
        limits={ROLLED: Decimal(24)},
        find=_not_rolled,
        wrong="# the action plan began in January, and it is September\n"
        "kind: plan\nstatus: adopted\nchecks: {limits: {action-plan-not-rolled: 6}}\n",
        right="# the action plan began in January, and it is September\n"
        "kind: plan\nstatus: adopted\nchecks: {limits: {action-plan-not-rolled: 12}}\n",
    ),
    Rule(
        code="KIV705",
        name="plan-too-old",
        levels=levels("w"),
        summary="The plan's period is over, or more years than the limit have passed since it was adopted or revised, "
        "and it is still open.",
        why="The needs of four years ago are seldom those of today.",
        source=PRACTICE,
        notes=(
            "The limit is in years, from the newest decision in `decisions` with the outcome adopted or revised.",
            "A plan that nobody has adopted yet is judged by its period alone.",
        ),
        factor=3,
        needs=(("status",), ("decisions",)),
        limits={RENEWED: Decimal(4)},
        find=_too_old,
        wrong="kind: plan\nstatus: adopted\nperiod: {start: 2022, end: 2029}\n"
        "decisions: [{body: Municipal council, outcome: adopted, date: 2022-06-16}]\n",
        right="kind: plan\nstatus: adopted\nperiod: {start: 2022, end: 2029}\n"
        "decisions:\n"
        "  - {body: Municipal council, outcome: adopted, date: 2022-06-16}\n"
        "  - {body: Municipal council, outcome: revised, date: 2025-12-11}\n",
    ),
)
