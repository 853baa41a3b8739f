"""A plan whose language does not tell the currency must name it before the first amount."""

from __future__ import annotations

import pytest

from .conftest import HEAD

ENGLISH = HEAD.replace("language: nb", "language: en")
ACTIONS = "kind: action-plan\nperiod: {start: 2026, end: 2026}\n"
ONE = ACTIONS + "actions: [{id: H1, title: x, WHERE}]\n"


@pytest.mark.parametrize(("language", "currency"), [("nb", "NOK"), ("nn", "NOK"), ("sv", "SEK")])
def test_the_currency_is_that_of_the_language_s_country(language, currency, plan_of):
    plan = plan_of(ONE.replace("WHERE", "cost: {fixed: 5}"), head=HEAD.replace("language: nb", f"language: {language}"))
    assert plan.currency == currency


@pytest.mark.parametrize(
    "amount",
    [
        "cost: {fixed: 5}",
        "cost: {years: {2026: 5}}",
        "cost: {grants: [{from: x, status: applied, amount: 5}]}",
        "implementation: {activities: [{title: y, cost: 5}]}",
    ],
)
def test_an_amount_in_english_without_a_currency_is_told_once_at_the_plan(amount, examined):
    plan, findings = examined(
        ONE.replace("WHERE", amount), ACTIONS.replace("2026", "2027") + "budget: 9\nactions: []\n", head=ENGLISH
    )
    (finding,) = findings
    assert (finding.code, finding.name, finding.place.line) == ("KIV102", "missing-key", 1)
    (first,) = finding.related
    line = ONE.replace("WHERE", amount).splitlines()[-1]
    marked = line[first.where.column - 1 : first.where.end_column - 1]
    assert (first.where.line, marked) == (12, "{2026: 5}" if "years" in amount else "5")
    assert plan is not None
    assert plan.currency is None


@pytest.mark.parametrize("spent", ["spent: 5", "grants: {T1: {status: granted, amount: 5}}"])
def test_amounts_of_follow_ups_count(spent, told):
    planned = ONE.replace("WHERE", "cost: {grants: [{from: x, status: applied}]}")
    report = f"kind: follow-up\ndate: 2026-06-15\nactions: {{H1: {{status: done, {spent}}}}}\n"
    assert [code for code, _ in told(planned, report, head=ENGLISH)] == ["KIV102"]


def test_no_amount_but_zero_needs_no_currency(plan_of):
    assert plan_of(ONE.replace("WHERE", "cost: {fixed: 0, hours: 9}"), head=ENGLISH).currency is None


def test_a_currency_that_was_written_wrong_is_told_as_that_alone(told):
    head = ENGLISH + "currency: kroner\n"
    assert [code for code, _ in told(ONE.replace("WHERE", "cost: {fixed: 5}"), head=head)] == ["KIV104"]
