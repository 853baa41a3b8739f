"""Which keys could not be read somewhere in a plan."""

from __future__ import annotations

from kivplan.plan.unread import lost_keys, unread_keys


def test_a_plan_that_could_be_read_has_none(plan_of):
    plan = plan_of("kind: strategy\ndevelop: {direction: D.}\n")
    assert unread_keys(plan) == lost_keys(plan) == frozenset()


def test_a_key_and_those_it_stands_under_are_named(examined):
    plan, _ = examined(
        "kind: action-plan\nperiod: {start: 2026, end: 2026}\nactions:\n"
        "  - {id: H1, title: T, strategy: aquire, aim: A}\n"
        "  - {id: H2, title: T, implementation: {activities: [{title: A, aspect: x}]}}\n"
    )
    assert unread_keys(plan) == {"actions", "strategy", "implementation", "activities", "aspect"}


def test_what_is_lost_is_at_the_innermost_key(examined):
    plan, _ = examined(
        "kind: action-plan\nperiod: {start: 2026, end: 2026}\nactions:\n"
        "  - {id: H1, title: T, strategy: aquire, implementation: {arenas: [daily_work, abroad]}}\n"
        "  - {id: H2, title: T, implementation: {activities: [{title: A, aspect: x}]}}\n"
    )
    assert lost_keys(plan) == {"strategy", "arenas", "aspect"}


def test_a_document_that_is_lost_has_no_key(examined):
    plan, _ = examined("kind: strateg\n")
    assert lost_keys(plan) == frozenset()
