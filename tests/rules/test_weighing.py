"""What marks and findings come to: more evidence is never worse, more findings never better; what is done decides."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kivplan.factors import JUDGEMENTS
from kivplan.findings import Finding, Level
from kivplan.rules.registry import BY_CODE
from kivplan.rules.weighing import Against, Mark, held_back, weighed, yes
from kivplan.rules.weighing import against as against_what_is_found

from .test_scorecard import action, found, read, whole

NOTHING = Against(errors=0, warnings=0, actions=20)
counts = st.integers(0, 12)


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    of = draw(counts)
    return Mark(done=draw(st.booleans()), count=draw(st.integers(0, of)), of=of)


against = st.builds(Against, errors=counts, warnings=counts, actions=st.integers(0, 60))
many = st.lists(marks(), max_size=6)


def rank(some: list[Mark], weight: Against) -> int:
    """How good the judgement is: 2 in place, 0 wanting."""
    return 2 - JUDGEMENTS.index(weighed(some, weight))


def done(count: int, of: int) -> Mark:
    return Mark(done=True, count=count, of=of)


def planned(count: int, of: int) -> Mark:
    return Mark(done=False, count=count, of=of)


def weight_of(documents: dict[str, dict], finding: Finding) -> tuple[int, int]:
    """How many errors and warnings a finding is in a plan."""
    weight = against_what_is_found(read(documents), [finding])
    return weight.errors, weight.warnings


@pytest.mark.parametrize(
    ("some", "judgement"),
    [
        ([done(3, 4), planned(3, 4)], "in_place"),
        ([done(2, 4), planned(4, 4)], "partly"),
        ([done(4, 4), planned(2, 4)], "partly"),
        ([done(1, 4), planned(0, 4)], "partly"),
        ([done(1, 5), planned(0, 4)], "wanting"),
        ([done(0, 4), planned(4, 4), planned(0, 4)], "partly"),
        ([done(0, 4), planned(4, 4), planned(0, 4), planned(0, 4)], "wanting"),
        ([done(1, 4), done(0, 4), planned(0, 4)], "partly"),
        ([done(0, 0), planned(4, 4)], "partly"),
        ([done(0, 0)], "wanting"),
    ],
)
def test_three_in_four_is_reached_and_a_quarter_is_something(some, judgement):
    assert weighed(some, NOTHING) == judgement


@pytest.mark.parametrize(
    ("errors", "warnings", "actions", "judgement"),
    [
        (0, 0, 0, "in_place"),
        (0, 1, 0, "in_place"),
        (0, 2, 0, "wanting"),
        (0, 1, 9, "in_place"),
        (0, 2, 19, "partly"),
        (0, 2, 20, "in_place"),
        (1, 0, 100, "partly"),
        (0, 20, 20, "partly"),
        (0, 21, 20, "wanting"),
        (10, 11, 20, "wanting"),
    ],
)
def test_one_warning_for_ten_actions_is_forgiven_and_more_than_one_for_each_is_wanting(
    errors, warnings, actions, judgement
):
    assert weighed([done(1, 1)], Against(errors, warnings, actions)) == judgement


@pytest.mark.parametrize(
    ("errors", "warnings", "said"),
    [
        (0, 2, None),
        (0, 3, "The checks find 3 warnings, and a factor in place has at most 2."),
        (1, 0, "The checks find errors, and a factor in place has none."),
        (1, 3, "The checks find errors, and a factor in place has none."),
        (8, 13, "The checks find more faults (21) than there are actions."),
    ],
)
def test_what_holds_a_line_back_is_said_in_words(errors, warnings, said):
    assert held_back([done(1, 1)], Against(errors, warnings, 20)) == said


@pytest.mark.parametrize("status", ["draft", "proposed", "adopted", "closed"])
def test_a_finding_weighs_as_in_an_adopted_plan_whatever_level_is_asked_for(status):
    documents = whole()
    documents["plan"]["status"] = status
    rule = BY_CODE["KIV303"]  # info, warning, error
    assert weight_of(documents, found("KIV303", rule.level(status))) == (1, 0)
    documents["plan"]["checks"] = {"levels": {"KIV303": "info"}}
    assert weight_of(documents, found("KIV303", Level.INFO)) == (1, 0)


def test_a_finding_that_has_a_level_of_its_own_keeps_it():
    assert weight_of(whole(), found("KIV401", Level.INFO)) == (0, 0)
    assert weight_of(whole(), found("KIV303", Level.WARNING)) == (0, 1)


def test_faults_are_held_against_the_actions_that_are_part_of_no_other():
    documents = whole()
    documents["actions"]["actions"].append({**action(0), "id": "H0a", "title": "A part", "part_of": "H0"})
    assert against_what_is_found(read(documents), ()) == Against(0, 0, 10)


@given(st.lists(marks().filter(lambda mark: not mark.done), max_size=6), against)
def test_what_is_only_planned_never_puts_a_line_in_place(some, weight):
    assert weighed([yes(None, done=True), *some], weight) != "in_place"


@given(many, against, st.data())
def test_taking_evidence_away_never_improves_a_judgement(some, weight, data):
    fewer = [replace(mark, count=data.draw(st.integers(0, mark.count))) for mark in some]
    assert rank(fewer, weight) <= rank(some, weight)


@given(many, against, counts, counts)
def test_another_finding_never_improves_a_judgement(some, weight, errors, warnings):
    more = replace(weight, errors=weight.errors + errors, warnings=weight.warnings + warnings)
    assert rank(some, more) <= rank(some, weight)


@given(many, against)
def test_a_reason_is_given_exactly_where_the_findings_hold_a_line_back(some, weight):
    without = replace(weight, errors=0, warnings=0)
    assert (held_back(some, weight) is not None) == (rank(some, weight) < rank(some, without))
