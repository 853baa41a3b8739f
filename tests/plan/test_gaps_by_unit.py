"""Needs by unit: the largest share missing first, what is not known after it, what is covered last."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from kivplan.plan import load, load_text
from kivplan.plan.coverage import gaps, gaps_by_unit

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = date(2026, 6, 1)
HEAD = """kind: plan
format: 1
title: P
organisation: O
language: en
period: {start: 2026, end: 2027}
units: [{id: care, name: Care}, {id: school, name: School}]
---
kind: analysis
unit: school
needs:
  - {id: S1, type: staffing, title: T, present: 9, required: 10}
---
kind: analysis
needs:
"""


def by_unit(*needs: str, more: str = ""):
    rows = "".join(f"  - {{type: staffing, title: T, {need}}}\n" for need in needs)
    plan, findings = load_text(f"{HEAD}{rows}{more}".encode())
    assert plan is not None
    assert not findings, findings
    return {unit: [gap.id for gap in own] for unit, own in gaps_by_unit(plan, DAY).items()}


def test_the_unit_with_the_worst_need_comes_first_and_its_worst_need_in_it():
    made = by_unit(
        "id: N1, unit: care, present: 5, required: 10",
        "id: N2, unit: care, present: 1, required: 10",
        "id: N3, present: 3, required: 10",
    )
    assert made == {"care": ["N2", "N1"], None: ["N3"], "school": ["S1"]}
    assert list(made) == ["care", None, "school"]


def test_what_is_not_known_comes_after_the_gaps_and_what_is_covered_last():
    made = by_unit(
        "id: N1, present: 12, required: 10", "id: N2, required: 10", "id: N3, present: 9.95, required: 10", "id: N4"
    )
    assert made[None] == ["N3", "N2", "N4", "N1"]


def test_of_equals_the_more_pressing_is_first_then_the_order_of_the_plan():
    made = by_unit(
        "id: N1, present: 1, required: 2",
        "id: N2, present: 2, required: 4, priority: low",
        "id: N3, present: 3, required: 6, priority: high",
        "id: N4, present: 4, required: 8, priority: high",
    )
    assert made[None] == ["N3", "N4", "N2", "N1"]


def test_what_a_follow_up_counts_moves_a_need():
    told = "---\nkind: follow-up\ndate: 2026-05-01\nneeds: {N1: 10}\n"
    made = by_unit("id: N1, present: 1, required: 10", "id: N2, present: 9, required: 10", more=told)
    assert made[None] == ["N2", "N1"]


def test_share_and_surplus_are_of_what_is_required():
    rows = "  - {id: N1, type: staffing, title: T, present: 7, required: 0}\n"
    plan, _ = load_text(f"{HEAD}{rows}".encode())
    one, surplus = gaps(plan, DAY)
    assert (one.share, one.surplus, one.missing) == (Decimal(10), 0, 1)
    assert (surplus.share, surplus.surplus, surplus.missing) == (0, 7, 0)


def test_where_either_number_is_unknown_so_is_the_gap():
    known = (", present: 7", ", required: 7", "")
    rows = "".join(f"  - {{id: N{n}, type: staffing, title: T{one}}}\n" for n, one in enumerate(known))
    plan, _ = load_text(f"{HEAD}{rows}".encode())
    assert {(one.share, one.surplus, one.missing) for one in gaps(plan, DAY)[1:]} == {(None, None, None)}


def test_every_need_of_nordvik_stands_once():
    plan = load(EXAMPLES / "nordvik")
    made = gaps_by_unit(plan, date(2027, 3, 1))
    assert sorted(gap.id for own in made.values() for gap in own) == sorted(plan.needs)
    assert [gap.id for gap in made["teknisk"]] == ["N14", "N7", "N5"]
