"""``checks:`` of the plan and the command line: which rules speak, how loudly, with which limits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kivplan.errors import UsageError
from kivplan.findings import Finding, Level, Place
from kivplan.rules.settings import Settings

HEAD = (
    "kind: plan\nformat: 1\ntitle: Plan\norganisation: Nordvik\nlanguage: en\n"
    "period: {start: 2026, end: 2029}\npeople: [{id: head, role: Head}]\n"
)
POOR = "---\nid: H1\ntime:\ncost:\nmeans: training\n"


@pytest.fixture
def checked(check):
    """What is found in a plan with two missing points and a wrong means, under these checks."""
    return lambda checks, **chosen: check(f"{HEAD}checks: {checks}\n{POOR}", **chosen)


ALL = ["no-time", "no-cost", "strategy-means-mismatch"]


def test_without_settings_every_rule_speaks(checked):
    assert checked("{}").names() == ALL


@pytest.mark.parametrize("name", ["no-time", "KIV307"])
def test_a_plan_ignores_rules_by_name_and_code(checked, name):
    assert checked(f"{{ignore: [{name}]}}").names() == ALL[1:]


def test_a_plan_selects_rules_by_family_and_beginning_of_a_code(checked):
    assert checked("{select: [KIV30]}").names() == ALL[:2]
    assert checked("{select: [KIV3], ignore: [KIV30]}").names() == ALL[2:]


def test_the_command_lines_selection_takes_the_place_of_the_plans(checked):
    assert checked("{select: [no-time]}", select=("no-cost",)).names() == ["no-cost"]


def test_the_command_line_ignores_on_top_of_the_plan(checked):
    assert checked("{ignore: [no-time]}", ignore=("no-cost",)).names() == ALL[2:]


def test_a_name_on_the_command_line_that_no_rule_has_is_wrong_usage(checked):
    with pytest.raises(UsageError, match="no rule named no-tme") as raised:
        checked("{}", select=("no-tme",))
    assert raised.value.hint == "did you mean no-time?"


def test_a_plan_sets_levels_of_its_own(checked):
    found = checked("{levels: {no-time: error, KIV308: warning, strategy-means-mismatch: info}}")
    assert [finding.level for finding in found.findings] == [Level.ERROR, Level.WARNING, Level.INFO]


@pytest.mark.parametrize(
    ("checks", "marked", "hint"),
    [
        ("{ignore: [no-tme]}", "no-tme", "did you mean no-time?"),
        ("{select: [KIV3, no-cots]}", "no-cots", "did you mean no-cost?"),
        ("{levels: {no-tiem: error}}", "no-tiem", "did you mean no-time?"),
        ("{limits: {actions-per-responsable: 3}}", "actions-per-responsable", "did you mean actions-per-responsible?"),
        (
            "{limits: {too-many-actions: 3}}",
            "too-many-actions",
            "the rule has several: actions-per-responsible and actions-per-unit",
        ),
    ],
)
def test_a_name_that_nothing_has_is_told_where_it_stands(checked, checks, marked, hint):
    found = checked(checks)
    assert found.places("bad-value") == [("bad-value", marked)]
    assert found.of("bad-value").hint == hint


@pytest.mark.parametrize("name", ["no-union-dialogue", "KIV908", "KIV9", "KIV4"])
def test_rules_to_come_may_be_named_already(checked, name):
    assert checked(f"{{ignore: [{name}]}}").names() == ALL


def test_limits_of_rules_to_come_may_be_set_already(checked):
    assert checked("{limits: {too-little-mobilisation: 20}}").names() == ALL


@pytest.mark.parametrize("name", ["bad-value", "KIV1", "yaml-syntax"])
def test_reading_and_shape_cannot_be_ignored(checked, name):
    found = checked(f"{{ignore: [{name}], levels: {{unknown-key: info}}}}")
    assert len(found.places("bad-value")) == 2
    assert "cannot be ignored" in found.findings[0].message


def test_reading_and_shape_speak_whatever_is_selected(check):
    found = check(f"{HEAD}---\nid: H1\ntime: {{start: 15/9}}\ncost:\n", select=("no-approach",))
    assert found.names() == ["bad-date"]


def test_findings_on_links_can_be_deselected(check):
    assert check("id: H1\nresponsible: haed\n", ignore=("KIV201",)).findings == ()


def test_a_level_in_the_plan_holds_for_findings_on_links_too(check):
    found = check(f"{HEAD}checks: {{levels: {{unknown-reference: warning}}}}\n---\nid: H1\nresponsible: haed\n")
    assert found.of("unknown-reference").level is Level.WARNING


def test_a_name_to_ignore_that_no_rule_has_is_wrong_usage_too(checked):
    with pytest.raises(UsageError, match="no rule named no-tme") as raised:
        checked("{}", ignore=("no-tme",))
    assert raised.value.hint == "did you mean no-time?"


def test_a_name_unlike_any_gets_no_guess(checked):
    with pytest.raises(UsageError) as raised:
        checked("{}", select=("qqqqqqqq",))
    assert raised.value.hint is None
    for checks in ("{ignore: [qqqqqqqq]}", "{limits: {qqqqqqqq: 3}}"):
        assert checked(checks).of("bad-value").hint is None


def test_a_rule_without_limits_has_none_to_set(checked):
    found = checked("{limits: {strategy-means-mismatch: 3}}").of("bad-value")
    assert found.message == "there is no limit named strategy-means-mismatch, so this has no effect"


@pytest.mark.parametrize(
    ("checks", "marked"),
    [
        ("{ignore: [no-time, yaml-syntax]}", "yaml-syntax"),
        ("{ignore: [no-time, KIV1]}", "KIV1"),
        ("{levels: {no-time: info, unknown-key: info}}", "unknown-key"),
        ("{levels: {no-time: info, no-tiem: info}}", "no-tiem"),
    ],
)
def test_what_has_no_effect_is_told_at_its_name(checked, checks, marked):
    assert checked(checks).places("bad-value") == [("bad-value", marked)]


def test_what_is_no_rule_is_always_wanted_and_a_level_of_its_own_changes_nothing_else():
    finding = Finding("KIV307", "no-time", Level.INFO, "m", Place("f", 1, 1, 1, 1))
    assert Settings(select=frozenset()).wants("KIV999")
    assert Settings(levels={"KIV308": Level.ERROR}).levelled(finding) is finding
    assert Settings(levels={"KIV307": Level.ERROR}).levelled(finding) == replace(finding, level=Level.ERROR)
