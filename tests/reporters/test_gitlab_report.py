"""Findings as GitLab's Code Quality report."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

from jsonschema import Draft202012Validator

from kivplan.findings import Level
from kivplan.reporters import Look
from kivplan.reporters.gitlab import report

TEXT = {"type": "string"}
SCHEMA = {  # as GitLab's documentation has it
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": TEXT,
            "check_name": TEXT,
            "fingerprint": TEXT,
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": TEXT,
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def degradations(results) -> list[dict]:
    found = json.loads(report(results, Look()))
    Draft202012Validator(SCHEMA).validate(found)
    return found


def test_looks_as_it_did(everything, results, golden):
    degradations(results(*everything))
    golden("gitlab.json", report(results(*everything), Look()))


def test_a_finding_has_what_gitlab_asks_for(make, results):
    finding = make("KIV201", "unknown-reference", Level.ERROR, "Nobody.", make.place(5, "helsejef"), "Did\nyou?")
    [found] = degradations(results(finding))
    fingerprint = found.pop("fingerprint")
    assert len(fingerprint) == 32
    assert found == {
        "description": "Nobody. (hint: Did you?)",
        "check_name": "KIV201 unknown-reference",
        "severity": "major",
        "location": {"path": "tiltak/helse.yaml", "lines": {"begin": 5}},
    }


def test_levels_are_severities(everything, results):
    found = {one["check_name"][:6]: one["severity"] for one in degradations(results(*everything))}
    assert (found["KIV203"], found["KIV301"], found["KIV206"]) == ("major", "minor", "info")


def test_fingerprints_differ_and_paths_are_relative(everything, results):
    found = degradations(results(*everything))
    assert len({one["fingerprint"] for one in found}) == len(everything)
    assert not any(PurePosixPath(one["location"]["path"]).is_absolute() for one in found)
    assert not any(one["location"]["path"].startswith("./") for one in found)


def test_nothing_found_is_an_empty_list(results):
    assert report(results(), Look()) == "[]\n"


def test_hostile_texts_are_one_line_each(hostile_results):
    found = degradations(hostile_results)
    assert len({one["fingerprint"] for one in found}) == 2
    assert all(len(one["description"].splitlines()) <= 1 for one in found)
