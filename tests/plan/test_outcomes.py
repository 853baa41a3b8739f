"""Results: result goals against their indicators, their criteria and their day; activity in one status."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kivplan.plan import load, load_text
from kivplan.plan.indicators import series, time_gone
from kivplan.plan.outcomes import RESULTS, activity_status, answered, goal_outcome, outcome, series_of_result
from kivplan.plan.progress import goal_standing

EXAMPLES = Path(__file__).parents[2] / "examples"
HEAD = """kind: plan
format: 1
title: P
organisation: O
language: en
currency: NOK
period: {start: 2026, end: 2029}
---
kind: foundation
goals:
  - id: G1
    title: A goal
    results:
      - {id: R1, title: First, by: 2027, indicator: I1, target: 8}
      - {id: R2, title: Second}
---
kind: strategy
indicators:
  - id: I1
    name: Absence
    measured_in: per cent
    better: lower
    baseline: {value: 10, at: 2025}
    target: {value: 7, by: 2029}
---
kind: action-plan
period: {start: 2026, end: 2026}
actions:
  - {id: H1, title: One, serves: [R2], criteria: [{text: a}, {text: b}]}
"""
AS_OF = date(2026, 12, 31)


def plan_of(*follow_ups: str):
    plan, findings = load_text("---\n".join([HEAD, *follow_ups]).encode())
    assert plan is not None, findings
    assert not plan.findings
    return plan


def said(body: str, day: str = "2026-06-15") -> str:
    return f"kind: follow-up\ndate: {day}\n{body}\n"


@pytest.mark.parametrize(
    ("reading", "result"),
    [("8", "reached"), ("7.9", "reached"), ("9.5", "on_way"), ("10", "off_way"), ("11", "off_way")],
)
def test_a_result_goal_is_measured_against_its_own_target_and_the_outset(reading, result):
    assert outcome(plan_of(said(f"indicators: {{I1: {reading}}}")), "R1", AS_OF).result == result


def test_a_result_is_one_of_four_from_the_best_to_what_is_not_known():
    told = [outcome(plan_of(said(f"indicators: {{I1: {reading}}}")), "R1", AS_OF).result for reading in (8, 9, 11)]
    assert (*told, outcome(plan_of(), "R1", AS_OF).result) == RESULTS


def test_a_baseline_alone_measures_nothing():
    assert outcome(plan_of(), "R1", AS_OF).result == "not_measured"


def test_a_result_that_is_not_reached_when_its_day_has_passed_is_off_the_way():
    plan = plan_of(said("indicators: {I1: 9}"))
    assert outcome(plan, "R1", date(2027, 12, 31)).result == "on_way"
    assert outcome(plan, "R1", date(2028, 1, 1)).result == "off_way"


def test_a_reading_from_after_the_day_is_not_known_yet():
    assert outcome(plan_of(said("indicators: {I1: 8}")), "R1", date(2026, 6, 14)).result == "not_measured"


def test_the_value_reported_for_the_goal_is_a_reading_unless_the_same_follow_up_measures_the_indicator():
    alone = series_of_result(plan_of(said("goals: {R1: {value: 9}}")), "R1", AS_OF)
    both = series_of_result(plan_of(said("goals: {R1: {value: 9}}\nindicators: {I1: 9}")), "R1", AS_OF)
    assert [point.value for point in alone.readings] == [Decimal(9)]
    assert [point.value for point in both.readings] == [Decimal(9)]
    assert both.target.value == 8
    assert both.target.date == date(2027, 12, 31)


@pytest.mark.parametrize(
    ("criteria", "result"),
    [
        ("{}", "not_measured"),
        ("{K1: met}", "on_way"),
        ("{K1: met, K2: met}", "reached"),
        ("{K1: met, K2: partly}", "on_way"),
        ("{K1: met, K2: not_met}", "off_way"),
    ],
)
def test_criteria_decide_where_there_is_no_indicator(criteria, result):
    plan = plan_of(said(f"actions: {{H1: {{status: on_track, criteria: {criteria}}}}}"))
    assert outcome(plan, "R2", AS_OF).result == result


@pytest.mark.parametrize(
    ("reading", "criteria", "result"),
    [
        ("8", "{K1: met, K2: met}", "reached"),
        ("8", "{}", "on_way"),
        ("9", "{}", "on_way"),
        ("11", "{}", "off_way"),
        ("9", "{K1: not_met}", "off_way"),
    ],
)
def test_a_goal_is_on_the_way_when_more_than_half_of_what_is_measured_is(reading, criteria, result):
    plan = plan_of(said(f"indicators: {{I1: {reading}}}\nactions: {{H1: {{status: done, criteria: {criteria}}}}}"))
    assert goal_outcome(plan, "G1", AS_OF).result == result


def test_nothing_answered_is_not_measured():
    assert answered({}) == answered({"unanswered": 3}) == "not_measured"


@pytest.mark.parametrize(
    ("activity", "status"),
    [
        ({}, None),
        ({"dropped": 2}, "dropped"),
        ({"done": 2, "dropped": 1}, "done"),
        ({"not_started": 3}, "not_started"),
        ({"done": 1, "on_track": 2}, "on_track"),
        ({"on_track": 7, "at_risk": 1}, "at_risk"),
        ({"on_track": 4, "off_track": 1}, "at_risk"),
        ({"on_track": 3, "off_track": 1}, "off_track"),
        ({"on_track": 2, "unreported": 2}, "unreported"),
        ({"on_track": 3, "unreported": 1}, "on_track"),
    ],
)
def test_activity_is_one_status_of_many(activity, status):
    assert activity_status(activity) == status


def test_time_gone_runs_from_the_baseline_to_the_target_and_no_further():
    values = series(plan_of(), "I1", AS_OF)
    assert time_gone(values, date(2025, 1, 1)) == 0
    assert time_gone(values, date(2027, 12, 31)) == Decimal(730) * 100 / 1461
    assert time_gone(values, date(2040, 1, 1)) == 100


def test_every_result_goal_of_the_examples_has_a_result_and_the_goal_counts_them_all():
    plan = load(EXAMPLES / "nordvik")
    as_of = date(2027, 3, 1)
    together = goal_outcome(plan, "G1", as_of)
    assert [one.id for one in together.results] == ["G1.1", "G1.2", "G1.3"]
    assert together.result == "on_way"
    assert together.standing_at("reached", "on_way", "off_way", "not_measured") == 3
    assert sum(together.criteria.values()) == sum(goal_standing(plan, "G1", as_of).criteria.values())


NO_BASELINE = HEAD.replace("    baseline: {value: 10, at: 2025}\n", "")


@pytest.mark.parametrize(
    ("values", "better", "result"),
    [
        (("9",), "lower", "not_measured"),
        (("9", "9"), "lower", "off_way"),
        (("10", "9"), "lower", "on_way"),
        (("9", "10"), "lower", "off_way"),
        (("6", "6"), "higher", "off_way"),
        (("6", "6.5"), "higher", "on_way"),
        (("6.5", "6"), "higher", "off_way"),
    ],
)
def test_without_a_baseline_the_first_of_several_readings_is_the_outset(values, better, result):
    days = ("2026-06-15", "2026-09-15")
    follow_ups = [said(f"indicators: {{I1: {value}}}", day) for value, day in zip(values, days, strict=False)]
    text = "---\n".join([NO_BASELINE.replace("better: lower", f"better: {better}"), *follow_ups])
    plan, findings = load_text(text.encode())
    assert findings == ()
    assert outcome(plan, "R1", AS_OF).result == result


def test_a_judgement_stands_beside_the_result():
    found = outcome(plan_of(said("goals: {R1: {status: at_risk, headline: Late}}")), "R1", AS_OF)
    assert (found.judged.status, found.judged.headline) == ("at_risk", "Late")
    assert outcome(plan_of(), "R1", AS_OF).judged is None


def test_a_value_reported_for_the_goal_is_known_from_that_day_and_its_points_come_by_date():
    plan = plan_of(said("goals: {R1: {value: 9}}", "2026-06-15"), said("indicators: {I1: {value: 9.5, at: 2026-05}}"))
    assert [point.date for point in series_of_result(plan, "R1", AS_OF).readings] == [
        date(2026, 5, 31),
        date(2026, 6, 15),
    ]
    assert [point.date for point in series_of_result(plan, "R1", date(2026, 6, 14)).readings] == []
    assert len(series_of_result(plan, "R1", date(2026, 6, 15)).readings) == 2


def test_the_newest_value_is_the_last_by_date_and_not_by_report():
    later = said("indicators: {I1: {value: 9, at: 2026-08}}", "2026-06-10")
    plan = plan_of(later, said("goals: {R1: {value: 11}}", "2026-06-15"))
    assert [point.value for point in series_of_result(plan, "R1", AS_OF).readings] == [11, 9]
    assert outcome(plan, "R1", AS_OF).result == "on_way"


@pytest.mark.parametrize(
    ("activity", "status"),
    [
        ({"off_track": 1, "on_track": 3}, "off_track"),
        ({"off_track": 1, "on_track": 4}, "at_risk"),
        ({"unreported": 1, "on_track": 1}, "unreported"),
        ({"unreported": 1, "on_track": 2}, "on_track"),
        ({"unreported": 2, "on_track": 3}, "on_track"),
        ({"on_track": 1, "done": 1}, "on_track"),
        ({"dropped": 2}, "dropped"),
        ({"dropped": 2, "done": 1}, "done"),
        ({}, None),
    ],
)
def test_the_status_of_many_actions_by_how_many_stand_where(activity, status):
    assert activity_status(activity) == status
