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


def test_a_criterion_answered_before_its_day_is_answered():
    plan = plan_of(
        GOAL,
        NEED,
        actions("id: H1, title: T, serves: [R1], needs: [N1], criteria: [{text: C, by: 2026-11}]"),
        "kind: follow-up\ndate: 2026-06-01\nactions: {H1: {status: on_track, criteria: {K1: met}}}\n",
    )
    for day in (date(2026, 7, 1), date(2027, 1, 1)):
        (step,) = trace(plan, day).trunks[0].branches[0].steps
        assert (step.state, step.line) == ("answered", "whole")


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


INDICATOR = "kind: strategy\nindicators: [{id: I1, name: I, measured_in: n, better: higher%s}]\n"
MEASURED = GOAL.replace("title: Ten new nurses", "title: Ten new nurses, indicator: I1")


def states(*documents: str, as_of: date = DAY):
    return [
        step.state for trunk in trace(plan_of(*documents), as_of).trunks for b in trunk.branches for step in b.steps
    ]


def test_a_criterion_is_measured_by_a_reading_since_its_day_began_once_that_has_passed():
    action = actions("id: H1, title: T, serves: [R1], criteria: [{text: C, indicator: I1, by: 2026-06}]")

    def read(day: str, as_of: date):
        return states(GOAL, INDICATOR % f", readings: [{{value: 9, at: {day}}}]", action, as_of=as_of)

    assert read("2026-06-01", date(2026, 7, 1)) == ["measured"]
    assert read("2026-05-31", date(2026, 7, 1)) == ["unanswered"]
    assert read("2026-06-01", date(2026, 6, 30)) == ["ahead"]


def test_a_criterion_without_a_day_is_measured_within_the_days_of_its_action():
    action = actions(
        "id: H1, title: T, serves: [R1], time: {start: 2026-03, end: 2026-06}, criteria: [{text: C, indicator: I1}]"
    )

    def read(day: str, as_of: date):
        return states(GOAL, INDICATOR % f", readings: [{{value: 9, at: {day}}}]", action, as_of=as_of)

    assert read("2026-03-01", date(2026, 7, 1)) == ["measured"]
    assert read("2026-02-28", date(2026, 7, 1)) == ["unanswered"]
    assert read("2026-03-01", date(2026, 6, 30)) == ["ahead"]


def test_a_criterion_whose_indicator_is_not_read_when_it_should_be_breaks_its_line():
    action = actions("id: H1, title: T, serves: [R1], criteria: [{text: C, indicator: I1, by: 2029}]")
    plan = plan_of(GOAL, INDICATOR % ", baseline: {value: 1, at: 2025-01}", action)
    (step,) = trace(plan, DAY).trunks[0].branches[0].steps
    assert (step.state, step.line, step.due) == ("unread", "broken", date(2029, 12, 31))
    assert trace(plan, DAY).lines == {"whole": 0, "ahead": 0, "broken": 1}
    assert holes(plan) == {"reading": ("I1",)}


def test_a_criterion_without_a_day_is_due_when_its_action_ends():
    plan = plan_of(GOAL, actions("id: H1, title: T, serves: [R1], time: {end: 2026-06}, criteria: [{text: C}]"))
    ((step,),) = [branch.steps for branch in trace(plan, DAY).trunks[0].branches]
    assert (step.due, step.state, step.line) == (date(2026, 6, 30), "unanswered", "broken")


def test_each_criterion_of_an_action_without_a_reason_is_a_broken_line():
    two = "criteria: [{text: a, by: 2029}, {text: b, by: 2029}]"
    plan = plan_of(GOAL, NEED, actions(f"id: H1, title: T, serves: [R1], {two}"))
    assert trace(plan, DAY).lines == {"whole": 0, "ahead": 0, "broken": 2}
    assert trace(plan_of(GOAL, actions(f"id: H1, title: T, serves: [R1], {two}")), DAY).lines["ahead"] == 2
    assert trace(plan_of(GOAL, actions("id: H1, title: T, serves: [R1]")), DAY).lines["broken"] == 1


def test_what_is_no_competence_measure_needs_no_reason():
    plan = plan_of(
        GOAL, NEED, actions("id: H1, title: T, strategy: other, serves: [R1], criteria: [{text: a, by: 2029}]")
    )
    assert holes(plan) == {"need": ("N1",)}
    assert not trace(plan, DAY).trunks[0].branches[0].reason


def test_a_cause_is_a_reason_too_and_where_there_are_causes_one_is_asked_for():
    causes = "kind: analysis\nchallenges: [{id: P1, problem: P, causes: [{id: C1, cause: C}]}]\n"
    action = "id: H1, title: T, serves: [R1]%s, criteria: [{text: a, by: 2029}]"
    named = plan_of(GOAL, causes, actions(action % ", causes: [C1]"))
    assert holes(named) == {}
    assert trace(named, DAY).trunks[0].branches[0].answers == ("C1",)
    assert holes(plan_of(GOAL, causes, actions(action % ""))) == {"reason": ("H1",), "cause": ("C1",)}


def test_a_reason_that_is_nowhere_is_none():
    plan = plan_of(GOAL, NEED, actions("id: H1, title: T, serves: [R1], needs: [N9], causes: [C9]"))
    (branch,) = trace(plan, DAY).trunks[0].branches
    assert (branch.answers, branch.reason) == ((), True)


def test_what_an_action_and_its_part_both_name_is_told_once_and_in_any_of_their_periods():
    more = actions("id: H1, title: T").replace("2026", "2027")
    plan = plan_of(
        GOAL,
        NEED,
        actions("id: H1, title: T, serves: [R1], needs: [N1]", "id: H2, title: T, part_of: H1, serves: [R1]"),
        more,
    )
    (branch,) = trace(plan, DAY).trunks[0].branches
    assert (branch.serves, branch.answers, [act.id for act in branch.acts]) == (("R1",), ("N1",), ["H1", "H2"])
    assert "purpose" not in holes(plan)


def test_a_goal_that_only_actions_in_a_circle_serve_is_served_by_none():
    circle = actions("id: H1, title: T, part_of: H2, serves: [G1]", "id: H2, title: T, part_of: H1")
    (trunk,) = trace(plan_of(GOAL, circle), DAY).trunks
    assert (trunk.branches, trunk.unserved) == ((), ("G1",))


def test_a_result_goal_is_measured_by_its_indicator_or_by_a_criterion_of_an_action_that_serves_it():
    serving, other = "id: H1, title: T, serves: [R1]", "id: H2, title: T, serves: [G1]"
    criterion = ", criteria: [{text: a, by: 2029}]"

    def unmeasured(goal: str, *listed: str):
        (trunk,) = trace(plan_of(goal, INDICATOR % "", actions(*listed)), DAY).trunks
        return trunk.unmeasured

    assert unmeasured(MEASURED, serving) == ()
    assert unmeasured(GOAL, serving) == unmeasured(GOAL, serving, other + criterion) == ("R1",)
    assert unmeasured(GOAL, serving + criterion) == ()
    assert unmeasured(GOAL, serving + criterion, "id: H3, title: T, serves: [R1]") == ()
    assert unmeasured(GOAL, other) == ()


def test_lines_of_several_goals_are_counted_together():
    goals = "kind: foundation\ngoals: [{id: G1, title: A}, {id: G2, title: B}, {id: G3, title: C}]\n"
    plan = plan_of(goals, actions("id: H1, title: T, serves: [G1, G2], criteria: [{text: a, by: 2029}]"))
    assert trace(plan, DAY).lines == {"whole": 0, "ahead": 2, "broken": 1}
    assert [trunk.lines["ahead"] for trunk in trace(plan, DAY).trunks] == [1, 1, 0]


def test_an_action_of_another_sort_may_serve_nothing_and_one_without_goals_to_serve_too():
    other = "id: H1, title: T, strategy: other, criteria: [{text: a, by: 2029}]"
    assert holes(plan_of(actions(other))) == {}
    assert holes(plan_of(NEED, actions("id: H1, title: T, needs: [N1], criteria: [{text: a, by: 2029}]"))) == {}
