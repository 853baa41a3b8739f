"""Findings as a test report, as the schema of Jenkins has it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st

from kivplan.findings import Finding, Level, Place
from kivplan.reporters import Look, Results
from kivplan.reporters.junit import report

SCHEMA = xmlschema.XMLSchema10(Path(__file__).parent / "data" / "junit-10.xsd")


def suites_of(results: Results) -> ET.Element:
    """The root of a report, which is valid."""
    text = report(results, Look())
    SCHEMA.validate(text.encode())
    return ET.fromstring(text.encode())


def test_looks_as_it_did(everything, results, about, golden):
    found = replace(results(*everything, files=3), about=about)
    suites_of(found)
    golden("junit.xml", report(found, Look()))


def test_there_is_a_suite_for_each_file_and_a_case_for_each_finding(everything, results):
    root = suites_of(results(*everything))
    files = Counter(finding.place.file for finding in everything)
    assert {suite.get("name"): len(suite) for suite in root} == dict(files)
    assert {suite.get("name"): int(suite.get("tests")) for suite in root} == dict(files)


def test_errors_and_warnings_fail_and_info_is_skipped(everything, results):
    root = suites_of(results(*everything))
    assert {failure.get("type") for failure in root.iter("failure")} == {"error", "warning"}
    assert {skipped.get("type") for skipped in root.iter("skipped")} == {"info"}
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("13", "9", "0")
    assert sum(int(suite.get("skipped")) for suite in root) == 4


def test_nothing_found_is_one_test_that_passed(results):
    root = suites_of(results(files=1))
    [case] = root.iter("testcase")
    assert not {"failure", "error", "skipped"} & {child.tag for child in case}
    assert case.findtext("system-out") == "All is well: nothing to remark on in 1 file of 1 plan."
    assert (root.get("tests"), root.get("failures")) == ("1", "0")


def test_the_text_has_place_message_hint_related_places_and_the_rules_page(everything, results, about):
    root = suites_of(replace(results(*everything), about=about))
    texts = [failure.text for failure in root.iter("failure")]
    assert texts[0] == (
        "tiltak/helse.yaml:3:9\nTwo things have the id H1.\nhint: An id is for life: give the newer one another.\n"
        "tiltak/oppvekst.yaml:120:9: the first is here\ntiltak/helse.yaml:7:9: this one is free"
    )
    assert texts[1].endswith("hint: x\nhttps://kivplan.readthedocs.io/en/latest/reference/rules.html#kiv201")


def test_a_case_is_known_again_when_lines_have_moved(make, results):
    finding = make("KIV201", "unknown-reference", Level.ERROR, "Nobody.", make.place(5, "helsejef"))
    down = replace(finding, where=replace(finding.place, line=50, end_line=50))
    [before], [after] = (list(suites_of(results(one)).iter("testcase")) for one in (finding, down))
    assert (before.get("name"), before.get("classname")) == (after.get("name"), after.get("classname"))


def test_equal_cases_are_told_apart_for_services_show_only_the_first(make, results):
    found = [make("KIV104", "bad-value", Level.ERROR, "No.", make.place(line, "H")) for line in (3, 7)]
    names = [case.get("name") for case in suites_of(results(*found)).iter("testcase")]
    assert names == ["KIV104 bad-value: No.", "KIV104 bad-value: No. (2)"]


def test_hostile_texts_leave_it_valid_and_two_failures_are_two(hostile_results):
    root = suites_of(hostile_results)
    assert len(list(root.iter("testcase"))) == len(list(root.iter("failure"))) == 2


def test_what_xml_cannot_hold_is_written_out(make, results):
    finding = make("KIV104", "bad-value", Level.ERROR, "a\x00b\x1bc\ufffed]]>e", make.place(3, "H1"))
    [failure] = suites_of(results(finding)).iter("failure")
    assert failure.get("message") == "a\\x00b\\x1bc\\ufffed]]>e"


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters()), st.text(st.characters()))
def test_any_text_leaves_it_valid(text, file):
    finding = Finding("KIV104", "bad-value", Level.ERROR, text, Place(file, 1, 1, 1, 2), text)
    suites_of(Results((finding,), (".",), 1, date(2026, 9, 15)))
