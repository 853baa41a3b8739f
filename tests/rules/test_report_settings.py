"""``reports:`` of the plan: names that no report or section has are told where they stand, before anything is made."""

from __future__ import annotations

import pytest

from kivplan.model import report_names
from kivplan.report.reports import REPORTS, SECTIONS

HEAD = (
    "kind: plan\nformat: 1\ntitle: Plan\norganisation: Nordvik\nlanguage: en\ncurrency: NOK\n"
    "period: {start: 2026, end: 2029}\npeople: [{id: head, role: Head}]\n"
)
LISTED = f"{', '.join(report_names.REPORTS[:-1])} and {report_names.REPORTS[-1]}"
SECTIONS_LISTED = f"{', '.join(report_names.SECTIONS[:-1])} and {report_names.SECTIONS[-1]}"


@pytest.fixture
def given(check):
    """What is found in a plan with a report of its own, under these settings."""
    return lambda settings: check(f"{HEAD}reports: {{mine: {settings}}}\n---\nid: H1\n")


def test_the_names_a_plan_may_use_are_those_of_the_reports_and_sections_there_are():
    assert set(report_names.REPORTS) == set(REPORTS)
    assert set(report_names.SECTIONS) == {"cover", *SECTIONS}


@pytest.mark.parametrize("base", report_names.REPORTS)
def test_a_report_of_what_there_is_has_nothing_wrong_with_it(given, base):
    assert given(f"{{base: {base}, sections: [{', '.join(report_names.SECTIONS)}], logo: img/Logo.PNG}}").names() == []
    assert given("{}").names() == []


@pytest.mark.parametrize(
    ("settings", "marked", "message", "hint"),
    [
        ("{base: bord}", "bord", "there is no report named bord", "did you mean board?"),
        ("{base: zzz}", "zzz", "there is no report named zzz", f"choose one of {LISTED}"),
        ("{sections: [cover, gaols]}", "gaols", "there is no section named gaols", "did you mean goals?"),
        ("{sections: [zzz]}", "zzz", "there is no section named zzz", f"choose one of {SECTIONS_LISTED}"),
        ("{sections: [[], gaols]}", "gaols", "there is no section named gaols", "did you mean goals?"),
    ],
)
def test_a_name_that_nothing_has_is_told_with_the_nearest(given, settings, marked, message, hint):
    found = given(settings)
    assert found.places("bad-value") == [("bad-value", marked)]
    assert (found.of("bad-value").message, found.of("bad-value").hint) == (message, hint)


@pytest.mark.parametrize("logo", ["logo.png", "../shared/logo.jpg", "a b/LOGO.JPEG"])
def test_a_logo_is_a_relative_path_of_an_image_whether_it_is_there_or_not(given, logo):
    assert given(f"{{logo: {logo}}}").names() == []


@pytest.mark.parametrize(
    ("logo", "said"),
    [
        ("logo.svg", "neither a PNG nor a JPEG"),
        ("logo", "neither a PNG nor a JPEG"),
        ("/etc/logo.png", "no path within the plan's folder"),
        ("'C:\\logo.png'", "no path within the plan's folder"),
        ("https://example.org/logo.png", "no path within the plan's folder"),
    ],
)
def test_what_cannot_be_a_logo_is_told_at_it(given, logo, said):
    found = given(f"{{logo: {logo}}}")
    assert found.places() == [("bad-value", logo)]
    assert said in found.of("bad-value").message
