"""Tables of money: a row for each year, unit or strategy, a column for each kind of amount, and their sum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.money import money_of_plans
from .currency import currency_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from ..plan.money import Sum, Totals
    from .brief import Brief

COUNTED = ("gross", "granted", "savings", "net", "applied", "spent", "budget", "left")
GRANTS = ("granted", "applied", "planned", "refused")
_POOLED = ("gross", "granted", "savings", "net", "budget")


@dataclass(frozen=True, slots=True)
class Cell:
    """An amount; None: nothing is said. ``over``: more than there is."""

    value: Decimal | None
    over: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, a cell for each of its columns."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Money along one line. ``total`` is None where a single row says it all."""

    id: str
    caption: str
    note: str | None
    first: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row | None


def table(
    brief: Brief,
    key: str,
    named: tuple[str, str],
    rows: list[tuple[str, Sum]],
    sums: Totals,
    columns: tuple[str, ...],
) -> Table | None:
    """The table ``key``, named by its caption and first column; None where none of the ``columns`` has any amount."""
    amounts = [amount for _, amount in rows] + ([sums.pool] if sums.pool else [])
    shown = [name for name in columns if any(getattr(amount, name) for amount in amounts)]
    if not ({"granted", "savings"} & set(shown)):
        shown = [name for name in shown if name != "net"]
    if not shown:
        return None
    lines = [Row(label, _cells(amount, shown)) for label, amount in rows]
    if sums.pool:
        lines.append(Row(brief.words.say("Not shown in this edition"), _pooled(sums.pool, shown)))
    total = Row(brief.words.say("Sum"), _total(brief, sums.whole, rows, shown)) if len(lines) > 1 else None
    names = heads(brief)
    titles = tuple(names[name] for name in shown)
    return Table(f"money-{key}", named[0], currency_words(brief), named[1], titles, tuple(lines), total)


def _pooled(pool: Sum, columns: list[str]) -> tuple[Cell, ...]:
    """What is told of what this edition does not show; its budgets are for what is shown of them as well."""
    return tuple(Cell(getattr(pool, name) if name in _POOLED else None) for name in columns)


def _total(brief: Brief, whole: Sum, rows: list[tuple[str, Sum]], columns: list[str]) -> tuple[Cell, ...]:
    """The sum of the plan; what is left is said only where every row that costs something has a budget."""
    cells = _cells(whole, columns)
    if pooled_budget(brief) or (brief.plan.pool is None and all(a.left is not None or not a.net for _, a in rows)):
        return cells
    return tuple(Cell(None) if name == "left" else cell for name, cell in zip(columns, cells, strict=True))


def _cells(amount: Sum, columns: Iterable[str]) -> tuple[Cell, ...]:
    values = [getattr(amount, name) for name in columns]
    return tuple(
        Cell(value, over=name == "left" and value is not None and value < 0)
        for name, value in zip(columns, values, strict=True)
    )


def heads(brief: Brief) -> dict[str, str]:
    """The heads of the columns."""
    say = brief.words.say
    return {
        "gross": say("Cost"),
        "granted": say("Grants granted"),
        "savings": say("Savings"),
        "net": say("Net cost"),
        "applied": say("Grants applied for"),
        "planned": say("Grants planned"),
        "refused": say("Grants refused"),
        "spent": say("Spent to date"),
        "budget": say("Budget"),
        "left": say("Left of the budget"),
    }


def pooled_budget(brief: Brief) -> bool:
    """Whether the whole budget is told though this edition does not show every action plan's."""
    pool = brief.plan.pool
    return pool is not None and pool.money.budget is not None


def budgets_complete(brief: Brief) -> bool:
    """Whether every action plan that costs something has a budget, be it one that this edition tells with others."""
    if pooled_budget(brief):
        return True
    return all(amount.budget is not None or not amount.net for _, amount in money_of_plans(brief.plan, brief.as_of))
