"""Plans that have not been rolled or renewed: no action plan for the day, an old one, a plan past its time."""

from __future__ import annotations

from datetime import date

import pytest

from kivplan.findings import Level

ADOPTED = "kind: plan\nstatus: adopted\n"
UNITS = (
    f"{ADOPTED}units:\n  - {{id: health, name: Health}}\n  - {{id: home, name: Home care, parent: health}}\n"
    "  - {id: nights, name: Nights, parent: home}\n  - {id: school, name: Schools}\n"
)
ROLLED = "action-plan-not-rolled"


@pytest.fixture
def with_plans(check, plan_of):
    """What is found of a rule in a plan with empty-handed action plans: each a unit (or none) and a period."""

    def run(*plans: tuple[str, str], head: str = UNITS, as_of: date = date(2026, 9, 15)):
        documents = []
        for number, (unit, period) in enumerate(plans):
            about = f"unit: {unit}\nperiod: {period}" if unit else f"period: {period}"
            documents.append(plan_of(f"id: X{number}\n", about=about))
        return check("---\n".join([head, *documents]), as_of=as_of)

    return run


def year(number: int) -> str:
    return f"{{start: {number}, end: {number}}}"


def test_an_adopted_plan_without_an_action_plan_for_the_day_is_told_at_its_title(with_plans):
    found = with_plans(("", year(2027)))
    assert found.places(ROLLED) == [(ROLLED, "Competence plan")]
    finding = found.of(ROLLED)
    assert finding.message == "no action plan covers 2026-09-15, so nobody can see what is to be done now"
    assert finding.hint == "add an action plan whose `period:` holds 2026-09-15; actions that go on keep their ids"
    assert finding.related == ()
    assert finding.level is Level.WARNING


def test_an_adopted_plan_without_any_action_plan_is_told_too(judge):
    text = "kind: plan\nformat: 1\ntitle: T\norganisation: O\nlanguage: en\nperiod: {start: 2026, end: 2029}\n"
    found = judge(f"{text}status: adopted\n")
    assert found.places(ROLLED) == [(ROLLED, "T")]


@pytest.mark.parametrize("other", ["{start: 2026-01, end: 2026-02}", "{start: 2026-04, end: 2026-05}"])
def test_the_last_action_plan_that_ended_is_shown(with_plans, other):
    found = with_plans(("", other), ("", "{start: 2026-03, end: 2026-08}"), ("", year(2027)))
    (related,) = found.of(ROLLED).related
    assert related.message == "the last one ended"
    assert "2026-08" in found.text.splitlines()[related.where.line - 1]


def test_of_a_units_action_plans_the_last_to_end_is_told(with_plans):
    plans = [("school", "{start: 2026-01, end: 2026-12}"), ("school", "{start: 2026-03, end: 2026-05}")]
    found = with_plans(*plans, ("health", year(2027)), as_of=date(2027, 6, 1))
    assert "the last one ended 2026-12-31, so" in found.of(ROLLED).message


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2026, 12, 31), False),
        (date(2027, 1, 1), True),
        (date(2029, 12, 31), True),
        (date(2025, 12, 31), False),
        (date(2030, 1, 1), False),
    ],
)
def test_only_within_the_period_of_the_plan(with_plans, today, told):
    found = with_plans(("", year(2026)), as_of=today)
    assert found.places(ROLLED) == ([(ROLLED, "Competence plan")] if told else [])


@pytest.mark.parametrize("status", ["draft", "proposed", "closed"])
def test_a_plan_that_is_not_adopted_is_left_alone(with_plans, status):
    assert with_plans(("", year(2027)), head=f"kind: plan\nstatus: {status}\n").places(ROLLED) == []


LONG = "{start: 2026, end: 2029}"


def test_an_action_plan_that_began_long_ago_is_told_at_its_period(with_plans):
    assert with_plans(("", LONG), as_of=date(2028, 1, 1)).places(ROLLED) == []
    found = with_plans(("", LONG), as_of=date(2028, 1, 2))
    assert found.places(ROLLED) == [(ROLLED, LONG)]
    finding = found.of(ROLLED)
    assert finding.message == (
        "the action plan began 2026-01-01 and should have been followed by a new one by 2028-01-01, so it fits neither "
        "the budget nor the needs of today"
    )
    assert finding.hint.startswith("end its `period:` and write an action plan")


@pytest.mark.parametrize(("months", "told"), [(8, True), (9, False)])
def test_the_months_are_the_plans_to_choose(with_plans, months, told):
    head = f"{ADOPTED}checks: {{limits: {{action-plan-not-rolled: {months}}}}}\n"
    assert with_plans(("", year(2026)), head=head).places(ROLLED) == ([(ROLLED, year(2026))] if told else [])


def test_of_each_unit_the_newest_counts(with_plans):
    plans = [
        ("health", LONG),
        ("health", "{start: 2027, end: 2028}"),
        ("school", LONG),
        ("", "{start: 2028, end: 2028}"),
    ]
    found = with_plans(*plans, as_of=date(2028, 6, 1))
    assert found.places(ROLLED) == [(ROLLED, LONG)]
    assert found.text.splitlines()[found.of(ROLLED).place.line - 2] == "unit: school"


def test_a_unit_whose_action_plans_have_ended_is_told_at_its_id(with_plans):
    found = with_plans(
        ("school", year(2026)),
        ("school", "{start: 2027-01, end: 2027-03}"),
        ("health", year(2027)),
        as_of=date(2027, 6, 1),
    )
    assert found.places(ROLLED) == [(ROLLED, "school")]
    finding = found.of(ROLLED)
    assert finding.message == (
        "“Schools” has no action plan that covers 2027-06-01; the last one ended 2027-03-31, so nobody there can see "
        "what is to be done now"
    )
    assert finding.hint == "add an action plan whose `period:` holds 2027-06-01; actions that go on keep their ids"
    (related,) = finding.related
    assert related.message == "the last one ended"
    assert "2027-03" in found.text.splitlines()[related.where.line - 1]


@pytest.mark.parametrize(
    ("today", "told"),
    [(date(2026, 12, 31), False), (date(2027, 1, 1), True)],
)
def test_a_unit_is_told_from_the_day_after(with_plans, today, told):
    found = with_plans(("school", year(2026)), ("health", "{start: 2026, end: 2027}"), as_of=today)
    assert found.places(ROLLED) == ([(ROLLED, "school")] if told else [])


def test_a_unit_that_begins_later_is_left_alone(with_plans):
    found = with_plans(("school", year(2027)), ("health", year(2026)))
    assert found.places(ROLLED) == []


def test_a_unit_whose_next_action_plan_is_written_is_left_alone(with_plans):
    plans = [("school", year(2026)), ("school", "{start: 2027-08, end: 2028-06}"), ("health", year(2027))]
    assert with_plans(*plans, as_of=date(2027, 6, 1)).places(ROLLED) == []


@pytest.mark.parametrize(
    ("ended", "running", "told"),
    [
        ("home", "", False),
        ("home", "health", False),
        ("nights", "health", False),
        ("home", "nights", False),
        ("health", "nights", False),
        ("health", "school", True),
        ("home", "school", True),
        ("nights", "school", True),
        ("", "school", False),
        ("elsewhere", "school", False),
    ],
)
def test_a_unit_is_looked_after_by_those_above_and_below_it(with_plans, ended, running, told):
    found = with_plans((ended, year(2026)), (running, year(2027)), as_of=date(2027, 6, 1))
    assert found.places(ROLLED) == ([(ROLLED, ended)] if told else [])


def test_units_in_a_circle_are_walked_once(with_plans):
    head = f"{ADOPTED}units: [{{id: a, name: A, parent: b}}, {{id: b, name: B, parent: a}}, {{id: c, name: C}}]\n"
    plans = [("a", year(2026)), ("c", year(2027))]
    assert with_plans(*plans, head=head, as_of=date(2027, 6, 1)).places(ROLLED) == [(ROLLED, "a")]
    plans = [("a", year(2026)), ("b", year(2027))]
    assert with_plans(*plans, head=head, as_of=date(2027, 6, 1)).places(ROLLED) == []
    plans = [("a", year(2026)), ("", year(2027))]
    assert with_plans(*plans, head=head, as_of=date(2027, 6, 1)).places(ROLLED) == []


def test_thousands_of_units_in_one_chain_take_no_time(with_plans):
    chain = "".join(f"  - {{id: u{n}, name: U, parent: u{n - 1}}}\n" for n in range(1, 3000))
    head = f"{ADOPTED}units:\n  - {{id: u0, name: U}}\n{chain}"
    plans = [("u2999", year(2027)), ("u0", year(2026)), ("u1500", year(2026))]
    assert with_plans(*plans, head=head, as_of=date(2027, 6, 1)).places(ROLLED) == []


@pytest.mark.parametrize("lost", ["parent: health", "parent: "])
def test_a_unit_whose_parent_could_not_be_read_may_be_looked_after(with_plans, lost):
    head = UNITS.replace("parent: health", f"{lost} !")
    found = with_plans(("home", year(2026)), ("school", year(2027)), head=head, as_of=date(2027, 6, 1))
    assert found.places(ROLLED) == []


def test_an_action_plan_whose_unit_could_not_be_read_may_be_anyones(with_plans):
    found = with_plans(("a unit", LONG), as_of=date(2028, 6, 1))
    assert found.places(ROLLED) == []


def test_something_else_that_could_not_be_read_silences_nothing(with_plans):
    head = UNITS.replace("status: adopted", "status: adopted\ncurrency: kroner")
    assert with_plans(("", year(2027)), head=head).places(ROLLED) == [(ROLLED, "Competence plan")]


@pytest.mark.parametrize(
    "head",
    [
        "kind: plan\nstatus: adopted\nperiod: {start: 2026, end: soon}\n",
        "kind: plan\nstatus: adoptd\n",
        "kind: plan\nstatus: adopted\nunits: [{id: u, name: []}]\n",
    ],
)
def test_what_could_not_be_read_may_be_an_action_plan(with_plans, head):
    assert with_plans(("", year(2027)), head=head).places(ROLLED) == []


def decided(*decisions: str, status: str = "adopted", period: str = "{start: 2022, end: 2029}") -> str:
    listed = "".join(f"  - {{body: Council, {one}}}\n" for one in decisions)
    return f"kind: plan\nstatus: {status}\nperiod: {period}\ndecisions:\n{listed}"


OLD = "outcome: adopted, date: 2022-09-14"


@pytest.mark.parametrize("status", ["draft", "proposed", "adopted"])
def test_an_open_plan_past_its_period_is_told_at_the_period(check, status):
    head = f"kind: plan\nstatus: {status}\nperiod: {{start: 2026, end: 2028}}\n"
    assert check(head, as_of=date(2028, 12, 31)).places("plan-too-old") == []
    found = check(head, as_of=date(2029, 1, 1))
    assert found.places("plan-too-old") == [("plan-too-old", "{start: 2026, end: 2028}")]
    finding = found.of("plan-too-old")
    assert finding.message == (
        "the plan's period ended 2028-12-31 and the plan is still open, so it steers a time it was not made for"
    )
    assert finding.hint.startswith("close it with `status: closed`")
    assert finding.level is Level.WARNING


def test_a_closed_plan_may_be_old(check):
    assert check("kind: plan\nstatus: closed\n", as_of=date(2031, 1, 1)).places("plan-too-old") == []


@pytest.mark.parametrize("status", ["draft", "proposed", "adopted"])
def test_a_plan_decided_on_long_ago_is_told_at_the_day_of_the_decision(check, status):
    found = check(decided("outcome: noted, date: 2021-01-01", OLD, status=status))
    assert found.places("plan-too-old") == [("plan-too-old", "2022-09-14")]
    finding = found.of("plan-too-old")
    assert finding.message == (
        "the plan was last adopted or revised 2022-09-14 and should have been renewed by 2026-09-14, so it rests on "
        "needs that may have changed"
    )
    assert finding.hint == "go through it, and add the decision to `decisions:` with `outcome: revised` and the day"
    assert finding.level is Level.WARNING


@pytest.mark.parametrize(
    "decisions",
    [
        ["outcome: adopted, date: 2022-09-15"],
        [OLD, "outcome: revised, date: 2025-01-01"],
        ["outcome: revised, date: 2025-01-01", OLD],
        [OLD, "outcome: adopted, date: 2026-09-15"],
        ["outcome: noted, date: 2021-01-01"],
        ["outcome: proposed, date: 2021-01-01"],
        ["outcome: repealed, date: 2021-01-01"],
        ["outcome: proposed"],
    ],
)
def test_a_plan_that_was_renewed_or_never_adopted_is_left_alone(check, decisions):
    assert check(decided(*decisions)).places("plan-too-old") == []


@pytest.mark.parametrize(
    "later",
    ["outcome: noted, date: 2025-01-01", "outcome: proposed, date: 2025-01-01", "outcome: revised, date: 2026-09-16"],
)
def test_what_renews_nothing_yet_does_not_count(check, later):
    assert check(decided(OLD, later)).places("plan-too-old") == [("plan-too-old", "2022-09-14")]


@pytest.mark.parametrize(("years", "told"), [("0.5", True), (1, False)])
def test_the_years_are_the_plans_to_choose(check, years, told):
    head = f"kind: plan\nstatus: adopted\nchecks: {{limits: {{plan-too-old: {years}}}}}\n"
    assert check(head).places("plan-too-old") == ([("plan-too-old", "2025-12-11")] if told else [])


def test_a_plan_past_its_period_is_told_once(check):
    found = check(decided(OLD, period="{start: 2022, end: 2025}"))
    assert found.places("plan-too-old") == [("plan-too-old", "{start: 2022, end: 2025}")]


@pytest.mark.parametrize(
    "head",
    [
        decided(OLD, "outcome: revised, date: soon"),
        decided(OLD, status="closd"),
    ],
)
def test_a_plan_is_not_old_by_what_could_not_be_read(check, head):
    assert check(head).places("plan-too-old") == []


@pytest.mark.parametrize("period", ["", "{start: 2020, end: soon}"])
def test_a_period_that_is_not_known_is_not_over(check_all, period):
    """Rules look at a plan document that lacks a required key as well."""
    assert check_all(f"kind: plan\nperiod: {period}\n").places("plan-too-old") == []
    assert check_all(decided(OLD, period=period)).places("plan-too-old") == [("plan-too-old", "2022-09-14")]


def test_a_plan_is_old_whatever_else_could_not_be_read(check):
    head = decided(OLD).replace("status: adopted", "status: adopted\ncurrency: kroner")
    assert check(head).places("plan-too-old") == [("plan-too-old", "2022-09-14")]
