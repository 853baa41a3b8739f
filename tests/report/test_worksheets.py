"""Worksheets: one for each step of the staircase, with room to write that is always empty, in every language."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from kivplan.locale.words import words_for
from kivplan.model.foundation import Step
from kivplan.plan import load, load_text
from kivplan.report import Order, compose
from kivplan.report.brief import Brief
from kivplan.report.reports import REPORTS
from kivplan.report.worksheets import SHEETS, overview

EXAMPLES = Path(__file__).parents[2] / "examples"
AS_OF = date(2027, 3, 1)
HEAD = (
    "kind: plan\nformat: 1\ntitle: P\norganisation: O\nlanguage: en\ncurrency: NOK\nperiod: {start: 2026, end: 2031}\n"
)
NAMES = list(SHEETS)
LANGUAGES = ["en", "nb", "nn", "sv"]
PRIVATE = ["worksheet_before_training", "worksheet_after_training"]


def brief(plan, language="en", edition="internal", **narrowed):
    order = Order(AS_OF, edition, language, **narrowed)
    return Brief(plan, order, words_for(language, "NOK"), shown=REPORTS["worksheet"].sections)


def plan_of(text=""):
    plan, findings = load_text(f"{HEAD}{text}".encode())
    assert [finding.message for finding in findings if finding.code < "KIV204"] == []
    return plan


@pytest.fixture(scope="module")
def nordvik():
    return load(EXAMPLES / "nordvik")


def known(sheet):
    return {part.title: [said.text for said in part.items] for part in sheet.known}


def test_every_step_of_the_staircase_has_a_sheet():
    assert {f"worksheet_{step}" for step in get_args(Step)} <= set(SHEETS)
    assert REPORTS["worksheet"].sections == ("cover", "worksheets", *SHEETS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_sheet_has_purpose_time_way_questions_room_and_how_to_record(name, language):
    sheet = SHEETS[name](brief(plan_of(), language))
    assert len(sheet.purpose) > 40
    assert len(sheet.facts) >= 2
    assert len(sheet.steps) >= 3
    assert len(sheet.fields) >= 5
    assert all(field.options or field.lines > 0 for field in sheet.fields)
    assert len(sheet.record) > 60
    assert all(field.label.strip() for field in sheet.fields)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["nb", "nn", "sv"])
def test_nothing_of_a_sheet_is_left_in_english(name, language):
    def words(sheet):
        labels = {field.label for field in sheet.fields}
        return {sheet.purpose, sheet.record, *sheet.steps, *labels, *(text for fact in sheet.facts for text in fact)}

    english, other = (SHEETS[name](brief(plan_of(), one)) for one in ("en", language))
    assert words(english) & words(other) == set()


def test_ids_of_fields_are_unique_over_all_sheets(nordvik):
    ids = [field.id for view in SHEETS.values() for field in view(brief(nordvik)).fields]
    assert len(ids) == len(set(ids)) > 100
    assert all(re.fullmatch(r"worksheet-[a-z-]+-\d+-\d+", key) for key in ids)


@pytest.mark.parametrize("name", NAMES)
def test_only_the_sheets_of_two_people_are_private_and_they_have_nothing_to_put_into_the_plan(name, nordvik):
    sheet = SHEETS[name](brief(nordvik))
    assert (sheet.private is not None) == (name in PRIVATE)
    assert (sheet.sample is None) == (name in PRIVATE)
    assert name not in PRIVATE or sheet.known == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in NAMES if name not in PRIVATE])
def test_what_a_sheet_shows_to_write_in_the_plan_is_read_without_an_error(name, language):
    sample = SHEETS[name](brief(plan_of(), language)).sample
    plan, findings = load_text(f"{HEAD}---\n{sample}\n".encode())
    assert [f.message for f in findings if f.level.name == "ERROR" and f.code != "KIV201"] == []
    assert plan.usable


@pytest.mark.parametrize("name", ["worksheet_future", "worksheet_action_plan", "worksheet_competence"])
def test_a_report_for_a_unit_shows_the_units_own_document(name):
    plan = plan_of("units: [{id: care, name: Care}]\n")
    assert "\nunit: care\n" in SHEETS[name](brief(plan, unit="care")).sample
    assert "unit:" not in SHEETS[name](brief(plan)).sample


def test_each_sheet_shows_what_the_plan_says_already(nordvik):
    stars = next(iter(load(EXAMPLES / "nordvik").foundations)).value.guiding_stars
    sheet = SHEETS["worksheet_guiding_stars"](brief(nordvik))
    assert (
        [said.label for said in sheet.known[0].items] == [star.name for star in stars] == ["Nær", "Nysgjerrig", "Raus"]
    )
    goals = known(SHEETS["worksheet_goals"](brief(nordvik)))["The goals so far"]
    assert len(goals) == len(nordvik.goals)
    assert goals[0].startswith(next(iter(nordvik.goals)))
    balance = known(SHEETS["worksheet_action_plan"](brief(nordvik)))["The balance we aim for"]
    assert balance == ["20%", "35%", "35%", "10%"]


def test_a_plan_in_arubas_words_has_them_on_its_sheets_too():
    sheet = SHEETS["worksheet_action_plan"](brief(load(EXAMPLES / "kvinnojour"), "sv"))
    names = ["Attrahera och rekrytera", "Utveckla", "Behålla", "Avveckla"]
    (balance,) = [part for part in sheet.known if part.title == "Den balans vi siktar på"]
    assert [said.label for said in balance.items] == names
    assert (*names, "Annan åtgärd") in [field.options for group in sheet.groups for field in group.fields]
    asked = [field.label for field in SHEETS["worksheet_competence"](brief(load(EXAMPLES / "kvinnojour"), "sv")).fields]
    assert "Hur kan vi täcka det: attrahera och rekrytera, utveckla eller behålla?" in asked


def test_an_empty_plan_has_nothing_to_show_and_all_the_questions(nordvik):
    for name, view in SHEETS.items():
        assert view(brief(plan_of())).known == ()
        assert view(brief(plan_of())).fields == view(brief(nordvik)).fields, name


def test_of_three_hundred_trends_the_first_six_are_shown_and_the_rest_counted():
    trends = "".join(f"  - {{id: O{n}, trend: Trend number {n}}}\n" for n in range(300))
    sheet = SHEETS["worksheet_environment"](brief(plan_of(f"---\nkind: foundation\nenvironment:\n{trends}")))
    assert [said.text for said in sheet.known[0].items] == [f"Trend number {n}" for n in range(6)]
    assert sheet.known[0].more == "and 294 more in the plan"


def test_a_units_sheet_shows_the_whole_organisations_foundation_and_its_own():
    text = "units: [{id: care, name: Care}, {id: tech, name: Tech}]\n"
    for unit, star in (("", "All"), ("unit: care\n", "Near"), ("unit: tech\n", "Sharp")):
        text += f"---\nkind: foundation\n{unit}guiding_stars: [{{name: {star}}}]\n"
    plan = plan_of(text)
    view = SHEETS["worksheet_guiding_stars"]
    assert [said.text for said in view(brief(plan, unit="care")).known[0].items] == ["All", "Near"]
    assert [said.text for said in view(brief(plan)).known[0].items] == ["All"]


def test_narrowed_to_an_action_the_sheets_before_and_after_show_what_it_says_for_all():
    text = "---\nkind: action-plan\nperiod: {start: 2027, end: 2027}\nactions:\n  - id: H1\n    title: Course\n"
    text += "    transfer: {expected_benefit: Fewer falls, share: At the staff meeting}\n"
    (part,) = SHEETS["worksheet_before_training"](brief(plan_of(text), action="H1")).known
    assert [(said.label, said.text) for said in part.items] == [
        ("Expected benefit", "Fewer falls"),
        ("Shared with colleagues", "At the staff meeting"),
    ]


def test_the_managers_sheet_names_the_actions_that_are_running(nordvik):
    sheet = SHEETS["worksheet_report"](brief(nordvik, unit="helse"))
    (part,) = sheet.known
    assert all(said.text.startswith("H") for said in part.items)
    statuses = next(field for field in sheet.fields if field.options).options
    assert statuses[:3] == ("Not started", "On track", "At risk")


def test_the_overview_tells_when_each_step_was_taken(nordvik):
    rows = {row.anchor: row for row in overview.view(brief(nordvik)).rows}
    assert list(rows) == [name.replace("_", "-") for name in SHEETS]
    assert rows["worksheet-future"].held == "26 February 2025"
    assert rows["worksheet-start"].held is None
    empty = {row.anchor: row.held for row in overview.view(brief(plan_of())).rows}
    assert empty["worksheet-goals"] == "No meeting in the plan"


def test_the_overview_lists_only_the_sheets_of_the_report_and_counts_meetings():
    meetings = "[{step: goals, date: 2026-03}, {step: goals, date: 2026-05}]"
    plan = plan_of(f"---\nkind: foundation\nmeetings: {meetings}\n")
    shown = ("cover", "worksheets", "worksheet_goals")
    (row,) = overview.view(Brief(plan, Order(AS_OF), words_for("en"), shown=shown)).rows
    assert row.held == "2 meetings, the latest May 2026"


def test_a_plan_may_have_a_report_of_only_some_sheets():
    own = "reports: {meeting: {base: worksheet, sections: [worksheet_future, worksheet_history]}}\n"
    document = compose(plan_of(own), "meeting", Order(AS_OF))
    assert [section.title for section in document.sections] == ["Cover", "The future", "Our history"]
