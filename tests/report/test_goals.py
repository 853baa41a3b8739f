"""The goals as a view: activity and result side by side, in statuses and in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kivplan.locale.words import words_for
from kivplan.plan import load, load_text
from kivplan.report import Order
from kivplan.report.brief import Brief
from kivplan.report.goals import view
from kivplan.report.reports import REPORTS

EXAMPLES = Path(__file__).parents[2] / "examples"
HEAD = """kind: plan
format: 1
title: P
organisation: O
language: en
currency: NOK
period: {start: 2026, end: 2029}
"""


def brief(plan, as_of=date(2027, 3, 1), language="en") -> Brief:
    return Brief(plan, Order(as_of), words_for(language, plan.currency), shown=REPORTS["plan"].sections)


def plan_of(*documents: str):
    plan, findings = load_text("---\n".join([HEAD, *documents]).encode())
    assert plan is not None, findings
    assert not plan.findings
    return plan


def cards(made):
    return {goal.id: goal for group in made.groups for goal in group.goals}


def test_a_plan_without_goals_has_no_groups():
    assert view(brief(plan_of())).groups == ()


def test_goals_stand_under_their_development_area_and_those_without_one_last():
    made = view(brief(load(EXAMPLES / "nordvik"), language="nb"))
    assert [group.title for group in made.groups] == [
        "Rekruttere og beholde fagfolk",
        "Hele stillinger og mindre innleie",
        "Ledelse og medarbeiderskap",
        "Mål utenfor utviklingsområdene",
    ]
    assert list(cards(made)) == ["G1", "G2", "G3", "G4", "G5"]


def test_a_plan_without_areas_has_one_group_without_a_title():
    (group,) = view(brief(load(EXAMPLES / "kvinnojour"), language="sv")).groups
    assert group.title is None
    assert [goal.id for goal in group.goals] == ["M1"]


def test_activity_and_result_are_told_in_words_that_agree_with_the_actions():
    goal = cards(view(brief(load(EXAMPLES / "nordvik"))))["G5"]
    assert goal.activity.status.key == "at_risk"
    assert goal.activity.words == "5 of 6 actions are done or on track; at risk: 1"
    assert [one.status.key for one in goal.actions].count("at_risk") == 1
    assert len(goal.actions) == 6
    assert (goal.result.status.key, goal.result.status.label) == ("on_track", "On the way")
    assert goal.result.words == "1 of 1 result goal is reached or on the way"
    (result,) = goal.results
    assert result.value == "58 (February 2027)"
    assert result.result.words.startswith("61% of the way, with ")


def test_an_own_judgement_stands_beside_what_is_computed():
    goal = cards(view(brief(load(EXAMPLES / "nordvik"), language="nb")))["G1"]
    assert goal.judged.status.key == "on_track"
    assert goal.judged.date == date(2027, 2, 15)
    assert goal.judged.headline == "Flere fagfolk og færre nye som slutter"
    assert goal.activity.status.key == "at_risk"


def test_unreported_is_a_status_of_its_own_and_no_action_is_none():
    plan = plan_of(
        "kind: foundation\ngoals: [{id: G1, title: A}, {id: G2, title: B}]\n",
        "kind: action-plan\nperiod: {start: 2026, end: 2026}\nactions: [{id: H1, title: T, serves: [G1]}]\n",
    )
    first, second = cards(view(brief(plan))).values()
    assert (first.activity.status.key, first.activity.words) == (
        "unreported",
        "0 of 1 action is done or on track; unreported: 1",
    )
    assert (second.activity.status, second.activity.words) == (None, "No action serves it")
    assert second.result.words == "The plan does not say how it is to be measured"
    assert second.result.status.label == "Not measured"


def test_the_indicator_has_its_numbers_and_the_figure_says_them():
    goal = cards(view(brief(load(EXAMPLES / "nordvik"), language="nb")))["G3"]
    absence = goal.indicators[0]
    numbers = [str(one.number) for one in (absence.baseline, absence.latest, absence.target)]
    assert numbers == ["9.4", "8.9", "7.5"]
    assert (absence.baseline.when, absence.latest.when, absence.target.when) == ("2025", "2026", "2029")
    assert absence.note == "Lavere er bedre. Kilde: Kommunens lønnssystem"
    for number in ("9,4", "8,9", "7,5"):
        assert f">{number}</text>" in absence.figure.svg
        assert number in absence.figure.description


@pytest.mark.parametrize("readings", [[], [5], [5, 5], list(range(1, 60))])
def test_a_line_is_drawn_within_its_figure_whatever_the_readings(readings):
    given = ", ".join(
        f"{{value: {value}, at: 20{20 + n // 12:02}-{n % 12 + 1:02}}}" for n, value in enumerate(readings)
    )
    plan = plan_of(
        "kind: foundation\ngoals: [{id: G1, title: A, results: [{id: R1, title: R, indicator: I1}]}]\n",
        f"kind: strategy\nindicators: [{{id: I1, name: N, measured_in: u, better: higher, readings: [{given}]}}]\n",
    )
    (result,) = cards(view(brief(plan)))["G1"].results
    if not readings:
        assert result.indicator.figure is None
        return
    places = [float(part.split("%")[0]) for part in result.indicator.figure.svg.split('cx="')[1:]]
    assert len(places) == len(readings)
    assert all(0 <= place <= 100 for place in places)


def test_text_in_a_figure_is_escaped():
    plan = plan_of(
        "kind: foundation\ngoals: [{id: G1, title: A, results: [{id: R1, title: R, indicator: I1}]}]\n",
        'kind: strategy\nindicators: [{id: I1, name: "<b>\\"x", measured_in: "<i>", better: higher, '
        "baseline: {value: 1, at: 2025}}]\n",
    )
    (result,) = cards(view(brief(plan)))["G1"].results
    assert "<b>" not in result.indicator.figure.svg
    assert "&lt;b&gt;&quot;x, &lt;i&gt;" in result.indicator.figure.svg
