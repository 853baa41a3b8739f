"""The history of actions: every report in order with all it says, and what earlier action plans said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kivplan.locale.words import words_for
from kivplan.plan import load, load_text
from kivplan.report import Order
from kivplan.report.actions import view as actions_view
from kivplan.report.brief import Brief
from kivplan.report.history import view
from kivplan.report.reports import REPORTS
from kivplan.report.story import story

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = date(2027, 3, 1)
HEAD = (
    "kind: plan\nformat: 1\ntitle: P\norganisation: O\nlanguage: en\ncurrency: NOK\nperiod: {start: 2026, end: 2029}\n"
)
PEOPLE = "people: [{id: head, role: Head of care}]\n"


def plan_of(*documents: str):
    plan, findings = load_text("---\n".join([HEAD + PEOPLE, *documents]).encode())
    assert plan is not None, findings
    return plan


def brief(plan, as_of=DAY, shown=("cover", "history"), language="en", **order) -> Brief:
    return Brief(plan, Order(as_of, **order), words_for(language, plan.currency), shown=shown)


def told(plan, key, as_of=DAY):
    return story(brief(plan, as_of), plan.actions[key]).entries


def said(entry):
    return [f"{one.label}: {one.text}" if one.label else one.text for one in entry.said]


def action(line: str, year=2026) -> str:
    return f"kind: action-plan\nperiod: {{start: {year}, end: {year}}}\nactions:\n  - {{id: H1, title: T, {line}}}\n"


def test_reports_stand_in_order_and_none_from_after_the_day():
    plan = load(EXAMPLES / "nordvik")
    entries = [one for one in told(plan, "H5", date(2026, 12, 31)) if one.status]
    assert [one.date for one in entries] == [date(2026, 4, 30), date(2026, 6, 15), date(2026, 10, 31)]
    assert [one.status.key for one in entries] == ["on_track", "at_risk", "off_track"]


def test_a_report_is_told_whole():
    plan = plan_of(
        action(
            "criteria: [{text: Ten are here}], cost: {fixed: 10, grants: [{from: State, amount: 5, status: applied}]},"
            " implementation: {activities: [{title: Begin}]}"
        ),
        "kind: follow-up\ndate: 2026-06-01\nreported_by: head\nactions:\n  H1:\n    status: at_risk\n"
        "    progress: 40%\n"
        "    headline: Half way\n    spent: 4\n    hours: 3\n    participants: 7\n    activities: {A1: 2026-05-02}\n"
        "    criteria: {K1: partly}\n    grants: {T1: {status: granted, amount: 6}}\n    contribution: 4\n"
        "    evaluation: {reaction: They liked it}\n    shared: At the meeting\n"
        "    handed_over: {to: head, date: 2026-06-01}\n"
        "    deviations: [{what: It rained, why: Autumn, decision: Go on, responsible: head, by: 2026-09}]\n",
    )
    (entry,) = told(plan, "H1")
    assert (entry.headline, entry.who) == ("Half way", "Head of care")
    assert [line.replace("\N{NO-BREAK SPACE}", " ") for line in said(entry)] == [
        "Progress: 40%",
        "Spent to date: NOK 4",
        "Hours of work: 3",
        "Participants: 7",
        "Activities done: A1 Begin (2 May 2026)",
        "Criterion: K1 Ten are here: partly met",
        "Grant T1: State: granted, NOK 6",
        "Contribution to the goals: 4 of 5",
        "Reaction: They liked it",
        "Shared: At the meeting",
        "Handed over to: Head of care, 1 Jun 2026",
        "Deviation D1: It rained",
        "Why: Autumn",
        "Decision: Go on",
        "To be done: Head of care, September 2026",
    ]


def test_a_deviation_is_open_in_the_report_that_tells_of_it_and_decided_in_the_later_one():
    plan = plan_of(
        action("responsible: head"),
        "kind: follow-up\ndate: 2026-06-01\nactions:\n"
        "  H1: {status: at_risk, deviations: [{id: late, what: Too late, decided_by: board}]}\n",
        "kind: follow-up\ndate: 2026-09-01\nactions:\n"
        "  H1: {status: on_track, deviations: [{id: late, decision: More time}]}\n",
    )
    first, second = told(plan, "H1")
    assert said(first) == ["Deviation late: Too late", "Decision: not decided; the board decides"]
    assert said(second) == ["Decision on late: More time"]


def test_an_earlier_action_plan_tells_what_the_next_one_changed_where_both_stand_in_order():
    plan = plan_of(
        action("aim: Quiet nights, criteria: [{text: Ten are here}]"),
        action("aim: Quiet nights, criteria: [{text: Twelve are here}], responsible: head", 2027),
        "kind: follow-up\ndate: 2026-06-01\nactions: {H1: {status: on_track}}\n",
    )
    before, report, now = told(plan, "H1")
    assert (before.when, before.status) == ("2026", None)
    assert said(before) == ["Responsible: not given", "Goal and criteria, Criterion: K1 Ten are here"]
    assert report.date == date(2026, 6, 1)
    assert (now.when, said(now)) == ("2027", ["As told in the nine points."])


def test_an_action_plan_that_changed_nothing_but_time_and_money_says_so():
    plan = plan_of(action("cost: {fixed: 1}"), action("cost: {fixed: 2}", 2027))
    assert said(told(plan, "H1")[0]) == ["As in the next action plan, but for time and money."]


def test_an_action_of_one_action_plan_without_reports_has_no_entries():
    plan = plan_of(action("responsible: head"))
    made = story(brief(plan), plan.actions["H1"])
    assert (made.entries, made.silent) == ((), "Nothing is reported yet.")
    assert view(brief(plan)).silent == "Nothing is reported yet of 1 action."


@pytest.mark.parametrize("name", ["nordvik", "kvinnojour"])
def test_every_report_of_every_action_is_in_its_history(name):
    plan = load(EXAMPLES / name)
    made = {one.id: one.story for one in view(brief(plan)).actions}
    for key, reports in plan.reports.items():
        days = [one.date for one in reports if one.date <= DAY]
        assert [one.date for one in made[key].entries if one.status] == days


def test_on_its_sheet_an_action_has_its_whole_history_in_the_plan_the_newest_in_brief():
    plan = load(EXAMPLES / "nordvik")

    def card(shown, **order):
        groups = actions_view(brief(plan, shown=shown, **order)).groups
        return next(card for group in groups for card in group.cards if card.id == "H5")

    sheet = card(REPORTS["action"].sections, action="H5")
    assert len(sheet.story.entries) == 6
    assert (sheet.history, sheet.deviations) == ((), ())
    in_plan = card(REPORTS["plan"].sections)
    assert in_plan.story is None
    assert in_plan.history
    beside_history = card(("cover", "actions", "history"))
    assert (beside_history.story, beside_history.history) == (None, ())
