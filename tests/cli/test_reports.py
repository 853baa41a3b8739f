"""``kivplan validate``: several reports in one run, the language they speak, the baseline, the scorecard."""

from __future__ import annotations

import json
import re

import pytest

PLAN = """\
kind: plan
format: 1
title: Kompetanseplan
organisation: Nordvik kommune
language: nb
period: {start: 2026, end: 2029}
people:
  - {id: rektor, role: Rektor}
"""
ACTIONS = """\
kind: action-plan
period: {start: 2026, end: 2026}
actions:
  - {id: H1, title: Faddere, responsible: rektro}
"""
FILES = {"plan.yaml": PLAN, "tiltak.yaml": ACTIONS}
ENGLISH = {"plan.yaml": PLAN.replace("language: nb", "language: en\ncurrency: NOK"), "tiltak.yaml": ACTIONS}


# ---------------------------------------------------------------- several reports


def test_several_reports_are_written_in_one_run(world):
    world.write(FILES)
    told = world.run("validate", "--format", "concise", "--format", "sarif:out/plan.sarif", "--format=json:plan.json")
    assert told.code == 1
    assert "tiltak.yaml:4:" in told.out
    sarif = json.loads((world.cwd / "out" / "plan.sarif").read_text())
    document = json.loads((world.cwd / "plan.json").read_text())
    results = [result["ruleId"] for result in sarif["runs"][0]["results"]]
    assert results == [finding["code"] for finding in document["findings"]]
    assert len(results) > 1


def test_when_all_go_to_files_one_sentence_says_where(world):
    world.write(ENGLISH)
    told = world.run("validate", "--format", "sarif:a.sarif", "--format", "junit:b.xml")
    assert told.out == ""
    assert "1 error" in told.err
    assert told.err.endswith("The reports are in a.sarif, b.xml.\n")


def test_one_report_may_go_where_output_says(world):
    world.write(FILES)
    told = world.run("validate", "--format", "json", "-o", "a.json", "--format", "markdown:b.md")
    assert told.out == ""
    assert json.loads((world.cwd / "a.json").read_text())["version"] == 1
    assert (world.cwd / "b.md").read_text().startswith("#")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "json", "--format", "text"], "two reports would go to standard output"),
        (["--format", "json:a", "--format", "sarif:a"], "two reports would go to a"),
        (["--format", "json", "-o", "a", "--format", "sarif:a"], "two reports would go to a"),
        (["--format", "sarif:"], "no file is named"),
        (["--format", "srif:a"], "did you mean sarif?"),
        (["--format", ":a"], "there is no ''"),
        (["--format", "json:a", "-o", "b"], "every format has a file of its own"),
        (["--language", "da"], "it is one of nb, nn, sv, en"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_read(world, arguments, said):
    told = world.run("validate", *arguments)
    assert told.code == 2
    assert said in told.err
    assert told.out == ""


def test_inside_github_actions_findings_become_annotations(world):
    world.write(FILES)
    world.environment["GITHUB_ACTIONS"] = "true"
    assert "::error file=tiltak.yaml,line=4," in world.run("validate").out
    assert "::error" not in world.run("validate", "--format", "text").out
    assert "::error" not in world.run("validate", "-o", "report.txt").out
    assert "::error" not in (world.cwd / "report.txt").read_text()


@pytest.mark.parametrize("form", ["text", "concise", "json", "sarif", "junit", "github", "gitlab", "markdown"])
def test_every_format_holds_every_finding_and_none_has_an_identity_number(world, form):
    world.write({"plan.yaml": PLAN, "tiltak.yaml": ACTIONS.replace("Faddere", "Faddere 01010750160")})
    codes = {finding["code"] for finding in json.loads(world.run("validate", "--format", "json").out)["findings"]}
    told = world.run("validate", "--format", form)
    assert told.code == 1
    found = set(re.findall(r"KIV\d{3}", told.out))
    if form == "text":  # there the points of an action are told together, with all their codes in a row
        codes = {code for code in codes if not code.startswith("KIV3")}
    assert codes <= found
    assert "01010750160" not in told.out


# ---------------------------------------------------------------- language


@pytest.mark.parametrize(
    ("language", "said", "found"),
    [
        ("nb", "mente du rektor?", "Fant"),
        ("sv", "menade du rektor?", "Hittade"),
        ("en", "did you mean rektor?", "Found"),
    ],
)
def test_findings_speak_the_plans_language_or_the_one_asked_for(world, language, said, found):
    world.write(FILES)
    asked = world.run("validate", "--language", language)
    assert "KIV201 unknown-reference: " in asked.out
    assert said in asked.out
    assert found in asked.out.splitlines()[-1]
    if language == "nb":
        assert world.run("validate").out == asked.out


def test_codes_names_places_and_levels_are_the_same_in_every_language(world):
    world.write(FILES)
    documents = [json.loads(world.run("validate", "--format", "json", "--language", one).out) for one in ("en", "sv")]
    kept = ("code", "name", "level", "file", "line", "column", "end_line", "end_column", "fingerprint")
    first, second = ([{key: f[key] for key in kept} for f in one["findings"]] for one in documents)
    assert first == second
    assert [one["language"] for one in documents] == ["en", "sv"]


def test_plans_of_several_languages_each_speak_their_own_and_the_summary_is_english(world):
    world.write({f"a/{name}": text for name, text in FILES.items()})
    world.write({f"b/{name}": text.replace("language: nb", "language: sv") for name, text in FILES.items()})
    told = world.run("validate", "--format", "concise").out.splitlines()
    said = {line.split("/")[0]: line for line in told if "KIV201" in line}
    assert "ingenting i planen har" in said["a"]
    assert "i planen har id" in said["b"]
    assert said["a"] != said["b"]
    assert world.run("validate").out.splitlines()[-1].startswith("Found 2 errors")


# ---------------------------------------------------------------- baseline


def test_a_baseline_accepts_what_it_holds_and_nothing_else(world):
    world.write(ENGLISH)
    written = world.run("validate", "--write-baseline", "known.json")
    assert written.code == 0
    assert "known.json" in written.err
    again = world.run("validate", "--baseline", "known.json", "--fail-on", "info")
    assert again.code == 0
    assert "KIV" not in again.out
    assert "The baseline accepts" in again.out
    world.write({"tiltak.yaml": f"# moved\n\n{ACTIONS}  - {{id: H2, title: Kurs, serves: [G9]}}\n"})
    new = world.run("validate", "--baseline", "known.json", "--format", "json")
    assert new.code == 1
    lines = {finding["line"] for finding in json.loads(new.out)["findings"]}
    assert lines == {7}
    assert json.loads(new.out)["summary"]["accepted"] > 0


def test_findings_that_are_gone_from_a_baseline_are_counted(world):
    block = ACTIONS.replace(
        "{id: H1, title: Faddere, responsible: rektro}", "id: H1\n    responsible: rektro\n    title: F"
    )
    world.write({**ENGLISH, "tiltak.yaml": block})
    world.run("validate", "--write-baseline", "known.json")
    world.write({"tiltak.yaml": block.replace("rektro", "rektor")})
    told = world.run("validate", "--baseline", "known.json")
    assert told.code == 0
    assert "Findings in known.json that are no longer there: 2." in told.err


def test_what_was_not_looked_at_in_a_run_is_not_gone(world):
    world.write(ENGLISH)
    world.write({f"other/{name}": text for name, text in ENGLISH.items()})
    world.run("validate", ".", "other", "--write-baseline", "known.json")
    assert world.run("validate", "other", "--baseline", "known.json").err == ""
    assert world.run("validate", ".", "other", "--baseline", "known.json", "--select", "overdue").err == ""


@pytest.mark.parametrize("text", ["", "[]", '{"version": 99, "findings": []}', '{"findings": 3}', "\x00"])
def test_a_baseline_that_cannot_be_read_is_a_sentence(world, text):
    world.write({**FILES, "known.json": text})
    told = world.run("validate", "--baseline", "known.json")
    assert told.code == 2
    assert "known.json" in told.err
    assert told.out == ""


def test_a_baseline_that_is_not_there_says_how_to_make_one(world):
    world.write(FILES)
    told = world.run("validate", "--baseline", "known.json")
    assert told.code == 2
    assert "--write-baseline known.json" in told.err


def test_a_baseline_holds_no_text_of_the_plan(world):
    world.write(FILES)
    world.run("validate", "--write-baseline", "known.json")
    text = (world.cwd / "known.json").read_text()
    assert "Faddere" not in text
    assert "rektro" not in text


# ---------------------------------------------------------------- scorecard


def test_the_scorecard_has_six_lines_and_no_total(world):
    world.write(ENGLISH)
    told = world.run("validate", "--scorecard")
    assert re.findall(r"^([1-6]) [a-z]", told.out, re.MULTILINE) == ["1", "2", "3", "4", "5", "6"]
    assert "total" not in told.out.lower()


def test_the_scorecard_is_part_of_the_json(world):
    world.write(ENGLISH)
    (card,) = json.loads(world.run("validate", "--scorecard", "--format", "json").out)["scorecards"]
    assert [line["factor"] for line in card["lines"]] == [1, 2, 3, 4, 5, 6]
    assert "scorecards" not in json.loads(world.run("validate", "--format", "json").out)


def test_ignoring_a_rule_changes_no_line_and_is_named(world):
    world.write(ENGLISH)
    plain, ignoring = (
        json.loads(world.run("validate", "--scorecard", "--format", "json", *more).out)["scorecards"][0]["lines"]
        for more in ((), ("--ignore", "no-criteria"))
    )
    assert [line["judgement"] for line in plain] == [line["judgement"] for line in ignoring]
    assert any("no-criteria" in json.dumps(line["silenced"]) for line in ignoring)
    assert all(not line["silenced"] for line in plain)
