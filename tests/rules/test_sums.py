"""Sums that must agree: the intended balance, and a written total with its parts."""

from __future__ import annotations

import pytest

from kivplan.findings import Level


def balance(*shares: str) -> str:
    names = ("acquire", "develop", "mobilise", "phase_out")
    return f"kind: strategy\nbalance: {{{', '.join(f'{n}: {s}' for n, s in zip(names, shares, strict=True))}}}\n"


def test_a_balance_that_does_not_add_up_is_told_where_it_stands_with_the_sum(check):
    found = check(balance("20%", "35%", "30%", "5%"))
    assert found.places() == [("balance-sum", "{acquire: 20%, develop: 35%, mobilise: 30%, phase_out: 5%}")]
    finding = found.of("balance-sum")
    assert "20 + 35 + 30 + 5 = 90 %" in finding.message
    assert finding.hint == "raise one of them by 10 percentage points, or several by that together"
    assert finding.level is Level.ERROR


def test_a_balance_above_a_hundred_is_to_be_lowered(check):
    found = check(balance("40%", "35%", "30%", "5%"))
    assert found.of("balance-sum").hint == "lower one of them by 10 percentage points, or several by that together"
    found = check(balance("25.5%", "35%", "35%", "5%"))
    assert found.of("balance-sum").hint == "lower one of them by 0.5 percentage points, or several by that together"


def test_a_total_of_an_action_without_activities_is_added_up(check):
    found = check("id: H1\nimplementation:\ncost: {fixed: 1000, substitutes: 500, total: 2000}\n")
    assert "1000 + 500 = 1500; a reader" in found.of("total-mismatch").message


@pytest.mark.parametrize(
    "shares", [("20%", "35%", "40%", "5%"), ("33.3%", "33.3%", "33.4%", "0%"), ("100%", "0%", "0%", "0%")]
)
def test_a_balance_of_a_hundred_is_left_alone(check, shares):
    assert check(balance(*shares)).findings == ()


def test_a_total_that_is_not_the_sum_is_told_at_the_total_with_the_sum(check):
    found = check("id: H1\ncost: {per_participant: 30000, participants: 3, fixed: 5000, total: 90000}\n")
    assert found.places("total-mismatch") == [("total-mismatch", "90000")]
    finding = found.of("total-mismatch")
    assert "the total is 90000, and its parts add up to 95000: 3 × 30000 + 5000 = 95000" in finding.message
    assert finding.level is Level.ERROR


@pytest.mark.parametrize(
    ("keys", "sum_"),
    [
        ("cost: {fixed: 100.50, substitutes: 200, total: 1}", "100.5 + 200 = 300.5"),
        ("cost: {per_participant: 10, total: 1}\ntarget_group: {who: A, size: 4}", "4 × 10 = 40"),
        ("cost: {total: 1}\nimplementation: {activities: [{title: A, cost: 2}, {title: B, cost: 3}]}", "2 + 3 = 5"),
        ("cost: {total: 1, years: {2026: 10, 2027: 20}}", "10 + 20 = 30"),
    ],
)
def test_the_sum_is_shown_as_it_is_worked_out(check, keys, sum_):
    assert f": {sum_}; " in check(f"id: H1\n{keys}\n").of("total-mismatch").message


@pytest.mark.parametrize(
    "keys",
    [
        "cost: {per_participant: 30000, participants: 3, total: 90000}",
        "cost: {per_participant: 30000, participants: 3, total: 90000.00, per: year, years: {2026: 45000}}",
        "cost: {total: 90000}",
        "cost: {per_participant: 30000, total: 90000}",
        "cost: {fixed: 90000, total: 90000, years: {2026: 45000, 2027: 40000}}",
        "cost: {total: 90000, per: year, years: {2026: 45000}}",
        "cost: {fixed: 0, total: 0}",
    ],
)
def test_a_total_that_agrees_or_cannot_be_checked_is_left_alone(check, keys):
    assert check(f"id: H1\n{keys}\n").places("total-mismatch") == []


def test_a_total_whose_parts_could_not_be_read_is_left_alone(check):
    assert check("id: H1\ncost: {fixed: 5.000, per_participant: 10, participants: 1, total: 15}\n").names() == [
        "bad-amount"
    ]
