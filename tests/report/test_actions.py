"""The actions in full: every point of the plan's actions, told once, in words."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest

from kivplan.locale.words import words_for
from kivplan.plan import load, load_text
from kivplan.report import Order
from kivplan.report.actions import view
from kivplan.report.brief import Brief
from kivplan.report.reports import REPORTS

EXAMPLES = Path(__file__).parents[2] / "examples"
HEAD = """kind: plan
format: 1
title: P
organisation: O
language: en
currency: NOK
period: {start: 2026, end: 2029}
units: [{id: care, name: Care}, {id: home, name: Home care, parent: care}, {id: school, name: School}]
people: [{id: chief, role: Head of care, name: Kari}]
"""


def brief(plan, as_of=date(2027, 3, 1), language="en", shown=REPORTS["plan"].sections, **order) -> Brief:
    return Brief(plan, Order(as_of, **order), words_for(language, plan.currency), shown=shown)


def plan_of(*documents: str):
    plan, findings = load_text("---\n".join([HEAD, *documents]).encode())
    assert plan is not None, findings
    return plan


def actions(lines: str, period="{start: 2026, end: 2026}", unit="care") -> str:
    return f"kind: action-plan\nunit: {unit}\nperiod: {period}\nactions:\n{lines}\n"


def example(name: str):
    return load(EXAMPLES / name)


def cards(made):
    for group in made.groups:
        for card in group.cards:
            yield card
            yield from card.parts


def card_of(key: str, made):
    return next(card for card in cards(made) if card.id == key)


def point(card, number: int) -> list[str]:
    """What a point says, each thing as ``label: text``."""
    lines = []
    for stretch in card.points[number - 1].stretches:
        lines += [stretch.period] if stretch.period else []
        lines += [f"{said.label}: {said.text}" if said.label else said.text for said in stretch.said]
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]


def texts(value):
    """Every text anywhere in a view."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


@pytest.mark.parametrize("name", ["nordvik", "kvinnojour", "lavangen-2020", "dfo-2022-2024", "ten-lines"])
def test_every_action_stands_exactly_once(name: str):
    plan = example(name)
    assert sorted(card.id for card in cards(view(brief(plan)))) == sorted(plan.actions)
    assert all(len(card.points) == 9 for card in cards(view(brief(plan))))


def test_parts_stand_under_their_whole_and_name_it():
    made = view(brief(example("lavangen-2020"), date(2020, 12, 1)))
    stipend = card_of("stipend", made)
    assert [part.id for part in stipend.parts] == ["avgrensning", "soknadsfrist", "bindingstid"]
    assert stipend.parts[0].part_of is not None
    assert stipend.parts[0].part_of.anchor == "action-stipend"
    assert "stipend" in [card.id for card in made.groups[0].cards]


def test_lavangens_stipend_is_told_as_the_decision_has_it():
    made = view(brief(example("lavangen-2020"), date(2020, 12, 1), "nb"))
    assert point(card_of("stipend", made), 8) == [
        "3 × 30 000 = 90 000 kr per år",
        "2021: 90 000 kr",
        "Høyst: 120 000 kr per deltaker",
        "Tilskudd T1: Fylkesmannen, Kompetanseløftet: beløp ikke oppgitt, søkt",
        "Betales til: Deltaker",
    ]
    bound = point(card_of("bindingstid", made), 4)
    assert "Bindingstid: 24 måneder, regnet fra: autorisasjon" in bound
    assert "Ved brudd: Forholdsmessig tilbakebetaling" in bound
    assert point(card_of("permisjon", made), 4)[1] == "Permisjon: Uten lønn"


def test_a_cost_of_several_parts_shows_each_and_the_total():
    made = view(brief(example("kvinnojour"), date(2026, 11, 21), "sv"))
    assert point(card_of("utbildning", made), 8) == [
        "Deltagare: 12 × 4 500 = 54 000 kr",
        "Vikarier: 18 000 kr",
        "Aktiviteter: 6 000 kr",
        "Summa: 78 000 kr",
        "Arbetstimmar: 20",
        "Förbrukat hittills: 78 000 kr",
        "Kostnadsställe: Projekt 2601",
    ]


def test_an_action_that_goes_on_tells_the_money_of_each_term_and_what_is_alike_once():
    card = card_of("H1", view(brief(example("nordvik"), language="nb")))
    money = point(card, 8)
    assert [line for line in money if line in ("2026", "2027")] == ["2026", "2027"]
    assert money.count("6 × 30 000 = 180 000 kr per år") == 2
    assert point(card, 7) == ["1. oktober hvert år"]
    assert card.goes_on is not None
    assert "2026" in card.goes_on


def test_points_not_given_are_known_as_such():
    card = card_of("A1", view(brief(plan_of(actions("  - {id: A1, title: T}")))))
    assert [point.given for point in card.points] == [True] + [False] * 8
    assert (card.activities, card.transfer, card.history, card.deviations) == ((), (), (), ())


def test_money_falls_per_year_over_the_whole_term():
    lines = "  - {id: A1, title: T, cost: {fixed: 1000, per: year, cap: 2000, savings: 100, hours: 5}}"
    card = card_of("A1", view(brief(plan_of(actions(lines, "{start: 2026, end: 2027}")))))
    assert point(card, 8) == [
        "NOK 1,000 per year",
        "2026–2027: NOK 2,000",
        "At most: NOK 2,000 per year",
        "Hours of work: 10",
        "Savings: NOK 100 per year",
        "Net cost: NOK 1,800",
    ]


def test_a_cost_for_each_of_nobody_knows_how_many_is_not_multiplied():
    card = card_of("A1", view(brief(plan_of(actions("  - {id: A1, title: T, cost: {per_participant: 40000}}")))))
    assert point(card, 8) == ["NOK 40,000 per participant"]


@pytest.mark.parametrize(
    ("time", "said"),
    [
        ("{start: 2026-02, end: 2026-12}", "February–December 2026"),
        ("{start: 2026-03-02, deadline: 2026-05-29}", "From 2 March 2026, deadline 29 May 2026"),
        ("{end: 2026-H1}", "Until first half of 2026"),
        ("{at: 2026-W37}", "Week 37 2026"),
        ("{start: 2026, end: 2027-06}", "2026 to June 2027"),
        ("{yearly: [06, 10-01]}", "June and 1 October every year"),
    ],
)
def test_time_is_said_no_more_exactly_than_the_plan_does(time: str, said: str):
    card = card_of("A1", view(brief(plan_of(actions(f"  - {{id: A1, title: T, time: {time}}}")))))
    assert point(card, 7) == [said]


ROLLED = (
    actions("  - {id: A1, title: T, criteria: [{text: Ten trained, by: 2026-12}, {text: Two stay}]}"),
    actions(
        "  - {id: A1, title: T, criteria: [{text: Twenty trained, by: 2027-12}, {text: Two stay}]}",
        "{start: 2027, end: 2027}",
    ),
    "kind: follow-up\ndate: 2026-10-01\nactions: {A1: {status: on_track, criteria: {K1: met, K2: partly}}}\n",
    "kind: follow-up\ndate: 2027-02-01\nactions: {A1: {status: at_risk, headline: Late, progress: 20%}}\n",
)


def test_an_answer_of_last_year_does_not_answer_this_years_criterion():
    criteria = card_of("A1", view(brief(plan_of(*ROLLED)))).points[2].criteria
    assert [(one.text, one.answer) for one in criteria] == [
        ("Twenty trained", "not answered"),
        ("Two stay", "Partly met, 1 Oct 2026"),
    ]


def test_the_history_is_newest_first_and_ends_on_the_day_of_the_report():
    plan = plan_of(*ROLLED)
    assert [past.date for past in card_of("A1", view(brief(plan))).history] == [date(2027, 2, 1), date(2026, 10, 1)]
    assert [past.date for past in card_of("A1", view(brief(plan, date(2026, 11, 1)))).history] == [date(2026, 10, 1)]
    assert card_of("A1", view(brief(plan, date(2026, 1, 1)))).history == ()


def test_activities_say_whether_they_are_done_or_late():
    lines = """  - id: A1
    title: T
    implementation:
      activities:
        - {title: First, by: 2026-02, responsible: chief, aspect: governance}
        - {title: Second, by: 2026-02}
        - {title: Third}"""
    follow_up = "kind: follow-up\ndate: 2026-04-01\nactions: {A1: {status: on_track, activities: {A1: 2026-01-30}}}\n"
    card = card_of("A1", view(brief(plan_of(actions(lines), follow_up))))
    assert [row.done for row in card.activities] == ["30 Jan 2026", "no, overdue", "not yet"]
    assert (card.activities[0].who, card.activities[0].aspect) == ("Head of care", "Governance")
    assert (card.activities[2].who, card.activities[2].by) == (None, None)


def test_nobody_is_named():
    made = view(brief(plan_of(actions("  - {id: A1, title: T, responsible: chief}"))))
    assert "Head of care" in tuple(texts(made))
    assert not any("Kari" in text for text in texts(made))


TWO_UNITS = (
    actions("  - {id: A1, title: One}\n  - {id: A1.1, title: Part, part_of: A1}"),
    actions("  - {id: A2, title: Two, part_of: A1}", unit="home"),
    actions("  - {id: A3, title: Three}", unit="school"),
)


def test_narrowed_to_an_action_it_tells_of_that_and_its_parts():
    made = view(brief(plan_of(*TWO_UNITS), action="A1"))
    assert [card.id for card in cards(made)] == ["A1", "A1.1", "A2"]
    alone = view(brief(plan_of(*TWO_UNITS), action="A2"))
    assert [card.id for card in cards(alone)] == ["A2"]
    assert alone.groups[0].cards[0].part_of is not None
    assert alone.groups[0].cards[0].part_of.anchor is None


def test_narrowed_to_a_unit_it_tells_of_what_is_below_it_too():
    plan = plan_of(*TWO_UNITS)
    assert [card.id for card in cards(view(brief(plan, unit="care")))] == ["A1", "A1.1", "A2"]
    assert [card.id for card in cards(view(brief(plan, unit="home")))] == ["A2"]
    assert view(brief(plan_of(*TWO_UNITS[:2]), unit="school")).empty == "School has no actions in the plan."


def test_a_circle_of_parts_still_shows_each_once():
    lines = "  - {id: A1, title: One, part_of: A2}\n  - {id: A2, title: Two, part_of: A1}"
    made = view(brief(plan_of(actions(lines))))
    assert sorted(card.id for card in cards(made)) == ["A1", "A2"]


def test_swedish_plans_that_group_by_aruba_name_the_strategies_so():
    made = view(brief(example("kvinnojour"), date(2026, 11, 21), "sv"))
    assert card_of("bup", made).facts[0] == "Attrahera"
    assert card_of("lekpedagog", made).facts[0] == "Rekrytera"
    assert card_of("samtal", made).facts[0] == "Behålla"


def test_a_plan_without_actions_says_so():
    made = view(brief(plan_of()))
    assert (made.groups, made.empty) == ((), "The plan has no actions yet.")


def test_three_hundred_actions_make_three_hundred_cards():
    lines = "\n".join(f"  - {{id: A{number}, title: Title {number}}}" for number in range(300))
    assert len(list(cards(view(brief(plan_of(actions(lines))))))) == 300


def test_only_a_report_of_cards_alone_gives_each_a_sheet():
    plan = plan_of(actions("  - {id: A1, title: T}"))
    assert view(brief(plan, shown=("cover", "actions"))).sheets
    assert not view(brief(plan)).sheets
