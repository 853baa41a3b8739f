"""The formats there are."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kivplan.cli.validate import FORMATS
from kivplan.reporters import REPORTERS, Look


def test_the_command_line_offers_exactly_the_formats_there_are():
    assert tuple(REPORTERS) == FORMATS


@pytest.mark.parametrize("name", REPORTERS)
def test_every_format_reports_nothing_and_everything(name, everything, results):
    reporter = REPORTERS[name]
    assert len(reporter(results(*everything), Look())) > len(reporter(results(), Look()))


def test_reporters_load_neither_plans_nor_the_terminal_libraries():
    code = "import kivplan.reporters, sys; print({'rich', 'typer', 'pydantic', 'ruamel.yaml'} & set(sys.modules) or '')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
