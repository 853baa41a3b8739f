"""What refers to what: needs, goals and causes without action, actions without purpose, definitions without use."""

from __future__ import annotations

import pytest

from kivplan.findings import Level

FOUNDATION = """\
kind: foundation
goals:
  - id: G1
    title: Enough nurses
    results: [{id: G1.1, title: Ten new nurses}, {id: G1.2, title: Few leave}]
  - id: G2
    title: Leaders who listen
    results: [{id: G2.1, title: A talk a month}]
"""
NEEDS = "kind: analysis\nneeds: [{id: N1, type: staffing, title: Nurses}, {id: N2, type: staffing, title: Cooks%s}]\n"
CAUSES = (
    "kind: analysis\nneeds: [{id: N1, type: staffing, title: Nurses}]\n"
    "challenges: [{id: P1, problem: They leave, causes: [{id: C1, cause: Nobody helps}, {id: C2, cause: Pay}]}]\n"
)
BARE = "kind: plan\nformat: 1\ntitle: A plan\norganisation: Nordvik\nlanguage: en\nperiod: {start: 2026, end: 2029}\n"


def test_a_pressing_need_without_action_is_told_at_its_id(check):
    found = check(NEEDS % ", priority: high")
    assert found.places() == [("uncovered-need", "N2")]
    assert "“Cooks”" in found.of("uncovered-need").message


@pytest.mark.parametrize("priority", ["", ", priority: medium", ", priority: low"])
def test_other_needs_may_wait(check, priority):
    assert check(NEEDS % priority).findings == ()


def test_a_need_that_a_part_covers_is_covered(check):
    found = check(NEEDS % ", priority: high" + "---\nid: H1\n---\nid: H2\npart_of: H1\nneeds: [N2]\n")
    assert found.findings == ()


def test_a_goal_without_action_is_told_once_with_its_result_goals(check):
    found = check(FOUNDATION + "---\nid: H1\nserves: [G1, G1.1, G1.2]\n")
    assert found.places() == [("goal-without-action", "G2")]


def test_a_result_goal_that_nothing_serves_is_told_where_its_goal_is_served(check):
    found = check(FOUNDATION + "---\nid: H1\nserves: [G1.1, G2.1]\n")
    assert found.places() == [("goal-without-action", "G1.2")]


def test_a_cause_that_nothing_meets_is_told_at_its_id(check):
    assert check(CAUSES + "---\nid: H1\ncauses: [C2]\n").places() == [("cause-without-action", "C1")]


@pytest.mark.parametrize(
    ("rule", "example", "levels"),
    [
        ("uncovered-need", NEEDS % ", priority: high", (1, 2, 3, 3)),
        ("goal-without-action", FOUNDATION + "---\nid: H1\nserves: [G1.1, G1.2]\n", (1, 2, 2, 2)),
        ("cause-without-action", CAUSES + "---\nid: H1\ncauses: [C2]\n", (1, 2, 2, 2)),
        ("action-without-purpose", "id: H1\nserves:\nneeds:\n", (1, 2, 2, 2)),
        ("circular-reference", "id: H1\npart_of: H1\n", (3, 3, 3, 3)),
    ],
)
def test_levels_grow_with_the_plans_life(check, rule, example, levels):
    found = [check(example, status=status).of(rule).level for status in ("draft", "proposed", "adopted", "closed")]
    assert found == [Level(number) for number in levels]


def test_coverage_waits_until_there_is_an_action_plan(judge):
    found = judge(f"{BARE}---\n{FOUNDATION}---\n{CAUSES.replace('Nurses', 'Nurses, priority: high')}")
    assert not [finding for finding in found.findings if finding.code.startswith("KIV2")]


def test_coverage_waits_while_something_cannot_be_read(check):
    found = check(FOUNDATION + "---\nid: H1\ntitle:\nserves: [G2]\n")
    assert found.names() == ["missing-key"]


def test_an_action_without_purpose_is_told_at_its_id(check):
    assert check("id: H1\nserves:\nneeds:\n").places() == [("action-without-purpose", "H1")]


@pytest.mark.parametrize(
    "keys", ["serves: [G1]\nneeds:\n", "serves:\nneeds: [N1]\n", "strategy: other\nserves:\nneeds:\n"]
)
def test_one_purpose_is_enough_and_other_needs_none(check, keys):
    assert check(f"id: H1\n{keys}").findings == ()


def test_a_part_that_is_other_gives_its_whole_no_purpose(check):
    part = "id: H2\npart_of: H1\nstrategy: other\nserves:\nneeds:\n"
    assert check(f"id: H1\nserves:\nneeds:\n---\n{part}").places() == [("action-without-purpose", "H1")]


def test_a_plan_with_nothing_to_serve_is_told_so_once(judge, plan_of):
    keys = "responsible:\nserves:\nneeds:\n"
    actions = plan_of(f"id: A1\n{keys}", f"id: A2\n{keys}")
    found = judge(f"{BARE}---\n{actions}")
    assert found.places("action-without-purpose") == [("action-without-purpose", "A plan")]


def test_a_plan_of_other_actions_needs_nothing_to_serve(judge, plan_of):
    keys = "id: A1\nstrategy: other\nresponsible:\nserves:\nneeds:\n"
    assert judge(f"{BARE}---\n{plan_of(keys)}").places("action-without-purpose") == []


def test_what_nothing_refers_to_is_told_at_its_id(check):
    head = BARE + (
        "people: [{id: head, role: Head}, {id: cook, role: Cook}]\n"
        "units: [{id: top, name: Top}, {id: ward, name: Ward, parent: top, manager: head}]\n"
    )
    analysis = (
        "kind: analysis\ncompetences: [{id: K1, name: Care}, {id: K2, name: Cooking}]\n"
        "needs: [{id: N1, type: competence, competence: K1, unit: top}]\n"
    )
    found = check(f"{head}---\n{analysis}")
    assert found.places() == [("unused-definition", "cook"), ("unused-definition", "ward"), ("unused-definition", "K2")]
    assert {finding.level for finding in found.findings} == {Level.INFO}
    assert "the person cook “Cook”" in found.findings[0].message


def test_a_reading_in_a_follow_up_is_a_use_of_an_indicator(check):
    strategy = "kind: strategy\nindicators: [{id: I1, name: Stay, measured_in: percent, better: higher}]\n"
    assert check(strategy).names() == ["unused-definition"]
    assert check(f"{strategy}---\nkind: follow-up\ndate: 2026-06-15\nindicators: {{I1: 8}}\n").findings == ()


def test_a_shared_document_serves_other_plans_too(check):
    assert check("kind: shared\npeople: [{id: cook, role: Cook}]\n").findings == ()


def test_two_reports_of_one_date_are_told_at_the_second(check):
    again = "---\nkind: follow-up\ndate: 2026-06-15\nactions: {H1: {status: at_risk}}\n"
    found = check(f"id: H1\n{again}{again}")
    assert found.places() == [("double-report", "H1")]
    assert found.findings[0].related[0].where.line < found.findings[0].place.line


@pytest.mark.parametrize(
    "document",
    [
        "kind: foundation\ngoals: [{id: G1, title: A goal}]\n",
        "kind: analysis\nneeds: [{id: N1, type: staffing, title: Nurses}]\n",
        "kind: analysis\nchallenges: [{id: P1, problem: They leave, causes: [{id: C1, cause: Pay}]}]\n",
        (
            "kind: foundation\nenvironment: [{id: G1, trend: A trend}]\n"
            "goals: [{id: G1, title: Of the same id, results: [{id: G1.1, title: A result}]}]\n"
        ),
    ],
)
def test_where_there_is_anything_to_serve_each_action_without_purpose_is_told(judge, plan_of, document):
    keys = "responsible:\nserves:\nneeds:\n"
    found = judge(f"{BARE}---\n{document}---\n{plan_of(f'id: A1{chr(10)}{keys}')}")
    assert found.places("action-without-purpose") == [("action-without-purpose", "A1")]


def test_a_cause_is_a_purpose(check):
    assert check(CAUSES + "---\nid: H1\nserves:\nneeds:\ncauses: [C1, C2]\n").places("action-without-purpose") == []


def test_that_there_is_nothing_to_serve_is_not_said_while_something_cannot_be_read(judge, plan_of):
    keys = "id: A1\nresponsible:\nserves:\nneeds:\n"
    broken = "kind: foundation\ngoals: [\n"
    assert judge(f"{BARE}---\n{plan_of(keys)}---\n{broken}").places("action-without-purpose") == []
