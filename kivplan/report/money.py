"""The money: what the actions cost by year, action plan, unit, strategy and cost centre, and how that is counted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..plan.balance import STRATEGIES
from ..plan.money import ZERO, Sum, money_of_plans, totals
from ..plan.unpriced import unpriced
from .balance import strategy_name
from .figures.money_years import Year, money_years
from .money_tables import COUNTED, GRANTS, Cell, Row, budgets_complete, heads, pooled_budget, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..plan.money import Totals
    from .brief import Brief
    from .money_tables import Table
    from .parts import Figure


@dataclass(frozen=True, slots=True)
class Money:
    """``main``: the tables a board reads; ``rest``: the others. ``empty``: what is said where there is none."""

    empty: str | None
    lead: str | None
    figure: Figure | None
    legend: tuple[tuple[str, str], ...]
    main: tuple[Table, ...]
    rest: tuple[Table, ...]
    counted: tuple[str, ...]


def view(brief: Brief) -> Money:
    """The plan's money on the day the report is seen on."""
    sums = totals(brief.plan, brief.as_of)
    if sums.whole.budget is None and _nothing(sums.whole):
        return Money(brief.words.say("The plan says nothing about money."), None, None, (), (), (), ())
    if _nothing(sums.whole):
        said = brief.words.say(
            "%(budget)s is budgeted. No action says what it costs.",
            budget=brief.words.formats.money(sums.whole.budget or ZERO),
        )
        return Money(said, None, None, (), (), (), ())
    by_year, plans = _by_year(brief, sums), _by_plan(brief)
    return Money(
        empty=None,
        lead=_lead(brief, sums.whole),
        figure=_figure(brief, sums),
        legend=_legend(brief, sums),
        main=tuple(table for table in (by_year, plans) if table),
        rest=tuple(table for table in _rest(brief, sums) if table),
        counted=tuple(_counted(brief, sums.whole)),
    )


def _nothing(whole: Sum) -> bool:
    return Sum(budget=whole.budget) == whole


def _lead(brief: Brief, whole: Sum) -> str:
    money, say = brief.words.formats.money, brief.words.say
    net = money(whole.net)
    if brief.withheld.budgets and not pooled_budget(brief):
        return say("The actions cost %(net)s net. Some budgets are left out of this edition.", net=net)
    if whole.budget is None or whole.left is None:
        return say("The actions cost %(net)s net. No budget is given.", net=net)
    if not budgets_complete(brief):
        return say("The actions cost %(net)s net. Some of the action plans have no budget.", net=net)
    budget = money(whole.budget)
    if whole.left < 0:
        over = money(-whole.left)
        return say(
            "The actions cost %(net)s net, %(over)s over the budget of %(budget)s.", net=net, over=over, budget=budget
        )
    return say(
        "The actions cost %(net)s net; %(left)s is left of the budget of %(budget)s.",
        net=net,
        left=money(whole.left),
        budget=budget,
    )


# ---------------------------------------------------------------- tables
def _by_year(brief: Brief, sums: Totals) -> Table | None:
    say = brief.words.say
    rows = [(str(year), amount) for year, amount in sums.by_year.items()]
    years = table(brief, "year", (say("Money by year"), say("Year")), rows, sums, COUNTED)
    if years is None or sums.over_years is None:
        return years
    return _with_budget_apart(brief, years, sums)


def _with_budget_apart(brief: Brief, years: Table, sums: Totals) -> Table:
    """The table of years with a row for what is budgeted over several, and nothing said to be left of any year."""
    say = brief.words.say
    names = heads(brief)
    gone = (names["budget"], names["left"])
    kept = [place for place, column in enumerate(years.columns) if column not in gone]
    budgets = [year.budget for year in sums.by_year.values()] + ([sums.pool.budget] if sums.pool else [])
    rows = [
        Row(row.label, (*(row.cells[place] for place in kept), Cell(budget)))
        for row, budget in zip(years.rows, budgets, strict=True)
    ]
    apart = Row(say("Budgeted over several years"), (*(Cell(None) for _ in kept), Cell(sums.over_years)))
    source = years.total or years.rows[0]
    total = Row(say("Sum"), (*(source.cells[place] for place in kept), Cell(sums.whole.budget)))
    columns = (*(years.columns[place] for place in kept), names["budget"])
    return replace(years, columns=columns, rows=(*rows, apart), total=total)


def _by_plan(brief: Brief) -> Table | None:
    say, plan = brief.words.say, brief.plan
    rows = []
    for item, amount in money_of_plans(plan, brief.as_of):
        period = item.value.period
        span = brief.words.formats.span(period.first, period.last)
        rows.append((f"{_unit(brief, item.value.unit)}, {span}", amount))
    named = (say("Money by action plan"), say("Action plan"))
    sums = totals(plan, brief.as_of)
    return table(brief, "plan", named, rows, sums, COUNTED) if len(rows) > 1 else None


def _rest(brief: Brief, sums: Totals) -> Iterable[Table | None]:
    say, whole = brief.words.say, sums.whole
    grants = [(str(year), amount) for year, amount in sums.by_year.items()]
    if whole.planned or whole.refused:
        yield table(brief, "grants", (say("Grants by year"), say("Year")), grants, sums, GRANTS)
    units = [(_unit(brief, key), amount) for key, amount in sums.by_unit.items()]
    if _tells(sums.by_unit) and len(units) < len(brief.plan.action_plans):
        yield table(brief, "unit", (say("Money by unit"), say("Unit")), units, sums, COUNTED)
    if _tells(sums.by_strategy):
        order = (*STRATEGIES, "other", None)
        keys = sorted(sums.by_strategy, key=order.index)
        strategies = [(_strategy(brief, key), sums.by_strategy[key]) for key in keys]
        yield table(brief, "strategy", (say("Money by strategy"), say("Strategy")), strategies, sums, COUNTED)
    if _tells(sums.by_cost_centre):
        keys = sorted(sums.by_cost_centre, key=lambda key: (key is None, key or ""))
        centres = [(key or say("Not given"), sums.by_cost_centre[key]) for key in keys]
        yield table(brief, "centre", (say("Money by cost centre"), say("Cost centre")), centres, sums, COUNTED)


def _tells(line: Mapping[str | None, Sum]) -> bool:
    """Whether a line says more than that nothing is said."""
    return any(key is not None for key in line)


def _unit(brief: Brief, unit: str | None) -> str:
    return brief.plan.name_of(unit) if unit else brief.words.say("The whole organisation")


def _strategy(brief: Brief, strategy: str | None) -> str:
    if strategy in STRATEGIES:
        return strategy_name(brief, strategy)
    return brief.words.term("strategy", strategy) if strategy else brief.words.say("No strategy given")


# ---------------------------------------------------------------- the figure, and what is counted
def _figure(brief: Brief, sums: Totals) -> Figure | None:
    years = [(year, amount) for year, amount in sums.by_year.items() if amount.gross or amount.budget]
    if len(years) < 2:
        return None
    drawn = [
        Year(str(year), _year_words(brief, one), one.net, one.applied, one.granted, one.budget) for year, one in years
    ]
    return money_years(drawn, brief.words.say("Net cost by year"))


def _year_words(brief: Brief, amount: Sum) -> str:
    say, money = brief.words.say, brief.words.formats.money
    if amount.budget is None:
        return money(amount.net)
    return say("%(net)s of %(budget)s", net=money(amount.net), budget=money(amount.budget))


def _legend(brief: Brief, sums: Totals) -> tuple[tuple[str, str], ...]:
    say, years = brief.words.say, sums.by_year.values()
    keys = [("bar", say("Net cost"))]
    if any(year.applied for year in years):
        keys.append(("bar-third", say("Net cost that a grant is applied for")))
    if any(year.granted for year in years):
        keys.append(("bar-second", say("Paid by grants")))
    if any(year.budget is not None for year in years):
        keys.append(("target", say("Budget")))
    return tuple(keys)


def _counted(brief: Brief, whole: Sum) -> Iterable[str]:
    """How the sums come about, and which actions they leave out."""
    say, count = brief.words.say, brief.words.count
    if whole.granted or whole.savings:
        yield say("Net cost is cost less grants granted and savings.")
    if whole.applied or whole.planned or whole.refused:
        yield say("Grants that are planned, applied for or refused are shown separately and not deducted.")
    if whole.spent is not None:
        yield say("Spent is what the follow-ups report, in the year they report it.")
    if brief.plan.pool:
        yield say(
            "What is not shown in this edition has a row of its own; what is spent of it, and grants that are not "
            "granted, are not in the totals."
        )
    missing = unpriced(brief.plan, brief.as_of)
    if missing.partly:
        yield count(
            "The cost of %(n)s action cannot be worked out and is not in the totals.",
            "The cost of %(n)s actions cannot be worked out and is not in the totals.",
            len(missing.partly),
        )
    if missing.silent:
        yield count("%(n)s action gives no cost.", "%(n)s actions give no cost.", len(missing.silent))
