"""How a plan is followed up: reported or not, and of what is due how much is answered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kivplan.plan import load, load_text
from kivplan.plan.following_up import Part, following_up

EXAMPLES = Path(__file__).parents[2] / "examples"
HEAD = "kind: plan\nformat: 1\ntitle: P\norganisation: O\nlanguage: en\nperiod: {start: 2026, end: 2029}\n"
ACTION = "{id: H1, title: T, time: {start: 2026-02, end: 2026-06}%s}"
DAY = date(2027, 3, 1)


def known(*follow_ups: str, action: str = "", more: str = "", day: date = DAY):
    documents = [
        HEAD,
        f"kind: action-plan\nperiod: {{start: 2026, end: 2026}}\nactions: [{ACTION % action}]\n",
        *([more] if more else []),
        *(f"kind: follow-up\n{text}\n" for text in follow_ups),
    ]
    plan, findings = load_text("---\n".join(documents).encode())
    assert plan is not None, findings
    assert not plan.findings
    return following_up(plan, day)


def test_nothing_has_begun_before_the_first_action_does():
    assert known(day=date(2026, 1, 31)).begun == Part(0, 0)
    assert known(day=date(2026, 2, 1)).begun == Part(0, 1)


@pytest.mark.parametrize(
    ("report", "reported"),
    [
        ("date: 2026-05-01\nactions: {H1: {status: on_track}}", 1),
        ("date: 2026-02-28\nactions: {H1: {status: on_track}}", 0),
        ("date: 2026-02-28\nactions: {H1: {status: done}}", 1),
        ("date: 2027-03-02\nactions: {H1: {status: on_track}}", 0),
        ("date: 2026-03-01\nactions: {H1: {status: on_track}}", 0),
        ("date: 2027-03-01\nactions: {H1: {status: on_track}}", 1),
    ],
)
def test_a_report_is_new_for_twelve_months_and_an_end_for_ever(report, reported):
    assert known(report).begun == Part(reported, 1)


def test_follow_ups_are_counted_back_to_the_same_day_a_year_ago():
    found = known("date: 2026-03-01", "date: 2026-03-02", "date: 2027-01-01", "date: 2027-04-01")
    assert (found.follow_ups, found.last) == (2, date(2027, 1, 1))
    assert known("date: 2027-03-01").last == DAY


def test_parts_of_actions_are_reported_with_their_whole():
    part = "kind: action-plan\nperiod: {start: 2027, end: 2027}\nactions: [{id: H2, title: T, part_of: H1}]\n"
    assert known(more=part).begun == Part(0, 1)


CRITERIA = ", criteria: [{text: a, by: 2026-06}, {text: b}, {text: c, by: 2028}]"


def test_a_criterion_is_due_when_its_day_or_that_of_its_action_has_passed_and_counts_when_answered():
    assert known(action=CRITERIA).criteria == Part(0, 2)
    assert known(action=CRITERIA, day=date(2026, 6, 30)).criteria == Part(0, 0)
    answered = "date: 2026-07-01\nactions: {H1: {status: done, criteria: {K1: met, K3: not_met}}}"
    assert known(answered, action=CRITERIA).criteria == Part(2, 3)


LEVELS = ", evaluation: {form: F, levels: {reaction: 2026-06, behaviour: 2027-01, result: 2028}}"


def test_an_evaluation_is_due_when_its_day_has_passed_and_not_of_what_was_dropped():
    assert known(action=LEVELS).evaluations == Part(0, 2)
    told = "date: 2026-07-01\nactions: {H1: {status: %s, evaluation: {reaction: Good}}}"
    assert known(told % "on_track", action=LEVELS).evaluations == Part(1, 2)
    assert known(told % "dropped", action=LEVELS).evaluations == Part(1, 1)
    assert known(action=LEVELS, day=date(2027, 1, 31)).evaluations == Part(0, 1)
    assert known(action=LEVELS, day=date(2027, 2, 1)).evaluations == Part(0, 2)


@pytest.mark.parametrize(
    ("indicator", "part"),
    [
        ("baseline: {value: 1, at: 2026}", Part(0, 0)),
        ("baseline: {value: 1, at: 2025-11}", Part(0, 1)),
        ("baseline: {value: 1, at: 2025}, readings: [{value: 2, at: 2026-06}]", Part(1, 1)),
        ("readings: [{value: 2, at: 2025-11}]", Part(0, 1)),
        ("baseline: {value: 1, at: 2026}, target: {value: 2, by: 2027-02}", Part(0, 1)),
        ("baseline: {value: 1, at: 2026}, target: {value: 2, by: 2027-03-01}", Part(0, 0)),
        ("baseline: {value: 1, at: 2026}, target: {value: 2, by: 2027-H1}", Part(0, 0)),
        ("baseline: {value: 1, at: 2025-H2}", Part(0, 0)),
        ("baseline: {value: 1, at: 2025-12-01}", Part(0, 1)),
        ("readings: [{value: 2, at: 2025-12-01}]", Part(0, 1)),
        ("readings: [{value: 2, at: 2025-12-02}]", Part(1, 1)),
    ],
)
def test_an_indicator_is_due_fifteen_months_on_or_when_its_target_was_to_be_reached(indicator, part):
    more = f"kind: strategy\nindicators: [{{id: I1, name: N, measured_in: m, better: higher, {indicator}}}]\n"
    assert known(more=more).indicators == part


def test_what_is_done_is_to_be_judged_for_its_contribution():
    assert known("date: 2026-07-01\nactions: {H1: {status: on_track}}").contributions == Part(0, 0)
    assert known("date: 2026-07-01\nactions: {H1: {status: done}}").contributions == Part(0, 1)
    judged = "date: %s\nactions: {H1: {status: on_track, contribution: 3}}"
    assert known(judged % "2026-07-01").contributions == Part(1, 1)
    assert known(judged % "2027-03-01").contributions == Part(1, 1)
    assert known(judged % "2027-03-02").contributions == Part(0, 0)


def test_an_indicator_without_a_baseline_is_due_fifteen_months_into_the_plan():
    more = "kind: strategy\nindicators: [{id: I1, name: N, measured_in: m, better: higher}]\n"
    assert known(more=more, day=date(2027, 3, 31)).indicators == Part(0, 0)
    assert known(more=more, day=date(2027, 4, 1)).indicators == Part(0, 1)


def test_the_shelters_results_are_all_answered():
    found = following_up(load(EXAMPLES / "kvinnojour"), date(2026, 11, 21))
    assert found.begun == Part(6, 6)
    assert found.results == Part(20, 20)
