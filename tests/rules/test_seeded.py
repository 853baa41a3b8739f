"""One plan that every rule is content with, and a fault for each rule: told when it is there, and only then."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kivplan.plan import load_text
from kivplan.rules import RULES, validate

from .seeded import AS_OF, FAULTS, FILE, Fault, seeded

JUDGED = [rule.name for rule in RULES if rule.find is not None]
TOGETHER = tuple(one for one in FAULTS if not one.apart)
APART = [(one, *(other for other in TOGETHER if one.stands_beside(other))) for one in FAULTS if one.apart]


@cache
def found(faults: tuple[Fault, ...]) -> tuple:
    """The text with these faults in it, and what is found."""
    text = seeded(faults)
    plan, findings = load_text(text.encode(), FILE)
    assert findings == ()
    days = [one.changed for one in faults if one.changed]
    return text, validate(plan, as_of=AS_OF, edited={FILE: days[0]} if days else {})


def told(faults: tuple[Fault, ...]) -> Counter:
    text, findings = found(faults)
    return Counter((finding.name, marked(text, finding.place)) for finding in findings)


def marked(text: str, place) -> str:
    line = text.splitlines()[place.line - 1]
    return line[place.column - 1 : place.end_column - 1 if place.end_line == place.line else len(line)]


def expected(faults: tuple[Fault, ...]) -> Counter:
    return Counter((one.rule, one.marked) for one in faults)


def test_the_plan_without_faults_has_no_findings():
    assert found(())[1] == ()


def test_there_is_one_fault_for_every_rule():
    assert Counter(one.rule for one in FAULTS) == Counter(JUDGED)


@pytest.mark.parametrize("one", FAULTS, ids=lambda one: one.rule)
def test_a_fault_alone_is_told_alone(one):
    assert told((one,)) == expected((one,))


@pytest.mark.parametrize("faults", [TOGETHER, *APART], ids=lambda faults: faults[0].rule)
def test_faults_together_are_told_together_in_the_order_of_the_text(faults):
    assert told(faults) == expected(faults)
    places = [(finding.place.line, finding.place.column, finding.code) for finding in found(faults)[1]]
    assert places == sorted(places)


@pytest.mark.parametrize("one", TOGETHER, ids=lambda one: one.rule)
def test_a_fault_that_is_mended_takes_its_finding_with_it_and_no_other(one):
    rest = tuple(other for other in TOGETHER if other is not one)
    assert told(rest) == expected(rest)


@settings(max_examples=50, deadline=None)
@given(chosen=st.sampled_from([TOGETHER, *APART]).flatmap(lambda faults: st.sets(st.sampled_from(faults))))
def test_any_faults_are_told_each_once(chosen):
    faults = tuple(one for one in FAULTS if one in chosen)
    assert told(faults) == expected(faults)
