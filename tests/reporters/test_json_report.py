"""Findings for programs."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import kivplan.reporters
from kivplan.findings import Finding, Level, Place, Related
from kivplan.reporters import Look, Results
from kivplan.reporters.json import report

SCHEMA = json.loads((Path(kivplan.reporters.__file__).parent / "findings.schema.json").read_text(encoding="utf-8"))


def closed(schema: object) -> object:
    """A schema that allows the keys it names and no others."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    more = {"additionalProperties": False} if "properties" in schema else {}
    return {key: closed(value) for key, value in schema.items()} | more


EXACT = Draft202012Validator(closed(SCHEMA), format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


def test_every_key_is_in_the_schema_and_every_required_one_is_there(everything, results, about):
    found = json.loads(report(replace(results(*everything), version="0.1.0", about=about, accepted=1), Look()))
    EXACT.validate(found)
    parts = {
        "finding": found["findings"][0],
        "summary": found["summary"],
        "related": found["findings"][2]["related"][0],
    }
    assert SCHEMA["required"] == list(found)
    for name, part in parts.items():
        assert set(SCHEMA["$defs"][name]["properties"]) == set(SCHEMA["$defs"][name]["required"]) == set(part)


def test_every_key_is_explained_in_the_schema():
    homes = [SCHEMA, *SCHEMA["$defs"].values()]
    keys = [one for home in homes for one in home.get("properties", {}).values()]
    told = {f"#/$defs/{name}" for name, part in SCHEMA["$defs"].items() if "description" in part}
    counts = {"errors", "warnings", "info"}  # whose names say it all
    assert all("description" in key or key["$ref"] in told or key["$ref"] == "#/$defs/count" for key in keys)
    assert counts <= set(SCHEMA["$defs"]["summary"]["properties"])


def test_is_versioned_and_says_what_was_read(results):
    assert json.loads(report(replace(results(files=3, plans=("a", "b")), version="0.1.0"), Look())) == {
        "version": 1,
        "kivplan": "0.1.0",
        "language": "en",
        "as_of": "2026-09-15",
        "findings": [],
        "summary": {"errors": 0, "warnings": 0, "info": 0, "accepted": 0, "files": 3, "plans": ["a", "b"]},
    }


def test_a_finding_carries_everything_known_about_it(make, results):
    related = Related(make.place(7, "H3"), "here")
    finding = make("KIV203", "duplicate-id", Level.ERROR, "Twice.", make.place(3, "H1"), "Another.", (related,))
    assert json.loads(report(results(finding), Look()))["findings"] == [
        {
            "code": "KIV203",
            "name": "duplicate-id",
            "level": "error",
            "message": "Twice.",
            "hint": "Another.",
            "url": None,
            "fingerprint": "cebea5039104cbb5337276ce2525cd69",
            "file": "tiltak/helse.yaml",
            "line": 3,
            "column": 9,
            "end_line": 3,
            "end_column": 11,
            "related": [
                {
                    "message": "here",
                    "file": "tiltak/helse.yaml",
                    "line": 7,
                    "column": 9,
                    "end_line": 7,
                    "end_column": 11,
                }
            ],
        }
    ]


def test_a_finding_links_to_the_page_of_its_rule_where_that_is_known(everything, results, about):
    found = json.loads(report(replace(results(*everything), about=about), Look()))["findings"]
    urls = {one["code"]: one["url"] for one in found}
    assert urls["KIV201"] == "https://kivplan.readthedocs.io/en/latest/reference/rules.html#kiv201"
    assert urls["KIV301"] is urls["KIV203"] is None


def test_what_a_baseline_accepts_is_counted_and_no_fingerprint_changes_for_it(make, results):
    equals = [make("KIV104", "bad-value", Level.ERROR, "No.", make.place(9, word)) for word in ("rene", "josefin")]
    before = results(*equals)
    prints = dict(before.fingerprinted())
    after = replace(before, findings=before.findings[1:], accepted=1, fingerprints=prints)
    [found] = (document := json.loads(report(after, Look())))["findings"]
    assert found["fingerprint"] == prints[before.findings[1]]
    assert document["summary"]["accepted"] == 1


def test_hostile_texts_come_back_as_they_were(hostile, hostile_results):
    found = json.loads(report(replace(hostile_results, version="0.1.0"), Look()))
    EXACT.validate(found)
    assert {(one["message"], one["hint"]) for one in found["findings"]} == {(hostile, hostile)}


def test_counts_by_level(everything, results):
    summary = json.loads(report(results(*everything), Look()))["summary"]
    assert (summary["errors"], summary["warnings"], summary["info"]) == (7, 2, 4)


def test_letters_stay_readable_and_controls_are_escaped(make, results):
    finding = make("KIV104", "bad-value", Level.ERROR, "mål \u202e\x9b\x7f", make.place(3, "H1"))
    shown = report(results(finding), Look(colour=True))
    assert '"message": "mål \\u202e\\u009b\\u007f"' in shown


@given(st.text(), st.text())
def test_any_text_comes_back_as_it_was(message, file):
    finding = Finding("KIV104", "bad-value", Level.ERROR, message, Place(file, 1, 1, 1, 1))
    back = json.loads(report(Results((finding,), (".",), 1, date(2026, 1, 1)), Look()))["findings"][0]
    assert (back["message"], back["file"]) == (message, file)


def test_the_page_shows_every_key_there_is(page):
    [shown] = page("docs/json.md").blocks("json")
    EXACT.validate(json.loads(shown))
    told = set(re.findall(r"`(\w+)`", page("docs/json.md").text))
    explained = {*SCHEMA["properties"], *SCHEMA["$defs"]["finding"]["properties"], "accepted"}
    assert explained - told <= {"kivplan", "findings", "summary"}


def test_the_schema_is_where_the_page_says(page):
    [snippet] = page("docs/json.md").blocks("python")
    found: dict = {}
    exec(snippet, found)
    assert found["schema"] == SCHEMA
