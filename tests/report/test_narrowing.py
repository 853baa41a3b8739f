"""Which actions a report tells of, and under which whole a part stands."""

from __future__ import annotations

from datetime import date

from kivplan.plan import load_text
from kivplan.report.narrowing import shown_actions, shown_wholes, wholes
from kivplan.report.parts import Order

HEAD = """kind: plan
format: 1
title: T
organisation: O
language: nb
period: {start: 2026, end: 2026}
---
kind: action-plan
period: {start: 2026, end: 2026}
actions:
"""


def plan_of(**part_of: str):
    actions = "".join(
        f"  - {{id: {key}, title: T{f', part_of: {whole}' if whole else ''}}}\n" for key, whole in part_of.items()
    )
    plan, _ = load_text((HEAD + actions).encode())
    assert plan is not None
    return plan


def order(**narrowed: str) -> Order:
    return Order(date(2026, 6, 1), **narrowed)


def test_a_part_of_a_part_stands_under_the_outermost_whole():
    plan = plan_of(A="", B="A", C="B", D="")
    assert wholes(plan) == {"B": "A", "C": "B"}
    assert shown_wholes(plan, order()) == {"A": "A", "B": "A", "C": "A", "D": "D"}


def test_parts_in_a_circle_and_what_hangs_on_it_stand_by_themselves():
    plan = plan_of(A="B", B="A", C="A", D="D", E="nowhere")
    assert wholes(plan) == {}
    assert shown_wholes(plan, order()) == {key: key for key in "ABCDE"}


def test_narrowed_to_an_action_its_parts_come_along_and_its_whole_does_not():
    plan = plan_of(A="", B="A", C="B", D="A")
    assert list(shown_actions(plan, order(action="B"))) == ["B", "C"]
    assert shown_wholes(plan, order(action="B")) == {"B": "B", "C": "B"}


def test_a_chain_of_ten_thousand_parts_is_walked_once():
    plan = plan_of(**{f"A{n}": f"A{n - 1}" if n else "" for n in range(10_000)})
    assert set(shown_wholes(plan, order()).values()) == {"A0"}
