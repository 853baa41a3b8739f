"""The solution tree: problems, causes, the actions that meet them and the goal."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kivplan.locale.words import words_for
from kivplan.plan import load, load_text
from kivplan.report import Order
from kivplan.report.brief import Brief
from kivplan.report.reports import REPORTS
from kivplan.report.solution_tree import view

EXAMPLES = Path(__file__).parents[2] / "examples"
HEAD = "kind: plan\nformat: 1\ntitle: P\norganisation: O\nlanguage: en\nperiod: {start: 2026, end: 2029}\n"


def tree(plan, as_of=date(2026, 11, 21)):
    order = Order(as_of)
    return view(Brief(plan, order, words_for(plan.language), shown=REPORTS["plan"].sections)).trees


def test_the_shelters_problem_has_three_causes_and_six_actions():
    (only,) = tree(load(EXAMPLES / "kvinnojour"))
    assert [len(cause.answers) for cause in only.causes] == [3, 1, 2]
    assert only.goal is not None
    assert only.goal.id == "M1"
    assert only.causes[2].answers[1].link.title == "Leksaker och lekmaterial köps in"
    assert only.causes[2].answers[1].status.key == "done"
    assert only.causes[0].answers[0].link.anchor == "action-utbildning"


def test_a_result_goal_leads_to_the_card_of_its_goal():
    trees = tree(load(EXAMPLES / "nordvik"), date(2027, 3, 1))
    assert [(one.id, one.goal and one.goal.anchor) for one in trees][:2] == [("P1", "goal-G1"), ("P2", "goal-G1")]


def test_every_cause_of_the_plan_stands_in_one_tree():
    plan = load(EXAMPLES / "nordvik")
    assert [cause.id for one in tree(plan) for cause in one.causes] == list(plan.causes)


def test_a_cause_nothing_meets_has_no_answers_and_the_unit_is_named():
    text = f"""{HEAD}units: [{{id: care, name: Care}}]
---
kind: analysis
unit: care
challenges: [{{id: P1, problem: Few stay, causes: [{{id: C1, cause: Alone}}]}}, {{id: P2, problem: Bare}}]
"""
    plan, _ = load_text(text.encode())
    first, second = tree(plan)
    assert (first.unit, first.goal, first.causes[0].answers) == ("Care", None, ())
    assert second.causes == ()


def test_a_plan_without_problems_has_no_trees():
    plan, _ = load_text(HEAD.encode())
    assert tree(plan) == ()
