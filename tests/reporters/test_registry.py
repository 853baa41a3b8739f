"""The formats there are."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace

import pytest

from kivplan.cli.validate import FORMATS
from kivplan.reporters import REPORTERS, Look


def test_the_command_line_offers_exactly_the_formats_there_are():
    assert tuple(REPORTERS) == FORMATS


@pytest.mark.parametrize("name", REPORTERS)
def test_every_format_reports_nothing_and_everything(name, everything, results):
    reporter = REPORTERS[name]
    assert len(reporter(results(*everything), Look())) > len(reporter(results(), Look()))


@pytest.mark.parametrize("name", REPORTERS)
def test_hostile_texts_can_be_written_and_steer_no_terminal(name, hostile_results):
    text = REPORTERS[name](hostile_results, Look())
    assert text.encode()
    assert text.endswith("\n")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize("name", REPORTERS)
def test_a_report_is_the_same_each_time(name, everything, results, about):
    found = replace(results(*everything), about=about)
    assert REPORTERS[name](found, Look()) == REPORTERS[name](found, Look())


def test_reporters_load_neither_plans_nor_the_terminal_libraries():
    code = "import kivplan.reporters, sys; print({'rich', 'typer', 'pydantic', 'ruamel.yaml'} & set(sys.modules) or '')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
