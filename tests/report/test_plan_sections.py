"""The sections of the plan for adoption: facts of the examples, what is not given, and laws that hold for any plan."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kivplan.locale.words import words_for
from kivplan.plan import load, load_text
from kivplan.report import (
    Order,
    annual_wheel,
    communication,
    contents,
    decisions,
    foundation,
    gap,
    indicators,
    needs,
    priority_areas,
    readiness,
    roles,
    summary,
)
from kivplan.report.brief import Brief
from kivplan.report.editions import redact
from kivplan.report.reports import REPORTS

EXAMPLES = Path(__file__).parents[2] / "examples"
NORDVIK, KVINNOJOUR = date(2027, 3, 1), date(2026, 11, 21)
HEAD = """kind: plan
format: 1
title: P
organisation: O
language: en
period: {start: 2026, end: 2027}
units: [{id: care, name: Care}, {id: home, name: Home care, parent: care}]
people: [{id: head, role: Head, name: Some Name, email: a@example.org}]
"""


def brief(plan, as_of=date(2026, 6, 1), language=None, shown=REPORTS["plan"].sections, **order) -> Brief:
    return Brief(plan, Order(as_of, **order), words_for(language or plan.language, plan.currency), shown=shown)


def plan_of(text: str = ""):
    plan, findings = load_text(f"{HEAD}---\n{text}".encode() if text else HEAD.encode())
    assert plan is not None
    assert not findings, findings
    return plan


def example(name: str, edition: str = "public"):
    return redact(load(EXAMPLES / name), edition)[0]


@pytest.fixture(scope="module")
def nordvik() -> Brief:
    return brief(example("nordvik"), NORDVIK)


@pytest.fixture(scope="module")
def kvinnojour() -> Brief:
    return brief(example("kvinnojour"), KVINNOJOUR)


# ---------------------------------------------------------------- summary
def test_nordviks_summary_counts_what_the_plan_holds(nordvik):
    made = summary.view(nordvik)
    assert [figure.value for figure in made.figures] == ["5", "15", "50", "8,93"]
    assert made.figures[0].meaning == "langsiktige mål med 10 resultatmål"
    assert [goal.id for goal in made.goals] == ["G1", "G2", "G3", "G4", "G5"]
    assert made.more is None
    assert made.text is not None


def test_a_summary_of_many_goals_lists_eight_and_counts_the_rest():
    goals = ", ".join(f"{{id: G{number}, title: T}}" for number in range(1, 12))
    made = summary.view(brief(plan_of(f"kind: foundation\ngoals: [{goals}]\n")))
    assert (len(made.goals), made.more) == (8, "And 3 goals more.")


def test_a_plan_of_nothing_has_an_empty_summary():
    assert summary.view(brief(plan_of())) == summary.Summary(None, (), None, (), None)


# ---------------------------------------------------------------- foundation
def test_nordviks_foundation_holds_all_that_its_meetings_arrived_at(nordvik):
    made = foundation.view(nordvik)
    (part,) = made.parts
    assert part.vision == "Nordvik – der folk får brukt det de kan"
    assert [star.label for star in part.stars] == ["Nær", "Nysgjerrig", "Raus"]
    assert [len(one.texts) for _, lists in part.lists for one in lists] == [2, 3, 2, 2, 2, 3, 4]
    assert [trend.id for trend in part.trends] == ["E1", "E2", "E3", "E4", "E5", "E6"]
    assert (part.trends[2].horizon, part.trends[2].weight) == ("2030", "Middels")
    assert [[goal.id for goal in area.goals] for area in part.areas] == [["G1"], ["G2"], ["G3", "G4"]]
    assert [goal.id for goal in part.other_goals] == ["G5"]
    assert (len(part.meetings), part.meetings[0].came) == (10, "131 av 160")
    assert made.attendance is not None
    assert "".join(made.attendance.split()).startswith("4233av6073inviterte")
    assert len(made.related) == 4


def test_a_units_foundation_follows_that_of_the_whole():
    text = "kind: foundation\nunit: care\nvision: Ours\n---\nkind: foundation\nvision: All\n"
    made = foundation.view(brief(plan_of(text)))
    assert [(part.unit, part.vision) for part in made.parts] == [(None, "All"), ("Care", "Ours")]


def test_of_a_meeting_is_said_what_is_known():
    text = """kind: foundation
meetings:
  - {step: future}
  - {step: history, invited: 4}
  - {step: present, participants: 3}
  - {step: goals, participants: 3, invited: 4, unit: care}
"""
    (part,) = foundation.view(brief(plan_of(text))).parts
    assert [meeting.came for meeting in part.meetings] == [None, "4 invited", "3", "3 of 4"]
    assert [meeting.unit for meeting in part.meetings] == [None, None, None, "Care"]


# ---------------------------------------------------------------- needs and gap
def test_nordviks_gap_says_what_is_missing_and_since_when(nordvik):
    made = gap.view(nordvik)
    assert made.meaning == "15 av 15 behov med kjente tall er ikke dekket."
    rows = {row.id: row for group in made.groups for row in group.rows}
    assert "N16" not in rows  # internal
    one = rows["N1"]
    assert (one.present, one.before, one.required, one.missing, one.by) == ("134", "131", "152", "18", "2029")
    assert one.measured == "Bemanning, årsverk"
    assert [figure.title for figure in made.figures] == [
        "Bemanning: det som finnes av det som kreves",
        "Kompetanse: nivå mot det som kreves",
    ]
    assert made.figures[0].description.startswith("Renholdsoperatør: 18 av 34; ")


def test_a_surplus_is_said_as_too_many_and_what_is_not_known_is_none():
    text = """kind: analysis
needs:
  - {id: N1, type: staffing, title: T, present: 7, required: 0}
  - {id: N2, type: staffing, title: T, required: 3}
"""
    made = gap.view(brief(plan_of(text)))
    ((unknown, surplus),) = [group.rows for group in made.groups]
    assert (surplus.missing, unknown.missing, unknown.present) == ("7 too many", None, None)
    assert made.meaning == "All needs whose numbers are known are met."


def test_the_figure_has_the_eight_worst_of_a_kind_and_says_so():
    rows = "".join(f"  - {{id: N{n}, type: staffing, title: T{n}, present: {n}, required: 300}}\n" for n in range(300))
    made = gap.view(brief(plan_of(f"kind: analysis\nneeds:\n{rows}")))
    (figure,) = made.figures
    assert figure.description == "; ".join(f"T{n}: {n} of 300" for n in range(8))
    assert made.notes == ("The upright mark is what is required; the 8 largest gaps of 300",)
    assert sum(len(group.rows) for group in made.groups) == 300


def test_needs_without_numbers_have_no_figure():
    made = gap.view(brief(plan_of("kind: analysis\nneeds: [{id: N1, type: competence, title: T}]\n")))
    assert (made.figures, made.meaning) == ((), "No need says both what there is and what is required.")
    assert gap.view(brief(plan_of())).groups == ()


def test_a_need_tells_why_it_is_there_and_what_covers_it(nordvik):
    made = needs.view(nordvik)
    rows = {row.id: row for group in made.groups for row in group.rows}
    why = rows["N5"].because
    assert why[0].startswith("E5 Strengere krav")
    assert why[1].startswith("C9 Vi får få søkere")
    assert [link.id for link in rows["N5"].actions] == ["S8", "T1", "T4"]
    assert rows["N13"].competence == "Ledelse"
    names = [one.name for one in made.competences]
    assert "Aktivitør" not in names  # only the need left out asks for it
    assert (names[0], made.competences[0].level, made.competences[0].needs) == ("Sykepleier", "6", ("N1 Sykepleier",))


def test_needs_and_gap_hold_the_same_needs_in_the_same_order(nordvik, kvinnojour):
    for one in (nordvik, kvinnojour):
        assert [[row.id for row in group.rows] for group in needs.view(one).groups] == [
            [row.id for row in group.rows] for group in gap.view(one).groups
        ]


# ---------------------------------------------------------------- priority areas, readiness
def test_nordviks_areas_have_emphasis_goals_and_actions(nordvik):
    made = priority_areas.view(nordvik)
    (part,) = made.parts
    first = part.areas[0]
    assert made.columns == ("Anskaffe", "Utvikle", "Mobilisere", "Avvikle")
    assert first.emphasis == ("Høy", "Middels", "Høy", "Lav")
    assert [goal.anchor for goal in first.goals] == ["goal-G1"]
    assert first.group == "Kvalitet i tjenestene"
    shown = [action.link.id for area in part.areas for action in area.actions]
    named = [act.id for act in nordvik.plan.actions.values() if act.action.priority_area]
    assert sorted(shown) == sorted(named)


def test_an_area_is_measured_by_what_its_own_actions_serve(kvinnojour):
    (part,) = priority_areas.view(kvinnojour).parts
    barnen, mammorna = part.areas
    assert len(mammorna.indicators) < 5
    assert {one.name for one in barnen.indicators}.isdisjoint(one.name for one in mammorna.indicators)
    assert all(len(area.emphasis) == 4 for area in part.areas)


def test_an_area_that_says_nothing_is_shown_with_what_is_missing():
    (part,) = priority_areas.view(brief(plan_of("kind: strategy\npriority_areas: [{id: a, title: Lead}]\n"))).parts
    (area,) = part.areas
    assert (part.weighed, area.emphasis, area.goals, area.indicators, area.actions) == (False, None, (), (), ())


def test_nordviks_readiness_stands_beside_what_the_activities_do(nordvik):
    (part,) = readiness.view(nordvik).parts
    assert [aspect.ready for aspect in part.aspects] == [
        "Delvis klar", "Delvis klar", "Ikke klar", "Delvis klar", "Klar",
    ]  # fmt: skip
    assert part.works == any(aspect.work != "ingen" for aspect in part.aspects)


def test_an_aspect_the_plan_does_not_weigh_is_shown_as_not_given():
    (part,) = readiness.view(brief(plan_of("kind: strategy\nreadiness: {technology: {ready: no}}\n"))).parts
    assert [(aspect.label, aspect.ready) for aspect in part.aspects if aspect.ready] == [("Technology", "Not ready")]
    assert len(part.aspects) == 5
    assert readiness.view(brief(plan_of("kind: strategy\n"))).parts == ()


# ---------------------------------------------------------------- the annual wheel
def test_nordviks_wheel_has_twelve_months_and_the_one_it_is_seen_in(nordvik):
    made = annual_wheel.view(nordvik)
    assert (made.year, len(made.months)) == (2027, 12)
    assert [month.name for month in made.months if month.now] == ["Mars"]
    october = made.months[9]
    assert [(entry.kind, entry.day) for entry in october.entries] == [
        ("Budsjett", None),
        ("Hvert år", None),
        ("Hvert år", "1. oktober"),
        ("Hvert år", "1. oktober"),
    ]
    assert (made.returning, made.due) == (True, True)
    assert "mars: 2 hvert år" in made.figure.description


def test_the_wheel_is_drawn_from_basic_shapes_at_a_size_of_its_own(nordvik):
    svg = annual_wheel.view(nordvik).figure.svg
    assert 'width="288" height="288" viewBox="0 0 288 288"' in svg
    assert "%" not in svg
    assert svg.count("<path") == 12 + 1 + svg.count('class="deadline"')  # the months, the one shown, the deadlines
    assert svg.count('class="wheel-now"') == 1


def test_a_year_of_nothing_has_no_wheel():
    made = annual_wheel.view(brief(plan_of()))
    assert (made.figure, made.months, made.year) == (None, (), 2026)


def test_a_wheel_narrowed_to_an_action_tells_only_of_it():
    text = """kind: action-plan
period: {start: 2026, end: 2026}
actions:
  - {id: A1, title: One, time: {deadline: 2026-09-01}}
  - {id: A2, title: Other, time: {deadline: 2026-09-01}}
"""
    made = annual_wheel.view(brief(plan_of(text), action="A2"))
    assert [entry.about.id for month in made.months for entry in month.entries] == ["A2"]


# ---------------------------------------------------------------- communication, roles
def test_what_is_said_stands_beside_how_many_were_reached(nordvik):
    made = communication.view(nordvik)
    first = made.messages[0]
    assert (first.to, first.who, first.when) == ("Alle ledere", "Kommunedirektør", "januar 2026")
    assert first.reached == "110 av 112, sist 13.01.2027"
    assert made.messages[3].reached == "rapportert 02.02.2026"
    assert [told.date for told in made.told] == sorted((told.date for told in made.told), reverse=True)
    assert all(told.date <= NORDVIK for told in made.told)


def test_what_is_reported_later_is_not_told_yet():
    text = "kind: follow-up\ndate: 2026-05-01\ncommunicated: [{group: hr}]\ntrained: [{group: hr, reached: 3}]\n"
    later = communication.view(brief(plan_of(text)))
    assert [(told.group, told.reached) for told in later.told] == [("HR", None)]
    assert communication.view(brief(plan_of(text), date(2026, 4, 30))).told == ()
    assert [told.reached for told in roles.view(brief(plan_of(text))).trained] == ["3"]


def test_the_public_edition_tells_roles_and_the_internal_names():
    text = HEAD + "---\nkind: strategy\nroles: [{group: hr, does: Keeps the plan}]\n"
    plan, _ = load_text(text.encode())
    made = {edition: roles.view(brief(redact(plan, edition)[0])) for edition in ("public", "board", "internal")}
    people = {edition: (one.people[0].name, one.people[0].contact) for edition, one in made.items()}
    assert people == {
        "public": (None, None),
        "board": ("Some Name", None),
        "internal": ("Some Name", "a@example.org"),
    }
    assert (made["public"].named, made["public"].reachable) == (False, False)
    assert made["public"].roles[0].does == "Keeps the plan"


def test_units_stand_below_what_they_are_part_of_each_once():
    made = roles.view(brief(example("nordvik"), NORDVIK)).units
    assert [(unit.name, unit.depth) for unit in made][:4] == [
        ("Organisasjon og HR", 0),
        ("Helse og omsorg", 0),
        ("Hjemmetjenesten", 1),
        ("Nordvik sykehjem", 1),
    ]
    assert sum(unit.actions for unit in made) == 50


def test_units_above_each_other_in_a_circle_are_still_shown():
    text = HEAD.replace("{id: care, name: Care}", "{id: care, name: Care, parent: home}")
    plan, _ = load_text(text.encode())
    assert sorted(unit.name for unit in roles.view(brief(plan)).units) == ["Care", "Home care"]


def test_who_answers_for_an_action_twice_counts_it_once():
    text = """kind: action-plan
period: {start: 2026, end: 2026}
actions: [{id: A1, title: T, responsible: head, co_responsible: [head]}]
"""
    assert roles.view(brief(plan_of(text))).people[0].actions == 1


# ---------------------------------------------------------------- indicators, decisions
def test_every_indicator_stands_once_with_what_it_shows(nordvik):
    made = indicators.view(nordvik)
    assert [row.indicator.id for row in made.rows] == list(nordvik.plan.indicators)
    first = made.rows[0]
    assert [link.id for link in first.shows] == ["G3.1"]
    assert [link.id for link in first.actions] == ["O12"]
    assert not any(row.drawn for row in made.rows)  # all are drawn with their goals


def test_an_indicator_that_no_goal_draws_is_drawn_here():
    text = """kind: strategy
indicators:
  - {id: I1, name: Days, measured_in: days, better: lower, baseline: {value: 9, at: 2025}}
  - {id: I2, name: Weeks, measured_in: weeks, better: lower}
"""
    rows = indicators.view(brief(plan_of(text))).rows
    assert [row.drawn for row in rows] == [True, False]
    assert indicators.view(brief(plan_of())).rows == ()


def test_nordviks_trail_is_told_from_the_first_decision_on(nordvik):
    made = decisions.view(nordvik)
    assert [one.title for one in made.decisions] == [
        "Formannskapet, tatt til orientering, 11. februar 2025",
        "Kommunestyret, vedtatt, 11. desember 2025",
        "Kommunestyret, revidert, 10. desember 2026",
        "Formannskapet, foreslått",
        "Kommunestyret, foreslått",
    ]
    assert made.decisions[1].repeals[0] == "Rekrutteringsplan 2021–2025"
    assert len(made.decisions[3].alternatives) == 2
    assert [talk.form for talk in made.dialogue] == ["Drøfting", "Drøfting", "Drøfting", "Informasjon"]
    assert made.dialogue[3].view is None


def test_the_union_dialogue_is_told_by_date():
    talks = (
        "union_dialogue: [{date: 2026-05-01, with: B, form: discussed}, {date: 2026-01-01, with: A, form: informed}]"
    )
    plan, _ = load_text(f"{HEAD}{talks}\n".encode())
    assert [talk.with_whom for talk in decisions.view(brief(plan)).dialogue] == ["A", "B"]


# ---------------------------------------------------------------- contents
def test_the_contents_list_goals_areas_and_action_plans_in_the_order_they_stand(nordvik):
    below = contents.view(nordvik).below
    assert [entry.anchor for entry in below["goals"]] == ["goal-G1", "goal-G2", "goal-G3", "goal-G4", "goal-G5"]
    assert [entry.anchor for entry in below["actions"]] == [f"actions-{number}" for number in range(1, 9)]
    assert len(below["priority_areas"]) == 6


def test_a_section_with_a_single_heading_is_not_divided(kvinnojour):
    assert set(contents.view(kvinnojour).below) == {"priority_areas"}
