"""The linked plan: things by id and by kind, what they are called, and figures that are remembered."""

from __future__ import annotations

from datetime import date

import pytest

from kivplan.findings import Spot
from kivplan.plan.once import once

from .conftest import HEAD

EVERYTHING = (
    """\
kind: foundation
environment: [{id: O1, trend: More grow old}]
goals: [{id: G1, title: A goal, results: [{id: G2, title: A result}]}]
development_areas: [{id: U1, title: An area, goals: [{id: G3, title: Another goal}]}]
""",
    """\
kind: analysis
challenges: [{id: P1, problem: They leave, causes: [{id: C1, cause: Pay}]}]
competences: [{id: Q1, name: Care}]
needs: [{id: N1, type: staffing, title: Nurses}, {id: N2, type: competence, competence: Q1}]
""",
    """\
kind: strategy
priority_areas: [{id: V1, title: People who stay}]
indicators: [{id: I1, name: Absence, measured_in: days, better: lower}]
""",
    """\
kind: action-plan
period: {start: 2026, end: 2026}
actions: [{id: H1, title: An action}]
""",
)


@pytest.fixture
def plan(plan_of):
    return plan_of(*EVERYTHING)


def test_things_are_known_by_kind_and_id(plan):
    kinds = ("goals", "results", "areas", "environment", "challenges", "causes", "competences", "needs")
    kinds += ("priority_areas", "indicators", "units", "people", "actions")
    assert {kind: list(getattr(plan, kind)) for kind in kinds} == {
        "goals": ["G1", "G3"],
        "results": ["G2"],
        "areas": ["U1"],
        "environment": ["O1"],
        "challenges": ["P1"],
        "causes": ["C1"],
        "competences": ["Q1"],
        "needs": ["N1", "N2"],
        "priority_areas": ["V1"],
        "indicators": ["I1"],
        "units": ["u1", "u2"],
        "people": ["p1"],
        "actions": ["H1"],
    }
    assert plan.goals is plan.goals
    assert (plan.parent_goal, plan.parent_area, plan.parent_challenge) == ({"G2": "G1"}, {"G3": "U1"}, {"C1": "P1"})


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("H1", "An action"),
        ("G1", "A goal"),
        ("G2", "A result"),
        ("U1", "An area"),
        ("O1", "More grow old"),
        ("P1", "They leave"),
        ("C1", "Pay"),
        ("Q1", "Care"),
        ("N1", "Nurses"),
        ("N2", "Care"),
        ("V1", "People who stay"),
        ("I1", "Absence"),
        ("X", "X"),
        ("p1", "p1"),
    ],
)
def test_a_thing_is_called_by_its_words_and_else_by_its_id(plan, key, title):
    assert plan.title_of(key) == title


@pytest.mark.parametrize(("key", "name"), [("p1", "Manager"), ("u1", "Unit one"), ("X", "X"), ("G1", "G1")])
def test_who_is_called_by_the_role_or_the_units_name_and_else_by_the_id(plan, key, name):
    assert plan.name_of(key) == name


def test_a_need_without_words_of_its_own_is_called_by_its_id_if_its_competence_is_nowhere(examined):
    needs = "kind: analysis\nneeds: [{id: N1, type: competence, competence: Q1}]\n"
    plan, _ = examined(needs)
    assert plan.title_of("N1") == "Q1"


def test_who_and_what_of_one_kind_word_are_kept_apart(plan_of):
    plan = plan_of("kind: foundation\ngoals: [{id: p1, title: A goal}]\n")
    assert (plan.title_of("p1"), plan.name_of("p1")) == ("A goal", "Manager")


OF_UNIT = "kind: strategy\nunit: {}\nindicators: [{{id: I{}, name: N, measured_in: days, better: lower}}]\n"


@pytest.mark.parametrize(
    ("strategies", "indicator"),
    [(["u1", "u2"], "I0"), (["u1", ""], "I1"), (["", ""], "I0"), ([], None)],
)
def test_the_strategy_is_the_whole_organisations_and_else_the_first(plan_of, strategies, indicator):
    plan = plan_of(*(OF_UNIT.format(unit, number) for number, unit in enumerate(strategies)))
    assert (plan.strategy and plan.strategy.value.indicators[0].id) == indicator


def test_the_language_is_that_of_the_head(plan_of):
    assert plan_of(head=HEAD.replace("language: nb", "language: sv")).language == "sv"


def terms(*periods):
    return [
        f"kind: action-plan\nperiod: {{start: {start}, end: {end}}}\nactions: [{{id: H1, title: T}}]\n"
        for start, end in periods
    ]


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("2025-12-31", 0),
        ("2026-01-01", 0),
        ("2026-12-31", 0),
        ("2027-01-01", 0),
        ("2027-06-30", 0),
        ("2027-07-01", 1),
        ("2027-12-31", 1),
        ("2028-01-01", 2),
        ("2030-01-01", 2),
    ],
)
def test_a_day_is_of_the_term_that_holds_it_else_of_the_last_begun_else_of_the_first(plan_of, day, number):
    act = plan_of(*terms(("2026", "2026"), ("2027-07", "2027-12"), ("2028", "2028-06"))).actions["H1"]
    assert act.term_at(date.fromisoformat(day)) is act.terms[number]


def test_what_could_not_be_read_is_known_with_all_around_it_and_within(examined):
    plan, _ = examined(
        "kind: action-plan\nperiod: {start: 2026, end: 2026}\n"
        "actions: [{id: H1, title: T, cost: {fixed: x, total: 5}}, {id: H2, title: T, time: {start: {}}}]\n"
    )
    first, second = (plan.actions[key].last.item for key in ("H1", "H2"))
    assert plan.unread(first.spot("cost", "fixed"))
    assert plan.unread(first.spot("cost"))
    assert plan.unread(first.spot())
    assert plan.unread(first.spot("cost", "fixed", "below"))
    assert not plan.unread(first.spot("cost", "total"))
    assert not plan.unread(first.spot("time"))
    assert plan.unread(second.spot("time", "start"))
    assert not plan.unread(second.spot("cost"))
    assert not plan.unread(Spot(first.file, 0, ("title",)))
    assert plan.unread(Spot(first.file, 1, ()))


def test_in_a_plan_that_could_all_be_read_nothing_is_unread(plan):
    assert plan.unread(plan.actions["H1"].last.item.spot()) is False


def test_a_figure_is_worked_out_once_for_each_set_of_arguments(plan, plan_of):
    asked = []

    @once
    def figure(plan, *numbers, **named):
        asked.append((numbers, named))
        return sum(numbers) + sum(named.values())

    assert [figure(plan, 1, 2), figure(plan, 1, 2), figure(plan, 2, 1), figure(plan, 3)] == [3, 3, 3, 3]
    assert [figure(plan, a=1, b=2), figure(plan, b=2, a=1), figure(plan, a=2, b=1)] == [3, 3, 3]
    assert asked == [((1, 2), {}), ((2, 1), {}), ((3,), {}), ((), {"a": 1, "b": 2}), ((), {"a": 2, "b": 1})]
    assert figure(plan_of(), 1, 2) == 3
    assert len(asked) == 6
    assert figure.__name__ == "figure"


def test_of_two_ends_the_one_that_is_given_holds(plan_of):
    act = plan_of(
        "kind: action-plan\nperiod: {start: 2026-03, end: 2026-10}\n"
        "actions: [{id: H1, title: T, time: {start: 2026-10-31}}, {id: H2, title: T, time: {end: 2026-03-01}}]\n"
    ).actions
    found = {key: (one.last.span.first, one.last.span.last) for key, one in act.items()}
    assert found == {
        "H1": (date(2026, 10, 31), date(2026, 10, 31)),
        "H2": (date(2026, 3, 1), date(2026, 3, 1)),
    }


def test_two_figures_are_kept_apart_and_so_are_arguments_with_and_without_a_name(plan):
    @once
    def first(plan, number=0, *, named):
        return number + named

    @once
    def second(plan, number=0, *, named):
        return number - named

    assert [first(plan, 5, named=2), second(plan, 5, named=2)] == [7, 3]
    assert [first(plan, 6, named=2), first(plan, named=2)] == [8, 2]
