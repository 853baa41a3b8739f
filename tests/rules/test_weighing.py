"""What marks and findings come to: more evidence is never worse, more findings never better; what is done decides."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kivplan.factors import JUDGEMENTS
from kivplan.rules.weighing import Against, Mark, held_back, weighed, yes

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
