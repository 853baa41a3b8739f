"""What lies outside its period: actions, action plans and activities."""

from __future__ import annotations

import pytest

from kivplan.findings import Level

STATUSES = ("draft", "proposed", "adopted")


def activity(keys: str, time: str) -> str:
    """An action with one activity and a time."""
    return f"id: H1\nimplementation: {{activities: [{{title: Choose the mentors, {keys}}}]}}\ntime: {{{time}}}\n"


@pytest.mark.parametrize(
    ("time", "marked", "first"),
    [
        ("start: 2027-01", "2027-01", "2027-01-01"),
        ("start: 2027-01, end: 2027-05, deadline: 2027-06", "2027-01", "2027-01-01"),
        ("at: 2027-02", "2027-02", "2027-02-01"),
    ],
)
def test_an_action_after_its_action_plan_is_told_where_it_begins(check, time, marked, first):
    found = check(f"id: H1\ntime: {{{time}}}\n")
    assert found.places() == [("outside-period", marked)]
    assert found.of("outside-period").message == (
        f"H1 “Mentors for new nurses” begins {first} and its action plan ends 2026-12-31, so in this period there is "
        "nothing to do"
    )


@pytest.mark.parametrize(
    ("time", "marked"),
    [
        ("deadline: 2025-12-31", "2025-12-31"),
        ("end: 2025-06", "2025-06"),
        ("at: 2025", "2025"),
        ("start: 2024, end: 2025-06, deadline: 2025-12", "2025-12"),
        ("start: 2024, end: 2025", "2025"),
    ],
)
def test_an_action_before_its_action_plan_is_told_where_it_ends(check, time, marked):
    found = check(f"id: H1\ntime: {{{time}}}\n")
    assert found.places("outside-period") == [("outside-period", marked)]
    message = found.of("outside-period").message
    assert message.startswith("H1 “Mentors for new nurses” ends 2025-")
    assert message.endswith(" and its action plan begins 2026-01-01, so in this period there is nothing to do")
    assert found.of("outside-period").hint.startswith("correct the date, or move the action to the action plan for")


@pytest.mark.parametrize("status", STATUSES)
def test_what_is_outside_is_a_warning_at_any_time(check, status):
    found = check(activity("by: 2026-01", "start: 2026-03"), status=status)
    assert found.of("activity-outside-action").level is Level.WARNING
    assert check("id: H1\ntime: {start: 2027-01}\n", status=status).of("outside-period").level is Level.WARNING


@pytest.mark.parametrize(
    "time",
    [
        "start: 2024, end: 2026-01-01",
        "start: 2026-12-31, end: 2030",
        "start: 2020, end: 2030",
        "yearly: [10-01]",
        "until: It works",
    ],
)
def test_one_day_in_common_with_the_action_plan_is_enough(check, time):
    assert check(f"id: H1\ntime: {{{time}}}\n").places("outside-period") == []


def test_every_term_and_part_is_looked_at(check, plan_of):
    first = plan_of("id: H1\ntime: {start: 2027-03}\n", "id: H0\n")
    then = plan_of("id: H1\ntime: {start: 2027-03}\n", "id: H2\npart_of: H1\ntime: {start: 2028-03}\n", about=NEXT)
    assert check(f"{first}---\n{then}").places() == [("outside-period", "2027-03"), ("outside-period", "2028-03")]


NEXT = "period: {start: 2027, end: 2027}"


@pytest.mark.parametrize(
    ("period", "message"),
    [
        ("{start: 2025, end: 2025}", "the action plan ends 2025-12-31 and the whole plan begins 2026-01-01, so it"),
        ("{start: 2030, end: 2031}", "the action plan begins 2030-01-01 and the whole plan ends 2029-12-31, so it"),
    ],
)
def test_an_action_plan_outside_the_plan_is_told_at_its_period_and_its_actions_are_not(check, plan_of, period, message):
    found = check(plan_of("id: H1\n", "id: H0\n", about=f"period: {period}"))
    assert found.places("outside-period") == [("outside-period", period)]
    finding = found.of("outside-period")
    assert finding.message.startswith(message)
    assert finding.hint == "correct one of the periods, or move the action plan to the plan for that time"


@pytest.mark.parametrize("period", ["{start: 2025, end: 2026-01-01}", "{start: 2029-12-31, end: 2031}"])
def test_an_action_plan_that_meets_the_plan_is_left_alone(check, plan_of, period):
    assert check(plan_of("id: H1\n", "id: H0\n", about=f"period: {period}")).places("outside-period") == []


@pytest.mark.parametrize(
    "example",
    [
        "id: H1\ntime: {start: 2027-01, end: soon}\n",
        "kind: action-plan\nperiod: {start: 2025, end: soon}\n",
    ],
)
def test_a_time_that_could_not_be_read_is_not_called_outside(check, example):
    assert check(example).places("outside-period") == []


@pytest.mark.parametrize(
    ("keys", "time", "key", "days"),
    [
        ("by: 2026-02-28", "start: 2026-03-01, end: 2026-06", "by", ("2026-03-01", "2026-06-30")),
        ("by: 2026-07", "start: 2026-03, end: 2026-06", "by", ("2026-03-01", "2026-06-30")),
        ("start: 2026-07", "end: 2026-05, deadline: 2026-06", "start", ("2026-01-01", "2026-06-30")),
        ("start: 2026-02, by: 2026-04", "start: 2026-03", "start", ("2026-03-01", "2026-12-31")),
        ("start: 2026-04, by: 2027-01", "start: 2026-03", "by", ("2026-03-01", "2026-12-31")),
        ("start: 2027-01, by: 2027-02", "start: 2026-03", "start", ("2026-03-01", "2026-12-31")),
        ("by: 2025-12-31", "until: It works", "by", ("2026-01-01", "2026-12-31")),
        ("by: 2027", "at: 2026-11-15", "by", ("2026-01-01", "2026-12-31")),
    ],
)
def test_an_activity_outside_its_action_is_told_once_at_its_date(check, keys, time, key, days):
    found = check(activity(keys, time))
    marked = dict(pair.split(": ") for pair in keys.split(", "))[key]
    assert found.places("activity-outside-action") == [("activity-outside-action", marked)]
    finding = found.of("activity-outside-action")
    assert finding.message == (
        f"the activity “Choose the mentors” has `{key}: {marked}`, and H1 “Mentors for new nurses” lasts from "
        f"{days[0]} to {days[1]}, so nobody will be at it then"
    )
    assert finding.hint == "write a date within those days, or let the action's `time:` take it in"


@pytest.mark.parametrize(
    ("keys", "time"),
    [
        ("by: 2026-03-01", "start: 2026-03-01, end: 2026-06"),
        ("by: 2026-06-30", "start: 2026-03, end: 2026-06"),
        ("by: 2026-03", "start: 2026-03-31"),
        ("by: 2026", "start: 2026-03, end: 2026-12"),
        ("by: 2026-06", "end: 2026-06-01, start: 2026-03"),
        ("start: 2026-03, by: 2026-12", "start: 2026-03, end: 2026-11, deadline: 2026-12"),
        ("by: 2026-02", "at: 2026-11-15"),
        ("by: 2026-12", "at: 2026-11-15"),
        ("by: 2026-02", "yearly: [10-01]"),
        ("hours: 5", "start: 2026-11"),
    ],
)
def test_an_activity_of_which_a_part_is_inside_is_left_alone(check, keys, time):
    assert check(activity(keys, time)).places("activity-outside-action") == []


def test_an_action_without_implementation_has_no_activities(check):
    found = check(f"id: H1\nimplementation:\n---\n{activity('by: 2026-01', 'start: 2026-03').replace('H1', 'H2')}")
    assert found.places("activity-outside-action") == [("activity-outside-action", "2026-01")]


def test_each_activity_is_told_at_its_own_date(check):
    activities = "activities: [{title: A, by: 2026-01}, {title: B, by: 2026-05}, {title: C, by: 2026-02}]"
    found = check(f"id: H1\nimplementation: {{{activities}}}\ntime: {{start: 2026-04}}\n")
    assert found.places() == [("activity-outside-action", "2026-01"), ("activity-outside-action", "2026-02")]


def test_the_activities_of_an_action_outside_its_period_are_not_told_too(check):
    found = check(activity("by: 2026-05", "start: 2027-03"))
    assert found.places() == [("outside-period", "2027-03")]


def test_activities_are_held_against_their_own_term(check, plan_of):
    keys = activity("by: 2026-05", "start: 2026-03")
    first, then = plan_of(keys, "id: H0\n"), plan_of(keys.replace("2026-03", "2027-03"), about=NEXT)
    found = check(f"{first}---\n{then}")
    assert [f.place.line > found.text.splitlines().index(NEXT) for f in found.findings] == [True]
    assert found.names() == ["activity-outside-action"]


@pytest.mark.parametrize(
    "example",
    [
        activity("by: 2026-01", "start: 2026-03, end: soon"),
        activity("by: 2026-01, start: soon", "start: 2026-03"),
        f"kind: action-plan\nperiod: {{start: 2026, end: soon}}\n---\n{activity('by: 2026-01', 'start: 2026-03')}",
    ],
)
def test_dates_beside_one_that_could_not_be_read_are_left_alone(check, example):
    assert check(example).places("activity-outside-action") == []


def test_an_action_plan_is_not_outside_a_period_that_is_missing(check_all, plan_of):
    """Rules look at a plan document that lacks a required key as well."""
    head, plan = "kind: plan\nperiod: {}\n", plan_of("id: H1\n", "id: H0\n", about="period: {start: 2035, end: 2035}")
    assert check_all(f"{head.format('')}---\n{plan}").places("outside-period") == []
    found = check_all(f"{head.format('{start: 2026, end: 2029}')}---\n{plan}")
    assert found.places("outside-period") == [("outside-period", "{start: 2035, end: 2035}")]


@pytest.mark.parametrize("other", ["approach: [A, b]\n", "---\nid: H2\ntime: {start: soon}\n"])
def test_what_could_not_be_read_elsewhere_silences_nothing(check, plan_of, other):
    assert check(f"id: H1\ntime: {{start: 2027-01}}\n{other}").places("outside-period") == [
        ("outside-period", "2027-01")
    ]
    found = check(f"{activity('by: 2026-01', 'start: 2026-03')}{other}")
    assert found.places("activity-outside-action") == [("activity-outside-action", "2026-01")]


def test_an_action_that_could_not_be_read_does_not_hide_where_its_plan_lies(check, plan_of):
    plan = plan_of("id: H1\ntime: {start: soon}\n", "id: H0\n", about="period: {start: 2035, end: 2035}")
    assert check(plan).places("outside-period") == [("outside-period", "{start: 2035, end: 2035}")]
