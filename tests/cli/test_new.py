"""``kivplan new``: from nothing to a plan that validates."""

from __future__ import annotations

import json

import pytest


def files_below(folder) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_plan_is_written_and_the_next_steps_told(world):
    outcome = world.run("new", "min plan", "--language", "nb", "--organisation", "Nordvik kommune")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.startswith("Wrote a first plan in bokmål:\n\n  min plan/grunnlag.yaml\n")
    assert "  min plan/.kivplan/kivplan.schema.json\n" in outcome.err
    assert outcome.err.endswith("  kivplan validate 'min plan'\n  kivplan render 'min plan'\n")
    assert {"plan.yaml", ".kivplan/kivplan.schema.json"} <= set(files_below(world.cwd / "min plan"))
    assert 'organisation: "Nordvik kommune"\n' in (world.cwd / "min plan/plan.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["nb", "nn", "sv", "en"])
def test_every_starter_is_a_plan_without_errors_or_warnings(language, world):
    world.run("new", "p", "--language", language)
    outcome = world.run("validate", "p", "--fail-on", "warning")
    assert outcome.code == 0, outcome.out


def test_a_plan_where_one_stands_is_checked_without_naming_it(world):
    assert world.run("new", ".").err.endswith("  kivplan validate\n  kivplan render\n")


def test_the_language_is_the_terminals_unless_given(world):
    world.environment = {"LANG": "sv_SE.UTF-8"}
    assert "in svenska:" in world.run("new", "a").err
    assert "in nynorsk:" in world.run("new", "b", "--language", "nn").err


def test_the_first_year_is_this_year_unless_given(world):
    world.run("new", "a", "--language", "en")
    world.run("new", "b", "--language", "en", "--year", "2030")
    periods = [
        (world.cwd / name / "plan.yaml").read_text(encoding="utf-8").partition("period: ")[2][:24] for name in "ab"
    ]
    assert periods == ["{start: 2026, end: 2029}", "{start: 2030, end: 2033}"]


def test_a_folder_with_something_in_it_is_left_alone(world):
    world.write({"p/notes.txt": "mine"})
    outcome = world.run("new", "p")
    assert outcome.code == 2
    assert "error: p is not empty: notes.txt would be in the way\n hint: nothing was written; " in outcome.err
    assert files_below(world.cwd) == ["p/notes.txt"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--language", "no"], "error: --language: there is no 'no'"),
        (["--year", "26"], "error: --year: '26' is not a year"),
        (["--title", "a\nb"], "error: --title: must be one line of text"),
        (["--organisation", " "], "error: --organisation: must be one line of text"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused_before_anything_is_written(arguments, sentence, world):
    outcome = world.run("new", "p", *arguments)
    assert outcome.code == 2
    assert outcome.err.startswith(sentence)
    assert files_below(world.cwd) == []


def test_the_schema_beside_it_is_the_one_kivplan_schema_shows(world):
    world.run("new", "p")
    written = json.loads((world.cwd / "p/.kivplan/kivplan.schema.json").read_text(encoding="utf-8"))
    assert written == json.loads(world.run("schema").out)
