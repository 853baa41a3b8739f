"""Grants: more than the cost, own shares that are not kept, money counted on that is not granted, two for one cost."""

from __future__ import annotations

from datetime import date

import pytest

from kivplan.findings import Level

GROWING = {"draft": Level.INFO, "proposed": Level.WARNING, "adopted": Level.WARNING}


def funded(cost: str, *grants: str, more: str = "", name: str = "H1") -> str:
    """The keys of an action with a cost and grants."""
    listed = "".join(f"    - {{{grant}}}\n" for grant in grants)
    return f"id: {name}\ncost:\n  {cost}\n  cost_centre: 3110\n  grants:\n{listed}{more}"


def granted(amount: object, more: str = "") -> str:
    return f"from: The county, amount: {amount}, status: granted{more}"


def report(keys: str, day: str = "2026-09-01", action: str = "H1", status: str = "on_track") -> str:
    """A follow-up with one report."""
    return f"---\nkind: follow-up\ndate: {day}\nactions: {{{action}: {{status: {status}{keys}}}}}\n"


def test_more_granted_than_it_costs_is_told_at_the_grants_with_how_much(check):
    found = check(funded("fixed: 100", granted(70), "from: Us, amount: 50.50, status: granted"))
    assert found.places("grant-exceeds-cost") == [("grant-exceeds-cost", "grants")]
    finding = found.of("grant-exceeds-cost")
    assert finding.message == (
        "H1 “Mentors for new nurses” has been granted 120.5 and costs 100: the last 20.5 pays for nothing and may be "
        "claimed back"
    )
    assert finding.hint == "write all that it costs, or the amounts that were granted"


@pytest.mark.parametrize(
    ("cost", "amount", "share", "asked", "own"),
    [
        ("fixed: 100", 71, "own_share: 30%", 30, 29),
        ("fixed: 100", 80, "own_share: 30%, own_share_of: cost", 30, 20),
        ("fixed: 100", 80, "own_share: 30%, own_share_of: grant", 24, 20),
        ("fixed: 100", 100, "own_share: 0.5%", "0.5", 0),
        ("fixed: 1000", 700, "own_share: 33.3333%", "333.33", 300),
    ],
)
def test_an_own_share_that_is_not_kept_is_told_there(check, cost, amount, share, asked, own):
    found = check(funded(cost, granted(amount, f", {share}")))
    assert found.places() == [("grant-exceeds-cost", share.split(": ")[1].split(",")[0])]
    finding = found.of("grant-exceeds-cost")
    assert finding.message == (
        f"“The county” asks for an own share of {asked}, and H1 “Mentors for new nurses” is left with {own} to pay "
        "itself: the grant may be cut or claimed back"
    )
    assert finding.hint == "write all that it costs, own work as an amount too, or the amounts that were granted"


def test_of_several_own_shares_the_largest_is_told(check):
    grants = [granted(30, ", own_share: 50%"), granted(30, ", own_share: 60%"), granted(10, ", own_share: 70%")]
    found = check(funded("fixed: 100", *grants))
    assert found.places() == [("grant-exceeds-cost", "70%")]
    assert "an own share of 70, and" in found.of("grant-exceeds-cost").message


def test_other_grants_are_no_own_money(check):
    grants = [granted(40, ", own_share: 50%"), "from: The county, amount: 20, status: granted"]
    found = check(funded("fixed: 100", *grants))
    assert found.places() == [("grant-exceeds-cost", "50%")]
    assert "is left with 40 to pay" in found.of("grant-exceeds-cost").message


@pytest.mark.parametrize("status", GROWING)
def test_too_much_money_is_an_error_from_the_first_draft(check, status):
    found = check(funded("fixed: 100", granted(120)), status=status)
    assert found.of("grant-exceeds-cost").level is Level.ERROR


@pytest.mark.parametrize(
    ("cost", "grant"),
    [
        ("fixed: 100", granted(100)),
        ("fixed: 100", granted(70, ", own_share: 30%")),
        ("fixed: 120", granted(80, ", own_share: 50%, own_share_of: grant")),
        ("fixed: 100", "from: A, status: granted, own_share: 100%, own_share_of: grant"),
        ("fixed: 100", "from: A, status: granted"),
        ("fixed: 100", "from: A, status: applied, amount: 900, own_share: 30%"),
        ("fixed: 60\n  per: year", granted(60)),
        ("hours: 40", granted(900, ", own_share: 30%")),
        ("hours: 40", granted(900, ", own_share: 30%, own_share_of: grant")),
        ("per_participant: 10", granted(900, ", own_share: 30%")),
        ("cap: 10", granted(900, ", own_share: 30%")),
        ("cap_per_participant: 10", granted(900, ", own_share: 30%")),
        ("years: {2026: 50, 2027: 50}", granted(100)),
    ],
)
def test_grants_that_fit_or_cannot_be_checked_are_left_alone(check, cost, grant):
    assert check(funded(cost, grant)).findings == ()


def test_a_grant_is_for_the_whole_term_and_a_yearly_cost_falls_on_each_of_its_years(check, plan_of):
    plan = plan_of(funded("fixed: 60\n  per: year", granted(120)), "id: H0\n", about="period: {start: 2026, end: 2027}")
    assert check(plan).findings == ()
    assert check(plan.replace("amount: 120", "amount: 121")).names() == ["grant-exceeds-cost"]


def test_the_cost_may_stand_on_parts_and_the_grant_on_the_whole_or_the_other_way(check):
    part = "id: H2\npart_of: H1\ncost: {fixed: 60}\n"
    whole = funded("fixed: 40", granted(100))
    assert check(f"{whole}---\n{part}").findings == ()
    assert check(f"{whole.replace('100', '101')}---\n{part}").names() == ["grant-exceeds-cost"]
    whole, part = "id: H1\ncost: {fixed: 100}\n", funded("hours: 1", granted(100), more="part_of: H1\n", name="H2")
    assert check(f"{whole}---\n{part}").findings == ()
    found = check(f"{whole}---\n{part.replace('100', '101')}")
    assert found.names() == ["grant-exceeds-cost"]
    assert found.of("grant-exceeds-cost").message.startswith("H1 ")


@pytest.mark.parametrize("unknown", ["per_participant: 5", "cap: 5", "cap_per_participant: 5"])
def test_a_part_whose_cost_is_not_known_leaves_the_sum_open(check, unknown):
    whole = funded("fixed: 40", granted(100))
    assert check(f"{whole}---\nid: H2\npart_of: H1\ncost: {{{unknown}}}\n").findings == ()


def test_a_part_that_says_nothing_of_money_leaves_nothing_open(check):
    part = "id: H2\npart_of: H1\ncost: {hours: 5}\n"
    assert check(f"{funded('fixed: 40', granted(100))}---\n{part}").names() == ["grant-exceeds-cost"]


def test_each_action_plan_is_added_up_for_itself(check, plan_of):
    first = plan_of(funded("fixed: 100", granted(50)), "id: H0\n")
    then = plan_of(funded("fixed: 40", granted(50)), about="period: {start: 2027, end: 2027}")
    found = check(f"{first}---\n{then}")
    assert found.names() == ["grant-exceeds-cost"]
    assert "granted 50 and costs 40" in found.of("grant-exceeds-cost").message


def test_what_follow_ups_tell_of_a_grant_counts_and_is_shown(check):
    plan = funded("fixed: 100", "id: X, from: The county, amount: 90, status: applied, own_share: 30%")
    assert check(plan).findings == ()
    found = check(plan + report(", grants: {X: {status: granted, amount: 80}}"))
    assert found.places("grant-exceeds-cost") == [("grant-exceeds-cost", "30%")]
    (related,) = found.of("grant-exceeds-cost").related
    assert related.message == "reported here"
    line = found.text.splitlines()[related.where.line - 1]
    assert line[related.where.column - 1 : related.where.end_column - 1] == "{status: granted, amount: 80}"
    found = check(plan + report(", grants: {X: {status: granted, amount: 170}}"))
    assert "the last 70 pays for nothing" in found.of("grant-exceeds-cost").message
    assert len(found.of("grant-exceeds-cost").related) == 1
    late = check(plan + report(", grants: {X: {status: granted}}", "2026-09-16"))
    assert late.places("grant-exceeds-cost") == []


@pytest.mark.parametrize(
    "plan",
    [
        funded("fixed: 100\n  substitutes: 1.000", granted(120)),
        funded("fixed: 100", granted(120), granted("1.200")),
        funded("fixed: 100\n  savings: [1]", granted(120)),
    ],
)
def test_a_cost_that_could_not_be_read_leaves_grants_alone(check, plan):
    assert check(plan).places("grant-exceeds-cost") == []


@pytest.mark.parametrize(
    "other",
    [
        "id: H2\npart_of: H1\ncost: {fixed: 5.000}\n",
        "id: H2\npart_of: H1\nimplementation: {activities: [{title: Meet, cost: 5.000}]}\n",
        "id: H2\npart_of: H1\ntarget_group: {who: Nurses, size: many}\n",
        report(", grants: {T1: {status: granted, amount: 1.000}}").removeprefix("---\n"),
        "id: H2\ncost: {fixed: 5}\npart_of: [H1]\n",
        "id: H2\ncost: {fixed: 5}\npart_of: H 1\n",
        "id: H2\npart_of: H1\ncost: {fixed: 5, per: year}\ntime: {start: 2026, end: soon}\n",
    ],
)
def test_a_part_or_report_that_could_not_be_read_leaves_grants_alone(check, other):
    assert check(f"{funded('fixed: 100', granted(120))}---\n{other}").places("grant-exceeds-cost") == []
    shared = funded("fixed: 100", granted(90, ", own_share: 50%"))
    assert check(f"{shared}---\n{other}").places("grant-exceeds-cost") == []


PLANNED = "from: The county, amount: 20, status: planned"


def test_a_grant_still_planned_of_an_action_that_has_begun_is_told_at_its_status(check):
    found = check(funded("fixed: 100", granted(5), PLANNED, more="time: {start: 2026-08}\n"))
    assert found.places() == [("counts-ungranted", "planned")]
    finding = found.of("counts-ungranted")
    assert finding.message == (
        "H1 “Mentors for new nurses” has begun and the grant from “The county” is still only planned, so it counts on "
        "money nobody has asked for"
    )
    assert finding.hint.startswith("apply, and write `status: applied`")


def test_a_refused_grant_is_told_at_its_status(check):
    found = check(
        funded("fixed: 100", "from: The county, amount: 20, status: refused", more="time: {start: 2026-12}\n")
    )
    assert found.places() == [("counts-ungranted", "refused")]
    finding = found.of("counts-ungranted")
    assert finding.message == (
        "“The county” has refused a grant and the plan does not say who pays instead, so H1 “Mentors for new nurses” "
        "may come to a stop"
    )
    assert "`decision:`" in finding.hint
    assert finding.related == ()


@pytest.mark.parametrize(("status", "level"), GROWING.items())
@pytest.mark.parametrize("grant", [PLANNED, PLANNED.replace("planned", "refused")])
def test_counting_on_it_weighs_more_as_the_plan_matures(check, status, level, grant):
    found = check(funded("fixed: 100", grant), status=status)
    assert found.of("counts-ungranted").level is level


def test_a_refusal_that_a_follow_up_tells_of_is_shown(check):
    plan = funded("fixed: 100", PLANNED, more="time: {start: 2026-12}\n")
    found = check(plan + report(", grants: {T1: {status: refused}}", status="not_started"))
    assert found.places("counts-ungranted") == [("counts-ungranted", "planned")]
    (related,) = found.of("counts-ungranted").related
    assert related.message == "reported here"
    assert found.text.splitlines()[related.where.line - 1].startswith("actions: {H1:")


@pytest.mark.parametrize(
    ("time", "told"),
    [
        ("start: 2026-09-14", True),
        ("start: 2026-09-15", False),
        ("start: 2026-08", True),
        ("start: 2026-09", False),
        ("start: 2026", False),
        ("at: 2026-08", True),
        ("at: 2026-Q3", False),
        ("deadline: 2026-12", False),
        ("yearly: [01-01]", False),
    ],
)
def test_begun_means_that_the_whole_of_the_start_has_passed(check, time, told):
    found = check(funded("fixed: 100", PLANNED, more=f"time: {{{time}}}\n"))
    assert found.places("counts-ungranted") == ([("counts-ungranted", "planned")] if told else [])


@pytest.mark.parametrize(
    ("time", "status", "told"),
    [
        ("2026-12", "on_track", True),
        ("2026-12", "at_risk", True),
        ("2026-12", "off_track", True),
        ("2026-06", "not_started", False),
        ("2026-06", "postponed", False),
        ("2026-06", "done", False),
        ("2026-06", "dropped", False),
    ],
)
def test_the_newest_report_knows_better_whether_it_has_begun(check, time, status, told):
    found = check(funded("fixed: 100", PLANNED, more=f"time: {{start: {time}}}\n") + report("", status=status))
    assert found.places("counts-ungranted") == ([("counts-ungranted", "planned")] if told else [])


@pytest.mark.parametrize("status", ["applied", "granted"])
def test_grants_applied_for_or_granted_are_left_alone(check, status):
    assert check(funded("fixed: 100", PLANNED.replace("planned", status))).findings == ()


@pytest.mark.parametrize(
    ("day", "deviation", "told"),
    [
        ("2026-08-01", "{what: Refused, decision: We pay.}", False),
        ("2026-09-01", "{what: Refused, decision: We pay.}", False),
        ("2026-07-31", "{what: Ill, decision: We wait.}", True),
        ("2026-08-01", "{what: Refused}", True),
        ("2026-08-01", "{what: Refused, decided_by: board}", False),
        ("2026-07-01", "{what: Refused, decided_by: board}", False),
        ("2026-07-01", "{what: Ill, decided_by: board, decision: We wait.}", True),
        ("2026-09-16", "{what: Refused, decision: We pay.}", True),
    ],
)
def test_a_decision_reported_with_the_refusal_or_later_answers_it(check, day, deviation, told):
    text = funded("fixed: 100", PLANNED.replace("planned", "applied"))
    reports = {"2026-08-01": ", grants: {T1: {status: refused}}", "2026-08-15": ", grants: {T1: {status: refused}}"}
    reports[day] = reports.get(day, "") + f", deviations: [{deviation}]"
    found = check(text + "".join(report(keys, on) for on, keys in sorted(reports.items())))
    assert found.places("counts-ungranted") == ([("counts-ungranted", "applied")] if told else [])


@pytest.mark.parametrize(("day", "told"), [("2025-12-31", True), ("2026-01-01", False)])
def test_a_refusal_the_action_plan_tells_of_is_answered_in_its_period(check, day, told):
    text = funded("fixed: 100", PLANNED.replace("planned", "refused"))
    found = check(text + report(", deviations: [{what: Refused, decision: We pay.}]", day))
    assert found.places("counts-ungranted") == ([("counts-ungranted", "refused")] if told else [])


def test_a_decision_on_another_action_answers_nothing(check):
    text = funded("fixed: 100", PLANNED.replace("planned", "refused"))
    found = check(text + report(", deviations: [{what: Refused, decision: We pay.}]", action="H0"))
    assert found.places("counts-ungranted") == [("counts-ungranted", "refused")]


ENDED = pytest.mark.parametrize(("status", "told"), [("done", False), ("dropped", False), ("postponed", True)])


@ENDED
def test_an_action_that_has_ended_counts_on_nothing(check, status, told):
    found = check(funded("fixed: 100", PLANNED.replace("planned", "refused")) + report("", status=status))
    assert found.places("counts-ungranted") == ([("counts-ungranted", "refused")] if told else [])


@ENDED
def test_a_part_counts_on_nothing_when_its_whole_has_ended(check, status, told):
    part = funded("fixed: 100", PLANNED.replace("planned", "refused"), more="part_of: H1\n", name="H2")
    found = check(f"id: H1\n---\n{part}{report('', status=status)}")
    assert found.places("counts-ungranted") == ([("counts-ungranted", "refused")] if told else [])


def test_only_the_term_of_the_day_or_one_to_come_is_looked_at(check, plan_of):
    refused = PLANNED.replace("planned", "refused")
    first = plan_of(funded("fixed: 100", refused), "id: H0\n")
    then = plan_of(funded("fixed: 100", refused), about="period: {start: 2027, end: 2027}")
    plan = f"{first}---\n{then}"
    found = check(plan)
    assert found.names() == ["counts-ungranted"]
    assert found.findings[0].place.line < found.text.splitlines().index("period: {start: 2027, end: 2027}")
    found = check(plan, as_of=date(2027, 1, 1))
    (place,) = [f.place for f in found.findings if f.name == "counts-ungranted"]
    assert place.line > found.text.splitlines().index("period: {start: 2027, end: 2027}")
    assert check(plan, as_of=date(2027, 12, 31)).places("counts-ungranted") == [("counts-ungranted", "refused")]
    assert check(plan, as_of=date(2028, 1, 1)).places("counts-ungranted") == []


@pytest.mark.parametrize(
    "other",
    [
        "id: H2\npart_of: {}\n",
        report(", grants: {T1: {status: granted}}", status="doen").removeprefix("---\n"),
        report(", deviations: [{what: Refused, decision: [We, pay]}]").removeprefix("---\n"),
        report(", deviations: [{what: Refused, decided_by: bord}]").removeprefix("---\n"),
    ],
)
def test_what_answers_a_grant_and_could_not_be_read_may_have_answered_it(check, other):
    plan = funded("fixed: 100", PLANNED.replace("planned", "refused"))
    assert check(f"{plan}---\n{other}").places("counts-ungranted") == []


@pytest.mark.parametrize("more", ["time: {start: soon, at: 2026-02}\n", "part_of: 'H 0'\n"])
def test_an_action_whose_own_words_could_not_be_read_counts_on_nothing(check, more):
    plan = funded("fixed: 100", PLANNED, more=more)
    assert check(plan).places("counts-ungranted") == []


def test_an_action_without_time_may_not_have_begun(check):
    assert check(funded("fixed: 100", PLANNED, more="time:\n")).places("counts-ungranted") == []


def test_what_could_not_be_read_elsewhere_silences_nothing(check):
    broken = "  savings: 1.000\nedition: publik\n"
    refused = report(", grants: {T1: {status: refused, amount: 1.000}}")
    found = check(funded("fixed: 100", PLANNED, more=broken) + refused)
    assert found.places("counts-ungranted") == [("counts-ungranted", "planned")]
    broken = "edition: publik\n"
    other = f"---\nid: H2\ncost: {{fixed: 5.000}}\n{report(', spent: 1.000')}"
    text = funded("fixed: 100", PLANNED.replace("planned", "refused"), more=broken) + other
    assert check(text).places("counts-ungranted") == [("counts-ungranted", "refused")]
    text = funded("fixed: 100", granted(120), more=broken) + other
    assert check(text).places("grant-exceeds-cost") == [("grant-exceeds-cost", "grants")]
    text = funded("fixed: 100", granted(12), "from: B, status: granted", more=broken) + other
    assert [name for name, _ in check(text).places("two-grants-one-cost")] == ["two-grants-one-cost"]


def test_a_grant_of_a_part_of_something_unknown_is_its_own(check):
    plan = funded("fixed: 100", PLANNED.replace("planned", "refused"), more="part_of: H9\n")
    assert check(plan).places("counts-ungranted") == [("counts-ungranted", "refused")]


def test_two_granted_grants_on_one_action_are_told_at_the_second(check):
    second = "from: The directorate, programme: Welfare, amount: 20, status: granted"
    found = check(funded("fixed: 100", granted(30), "from: A, amount: 5, status: applied", second))
    assert found.places() == [("two-grants-one-cost", f"{{{second}}}")]
    finding = found.of("two-grants-one-cost")
    assert finding.message == (
        "H1 “Mentors for new nurses” has been granted money by “The county” and “The directorate, Welfare”, and no "
        "cost may be paid twice"
    )
    assert "`part_of:`" in finding.hint
    (related,) = finding.related
    assert related.message == "the first of them"
    assert "The county" in found.text.splitlines()[related.where.line - 1]


@pytest.mark.parametrize("status", GROWING)
def test_two_grants_are_a_note_at_any_time(check, status):
    found = check(funded("fixed: 100", granted(30), "from: B, status: granted"), status=status)
    assert found.of("two-grants-one-cost").level is Level.INFO


def test_all_who_granted_money_are_named_once(check):
    grants = ["from: A, status: granted", "from: A, status: granted", "from: B, status: granted"]
    found = check(funded("fixed: 100", *grants, "from: C, status: granted"))
    assert found.places() == [("two-grants-one-cost", "{from: B, status: granted}")]
    assert "by “A”, “B” and “C”, and" in found.of("two-grants-one-cost").message


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("from: A, programme: X", "from: A, programme: Y", True),
        ("from: A, programme: X", "from: B, programme: X", True),
        ("from: A, programme: X", "from: a, programme: x", False),
        ("from: A, programme: X", "from: A", False),
        ("from: A", "from: A, programme: X", False),
        ("from: A", "from: A", False),
    ],
)
def test_instalments_of_one_grant_are_left_alone(check, first, second, told):
    found = check(funded("fixed: 100", f"{first}, status: granted", f"{second}, status: granted"))
    assert found.names() == (["two-grants-one-cost"] if told else [])


@pytest.mark.parametrize("other", ["status: applied, amount: 5", "status: granted, amount: 0"])
@pytest.mark.parametrize("swapped", [False, True])
def test_a_second_grant_of_nothing_is_left_alone(check, other, swapped):
    grants = [granted(30), f"from: B, {other}"]
    assert check(funded("fixed: 100", *(reversed(grants) if swapped else grants))).findings == ()


def test_a_second_grant_counts_when_it_is_reported_granted(check):
    plan = funded("fixed: 100", granted(30), "from: B, amount: 5, status: applied")
    assert check(plan).findings == ()
    found = check(plan + report(", grants: {T2: {status: granted}}"))
    assert [name for name, _ in found.places("two-grants-one-cost")] == ["two-grants-one-cost"]


def test_grants_on_parts_of_their_own_are_left_alone(check):
    part = funded("fixed: 50", "from: B, amount: 5, status: granted", more="part_of: H1\n", name="H2")
    assert check(f"{funded('fixed: 100', granted(30))}---\n{part}").findings == ()


@pytest.mark.parametrize("amount", ["5.000", "5"])
def test_two_grants_one_of_which_could_not_be_read_are_left_alone(check, amount):
    plan = funded("fixed: 100", granted(30), f"from: B, amount: {amount}, status: granted")
    found = check(plan + report(", grants: {T2: {status: granted, amount: 0.000}}"))
    assert found.places("two-grants-one-cost") == []
