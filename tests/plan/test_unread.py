"""Which keys could not be read somewhere in a plan."""

from __future__ import annotations

from kivplan.plan.unread import unread_keys


def test_a_plan_that_could_be_read_has_none(plan_of):
    assert unread_keys(plan_of("kind: strategy\ndevelop: {direction: D.}\n")) == frozenset()


def test_a_key_and_those_it_stands_under_are_named(examined):
    plan, _ = examined(
        "kind: action-plan\nperiod: {start: 2026, end: 2026}\nactions:\n"
        "  - {id: H1, title: T, strategy: aquire, aim: A}\n"
        "  - {id: H2, title: T, implementation: {activities: [{title: A, aspect: x}]}}\n"
    )
    assert unread_keys(plan) == {"actions", "strategy", "implementation", "activities", "aspect"}
