"""Caps, budgets and cost centres: where money is short or belongs to nobody, and where it does not."""

from __future__ import annotations

from datetime import date

import pytest

from kivplan.findings import Level

STATUSES = {"draft": Level.INFO, "proposed": Level.WARNING, "adopted": Level.WARNING}


def cost(keys: str, more: str = "") -> str:
    """The keys of an action that costs something, with a cost centre."""
    return f"id: H1\ncost: {{{keys}, cost_centre: 3110}}\n{more}"


def budgeted(budget: object, *actions: str, period: str = "{start: 2026, end: 2026}") -> str:
    """An action plan with a budget and the actions."""
    return "---\n".join([f"kind: action-plan\nperiod: {period}\nbudget: {budget}\n", *actions])


def report(keys: str) -> str:
    """A follow-up with one report."""
    return f"kind: follow-up\ndate: 2026-09-01\nactions: {{H1: {{status: on_track, {keys}}}}}\n"


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ("fixed: 120, cap: 100", "costs 120 and its cap is 100: there is no money for the last 20"),
        ("total: 100.50, cap: 100", "costs 100.5 and its cap is 100: there is no money for the last 0.5"),
        ("fixed: 120, per: year, cap: 100", "costs 120 a year and its cap for a year is 100: there is no money for"),
        ("years: {2026: 60, 2027: 70}, cap: 100", "costs 130 and its cap is 100: there is no money for the last 30"),
        ("per: year, years: {2026: 90, 2027: 130, 2028: 120}, cap: 100", "costs 130 in 2027 and its cap for a year"),
        ("fixed: 1, per: year, years: {2026: 101}, cap: 100", "costs 101 in 2026 and its cap for a year is 100"),
        ("per_participant: 30, participants: 4, cap: 100", "costs 120 and its cap is 100"),
        ("fixed: 1, cap: 0", "costs 1 and its cap is 0"),
    ],
)
def test_a_cost_above_its_cap_is_told_at_the_cap_with_how_much(check, keys, message):
    found = check(cost(keys))
    assert found.places() == [("over-cap", keys.rpartition("cap: ")[2])]
    finding = found.of("over-cap")
    assert f"H1 “Mentors for new nurses” {message}" in finding.message
    assert finding.hint.startswith("bring the cost down by ")
    assert finding.hint.endswith(", or raise `cap:` if whoever set it agrees")


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        (
            "per_participant: 50, participants: 2, cap_per_participant: 40",
            "costs 50 for each participant and the cap for each is 40: there is no money for the last 10",
        ),
        ("per_participant: 50, cap_per_participant: 40", "costs 50 for each participant"),
        ("per_participant: 50, total: 1, cap_per_participant: 40", "costs 50 for each participant"),
        (
            "total: 100, participants: 3, cap_per_participant: 30",
            "costs 100, which is 33.33 for each when 3 take part, and the cap for each is 30: there is no money for",
        ),
    ],
)
def test_a_participant_above_the_cap_is_told_at_that_cap(check, keys, message):
    found = check(cost(keys))
    assert found.places() == [("over-cap", keys.rpartition(": ")[2])]
    assert message in found.of("over-cap").message
    assert "`cap_per_participant:`" in found.of("over-cap").hint


def test_both_caps_are_told_each_at_its_place(check):
    found = check(cost("per_participant: 50, participants: 2, cap: 99, cap_per_participant: 49"))
    assert found.places() == [("over-cap", "99"), ("over-cap", "49")]


@pytest.mark.parametrize("status", STATUSES)
def test_a_cap_that_is_not_kept_is_an_error_from_the_first_draft(check, status):
    assert check(cost("fixed: 120, cap: 100"), status=status).of("over-cap").level is Level.ERROR


@pytest.mark.parametrize(
    "keys",
    [
        "fixed: 100, cap: 100",
        "fixed: 100, per: year, cap: 100",
        "per: year, years: {2026: 100, 2027: 90}, cap: 100",
        "fixed: 500, years: {2026: 50, 2027: 50}, cap: 100",
        "per_participant: 30, cap: 10",
        "cap: 100, hours: 500",
        "hours: 40, cap_per_participant: 30",
        "per_participant: 40, participants: 9, cap_per_participant: 40",
        "total: 90, participants: 3, cap_per_participant: 30",
        "total: 900, cap_per_participant: 30",
        "total: 900, participants: 0, cap_per_participant: 30",
        "fixed: 900, participants: 3, cap_per_participant: 30",
        "fixed: 900, total: 900, participants: 3, cap_per_participant: 30",
        "years: {2026: 900}, participants: 3, cap_per_participant: 30",
    ],
)
def test_a_cap_that_is_kept_or_cannot_be_checked_is_left_alone(check, keys):
    assert check(cost(keys)).findings == ()


def test_places_and_size_tell_how_many_share_a_total(check):
    keys = cost("total: 100, cap_per_participant: 30", "target_group: {who: Nurses, size: 3}\n")
    assert "when 3 take part" in check(keys).of("over-cap").message
    assert check(keys.replace("size: 3", "size: 4")).findings == ()


def test_every_term_keeps_its_own_cap(check, plan_of):
    first = plan_of(cost("fixed: 120, cap: 100"), "id: H0\n")
    then = plan_of(cost("fixed: 90, cap: 100"), about="period: {start: 2027, end: 2027}")
    found = check(f"{first}---\n{then}")
    assert found.places() == [("over-cap", "100")]
    assert found.of("over-cap").place.line < found.text.splitlines().index("period: {start: 2027, end: 2027}")


@pytest.mark.parametrize("keys", ["cost: {fixed: 120, substitutes: 5.000, cap: 100}", "cost: {fixed: 120, cap: 1.000}"])
def test_a_cap_beside_an_amount_that_could_not_be_read_is_left_alone(check, keys):
    assert check(f"id: H1\n{keys}\n").places("over-cap") == []


@pytest.mark.parametrize(
    "more",
    [
        "implementation: {activities: [{title: Meet, cost: 5.000}]}\n",
        "target_group: {who: Nurses, size: many}\n",
    ],
)
def test_activities_and_numbers_of_people_that_could_not_be_read_leave_the_cap_alone(check, more):
    assert check(cost("fixed: 120, cap: 100", more)).places("over-cap") == []


def test_a_budget_that_is_exceeded_is_told_at_the_budget_with_both_numbers(check):
    found = check(budgeted(100000, cost("fixed: 120000.50, savings: 5000")))
    assert found.places() == [("over-budget", "100000")]
    finding = found.of("over-budget")
    assert finding.message == (
        "the action plan's net cost is 115000.5 and its budget 100000: 15000.5 more than there is"
    )
    assert (
        finding.hint
        == "take out or put off actions, raise `budget:`, or ask for 15000.5 in a decision that is proposed"
    )


@pytest.mark.parametrize(("status", "level"), STATUSES.items())
def test_an_exceeded_budget_weighs_more_as_the_plan_matures(check, status, level):
    found = check(budgeted(100, cost("fixed: 120")), status=status)
    assert found.of("over-budget").level is level


@pytest.mark.parametrize(
    ("grants", "said"),
    [
        ("{from: A, amount: 19, status: applied}", False),
        ("{from: A, amount: 20, status: applied}", True),
        ("{from: A, amount: 5, status: planned}, {from: B, amount: 15, status: applied}", True),
        ("{from: A, amount: 50, status: refused}", False),
    ],
)
def test_grants_that_would_cover_it_are_told_of(check, grants, said):
    message = check(budgeted(100, cost(f"fixed: 120, grants: [{grants}]"))).of("over-budget").message
    assert ("unless 20 comes in from grants that are not granted yet" in message) is said
    assert "20 more than there is" in message


@pytest.mark.parametrize(
    "example",
    [
        budgeted(120, cost("fixed: 120")),
        budgeted("", cost("fixed: 120")),
        budgeted(100, cost("fixed: 120, savings: 20")),
        budgeted(100, cost("fixed: 120, grants: [{from: A, amount: 20, status: granted}]")),
        budgeted(0, "id: H1\n"),
    ],
)
def test_a_budget_that_is_kept_is_left_alone(check, example):
    assert check(example).findings == ()


def test_a_grant_counts_from_the_day_it_is_reported(check):
    plan = budgeted(100, cost("fixed: 120, grants: [{from: A, amount: 20, status: applied}]"))
    report = (
        "---\nkind: follow-up\ndate: {}\nactions: {{H1: {{status: on_track, grants: {{T1: {{status: granted}}}}}}}}\n"
    )
    assert check(plan + report.format("2026-09-15")).places("over-budget") == []
    assert check(plan + report.format("2026-09-16")).places("over-budget") == [("over-budget", "100")]


def test_the_money_of_parts_counts(check):
    found = check(budgeted(100, cost("fixed: 60"), "id: H2\npart_of: H1\ncost: {fixed: 60}\n"))
    assert "net cost is 120 and" in found.of("over-budget").message


def test_an_action_plan_that_is_over_is_left_alone(check):
    example = budgeted(
        100, cost("fixed: 120", "time:\n  until: It works\n"), period="{start: 2026-01, end: 2026-09-15}"
    )
    assert check(example).places("over-budget") == [("over-budget", "100")]
    assert check(example, as_of=date(2026, 9, 16)).places("over-budget") == []


@pytest.mark.parametrize(
    "other",
    [
        "id: H2\ncost: {fixed: 5.000, savings: 1}\n",
        report("grants: {T1: {status: granted, amount: 5.000}}"),
        "id: H2\ntarget_group: {who: Nurses, size: many}\n",
        "id: H2\nimplementation: {activities: [{title: Meet, cost: 5.000}]}\n",
        "id: H2\ncost: {hours: 1, per: year}\ntime: {start: 2026-02, end: soon}\n",
        report("grants: {T1: {status: given}}"),
        "kind: follow-up\ndate: 2026-09-01\nactions: [\n",
    ],
)
def test_a_budget_is_left_alone_where_money_could_not_be_read(check, other):
    plan = budgeted(100, cost("fixed: 130, grants: [{from: A, amount: 20, status: applied}]"))
    assert check(f"{plan}---\n{other}").places("over-budget") == []


@pytest.mark.parametrize(
    "other",
    [
        "id: H2\napproach: [A, b]\nedition: publik\n",
        report("spent: 1.000"),
        "kind: plan\ncurrency: kroner\n",
    ],
)
def test_what_could_not_be_read_and_is_no_money_hides_no_overrun(check, other):
    assert check(f"{budgeted(100, cost('fixed: 120'))}---\n{other}").places("over-budget") == [("over-budget", "100")]


def test_money_that_could_not_be_read_in_another_action_plan_hides_no_overrun(check, plan_of):
    first = plan_of(cost("fixed: 120"), "id: H0\n", about="period: {start: 2026, end: 2026}\nbudget: 100")
    then = plan_of("id: H2\ncost: {fixed: 5.000}\n", about="period: {start: 2027, end: 2027}\nbudget: 100")
    assert check(f"{first}---\n{then}").places("over-budget") == [("over-budget", "100")]


@pytest.mark.parametrize(
    "keys",
    [
        "cost: {fixed: 1}",
        "cost: {per_participant: 1}",
        "cost: {substitutes: 1}",
        "cost: {total: 1}",
        "cost: {cap: 1}",
        "cost: {cap_per_participant: 1}",
        "cost: {years: {2026: 0, 2027: 1}}",
        "cost:\nimplementation: {activities: [{title: Meet, hours: 2}, {title: Meet, cost: 1}]}",
    ],
)
def test_money_without_a_cost_centre_is_told_at_the_actions_id(check, keys):
    found = check(f"id: H1\n{keys}\n")
    assert found.places() == [("no-cost-centre", "H1")]
    finding = found.of("no-cost-centre")
    assert finding.message.startswith("H1 “Mentors for new nurses” costs money and has no cost centre, so nobody knows")
    assert finding.hint == "add `cost_centre:` to `cost:`, written as in the accounts"


@pytest.mark.parametrize(("status", "level"), STATUSES.items())
def test_a_missing_cost_centre_weighs_more_as_the_plan_matures(check, status, level):
    found = check("id: H1\ncost: {fixed: 1}\n", status=status)
    assert found.of("no-cost-centre").level is level


@pytest.mark.parametrize(
    "keys",
    [
        "cost: {fixed: 0}",
        "cost: {hours: 40}",
        "cost: {hours: 40, savings: 5}",
        "cost: {hours: 40, grants: [{from: A, amount: 20, status: applied}]}",
        "cost: {years: {2026: 0}}",
        "cost: {hours: 40}\nimplementation: {activities: [{title: Meet, cost: 0}]}",
        "cost: {fixed: 1, cost_centre: 0310}",
    ],
)
def test_where_there_is_no_money_no_cost_centre_is_asked_for(check, keys):
    assert check(f"id: H1\n{keys}\n").findings == ()


@pytest.mark.parametrize(
    ("whole", "part", "told"),
    [
        ("cost: {cost_centre: 1, hours: 1}", "cost: {fixed: 5}", False),
        ("cost: {fixed: 5}", "cost: {cost_centre: 1}", False),
        ("cost: {fixed: 5}", "cost: {fixed: 5}", True),
        ("cost: {hours: 1}", "cost: {fixed: 5}", True),
    ],
)
def test_an_action_and_its_parts_share_a_cost_centre_and_are_told_once(check, whole, part, told):
    found = check(f"id: H1\n{whole}\n---\nid: H2\npart_of: H1\n{part}\n")
    assert found.places() == ([("no-cost-centre", "H1")] if told else [])


def test_the_cost_centre_is_asked_of_the_last_term(check, plan_of):
    first = plan_of("id: H1\ncost: {fixed: 5}\n", "id: H0\n")
    then = plan_of("id: H1\ncost: {fixed: 5, cost_centre: 1}\n", about="period: {start: 2027, end: 2027}")
    assert check(f"{first}---\n{then}").findings == ()


@pytest.mark.parametrize(
    "keys",
    [
        "cost: {fixed: 5, cost_centre: [1]}",
        "cost: {hours: 5}\nimplementation: {activities: [{title: A, cost: 5}, {title: B, cost: 5.000}]}",
        "cost: {fixed: 5}\npart_of: 'H 0'",
        "cost: {fixed: 5}\n---\nid: H2\npart_of: H1\ncost: {fixed: 5.000}",
    ],
)
def test_a_cost_that_could_not_be_read_may_have_a_cost_centre(check, keys):
    assert check(f"id: H1\n{keys}\n").places("no-cost-centre") == []


def test_what_could_not_be_read_and_is_no_money_hides_nothing(check):
    broken = "edition: publik\n"
    assert check(f"id: H1\ncost: {{fixed: 5}}\n{broken}").places("no-cost-centre") == [("no-cost-centre", "H1")]
    assert check(cost("fixed: 120, cap: 100", broken)).places("over-cap") == [("over-cap", "100")]
