"""Where money is short: budgets, grants that did not come, grants against the cost they pay for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kivplan.plan.deviations import put_off_until
from kivplan.plan.grants import grants_of
from kivplan.plan.shortfalls import funding, lists_grants, only_planned, overruns, placed_grants, refused_grants

TODAY = date(2026, 9, 15)


def action_plan(*actions: str, period: str = "{start: 2026, end: 2026}", more: str = "") -> str:
    return f"kind: action-plan\nperiod: {period}\n{more}actions:\n" + "".join(f"  - {{{one}}}\n" for one in actions)


def report(keys: str, day: str = "2026-06-01", action: str = "H1", status: str = "on_track") -> str:
    return f"kind: follow-up\ndate: {day}\nactions: {{{action}: {{status: {status}{keys}}}}}\n"


def granting(*grants: str, more: str = "") -> str:
    listed = ", ".join(f"{{from: A, {grant}}}" for grant in grants)
    return f"id: H1, title: T, cost: {{fixed: 100, grants: [{listed}]}}{more}"


def test_an_action_plan_above_its_budget_is_an_overrun_with_its_money(plan_of):
    plan = plan_of(
        action_plan("id: H1, title: T, cost: {fixed: 100}", more="budget: 99\n"),
        action_plan("id: H2, title: T, cost: {fixed: 100}", more="budget: 100\n"),
        action_plan("id: H3, title: T, cost: {fixed: 100}"),
        action_plan(
            "id: H4, title: T, cost: {fixed: 100, savings: 5}", more="budget: 90\n", period="{start: 2027, end: 2027}"
        ),
    )
    found = overruns(plan, date(2026, 12, 31))
    assert [(one.item, one.over, one.money.net) for one in found] == [
        (plan.action_plans[0], Decimal(1), Decimal(100)),
        (plan.action_plans[3], Decimal(5), Decimal(95)),
    ]
    assert [one.item for one in overruns(plan, date(2027, 1, 1))] == [plan.action_plans[3]]


def test_a_grant_knows_since_which_report_it_stands_as_it_does(plan_of):
    plan = plan_of(
        action_plan(granting("status: applied, amount: 5", "status: refused", "status: planned")),
        report(", grants: {T1: {status: applied}}", "2026-02-01"),
        report(", grants: {T1: {status: granted, amount: 4}, T2: {status: refused}}", "2026-03-01"),
        report(", grants: {T1: {status: granted}}", "2026-04-01"),
        report("", "2026-05-01"),
    )
    found = grants_of(plan.actions["H1"].action, plan.reports_of("H1"))
    assert [(one.id, one.status, one.amount) for one in found] == [
        ("T1", "granted", Decimal(4)),
        ("T2", "refused", None),
        ("T3", "planned", None),
    ]
    assert [one.since and one.since.date for one in found] == [date(2026, 3, 1), None, None]


def test_a_grant_that_went_back_and_forth_stands_since_the_last_change(plan_of):
    plan = plan_of(
        action_plan(granting("status: refused")),
        report(", grants: {T1: {status: granted}}", "2026-02-01"),
        report(", grants: {T1: {status: refused}}", "2026-03-01"),
    )
    (found,) = grants_of(plan.actions["H1"].action, plan.reports_of("H1"))
    assert (found.status, found.since.date) == ("refused", date(2026, 3, 1))


def test_placed_grants_know_their_action_and_number(plan_of):
    plan = plan_of(action_plan(granting("status: applied", "status: granted"), "id: H2, title: T, cost: {fixed: 1}"))
    placed = placed_grants(plan, plan.actions["H1"].last, TODAY)
    assert [(one.action, one.number, one.figure.id) for one in placed] == [("H1", 0, "T1"), ("H1", 1, "T2")]
    assert placed_grants(plan, plan.actions["H2"].last, TODAY) == ()
    assert [lists_grants(plan.actions[key].last) for key in ("H1", "H2")] == [True, False]


@pytest.mark.parametrize(
    ("keys", "answered"),
    [
        ("", False),
        (", deviations: [{what: W, decision: D}]", True),
        (", deviations: [{what: W}]", False),
        (", deviations: [{what: W, decided_by: board}]", True),
    ],
)
def test_a_refused_grant_waits_for_a_decision(plan_of, keys, answered):
    plan = plan_of(
        action_plan(granting("status: applied", "status: granted")),
        report(f", grants: {{T1: {{status: refused}}}}{keys}"),
    )
    assert [one.number for one in refused_grants(plan, TODAY)] == ([] if answered else [0])
    assert refused_grants(plan, date(2026, 5, 31)) == ()


def test_grants_of_terms_past_and_of_actions_that_ended_are_not_waited_for(plan_of):
    grant = granting("status: refused", "status: planned", more=", time: {start: 2026-01}")
    plan = plan_of(action_plan(grant))
    assert [one.number for one in refused_grants(plan, date(2026, 12, 31))] == [0]
    assert [one.number for one in only_planned(plan, date(2026, 12, 31))] == [1]
    assert (refused_grants(plan, date(2027, 1, 1)), only_planned(plan, date(2027, 1, 1))) == ((), ())
    ended = plan_of(action_plan(grant), report("", status="dropped"))
    assert (refused_grants(ended, TODAY), only_planned(ended, TODAY)) == ((), ())


@pytest.mark.parametrize(
    ("actions", "gross", "granted", "own"),
    [
        ([granting("status: granted, amount: 70", "status: applied, amount: 9")], 100, 70, 30),
        ([granting("status: granted, amount: 170")], 100, 170, -70),
        ([granting("status: granted")], 100, 0, 100),
        ([granting("status: granted, amount: 7"), "id: H2, title: T, part_of: H1, cost: {fixed: 5}"], 105, 7, 98),
        ([granting("status: granted, amount: 7"), "id: H2, title: T, part_of: H1, cost: {hours: 5}"], 100, 7, 93),
        ([granting("status: granted, amount: 7"), "id: H2, title: T, part_of: H1"], 100, 7, 93),
        ([granting("status: granted, amount: 7"), "id: H2, title: T, part_of: H1, cost: {cap: 5}"], None, 7, 0),
        ([granting("status: granted, amount: 7"), "id: H2, title: T, cost: {cap: 5}", "id: H3, title: T"], None, 7, 0),
        (["id: H1, title: T, cost: {hours: 5, grants: [{from: A, status: granted, amount: 7}]}"], None, 7, 0),
        (
            [granting("status: granted, amount: 7"), "id: H2, title: T, part_of: H1, cost: {per_participant: 5}"],
            None,
            7,
            0,
        ),
        (
            [granting("status: granted, amount: 7"), "id: H2, title: T, part_of: H1, cost: {cap_per_participant: 5}"],
            None,
            7,
            0,
        ),
        (["id: H1, title: T, cost: {fixed: 0, grants: [{from: A, status: granted, amount: 7}]}"], 0, 7, -7),
    ],
)
def test_terms_together_are_funded_by_what_is_granted(plan_of, actions, gross, granted, own):
    plan = plan_of(action_plan(*actions))
    found = funding(plan, [act.last for act in plan.actions.values()], TODAY)
    assert (found.gross, found.granted, found.own) == (gross, granted, own)


@pytest.mark.parametrize(
    ("grants", "number", "share"),
    [
        (["amount: 50, own_share: 20%"], 0, 20),
        (["amount: 50, own_share: 20%, own_share_of: grant"], 0, 10),
        (["amount: 50, own_share: 20%", "amount: 9, own_share: 40%"], 1, 40),
        (["amount: 9, own_share: 40%", "amount: 50, own_share: 20%"], 0, 40),
        (["own_share: 20%"], 0, 20),
        (["own_share: 20%, own_share_of: grant"], None, None),
        (["amount: 50"], None, None),
    ],
)
def test_the_largest_own_share_is_what_counts(plan_of, grants, number, share):
    plan = plan_of(action_plan(granting(*(f"{grant}, status: granted" for grant in grants))))
    found = funding(plan, [plan.actions["H1"].last], TODAY).own_share()
    assert (None if found is None else (found[0].number, found[1])) == (None if number is None else (number, share))


def test_where_the_cost_is_not_known_no_share_of_it_is(plan_of):
    cost = "cap: 5, grants: [{from: A, amount: 10, own_share: 20%, status: granted}]"
    plan = plan_of(action_plan(f"id: H1, title: T, cost: {{{cost}}}"))
    assert funding(plan, [plan.actions["H1"].last], TODAY).own_share() is None


def test_a_delay_lasts_until_the_last_day_that_was_decided_on(plan_of):
    deviations = (
        "{what: A, decision: D, by: 2026-10}, {what: B, decision: D, by: 2026-08-01}, {what: C, by: 2027}, "
        "{what: E, decision: D}"
    )
    plan = plan_of(
        action_plan("id: H1, title: T", "id: H2, title: T"),
        report(f", deviations: [{deviations}]"),
        report(", deviations: [{what: F, decision: D}]", action="H2", day="2026-06-02"),
    )
    assert put_off_until(plan, TODAY) == {"H1": date(2026, 10, 31)}
    assert put_off_until(plan, date(2026, 5, 31)) == {}


@pytest.mark.parametrize(
    ("status", "begun"),
    [("on_track", True), ("at_risk", True), ("off_track", True), ("not_started", False), ("postponed", False)],
)
def test_a_planned_grant_is_asked_for_where_the_action_is_reported_to_be_under_way(plan_of, status, begun):
    plan = plan_of(action_plan(granting("status: planned", more=", time: {start: 2026-10}")), report("", status=status))
    assert bool(only_planned(plan, TODAY)) is begun


def test_a_planned_grant_is_asked_for_from_the_day_after_the_action_was_to_begin(plan_of):
    plan = plan_of(action_plan(granting("status: planned", more=", time: {start: 2026-08}")))
    assert [bool(only_planned(plan, day)) for day in (date(2026, 8, 31), date(2026, 9, 1))] == [False, True]
    assert only_planned(plan_of(action_plan(granting("status: planned"))), TODAY) == ()
