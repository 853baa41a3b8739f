"""Findings for code scanning: SARIF 2.1.0, as its schema has it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from kivplan.findings import Finding, Level, Place, Related
from kivplan.reporters import Look, Results
from kivplan.reporters.sarif import report

SCHEMA = json.loads((Path(__file__).parent / "data" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = Draft4Validator(SCHEMA)


def run_of(results: Results) -> dict:
    """The only run of a report, which is valid."""
    document = json.loads(report(results, Look()))
    assert [error.message for error in VALIDATOR.iter_errors(document)] == []
    [run] = document["runs"]
    return run


def one(text: str = "No.", file: str = "plan.yaml", **changes) -> Results:
    finding = Finding("KIV104", "bad-value", Level.ERROR, text, Place(file, 1, 1, 1, 2))
    return Results((replace(finding, **changes),), (".",), 1, date(2026, 9, 15))


def test_looks_as_it_did(everything, results, about, golden):
    found = replace(results(*everything, files=3), version="0.1.0", about=about, accepted=2)
    run_of(found)
    golden("sarif.json", report(found, Look()))


def test_nothing_found_is_a_run_without_results(results):
    run = run_of(results())
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_every_rule_that_was_asked_is_described_whether_it_found_something_or_not(everything, results, about):
    rules = run_of(replace(results(*everything), about=about))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({finding.code for finding in everything} | set(about))
    assert [rule for rule in rules if rule["id"] == "KIV201"] == [
        {
            "id": "KIV201",
            "name": "unknown-reference",
            "shortDescription": {"text": "A key refers to an id that nothing has."},
            "fullDescription": {"text": "A line that leads nowhere."},
            "help": {
                "text": "A key refers to an id that nothing has.\n\nA line that leads nowhere.\n\n"
                "https://kivplan.readthedocs.io/en/latest/reference/rules.html#kiv201"
            },
            "helpUri": "https://kivplan.readthedocs.io/en/latest/reference/rules.html#kiv201",
            "defaultConfiguration": {"level": "error"},
        }
    ]
    assert "helpUri" not in next(rule for rule in rules if rule["id"] == "KIV301")


def test_every_result_points_at_its_rule(everything, results, about):
    run = run_of(replace(results(*everything), about=about))
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_levels_are_those_of_sarif(everything, results):
    levels = {result["ruleId"]: result["level"] for result in run_of(results(*everything))["results"]}
    assert (levels["KIV203"], levels["KIV301"], levels["KIV206"]) == ("error", "warning", "note")


def test_columns_count_characters_and_say_so(make, results):
    line = make.place(9, "josefin")
    run = run_of(results(make("KIV201", "unknown-reference", Level.ERROR, "Nobody.", line)))
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 9, "startColumn": 29, "endLine": 9, "endColumn": 36}


def test_the_message_has_the_hint_on_a_line_of_its_own():
    assert run_of(one("No.", hint="Write yes."))["results"][0]["message"] == {"text": "No.\nhint: Write yes."}


def test_related_places_are_told_with_what_is_there():
    related = (Related(Place("b.yaml", 2, 3, 2, 4), "the first"),)
    [location] = run_of(one(related=related))["results"][0]["relatedLocations"]
    assert location["message"] == {"text": "the first"}
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "b.yaml"


@pytest.mark.parametrize(
    ("file", "artifact"),
    [
        ("tiltak/helse.yaml", {"uri": "tiltak/helse.yaml", "uriBaseId": "%SRCROOT%"}),
        ("mål 100 %/a:b#c?.yaml", {"uri": "m%C3%A5l%20100%20%25/a%3Ab%23c%3F.yaml", "uriBaseId": "%SRCROOT%"}),
        ("../nabo/plan.yaml", {"uri": "../nabo/plan.yaml", "uriBaseId": "%SRCROOT%"}),
        ("<stdin>", {"uri": "%3Cstdin%3E", "uriBaseId": "%SRCROOT%"}),
        ("/srv/plån/plan.yaml", {"uri": "file:///srv/pl%C3%A5n/plan.yaml"}),
        ("bad\udc80name.yaml", {"uri": "bad%80name.yaml", "uriBaseId": "%SRCROOT%"}),
    ],
)
@pytest.mark.skipif("os.name == 'nt'", reason="file names as POSIX has them")
def test_files_are_addresses_relative_to_where_kivplan_was_run(file, artifact):
    result = run_of(one(file=file))["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == artifact


def test_fingerprints_stay_when_lines_move(make, results):
    finding = make("KIV201", "unknown-reference", Level.ERROR, "Nobody.", make.place(5, "helsejef"))
    down = replace(finding, where=replace(finding.place, line=6, end_line=6))
    before, after = results(finding), results(down)
    after = replace(after, show_line=lambda file, line: before.show_line(file, line - 1))
    prints = [run_of(found)["results"][0]["partialFingerprints"] for found in (before, after)]
    assert prints[0] == prints[1]
    assert list(prints[0]) == ["kivplan/v1"]


def test_no_text_becomes_a_link_or_a_placeholder():
    text = run_of(one("see [this](https://example.com), {0} and {fixed: 1}"))["results"][0]["message"]["text"]
    assert text == "see [this] (https://example.com), {{0}} and {fixed: 1}"


def test_hostile_texts_leave_it_valid(hostile_results):
    run = run_of(hostile_results)
    assert len(run["results"]) == 2
    for result in run["results"]:
        text = result["message"]["text"]
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]|\]\(", text)


def test_says_in_which_language_it_speaks(results):
    assert run_of(replace(results(), language="nb"))["language"] == "nb"


@settings(max_examples=30, deadline=None)
@given(st.text(), st.text())
def test_any_text_leaves_it_valid(text, file):
    run_of(one(text, file, hint=text))
