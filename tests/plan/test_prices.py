"""What is written of a cost: whether there is an amount, and which caps are exceeded."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kivplan.plan.money import one_per
from kivplan.plan.prices import Excess, beyond_caps, has_amount


@pytest.fixture
def action(plan_of):
    def build(keys):
        plan = plan_of(
            f"kind: action-plan\nperiod: {{start: 2026, end: 2026}}\nactions: [{{id: H1, title: T{keys}}}]\n"
        )
        return plan.actions["H1"].action

    return build


@pytest.mark.parametrize(
    ("keys", "amount"),
    [
        ("", None),
        (", cost: {hours: 5}", None),
        (", cost: {total: 7}", 7),
        (", cost: {fixed: 5, total: 7}", 5),
        (", cost: {fixed: 0, total: 7}", 0),
        (", cost: {per_participant: 5, total: 7}", 7),
        (", cost: {per_participant: 5, participants: 2}", 10),
        (", implementation: {activities: [{title: A, cost: 3}]}", 3),
    ],
)
def test_what_one_per_costs(action, keys, amount):
    assert one_per(action(keys)) == amount


@pytest.mark.parametrize(
    ("keys", "money"),
    [
        ("", False),
        (", cost: {hours: 5, savings: 5, cost_centre: 5}", False),
        (", cost: {grants: [{from: A, amount: 5, status: granted}]}", False),
        (", cost: {fixed: 0, total: 0, years: {2026: 0}}", False),
        (", implementation: {activities: [{title: A, hours: 3}, {title: B, cost: 0}]}", False),
        (", cost: {hours: 5}, implementation: {activities: [{title: A, cost: 3}]}", True),
        (", cost: {years: {2026: 0, 2027: 5}}", True),
        *((f", cost: {{{key}: 0.01}}", True) for key in ("per_participant", "fixed", "substitutes", "total", "cap")),
        (", cost: {cap_per_participant: 1}", True),
    ],
)
def test_whether_there_is_money_in_it(action, keys, money):
    assert has_amount(action(keys)) is money


def test_caps_that_are_exceeded_come_with_what_is_above_them(action):
    found = tuple(
        beyond_caps(action(", cost: {per_participant: 30, participants: 4, cap: 100, cap_per_participant: 25}"))
    )
    assert found == (
        Excess("cap", Decimal(100), Decimal(120)),
        Excess("cap_per_participant", Decimal(25), Decimal(30)),
    )
    assert [one.over for one in found] == [20, 5]


def test_of_yearly_amounts_the_first_of_the_dearest_years_counts(action):
    cost = ", cost: {per: year, cap: 5, years: {2026: 4, 2027: 9, 2028: 9, 2029: 8}}"
    assert tuple(beyond_caps(action(cost))) == (Excess("cap", Decimal(5), Decimal(9), yearly=True, year="2027"),)


def test_a_total_is_shared_by_those_who_take_part(action):
    cost = ", cost: {total: 100, participants: 4, cap_per_participant: 24}"
    (found,) = beyond_caps(action(cost))
    assert found == Excess("cap_per_participant", Decimal(24), Decimal(25), shared=Decimal(100), people=4)
    assert tuple(beyond_caps(action(cost.replace("24", "25")))) == ()


def test_without_a_cost_no_cap_is_exceeded(action):
    assert tuple(beyond_caps(action(""))) == ()
