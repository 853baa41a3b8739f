"""At a glance: a few figures and what they mean, how the actions stand, three worries, what changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.indicators import series
from ..plan.money import Sum, money_of_plans, totals
from ..plan.progress import statuses
from .figures.status_bar import status_bar
from .since import Since, since
from .times import when_words
from .worries import worries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..model.action_plan import ActionPlan
    from ..plan.indicators import Series
    from ..plan.linked import Item
    from .brief import Brief
    from .mentions import Mention
    from .parts import Figure, Status

_AMOUNT = re.compile(r"(\D*?)(\d[\d.,\s]*\d|\d)(.*)", re.DOTALL)
_MOST_FIGURES = 5
_LONGEST_UNIT = 9  # letters that have room beside the figure


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure: ``value`` large, ``before`` and ``after`` small beside it, and what it means."""

    value: str
    meaning: str
    after: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class AtAGlance:
    """The page's second half. ``bar`` is None where the plan has no actions."""

    figures: tuple[KeyFigure, ...]
    bar: Figure | None
    counts: tuple[tuple[Status, int], ...]
    worries: tuple[Mention, ...]
    since: Since


def view(brief: Brief) -> AtAGlance:
    """What a council member can take in at once."""
    counts = statuses(brief.plan, brief.as_of)
    total = sum(counts.values())
    title = brief.words.count("Status of the %(n)s action", "Status of the %(n)s actions", total)
    return AtAGlance(
        figures=tuple(_figures(brief, counts, total))[:_MOST_FIGURES],
        bar=status_bar(brief.words, counts, title) if total else None,
        counts=tuple((brief.status_word(key), count) for key, count in counts.items() if count),
        worries=worries(brief),
        since=since(brief),
    )


def _figures(brief: Brief, counts: Mapping[str, int], total: int) -> Iterator[KeyFigure]:
    words = brief.words
    if total:
        good, bad = counts["done"] + counts["on_track"], counts["at_risk"] + counts["off_track"]
        yield KeyFigure(
            words.formats.count(good),
            words.count("action is done or on track", "actions are done or on track", good),
            after=words.say("of %(total)s", total=words.formats.count(total)),
        )
        yield KeyFigure(
            words.formats.count(bad),
            words.count("action is at risk or off track", "actions are at risk or off track", bad),
        )
        silent = counts["unreported"]
        yield KeyFigure(
            words.formats.count(silent),
            words.count("action has begun and is not reported", "actions have begun and are not reported", silent),
        )
    yield from _money(brief)
    yield from _nearest(brief)


# ---------------------------------------------------------------- money against budget


def _money(brief: Brief) -> Iterator[KeyFigure]:
    plans = _current(brief)
    amount = _amount(brief, plans)
    if amount == Sum() or not plans:
        return
    first, last = min(i.value.period.first for i, _ in plans), max(i.value.period.last for i, _ in plans)
    years = brief.words.formats.span(first, last)
    unpriced = amount == Sum(budget=amount.budget)
    said = (
        brief.words.say("is budgeted for %(years)s; no action says what it costs", years=years)
        if unpriced
        else _against(brief, plans, amount, years)
    )
    shown = brief.words.formats.short_money((amount.budget if unpriced else amount.net) or 0, decimals=2)
    before, value, after = split_amount(shown)
    yield KeyFigure(value, said, before=before, after=after)


def _current(brief: Brief) -> list[tuple[Item[ActionPlan], Sum]]:
    """The action plans that run on the day; else those that begin next; else those that ended last."""
    plans = money_of_plans(brief.plan, brief.as_of)
    running = [one for one in plans if one[0].value.period.contains(brief.as_of)]
    ahead = [one[0].value.period.first for one in plans if one[0].value.period.first > brief.as_of]
    if running or not plans:
        return running
    if ahead:
        return [one for one in plans if one[0].value.period.first == min(ahead)]
    last = max(item.value.period.last for item, _ in plans)
    return [one for one in plans if one[0].value.period.last == last]


def _amount(brief: Brief, plans: list[tuple[Item[ActionPlan], Sum]]) -> Sum:
    """Their money; where they are all there are, the plan's whole, with what this edition does not show of them."""
    return totals(brief.plan, brief.as_of).whole if _are_all(brief, plans) else sum((one for _, one in plans), Sum())


def _are_all(brief: Brief, plans: list[tuple[Item[ActionPlan], Sum]]) -> bool:
    pool = brief.plan.pool
    return len(plans) == len(brief.plan.action_plans) and not (pool and pool.apart)


def _against(brief: Brief, plans: list[tuple[Item[ActionPlan], Sum]], amount: Sum, years: str) -> str:
    """What the net cost is beside the budget, which goes with an action that costs something and is left out."""
    say, short = brief.words.say, brief.words.formats.short_money
    pool = brief.plan.pool if _are_all(brief, plans) else None
    complete = pool.money.budget is not None if pool else all(one.budget is not None for _, one in plans)
    left = amount.left if complete else None
    if left is None and brief.withheld and pool is None:
        return say("net cost of what is shown of the action plans for %(years)s", years=years)
    if left is None:
        return say("net cost of the action plans for %(years)s", years=years)
    budget = short(amount.budget or 0, decimals=2)
    if left < 0:
        return say(
            "net cost of the action plans for %(years)s, %(over)s over the budget of %(budget)s",
            years=years,
            over=short(-left),
            budget=budget,
        )
    if left == 0:
        return say("net cost of the action plans for %(years)s, the same as the budget", years=years)
    return say(
        "net cost of the action plans for %(years)s, %(under)s under the budget of %(budget)s",
        years=years,
        under=short(left),
        budget=budget,
    )


def split_amount(text: str) -> tuple[str, str, str]:
    """An amount as the currency before it, its digits, and what follows: ``4,7 mill. kr`` has nothing before."""
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return "", text, ""
    before, digits, after = match.groups()
    if after and not after[0].isspace():
        digits, after = digits + after, ""
    sign = before if before in ("-", "−") else ""
    return ("" if sign else before.strip()), sign + digits, after.strip()


# ---------------------------------------------------------------- the nearest indicator, else the nearest goal


def _nearest(brief: Brief) -> Iterator[KeyFigure]:
    known = [series(brief.plan, key, brief.as_of) for key in brief.plan.indicators]
    ahead = [s for s in known if s.readings and s.target and s.target.date >= brief.as_of]
    if ahead:
        yield _indicator(brief, min(ahead, key=lambda s: s.target.date if s.target else brief.as_of))
        return
    dated = [(item.value.by.last, key) for key, item in brief.plan.goals.items() if item.value.by]
    coming = sorted(one for one in dated if one[0] >= brief.as_of)
    if coming:
        day, key = coming[0]
        title = brief.plan.title_of(key)
        yield KeyFigure(str(day.year), brief.words.say("the nearest goal: %(goal)s", goal=title))


def _indicator(brief: Brief, one: Series) -> KeyFigure:
    words, number = brief.words, brief.words.formats.number
    latest, target = one.readings[-1], one.target
    goal = f"{number(target.value)} ({when_words(words, target.at)})" if target and target.at else ""
    unit = one.indicator.measured_in
    beside = unit if len(unit) <= _LONGEST_UNIT else ""
    name = one.indicator.name if beside else f"{one.indicator.name} ({unit})"
    if one.baseline is None or one.baseline.value == latest.value:
        text = words.say("%(name)s; the target is %(target)s", name=name, target=goal)
    elif one.baseline.value > latest.value:
        text = words.say(
            "%(name)s, down from %(before)s; the target is %(target)s",
            name=name,
            before=number(one.baseline.value),
            target=goal,
        )
    else:
        text = words.say(
            "%(name)s, up from %(before)s; the target is %(target)s",
            name=name,
            before=number(one.baseline.value),
            target=goal,
        )
    return KeyFigure(number(latest.value), text, after=beside)
