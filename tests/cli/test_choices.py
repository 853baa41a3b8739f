"""The lists the command line keeps, so as to start fast, are those of the rooms they speak of."""

from __future__ import annotations

from typing import get_args

import pytest

from kivplan.cli import new, render, schema, starter, validating
from kivplan.findings import Level
from kivplan.locale.languages import LANGUAGES
from kivplan.model import report_names, values
from kivplan.model.kinds import KINDS
from kivplan.render import FORMATS
from kivplan.report.reports import REPORTS
from kivplan.reporters import REPORTERS


@pytest.mark.parametrize(
    ("kept", "source"),
    [
        (render.REPORTS, REPORTS),
        (render.REPORTS, report_names.REPORTS),
        (render.FORMATS, FORMATS),
        (render.EDITIONS, get_args(values.Edition)),
        (render.LANGUAGES, LANGUAGES),
        (render.LANGUAGES, get_args(values.Language)),
        (new.LANGUAGES, LANGUAGES),
        (starter.LANGUAGES, LANGUAGES),
        (schema.KINDS, KINDS),
        (validating.FORMATS, REPORTERS),
        (validating.THRESHOLDS, [*(level.label for level in sorted(Level, reverse=True)), "never"]),
    ],
)
def test_a_list_of_the_command_line_is_that_of_its_source_in_the_same_order(kept, source):
    assert tuple(kept) == tuple(source)


@pytest.mark.parametrize(
    ("option", "choices"),
    [
        (render.Formats, render.FORMATS),
        (render.Edition, render.EDITIONS),
        (render.Language, render.LANGUAGES),
        (new.Language, new.LANGUAGES),
    ],
)
def test_the_help_shows_every_choice(option, choices):
    assert get_args(option)[1].metavar == "|".join(choices)
