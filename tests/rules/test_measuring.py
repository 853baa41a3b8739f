"""Indicators that nobody reads: not when their target was to be reached, or not for a long time."""

from __future__ import annotations

from datetime import date

import pytest

from kivplan.findings import Level

RULE = "indicator-without-reading"
CRITERION = "---\nid: H1\ncriteria: [{text: Less sick leave, indicator: I1}]\n"


def indicator(keys: str = "") -> str:
    """An indicator with these keys, and a criterion that refers to it."""
    about = "{id: I1, name: Sick leave, measured_in: percent, better: lower" + (f", {keys}" if keys else "")
    return f"kind: strategy\nindicators: [{about}}}]\n{CRITERION}"


def follow_up(said: str = "", day: str = "2026-06-30") -> str:
    return f"---\nkind: follow-up\ndate: {day}\n{said}"


OLD = "baseline: {value: 9, at: 2025-05}"


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("baseline: {value: 9, at: 2025-06-14}", True),
        ("baseline: {value: 9, at: 2025-06-15}", False),
        ("baseline: {value: 9, at: 2025}", False),
        ("readings: [{value: 9, at: 2025-06-14}, {value: 8, at: 2024}]", True),
        ("readings: [{value: 9, at: 2025-06-15}]", False),
        (f"{OLD}, readings: [{{value: 9, at: 2025-06-15}}]", False),
        ("baseline: {value: 9, at: 2025-06-15}, readings: [{value: 9, at: 2024}]", False),
    ],
)
def test_fifteen_months_may_go_from_the_newest_reading_or_the_baseline(check, keys, told):
    found = check(indicator(keys), status="adopted")
    assert found.places() == ([(RULE, "I1")] if told else [])


def test_it_is_told_at_the_id_with_the_day_of_the_last_reading(check):
    finding = check(indicator(OLD), status="adopted").of(RULE)
    assert finding.message == (
        "I1 “Sick leave” was last read 2025-05-31, more than 15 months ago, so nobody sees which way it goes"
    )
    assert "under `indicators:`" in finding.hint
    assert finding.level is Level.WARNING


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("indicators: {I1: 8}\n", False),
        ("indicators: {I1: {value: 8, at: 2025-06}}\n", False),
        ("indicators: {I1: {value: 8, at: 2025-04}}\n", True),
        ("goals: {G1.1: {value: 8}}\n", False),
        ("goals: {G1.1: {status: on_track}}\n", True),
        ("goals: {G1.2: {value: 8}}\n", True),
    ],
)
def test_a_reading_in_a_follow_up_counts_also_as_the_value_of_a_result_goal(check, said, told):
    goals = (
        "kind: foundation\ngoals: [{id: G1, title: Well, results: [{id: G1.1, title: A, indicator: I1}, "
        "{id: G1.2, title: B}]}]\n---\n"
    )
    found = check(f"{goals}{indicator(OLD)}{follow_up(said)}")
    assert found.places(RULE) == ([(RULE, "I1")] if told else [])


def test_one_that_is_not_known_on_the_day_does_not(check):
    later = follow_up("indicators: {I1: 8}\n", "2026-09-16")
    assert check(f"{indicator(OLD)}{later}", status="adopted").places() == [(RULE, "I1")]
    planned = "readings: [{value: 8, at: 2026-10}]"
    assert check(indicator(f"{OLD}, {planned}"), status="adopted").places() == [(RULE, "I1")]


@pytest.mark.parametrize("status", ["draft", "proposed", "adopted"])
def test_it_is_asked_of_a_plan_that_is_adopted_or_has_been_followed_up(check, status):
    told = [(RULE, "I1")]
    assert check(indicator(OLD), status=status).places() == (told if status == "adopted" else [])
    assert check(f"{indicator(OLD)}{follow_up()}", status=status).places() == told
    later = follow_up(day="2026-09-16")
    assert check(f"{indicator(OLD)}{later}", status=status).places() == (told if status == "adopted" else [])
    assert check(f"{indicator(OLD)}{follow_up(day='2026-09-15')}", status=status).places() == told


def test_a_closed_plan_is_left_alone(check):
    assert check(indicator(OLD), status="closed").findings == ()


@pytest.mark.parametrize(("as_of", "told"), [(date(2027, 4, 1), False), (date(2027, 4, 2), True)])
def test_with_nothing_to_compare_the_time_goes_from_the_beginning_of_the_plan(check, as_of, told):
    found = check(indicator(), status="adopted", as_of=as_of)
    assert found.places(RULE) == ([(RULE, "I1")] if told else [])
    if told:
        assert found.of(RULE).message == (
            "I1 “Sick leave” has no reading and no baseline, 15 months into the plan, so nobody sees which way it goes"
        )


def test_no_decision_tells_of_no_adoption(check):
    found = check(f"kind: plan\ndecisions:\n---\n{indicator()}", status="adopted", as_of=date(2027, 4, 2))
    assert found.places(RULE) == [(RULE, "I1")]
    found = check(f"kind: plan\ndecisions:\n---\n{indicator()}", status="adopted", as_of=date(2027, 4, 1))
    assert found.places(RULE) == []


@pytest.mark.parametrize(("as_of", "told"), [(date(2027, 9, 20), False), (date(2027, 9, 21), True)])
def test_or_from_its_adoption_where_that_is_later(check, as_of, told):
    plan = "kind: plan\ndecisions: [{body: The council, outcome: adopted, date: 2026-06-20}]\n---\n"
    found = check(f"{plan}{indicator()}", status="adopted", as_of=as_of)
    assert found.places(RULE) == ([(RULE, "I1")] if told else [])


@pytest.mark.parametrize(
    ("by", "read", "told"),
    [
        ("2026-09-14", "2026-09-13", True),
        ("2026-09-14", "2026-09-14", False),
        ("2026-09-15", "2026-08", False),
        ("2026-06", "2026-05-31", True),
        ("2026-06", "2026-06-01", False),
        ("2026-06", "2026-07", False),
        ("2026-09", "2026-08", False),
    ],
)
def test_when_the_target_was_to_be_reached_there_is_to_be_a_reading(check, by, read, told):
    found = check(indicator(f"target: {{value: 7, by: {by}}}, readings: [{{value: 8, at: {read}}}]"), status="adopted")
    assert found.places() == ([(RULE, by)] if told else [])
    if told:
        message = found.of(RULE).message
        assert message.startswith(f"I1 “Sick leave” was to reach its target by {by} and has no reading from then, so ")


def test_a_baseline_is_no_reading_of_a_target(check):
    keys = "target: {value: 7, by: 2026-06}, baseline: {value: 8, at: 2026-07}"
    assert check(indicator(keys), status="adopted").places() == [(RULE, "2026-06")]


def test_once_it_is_known_how_it_went_no_more_readings_are_asked_for(check):
    keys = "target: {value: 7, by: 2024-06}, readings: [{value: 8, at: 2024-06}]"
    assert check(indicator(keys), status="adopted").findings == ()


def test_one_that_is_past_its_target_is_told_once(check):
    assert check(indicator(f"target: {{value: 7, by: 2026-06}}, {OLD}"), status="adopted").places() == [
        (RULE, "2026-06")
    ]


@pytest.mark.parametrize(("limit", "told"), [("15", True), ("16", False)])
def test_the_limit_can_be_changed(check, limit, told):
    plan = f"kind: plan\nchecks: {{limits: {{indicator-without-reading: {limit}}}}}\n---\n"
    found = check(f"{plan}{indicator(OLD)}", status="adopted")
    assert found.places() == ([(RULE, "I1")] if told else [])


@pytest.mark.parametrize(
    "said", ["indicators: {I1: many}\n", "indicators: {I1: {value: 8, at: soon}}\n", "unit: 1\nx: 2\n"]
)
def test_where_a_follow_up_could_not_be_read_no_reading_is_said_to_be_missing(check, said):
    assert check(f"{indicator(OLD)}{follow_up(said)}").places(RULE) == []


@pytest.mark.parametrize(
    "keys",
    [
        f"{OLD}, readings: [{{value: x, at: 2026}}]",
        f"{OLD}, target: {{value: 7, by: soon}}",
        "baseline: {value: 9, at: soon}, readings: [{value: 9, at: 2025-05}]",
    ],
)
def test_nor_where_the_indicator_could_not(check, keys):
    assert check(indicator(keys), status="adopted").places(RULE) == []


def test_nor_where_the_decisions_could_not(check):
    plan = "kind: plan\ndecisions: [{body: The council, outcome: adopted, date: soon}]\n---\n"
    assert check(f"{plan}{indicator()}", status="adopted", as_of=date(2027, 4, 2)).places(RULE) == []


def test_what_could_not_be_read_and_does_not_matter_hides_nothing(check):
    plan = "kind: plan\nsummary: [A]\n---\n"
    assert check(f"{plan}{indicator(f'{OLD}, source: [A]')}", status="adopted").places(RULE) == [(RULE, "I1")]
