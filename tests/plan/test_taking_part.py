"""Who was reached, trained and met: each counted once, by the newest report of those it concerns."""

from __future__ import annotations

from datetime import date

import pytest

from kivplan.plan import load_text
from kivplan.plan.taking_part import attendance, dialogues, groups_told, reach

HEAD = """\
kind: plan
format: 1
title: P
organisation: O
language: en
period: {start: 2026, end: 2029}
units:
  - {id: care, name: Care}
  - {id: home, name: Home care, parent: care}
  - {id: school, name: School}
"""
DAY = date(2027, 3, 1)


def plan_of(*follow_ups: str, head: str = HEAD):
    plan, findings = load_text("---\n".join([head, *(f"kind: follow-up\n{text}\n" for text in follow_ups)]).encode())
    assert plan is not None, findings
    assert not plan.findings
    return plan


def told(day: str, *entries: str, unit: str = "") -> str:
    return f"date: {day}\n{f'unit: {unit}' if unit else ''}\ncommunicated: [{', '.join(entries)}]"


def reached(*follow_ups: str, group: str = "employees", day: date = DAY) -> tuple[int, int, date | None]:
    found = reach(plan_of(*follow_ups), "communicated", group, day)
    return found.reached, found.of, found.last


def test_the_newest_report_of_each_unit_counts_and_units_add_up():
    found = reached(
        told("2026-02-01", "{group: employees, reached: 5, of: 10}", unit="care"),
        told("2026-09-01", "{group: employees, reached: 8, of: 10}", unit="care"),
        told("2026-03-01", "{group: employees, reached: 3, of: 4}", unit="school"),
    )
    assert found == (11, 14, date(2026, 9, 1))


def test_of_two_counts_on_one_day_the_later_in_the_plan_holds():
    first, second = "{group: employees, reached: 5, of: 10}", "{group: employees, reached: 4, of: 12}"
    assert reached(told("2026-02-01", first, second, unit="care"))[:2] == (4, 12)
    assert reached(told("2026-02-01", second, first, unit="care"))[:2] == (5, 10)


def test_whoever_a_wider_unit_reports_for_is_counted_there_and_not_twice():
    whole = told("2026-02-01", "{group: employees, reached: 50, of: 100}")
    part = told("2026-09-01", "{group: employees, reached: 10, of: 10}", unit="home")
    assert reached(whole, part)[:2] == (50, 100)
    care = told("2026-02-01", "{group: employees, reached: 20, of: 30}", unit="care")
    assert reached(care, part)[:2] == (20, 30)


def test_other_groups_and_what_lies_ahead_or_two_years_back_are_left_out():
    assert reached(told("2026-02-01", "{group: managers, reached: 5, of: 10}")) == (0, 0, None)
    assert reached(told("2027-03-02", "{group: employees, reached: 5, of: 10}")) == (0, 0, None)
    assert reached(told("2025-03-01", "{group: employees, reached: 5, of: 10}")) == (0, 0, None)
    assert reached(told("2025-03-02", "{group: employees, reached: 5, of: 10}"))[:2] == (5, 10)


def test_the_day_of_a_message_is_its_own_and_never_after_the_report():
    assert reached(told("2026-09-15", "{group: employees, date: 2026-09, reached: 1, of: 2}"))[2] == date(2026, 9, 15)
    assert reached(told("2026-09-15", "{group: employees, date: 2026-02, reached: 1, of: 2}"))[2] == date(2026, 2, 28)


@pytest.mark.parametrize("entry", ["{group: employees}", "{group: employees, reached: 5}", "{group: employees, of: 9}"])
def test_what_is_not_counted_is_told_without_a_number(entry):
    assert reached(told("2026-09-15", entry)) == (0, 0, date(2026, 9, 15))


def test_a_newer_word_without_a_count_hides_no_count():
    older = told("2026-02-01", "{group: employees, reached: 5, of: 10}")
    for entry in ("reached: 7", "of: 12", "reached: 7, of: 0"):
        newer = told("2026-09-01", f"{{group: employees, {entry}}}")
        assert reached(older, newer) == (5, 10, date(2026, 9, 1))


def test_units_that_are_nowhere_or_below_a_circle_are_below_the_whole_organisation():
    head = HEAD.replace("units:\n", "units:\n  - {id: a, name: A, parent: b}\n  - {id: b, name: B, parent: a}\n")
    head = head.replace("{id: school, name: School}", "{id: school, name: School, parent: a}")
    parts = [told("2026-02-01", "{group: employees, reached: 1, of: 2}", unit=unit) for unit in ("school", "nowhere")]
    whole = told("2026-03-01", "{group: employees, reached: 5, of: 10}")
    for reports, of in ((parts, 4), ([*parts, whole], 10)):
        plan, _ = load_text("---\n".join([head, *(f"kind: follow-up\n{text}\n" for text in reports)]).encode())
        assert plan is not None
        assert reach(plan, "communicated", "employees", DAY).of == of


def test_more_than_all_is_all():
    assert reached(told("2026-09-15", "{group: employees, reached: 12, of: 10}"))[:2] == (10, 10)


def test_groups_are_told_whether_counted_or_not():
    plan = plan_of(told("2026-09-15", "{group: unions}", "{group: board, reached: 1, of: 2}"))
    assert groups_told(plan, "communicated", DAY) == {"unions", "board"}
    assert groups_told(plan, "trained", DAY) == frozenset()


def test_units_that_are_above_themselves_are_counted_once():
    head = HEAD.replace("{id: care, name: Care}", "{id: care, name: Care, parent: home}")
    report = told("2026-09-15", "{group: employees, reached: 1, of: 2}", unit="home")
    plan, _ = load_text(f"{head}---\nkind: follow-up\n{report}".encode())
    assert plan is not None
    assert reach(plan, "communicated", "employees", DAY).of == 2


def test_meetings_held_count_where_both_who_came_and_who_was_invited_is_known():
    meetings = (
        "meetings:\n"
        "  - {step: future, date: 2026-01, invited: 10, participants: 8}\n"
        "  - {step: history, invited: 10, participants: 12}\n"
        "  - {step: present, date: 2026-02, invited: 10}\n"
        "  - {step: goals, date: 2027-09, invited: 10, participants: 1}\n"
        "  - {step: goals, date: 2027-03-02, invited: 10, participants: 1}\n"
        "  - {step: goals, participants: 7}\n"
    )
    plan, _ = load_text(f"{HEAD}---\nkind: foundation\n{meetings}".encode())
    assert plan is not None
    found = attendance(plan, DAY)
    assert (found.participants, found.invited, found.meetings) == (18, 20, 2)
    last = attendance(plan, date(2027, 3, 2))
    assert (last.participants, last.invited, last.meetings) == (19, 30, 3)


def test_a_meeting_some_time_in_a_month_counts_once_the_month_has_begun():
    meeting = "{step: future, date: 2026-05, invited: 4, participants: 3}"
    plan, _ = load_text(f"{HEAD}---\nkind: foundation\nmeetings: [{meeting}]\n".encode())
    assert plan is not None
    assert [attendance(plan, day).meetings for day in (date(2026, 4, 30), date(2026, 5, 1))] == [0, 1]


def test_only_dialogues_that_took_place_count():
    days = "{date: 2027-04-01, with: U, form: discussed}, {date: 2026-01-01, with: U, form: informed}"
    assert dialogues(plan_of(head=f"{HEAD}union_dialogue: [{days}]\n"), DAY) == (date(2026, 1, 1),)


def test_dialogues_come_by_date_from_the_day_itself():
    days = "{date: 2027-03-01, with: U, form: discussed}, {date: 2026-01-01, with: U, form: informed}"
    plan = plan_of(head=f"{HEAD}union_dialogue: [{days}]\n")
    assert dialogues(plan, DAY) == (date(2026, 1, 1), DAY)


def test_what_is_told_on_the_day_itself_counts():
    assert reached(told("2027-03-01", "{group: employees, reached: 5, of: 10}")) == (5, 10, DAY)


def test_a_count_without_a_whole_counts_nobody_and_still_tells():
    assert reached(told("2026-09-01", "{group: employees, reached: 5}")) == (0, 0, date(2026, 9, 1))
    assert reached(told("2026-09-01", "{group: employees, of: 5}")) == (0, 0, date(2026, 9, 1))
    assert reached(told("2026-09-01", "{group: employees, reached: 0, of: 5}")) == (0, 5, date(2026, 9, 1))


def test_whether_anything_is_told_at_all():
    none, some = plan_of(), plan_of(told("2026-09-01", "{group: employees}"))
    assert [reach(plan, "communicated", "employees", DAY).told for plan in (none, some)] == [False, True]
