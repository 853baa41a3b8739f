"""The timeline as a view: every action once, parts under their whole, and bars that do not claim what is not known."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from kivplan.locale.words import words_for
from kivplan.plan import load, load_text
from kivplan.report import Order
from kivplan.report.brief import Brief
from kivplan.report.reports import REPORTS
from kivplan.report.timeline import view

EXAMPLES = Path(__file__).parents[2] / "examples"
DAYS = {
    "nordvik": date(2027, 3, 1),
    "kvinnojour": date(2026, 11, 21),
    "lavangen-2020": date(2020, 12, 1),
    "dfo-2022-2024": date(2023, 6, 1),
    "ten-lines": date(2026, 9, 1),
}


def brief(plan, as_of, language="en", shown=REPORTS["board"].sections, **order) -> Brief:
    if shown is REPORTS["board"].sections:
        shown = (*shown, "timeline")
    return Brief(plan, Order(as_of, **order), words_for(language, plan.currency), shown=shown)


def plan_of(actions: str, period: str = "{start: 2026, end: 2026}", years: str = "{start: 2026, end: 2026}"):
    head = f"kind: plan\nformat: 1\ntitle: P\norganisation: O\nlanguage: en\nperiod: {years}\n"
    plan, findings = load_text(f"{head}---\nkind: action-plan\nperiod: {period}\nactions:\n{actions}\n".encode())
    assert plan is not None, findings
    return plan


def rows(made):
    return [row for group in made.groups for row in group.rows]


@pytest.mark.parametrize("name", DAYS)
def test_every_action_has_one_row_and_every_mark_lies_on_the_axis(name):
    plan = load(EXAMPLES / name)
    made = view(brief(plan, DAYS[name]))
    assert sorted(row.id for row in rows(made)) == sorted(plan.actions)
    for row in rows(made):
        places = [float(x) for x in re.findall(r'x1?2?="(-?[\d.]+)%"', row.lane)]
        assert places
        assert all(0 <= place <= 100 for place in places)


def test_parts_stand_under_their_whole():
    made = view(brief(load(EXAMPLES / "lavangen-2020"), DAYS["lavangen-2020"]))
    order = [(row.id, row.part_of) for row in rows(made)]
    title = "Stipend til sykepleierstudenter"  # its id is a word, and says no more
    assert order[4:] == [
        ("stipend", None),
        ("avgrensning", title),
        ("soknadsfrist", title),
        ("bindingstid", title),
    ]


def test_time_that_the_action_does_not_give_is_drawn_open_and_said():
    (row,) = rows(view(brief(plan_of("  - {id: H1, title: T}"), date(2026, 3, 1))))
    assert 'class="span-open"' in row.lane
    assert 'class="span"' not in row.lane
    assert not row.given
    assert row.time == ("Not given; action plan 2026",)


def test_deadlines_and_evaluations_are_marks_and_words():
    time, levels = "{start: 2026-02, deadline: 2026-06-30}", "{result: 2026-12}"
    action = f"  - {{id: H1, title: T, time: {time}, evaluation: {{form: F, levels: {levels}}}}}"
    made = view(brief(plan_of(action), date(2026, 3, 1)))
    (row,) = rows(made)
    assert row.lane.count('class="deadline"') == row.lane.count('class="evaluation"') == 1
    assert row.time == ("From February 2026, deadline 30 June 2026",)
    assert row.evaluations == "December 2026"
    assert (made.exact, made.open, made.deadlines, made.evaluations, made.today) == (True, False, True, True, True)


def test_a_text_that_says_until_when_stands_in_the_time():
    (row,) = rows(view(brief(plan_of("  - {id: H1, title: T, time: {until: the posts are filled}}"), date(2026, 3, 1))))
    assert row.time == ("Until: the posts are filled",)
    assert 'class="span-open"' in row.lane


@pytest.mark.parametrize(
    ("years", "labels"),
    [
        ("{start: 2026, end: 2026}", ["2026", "Apr", "Jul", "Oct"]),
        ("{start: 2026-07, end: 2027}", ["2026", "Oct", "2027", "Apr", "Jul", "Oct"]),
        ("{start: 2026, end: 2028}", ["2026", "Jul", "2027", "Jul", "2028", "Jul"]),
        ("{start: 2026, end: 2029}", ["2026", "2027", "2028", "2029"]),
        ("{start: 2020, end: 2039}", ["2020", "2024", "2028", "2032", "2036"]),
        ("{start: 2026-03, end: 2026-05}", ["2026", "Apr", "May"]),
    ],
)
def test_the_axis_has_months_or_years_by_its_length(years, labels):
    made = view(brief(plan_of("  - {id: H1, title: T}", years, years), date(2019, 1, 1)))
    assert re.findall(r'y="48">([^<]+)<', made.head) == labels
    assert not made.today


def test_the_day_is_marked_in_every_lane():
    made = view(brief(plan_of("  - {id: H1, title: T}"), date(2026, 7, 2)))
    assert 'class="today" x1="49.9%"' in made.head
    assert 'class="today" x1="49.9%"' in rows(made)[0].lane


def test_rows_carry_the_anchors_of_actions_only_where_nothing_else_does():
    plan = load(EXAMPLES / "ten-lines")
    assert rows(view(brief(plan, DAYS["ten-lines"])))[0].anchor == "action-A1"
    assert rows(view(brief(plan, DAYS["ten-lines"], shown=("actions", "timeline"))))[0].anchor is None


def test_an_action_past_its_last_day_says_so():
    plan = plan_of("  - {id: H1, title: T, time: {deadline: 2026-02-01}}")
    assert rows(view(brief(plan, date(2026, 2, 2))))[0].overdue
    assert not rows(view(brief(plan, date(2026, 2, 1))))[0].overdue


def test_three_hundred_actions_with_parts_in_a_circle_are_all_shown_once():
    lines = "\n".join(f"  - {{id: H{n}, title: T{n}, part_of: H{n // 3 or 300}}}" for n in range(1, 301))
    plan = plan_of(lines)
    shown = [row.id for row in rows(view(brief(plan, date(2026, 3, 1))))]
    assert sorted(shown) == sorted(plan.actions)


def test_a_report_for_one_action_shows_that_one_and_its_parts():
    plan = load(EXAMPLES / "lavangen-2020")
    shown = rows(view(brief(plan, DAYS["lavangen-2020"], action="stipend")))
    assert [row.id for row in shown] == ["stipend", "avgrensning", "soknadsfrist", "bindingstid"]
