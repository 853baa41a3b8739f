"""The catalogue: complete, in order, each rule found by name, code and family."""

from __future__ import annotations

import pytest

from kivplan.findings import Level
from kivplan.rules import RULES, registry
from kivplan.rules.rule import levels

CATALOGUE = [
    *range(1, 9),
    *range(101, 107),
    *range(201, 211),
    *range(301, 317),
    *range(401, 410),
    *range(501, 504),
    *range(601, 608),
    *range(701, 707),
    *range(801, 809),
    *range(901, 910),
]


def test_the_rules_are_there_in_the_order_of_their_codes():
    assert [rule.code for rule in RULES] == [f"KIV{number:03}" for number in CATALOGUE]


def test_no_code_or_name_is_used_twice():
    names = [word for rule in RULES for word in (rule.code, rule.name)]
    assert len(set(names)) == len(names)


def test_every_rule_says_what_it_finds_and_why():
    for rule in RULES:
        assert rule.summary.endswith(".")
        assert rule.why.endswith(".")


def test_a_rule_is_found_by_name_and_code():
    assert registry.rule("no-time") is registry.rule("KIV307")
    assert registry.rule("no-such") is None


def test_a_family_stands_for_all_its_rules():
    assert registry.matching("KIV6") == {rule.code for rule in RULES if rule.family == 6}
    assert len(registry.matching("KIV30")) == 9
    assert registry.matching("KIV99") == frozenset()


@pytest.mark.parametrize("name", ["KIV7", "overdue", "KIV706", "KIV3", "KIV"])
def test_a_rule_and_a_family_are_known(name):
    assert registry.known(name)


@pytest.mark.parametrize("name", ["KIV77", "kiv3", "time", ""])
def test_what_is_neither_is_not_known(name):
    assert not registry.known(name)


def test_a_misspelt_name_or_code_has_a_nearest_one():
    assert registry.nearest("no-tim") == "no-time"
    assert registry.nearest("KIV3O7") == "KIV307"
    assert registry.nearest("qqqqqqqq") is None
    assert registry.nearest("bord", ("board", "public")) == "board"


def test_levels_are_written_as_in_the_catalogue():
    assert levels("i/w/e") == (Level.INFO, Level.WARNING, Level.ERROR)
    assert levels("w") == (Level.WARNING,) * 3
