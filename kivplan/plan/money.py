"""What actions cost, who pays, and what it adds up to (plan-format.md, Arithmetic). All amounts in the plan's currency.

Cost of one ``per`` = per_participant x participants (else places, else size) + fixed + substitutes + activities' cost.
All amounts of a cost block are for one ``per``; a grant's amount is for the whole term. Net = cost - granted grants -
savings; planned and applied grants are shown beside and never subtracted. The cost of a part counts with the rest.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from .grants import GRANT_STATUSES, grants_of
from .once import once
from .timeline import within_plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from ..model.action_parts import Cost
    from ..model.action_plan import Action, ActionPlan
    from .grants import GrantFigure
    from .linked import Act, Item, Plan, Report, Term

ZERO = Decimal(0)


class CostFigures(NamedTuple):
    """The money of one term. ``parts``: what the written parts of one ``per`` add up to; ``known``: any is given."""

    parts: Decimal | None
    known: bool
    gross: Decimal
    by_year: Mapping[int, Decimal]
    grants: tuple[GrantFigure, ...]
    savings: Decimal
    hours: Decimal
    spent: Decimal | None

    def granted_as(self, status: str) -> Decimal:
        """The sum of the grants that stand as ``status``."""
        return sum((g.amount or ZERO for g in self.grants if g.status == status), ZERO)

    @property
    def net(self) -> Decimal:
        """Cost less granted grants and savings."""
        return self.gross - self.granted_as("granted") - self.savings


@dataclass(frozen=True, slots=True)
class Sum:
    """Money added up over terms; ``spent`` and ``budget`` are None where nothing says."""

    gross: Decimal = ZERO
    planned: Decimal = ZERO
    applied: Decimal = ZERO
    granted: Decimal = ZERO
    refused: Decimal = ZERO
    savings: Decimal = ZERO
    spent: Decimal | None = None
    budget: Decimal | None = None

    @property
    def net(self) -> Decimal:
        """Cost less granted grants and savings."""
        return self.gross - self.granted - self.savings

    @property
    def left(self) -> Decimal | None:
        """What is left of the budget after the net cost; negative where it is exceeded."""
        return None if self.budget is None else self.budget - self.net

    def __add__(self, other: Sum) -> Sum:
        return Sum(
            self.gross + other.gross,
            self.planned + other.planned,
            self.applied + other.applied,
            self.granted + other.granted,
            self.refused + other.refused,
            self.savings + other.savings,
            add(self.spent, other.spent),
            add(self.budget, other.budget),
        )


_ADDED = ("gross", "planned", "applied", "granted", "refused", "savings")


class Totals(NamedTuple):
    """The plan's money as a whole and along four lines; each line, with the pool, adds up to the whole.

    Only the budgets stand apart: they belong to units, and to a year where the action plan is for one year.
    ``over_years`` is what is budgeted in action plans that touch several. ``pool``: what this edition of the plan does
    not show; it belongs to no line.
    """

    whole: Sum
    by_year: Mapping[int, Sum]
    by_unit: Mapping[str | None, Sum]
    by_strategy: Mapping[str | None, Sum]
    by_cost_centre: Mapping[str | None, Sum]
    over_years: Decimal | None
    pool: Sum | None


def add(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    """The sum of two amounts either of which may be unknown; None only where both are."""
    if one is None or other is None:
        return other if one is None else one
    return one + other


def participants_of(action: Action) -> int | None:
    """How many take part, as the cost counts them: participants, else places, else the target group's size."""
    group = action.target_group
    counts = (
        action.cost.participants if action.cost else None,
        group.places if group else None,
        group.size if group else None,
    )
    return next((count for count in counts if count is not None), None)


def parts_of(action: Action) -> Decimal | None:
    """What one ``per`` costs by its written parts; None where no part is given or a number of people is missing."""
    cost = action.cost
    parts = [a.cost for a in (action.implementation.activities if action.implementation else ()) if a.cost is not None]
    if cost is not None:
        parts += [amount for amount in (cost.fixed, cost.substitutes) if amount is not None]
        if cost.per_participant is not None:
            people = participants_of(action)
            if people is None:
                return None
            parts.append(cost.per_participant * people)
    return sum(parts, ZERO) if parts else None


def one_per(action: Action) -> Decimal | None:
    """What one ``per`` costs: its written parts, else the written total; None where neither can be told."""
    return _one_per(action.cost, parts_of(action))


def _one_per(cost: Cost | None, parts: Decimal | None) -> Decimal | None:
    if parts is not None:
        return parts
    return cost.total if cost else None


@once
def cost_of(plan: Plan, term: Term, as_of: date) -> CostFigures:
    """The money of one term as it stands on ``as_of``."""
    cost, parts = term.action.cost, parts_of(term.action)
    one = _one_per(cost, parts)
    years = list(within_plan(term).years)
    by_year = _by_year(cost, one, years)
    times = len(years) if cost and cost.per == "year" else 1
    reports = [r for r in plan.reports_of(term.item.id) if r.term is term and r.date <= as_of]
    known = bool(by_year) or _any_figure(cost)
    return CostFigures(
        parts=parts,
        known=known,
        gross=sum(by_year.values(), ZERO),
        by_year=by_year,
        grants=grants_of(term.action, reports),
        savings=(cost.savings or ZERO) * times if cost else ZERO,
        hours=_hours(term.action) * times,
        spent=_newest(reports, "spent"),
    )


def _any_figure(cost: Cost | None) -> bool:
    given = ("per_participant", "cap", "cap_per_participant", "hours")
    return cost is not None and any(getattr(cost, name) is not None for name in given)


def _by_year(cost: Cost | None, one: Decimal | None, years: list[int]) -> dict[int, Decimal]:
    if cost and cost.years:
        return {int(year): amount for year, amount in cost.years.items()}
    if one is None:
        return {}
    return dict.fromkeys(years, one) if cost and cost.per == "year" else {years[0]: one}


def _hours(action: Action) -> Decimal:
    activities = action.implementation.activities if action.implementation else ()
    given = [action.cost.hours] if action.cost and action.cost.hours is not None else []
    given += [activity.hours for activity in activities if activity.hours is not None]
    return sum(map(Decimal, given), ZERO) if given else ZERO


def _newest(reports: Iterable[Report], name: str) -> Decimal | None:
    values = [getattr(r.value, name) for r in reports if getattr(r.value, name) is not None]
    return values[-1] if values else None


def act_gross(plan: Plan, act: Act, as_of: date) -> Decimal:
    """The gross cost of an action over all its terms."""
    return sum((cost_of(plan, term, as_of).gross for term in act.terms), ZERO)


@once
def totals(plan: Plan, as_of: date) -> Totals:
    """The plan's money, added up once: as a whole, by year, unit, strategy and cost centre."""
    lines: tuple[defaultdict[object, Sum], ...] = tuple(defaultdict(Sum) for _ in range(4))
    by_year, by_unit, by_strategy, by_centre = lines
    for act in plan.actions.values():
        for term in act.terms:
            figures = cost_of(plan, term, as_of)
            amount = _sum(figures)
            by_unit[term.unit] += amount
            by_strategy[act.action.strategy] += amount
            by_centre[term.action.cost.cost_centre if term.action.cost else None] += amount
            for year, share in _spread(plan, term, as_of).items():
                by_year[year] += share
    for item in plan.action_plans:
        by_unit[item.value.unit] += Sum(budget=item.value.budget)
        by_year[item.value.period.first.year] += Sum(budget=_budget_of_one_year(item))
    pool = plan.pool.money if plan.pool else None
    whole = sum(by_unit.values(), pool or Sum())
    over_years: Decimal | None = None
    for item in plan.action_plans:
        if _budget_of_one_year(item) is None:
            over_years = add(over_years, item.value.budget)
    years, units, strategies, centres = (_ordered(line) for line in lines)
    return Totals(whole, years, units, strategies, centres, over_years, pool)  # type: ignore[arg-type]


def _sum(figures: CostFigures) -> Sum:
    by_status = {status: figures.granted_as(status) for status in GRANT_STATUSES} if figures.grants else {}
    return Sum(gross=figures.gross, savings=figures.savings, spent=figures.spent, **by_status)


def _spread(plan: Plan, term: Term, as_of: date) -> dict[int, Sum]:
    """The term's money on its years: cost as it falls, what is spent as it is reported, the rest in proportion."""
    figures = cost_of(plan, term, as_of)
    years = sorted(figures.by_year) or [within_plan(term).first.year]
    spent = _spent_by_year(plan, term, as_of, years)
    shares: dict[int, Sum] = {}
    whole = _sum(figures)
    for year in years[:-1]:
        part = figures.by_year[year]
        ratio = part / figures.gross if figures.gross else ZERO
        others = {name: (getattr(whole, name) * ratio).to_integral_value() for name in _ADDED[1:]}
        shares[year] = Sum(gross=part, **others, spent=spent.get(year))
    rest = {name: getattr(whole, name) - sum(getattr(s, name) for s in shares.values()) for name in _ADDED}
    shares[years[-1]] = Sum(**rest, spent=spent.get(years[-1]))
    return shares


def _spent_by_year(plan: Plan, term: Term, as_of: date, years: list[int]) -> dict[int, Decimal]:
    """What each year's reports add to what is spent; reports from outside the cost's years count with the nearest."""
    spent: dict[int, Decimal] = {}
    before = ZERO
    for report in plan.reports_of(term.item.id):
        if report.term is term and report.date <= as_of and report.value.spent is not None:
            year = min(max(report.date.year, years[0]), years[-1])
            year = max(known for known in years if known <= year)
            spent[year] = spent.get(year, ZERO) + report.value.spent - before
            before = report.value.spent
    return spent


def _budget_of_one_year(item: Item[ActionPlan]) -> Decimal | None:
    period = item.value.period
    return item.value.budget if period.first.year == period.last.year else None


def _ordered(line: Mapping[object, Sum]) -> dict[object, Sum]:
    """Years in order; the rest as they came, with what belongs nowhere last. Empty rows are left out."""
    rows = {key: value for key, value in line.items() if value != Sum()}
    return {key: rows[key] for key in sorted(rows, key=lambda key: key if isinstance(key, int) else key is None)}


@once
def money_of_plans(plan: Plan, as_of: date) -> tuple[tuple[Item[ActionPlan], Sum], ...]:
    """Each action plan with its money and its budget, in the order of the files."""
    sums = {item: Sum(budget=item.value.budget) for item in plan.action_plans}
    for act in plan.actions.values():
        for term in act.terms:
            sums[term.plan] += _sum(cost_of(plan, term, as_of))
    return tuple(sums.items())
