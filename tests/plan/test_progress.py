"""Where actions, goals and deviations stand on a day, and what falls due."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kivplan.plan.agenda import agenda
from kivplan.plan.balance import aruba, balance
from kivplan.plan.coverage import coverage, gaps
from kivplan.plan.deviations import deviations
from kivplan.plan.indicators import series
from kivplan.plan.progress import answers, criteria_of, goal_standing, judgement, standing, statuses

JUNE = date(2026, 6, 15)


def actions(*items, year=2026, more=""):
    period = f"{{start: {year}, end: {year}}}"
    return f"kind: action-plan\nperiod: {period}\n{more}actions:\n" + "".join(
        f"  - {{title: T, {item}}}\n" for item in items
    )


def follow_up(day, **said):
    reports = "".join(f"  {key}: {{{words}}}\n" for key, words in said.items())
    return f"kind: follow-up\ndate: {day}\nactions:\n{reports}"


@pytest.mark.parametrize(
    ("as_of", "status", "overdue"),
    [
        (date(2026, 2, 28), "not_started", False),
        (date(2026, 3, 1), "unreported", False),
        (date(2026, 4, 1), "on_track", False),
        (date(2026, 7, 1), "at_risk", True),
        (date(2026, 9, 1), "done", False),
    ],
)
def test_an_action_stands_where_its_newest_report_says(plan_of, as_of, status, overdue):
    plan = plan_of(
        actions("id: H1, time: {start: 2026-03, end: 2026-06}"),
        follow_up("2026-09-01", H1="status: done"),
        follow_up("2026-04-01", H1="status: on_track, progress: 30%, headline: Good"),
        follow_up("2026-06-01", H1="status: at_risk"),
    )
    found = standing(plan, plan.actions["H1"], as_of)
    assert (found.status, found.overdue) == (status, overdue)


@pytest.mark.parametrize("status", ["done", "dropped", "postponed"])
def test_what_is_ended_or_put_off_is_not_overdue(plan_of, status):
    plan = plan_of(actions("id: H1, time: {end: 2026-02}"), follow_up("2026-01-15", H1=f"status: {status}"))
    assert not standing(plan, plan.actions["H1"], JUNE).overdue


def test_an_action_that_goes_on_is_not_overdue_by_its_first_period(plan_of):
    plan = plan_of(actions("id: H1"), actions("id: H1", year=2027), follow_up("2026-05-01", H1="status: on_track"))
    assert not standing(plan, plan.actions["H1"], date(2027, 3, 1)).overdue
    assert standing(plan, plan.actions["H1"], date(2028, 1, 1)).overdue


def test_parts_of_other_actions_are_not_counted_among_the_statuses(plan_of):
    plan = plan_of(
        actions("id: H1", "id: H2, part_of: H1"), follow_up("2026-05-01", H1="status: done", H2="status: on_track")
    )
    assert {status: n for status, n in statuses(plan, JUNE).items() if n} == {"done": 1}


def test_actions_are_counted_at_each_status_in_their_order(plan_of):
    reported = ("dropped", "done", "postponed", "off_track", "at_risk", "on_track")
    plan = plan_of(
        actions(*(f"id: {status}" for status in reported), "id: silent", "id: ahead, time: {start: 2026-09}"),
        follow_up("2026-05-01", **{status: f"status: {status}" for status in reported}),
    )
    order = ("done", "on_track", "at_risk", "off_track", "postponed", "dropped", "not_started", "unreported")
    assert list(statuses(plan, JUNE).items()) == [(status, 1) for status in order]


def test_answers_to_the_criteria_of_actions_are_counted_in_their_order(plan_of):
    four = ", ".join(f"{{text: {name}}}" for name in "abcd")
    plan = plan_of(
        actions(f"id: H1, criteria: [{four}]"),
        follow_up("2026-05-01", H1="status: on_track, criteria: {K2: not_met, K3: partly, K4: met}"),
    )
    found = list(answers(plan, ["H1"], JUNE).items())
    assert found == [("met", 1), ("partly", 1), ("not_met", 1), ("unanswered", 1)]


def test_shares_are_by_number_of_counted_actions(plan_of):
    plan = plan_of(
        actions(
            "id: H1, strategy: acquire, means: attraction",
            "id: H2, strategy: acquire, means: recruitment",
            "id: H3, strategy: acquire",
            "id: H4, strategy: mobilise, cost: {fixed: 5}",
            "id: H5, strategy: other",
            "id: H6, strategy: develop, part_of: H4",
            "id: H7",
        ),
        "kind: strategy\nbalance: {acquire: 20%, develop: 35%, mobilise: 40%, phase_out: 5%}\n",
    )
    found = balance(plan, JUNE)
    assert [(r.strategy, r.count, r.share, r.intended) for r in found.rows] == [
        ("acquire", 3, 75, 20),
        ("develop", 0, 0, 35),
        ("mobilise", 1, 25, 40),
        ("phase_out", 0, 0, 5),
    ]
    assert (found.counted, found.other) == (4, 1)
    assert [(r.strategy, r.count) for r in aruba(plan, JUNE).rows] == [
        ("attract", 1),
        ("recruit", 2),
        ("develop", 0),
        ("retain", 1),
        ("phase_out", 0),
    ]


@pytest.mark.parametrize("counts", [(), (1,), (1, 1, 1), (2, 3, 1, 1), (7, 0, 0, 6)])
def test_shares_add_up_to_a_hundred_or_to_nothing(plan_of, counts):
    names = ("acquire", "develop", "mobilise", "phase_out")
    items = [f"id: H{s}{n}, strategy: {s}" for s, count in zip(names, counts, strict=False) for n in range(count)]
    plan = plan_of(actions(*items)) if items else plan_of()
    for found in (balance(plan, JUNE), aruba(plan, JUNE)):
        assert sum(r.share for r in found.rows) == pytest.approx(Decimal(100 if sum(counts) else 0))
        assert sum(r.count for r in found.rows) == sum(counts)


GOALS = (
    "kind: foundation\ngoals: [{id: G1, title: Goal, by: 2027, results: [{id: G1.1, title: Result, indicator: I1}]}]\n"
)
INDICATOR = """\
kind: strategy
indicators:
  - {id: I1, name: N, measured_in: %, better: lower, baseline: {value: 9, at: 2025}, target: {value: 5, by: 2029}}
""".replace("%", "days")


def test_a_value_alone_is_no_judgement_and_hides_none(plan_of):
    done = "kind: follow-up\ndate: 2026-03-01\ngoals: {G1: {status: done}}\n"
    later = "kind: follow-up\ndate: 2026-04-01\ngoals: {G1: {value: 3}, G1.1: {value: 3}}\n"
    plan = plan_of(GOALS, INDICATOR, done, later)
    judged, day = judgement(plan, "G1", JUNE)
    assert judged is not None
    assert (judged.status, day) == ("done", date(2026, 3, 1))
    assert judgement(plan, "G1.1", JUNE) == (None, None)


def test_a_goal_without_a_judgement_stands_by_activity_and_result(plan_of):
    plan = plan_of(
        GOALS,
        INDICATOR,
        actions("id: H1, serves: [G1], criteria: [{text: a}, {text: b}]", "id: H2, serves: [G1.1]", "id: H3"),
        follow_up("2026-05-01", H1="status: on_track, criteria: {K1: met}") + "indicators: {I1: 7}\n",
        "kind: follow-up\ndate: 2026-09-01\ngoals: {G1: {status: at_risk}}\n",
    )
    assert coverage(plan).serving("G1") == ("H1", "H2")
    found = goal_standing(plan, "G1", JUNE)
    assert (found.judged, found.actions) == (None, ("H1", "H2"))
    assert found.activity == {"on_track": 1, "unreported": 1}
    assert found.criteria == {"met": 1, "unanswered": 1}
    (values,) = found.indicators
    assert (values.latest.value, values.way, values.reached) == (7, 50, False)
    later = goal_standing(plan, "G1", date(2026, 9, 1))
    assert (later.judged.status, later.date) == ("at_risk", date(2026, 9, 1))


def test_a_later_reading_of_the_same_day_replaces_an_earlier(plan_of):
    said = "kind: follow-up\ndate: 2026-0{}-01\nindicators: {{I1: {{value: {}, at: 2026-01}}}}\n"
    plan = plan_of(INDICATOR, said.format(3, 8), said.format(4, 4))
    assert [(p.date, p.value) for p in series(plan, "I1", JUNE).readings] == [(date(2026, 1, 31), 4)]
    assert series(plan, "I1", JUNE).reached
    assert series(plan, "I1", date(2026, 3, 15)).readings[0].value == 8


def test_a_need_is_as_present_as_the_newest_follow_up_says(plan_of):
    plan = plan_of(
        "kind: analysis\nneeds: [{id: N1, type: staffing, title: T, present: 41, required: 52}]\n",
        "kind: follow-up\ndate: 2026-05-01\nneeds: {N1: 45}\n",
        "kind: follow-up\ndate: 2026-09-01\nneeds: {N1: 60}\n",
        actions("id: H1, needs: [N1]"),
    )
    (early,), (june,), (late,) = (gaps(plan, day) for day in (date(2026, 1, 1), JUNE, date(2026, 12, 1)))
    assert (early.present, june.present, june.missing, late.missing, june.actions) == (41, 45, 7, 0, ("H1",))


def deviating(day, *said):
    return follow_up(day, H1=f"status: at_risk, deviations: [{', '.join('{' + words + '}' for words in said)}]")


def test_a_later_follow_up_answers_a_deviation_by_its_id(plan_of):
    plan = plan_of(
        actions("id: H1"),
        deviating("2026-03-01", "id: D7, what: One left, why: Moved, decided_by: board"),
        deviating("2026-05-01", "id: D7, decision: Ask again, by: 2026-09"),
    )
    (open_one,) = deviations(plan, date(2026, 4, 1))
    (closed,) = deviations(plan, JUNE)
    assert (open_one.open, open_one.decision) == (True, None)
    assert (closed.open, closed.decision, closed.what, closed.date) == (
        False,
        "Ask again",
        "One left",
        date(2026, 3, 1),
    )
    assert closed.decided_by == "board"


def test_unnamed_deviations_are_named_by_position_and_new_ones_by_the_next_free_number(plan_of):
    plan = plan_of(
        actions("id: H1"),
        deviating("2026-03-01", "what: a", "what: b"),
        deviating("2026-04-01", "what: c"),
        deviating("2026-05-01", "decision: about a"),
    )
    found = deviations(plan, JUNE)
    assert [(d.id, d.what, d.decision) for d in found] == [("D1", "a", "about a"), ("D2", "b", None), ("D3", "c", None)]


def test_what_falls_due_comes_by_date_and_what_is_done_does_not(plan_of):
    head = (
        "kind: plan\nformat: 1\ntitle: T\norganisation: O\nlanguage: nb\nperiod: {start: 2026, end: 2029}\ndecisions:\n"
    )
    head += "  - {body: Board, outcome: proposed, by: 2026-02, text: Decided since}\n"
    head += "  - {body: Board, outcome: adopted, date: 2026-02-01}\n"
    head += "  - {body: Board, outcome: proposed, by: 2026-08, text: To decide}\n"
    plan = plan_of(
        "kind: foundation\ngoals: [{id: G1, title: Late goal, by: 2026-05}, {id: G2, title: Met goal, by: 2026-05}]\n",
        "kind: strategy\nannual_wheel: [{month: 9, title: Wheel}, {month: 3, title: Spring}]\n",
        actions(
            "id: H1, time: {deadline: 2026-07-01, yearly: [10-01]}, "
            "evaluation: {form: F, levels: {result: 2026-12-01}}, "
            "implementation: {activities: [{title: Done, by: 2026-06}, {title: Left, by: 2026-06-20}]}",
            "id: H2, time: {deadline: 2026-01-01}",
        ),
        follow_up("2026-05-01", H1="status: on_track, activities: {A1: 2026-04-01}", H2="status: done")
        + "goals: {G2: {status: done}}\n",
        head=head,
    )
    found = [(due.date.isoformat(), due.kind, due.words) for due in agenda(plan, JUNE)]
    assert found == [
        ("2026-05-31", "goal", "Late goal"),
        ("2026-06-20", "activity", "Left"),
        ("2026-07-01", "deadline", "T"),
        ("2026-08-31", "decision", "To decide"),
        ("2026-09-01", "wheel", "Wheel"),
        ("2026-12-01", "evaluation", "result"),
        ("2027-03-01", "wheel", "Spring"),
    ]


def test_an_action_is_past_the_day_after_its_last_day_in_its_own_term_and_in_the_last(plan_of):
    plan = plan_of(actions("id: H1, time: {start: 2026-03, end: 2026-06}"))
    overdue = [standing(plan, plan.actions["H1"], day).overdue for day in (date(2026, 6, 30), date(2026, 7, 1))]
    assert overdue == [False, True]
    moved = plan_of(
        actions("id: H1, time: {start: 2026-03, end: 2026-12}"),
        actions("id: H1, time: {start: 2026-01, end: 2026-02}", year=2027),
    )
    days = (date(2026, 7, 1), date(2026, 12, 31), date(2027, 1, 1))
    assert [standing(moved, moved.actions["H1"], day).overdue for day in days] == [False, False, True]


def test_an_answer_holds_in_another_term_where_the_criterion_is_the_same(plan_of):
    told = follow_up("2026-06-01", H1="status: on_track, criteria: {K1: met, K2: met}")
    plan = plan_of(
        actions("id: H1, criteria: [{text: a}, {text: b}]"),
        actions("id: H1, criteria: [{text: a}, {text: c}]", year=2027),
        told,
    )
    found = criteria_of(plan, plan.actions["H1"].last, date(2027, 6, 1))
    assert [(one.id, one.answer) for one in found] == [("K1", "met"), ("K2", None)]


def test_an_answer_to_a_name_used_twice_is_one_to_both(examined):
    told = follow_up("2026-06-01", H1="status: on_track, criteria: {K1: met}")
    plan, _ = examined(actions("id: H1, criteria: [{text: a}, {id: K1, text: b}]"), told)
    assert [one.answer for one in criteria_of(plan, plan.actions["H1"].last, JUNE)] == ["met", "met"]


def test_an_action_is_not_past_while_a_later_term_of_it_lies_before_its_action_plan(plan_of):
    plan = plan_of(
        actions("id: H1, time: {end: 2026-06}"), actions("id: H1, time: {start: 2026-07, end: 2026-08-01}", year=2027)
    )
    days = (date(2026, 7, 15), date(2026, 8, 1), date(2026, 8, 2))
    assert [standing(plan, plan.actions["H1"], day).overdue for day in days] == [False, False, True]


def test_what_is_said_at_a_report_is_known_on_its_day(plan_of):
    plan = plan_of(
        actions("id: H1, criteria: [{text: a}]"),
        follow_up("2026-06-15", H1="status: on_track, headline: Good, criteria: {K1: met}"),
    )
    act = plan.actions["H1"]
    assert standing(plan, act, JUNE).headline == "Good"
    assert [one.answer for one in criteria_of(plan, act.last, JUNE)] == ["met"]
    assert [one.answer for one in criteria_of(plan, act.last, date(2026, 6, 14))] == [None]
    assert standing(plan, act, date(2026, 6, 14)).headline is None


def test_a_headline_alone_is_a_judgement_where_there_is_no_status(plan_of):
    goals = "kind: foundation\ngoals: [{id: G1, title: Goal}]\n"
    plan = plan_of(goals, "kind: follow-up\ndate: 2026-06-01\ngoals: {G1: {headline: Better}}\n")
    judged, day = judgement(plan, "G1", JUNE)
    assert (judged.headline, day) == ("Better", date(2026, 6, 1))
