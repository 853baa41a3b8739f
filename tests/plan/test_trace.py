"""The line from goal to result: which lines are whole, which have their result ahead, and every sort of hole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kivplan.plan import load, load_text
from kivplan.plan.coverage import coverage
from kivplan.plan.trace import HOLES, STATES, trace

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = date(2027, 3, 1)
HEAD = "kind: plan\nformat: 1\ntitle: P\norganisation: O\nlanguage: en\nperiod: {start: 2026, end: 2029}\n"
GOAL = "kind: foundation\ngoals: [{id: G1, title: Enough nurses, results: [{id: R1, title: Ten new nurses}]}]\n"
NEED = "kind: analysis\nneeds: [{id: N1, type: staffing, title: Nurses}]\n"


def plan_of(*documents: str):
    plan, findings = load_text("---\n".join([HEAD, *documents]).encode())
    assert plan is not None, findings
    return plan


def actions(*lines: str) -> str:
    listed = "".join(f"  - {{{line}}}\n" for line in lines)
    return f"kind: action-plan\nperiod: {{start: 2026, end: 2026}}\nactions:\n{listed}"


def holes(plan, as_of=DAY):
    return {sort: found for sort, found in trace(plan, as_of).holes.items() if found}


def test_a_line_with_an_answer_is_whole():
    plan = plan_of(
        GOAL,
        NEED,
        actions("id: H1, title: T, serves: [R1], needs: [N1], criteria: [{text: Ten are here}]"),
        "kind: follow-up\ndate: 2026-12-01\nactions: {H1: {status: done, criteria: {K1: met}}}\n",
    )
    assert trace(plan, DAY).lines == {"whole": 1, "ahead": 0, "broken": 0}
    assert holes(plan) == {}


def test_a_criterion_whose_day_has_not_come_has_its_result_ahead_and_is_a_hole_after_it():
    plan = plan_of(
        GOAL, NEED, actions("id: H1, title: T, serves: [R1], needs: [N1], criteria: [{text: C, by: 2026-06}]")
    )
    assert trace(plan, date(2026, 6, 30)).lines["ahead"] == 1
    assert trace(plan, date(2026, 7, 1)).lines["broken"] == 1
    assert holes(plan, date(2026, 7, 1)) == {"answer": (("H1", "K1"),)}


def test_a_reading_from_the_day_of_the_criterion_makes_the_line_whole():
    plan = plan_of(
        GOAL,
        NEED,
        "kind: strategy\nindicators: [{id: I1, name: Nurses, measured_in: n, better: higher,"
        " readings: [{value: 9, at: 2026-12}]}]\n",
        actions("id: H1, title: T, serves: [R1], needs: [N1], criteria: [{text: C, indicator: I1, by: 2026-06}]"),
    )
    (step,) = trace(plan, DAY).trunks[0].branches[0].steps
    assert (step.state, step.line) == ("measured", "whole")


def test_every_sort_of_hole_is_found_where_it_is():
    plan = plan_of(
        "kind: foundation\ngoals:\n  - {id: G1, title: A, results: [{id: R1, title: B}, {id: R2, title: C}]}\n"
        "  - {id: G2, title: D}\n",
        "kind: analysis\nneeds: [{id: N1, type: staffing, title: N}, {id: N2, type: staffing, title: M}]\n"
        "challenges: [{id: P1, problem: P, causes: [{id: C1, cause: C}]}]\n",
        "kind: strategy\nindicators: [{id: I1, name: I, measured_in: n, better: higher}]\n",
        actions(
            "id: H1, title: bare, serves: [R1]",
            "id: H2, title: aimless, criteria: [{text: x, by: 2026-02}]",
            "id: H3, title: for a need, needs: [N1], criteria: [{text: x, by: 2029}]",
            "id: H4, title: thing, strategy: other",
        ),
    )
    assert holes(plan, date(2027, 6, 1)) == {
        "goal": ("R2", "G2"),
        "unmeasured": ("R1",),
        "purpose": ("H2",),
        "no_goal": ("H3",),
        "reason": ("H1",),
        "criteria": ("H1", "H4"),
        "answer": (("H2", "K1"),),
        "reading": ("I1",),
        "need": ("N2",),
        "cause": ("C1",),
        "unused": ("I1",),
    }


def test_a_part_answers_for_its_whole():
    plan = plan_of(
        GOAL,
        NEED,
        actions(
            "id: H1, title: whole, serves: [G1, R1]",
            "id: H2, title: part, part_of: H1, needs: [N1], criteria: [{text: x, by: 2029}]",
        ),
    )
    assert holes(plan) == {}
    (branch,) = trace(plan, DAY).trunks[0].branches
    assert (branch.whole.act.id, branch.answers, [step.act.id for step in branch.steps]) == ("H1", ("N1",), ["H2"])


def test_where_a_plan_has_no_needs_no_action_must_name_one():
    plan = plan_of(GOAL, actions("id: H1, title: T, serves: [R1], criteria: [{text: x, by: 2029}]"))
    assert holes(plan) == {}


def test_a_plan_of_nothing_has_no_line_and_no_hole():
    found = trace(plan_of(), DAY)
    assert (found.trunks, found.lines) == ((), dict.fromkeys(STATES, 0))
    assert holes(plan_of()) == {}


@pytest.mark.parametrize(
    ("name", "as_of"),
    [
        ("nordvik", date(2027, 3, 1)),
        ("nordvik", date(2029, 6, 1)),
        ("kvinnojour", date(2026, 11, 21)),
        ("lavangen-2020", date(2020, 12, 1)),
        ("dfo-2022-2024", date(2023, 6, 1)),
        ("ten-lines", date(2027, 1, 1)),
    ],
)
def test_lines_add_up_and_holes_break_them(name, as_of):
    plan = load(EXAMPLES / name)
    found = trace(plan, as_of)
    assert set(found.holes) == set(HOLES)
    for trunk in found.trunks:
        ends = sum(max(1, len(branch.steps)) for branch in trunk.branches) + len(trunk.unserved)
        assert sum(trunk.lines.values()) == ends
        assert {key for branch in trunk.branches for act in branch.acts for key in [act.id]} >= set(
            coverage(plan).serving(trunk.id)
        )
    if any(found.holes[sort] for sort in ("goal", "reason")):
        assert found.lines["broken"]


def test_the_shelter_has_ten_lines_of_which_five_are_whole():
    found = trace(load(EXAMPLES / "kvinnojour"), date(2026, 11, 21))
    assert found.lines == {"whole": 5, "ahead": 5, "broken": 0}
    assert not any(found.holes.values())
