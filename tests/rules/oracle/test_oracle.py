"""Every rule against a judgement of its own kind: the same findings, in plans of every sort and in the examples."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from kivplan.findings import Place
from kivplan.plan import load, load_text
from kivplan.plan.discovery import PlanFolder, Source
from kivplan.plan.loading import examine
from kivplan.rules import RULES, Context
from kivplan.rules.settings import settings_of
from kivplan.source import YamlFile

from ..generated import generated
from ..seeded import AS_OF, FILE, PLAN
from . import balance, follow_up, links, money, people, points, time  # noqa: F401  they make the judgements
from .blanks import blanks, without
from .catalogue import CATALOGUE, level
from .judging import ORACLES
from .raw import read

if TYPE_CHECKING:
    from .raw import Raw

SEEDS = range(200)
FEW = 60
JUDGED = [rule for rule in RULES if rule.find is not None]


@cache
def made(seed: int):
    """What each rule finds in a made plan, and the plan as plain YAML; every third has a follow-up changed later."""
    text, as_of = generated(seed).text, generated(seed).as_of
    plan, findings = load_text(text.encode(), "plan.yaml")
    assert findings == ()
    edited = {"plan.yaml": date(2026, 9, 15)} if seed % 3 == 0 else {}
    return found_in(plan, as_of, edited), read({"plan.yaml": text}, as_of, edited)


def found_in(plan, as_of, edited=None) -> dict[str, list]:
    """For each rule the places and levels of its findings."""
    context = Context(plan, as_of, settings_of(plan).limits, edited)
    found = {rule.code: rule.check(context) for rule in JUDGED}
    return {code: [(where(one), one.level.label) for one in findings] for code, findings in found.items()}


def where(finding) -> tuple:
    """A finding in the text itself stands at a line and a column; any other at a value of a document."""
    spot = finding.where
    if isinstance(spot, Place):
        return spot.file, spot.line, (spot.column, spot.end_column)
    return spot.file, spot.document, spot.path


def differing(found: dict[str, list], raw: Raw) -> dict[str, tuple[list, list]]:
    """By rule: what it finds and should not, and what it should find and does not."""
    wrong = {}
    for code, said in found.items():
        if code not in ORACLES:  # told by another test
            continue
        silent = raw.status == "closed" and code[3] in "78"
        right = [] if silent else [with_level(told, level(code, raw.status)) for told in ORACLES[code](raw)]
        too_many, missed = Counter(said) - Counter(right), Counter(right) - Counter(said)
        if too_many or missed:
            wrong[code] = list(too_many.elements()), list(missed.elements())
    return wrong


def with_level(told, usual: str) -> tuple:
    return told if isinstance(told[1], str) else (told, usual)


def test_every_rule_is_as_the_catalogue_has_it():
    words = {"i": "info", "w": "warning", "e": "error"}
    for rule in JUDGED:
        name, letters, factor = CATALOGUE[rule.code]
        levels = [words[letter] for letter in letters.split("/")]
        assert (rule.name, str(rule.factor or "-")) == (name, factor)
        assert [one.label for one in rule.levels] == (levels * 3 if len(levels) == 1 else levels)


def test_every_rule_has_a_judgement_of_its_own():
    assert set(ORACLES) == {rule.code for rule in JUDGED}


@pytest.mark.parametrize("seed", [*SEEDS[:FEW], *(pytest.param(seed, marks=pytest.mark.slow) for seed in SEEDS[FEW:])])
def test_in_a_made_plan_rules_find_what_is_there_and_nothing_else(seed):
    found, raw = made(seed)
    assert differing(found, raw) == {}


def test_in_an_example_rules_find_what_is_there_and_nothing_else(each_example):
    plan = load(each_example.folder, cwd=each_example.folder.parent)
    texts = {name: (each_example.folder.parent / name).read_text(encoding="utf-8") for name in plan.files}
    assert differing(found_in(plan, each_example.as_of), read(texts, each_example.as_of)) == {}


def check_blanks(texts: dict[str, str], as_of: date, *, seed: int, count: int) -> None:
    """Take out values here and there, one at a time; what cannot be left out is told while reading."""
    places = [(file, blank) for file, text in texts.items() for blank in blanks(text)]
    for file, blank in Random(seed).sample(places, min(count, len(places))):
        poorer = {**texts, file: without(texts[file], blank)}
        plan, findings = examine(PlanFolder(Path(), ".", tuple(source(name, text) for name, text in poorer.items())))
        if plan is not None and not findings:
            taken_out = f"{file}: {texts[file][: blank[0]].count(chr(10)) + 1}: {texts[file][slice(*blank)]!r}"
            assert (taken_out, differing(found_in(plan, as_of), read(poorer, as_of))) == (taken_out, {})


def source(name: str, text: str) -> Source:
    return Source(YamlFile(Path(name), name), text.encode())


@pytest.mark.parametrize("count", [10, pytest.param(300, marks=pytest.mark.slow)])
def test_in_an_example_with_a_value_taken_out_rules_find_what_is_there_and_nothing_else(each_example, count):
    plan = load(each_example.folder, cwd=each_example.folder.parent)
    texts = {name: (each_example.folder.parent / name).read_text(encoding="utf-8") for name in plan.files}
    check_blanks(texts, each_example.as_of, seed=count, count=count)


@pytest.mark.parametrize("count", [40, pytest.param(1000, marks=pytest.mark.slow)])
def test_in_a_plan_without_findings_a_value_taken_out_is_judged_right(count):
    check_blanks({FILE: PLAN}, AS_OF, seed=count, count=count)


def test_a_made_plan_is_the_same_every_time_and_unlike_the_next():
    assert generated.__wrapped__(7) == generated(7)
    assert len({generated(seed).text for seed in SEEDS[:FEW]}) == FEW


@pytest.mark.slow
@pytest.mark.parametrize("rule", JUDGED, ids=lambda rule: rule.name)
def test_the_made_plans_are_varied_enough_for_every_rule_to_find_something_and_nothing(rule):
    found = [bool(made(seed)[0][rule.code]) for seed in SEEDS]
    assert {True, False} == set(found)
