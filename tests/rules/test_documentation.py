"""Every rule's own examples: the wrong one gives exactly its finding, the right one none."""

from __future__ import annotations

from datetime import date

import pytest

from kivplan.rules import RULES

DOCUMENTED = [rule for rule in RULES if rule.wrong]
GIT_KNOWS = {"follow-up-changed": {"plan.yaml": date(2026, 9, 1)}}
"""What git knows of the wrong examples that text alone cannot show to be wrong."""


@pytest.mark.parametrize("rule", DOCUMENTED, ids=lambda rule: rule.name)
def test_the_wrong_example_gives_exactly_the_rules_finding(check, rule):
    found = check(rule.wrong, edited=GIT_KNOWS.get(rule.name)).findings
    assert [(f.code, f.name) for f in found] == [(rule.code, rule.name)]


@pytest.mark.parametrize("name", GIT_KNOWS)
def test_what_git_knows_is_all_that_makes_some_examples_wrong(check, name):
    (rule,) = (rule for rule in RULES if rule.name == name)
    assert check(rule.wrong).findings == check(rule.right, edited={}).findings == ()


@pytest.mark.parametrize("rule", DOCUMENTED, ids=lambda rule: rule.name)
def test_the_right_example_gives_no_finding(check, rule):
    assert check(rule.right).findings == ()


def test_only_the_rule_on_bytes_that_text_cannot_show_has_no_examples():
    assert [rule.name for rule in RULES if not (rule.wrong and rule.right)] == ["not-utf8"]


def test_a_plan_that_follows_every_rule_has_no_findings(check):
    assert check("id: H1\n").findings == ()


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.find], ids=lambda rule: rule.name)
def test_a_finding_says_what_is_wrong_and_what_to_write_in_one_plain_line_each(check, rule):
    (found,) = check(rule.wrong, edited=GIT_KNOWS.get(rule.name)).findings
    assert found.message == found.message.strip()
    assert "\n" not in found.message
    assert not found.message.endswith(".")
    assert found.hint
    assert not found.hint.endswith(".")
    assert "{" not in found.message
