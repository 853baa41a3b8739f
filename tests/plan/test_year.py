"""The year of a plan: what the wheel says, what comes back, what falls due, each in its month and once."""

from __future__ import annotations

from datetime import date

from kivplan.plan import load_text
from kivplan.plan.year import MONTHS, tasks_of_year, year_shown

HEAD = """kind: plan
format: 1
title: P
organisation: O
language: en
period: {start: 2026, end: 2027}
units: [{id: care, name: Care}]
people: [{id: head, role: Head}]
"""


def plan_of(text: str):
    plan, findings = load_text(f"{HEAD}---\n{text}".encode())
    assert plan is not None
    assert not findings, findings
    return plan


def actions(rows: str, period: str = "{start: 2026, end: 2026}") -> str:
    return f"kind: action-plan\nperiod: {period}\nactions:\n{rows}"


def told(text: str, day: date = date(2026, 6, 1)):
    return [(task.month, task.kind, task.words) for task in tasks_of_year(plan_of(text), day)]


def test_the_year_is_that_of_the_day_or_the_plans_nearest():
    plan = plan_of(actions("  - {id: A1, title: T}\n"))
    assert [year_shown(plan, date(year, 5, 1)) for year in (2020, 2026, 2027, 2031)] == [2026, 2026, 2027, 2027]


def test_the_wheel_of_every_strategy_is_in_its_month_with_its_unit():
    text = """kind: strategy
annual_wheel: [{month: 9, title: Draft, responsible: head, linked_to: plan}, {month: 2, title: Report}]
---
kind: strategy
unit: care
annual_wheel: [{month: 2, title: Talk}]
"""
    tasks = tasks_of_year(plan_of(text), date(2026, 6, 1))
    assert [(task.month, task.words, task.unit) for task in tasks] == [
        (2, "Report", None),
        (2, "Talk", "care"),
        (9, "Draft", None),
    ]
    assert (tasks[2].responsible, tasks[2].linked_to, tasks[2].day) == ("head", "plan", None)


def test_what_comes_back_every_year_stands_on_its_day_or_in_its_month():
    rows = "  - {id: A1, title: Grant, responsible: head, time: {yearly: [10-01, 06]}}\n"
    tasks = tasks_of_year(plan_of(actions(rows)), date(2026, 1, 1))
    assert [(task.month, task.day, task.about) for task in tasks] == [(6, None, "A1"), (10, date(2026, 10, 1), "A1")]
    assert {task.kind for task in tasks} == {"yearly"}


def test_only_what_the_year_holds_is_told():
    rows = "  - {id: A1, title: Grant, time: {yearly: [10-01]}}\n  - {id: A2, title: Due, time: {deadline: 2026-12}}\n"
    assert told(actions(rows), date(2026, 3, 1)) == [(10, "yearly", "Grant"), (12, "deadline", "Due")]
    assert told(actions(rows), date(2027, 3, 1)) == []


def test_of_an_action_in_two_periods_each_year_has_its_own_once():
    rows = "  - {id: A1, title: T, time: {yearly: [10-01]}}\n"
    text = f"{actions(rows)}---\n{actions(rows, '{start: 2027, end: 2027}')}"
    assert told(text, date(2026, 1, 1)) == told(text, date(2027, 1, 1)) == [(10, "yearly", "T")]


def test_what_is_done_or_dropped_falls_due_no_more():
    row = "  - {id: A%d, title: %s, time: {deadline: 2026-09-02}}\n"
    rows = row % (1, "Done") + row % (2, "Open")
    report = "---\nkind: follow-up\ndate: 2026-05-01\nactions: {A1: {status: done}}\n"
    assert told(actions(rows) + report) == [(9, "deadline", "Open")]
    assert len(told(actions(rows) + report, date(2026, 4, 1))) == 2


def test_within_a_month_the_wheel_is_first_and_deadlines_last():
    rows = "  - {id: A1, title: Due, time: {deadline: 2026-10-05}}\n  - {id: A2, title: Again, time: {yearly: [10]}}\n"
    wheel = "---\nkind: strategy\nannual_wheel: [{month: 10, title: Wheel}]\n"
    assert [kind for _, kind, _ in told(actions(rows) + wheel)] == ["wheel", "yearly", "deadline"]


def test_what_does_not_come_back_within_its_days_is_in_no_month():
    rows = "  - {id: A1, title: T, time: {yearly: [02-01], start: 2026-03, end: 2026-12}}\n"
    assert told(actions(rows)) == []


def test_a_stretch_of_time_does_not_come_back():
    assert told(actions("  - {id: A1, title: T, time: {start: 2026-03-01, end: 2026-05-31}}\n")) == []


def test_a_deadline_is_in_the_year_of_its_last_day():
    rows = "  - {id: A1, title: T, time: {deadline: 2026-W53}}\n"
    assert told(actions(rows), date(2026, 6, 1)) == []
    assert told(actions(rows), date(2027, 1, 1)) == [(1, "deadline", "T")]


def test_what_comes_back_comes_before_a_deadline_of_an_earlier_day():
    rows = (
        "  - {id: A1, title: Due, time: {deadline: 2026-10-05}}\n  - {id: A2, title: Again, time: {yearly: [10-20]}}\n"
    )
    assert [kind for _, kind, _ in told(actions(rows))] == ["yearly", "deadline"]


def test_a_year_has_a_task_of_each_of_its_months():
    wheel = ", ".join(f"{{month: {month}, title: T}}" for month in range(1, 13))
    assert [month for month, _, _ in told(f"kind: strategy\nannual_wheel: [{wheel}]\n")] == [*MONTHS]


def test_an_end_is_no_deadline():
    assert told(actions("  - {id: A1, title: T, time: {end: 2026-09}}\n  - {id: A2, title: T}\n")) == []


def test_who_is_responsible_and_the_day_are_told_of_deadlines_too():
    rows = "  - {id: A1, title: T, responsible: head, time: {deadline: 2026-09}}\n"
    (task,) = tasks_of_year(plan_of(actions(rows)), date(2026, 6, 1))
    assert (task.about, task.day, task.responsible) == ("A1", date(2026, 9, 30), "head")


def test_within_a_month_and_a_kind_the_earlier_day_is_first_and_the_whole_month_before_all():
    rows = "".join(
        f"  - {{id: A{n}, title: T{n}, time: {{yearly: [{day}]}}}}\n" for n, day in enumerate(("10-20", "10-05", "10"))
    )
    assert [words for _, _, words in told(actions(rows))] == ["T2", "T1", "T0"]
