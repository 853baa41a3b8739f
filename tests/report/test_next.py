"""What falls due: late first, then half a year ahead."""

from __future__ import annotations

from datetime import date

from kivplan.locale.words import words_for
from kivplan.plan import load_text
from kivplan.report.brief import Brief
from kivplan.report.next import view
from kivplan.report.parts import Order

HEAD = (
    "kind: plan\nformat: 1\ntitle: P\norganisation: O\nlanguage: en\ncurrency: NOK\nperiod: {start: 2026, end: 2029}\n"
)
PLAN = "---\nkind: action-plan\nperiod: {start: 2027, end: 2027}\nactions:\n"


def ahead(text: str, day: date = date(2027, 3, 15), shown: tuple[str, ...] = ()):
    plan, _ = load_text((HEAD + text).encode())
    assert plan is not None
    return view(Brief(plan, Order(day), words_for("en", "NOK"), shown=shown))


def action(key: str, day: str) -> str:
    return f"  - {{id: {key}, title: Do {key}, time: {{deadline: {day}}}}}\n"


def test_what_is_late_comes_first_and_then_each_month_until_half_a_year_ahead():
    found = ahead(
        PLAN
        + action("A", "2027-03-01")
        + action("B", "2027-04-02")
        + action("C", "2027-09-15")
        + action("D", "2027-09-16")
    )
    assert [(s.title, s.late, [e.about.id for e in s.entries]) for s in found.stretches] == [
        ("Late", True, ["A"]),
        ("April 2027", False, ["B"]),
        ("September 2027", False, ["C"]),
    ]
    assert found.until == date(2027, 9, 15)


def test_half_a_year_after_the_end_of_august_is_the_end_of_february():
    assert ahead("", date(2027, 8, 31)).until == date(2028, 2, 29)


def test_the_annual_wheel_knows_only_months_and_is_never_late():
    wheel = "---\nkind: strategy\nannual_wheel: [{month: 3, title: Report, linked_to: report}]\n"
    found = ahead(wheel)
    assert [(s.late, s.entries[0].when) for s in found.stretches] == [(False, "March 2027")]
    assert found.heard == "The next report after this one: Report, March 2028."


def test_the_board_gets_activities_as_a_count_and_no_more_than_25_lines():
    plan = PLAN + "".join(action(f"A{n}", "2027-05-02") for n in range(40))
    plan += "  - {id: B, title: B, implementation: {activities: [{title: a, by: 2027-05}, {title: b, by: 2027-06}]}}\n"
    found = ahead(plan, shown=("decisions_asked",))
    assert [len(stretch.entries) for stretch in found.stretches] == [25]
    assert found.stretches[0].more == "Also 2 activities in the actions and 15 other things."
    assert sum(len(stretch.entries) for stretch in ahead(plan).stretches) == 42


def test_a_proposal_is_called_by_its_number_where_the_board_reads_it():
    text = "decisions: [{body: B, outcome: proposed, text: Long words, by: 2027-05}]\n"
    assert ahead(text, shown=("decisions_asked",)).stretches[0].entries[0].text == "Proposal 1"
    assert ahead(text).stretches[0].entries[0].text == "Long words"


def test_a_goal_judged_reached_is_not_due():
    text = "---\nkind: foundation\ngoals: [{id: G, title: T, by: 2027-05}]\n"
    reached = "---\nkind: follow-up\ndate: 2027-03-01\ngoals: {G: {status: done}}\n"
    assert [entry.about.id for entry in ahead(text).stretches[0].entries] == ["G"]
    assert ahead(text + reached).stretches == ()


def test_a_plan_where_nothing_falls_due_has_no_stretches():
    found = ahead("")
    assert (found.stretches, found.heard) == ((), None)


def test_the_board_gets_evaluations_to_come_as_a_count_and_late_ones_listed():
    due = "  - {{id: {key}, title: T, evaluation: {{form: F, levels: {{learning: {day}}}}}}}\n"
    plan = PLAN + due.format(key="A1", day="2027-03-01") + due.format(key="A2", day="2027-05-01")
    late, coming = ahead(plan, shown=("decisions_asked",)).stretches
    assert [entry.about.id for entry in late.entries] == ["A1"]
    assert (coming.entries, coming.more) == ((), "Also 1 evaluation of actions.")


def test_what_the_board_is_asked_is_not_told_twice():
    plan = PLAN + action("A1", "2027-12-01")
    told = "[{what: Too few, decided_by: board, by: 2027-04-01}]"
    report = f"---\nkind: follow-up\ndate: 2027-03-01\nactions: {{A1: {{status: at_risk, deviations: {told}}}}}\n"
    assert ahead(plan + report, shown=("decisions_asked",)).stretches[0].entries[0].text is None
    assert ahead(plan + report).stretches[0].entries[0].text == "Too few"


def test_a_proposal_says_who_decides():
    text = "decisions: [{body: The council, outcome: proposed, text: Long words, by: 2027-05}]\n"
    assert ahead(text).stretches[0].entries[0].who == "The council"
