"""The plan in half a page: its own summary, what it holds in figures, the goals it works towards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.coverage import gaps
from ..plan.money import Sum, totals
from . import balance as shares
from .at_a_glance import KeyFigure, split_amount
from .goals import goals_in_order
from .narrowing import shown_actions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .brief import Brief
    from .parts import Link

_MOST_GOALS = 8


@dataclass(frozen=True, slots=True)
class Summary:
    """``text`` is None where the plan has no summary of its own; ``more`` says how many goals are not listed."""

    text: str | None
    figures: tuple[KeyFigure, ...]
    balance: str | None
    goals: tuple[Link, ...]
    more: str | None


def view(brief: Brief) -> Summary:
    """What the plan says of itself, and what it holds."""
    plan = brief.plan
    goals = tuple(brief.goal_link(key) for key in goals_in_order(plan))
    rest = len(goals) - _MOST_GOALS
    more = brief.words.count("And %(n)s goal more.", "And %(n)s goals more.", rest) if rest > 0 else None
    return Summary(
        text=plan.head.summary,
        figures=tuple(_figures(brief)),
        balance=_balance(brief),
        goals=goals[:_MOST_GOALS],
        more=more,
    )


def _balance(brief: Brief) -> str | None:
    """The strategies with their shares of the actions, in words; None where no action is counted."""
    rows = shares.view(brief).rows
    if not rows:
        return None
    told = brief.words.formats.listing([f"{row.label} {row.share}" for row in rows])
    return brief.words.say("The actions by strategy: %(shares)s.", shares=told)


def _figures(brief: Brief) -> Iterator[KeyFigure]:
    words, plan, number = brief.words, brief.plan, brief.words.formats.count
    if plan.goals:
        said = words.count("long-term goal", "long-term goals", len(plan.goals))
        if plan.results:
            said = words.count(
                "%(goals)s with %(n)s result goal", "%(goals)s with %(n)s result goals", len(plan.results), goals=said
            )
        yield KeyFigure(number(len(plan.goals)), said)
    yield from _needs(brief)
    acts = shown_actions(plan, brief.order)
    if acts:
        plans = len({act.last.plan for act in acts.values()})
        said = words.count("action", "actions", len(acts))
        text = words.count("%(what)s in %(n)s action plan", "%(what)s in %(n)s action plans", plans, what=said)
        yield KeyFigure(number(len(acts)), text)
    yield from _money(brief)


def _needs(brief: Brief) -> Iterator[KeyFigure]:
    words = brief.words
    known = [gap for gap in gaps(brief.plan, brief.as_of) if gap.missing is not None]
    if known:
        short = sum(1 for gap in known if gap.missing)
        text = words.count("need is not met yet", "needs are not met yet", short)
        total = words.say("of %(total)s", total=words.formats.count(len(known)))
        yield KeyFigure(words.formats.count(short), text, after=total)


def _money(brief: Brief) -> Iterator[KeyFigure]:
    say, short = brief.words.say, brief.words.formats.short_money
    whole = totals(brief.plan, brief.as_of).whole
    if whole == Sum(budget=whole.budget):
        return
    before, value, after = split_amount(short(whole.net, decimals=2))
    text = say("net cost of all action plans")
    if whole.granted:
        text = say("net cost of all action plans, after %(granted)s in grants", granted=short(whole.granted))
    yield KeyFigure(value, text, before=before, after=after)
