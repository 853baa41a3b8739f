"""Rolling: what goes on, what ends, what is left between two action plans."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kivplan.plan import load, load_text
from kivplan.plan.rolling import WAYS, rolling

EXAMPLES = Path(__file__).parents[2] / "examples"
HEAD = (
    "kind: plan\nformat: 1\ntitle: P\norganisation: O\nlanguage: en\nperiod: {start: 2026, end: 2029}\n"
    "units: [{id: care, name: Care}]\n"
)
DAY = date(2026, 11, 1)


def action_plan(year: int, *actions: str, unit: str | None = None) -> str:
    home = f"unit: {unit}\n" if unit else ""
    listed = "".join(f"  - {{{action}}}\n" for action in actions)
    return f"---\nkind: action-plan\n{home}period: {{start: {year}, end: {year}}}\nactions:\n{listed}"


def ways(*documents: str, as_of: date = DAY):
    plan, _ = load_text("".join([HEAD, *documents]).encode())
    assert plan is not None
    return {
        rolled.action: (rolled.way, [(reason.kind, reason.about) for reason in rolled.reasons])
        for one in rolling(plan, as_of)
        for rolled in one.actions
    }


def test_what_stands_in_the_next_action_plan_goes_on_and_what_does_not_is_left():
    found = ways(action_plan(2026, "id: A, title: T", "id: B, title: T"), action_plan(2027, "id: A, title: T"))
    assert found == {"A": ("goes_on", []), "B": ("left", [])}


def test_what_is_done_or_dropped_ends_and_what_is_left_to_ask_of_it_is_told():
    late = "evaluation: {form: F, levels: {reaction: 2026-10, result: 2027-06}}"
    told = "---\nkind: follow-up\ndate: 2026-10-15\nactions: {A: {status: done}, B: {status: dropped}}\n"
    found = ways(action_plan(2026, f"id: A, title: T, {late}", f"id: B, title: T, {late}"), told)
    assert found == {"A": ("ends", [("evaluation", "result")]), "B": ("ends", [])}


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ("time: {end: 2027-03}", ("time", "")),
        ("criteria: [{text: Seen, by: 2027-03}]", ("criterion", "K1")),
        ("evaluation: {form: F, levels: {behaviour: 2027-03}}", ("evaluation", "behaviour")),
    ],
)
def test_without_a_next_action_plan_it_is_told_what_reaches_over_the_end(more: str, reason: tuple[str, str]):
    assert ways(action_plan(2026, f"id: A, title: T, {more}")) == {"A": ("reaches_over", [reason])}
    assert ways(action_plan(2026, "id: A, title: T")) == {"A": ("stays", [])}


def test_what_is_postponed_reaches_over():
    told = "---\nkind: follow-up\ndate: 2026-10-15\nactions: {A: {status: postponed}}\n"
    assert ways(action_plan(2026, "id: A, title: T"), told) == {"A": ("reaches_over", [("postponed", "")])}


def test_what_stood_only_in_an_earlier_action_plan_and_never_ended_is_left_behind():
    plans = (action_plan(2026, "id: A, title: T", "id: B, title: T"), action_plan(2027, "id: B, title: T"))
    assert ways(*plans, as_of=date(2027, 5, 1)) == {"B": ("stays", []), "A": ("behind", [])}


def test_parts_go_with_their_whole():
    assert list(ways(action_plan(2026, "id: A, title: T", "id: A1, title: T, part_of: A"))) == ["A"]


def test_each_unit_rolls_by_itself():
    plan, _ = load_text(
        (HEAD + action_plan(2026, "id: A, title: T", unit="care") + action_plan(2027, "id: B, title: T")).encode()
    )
    assert plan is not None
    assert [(one.unit, one.next) for one in rolling(plan, DAY)] == [("care", None), (None, None)]


@pytest.mark.parametrize("as_of", [date(2026, 2, 1), date(2026, 11, 20), date(2027, 3, 1), date(2029, 1, 1)])
def test_every_action_of_the_running_plans_goes_one_way(as_of: date):
    plan = load(EXAMPLES / "nordvik")
    for one in rolling(plan, as_of):
        here = [a.id for a in one.now.value.actions if a.part_of is None]
        gone = [rolled.action for rolled in one.actions if rolled.way != "behind"]
        assert sorted(gone) == sorted(here)
        assert all(rolled.way in WAYS for rolled in one.actions)
        assert sum(len(one.going(way)) for way in WAYS) == len(one.actions)


def test_in_the_autumn_of_2026_nordviks_health_plan_is_followed_by_the_one_for_2027():
    (care,) = [one for one in rolling(load(EXAMPLES / "nordvik"), date(2026, 11, 20)) if one.unit == "helse"]
    assert care.next is not None
    assert care.next.value.period.first == date(2027, 1, 1)
    assert {"H1", "H2", "H3", "H5"} <= {rolled.action for rolled in care.going("goes_on")}
    assert {"H6", "H8", "H15", "H18"} <= {rolled.action for rolled in care.going("ends")}


def test_of_two_action_plans_of_a_unit_the_one_that_holds_the_day_runs():
    long = action_plan(2026, "id: A, title: T").replace("end: 2026", "end: 2029")
    short = action_plan(2027, "id: B, title: T")
    assert ways(long, short, as_of=date(2028, 5, 1)) == {"A": ("stays", [])}
    for day in (date(2027, 1, 1), date(2027, 12, 31)):
        assert ways(long, short, as_of=day) == {"B": ("stays", [])}


def test_between_two_action_plans_the_last_that_has_begun_runs():
    plans = (action_plan(year, f"id: A{year}, title: T") for year in (2025, 2026, 2028))
    assert ways(*plans, as_of=date(2027, 5, 1)) == {"A2026": ("left", []), "A2025": ("behind", [])}


def test_an_action_plan_that_shares_a_day_with_another_is_neither_after_nor_before_it():
    first = action_plan(2026, "id: A, title: T").replace("end: 2026", "end: 2026-06-30")
    second = action_plan(2026, "id: B, title: T").replace("start: 2026", "start: 2026-06-30")
    assert ways(first, second, as_of=date(2026, 5, 1)) == {"A": ("stays", [])}
    assert ways(first, second, as_of=date(2026, 8, 1)) == {"B": ("stays", [])}


def test_a_criterion_reaches_over_by_its_last_day_and_not_without_one():
    plan = action_plan(2026, "id: A, title: T, criteria: [{text: a}, {text: b, by: 2026-Q4}]")
    assert ways(plan.replace("end: 2026", "end: 2026-11")) == {"A": ("reaches_over", [("criterion", "K2")])}


def test_an_action_plan_runs_from_its_first_day_and_over_its_last():
    plans = (action_plan(2026, "id: A, title: T"), action_plan(2028, "id: B, title: T"))
    days = (date(2025, 1, 1), date(2026, 12, 31), date(2027, 12, 31), date(2028, 1, 1))
    assert [ways(*plans, as_of=day) for day in days] == [
        {"A": ("left", [])},
        {"A": ("left", [])},
        {"A": ("left", [])},
        {"B": ("stays", []), "A": ("behind", [])},
    ]


def test_what_has_not_ended_is_left_from_the_day_after_its_action_plan():
    alone = action_plan(2026, "id: A, title: T")
    assert ways(alone, as_of=date(2026, 12, 31)) == {"A": ("stays", [])}
    assert ways(alone, as_of=date(2027, 1, 1)) == {"A": ("left", [])}


def test_what_ends_on_the_last_day_does_not_reach_over_and_what_is_answered_asks_for_no_more():
    on_the_day = (
        "time: {end: 2026-12-31}, criteria: [{text: S, by: 2026-12}], evaluation: {form: F, levels: {result: 2026}}"
    )
    assert ways(action_plan(2026, f"id: A, title: T, {on_the_day}")) == {"A": ("stays", [])}
    late = "criteria: [{text: S, by: 2027-03}], evaluation: {form: F, levels: {result: 2027}}"
    said = "{status: on_track, criteria: {K1: met}, evaluation: {result: R}}"
    told = f"---\nkind: follow-up\ndate: 2026-10-15\nactions: {{A: {said}}}\n"
    assert ways(action_plan(2026, f"id: A, title: T, {late}"), told) == {"A": ("stays", [])}


def test_what_is_done_has_no_time_left():
    told = "---\nkind: follow-up\ndate: 2026-10-15\nactions: {A: {status: done}}\n"
    assert ways(action_plan(2026, "id: A, title: T, time: {end: 2027-03}"), told) == {"A": ("ends", [])}


def test_what_ended_in_an_earlier_action_plan_is_not_left_behind():
    told = "---\nkind: follow-up\ndate: 2026-10-15\nactions: {A: {status: done}}\n"
    plans = (action_plan(2026, "id: A, title: T"), action_plan(2027, "id: B, title: T"))
    assert ways(*plans, told, as_of=date(2027, 5, 1)) == {"B": ("stays", [])}


def test_the_days_of_what_reaches_over_are_told():
    more = "time: {end: 2027-03}, criteria: [{text: S, by: 2027-04}], evaluation: {form: F, levels: {result: 2027-05}}"
    plan, _ = load_text((HEAD + action_plan(2026, f"id: A, title: T, {more}")).encode())
    assert plan is not None
    ((rolled,),) = [one.actions for one in rolling(plan, DAY)]
    assert [reason.date for reason in rolled.reasons] == [date(2027, 3, 31), date(2027, 4, 30), date(2027, 5, 31)]
