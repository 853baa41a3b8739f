"""How many actions there are: in which year, for whom, and where it is told."""

from __future__ import annotations

import pytest

HEAD = (
    "kind: plan\npeople: [{id: head, role: Head}, {id: cook, role: Cook}]\n"
    "units: [{id: ward, name: The ward, manager: head}]\n"
)
UNIT_LIMIT = "checks: {limits: {actions-per-unit: 1, actions-per-responsible: 40}}\n"
ONE_LIMIT = "checks: {limits: {actions-per-responsible: 1}}\n"


def year(number: int, unit: str = "") -> str:
    return f"{unit}period: {{start: {number}, end: {number}}}"


@pytest.fixture
def told(check):
    """What is said of too many actions, and the period of the action plan it is said of."""

    def tell(*parts: str) -> list[tuple[str, str, str]]:
        found = check("---\n".join(parts))
        lines = found.text.splitlines()
        before = [(one, lines[: one.place.line - 1]) for one in found.findings if one.name == "too-many-actions"]
        return [
            (one.message, one.hint, next((line for line in above[::-1] if line.startswith("period")), ""))
            for one, above in before
        ]

    return tell


HINT = "keep those that matter most, join those that belong together, or leave some for a later year"


def test_the_whole_organisations_plan_is_told_without_a_unit(told, plan_of):
    said = "the action plan has 2 actions in 2026, more than 1: plans that ask too much are not kept"
    assert told(HEAD + UNIT_LIMIT, plan_of("id: H1\n", "id: H2\n")) == [(said, HINT, year(2026))]


def test_a_units_plan_is_told_by_its_name_where_it_stands(told, plan_of):
    said = "the action plan of “The ward” has 2 actions in 2026, more than 1: plans that ask too much are not kept"
    ward = plan_of("id: H1\n", "id: H2\n", about=year(2026, "unit: ward\n"))
    assert told(HEAD + UNIT_LIMIT, plan_of("id: H0\n"), ward) == [(said, HINT, year(2026))]
    found = told(HEAD + UNIT_LIMIT, plan_of("id: H0\n", about=year(2026)), ward.replace("2026", "2027"))
    assert [(message.partition(" in ")[2][:4], place) for message, _, place in found] == [("2027", year(2027))]


@pytest.mark.parametrize(("first", "then", "fullest"), [(2, 3, 2027), (3, 2, 2026), (2, 2, 2026)])
def test_the_fullest_year_is_told_and_of_equals_the_first(told, plan_of, first, then, fullest):
    """At the first plan that has begun by then, in whatever order they stand."""
    early = plan_of(*(f"id: A{n}\n" for n in range(first)))
    late = plan_of(*(f"id: B{n}\ntime: {{at: 2027}}\n" for n in range(then)), about=year(2027))
    for documents in ((early, late), (late, early)):
        ((message, _, place),) = told(HEAD + UNIT_LIMIT, *documents)
        assert f"has {max(first, then)} actions in {fullest}, more" in message
        assert place == (year(2027) if documents[0] is late and fullest == 2027 else year(2026))


def test_a_plan_of_several_years_is_told_of_its_first_where_that_is_the_fullest(told, plan_of):
    period = "period: {start: 2026, end: 2028}"
    ((message, _, place),) = told(
        HEAD + UNIT_LIMIT, plan_of(*(f"id: H{n}\ntime: {{at: 2026}}\n" for n in (1, 2)), about=period)
    )
    assert "has 2 actions in 2026, more than 1" in message
    assert place == period


def test_an_action_that_goes_on_counts_once_for_each_year(told, plan_of):
    on = plan_of("id: H1\n"), plan_of("id: H1\ntime: {at: 2027}\n", about=year(2027))
    assert told(HEAD + UNIT_LIMIT, *on) == []


def test_who_answers_for_too_many_is_told_by_role(told, plan_of):
    said = "head “Head” answers for 2 actions in 2026, more than 1: nobody can follow up so many"
    hint = "share them out, join those that belong together, or leave some for a later year"
    plans = plan_of("id: H1\n", "id: H2\n", "id: H3\nresponsible: cook\n")
    assert told(HEAD + ONE_LIMIT, plans) == [(said, hint, "")]


def test_nobody_and_somebody_unknown_are_not_told(told, plan_of):
    keys = ("responsible:\n", "responsible: nobody\n")
    plans = plan_of(*(f"id: H{n}{one}\n{key}" for one, key in enumerate(keys) for n in range(3)))
    assert told(HEAD + ONE_LIMIT, plans) == []
