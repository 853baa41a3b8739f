"""A small plan in text, findings about it, and golden files to hold reports against."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kivplan.findings import Finding, Level, Place, Related, reading_order
from kivplan.reporters import About, Results

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parent / "golden"
ACTIONS = "tiltak/helse.yaml"
HEAD = "plan.yaml"
TEXTS = {
    HEAD: ["kind: plan", "title: Strategisk kompetanseplan 2026–2029"],
    ACTIONS: [
        "kind: action-plan",
        "actions:",
        "  - id: H1",
        "    title: Desentralisert sykepleierutdanning",
        "    responsible: helsejef",
        "    cost: {total: 90000, fixed: 80000}",
        "  - id: H3",
        '    title: "日本語 og mer, så mye at linjen aldri får plass på en skjerm, ikke engang på en bred, og mer"',
        "    co_responsible: [rene\u0301, josefin]",
        "\tserves: G1",
        '    aim: "abc\u202edef\x1b[31mrød"',
    ],
}
HOSTILE = {
    "lines": "one\r\ntwo\n::error::three\rfour\u2028five\x85six",
    "controls": "\x1b[31mred\x1b[0m \x00 \x07 \x7f \x9b31m \ufffe \uffff",
    "reordered": "abc\u202edef\u2066ghi\u200bjkl",
    "surrogates": "a\udc80b\ud800c",
    "commands": "::set-output name=x::y %0A::error::z %25 %3A ##[error]v1 a,b=c:d",
    "xml": "<b>&amp; ]]> </failure> \"quoted\" 'too' <![CDATA[x]]>",
    "markup": "**b** _i_ `c` ~~s~~ [l](http://e.com) ![i](u) | a | <img src=x onerror=y> <!-- c --> $x$ \\| \\",
    "mentions": "@name @org/team #1 o/r#2 GH-3 http://e.com www.e.com a@e.com :smile: !4 a1b2c3d4e5",
    "placeholders": "{0} {1} {name} {} }{ %s %(n)s",
    "long": "x" * 200_000,
    "nothing": "",
}
"""Texts that mean something to one format or another; in none of them may they."""


def show_line(file: str, number: int) -> str | None:
    lines = TEXTS.get(file, [])
    return lines[number - 1] if number <= len(lines) else None


@dataclass(frozen=True)
class Findings:
    """Builds findings that point at words of the plan above."""

    def place(self, line: int, word: str, *, file: str = ACTIONS) -> Place:
        column = TEXTS[file][line - 1].index(word) + 1
        return Place(file, line, column, line, column + len(word))

    def __call__(
        self,
        code: str,
        name: str,
        level: Level,
        message: str,
        where: Place,
        hint: str | None = None,
        related: tuple[Related, ...] = (),
    ) -> Finding:
        return Finding(code, name, level, message, where, hint, related)


@pytest.fixture
def make() -> Findings:
    return Findings()


@pytest.fixture
def results() -> Callable[..., Results]:
    def build(*findings: Finding, files: int = 2, plans: tuple[str, ...] = (".",), lines: bool = True) -> Results:
        ordered = tuple(sorted(findings, key=reading_order))
        looker = {"show_line": show_line} if lines else {}
        return Results(ordered, plans, files, date(2026, 9, 15), **looker)

    return build


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Hold a text against a golden file; KIVPLAN_UPDATE_GOLDEN=1 writes it instead."""

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("KIVPLAN_UPDATE_GOLDEN"):
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode()

    return check


@pytest.fixture
def everything(make: Findings) -> tuple[Finding, ...]:
    """One finding of each kind of trouble a report must show well."""
    h3 = make.place(7, "H3")
    return (
        make(
            "KIV203",
            "duplicate-id",
            Level.ERROR,
            "Two things have the id H1.",
            make.place(3, "H1"),
            "An id is for life: give the newer one another.",
            (
                Related(Place("tiltak/oppvekst.yaml", 120, 9, 120, 11), "the first is here"),
                Related(h3, "this one is free"),
            ),
        ),
        make("KIV201", "unknown-reference", Level.ERROR, "Nobody has the id helsejef.", make.place(5, "helsejef"), "x"),
        make(
            "KIV601",
            "total-mismatch",
            Level.ERROR,
            "The total says 90 000, and its parts add up to 80 000.",
            make.place(6, "90000"),
            "Write 80000, or leave the total out:\n  cost: {fixed: 80000}",
            (Related(make.place(6, "80000"), "counted"),),
        ),
        make("KIV301", "no-responsible", Level.WARNING, "H3 “Tittel” has nobody responsible", h3, "add it"),
        make("KIV303", "no-criteria", Level.ERROR, "H3 “Tittel” has no criteria", h3, "add them"),
        make("KIV305", "no-approach", Level.INFO, "H3 “Tittel” does not say how", h3),
        make("KIV206", "action-without-purpose", Level.INFO, "H3 serves nothing.", h3),
        make("KIV106", "bad-amount", Level.ERROR, "Far out to the right.", make.place(8, "bred")),
        make("KIV201", "unknown-reference", Level.ERROR, "Nobody is josefin.", make.place(9, "josefin")),
        make("KIV001", "yaml-syntax", Level.ERROR, "A tab.", make.place(10, "\t"), "Use spaces."),
        make("KIV104", "bad-value", Level.WARNING, "[bold]No \x1b[31mtricks\u202e[/bold]", make.place(11, "def")),
        make("KIV905", "unclear-roles", Level.INFO, "No roles.", Place(HEAD, 1, 1, 1, 1)),
        make("KIV904", "no-communication", Level.INFO, "No message.", Place("borte.yaml", 4, 1, 9, 1)),
    )


@pytest.fixture
def about() -> dict[str, About]:
    """What is known of a few rules: one that found something, one that did not, one without a page."""
    page = "https://kivplan.readthedocs.io/en/latest/reference/rules.html"
    rules = (
        About(
            "KIV201",
            "unknown-reference",
            "A key refers to an id that nothing has.",
            "A line that leads nowhere.",
            f"{page}#kiv201",
            Level.ERROR,
        ),
        About("KIV301", "no-responsible", "Nobody is responsible.", "Nobody will.", None, Level.INFO),
        About(
            "KIV409",
            "formal-education-heavy",
            "Mostly courses.",
            "Work teaches more.",
            f"{page}#kiv409",
            Level.WARNING,
        ),
    )
    return {rule.code: rule for rule in rules}


@pytest.fixture(params=HOSTILE)
def hostile(request: pytest.FixtureRequest) -> str:
    return HOSTILE[request.param]


@pytest.fixture
def hostile_results(hostile: str, results: Callable[..., Results]) -> Results:
    """A hostile text wherever a plan's text may come to stand; twice, so that findings are much alike."""
    place = Place(f"plan/{hostile}.yaml"[-300:], 2, 1, 2, 5)
    related = (Related(place, hostile), Related(Place("b.yaml", 1, 1, 1, 2), hostile))
    one = Finding("KIV104", "bad-value", Level.ERROR, hostile, place, hostile, related)
    return results(one, replace(one, where=replace(place, column=3)), plans=(hostile,))
