"""What is waited for, and the line of the units: figures of the rules on follow-up."""

from __future__ import annotations

from datetime import date

import pytest

from kivplan.plan.awaited import (
    adopted_on,
    all_reports_read,
    awaited_since,
    criteria_awaited,
    last_reading,
    reports_by,
)
from kivplan.plan.line import is_line, leads, managed_by, with_those_above, with_those_below

AS_OF = date(2026, 9, 15)
GOALS = "kind: foundation\ngoals: [{id: G1, title: A, results: [{id: R1, title: B, indicator: I1}]}]\n"
INDICATOR = "kind: strategy\nindicators: [{id: I1, name: N, measured_in: percent, better: lower}]\n"


def action_plan(*actions: str, year: int = 2026) -> str:
    listed = "".join(f"  - {{{action}}}\n" for action in actions)
    return f"kind: action-plan\nperiod: {{start: {year}, end: {year}}}\nactions:\n{listed}"


def follow_up(day: str, said: str) -> str:
    return f"kind: follow-up\ndate: {day}\n{said}"


def test_reports_are_read_where_nothing_in_a_follow_up_is_broken(examined):
    actions = action_plan("id: H1, title: T", "id: H2, title: T, cost: {fixed: 1.000}")
    plan, _ = examined(actions, follow_up("2026-06-30", "actions: {H1: {status: done}}\n"))
    assert all_reports_read(plan)
    plan, _ = examined(actions, follow_up("2026-06-30", "actions: {H1: {status: done, hours: x}}\n"))
    assert not all_reports_read(plan)
    plan, _ = examined(actions, follow_up("2026-06-30", "sumary: S\n"))
    assert not all_reports_read(plan)


def test_reports_and_adoption_are_those_known_on_the_day(plan_of):
    head = (
        "kind: plan\nformat: 1\ntitle: T\norganisation: O\nlanguage: nb\nperiod: {start: 2026, end: 2029}\n"
        "decisions: [{body: A, outcome: adopted, date: 2026-03-01}, {body: A, outcome: adopted, date: 2025-03-01},\n"
        "  {body: A, outcome: revised, date: 2026-06-01}, {body: A, outcome: proposed}]\n"
    )
    said = [follow_up(day, "actions: {H1: {status: done}}\n") for day in ("2026-09-15", "2026-09-16")]
    plan = plan_of(action_plan("id: H1, title: T"), *said, head=head)
    assert [report.date for report in reports_by(plan, plan.actions["H1"], AS_OF)] == [AS_OF]
    assert adopted_on(plan, AS_OF) == date(2026, 3, 1)
    assert adopted_on(plan, date(2026, 3, 1)) == date(2026, 3, 1)
    assert adopted_on(plan, date(2026, 2, 28)) == date(2025, 3, 1)
    assert adopted_on(plan, date(2025, 2, 28)) is None


@pytest.mark.parametrize(
    ("time", "told", "since"),
    [
        ("start: 2026-02", None, date(2026, 2, 1)),
        ("start: 2026-02", date(2026, 3, 1), date(2026, 3, 1)),
        ("start: 2026-02", date(2026, 1, 1), date(2026, 2, 1)),
        ("start: 2026-09-15", None, AS_OF),
        ("start: 2026-09-16", None, None),
        ("end: 2026-09-15", None, date(2026, 1, 1)),
        ("end: 2026-09-14", None, None),
        ("yearly: [03-01]", None, date(2026, 3, 1)),
        ("yearly: [09-15]", None, AS_OF),
        ("yearly: [09-16]", None, None),
        ("yearly: [03-01, 05-01]", date(2026, 3, 1), date(2026, 5, 1)),
        ("yearly: [03-01, 05-01]", date(2026, 2, 28), date(2026, 3, 1)),
        ("yearly: [03-01]", date(2026, 3, 1), None),
        ("yearly: [03]", date(2026, 3, 10), date(2026, 3, 31)),
        ("yearly: [09]", None, None),
        ("start: 2025-01, end: 2025-12", None, None),
        ("start: 2025-01, end: 2026-12", None, date(2025, 1, 1)),
    ],
)
def test_a_report_is_waited_for_since_it_began_or_since_the_last(examined, time, told, since):
    plan, _ = examined(action_plan(f"id: H1, title: T, time: {{{time}}}"))
    assert awaited_since(plan.actions["H1"], AS_OF, told) == since


@pytest.mark.parametrize(
    ("ends", "first"),
    [
        (("2024-12-31", "2025-12-31"), date(2024, 2, 1)),
        (("2024-06", "2025-12-31"), date(2025, 1, 1)),
        (("2024-12-31", "2025-12-30"), date(2026, 1, 1)),
    ],
)
def test_terms_without_a_break_between_them_are_one(plan_of, ends, first):
    plan = plan_of(
        action_plan(f"id: H1, title: T, time: {{start: 2024-02, end: {ends[0]}}}", year=2024),
        action_plan(f"id: H1, title: T, time: {{end: {ends[1]}}}", year=2025),
        action_plan("id: H1, title: T", year=2026),
        action_plan("id: H1, title: T", year=2027),
    )
    assert awaited_since(plan.actions["H1"], AS_OF, None) == first


def test_one_that_began_before_the_term_it_follows_is_as_old_as_that(plan_of):
    plan = plan_of(
        action_plan("id: H1, title: T, time: {start: 2025-06, end: 2026-02}", year=2025),
        action_plan("id: H1, title: T, time: {start: 2025-03, end: 2026-12}", year=2026),
    )
    assert awaited_since(plan.actions["H1"], AS_OF, None) == date(2025, 3, 1)


CRITERIA = (
    "id: H1, title: T, time: {end: 2026-08}, "
    "criteria: [{text: A, by: 2026-09-14}, {text: B, by: 2026-09-15}, {text: C}]"
)


def test_criteria_are_waited_for_when_their_day_or_the_last_day_has_passed(plan_of):
    plan = plan_of(
        action_plan(CRITERIA), follow_up("2026-06-30", "actions: {H1: {status: done, criteria: {K3: met}}}\n")
    )
    term = plan.actions["H1"].last
    assert [one.id for one in criteria_awaited(plan, term, AS_OF)] == ["K1"]
    assert [one.id for one in criteria_awaited(plan, term, date(2026, 9, 16))] == ["K1", "K2"]
    assert [one.id for one in criteria_awaited(plan, term, date(2026, 6, 29))] == []
    plan = plan_of(action_plan(CRITERIA))
    assert [one.id for one in criteria_awaited(plan, plan.actions["H1"].last, date(2026, 9, 1))] == ["K3"]


def test_an_indicator_is_read_by_itself_or_as_the_value_of_a_result_goal(plan_of):
    documents = [GOALS, INDICATOR]
    assert last_reading(plan_of(*documents), "I1", AS_OF) is None
    assert last_reading(plan_of(*documents), "I2", AS_OF) is None
    assert last_reading(plan_of(*documents), None, AS_OF) is None
    documents.append(follow_up("2026-06-30", "goals: {R1: {value: 4}}\n"))
    assert last_reading(plan_of(*documents), "I1", AS_OF) == date(2026, 6, 30)
    documents.append(follow_up("2026-07-31", "indicators: {I1: {value: 4, at: 2026-05}}\n"))
    assert last_reading(plan_of(*documents), "I1", AS_OF) == date(2026, 6, 30)
    documents.append(follow_up("2026-08-31", "indicators: {I1: 4}\n"))
    assert last_reading(plan_of(*documents), "I1", AS_OF) == date(2026, 8, 31)
    assert last_reading(plan_of(*documents), "I1", date(2026, 8, 30)) == date(2026, 6, 30)


UNITS = (
    "kind: plan\nformat: 1\ntitle: T\norganisation: O\nlanguage: nb\nperiod: {start: 2026, end: 2029}\n"
    "people: [{id: top, role: A}, {id: mid, role: B}, {id: low, role: C}, {id: none, role: D}]\n"
    "units: [{id: a, name: A, manager: top}, {id: b, name: B, manager: mid, parent: a}, {id: c, name: C, manager: low, "
    "parent: b}, {id: d, name: D, manager: mid, parent: a}, {id: e, name: E, manager: d}]\n"
)


def test_the_line_of_a_unit_goes_up_and_down_and_not_aside(plan_of):
    plan = plan_of(head=UNITS)
    assert managed_by(plan)["mid"] == ("b", "d")
    assert with_those_above(plan, "c") == ("c", "b", "a")
    led = {who: [unit for unit in "abcde" if leads(plan, who, unit)] for who in ("top", "mid", "low", "none", "d", "e")}
    assert led == {
        "top": ["a", "b", "c", "d"],
        "mid": ["a", "b", "c", "d"],
        "low": ["a", "b", "c"],
        "none": [],
        "d": ["a", "d", "e"],
        "e": ["e"],
    }
    assert [who for who in ("top", "low", "none", "a", "d") if is_line(plan, who)] == ["top", "low", "a", "d"]


def test_units_above_themselves_come_to_an_end(examined):
    plan, findings = examined(head=UNITS.replace("manager: top}", "manager: top, parent: c}"))
    assert [finding.name for finding in findings] == ["circular-reference"]
    assert with_those_above(plan, "a") == ("a", "c", "b")
    assert with_those_below(plan, "a") == {"a", "b", "c", "d"}
