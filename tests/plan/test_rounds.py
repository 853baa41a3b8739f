"""Reporting rounds: which follow-ups belong together."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kivplan.plan import load, load_text
from kivplan.plan.rounds import LONGEST, rounds

EXAMPLES = Path(__file__).parents[2] / "examples"
HEAD = (
    "kind: plan\nformat: 1\ntitle: P\norganisation: O\nlanguage: en\nperiod: {start: 2026, end: 2029}\n"
    "units: [{id: care, name: Care}, {id: home, name: Home care, parent: care}, {id: school, name: School}]\n"
)


def plan_of(*told: tuple[str, str | None]):
    documents = [f"kind: follow-up\ndate: {day}\n" + (f"unit: {unit}\n" if unit else "") for day, unit in told]
    plan, findings = load_text("---\n".join([HEAD, *documents]).encode())
    assert plan is not None
    assert not findings
    return plan


def days(plan, as_of: date = date(2029, 1, 1), unit: str | None = None):
    return [[(i.value.date.isoformat(), i.value.unit) for i in one.follow_ups] for one in rounds(plan, as_of, unit)]


def test_a_plan_without_follow_ups_has_no_rounds():
    assert rounds(plan_of(), date(2027, 1, 1)) == ()


def test_units_that_report_within_a_month_are_one_round():
    plan = plan_of(("2026-06-01", "care"), ("2026-06-15", "school"), ("2026-10-01", "school"), ("2026-10-20", "care"))
    assert days(plan) == [
        [("2026-10-01", "school"), ("2026-10-20", "care")],
        [("2026-06-01", "care"), ("2026-06-15", "school")],
    ]


def test_a_unit_that_reports_again_begins_another_round():
    plan = plan_of(("2026-06-01", "care"), ("2026-06-10", "care"), ("2026-06-12", "school"))
    assert days(plan) == [[("2026-06-10", "care"), ("2026-06-12", "school")], [("2026-06-01", "care")]]


def test_two_follow_ups_of_a_unit_on_one_day_are_one_round():
    plan = plan_of(("2026-06-10", "care"), ("2026-06-10", "care"))
    assert len(rounds(plan, date(2027, 1, 1))) == 1


def test_what_is_reported_after_the_day_does_not_count():
    plan = plan_of(("2026-06-01", "care"), ("2026-10-20", "care"))
    (only,) = rounds(plan, date(2026, 10, 19))
    assert (only.last, only.before) == (date(2026, 6, 1), None)


def test_of_a_unit_its_own_and_those_of_units_below_it():
    plan = plan_of(("2026-06-01", "care"), ("2026-06-01", "home"), ("2026-06-01", "school"), ("2026-06-01", None))
    assert days(plan, unit="care") == [[("2026-06-01", "care"), ("2026-06-01", "home")]]
    assert days(plan, unit="home") == [[("2026-06-01", "home")]]


def test_nordvik_reports_in_four_rounds_and_one_of_them_lacks_a_unit():
    found = rounds(load(EXAMPLES / "nordvik"), date(2027, 3, 1))
    assert [(one.last.isoformat(), len(one.follow_ups)) for one in found] == [
        ("2027-02-15", 4),
        ("2026-10-31", 4),
        ("2026-06-15", 3),
        ("2026-04-30", 2),
    ]
    assert [one.before for one in found] == [one.last for one in found[1:]] + [None]


reports = st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.sampled_from(["care", "school", None])))


@given(reports)
def test_every_follow_up_is_in_one_round_and_rounds_do_not_overlap(told):
    plan = plan_of(*((day.isoformat(), unit) for day, unit in told))
    found = rounds(plan, date(2026, 12, 31))
    assert sorted(i.value.date for one in found for i in one.follow_ups) == sorted(day for day, _ in told)
    for one in found:
        assert (one.last - one.first).days <= LONGEST
        said = {(i.value.unit, i.value.date) for i in one.follow_ups}
        assert len({unit for unit, _ in said}) == len(said)
    for newer, older in pairwise(found):
        assert older.last <= newer.first
        assert newer.before == older.last


def test_a_round_lasts_thirty_one_days():
    assert len(days(plan_of(("2026-06-01", "care"), ("2026-07-02", "school")))) == 1
    assert len(days(plan_of(("2026-06-01", "care"), ("2026-07-03", "school")))) == 2


def test_a_round_ends_where_the_last_of_the_one_before_was():
    newest, before = rounds(
        plan_of(("2026-06-01", "care"), ("2026-06-10", "school"), ("2026-10-01", "care")), date(2027, 1, 1)
    )
    assert (newest.first, newest.last, newest.before) == (date(2026, 10, 1), date(2026, 10, 1), date(2026, 6, 10))
    assert (before.first, before.last, before.before) == (date(2026, 6, 1), date(2026, 6, 10), None)


def test_a_follow_up_counts_from_its_day():
    assert len(rounds(plan_of(("2026-06-01", "care")), date(2026, 6, 1))) == 1


def test_a_unit_that_is_nowhere_reports_in_the_rounds_of_all():
    plan, _ = load_text(f"{HEAD}---\nkind: follow-up\ndate: 2026-06-01\nunit: nowhere\n".encode())
    assert days(plan) == [[("2026-06-01", "nowhere")]]
