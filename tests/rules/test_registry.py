"""The catalogue: complete, in order, each rule found by name, code and family."""

from __future__ import annotations

import pytest

from kivplan.findings import Level
from kivplan.rules import CATALOGUE_LATER, RULES, registry
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
    later = {word for word in CATALOGUE_LATER if word.startswith("KIV")}
    codes = [f"KIV{number:03}" for number in CATALOGUE]
    assert [rule.code for rule in RULES] == [code for code in codes if code not in later]


def test_no_code_or_name_is_used_twice_or_both_built_and_to_come():
    names = [word for rule in RULES for word in (rule.code, rule.name)]
    assert len(set(names)) == len(names)
    assert not CATALOGUE_LATER & set(names)


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
def test_what_is_built_or_to_come_is_known(name):
    assert registry.known(name)


@pytest.mark.parametrize("name", ["KIV77", "kiv3", "time", ""])
def test_what_is_neither_is_not_known(name):
    assert not registry.known(name)


def test_levels_are_written_as_in_the_catalogue():
    assert levels("i/w/e") == (Level.INFO, Level.WARNING, Level.ERROR)
    assert levels("w") == (Level.WARNING,) * 3
