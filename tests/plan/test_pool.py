"""What an edition leaves out is in the whole total only where it hides every part of it, and in no other figure."""

from __future__ import annotations

from datetime import date

import pytest

from kivplan.plan import pool as pooling
from kivplan.plan.balance import aruba, balance
from kivplan.plan.money import Sum, money_of_plans, totals
from kivplan.plan.pool import pool
from kivplan.report.editions import redact

DAY = date(2026, 12, 1)
YEAR = "period: {start: 2026, end: 2026}"


def actions(*given: str, head: str = YEAR) -> str:
    return f"kind: action-plan\n{head}\nactions:\n" + "".join(f"  - {{title: T, {one}}}\n" for one in given)


def secret(key: str, cost: str, edition: str = "internal") -> str:
    return f"id: {key}, edition: {edition}, cost: {{{cost}}}"


def fixed(*amounts: int) -> list[str]:
    return [secret(f"X{number}", f"fixed: {amount}") for number, amount in enumerate(amounts, start=1)]


@pytest.mark.parametrize(
    ("amounts", "told"),
    [
        ((), None),
        ((100,), None),
        ((100, 100), None),
        ((100, 100, 100), 300),
        ((100, 100, 0), None),
        ((1000, 1000, 99), None),  # whoever knows the second knows the first to within a tenth
        ((1000, 1000, 100), 2100),
        ((1000, 1, 99), None),
        ((1000, 50, 50), None),
        ((1000, 50, 50, 50), 1150),
        ((9, 8, 7, 6, 5), 35),
    ],
)
def test_the_cost_is_told_from_three_on_where_none_outweighs_the_rest(plan_of, amounts, told):
    plan = plan_of(actions("id: S, cost: {fixed: 5}", *fixed(*amounts)))
    found = pool(plan, "public", DAY)
    assert (found and found.money.gross) == told
    assert pool(plan, "board", DAY) == found


def test_what_has_no_money_betrays_none(plan_of):
    board = [secret(f"B{n}", "fixed: 100", "board") for n in (1, 2, 3)]
    assert pool(plan_of(actions(*board, "id: X, edition: internal")), "public", DAY).money.gross == 300


def test_nothing_is_told_where_nothing_left_out_has_money(plan_of):
    assert pool(plan_of(actions("id: S, cost: {fixed: 5}", "id: X, edition: board")), "public", DAY) is None


def test_no_other_edition_has_a_pool(plan_of):
    with pytest.raises(KeyError):
        pool(plan_of(), "internal", DAY)


def test_an_action_counts_with_its_parts_as_one(plan_of):
    parts = [f"id: X1.{n}, part_of: {'X1' if n < 3 else 'X1.2'}, cost: {{fixed: 100}}" for n in range(1, 5)]
    assert pool(plan_of(actions(*fixed(100, 100), *parts)), "public", DAY) is None
    assert pool(plan_of(actions(*fixed(100, 100, 100), *parts)), "public", DAY).money.gross == 700


def test_parts_of_an_action_that_is_shown_count_as_one_too(plan_of):
    parts = [f"id: S.{n}, part_of: S, edition: internal, cost: {{fixed: 100}}" for n in range(1, 5)]
    assert pool(plan_of(actions("id: S", *parts)), "public", DAY) is None


def test_actions_that_are_part_of_each_other_in_a_circle_count_as_one(examined):
    circle = [f"id: X{n}, part_of: X{n % 3 + 1}, edition: internal, cost: {{fixed: 100}}" for n in (1, 2, 3)]
    assert pool(examined(actions(*circle))[0], "public", DAY) is None


def test_an_action_counts_once_over_all_its_periods(plan_of):
    later = actions(*fixed(100, 100), head="period: {start: 2027, end: 2027}")
    assert pool(plan_of(actions(*fixed(100, 100)), later), "public", DAY) is None


def test_the_public_pool_is_not_told_where_the_boards_edition_would_betray_the_rest(plan_of):
    board = [secret(f"B{n}", "fixed: 100", "board") for n in (1, 2, 3)]
    alone = plan_of(actions(*board, *fixed(100)))
    assert (pool(alone, "public", DAY), pool(alone, "board", DAY)) == (None, None)
    several = plan_of(actions(*board, *fixed(70, 80, 90)))
    assert pool(several, "public", DAY).money.gross == 540
    assert pool(several, "board", DAY).money.gross == 240
    only = plan_of(actions(*board))
    assert (pool(only, "public", DAY).money.gross, pool(only, "board", DAY)) == (300, None)


@pytest.mark.parametrize("kind", ["savings: 10", "grants: [{from: F, amount: 10, status: granted}]"])
def test_each_kind_of_money_the_net_is_made_of_needs_three_of_its_own(plan_of, kind):
    two = [secret(f"X{n}", f"fixed: 100, {kind}" if n < 3 else "fixed: 100") for n in (1, 2, 3, 4)]
    assert pool(plan_of(actions(*two)), "public", DAY) is None
    three = [secret(f"X{n}", f"fixed: 100, {kind}" if n < 4 else "fixed: 100") for n in (1, 2, 3, 4)]
    money = pool(plan_of(actions(*three)), "public", DAY).money
    assert (money.gross, money.net) == (400, 370)


def test_what_moves_with_every_follow_up_is_not_in_it(plan_of):
    grants = "grants: [{id: T1, from: F, amount: 10, status: applied}, {from: F, amount: 10, status: refused}]"
    said = "kind: follow-up\ndate: 2026-06-01\nactions: {%s}\n" % ", ".join(  # noqa: UP031
        f"X{n}: {{status: done, spent: 90}}" for n in (1, 2, 3)
    )
    plan = plan_of(actions(*(secret(f"X{n}", f"fixed: 100, {grants}") for n in (1, 2, 3))), said)
    assert pool(plan, "public", DAY).money == Sum(gross=300)


@pytest.mark.parametrize("edition", ["public", "board"])
def test_every_line_with_the_pool_adds_up_to_the_whole_and_holds_nothing_of_it(plan_of, edition):
    head = "unit: a\nperiod: {start: 2026, end: 2027}"
    shown = "id: S, strategy: develop, cost: {years: {2026: 5, 2027: 6}, cost_centre: '0310'}"
    hidden = [
        f"id: X{n}, edition: internal, strategy: phase_out, cost: {{per: year, fixed: {n}, cost_centre: '666'}}"
        for n in (4, 5, 6)
    ]
    whole = plan_of("kind: shared\nunits: [{id: a, name: A}]\n", actions(shown, *hidden, head=head))
    plan, _ = redact(whole, edition, DAY)
    sums = totals(plan, DAY)
    assert (sums.whole.gross, sums.pool) == (41, Sum(gross=30))
    assert totals(whole, DAY).whole.gross == sums.whole.gross
    for line in (sums.by_year, sums.by_unit, sums.by_strategy, sums.by_cost_centre, dict(money_of_plans(plan, DAY))):
        assert sum(line.values(), Sum()) + sums.pool == sums.whole
    assert [amount.gross for amount in sums.by_year.values()] == [5, 6]
    assert [list(line) for line in (sums.by_unit, sums.by_strategy, sums.by_cost_centre)] == [
        ["a"],
        ["develop"],
        ["0310"],
    ]
    for shares in (balance(plan, DAY), aruba(plan, DAY)):
        assert (shares.gross, shares.outside, shares.unshown) == (11, 0, 30)


def test_without_a_day_nothing_left_out_is_in_any_total(plan_of):
    plan, _ = redact(plan_of(actions("id: S, cost: {fixed: 5}", *fixed(7, 8, 9))), "public")
    assert (plan.pool, totals(plan, DAY).whole) == (None, Sum(gross=5))
    assert plan.usable


# ---------------------------------------------------------------- budgets


def with_budget(*given: str, budget: int | None = 1000, year: int = 2026) -> str:
    told = f"\nbudget: {budget}" if budget is not None else ""
    return actions(*given, head=f"period: {{start: {year}, end: {year}}}{told}")


def budget_of(plan):
    found = pool(plan, "public", DAY)
    assert found is not None
    return found.money.budget


def test_the_budgets_left_out_are_told_with_the_pool_where_every_action_plan_with_cost_has_one(plan_of):
    plan = plan_of(with_budget("id: S, cost: {fixed: 5}", *fixed(7, 8, 9)), with_budget("id: Z", budget=3, year=2027))
    assert budget_of(plan) == 1000
    shown, withheld = redact(plan, "public", DAY)
    assert [item.value.budget for item in shown.action_plans] == [None, 3]
    assert withheld.budgets
    assert totals(shown, DAY).whole.left == 1003 - 29
    assert sum(amount.budget or 0 for amount in totals(shown, DAY).by_year.values()) == 3


def test_no_budget_is_told_where_an_action_plan_with_cost_has_none(plan_of):
    later = with_budget("id: Z, cost: {fixed: 1}", budget=None, year=2027)
    plan = plan_of(with_budget(*fixed(7, 8, 9)), later)
    assert budget_of(plan) is None
    assert totals(redact(plan, "public", DAY)[0], DAY).whole.budget is None


def test_of_an_action_plan_with_cost_in_one_action_alone_a_budget_is_missed_too(plan_of):
    later = with_budget("id: Y", "id: Z, cost: {fixed: 1}", budget=None, year=2027)
    assert budget_of(plan_of(with_budget(*fixed(7, 8, 9)), later)) is None


def test_what_costs_nothing_needs_no_budget_and_no_price(plan_of):
    free = with_budget("id: Z", budget=None, year=2027)
    assert budget_of(plan_of(with_budget(*fixed(7, 8, 9), "id: X9, edition: internal"), free)) == 1000


def test_no_budget_is_told_where_one_left_out_cannot_be_priced(plan_of):
    unpriced = "id: X9, edition: internal, cost: {per_participant: 70}"
    assert budget_of(plan_of(with_budget(*fixed(7, 8, 9), unpriced))) is None


def test_no_budget_is_told_where_an_action_plan_is_left_out_whole_and_has_no_price(plan_of):
    gone = with_budget("id: X9, edition: internal", budget=50, year=2027)
    assert budget_of(plan_of(with_budget(*fixed(7, 8, 9)), gone)) is None


def test_it_is_known_whether_some_of_it_stands_in_action_plans_left_out_whole(plan_of):
    assert pool(plan_of(actions(*fixed(7, 8, 9))), "public", DAY).apart
    assert not pool(plan_of(actions("id: S", *fixed(7, 8, 9))), "public", DAY).apart
    whole = actions(secret("X9", "fixed: 9"), head="period: {start: 2027, end: 2027}")
    assert pool(plan_of(actions("id: S", *fixed(7, 8)), whole), "public", DAY).apart


def test_the_rule_is_that_of_official_statistics():
    assert (pooling.FEWEST, pooling.MARGIN * 100) == (3, 10)
