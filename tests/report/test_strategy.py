"""The strategy in words: the four strategies or ARUBA's five, the quality of service."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kivplan.locale.words import words_for
from kivplan.plan import load, load_text
from kivplan.report import Order
from kivplan.report.brief import Brief
from kivplan.report.reports import REPORTS
from kivplan.report.strategy import view

EXAMPLES = Path(__file__).parents[2] / "examples"
HEAD = """kind: plan
format: 1
title: P
organisation: O
language: en
period: {start: 2026, end: 2029}
units: [{id: care, name: Care}]
"""


def strategy(plan):
    brief = Brief(plan, Order(date(2027, 3, 1)), words_for(plan.language), shown=REPORTS["plan"].sections)
    return view(brief)


def made_of(text: str, model: str = "ks"):
    plan, findings = load_text(f"{HEAD}strategy_model: {model}\n---\n{text}".encode())
    assert not findings, findings
    return strategy(plan)


def test_nordviks_four_strategies_stand_with_means_and_drivers():
    made = strategy(load(EXAMPLES / "nordvik"))
    (whole,) = made.parts
    assert [way.label for way in whole.ways] == ["Anskaffe", "Utvikle", "Mobilisere", "Avvikle"]
    assert [len(way.means) for way in whole.ways] == [4, 3, 4, 3]
    assert [len(way.drivers) for way in whole.ways] == [0, 0, 5, 0]
    assert [said.label for said in whole.service_quality] == ["Ferievikarer", "Nyansatte", "Endrede krav"]


def test_aruba_splits_acquiring_into_attracting_and_recruiting():
    made = strategy(load(EXAMPLES / "kvinnojour"))
    (whole,) = made.parts
    attract, recruit, *rest = whole.ways
    assert [way.label for way in rest] == ["Utveckla", "Behålla", "Avveckla"]
    assert [said.label for said in attract.means] == ["Samverkan"]
    assert [said.label for said in recruit.means] == ["Inhyrning"]
    assert attract.direction == "Det vi inte kan själva, och inte behöver kunna själva, hämtar vi utifrån."
    assert (recruit.direction, recruit.see) == (None, "Inriktningen under Attrahera gäller även här.")


def test_a_strategy_with_neither_direction_nor_means_is_not_described():
    (whole,) = made_of("kind: strategy\nacquire: {direction: Hire}\n").parts
    assert [way.described for way in whole.ways] == [True, False, False, False]
    (whole,) = made_of("kind: strategy\ndevelop: {direction: Learn}\n", "aruba").parts
    assert [way.described for way in whole.ways] == [False, False, True, False, False]


def test_a_units_strategy_follows_that_of_the_whole_and_says_only_its_own():
    text = "kind: strategy\nunit: care\ndevelop: {direction: Ours}\n---\nkind: strategy\nacquire: {direction: Hire}\n"
    whole, unit = made_of(text).parts
    assert (whole.unit, len(whole.ways)) == (None, 4)
    assert (unit.unit, [way.direction for way in unit.ways]) == ("Care", ["Ours"])


def test_a_units_strategy_that_says_nothing_of_the_ways_is_left_out():
    made = made_of("kind: strategy\n---\nkind: strategy\nunit: care\nroles: [{group: hr, does: Keeps it}]\n")
    assert [part.unit for part in made.parts] == [None]
    assert made.parts[0].service_quality == ()


def test_a_plan_without_a_strategy_has_no_parts():
    plan, _ = load_text(HEAD.encode())
    assert strategy(plan).parts == ()
