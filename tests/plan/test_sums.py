"""Money by year, and what the sums leave out; the balance's outside; stretches of time."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kivplan.plan import load, load_text
from kivplan.plan.balance import aruba, balance
from kivplan.plan.money import Sum, money_of_plans, totals
from kivplan.plan.timeline import evaluation_days, stretches
from kivplan.plan.unpriced import unpriced

EXAMPLES = Path(__file__).parents[2] / "examples"
DAYS = {"nordvik": date(2027, 3, 1), "kvinnojour": date(2026, 11, 21), "lavangen-2020": date(2020, 12, 1)}
HEAD = """kind: plan
format: 1
title: P
organisation: O
language: en
currency: NOK
period: {start: 2026, end: 2029}
"""


def plan_of(actions: str, *more: str, period: str = "{start: 2026, end: 2028}"):
    document = f"kind: action-plan\nperiod: {period}\nactions:\n{actions}\n"
    plan, findings = load_text("---\n".join([HEAD, document, *more]).encode())
    assert plan is not None, findings
    assert not plan.findings
    return plan


def follow_up(day: str, body: str) -> str:
    return f"kind: follow-up\ndate: {day}\nactions: {body}\n"


@pytest.mark.parametrize("name", DAYS)
def test_each_line_of_the_sums_adds_up_to_the_whole(name):
    plan = load(EXAMPLES / name)
    sums = totals(plan, DAYS[name])
    for line in (sums.by_year, sums.by_unit, sums.by_strategy, sums.by_cost_centre):
        together = sum(line.values(), Sum())
        for each in fields(Sum):
            if each.name != "budget":
                assert getattr(together, each.name) == getattr(sums.whole, each.name), each.name
    by_plan = sum((amount for _, amount in money_of_plans(plan, DAYS[name])), Sum())
    assert by_plan == sums.whole
    budgets = [amount.budget for amount in sums.by_year.values()] + [sums.over_years]
    assert sum(budget or 0 for budget in budgets) == (sums.whole.budget or 0)


@pytest.mark.parametrize("name", DAYS)
def test_the_balance_and_the_money_tell_of_the_same_cost(name):
    plan = load(EXAMPLES / name)
    sums = totals(plan, DAYS[name])
    for shares in (balance(plan, DAYS[name]), aruba(plan, DAYS[name])):
        assert shares.gross + shares.outside == sums.whole.gross
    for row in balance(plan, DAYS[name]).rows:
        assert row.gross == sums.by_strategy.get(row.strategy, Sum()).gross


def test_what_is_spent_counts_on_the_year_it_is_reported():
    plan = plan_of(
        "  - {id: H1, title: T, cost: {years: {2026: 100, 2027: 100, 2028: 100}}}",
        follow_up("2026-06-15", "{H1: {status: on_track, spent: 60}}"),
        follow_up("2027-06-15", "{H1: {status: on_track, spent: 130}}"),
        follow_up("2027-12-15", "{H1: {status: on_track, spent: 150}}"),
    )
    spent = {year: amount.spent for year, amount in totals(plan, date(2027, 12, 31)).by_year.items()}
    assert spent == {2026: 60, 2027: 90, 2028: None}


def test_what_is_spent_outside_the_years_of_the_cost_counts_with_the_nearest():
    plan = plan_of(
        "  - {id: H1, title: T, cost: {years: {2027: 100}}}",
        follow_up("2026-06-15", "{H1: {status: on_track, spent: 10}}"),
    )
    assert totals(plan, date(2026, 12, 31)).by_year[2027].spent == 10


def test_a_grant_is_spread_over_the_years_in_whole_kroner():
    plan = plan_of(
        "  - {id: H1, title: T, cost: {years: {2026: 1, 2027: 1, 2028: 1}, "
        "grants: [{from: S, amount: 2, status: applied}]}}"
    )
    assert [amount.applied for amount in totals(plan, date(2026, 1, 1)).by_year.values()] == [1, 1, 0]


def test_years_that_are_written_in_another_order_are_shared_out_in_theirs():
    plan = plan_of(
        "  - {id: H1, title: T, cost: {years: {2028: 1, 2026: 1, 2027: 1}, "
        "grants: [{from: S, amount: 2, status: applied}]}}"
    )
    shares = totals(plan, date(2026, 1, 1)).by_year
    assert {year: amount.applied for year, amount in shares.items()} == {2026: 1, 2027: 1, 2028: 0}


def test_what_is_spent_counts_from_the_day_it_is_reported():
    plan = plan_of(
        "  - {id: H1, title: T, cost: {fixed: 100}}", follow_up("2026-06-15", "{H1: {status: done, spent: 7}}")
    )
    assert totals(plan, date(2026, 6, 15)).by_year[2026].spent == 7
    assert totals(plan, date(2026, 6, 14)).by_year[2026].spent is None


def test_a_cost_that_cannot_be_added_up_is_told_from_one_that_is_not_given():
    plan = plan_of(
        "  - {id: H1, title: T, cost: {per_participant: 5}}\n"
        "  - {id: H2, title: T, cost: {hours: 5}}\n"
        "  - {id: H3, title: T, part_of: H2}\n"
        "  - {id: H4, title: T, cost: {fixed: 0}}\n"
    )
    missing = unpriced(plan, date(2026, 1, 1))
    assert (missing.partly, missing.silent) == (("H1",), ("H2",))


def test_the_balance_counts_what_is_outside_it():
    plan = plan_of(
        "  - {id: H1, title: T, strategy: develop, cost: {fixed: 7}}\n"
        "  - {id: H2, title: T, strategy: other, cost: {fixed: 5}}\n"
        "  - {id: H3, title: T, cost: {fixed: 3}}\n"
        "  - {id: H4, title: T, part_of: H1}\n"
    )
    shares = balance(plan, date(2026, 1, 1))
    assert (shares.counted, shares.other, shares.unnamed) == (1, 1, 1)
    assert (shares.gross, shares.outside) == (7, 8)
    assert shares.furthest is None


def test_the_furthest_strategy_is_the_one_with_the_largest_gap():
    shares = balance(load(EXAMPLES / "nordvik"), DAYS["nordvik"])
    assert shares.furthest.strategy == "mobilise"
    assert round(shares.furthest.gap, 2) == Decimal("-1.67")


@pytest.mark.parametrize(
    ("time", "found"),
    [
        ("{start: 2026-03, end: 2026-05-10}", [("2026-03-01", "2026-05-10", True)]),
        ("{start: 2026-Q1, deadline: 2026-Q2}", [("2026-01-01", "2026-06-30", True)]),
        ("{start: 2026-03, end: 2026}", [("2026-03-01", "2026-12-31", False)]),
        ("{deadline: 2026-06-15}", [("2026-01-01", "2026-06-15", False)]),
        ("{at: 2026-H2}", [("2026-07-01", "2026-12-31", False)]),
        ("{until: it is done}", [("2026-01-01", "2027-12-31", False)]),
        ("{yearly: [10-01]}", [("2026-10-01", "2026-10-01", True), ("2027-10-01", "2027-10-01", True)]),
        ("{yearly: [02], start: 2026-03}", [("2027-02-01", "2027-02-28", True)]),
    ],
)
def test_a_stretch_is_exact_only_where_the_action_gives_both_its_ends(time, found):
    plan = plan_of(f"  - {{id: H1, title: T, time: {time}}}", period="{start: 2026, end: 2027}")
    drawn = stretches(plan.actions["H1"].first)
    assert [(one.first.isoformat(), one.last.isoformat(), one.exact) for one in drawn] == found


def test_an_action_without_time_is_open_over_its_action_plan():
    (one,) = stretches(plan_of("  - {id: H1, title: T}").actions["H1"].first)
    assert (one.first, one.last, one.exact) == (date(2026, 1, 1), date(2028, 12, 31), False)


def test_evaluations_come_in_the_order_of_their_days():
    levels = "{form: Talk, levels: {result: 2027, reaction: 2027-01, learning: 2026-12-01}}"
    term = plan_of(f"  - {{id: H1, title: T, evaluation: {levels}}}").actions["H1"].first
    assert [level for level, _ in evaluation_days(term)] == ["learning", "reaction", "result"]
