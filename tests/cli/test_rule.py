"""``kivplan rule``: the list, one page, a family, in each form and language; a slip gets the nearest name."""

from __future__ import annotations

import json

import pytest

from kivplan.rules import RULES


def test_without_a_name_every_rule_is_listed_under_its_family(world):
    out = world.run("rule").out
    assert [line.split()[0] for line in out.splitlines() if line.startswith("  KIV")] == [rule.code for rule in RULES]
    assert "\nMoney\n  KIV601  total-mismatch " in out


@pytest.mark.parametrize("name", ["no-criteria", "KIV303", "kiv303", "No-Criteria"])
def test_a_rule_is_explained_by_name_or_code(world, name):
    found = world.run("rule", name)
    assert found.code == 0
    lines = found.out.splitlines()
    assert lines[:2] == ["KIV303 no-criteria", "info in a draft, warning when proposed, error when adopted"]
    assert [line for line in lines if line and not line.startswith(" ")][3:-1] == [
        "Why", "Source", "Success factor", "Wrong", "Right",
    ]  # fmt: skip
    assert "  6: follow-up of both activity and result" in lines
    assert "    criteria:" in lines
    assert lines[-1].endswith("/rules.html#no-criteria")


def test_a_family_is_listed(world):
    lines = world.run("rule", "KIV3").out.splitlines()
    assert lines[0] == "Actions: the nine points"
    assert {line.split()[0][:4] for line in lines[1:]} == {"KIV3"}


def test_long_lines_are_broken_at_the_width_of_the_screen(world):
    world.environment["COLUMNS"] = "40"
    out = world.run("rule", "goal-without-action").out
    prose = [line for line in out.splitlines() if not line.startswith(("    ", "http"))]
    assert max(map(len, prose)) <= 40


def test_as_markdown_the_page_has_a_heading_and_its_examples_fenced(world):
    out = world.run("rule", "no-criteria", "--format", "markdown").out
    assert out.startswith("# no-criteria\n\nKIV303 · info in a draft")
    assert out.count("```yaml\n") == 2


def test_as_json_every_rule_says_levels_factor_and_limits(world):
    document = json.loads(world.run("rule", "--format", "json").out)
    assert document["version"] == 1
    (rule,) = (one for one in document["rules"] if one["name"] == "too-many-actions")
    assert rule["levels"] == {"draft": "info", "proposed": "warning", "adopted": "warning"}
    assert rule["limits"] == {"actions-per-responsible": 12, "actions-per-unit": 25}
    assert len(document["rules"]) == len(RULES)


@pytest.mark.parametrize(("language", "why"), [("nb", "Hvorfor"), ("nn", "Kvifor"), ("sv", "Varför")])
def test_the_page_is_there_in_the_readers_language_with_the_same_code_and_name(world, language, why):
    lines = world.run("rule", "no-criteria", "--language", language).out.splitlines()
    assert lines[0] == "KIV303 no-criteria"
    assert why in lines
    assert lines[-1].endswith(f"rules.{'sv' if language == 'sv' else 'nb'}.html#no-criteria")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["no-kriteria"], "did you mean no-criteria?"),
        (["zzzz"], "`kivplan rule` lists them all"),
        (["--format", "yaml"], "it is one of text, markdown, json"),
        (["--language", "da"], "it is one of nb, nn, sv, en"),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(world, arguments, said):
    found = world.run("rule", *arguments)
    assert found.code == 2
    assert said in found.err
    assert found.out == ""
