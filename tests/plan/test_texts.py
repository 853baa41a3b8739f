"""Every text of a document is told with the keys that lead to it."""

from __future__ import annotations

import pytest

from kivplan.plan.texts import texts

HEAD = """\
kind: plan
format: 1
title: T
organisation: O
language: nb
currency: NOK
period: {start: 2026, end: 2029}
status: draft
union_dialogue: [{date: 2026-01-01, with: W, form: informed, view: V}]
people: [{id: p1, role: R, email: e@f.no}]
units: [{id: u1, name: U, manager: p1}]
related_plans: [{title: P, link: "https://a.no"}]
decisions: [{body: B, outcome: adopted, date: 2026-01-01, alternatives: [X, Y], fingerprint: abc}]
"""
FOLLOW_UP = """\
kind: follow-up
date: 2026-06-01
reported_by: p1
actions: {H1: {status: done, shared: S, deviations: [{what: D, decided_by: board, responsible: p1}]}}
lessons: [L, M]
"""
ACTIONS = """\
kind: action-plan
period: {start: 2026, end: 2026}
actions: [{id: H1, title: A, strategy: develop, cost: {cost_centre: "0310", grants: [{from: F, status: applied}]}}]
"""


@pytest.fixture(autouse=True)
def nothing_known_before(monkeypatch):
    monkeypatch.setattr("kivplan.plan.texts._KNOWN", {})


def found(item, **chosen):
    return {text.keys: text.text for text in texts(item, **chosen)}


def test_lines_texts_and_links_are_told_and_nothing_else(plan_of):
    item = plan_of(head=HEAD).head_item
    assert found(item) == {
        ("title",): "T",
        ("organisation",): "O",
        ("union_dialogue", 0, "with"): "W",
        ("union_dialogue", 0, "view"): "V",
        ("people", 0, "role"): "R",
        ("people", 0, "email"): "e@f.no",
        ("units", 0, "name"): "U",
        ("related_plans", 0, "title"): "P",
        ("related_plans", 0, "link"): "https://a.no",
        ("decisions", 0, "body"): "B",
        ("decisions", 0, "alternatives", 0): "X",
        ("decisions", 0, "alternatives", 1): "Y",
        ("decisions", 0, "fingerprint"): "abc",
    }
    assert {text.item for text in texts(item)} == {item}


def test_the_keys_are_those_of_the_yaml_also_in_mappings_by_id(plan_of):
    plan = plan_of(ACTIONS, FOLLOW_UP, head=HEAD)
    assert found(plan.action_plans[0]) == {
        ("actions", 0, "title"): "A",
        ("actions", 0, "cost", "cost_centre"): "0310",
        ("actions", 0, "cost", "grants", 0, "from"): "F",
    }
    assert found(plan.follow_ups[0]) == {
        ("actions", "H1", "shared"): "S",
        ("actions", "H1", "deviations", 0, "what"): "D",
        ("lessons", 0): "L",
        ("lessons", 1): "M",
    }


def test_keys_at_the_top_can_be_left_out(plan_of):
    item = plan_of(FOLLOW_UP, ACTIONS, head=HEAD).follow_ups[0]
    assert found(item, without=frozenset({"actions", "shared"})) == {("lessons", 0): "L", ("lessons", 1): "M"}


def test_each_leads_to_where_it_stands(plan_of):
    plan = plan_of(ACTIONS, FOLLOW_UP, head=HEAD)
    for item in (plan.head_item, *plan.action_plans, *plan.follow_ups):
        for text in texts(item):
            place = plan.locate(item.spot(*text.keys))
            assert plan.line(place.file, place.line)[place.column - 1 : place.end_column - 1].strip('"') == text.text
