"""Where something could not be read, rules about it stay silent and the others speak."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("responsible", "[head, cook]", "wrong-type"),
        ("criteria", "[{txt: More}]", "unknown-key"),
        ("target_group", "{who: {}}", "wrong-type"),
        ("implementation", "{arenas: [daily_wrk]}", "bad-value"),
        ("time", "{start: 15/9}", "bad-date"),
        ("cost", "{fixed: 30.000}", "bad-amount"),
        ("evaluation", "{levels: {reaction: soon}}", "bad-date"),
        ("strategy", "mobilize", "bad-value"),
        ("approach", "[a, b]", "wrong-type"),
    ],
)
def test_a_point_that_could_not_be_read_is_not_called_missing(check, key, value, fault):
    found = check(f"id: H1\n{key}: {value}\n")
    assert fault in found.names()
    assert not [finding for finding in found.findings if finding.code.startswith("KIV3")]


def test_other_points_of_the_same_action_are_told(check):
    assert check("id: H1\ncost: {fixed: 30.000}\ntime:\n").names() == ["no-time", "bad-amount"]


def test_an_action_that_could_not_be_read_does_not_hide_what_is_wrong_with_the_next(check):
    found = check("id: H1\ntitle:\n---\nid: H2\ntime:\n---\nid: H3\ncost: {fixed: 30.000}\n")
    assert found.places("no-time") == [("no-time", "H2")]
    assert found.places("no-cost") == []


def test_a_misspelt_key_is_not_also_a_missing_point(check):
    assert check("id: H1\nresponsable: head\nresponsible:\n").names() == ["unknown-key"]


def test_a_broken_document_does_not_silence_the_actions_of_another(check, plan_of):
    broken = "kind: strategy\nbalance: [\n"
    found = check(f"{broken}---\nid: H1\ntime:\n")
    assert "no-time" in found.names()
    assert "yaml-syntax" in found.names()


def test_a_purpose_in_a_part_that_could_not_be_read_is_not_called_missing(check):
    found = check("id: H1\nserves:\nneeds:\n---\nid: H2\npart_of: H1\nserves: {}\nneeds:\n")
    assert found.places("action-without-purpose") == []
