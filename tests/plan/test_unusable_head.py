"""A plan document that lacks what it must have hides nothing else, and nothing is made of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kivplan.errors import NoPlanError
from kivplan.plan import load, load_text
from kivplan.plan.discovery import PlanFolder, Source
from kivplan.plan.loading import examine
from kivplan.rules import RULES, validate
from kivplan.source import YamlFile

HEAD = """\
kind: plan
format: 1
organisation: O
language: nb
status: adopted
period: {start: 2026, end: 2029}
units: [{id: u1, name: Unit one}]
people: [{id: p1, role: Manager}]
checks: {ignore: [no-tme]}
"""
ACTIONS = """\
kind: action-plan
unit: u1
period: {start: 2026, end: 2026}
actions:
  - id: H1
    title: One
    responsible: p1
    co_responsible: [p7]
    aim: A
    part_of: H9
  - id: H2
    title: Two
    responsible: p1
    part_of: p1
"""


def found(*documents, folder=Path()):
    """Every finding on documents in one file, as code and line, with the plan."""
    text = "---\n".join(documents)
    source = Source(YamlFile(Path("plan.yaml"), "plan.yaml"), text.encode())
    plan, findings = examine(PlanFolder(folder, ".", (source,)))
    if plan is not None:
        findings = validate(plan, as_of=date(2026, 9, 15))
    return plan, [(finding.code, text.splitlines()[finding.place.line - 1].strip()) for finding in findings]


def test_links_settings_and_rules_are_told_beside_the_missing_key():
    plan, said = found(HEAD, ACTIONS.replace("    part_of: H9\n", ""))
    assert (plan.usable, plan.complete) == (False, False)
    assert {
        ("KIV102", "kind: plan"),
        ("KIV104", "checks: {ignore: [no-tme]}"),
        ("KIV201", "co_responsible: [p7]"),
        ("KIV202", "part_of: p1"),
        ("KIV303", "- id: H1"),
    } <= set(said)


def test_the_same_is_told_as_when_the_key_is_there():
    whole, with_it = found(HEAD.replace("organisation", "title: T\norganisation"), ACTIONS)
    _, without_it = found(HEAD, ACTIONS)
    assert whole.usable
    assert set(without_it) - {("KIV102", "kind: plan")} <= set(with_it)
    left_out = {code for code, _ in set(with_it) - set(without_it)}
    assert left_out <= {"KIV206", *(rule.code for rule in RULES if rule.whole)}  # they ask what the whole plan lacks


@pytest.mark.parametrize(("language", "faults"), [("en", 2), ("", 2), ("norsk", 1), ("[en]", 1)])
def test_where_the_language_is_unknown_the_currency_is_not_asked_for(language, faults):
    head = HEAD.replace("language: nb", f"language: {language}")
    _, said = found(head, ACTIONS.replace("aim: A", "cost: {fixed: 5}"))
    assert [code for code, _ in said].count("KIV102") == faults  # title; currency, or language where it is empty


def test_an_id_is_not_called_unknown_where_units_could_not_be_read():
    _, said = found(HEAD.replace("units:", "unts:"), ACTIONS)
    assert "KIV201" not in dict(said)
    assert "KIV101" in dict(said)


def test_a_second_plan_document_is_told_and_the_one_that_is_whole_counts():
    whole = HEAD.replace("organisation", "title: T\norganisation")
    plan, said = found(HEAD, whole)
    assert (plan.usable, plan.head.title) == (True, "T")
    assert [code for code, _ in said if code < "KIV104"] == ["KIV102", "KIV007"]


def test_shared_files_of_such_a_head_are_read(tmp_path):
    (tmp_path / "roles.yaml").write_text("kind: shared\npeople: [{id: p7, role: R}]\n")
    (tmp_path / "plan.yaml").write_text(f"{HEAD}shared: [roles.yaml]\n---\n{ACTIONS}")
    plan, said = found(f"{HEAD}shared: [roles.yaml]\n", ACTIONS, folder=tmp_path)
    assert "p7" in plan.people
    assert ("KIV201", "co_responsible: [p7]") not in said


def test_nothing_is_made_of_it(tmp_path):
    (tmp_path / "plan.yaml").write_text(f"{HEAD}---\n{ACTIONS}")
    said = r"there is no plan document that can be read \(plan\.yaml, line 1: `title:` is missing\)$"
    with pytest.raises(NoPlanError, match=said):
        load(".", cwd=tmp_path)
    plan, findings = load_text(f"{HEAD}---\n{ACTIONS}".encode())
    assert plan is None
    assert {"KIV102", "KIV201"} <= {finding.code for finding in findings}
