"""The reports of the examples, checked in as they were when a person last read them.

Every report of every example as Markdown; as HTML, without the stylesheet, every report of the largest and the board
pack of each. After a change on purpose ``pytest tests/test_golden_packs.py --update-golden``; then read the difference.
"""

from __future__ import annotations

import re
from json import loads
from pathlib import Path

import pytest

from .pages import IN_EVERY_LANGUAGE, Shown, pages

GOLDEN = Path(__file__).parent / "golden"
STYLE = re.compile(rb"<style>.*?</style>", re.DOTALL)


def kept() -> list[tuple[Shown, str]]:
    """The reports that are kept, each with its format."""
    own = [shown for shown in pages() if shown.language is None]
    whole = [shown for shown in own if shown.report == "board" or shown.name == IN_EVERY_LANGUAGE]
    return [(shown, "md") for shown in own] + [(shown, "html") for shown in whole]


@pytest.mark.parametrize(("shown", "form"), kept(), ids=str)
def test_a_report_of_an_example_is_the_one_a_person_has_read(rendered, shown, form, request):
    file = GOLDEN / shown.name / f"{shown.report}.{form}"
    made = STYLE.sub(b"<style></style>", rendered(shown.name, shown.report, **shown.narrowed)[form], count=1)
    if request.config.getoption("--update-golden"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(made)
    assert made == file.read_bytes(), f"{file} differs; see this module's first lines"


def test_no_golden_file_is_left_of_what_is_gone(request):
    there = {file.relative_to(GOLDEN).as_posix() for file in GOLDEN.rglob("*.*")}
    assert there == {f"{shown.name}/{shown.report}.{form}" for shown, form in kept()}


def test_the_kept_examples_are_all_there_are():
    examples = loads((Path(__file__).parent / "examples.json").read_text(encoding="utf-8"))
    assert {folder.name for folder in GOLDEN.iterdir()} == set(examples)
