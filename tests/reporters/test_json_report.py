"""Findings for programs."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kivplan.findings import Finding, Level, Place, Related
from kivplan.reporters import Look, Results
from kivplan.reporters.json import report


def test_is_versioned_and_says_what_was_read(results):
    assert json.loads(report(replace(results(files=3, plans=("a", "b")), version="0.1.0"), Look())) == {
        "version": 1,
        "kivplan": "0.1.0",
        "as_of": "2026-09-15",
        "findings": [],
        "summary": {"errors": 0, "warnings": 0, "info": 0, "files": 3, "plans": ["a", "b"]},
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
