"""Reports for people speak the reader's language; formats for programs keep the words programs know."""

from __future__ import annotations

import ast
import json
from dataclasses import replace
from pathlib import Path

import pytest

import kivplan.reporters
from kivplan.findings import Level, Place, Related
from kivplan.reporters import REPORTERS, Look, Results
from kivplan.reporters.folding import subject_of
from kivplan.reporters.text import report as text_report
from kivplan.reporters.wording import number_of, summary

HOME = Path(kivplan.reporters.__file__).parent
NORWEGIAN = {
    "error": "feil",
    "warning": "advarsel",
    "info": "merknad",
    "hint": "råd",
    "see": "se",
    "All is well": "Alt er i orden",
    "{n} file": "{n} fil",
    "{n} files": "{n} filer",
    "{n} plan": "{n} plan",
    "{n} plans": "{n} planer",
    "{n} error": "{n} feil",
    "{n} errors": "{n} feil",
    "{n} warning": "{n} advarsel",
    "{n} warnings": "{n} advarsler",
    "{n} info": "{n} til opplysning",
    "{first} and {last}": "{first} og {last}",
    "Found {findings} in {files} of {plans}.": "Fant {findings} i {files} av {plans}.",
    "{well}: nothing to remark on in {files} of {plans}.": "{well}: ingenting å bemerke i {files} av {plans}.",
    "{well}: nothing new to remark on in {files} of {plans}.": "{well}: ingenting nytt å bemerke i {files} av {plans}.",
    "The baseline accepts {n} finding.": "{n} funn er godtatt fra før.",
    "The baseline accepts {n} findings.": "{n} funn er godtatt fra før.",
    "{subject} lacks {n} points": "{subject} mangler {n} punkter",
    "{n} points are missing": "{n} punkter mangler",
    "Checked {files} of {plans} as of {date}.": "Sjekket {files} av {plans} per {date}.",
    "Level": "Nivå",
    "Line": "Linje",
    "Rule": "Regel",
    "Finding": "Funn",
    "{n} finding is left out here; `kivplan validate` shows it.": (
        "{n} funn er utelatt her; `kivplan validate` viser det."
    ),
    "{n} findings are left out here; `kivplan validate` shows them.": (
        "{n} funn er utelatt her; `kivplan validate` viser dem."
    ),
}


def in_norwegian(found: Results) -> Results:
    return replace(found, language="nb", translate=lambda template: NORWEGIAN.get(template, template))


def said_in(tree: ast.AST):
    """The first argument of every call of ``say``; None where it is no literal."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "say":
            first = node.args[0]
            for one in (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,):
                yield one.value if isinstance(one, ast.Constant) else None


def test_everything_said_is_a_literal_that_a_catalog_can_have():
    said = {one for path in HOME.glob("*.py") for one in said_in(ast.parse(path.read_text(encoding="utf-8")))}
    assert None not in said
    assert set(NORWEGIAN) <= said


@pytest.mark.parametrize("name", ["text", "markdown"])
def test_people_are_told_in_their_language_also_how_serious_it_is(name, everything, results, golden):
    found = in_norwegian(replace(results(*everything), accepted=2))
    shown = REPORTERS[name](found, Look())
    assert not {"error", "warning", "hint", "Found", "points"} & set(shown.replace(":", " ").split())
    golden(f"{name}-nb.{'md' if name == 'markdown' else 'txt'}", shown)


@pytest.mark.parametrize("name", REPORTERS)
def test_every_format_can_be_had_in_another_language(name, everything, results):
    found = in_norwegian(results(*everything))
    assert REPORTERS[name](found, Look())
    assert "All is well" not in REPORTERS[name](in_norwegian(results()), Look())


def test_programs_are_told_the_levels_in_english(everything, results):
    found = in_norwegian(results(*everything))
    assert {one["level"] for one in json.loads(REPORTERS["json"](found, Look()))["findings"]} == {
        "error",
        "warning",
        "info",
    }
    assert ": error KIV203 duplicate-id: " in REPORTERS["concise"](found, Look())
    assert REPORTERS["github"](found, Look()).startswith("::error file=")
    assert 'type="warning"' in REPORTERS["junit"](found, Look())


def test_the_summary_tells_what_is_accepted_only_where_something_is(results):
    assert summary(results(files=1)) == "All is well: nothing to remark on in 1 file of 1 plan."
    assert summary(replace(results(files=1), accepted=3)) == (
        "All is well: nothing new to remark on in 1 file of 1 plan. The baseline accepts 3 findings."
    )


def test_one_of_each_is_told_as_one(make, results):
    found = results(
        make("KIV203", "duplicate-id", Level.ERROR, "Twice.", make.place(3, "H1")),
        make("KIV301", "no-responsible", Level.WARNING, "Nobody.", make.place(3, "H1")),
        files=1,
    )
    assert summary(found) == "Found 1 error and 1 warning in 1 file of 1 plan."
    assert summary(in_norwegian(found)) == "Fant 1 feil og 1 advarsel i 1 fil av 1 plan."
    assert (number_of(1, "error"), number_of(2, "error")) == ("1 error", "2 errors")


def test_what_is_filled_in_is_never_a_template(results):
    assert results().say("{n} file", n="{0} {x} %s") == "{0} {x} %s file"


@pytest.mark.parametrize(
    ("messages", "subject"),
    [
        (("H1 “Faddere” has nobody", "H1 “Faddere” has no aim"), "H1 “Faddere”"),
        (("H1 «Faddere» har ingen", "H1 «Faddere» mangler mål"), "H1 «Faddere»"),
        (("H1 ”Faddrar” saknar ansvarig", "H1 ”Faddrar” har inget mål"), "H1 ”Faddrar”"),
        (
            ("Tiltaket «Kurs i «Ny start»» har ingen", "Tiltaket «Kurs i «Ny start»» har"),
            "Tiltaket «Kurs i «Ny start»»",
        ),
        (("H1 “A” has “x”", "H1 “A” has “y”"), "H1 “A”"),
        (("H1 “A” has", "H2 “B” has"), ""),
        (("H1 ”A” has", "H1 ”B” has"), ""),
        (("H1 has nobody", "H1 has no aim"), ""),
        (("H1 “A never ends", "H1 “A never ends"), ""),
    ],
)
def test_an_actions_points_are_told_under_its_title_however_a_language_quotes(make, messages, subject):
    where = make.place(7, "H3")
    assert subject_of([make("KIV301", "no-responsible", Level.INFO, message, where) for message in messages]) == subject


@pytest.mark.parametrize(("opening", "closing"), ["“”", "«»", "””"])
def test_missing_points_are_folded_in_each_language(opening, closing, make, results):
    title = f"H3 {opening}Tittel{closing}"
    found = results(
        make("KIV301", "no-responsible", Level.INFO, f"{title} one", make.place(7, "H3")),
        make("KIV302", "no-aim", Level.INFO, f"{title} two", make.place(7, "H3")),
    )
    assert text_report(found, Look()).startswith(f"info KIV301-302: {title} lacks 2 points\n")


def test_a_place_that_cannot_be_shown_is_pointed_to_in_the_readers_language(make, results):
    related = Related(Place("tiltak/helse.yaml", 999, 1, 1, 2), "den første")
    finding = make("KIV203", "duplicate-id", Level.ERROR, "To ganger.", make.place(3, "H1"), related=(related,))
    shown = text_report(in_norwegian(results(finding)), Look())
    assert "= se: tiltak/helse.yaml:999:1: den første" in shown
