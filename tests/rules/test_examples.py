"""The examples that ship with kivplan: what is found in each, and that no comment in them is idle."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kivplan.findings import Level
from kivplan.plan import load
from kivplan.rules import all_findings, validate

ROOT = Path(__file__).parents[2]


def test_no_example_has_an_error(each_example):
    plan = load(each_example.folder, cwd=ROOT)
    found = validate(plan, as_of=each_example.as_of)
    assert [finding for finding in found if finding.level is Level.ERROR] == []


def test_no_example_has_a_comment_or_setting_without_effect(each_example):
    plan = load(each_example.folder, cwd=ROOT)
    names = {finding.name for finding in validate(plan, as_of=each_example.as_of)}
    assert not names & {"bad-ignore", "bad-value"}
    ignored = set(plan.head.checks.ignore if plan.head.checks else ())
    assert ignored <= {finding.name for finding in all_findings(plan, as_of=each_example.as_of)}


@pytest.mark.parametrize(("name", "as_of"), [("nordvik", date(2027, 3, 1)), ("kvinnojour", date(2026, 11, 21))])
def test_the_whole_plans_follow_every_rule(name, as_of):
    assert validate(load(ROOT / "examples" / name, cwd=ROOT), as_of=as_of) == ()


def test_findings_are_located_and_in_reading_order(each_example):
    found = all_findings(load(each_example.folder, cwd=ROOT), as_of=each_example.as_of)
    assert all(finding.place.line >= 1 for finding in found)
