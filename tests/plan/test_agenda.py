"""What falls due, to the day: what is told on the day itself counts, and what is unsaid later stays as it was."""

from __future__ import annotations

from datetime import date

from kivplan.plan.agenda import activities_done, agenda, levels_answered
from kivplan.plan.awaited import awaited_since
from kivplan.plan.coverage import coverage, gaps
from kivplan.plan.deviations import deviations, put_off_until
from kivplan.plan.indicators import series, time_gone

from .conftest import HEAD

ACTIONS = """\
kind: action-plan
period: {start: 2026, end: 2026}
actions:
  - id: H1
    title: Mentors
    time: {start: 2026-02, end: 2026-06}
    implementation: {activities: [{id: A1, title: Ask, by: 2026-03}]}
    evaluation: {form: Talks, levels: {learning: 2026-07}}
"""
SAID = "kind: follow-up\ndate: 2026-05-31\nactions: {H1: {%s}}\n"
DAY = date(2026, 5, 31)


def test_an_activity_and_a_level_count_from_the_day_they_are_told(plan_of):
    plan = plan_of(ACTIONS, SAID % "status: on_track, activities: {A1: 2026-05-20}, evaluation: {learning: Well}")
    act, before = plan.actions["H1"], date(2026, 5, 30)
    assert activities_done(plan, act.last, DAY) == {"A1": date(2026, 5, 20)}
    assert activities_done(plan, act.last, before) == {}
    assert levels_answered(plan, act, DAY) == {"learning"}
    assert levels_answered(plan, act, before) == frozenset()


def test_what_is_alike_but_for_who_does_it_stands_in_the_order_of_the_plan(plan_of):
    ask = "{id: A1, title: Ask, by: 2026-03, responsible: p1}, {id: A2, title: Ask, by: 2026-03}"
    plan = plan_of(ACTIONS.replace("{id: A1, title: Ask, by: 2026-03}", ask))
    assert [due.responsible for due in agenda(plan, DAY) if due.kind == "activity"] == ["p1", None]


def test_a_decision_without_a_text_is_named_by_who_decides(plan_of):
    trail = "decisions: [{body: The council, outcome: proposed, by: 2026-09}]\n"
    (due,) = agenda(plan_of(head=HEAD + trail), DAY)
    assert (due.kind, due.words, due.date) == ("decision", "The council", date(2026, 9, 30))


def test_a_deviation_is_told_from_its_day_and_is_the_managers_unless_said(plan_of):
    late = "{id: D1, why: Ill, by: 2026-06, responsible: p1}"
    plan = plan_of(ACTIONS, SAID % f"status: at_risk, deviations: [{late}]")
    assert deviations(plan, date(2026, 5, 30)) == ()
    (found,) = deviations(plan, DAY)
    assert (found.decided_by, found.what, found.why, found.responsible) == ("manager", None, "Ill", "p1")
    words = {due.kind: due.words for due in agenda(plan, DAY)}
    assert words["deviation"] == ""


def test_later_words_on_a_deviation_replace_earlier_ones_and_what_is_unsaid_stays(plan_of):
    first = SAID % "status: at_risk, deviations: [{id: D1, what: Late, why: Ill, responsible: p1}]"
    later = "kind: follow-up\ndate: 2026-06-30\nactions: {H1: {status: at_risk, deviations: [{id: D1, %s}]}}\n"
    (kept,) = deviations(plan_of(ACTIONS, first, later % "decision: Wait"), date(2026, 7, 1))
    assert (kept.why, kept.responsible, kept.decision) == ("Ill", "p1", "Wait")
    (new,) = deviations(plan_of(ACTIONS, first, later % "why: Away, responsible: u1, by: 2026-09"), date(2026, 7, 1))
    assert (new.why, new.responsible, new.by.last) == ("Away", "u1", date(2026, 9, 30))


def test_put_off_until_the_last_day_of_the_latest_decision(plan_of):
    two = (
        "{what: a, decision: x, by: 2026-07}, {what: b, decision: y, by: 2026-09}, {what: c, decision: z, by: 2026-08}"
    )
    plan = plan_of(ACTIONS, SAID % f"status: at_risk, deviations: [{two}]")
    assert put_off_until(plan, DAY) == {"H1": date(2026, 9, 30)}


def test_each_new_deviation_gets_the_next_number_that_is_free(plan_of):
    three = SAID % "status: at_risk, deviations: [{what: a}, {what: b}, {what: c}]"
    more = "kind: follow-up\ndate: 2026-06-30\nactions: {H1: {status: at_risk, deviations: [{what: d}]}}\n"
    assert [one.id for one in deviations(plan_of(ACTIONS, three, more), date(2026, 7, 1))] == ["D1", "D2", "D3", "D4"]


ANALYSIS = """\
kind: analysis
challenges: [{id: P1, problem: Few apply, causes: [{id: C1, cause: Pay}, {id: C2, cause: Roads}]}]
needs: [{id: N1, type: staffing, title: Nurses, present: 1, required: 4}]
"""


def test_causes_know_the_actions_that_meet_them_each_once(plan_of):
    two = ACTIONS + "    causes: [C1]\n  - {id: H2, title: T, causes: [C1, C2]}\n"
    more = "kind: action-plan\nperiod: {start: 2027, end: 2027}\nactions: [{id: H1, title: T, causes: [C1]}]\n"
    assert coverage(plan_of(ANALYSIS, two, more)).causes == {"C1": ("H1", "H2"), "C2": ("H2",)}


def test_a_need_that_only_a_follow_up_names_is_none_of_the_plans(examined):
    plan, _ = examined(ANALYSIS, "kind: follow-up\ndate: 2026-05-31\nneeds: {N1: 2, N9: 3}\n")
    assert [(gap.id, gap.present) for gap in gaps(plan, DAY)] == [("N1", 2)]


MEASURED = "kind: strategy\nindicators: [{id: I1, name: Leave, measured_in: percent, better: lower%s}]\n"


def known(plan_of, about, *follow_ups, day=DAY):
    return series(plan_of(MEASURED % about, *follow_ups), "I1", day)


def test_a_reading_is_known_once_its_time_has_begun_and_one_in_a_follow_up_on_its_day(plan_of):
    about = ", readings: [{value: 3, at: 2026-05}]"
    assert known(plan_of, about, day=date(2026, 5, 1)).readings
    assert not known(plan_of, about, day=date(2026, 4, 30)).readings
    said = "kind: follow-up\ndate: 2026-05-31\nindicators: {I1: 4}\n"
    assert known(plan_of, "", said).readings
    assert not known(plan_of, "", said, day=date(2026, 5, 30)).readings


def test_from_a_baseline_that_is_the_target_there_is_no_way_and_no_time(plan_of):
    same = ", baseline: {value: 3, at: 2026-05-31}, target: {value: 3, by: 2026-05-31}"
    found = known(plan_of, f"{same}, readings: [{{value: 3, at: 2026-05-31}}]")
    assert (found.way, time_gone(found, DAY)) == (None, None)
    assert time_gone(known(plan_of, ", target: {value: 3, by: 2027}"), DAY) is None
    assert time_gone(known(plan_of, ", baseline: {value: 3, at: 2026}"), DAY) is None
    one_day = ", baseline: {value: 3, at: 2026-05-30}, target: {value: 4, by: 2026-05-31}"
    assert [time_gone(known(plan_of, one_day), day) for day in (date(2026, 5, 29), date(2026, 5, 30), DAY)] == [
        0,
        0,
        100,
    ]


def test_an_action_has_begun_with_its_own_term_where_a_later_one_lies_before_it(plan_of):
    years = (("2027", ""), ("2028", ", time: {start: 2026-03, end: 2026-04}"))
    terms = [
        f"kind: action-plan\nperiod: {{start: {year}, end: {year}}}\nactions: [{{id: H1, title: T{time}}}]\n"
        for year, time in years
    ]
    act = plan_of(*terms).actions["H1"]
    assert awaited_since(act, date(2027, 6, 1), None) == date(2027, 1, 1)
