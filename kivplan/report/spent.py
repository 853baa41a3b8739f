"""Money spent: what the follow-ups report against what is planned, by action plan and by action."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.money import ZERO, Sum, cost_of, money_of_plans
from .currency import currency_words
from .decisions_asked import action_plan_name
from .reporting import day_before
from .units import acts_now, plans_now

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from .brief import Brief
    from .parts import Link


@dataclass(frozen=True, slots=True)
class PlanRow:
    """An action plan's money; None: nothing is said. ``share``: of the net cost that is spent, in words."""

    label: str
    budget: Decimal | None
    net: Decimal
    spent: Decimal | None
    since: Decimal | None
    share: str | None


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action with what it is to cost, in money and hours, and what is used of both."""

    action: Link
    planned: Decimal | None
    spent: Decimal | None
    over: bool
    hours: Decimal | None
    hours_used: Decimal | None


@dataclass(frozen=True, slots=True)
class Spent:
    """``since``: the day of the round before, in words. ``hours``: whether any action tells of hours."""

    empty: str | None
    note: str | None
    since: str | None
    plans: tuple[PlanRow, ...]
    total: PlanRow | None
    actions: tuple[ActionRow, ...]
    hours: bool
    untold: str | None


def view(brief: Brief) -> Spent:
    """The money of the action plans that run on the day."""
    before = day_before(brief)
    plans, total = _plans(brief)
    actions = [row for row in _actions(brief) if row.spent is not None or row.hours_used is not None]
    silent = sum(row.spent is None and bool(row.planned) for row in _actions(brief))
    nothing = all(row.spent is None for row in plans) and not actions
    return Spent(
        empty=brief.words.say("No follow-up tells what is spent on the action plans that run now.")
        if nothing
        else None,
        note=currency_words(brief),
        since=brief.words.formats.short_day(before) if before else None,
        plans=plans,
        total=total,
        actions=tuple(actions),
        hours=any(row.hours_used is not None for row in actions),
        untold=brief.words.count(
            "Of %(n)s action with a cost nobody has told what is spent.",
            "Of %(n)s actions with a cost nobody has told what is spent.",
            silent,
        )
        if silent
        else None,
    )


def _plans(brief: Brief) -> tuple[tuple[PlanRow, ...], PlanRow | None]:
    """The action plans one by one, and together where there are several."""
    now, before = plans_now(brief.plan, brief.order), day_before(brief)
    money = [(item, amount) for item, amount in money_of_plans(brief.plan, brief.as_of) if item in now]
    then = dict(money_of_plans(brief.plan, before)) if before else {}
    rows = tuple(_row(brief, action_plan_name(brief, item), amount, then.get(item, Sum())) for item, amount in money)
    if len(money) < 2:
        return rows, None
    whole = sum((amount for _, amount in money), Sum())
    was = sum((then.get(item, Sum()) for item, _ in money), Sum())
    return rows, _row(brief, brief.words.say("Sum"), whole, was)


def _row(brief: Brief, label: str, now: Sum, then: Sum) -> PlanRow:
    share = (
        brief.words.formats.percent(now.spent * 100 / now.net, decimals=0)
        if now.spent is not None and now.net > 0
        else None
    )
    since = now.spent - (then.spent or ZERO) if now.spent is not None and day_before(brief) else None
    return PlanRow(label, now.budget, now.net, now.spent, since, share)


def _actions(brief: Brief) -> Iterator[ActionRow]:
    for act, term in acts_now(brief.plan, brief.order).values():
        figures = cost_of(brief.plan, term, brief.as_of)
        reports = [r for r in brief.plan.reports_of(act.id) if r.term is term and r.date <= brief.as_of]
        hours = [r.value.hours for r in reports if r.value.hours is not None]
        yield ActionRow(
            action=brief.link(act.id),
            planned=figures.gross if figures.by_year else None,
            spent=figures.spent,
            over=figures.spent is not None and bool(figures.by_year) and figures.spent > figures.gross,
            hours=figures.hours or None,
            hours_used=hours[-1] if hours else None,
        )
