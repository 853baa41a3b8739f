"""When actions begin and end, and the days they come back on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kivplan.plan.timeline import (
    Stretch,
    ending,
    evaluation_days,
    meets_plan,
    months_after,
    room,
    stretches,
    whole_span,
    within_plan,
    yearly_days,
)


@pytest.fixture
def term(plan_of):
    def build(time, period="{start: 2026-03, end: 2027}"):
        time = f", time: {{{time}}}" if time else ""
        plan = plan_of(f"kind: action-plan\nperiod: {period}\nactions: [{{id: H1, title: T{time}}}]\n")
        return plan.actions["H1"].first

    return build


@pytest.mark.parametrize(
    ("time", "first", "last", "given"),
    [
        ("", (2026, 3, 1), (2027, 12, 31), False),
        ("until: the posts are filled", (2026, 3, 1), (2027, 12, 31), False),
        ("start: 2026-09-15", (2026, 9, 15), (2027, 12, 31), True),
        ("start: 2026-H2", (2026, 7, 1), (2027, 12, 31), True),
        ("end: 2026-T2", (2026, 3, 1), (2026, 8, 31), True),
        ("end: 2026-Q3", (2026, 3, 1), (2026, 9, 30), True),
        ("end: 2026-06, deadline: 2026-09", (2026, 3, 1), (2026, 9, 30), True),
        ("at: 2026-W37", (2026, 9, 7), (2026, 9, 13), True),
        ("at: 2026-W53", (2026, 12, 28), (2027, 1, 3), True),
        ("at: 2026-05, end: 2026-07", (2026, 5, 1), (2026, 7, 31), True),
        ("start: 2026-04-01, at: 2026-05", (2026, 4, 1), (2026, 5, 31), True),
        ("deadline: 2025-06", (2025, 6, 30), (2025, 6, 30), True),
        ("start: 2028", (2028, 1, 1), (2028, 1, 1), True),
        ("yearly: [10-01]", (2026, 3, 1), (2027, 12, 31), True),
        ("end: 2028-02", (2026, 3, 1), (2028, 2, 29), True),
    ],
)
def test_first_and_last_day(term, time, first, last, given):
    found = term(time).span
    assert (found.first, found.last, found.given) == (date(*first), date(*last), given)


@pytest.mark.parametrize(
    ("time", "first", "last"),
    [
        ("start: 2025, end: 2040", (2026, 3, 1), (2027, 12, 31)),
        ("start: 2026-09, end: 2026-10", (2026, 9, 1), (2026, 10, 31)),
        ("at: 2024", (2024, 1, 1), (2024, 12, 31)),
        ("start: 2025, end: 2026-03-01", (2026, 3, 1), (2026, 3, 1)),
        ("start: 2027-12-31, end: 2029", (2027, 12, 31), (2027, 12, 31)),
    ],
)
def test_what_falls_within_the_action_plan(term, time, first, last):
    found = within_plan(term(time))
    assert (found.first, found.last) == (date(*first), date(*last))


@pytest.mark.parametrize(
    ("time", "days"),
    [
        ("yearly: [10-01]", [(2026, 10, 1), (2027, 10, 1)]),
        ("yearly: [06, 01-15]", [(2026, 6, 1), (2027, 1, 15), (2027, 6, 1)]),
        ("yearly: [02-29]", [(2027, 2, 28)]),
        ("yearly: [10-01], end: 2026", [(2026, 10, 1)]),
        ("yearly: [01]", [(2027, 1, 1)]),
        ("yearly: [06], start: 2026-06-15", [(2026, 6, 15), (2027, 6, 1)]),
        ("yearly: [06-01], start: 2026-06-15", [(2027, 6, 1)]),
        ("yearly: [03], start: 2026-03-31", [(2026, 3, 31), (2027, 3, 1)]),
        ("yearly: [12-31]", [(2026, 12, 31), (2027, 12, 31)]),
        ("yearly: [06-15, 06]", [(2026, 6, 1), (2026, 6, 15), (2027, 6, 1), (2027, 6, 15)]),
        ("start: 2026", []),
    ],
)
def test_the_days_an_action_comes_back(term, time, days):
    assert yearly_days(term(time)) == tuple(date(*day) for day in days)


def test_an_action_spans_all_its_terms(plan_of):
    text = (
        "kind: action-plan\nperiod: {{start: {0}, end: {0}}}\nactions: [{{id: H1, title: T, time: {{start: {0}-05}}}}]"
    )
    plan = plan_of(f"{text}\n".format(2028), f"{text}\n".format(2026))
    found = whole_span(plan.actions["H1"])
    assert (found.first, found.last) == (date(2026, 5, 1), date(2028, 12, 31))


def test_where_no_day_it_comes_back_on_is_met_an_action_stretches_over_its_days(term):
    assert stretches(term("yearly: [02-01], end: 2026-12")) == (
        Stretch(date(2026, 3, 1), date(2026, 12, 31), exact=False),
    )


def test_what_begins_on_one_day_comes_back_in_the_order_it_ends(term):
    found = stretches(term("yearly: [06, 06-01], end: 2026-12"))
    assert [(one.first, one.last) for one in found] == [
        (date(2026, 6, 1), date(2026, 6, 1)),
        (date(2026, 6, 1), date(2026, 6, 30)),
    ]


def test_all_of_an_action_is_given_where_one_of_its_terms_is(plan_of):
    text = "kind: action-plan\nperiod: {start: %s, end: %s}\nactions: [{id: H1, title: T%s}]\n"
    both = [text % ("2026", "2026", ""), text % ("2027", "2027", ", time: {end: 2027-05}")]
    assert whole_span(plan_of(*both).actions["H1"]).given
    assert not whole_span(plan_of(both[0], text % ("2027", "2027", "")).actions["H1"]).given


@pytest.mark.parametrize(
    ("time", "met"),
    [
        ("", True),
        ("deadline: 2026-02", False),
        ("deadline: 2026-03-01", True),
        ("start: 2027-12-31", True),
        ("start: 2028-01-01", False),
        ("at: 2024", False),
        ("start: 2024, end: 2040", True),
        ("yearly: [10-01]", True),
    ],
)
def test_whether_a_term_meets_its_action_plan(term, time, met):
    assert meets_plan(term(time)) is met


@pytest.mark.parametrize(
    ("time", "first", "last", "given"),
    [
        ("", (2026, 3, 1), (2027, 12, 31), False),
        ("at: 2026-09-15", (2026, 3, 1), (2027, 12, 31), False),
        ("yearly: [10-01]", (2026, 3, 1), (2027, 12, 31), False),
        ("start: 2026-09", (2026, 9, 1), (2027, 12, 31), True),
        ("end: 2026-09", (2026, 3, 1), (2026, 9, 30), True),
        ("start: 2026-04, at: 2026-05", (2026, 4, 1), (2027, 12, 31), True),
        ("end: 2026-06, deadline: 2026-09", (2026, 3, 1), (2026, 9, 30), True),
    ],
)
def test_the_days_activities_may_lie_on(term, time, first, last, given):
    found = room(term(time))
    assert (found.first, found.last, found.given) == (date(*first), date(*last), given)


@pytest.mark.parametrize(
    ("time", "last"),
    [
        ("", None),
        ("until: the posts are filled", None),
        ("start: 2026-09", None),
        ("start: 2026, end: 2026", (2026, 12, 31)),
        ("end: 2026-06, deadline: 2026-09", (2026, 9, 30)),
        ("at: 2026-09-15", (2026, 9, 15)),
        ("at: 2026-Q3", (2026, 9, 30)),
        ("at: 2026-09", (2026, 9, 30)),
        ("at: 2026-W37", (2026, 9, 13)),
        ("at: 2026-T2", None),
        ("at: 2026", None),
        ("at: 2026, end: 2026-05", (2026, 5, 31)),
        ("at: 2026-05, end: 2026-07", (2026, 7, 31)),
        ("yearly: [10-01, 03-01]", (2027, 10, 1)),
        ("yearly: [06]", (2027, 6, 30)),
        ("yearly: [06, 06-01]", (2027, 6, 30)),
        ("yearly: [10], end: 2027-10-15", (2027, 10, 15)),
        ("yearly: [02-01], end: 2026-12", None),
    ],
)
def test_the_last_day_where_the_action_tells_it(term, time, last):
    assert ending(term(time)) == (date(*last) if last else None)


def test_each_level_of_an_evaluation_is_due_on_its_last_day(plan_of):
    levels = "{reaction: 2026-04, learning: 2026-05, behaviour: 2026-Q3, result: 2027}"
    action = f"{{id: H1, title: T, evaluation: {{form: F, levels: {levels}}}}}"
    plan = plan_of(f"kind: action-plan\nperiod: {{start: 2026, end: 2027}}\nactions: [{action}]\n")
    assert evaluation_days(plan.actions["H1"].last) == (
        ("reaction", date(2026, 4, 30)),
        ("learning", date(2026, 5, 31)),
        ("behaviour", date(2026, 9, 30)),
        ("result", date(2027, 12, 31)),
    )


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 6, 30), 3, date(2026, 9, 30)),
        (date(2026, 8, 31), 3, date(2026, 11, 30)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 29), 3, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 15), 11, date(2026, 12, 15)),
        (date(2026, 1, 15), Decimal("2.9"), date(2026, 3, 15)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
        (date(9999, 11, 30), 1, date(9999, 12, 30)),
        (date(9999, 12, 30), 1, date.max),
        (date(2026, 1, 31), Decimal(10) ** 15, date.max),
        (date(1, 2, 3), -1, date(1, 1, 3)),
        (date(1, 1, 3), -1, date.min),
    ],
)
def test_months_later(day, months, then):
    assert months_after(day, months) == then
