"""The catalogue: complete, in order, each rule found by name, code and family."""

from __future__ import annotations

import pytest

from kivplan.findings import Level
from kivplan.rules import RULES, registry
from kivplan.rules.rule import Rule, levels

CATALOGUE = """
KIV001 yaml-syntax e - reading
KIV002 duplicate-key e - reading
KIV003 not-utf8 e - reading
KIV004 yaml-feature e - reading
KIV005 unknown-kind e - reading
KIV006 unknown-format e - reading
KIV007 no-plan e - reading
KIV008 bad-ignore w - reading
KIV101 unknown-key e - reading
KIV102 missing-key e - reading
KIV103 wrong-type e - reading
KIV104 bad-value e - reading
KIV105 bad-date e - reading
KIV106 bad-amount e - reading
KIV201 unknown-reference e - reading
KIV202 wrong-kind-of-reference e - reading
KIV203 duplicate-id e - reading
KIV204 uncovered-need i/w/e 3 whole
KIV205 goal-without-action i/w/w 3 whole
KIV206 action-without-purpose i/w/w 3 serves needs causes strategy part_of
KIV207 cause-without-action i/w/w 3 whole
KIV208 unused-definition i - whole
KIV209 circular-reference e - reading
KIV210 double-report e - reading
KIV301 no-responsible i/w/e 2 responsible part_of
KIV302 no-aim i/w/e 6 aim serves criteria part_of
KIV303 no-criteria i/w/e 6 criteria part_of
KIV304 no-target-group i/w/w 2 target_group part_of
KIV305 no-approach i - approach part_of
KIV306 no-implementation i/w/w - implementation part_of
KIV307 no-time i/w/e 3 time part_of
KIV308 no-cost i/w/w 3 cost implementation part_of
KIV309 no-evaluation i/w/w 6 evaluation part_of
KIV310 no-strategy i/w/e 4 strategy part_of
KIV311 vague-criterion i 6 criteria
KIV312 satisfaction-only i/w/w 6 evaluation strategy
KIV313 leave-without-terms i - target_group cost required_by_law part_of
KIV314 too-many-actions i/w/w 2 whole
KIV315 strategy-means-mismatch e - means strategy
KIV316 commitment-for-mandatory i/w/e - target_group required_by_law
KIV401 missing-strategy i/w/e 4 whole acquire develop mobilise phase_out
KIV402 too-little-mobilisation i/w/w 4 whole balance unit
KIV403 too-much-development i/w/w 4 whole balance unit
KIV404 off-balance i/w/w 4 whole unit
KIV405 emphasis-without-action i/w/w 4 whole
KIV406 service-quality-gap i/w/w - whole service_quality
KIV407 readiness-gap i/w/w - whole readiness
KIV408 balance-sum e - balance
KIV409 formal-education-heavy i 5 whole
KIV501 no-transfer-plan i/w/w 5 transfer part_of
KIV502 nobody-asks i 5 transfer part_of
KIV503 no-practice i/w/w 5 implementation.arenas part_of
KIV601 total-mismatch e 3 cost target_group implementation
KIV602 over-cap e 3 cost target_group implementation
KIV603 over-budget i/w/w 3 whole cost target_group implementation time grants
KIV604 no-cost-centre i/w/w 3 cost implementation part_of
KIV605 grant-exceeds-cost e 3 whole cost target_group implementation time grants
KIV606 counts-ungranted i/w/w 3 whole time deviations
KIV607 two-grants-one-cost i 3 cost grants
KIV701 outside-period w 3 time
KIV702 activity-outside-action w - time implementation
KIV703 evaluated-too-early i/w/w 6 evaluation time
KIV704 action-plan-not-rolled w 3 whole
KIV705 plan-too-old w 3 status decisions
KIV706 overdue w 6 whole time deviations
KIV801 not-followed-up w 6 whole time
KIV802 activity-without-result w 6 whole criteria time strategy
KIV803 indicator-without-reading w 6 whole
KIV804 deviation-without-decision w 6 whole
KIV805 not-handed-over w 6 whole responsible co_responsible
KIV806 not-shared i 5 whole strategy
KIV807 follow-up-changed w - history
KIV808 evaluation-overdue w 6 whole evaluation time
KIV901 national-identity-number e -
KIV902 name-for-public w -
KIV903 individuals-public i/w/w - target_group strategy cost edition part_of unit employees
KIV904 no-communication i/w/w 1 whole communication communicated
KIV905 unclear-roles i/w/w 2 whole roles trained
KIV906 no-annual-wheel i/w/w 3 whole annual_wheel
KIV907 staircase-gap i 1 meetings
KIV908 no-union-dialogue i/w/w 2 whole union_dialogue
KIV909 adopted-without-decision e 3 decisions
"""
"""Code, name, levels and success factor, and the keys that must have been read where the rule looks.

``whole``: all of the plan must have been; ``history``: it asks git; ``reading``: it is found while the plan is read.
"""
LIMITS = {
    "actions-per-responsible": 12,
    "actions-per-unit": 25,
    "too-little-mobilisation": 25,
    "too-much-development": 60,
    "off-balance": 15,
    "formal-education-heavy": 50,
    "fewest-actions": 8,
    "evaluated-too-early": 3,
    "action-plan-not-rolled": 24,
    "plan-too-old": 4,
    "not-followed-up": 6,
    "indicator-without-reading": 15,
    "individuals-public": 5,
    "staircase-gap": 50,
}


def row(rule: Rule) -> str:
    """A rule as a line of the catalogue."""
    letters = [level.name[0].lower() for level in rule.levels]
    shown = letters[0] if len(set(letters)) == 1 else "/".join(letters)
    how = ["whole"] * rule.whole + ["history"] * rule.history + ["reading"] * (rule.find is None)
    return " ".join((rule.code, rule.name, shown, str(rule.factor or "-"), *how, *map(".".join, rule.needs)))


def test_the_rules_are_those_of_the_catalogue_in_the_order_of_their_codes():
    assert [row(rule) for rule in RULES] == CATALOGUE.strip().splitlines()


def test_the_limits_are_those_of_the_catalogue():
    assert registry.LIMITS == LIMITS


def test_rules_that_share_a_limit_have_the_same():
    for rule in RULES:
        assert {name: LIMITS[name] for name in rule.limits} == rule.limits


def test_the_rules_on_shares_all_wait_for_as_many_actions_and_no_other_limit_is_shared():
    holders = {name: [rule.code for rule in RULES if name in rule.limits] for name in LIMITS}
    assert holders.pop("fewest-actions") == ["KIV402", "KIV403", "KIV404", "KIV409"]
    assert {len(codes) for codes in holders.values()} == {1}


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
