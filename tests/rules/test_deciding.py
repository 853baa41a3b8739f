"""Deviations that nobody has decided about."""

from __future__ import annotations

import pytest

from kivplan.findings import Level

RULE = "deviation-without-decision"


def follow_up(said: str, day: str = "2026-06-30", status: str = "at_risk") -> str:
    """A follow-up of H1 with these deviations."""
    return f"---\nkind: follow-up\ndate: {day}\nactions: {{H1: {{status: {status}, deviations: [{said}]}}}}\n"


@pytest.mark.parametrize("status", ["draft", "proposed", "adopted"])
def test_an_open_deviation_is_told_at_what_it_is(check, status):
    found = check(f"id: H1\n{follow_up('{id: D7, what: Two have moved.}')}", status=status)
    assert found.places() == [(RULE, "Two have moved.")]
    finding = found.of(RULE)
    assert finding.message == (
        "H1 “Mentors for new nurses” has had a deviation since 2026-06-30 that nobody has decided about, so it is left "
        "to take its own course"
    )
    assert finding.hint.endswith("`deviations: [{id: D7, decision: …}]`")
    assert finding.level is Level.WARNING


def test_one_without_a_name_is_answered_by_its_position(check):
    found = check(f"id: H1\n{follow_up('{what: One., decision: Done.}, {what: Two have moved.}')}")
    assert found.places() == [(RULE, "Two have moved.")]
    assert "{id: D2, decision: …}" in found.of(RULE).hint


def test_that_of_the_board_is_told_as_such(check):
    found = check(f"id: H1\n{follow_up('{id: D1, what: Two have moved., decided_by: board}')}")
    assert " that the board has not decided about, so " in found.of(RULE).message
    assert found.of(RULE).hint.startswith("bring it before the board")
    found = check(f"id: H1\n{follow_up('{id: D1, what: Two have moved., decided_by: manager}')}")
    assert " that nobody has decided about, so " in found.of(RULE).message


@pytest.mark.parametrize(("by", "told"), [("2026-09-14", True), ("2026-09-15", False), ("2026-09", False)])
def test_it_may_wait_for_the_day_it_is_to_be_dealt_with(check, by, told):
    found = check(f"id: H1\n{follow_up(f'{{id: D1, what: Two have moved., by: {by}}}')}")
    assert found.places() == ([(RULE, "Two have moved.")] if told else [])


def test_a_later_follow_up_may_give_it_a_day_or_a_decision(check):
    first = follow_up("{id: D1, what: Two have moved.}")
    assert check(f"id: H1\n{first}{follow_up('{id: D1, by: 2026-10}', '2026-08-31')}").findings == ()
    assert check(f"id: H1\n{first}{follow_up('{id: D1, decision: Two new ones.}', '2026-08-31')}").findings == ()
    found = check(f"id: H1\n{first}{follow_up('{id: D1, why: New work.}', '2026-08-31')}")
    assert found.places() == [(RULE, "Two have moved.")]


def test_what_is_decided_after_the_day_is_not_known_yet(check):
    first = follow_up("{id: D1, what: Two have moved.}")
    later = follow_up("{id: D1, decision: Two new ones.}", "2026-09-16")
    assert check(f"id: H1\n{first}{later}").places() == [(RULE, "Two have moved.")]
    assert check(f"id: H1\n{follow_up('{id: D1, what: Two have moved.}', '2026-09-16')}").findings == ()


def test_each_is_told(check):
    found = check(f"id: H1\n{follow_up('{id: D1, what: One has moved.}, {id: D2, what: One is ill.}')}")
    assert found.places() == [(RULE, "One has moved."), (RULE, "One is ill.")]


@pytest.mark.parametrize(("status", "told"), [("dropped", False), ("postponed", True), ("done, contribution: 3", True)])
def test_to_drop_the_action_is_a_decision(check, status, told):
    found = check(f"id: H1\n{follow_up('{id: D1, what: Two have moved.}', status=status)}")
    assert found.places(RULE) == ([(RULE, "Two have moved.")] if told else [])


def test_where_a_report_could_not_be_read_no_decision_is_said_to_be_missing(check):
    first = follow_up("{id: D1, what: Two have moved.}")
    assert check(f"id: H1\n{first}{follow_up('{id: D1, decided_by: bord}', '2026-08-31')}").places(RULE) == []
    assert check(f"id: H1\n{first}{follow_up('{id: D1, decision: A.}', 'soon')}").places(RULE) == []
    assert check(f"id: H1\ncost: {{hours: many}}\n{first}").places(RULE) == [(RULE, "Two have moved.")]


def test_a_closed_plan_is_left_alone(check):
    assert check(f"id: H1\n{follow_up('{id: D1, what: Two have moved.}')}", status="closed").findings == ()
