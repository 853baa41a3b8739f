"""Findings as workflow commands, read back as GitHub's runner reads them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kivplan.findings import Finding, Level, Place
from kivplan.reporters import Look, Results
from kivplan.reporters.github import report

COMMAND = re.compile(r"::(error|warning|notice) ([^\n]*?)::([^\n]*)")


def commands_of(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands in a log: level, properties and message."""
    found = [COMMAND.fullmatch(line) for line in text.splitlines() if line.lstrip().startswith("::")]
    assert None not in found
    return [(level, _properties(told), _unescaped(message)) for level, told, message in (one.groups() for one in found)]


def _properties(told: str) -> dict[str, str]:
    pairs = (one.split("=", 1) for one in told.split(","))
    return {name: _unescaped(value.replace("%3A", ":").replace("%2C", ",")) for name, value in pairs}


def _unescaped(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def test_looks_as_it_did(everything, results, golden):
    golden("github.txt", report(results(*everything, files=3), Look()))


def test_a_finding_is_shown_at_its_place_with_its_rule_message_and_hint(make, results):
    finding = make("KIV201", "unknown-reference", Level.ERROR, "Nobody.", make.place(5, "helsejef"), "Did you?")
    assert commands_of(report(results(finding), Look())) == [
        (
            "error",
            {
                "file": "tiltak/helse.yaml",
                "line": "5",
                "endLine": "5",
                "col": "18",
                "endColumn": "25",
                "title": "KIV201 unknown-reference",
            },
            "tiltak/helse.yaml:5:18: Nobody.\nhint: Did you?",
        )
    ]


def test_the_worst_come_first_for_github_shows_ten(everything, results):
    levels = [level for level, _, _ in commands_of(report(results(*everything), Look()))]
    assert levels == ["error"] * 7 + ["warning"] * 2 + ["notice"] * 4


def test_a_place_over_several_lines_has_no_columns_and_ends_on_its_last_line(make, results):
    finding = make("KIV103", "wrong-type", Level.ERROR, "No.", Place("plan.yaml", 3, 5, 6, 1))
    [(_, properties, _)] = commands_of(report(results(finding), Look()))
    assert properties == {"file": "plan.yaml", "line": "3", "endLine": "5", "title": "KIV103 wrong-type"}


def test_an_empty_place_is_one_column_wide(make, results):
    finding = make("KIV103", "wrong-type", Level.ERROR, "No.", Place("plan.yaml", 3, 5, 3, 5))
    [(_, properties, _)] = commands_of(report(results(finding), Look()))
    assert (properties["col"], properties["endColumn"]) == ("5", "5")


def test_the_log_ends_with_the_summary_unless_it_is_quiet(everything, results):
    assert report(results(), Look()) == "All is well: nothing to remark on in 2 files of 1 plan.\n"
    assert report(results(), Look(summary=False)) == ""
    assert report(results(*everything), Look()).endswith(
        "\nFound 7 errors, 2 warnings and 4 info in 2 files of 1 plan.\n"
    )


def test_hostile_texts_start_no_command_of_their_own(hostile_results):
    text = report(hostile_results, Look())
    assert [level for level, _, _ in commands_of(text)] == ["error", "error"]
    assert len(text.splitlines()) == 3
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", text)


def test_percent_signs_colons_and_commas_come_back_as_they_were(make, results):
    finding = make("KIV104", "bad-value", Level.ERROR, "100 %0A, 5 % :: x", Place("a,b:c%3A.yaml", 1, 1, 1, 2))
    [(_, properties, message)] = commands_of(report(results(finding), Look()))
    assert properties["file"] == "a,b:c%3A.yaml"
    assert message == "a,b:c%3A.yaml:1:1: 100 %0A, 5 % :: x"


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_there_is_one_command_on_one_line_for_each_finding(texts):
    found = tuple(
        Finding("KIV104", "bad-value", Level.ERROR, message, Place(file, 1, 1, 1, 1), message)
        for message, file in texts
    )
    shown = report(Results(found, (".",), 1, date(2026, 1, 1)), Look(summary=False))
    assert len(commands_of(shown)) == len(shown.splitlines()) == len(texts)


def test_related_places_are_told_below(everything, results):
    message = commands_of(report(results(*everything), Look()))[0][2]
    assert "\ntiltak/oppvekst.yaml:120:9: the first is here\n" in message


def test_what_the_baseline_accepts_is_counted(results):
    shown = report(replace(results(), accepted=1), Look())
    assert shown == "All is well: nothing new to remark on in 2 files of 1 plan. The baseline accepts 1 finding.\n"
