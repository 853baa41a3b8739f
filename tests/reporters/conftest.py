"""A small plan in text, findings about it, and golden files to hold reports against."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kivplan.findings import Finding, Level, Place, Related, reading_order
from kivplan.reporters import Results

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
