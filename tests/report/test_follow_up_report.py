"""The follow-up report: of which round it is, activity and result, deviations, money, lessons, what rolls over."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kivplan.locale.words import words_for
from kivplan.plan import load, load_text
from kivplan.report import Order, compose, deviations, follow_up, lessons, results, rolls_over, spent
from kivplan.report.brief import Brief
from kivplan.report.reports import REPORTS

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = date(2027, 3, 1)
HEAD = (
    "kind: plan\nformat: 1\ntitle: P\norganisation: O\nlanguage: en\ncurrency: NOK\nperiod: {start: 2026, end: 2029}\n"
    "units: [{id: care, name: Care}, {id: home, name: Home care, parent: care}, {id: school, name: Schools}]\n"
)


def action_plan(*actions: str, unit: str = "care", more: str = "") -> str:
    listed = "".join(f"  - {{{action}}}\n" for action in actions)
    return f"---\nkind: action-plan\nunit: {unit}\n{more}period: {{start: 2027, end: 2027}}\nactions:\n{listed}"


def told(day: str, more: str, unit: str = "care") -> str:
    return f"---\nkind: follow-up\ndate: {day}\nunit: {unit}\n{more}\n"


def plan_of(*documents: str):
    plan, findings = load_text("".join([HEAD, *documents]).encode())
    assert plan is not None, findings
    return plan


def brief(plan, unit: str | None = None, as_of: date = DAY) -> Brief:
    return Brief(plan, Order(as_of, unit=unit), words_for("en", plan.currency), shown=REPORTS["follow-up"].sections)


@pytest.fixture(scope="module")
def nordvik():
    return load(EXAMPLES / "nordvik")


# ---------------------------------------------------------------- the follow-up in brief
def test_the_newest_round_is_told_with_the_time_since_the_one_before(nordvik):
    made = follow_up.view(brief(nordvik))
    assert made.lead == "The follow-up of 15 February 2027 tells of the time since 1 November 2026."
    assert [(one.unit, one.by) for one in made.statements] == [
        ("Helse og omsorg", "Kommunalsjef helse og omsorg"),
        ("Oppvekst", "Kommunalsjef oppvekst"),
        ("Organisasjon og HR", "HR-sjef"),
        ("Teknisk og eiendom", "Kommunalsjef teknisk"),
    ]
    assert made.silent is None
    assert made.before == "31 Oct 2026"


def test_a_unit_whose_action_plan_runs_and_that_did_not_report_is_named(nordvik):
    made = follow_up.view(brief(nordvik, as_of=date(2026, 7, 1)))
    assert made.silent == "No follow-up this time from: Oppvekst."


def test_a_unit_is_reported_of_by_a_unit_above_it_or_by_the_whole_organisation():
    plans = action_plan("id: A, title: T", unit="home") + action_plan("id: B, title: T", unit="school")
    assert follow_up.view(brief(plan_of(plans, told("2027-02-01", "summary: S")))).silent == (
        "No follow-up this time from: Schools."
    )
    whole = "---\nkind: follow-up\ndate: 2027-02-01\nsummary: S\n"
    assert follow_up.view(brief(plan_of(plans, whole))).silent is None


def test_the_changes_of_status_add_up_to_the_actions_now_and_before(nordvik):
    made = follow_up.view(brief(nordvik))
    assert sum(row.now for row in made.changes) == 50
    assert sum(row.before or 0 for row in made.changes) == 50
    assert {row.status.key: (row.before, row.now) for row in made.changes}["off_track"] == (2, 3)


def test_the_first_follow_up_has_nothing_to_be_compared_with():
    made = follow_up.view(brief(plan_of(action_plan("id: A, title: T"), told("2027-02-01", "summary: S"))))
    assert made.lead == "The follow-up of 1 February 2027 is the first one."
    assert (made.before, [row.before for row in made.changes]) == (None, [None])


def test_without_any_follow_up_the_report_says_so():
    made = compose(plan_of(action_plan("id: A, title: T")), "follow-up", Order(DAY))
    views = {section.name: section.view for section in made.sections}
    assert views["follow_up"].lead is None
    assert views["results"].units == ()
    assert views["spent"].empty
    assert (views["lessons"].now, views["deviations"].groups) == ((), ())
    assert len(views["rolls_over"].lines) == 1


def test_narrowed_to_a_unit_only_its_own_follow_ups_are_told(nordvik):
    made = follow_up.view(brief(nordvik, "helse"))
    assert [one.unit for one in made.statements] == ["Helse og omsorg"]
    assert [unit.title for unit in results.view(brief(nordvik, "helse")).units] == ["Helse og omsorg"]


# ---------------------------------------------------------------- activity and result
def test_of_an_action_both_what_was_done_and_what_came_of_it_are_told(nordvik):
    made = results.view(brief(nordvik, as_of=date(2026, 11, 20)))
    (action,) = [a for unit in made.units for a in unit.actions if a.id == "H6"]
    assert (action.status.key, action.before.key if action.before else None) == ("done", "on_track")
    labels = [said.label for said in action.activity]
    assert labels == [None, "Progress", "Participants", "Spent to date", "Handed over to"]
    assert action.activity[1].text == "100%, before 85%"
    assert [said.label for said in action.result] == [
        "Met",
        "Met",
        "Contribution to the goals",
        "Learning",
        "Behaviour",
        "Shared",
    ]


def test_progress_of_an_earlier_action_plan_is_not_compared_with():
    earlier = action_plan("id: A, title: T").replace("2027", "2026")
    plan = plan_of(
        earlier,
        action_plan("id: A, title: T"),
        told("2026-10-01", "actions: {A: {status: on_track, progress: 90%}}"),
        told("2027-02-01", "actions: {A: {status: on_track, progress: 10%}}"),
    )
    (unit,) = results.view(brief(plan)).units
    assert [said.text for said in unit.actions[0].activity] == ["10%"]


def test_goals_stand_in_the_order_of_the_goals_section_with_their_result_goals_below(nordvik):
    made = results.view(brief(nordvik))
    assert [goal.link.id for goal in made.goals if not goal.part] == ["G1", "G2", "G3", "G4", "G5"]
    assert [goal.link.id for goal in made.goals][:4] == ["G1", "G1.1", "G1.2", "G1.3"]
    g1 = made.goals[0]
    assert (g1.judged.key if g1.judged else None, g1.said) == ("on_track", "Flere fagfolk og færre nye som slutter")
    assert made.goals[1].said == "reported value: 75.6"
    assert made.goals[2].activity.before is not None


def test_running_actions_the_round_says_nothing_of_are_listed(nordvik):
    made = results.view(brief(nordvik))
    assert {link.id for link in made.untold} >= {"S5", "T11"}
    said = {action.id for unit in made.units for action in unit.actions}
    assert not said & {link.id for link in made.untold}


def test_needs_counted_anew_stand_beside_what_they_were():
    need = "---\nkind: analysis\nneeds: [{id: N, type: staffing, title: T, present: 41, required: 52}]\n"
    one, two = told("2026-10-01", "needs: {N: 43}"), told("2027-02-01", "needs: {N: 45}")
    (count,) = results.view(brief(plan_of(need, one, two))).needs
    assert (count.before, count.now, count.required) == (Decimal(43), Decimal(45), Decimal(52))
    (count,) = results.view(brief(plan_of(need, two))).needs
    assert (count.before, count.now) == (Decimal(41), Decimal(45))


# ---------------------------------------------------------------- deviations and decisions
def test_deviations_that_wait_are_told_however_old_and_decided_ones_of_this_round_alone(nordvik):
    made = deviations.view(brief(nordvik))
    assert [(group.title, [one.action.id for one in group.told]) for group in made.groups] == [
        ("Waiting for a decision", ["H5", "O2", "S6"]),
        ("Decided in this period", ["T10", "T9", "S7"]),
    ]
    assert made.earlier == "7 deviations were reported and decided earlier."


def test_an_answer_in_this_round_to_an_older_deviation_is_told():
    plan = plan_of(
        action_plan("id: A, title: T"),
        told("2026-10-01", "actions: {A: {status: at_risk, deviations: [{id: D1, what: Late}]}}"),
        told("2027-02-01", "actions: {A: {status: on_track, deviations: [{id: D1, decision: Wait}]}}"),
    )
    (group,) = deviations.view(brief(plan)).groups
    assert [(one.what, [f.text for f in one.facts if f.label == "Decision"]) for one in group.told] == [
        ("Late", ["Wait"])
    ]


def test_decisions_since_the_round_before_are_told_and_what_is_proposed(nordvik):
    made = deviations.view(brief(nordvik)).decisions
    assert [(one.outcome, one.by) for one in made] == [
        ("Revised", "Kommunestyret, case 26/1187"),
        ("Proposed", "Formannskapet, case 27/0093"),
        ("Proposed", "Kommunestyret, case 27/0094"),
    ]
    assert deviations.view(brief(nordvik, "helse")).decisions == ()


# ---------------------------------------------------------------- money, lessons, rolling
def test_what_is_spent_adds_up_over_the_action_plans_and_over_their_actions(nordvik):
    made = spent.view(brief(nordvik))
    assert made.total is not None
    assert made.total.spent == sum(row.spent or 0 for row in made.plans) == Decimal(640000)
    assert sum(row.spent or 0 for row in made.actions) == made.total.spent
    assert (made.plans[0].budget, made.plans[0].net, made.plans[0].share) == (Decimal(1948000), Decimal(1999000), "13%")


def test_what_is_spent_since_the_round_before_is_told_apart():
    plan = plan_of(
        action_plan("id: A, title: T, cost: {fixed: 100, hours: 8}"),
        told("2027-01-10", "actions: {A: {status: on_track, spent: 30, hours: 2}}"),
        told("2027-02-20", "actions: {A: {status: on_track, spent: 120, hours: 5}}"),
    )
    made = spent.view(brief(plan))
    assert [(row.spent, row.since) for row in made.plans] == [(Decimal(120), Decimal(90))]
    (row,) = made.actions
    assert (row.over, row.hours, row.hours_used) == (True, Decimal(8), Decimal(5))
    assert made.untold is None


def test_lessons_of_this_round_come_first_and_older_ones_after():
    one, two = told("2026-10-01", "lessons: [Old]"), told("2027-02-01", "lessons: [New, Newer]")
    made = lessons.view(brief(plan_of(one, two)))
    assert [one.texts for one in made.now] == [("New", "Newer")]
    assert [(one.day, one.texts) for one in made.earlier] == [("1 October 2026", ("Old",))]


def test_what_rolls_over_is_told_by_unit_with_the_reasons(nordvik):
    lines = rolls_over.view(brief(nordvik, "helse", date(2026, 11, 20))).lines
    assert [(line.title, line.next) for line in lines] == [
        ("The action plan for 2026 (Helse og omsorg)", "The next action plan is for 2027.")
    ]
    groups = {group.title: [row.action.id for row in group.rows] for group in lines[0].groups}
    assert {"H1", "H2", "H5"} <= set(groups["Goes on"])
    assert "H8" in groups["Done, with something left to find out"]


def test_tables_of_what_rolls_over_are_told_apart_where_several_units_have_one(nordvik):
    lines = rolls_over.view(brief(nordvik)).lines
    titles = [group.title for line in lines for group in line.groups]
    assert "Reaches into the next action plan (Oppvekst)" in titles
    assert len(set(titles)) == len(titles)


def test_an_action_plan_that_ended_without_a_next_one_is_said_to_have():
    (line,) = rolls_over.view(brief(plan_of(action_plan("id: A, title: T")), as_of=date(2028, 2, 1))).lines
    assert line.next == "It ended on 31 December 2027, and the next action plan is not written."
    assert [(group.title, [row.action.id for row in group.rows]) for group in line.groups] == [
        ("Neither ended nor carried on", ["A"])
    ]
