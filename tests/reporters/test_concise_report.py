"""One line a finding, whatever the plan holds."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kivplan.findings import Finding, Level, Place
from kivplan.reporters import Look, Results
from kivplan.reporters.concise import report


def test_a_line_names_place_level_rule_and_message(make, results):
    finding = make("KIV201", "unknown-reference", Level.ERROR, "Nobody is helsejef.", make.place(5, "helsejef"))
    assert report(results(finding), Look()) == (
        "tiltak/helse.yaml:5:18: error KIV201 unknown-reference: Nobody is helsejef.\n"
    )


def test_nothing_found_is_no_line_at_all(results):
    assert report(results(), Look()) == ""


def test_looks_as_it_did(everything, results, golden):
    golden("concise.txt", report(results(*everything), Look()))


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_there_is_one_line_for_each_finding_whatever_its_text_holds(texts):
    findings = tuple(
        Finding("KIV104", "bad-value", Level.ERROR, message, Place(file, 1, 1, 1, 1), message)
        for message, file in texts
    )
    shown = report(Results(findings, (".",), 1, date(2026, 1, 1)), Look(colour=False))
    assert len(shown.splitlines()) == len(findings)
    assert "\x1b" not in shown
