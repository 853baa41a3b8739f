"""A unit's sheet: whose it is, what is ours, the cards, the to-do list, what is owed, how to report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kivplan.errors import UsageError
from kivplan.locale.words import words_for
from kivplan.plan import load, load_text
from kivplan.report import Order, cards, compose, how_to_report, ours, owed, to_do
from kivplan.report.brief import Brief
from kivplan.report.reports import REPORTS
from kivplan.report.units import managers_of, plans_now, settled

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = date(2027, 3, 1)
HEAD = (
    "kind: plan\nformat: 1\ntitle: P\norganisation: O\nlanguage: en\ncurrency: NOK\nstatus: adopted\n"
    "period: {start: 2026, end: 2029}\nunits:\n"
    "  - {id: care, name: Care, employees: 812, manager: head}\n"
    "  - {id: home, name: Home care, parent: care, manager: nurse}\n  - {id: school, name: Schools}\n"
    "people: [{id: head, role: Head of care}, {id: nurse, role: Nurse}]\n"
)


def action_plan(unit: str | None, *actions: str, year: int = 2027, more: str = "") -> str:
    home = f"unit: {unit}\n" if unit else ""
    listed = "".join(f"  - {{{action}}}\n" for action in actions)
    return f"---\nkind: action-plan\n{home}period: {{start: {year}, end: {year}}}\n{more}actions:\n{listed}"


def plan_of(*documents: str):
    plan, findings = load_text("".join([HEAD, *documents]).encode())
    assert plan is not None, findings
    return plan


def brief(plan, unit: str | None = None, as_of: date = DAY, language: str = "en") -> Brief:
    words = words_for(language, plan.currency)
    return Brief(plan, Order(as_of, unit=unit), words, shown=REPORTS["unit"].sections)


@pytest.fixture(scope="module")
def nordvik():
    return load(EXAMPLES / "nordvik")


# ---------------------------------------------------------------- whose sheet it is
def test_where_one_unit_alone_has_action_plans_the_sheet_is_that_units():
    plan = plan_of(action_plan("care", "id: A, title: T"), action_plan("care", "id: B, title: T", year=2028))
    assert settled(plan, "unit", Order(DAY)).unit == "care"
    assert settled(plan, "board", Order(DAY)).unit is None


def test_where_only_the_organisation_has_action_plans_the_sheet_is_the_organisations():
    assert settled(plan_of(action_plan(None, "id: A, title: T")), "unit", Order(DAY)).unit is None
    assert settled(plan_of(), "unit", Order(DAY)).unit is None


@pytest.mark.parametrize("second", ["school", None])
def test_where_several_have_one_must_be_named_and_those_there_are_are_told(second: str | None):
    plan = plan_of(action_plan("care", "id: A, title: T"), action_plan(second, "id: B, title: T"))
    with pytest.raises(UsageError, match="the report 'unit' is of one unit, and the plan has several") as refusal:
        compose(plan, "unit", Order(DAY))
    assert str(refusal.value.hint).startswith("name one with --unit: care (Care)")
    assert compose(plan, "unit", Order(DAY, unit="care")).sections
    assert compose(plan, "unit", Order(DAY, unit="home")).sections


def test_a_report_of_the_plans_own_that_is_based_on_it_is_of_one_unit_too():
    plan, _ = load_text(
        (HEAD + "reports: {sheet: {base: unit, sections: [cards]}}\n").encode()
        + (action_plan("care", "id: A, title: T") + action_plan("school", "id: B, title: T")).encode()
    )
    assert plan is not None
    with pytest.raises(UsageError, match="of one unit"):
        compose(plan, "sheet", Order(DAY))


def test_the_action_plan_of_the_day_is_shown_else_the_last_begun_else_the_first():
    plan = plan_of(action_plan("care", "id: A, title: T"), action_plan("care", "id: B, title: T", year=2028))
    for as_of, year in ((DAY, 2027), (date(2026, 1, 1), 2027), (date(2029, 6, 1), 2028)):
        assert [i.value.period.first.year for i in plans_now(plan, Order(as_of, unit="care"))] == [year]


def test_a_unit_answers_with_the_units_below_it_and_those_who_manage_them():
    assert managers_of(plan_of(), Order(DAY, unit="care")) == ("care", "home", "head", "nurse")
    assert managers_of(plan_of(), Order(DAY)) == ()


# ---------------------------------------------------------------- what is ours
def test_nordviks_health_unit_knows_its_head_its_people_and_its_money(nordvik):
    made = ours.view(brief(nordvik, "helse"))
    assert [(fact.label, fact.text) for fact in made.facts] == [
        ("Head", "Kommunalsjef helse og omsorg"),
        ("Units in it", "Hjemmetjenesten and Nordvik sykehjem"),
        ("Employees", "812"),
    ]
    (plan,) = made.plans
    money = {fact.label: fact.text.replace("\xa0", " ") for fact in plan.facts}
    assert (money["Budget"], money["Net cost"], money["Left of the budget"]) == (
        "NOK 1,948,000",
        "NOK 1,999,000",
        "−NOK 51,000",
    )
    assert [goal.link.id for goal in made.goals] == ["G1", "G2", "G3"]


def test_a_unit_without_an_action_plan_still_knows_whom_it_helps():
    plan = plan_of(
        action_plan("school", "id: A, title: T, responsible: nurse", "id: B, title: T, co_responsible: [home]")
    )
    made = ours.view(brief(plan, "care"))
    assert (made.plans, made.bar) == ((), None)
    assert [(one.link.id, one.part) for one in made.elsewhere] == [("A", "responsible"), ("B", "together with others")]


def test_needs_of_the_unit_and_of_units_below_it_are_ours_and_those_of_others_are_not():
    needs = "".join(
        f"  - {{id: {key}, type: staffing, title: T, present: 1, required: 4{where}}}\n"
        for key, where in (
            ("N1", ", unit: care"),
            ("N2", ", unit: home"),
            ("N3", ", unit: school"),
            ("N4", ""),
            ("N5", ""),
        )
    )
    plan = plan_of(f"---\nkind: analysis\nneeds:\n{needs}", action_plan("care", "id: A, title: T, needs: [N4]"))
    assert list(ours.our_gaps(brief(plan, "care"))) == ["N1", "N2", "N4"]
    assert ours.view(brief(plan, "care")).needs[0].missing == 3


# ---------------------------------------------------------------- cards and the to-do list
def test_a_card_says_what_who_when_for_whom_how_it_stands_and_what_is_next(nordvik):
    (group,) = cards.view(brief(nordvik, "helse")).groups
    card = next(one for one in group.cards if one.id == "H5")
    assert (card.status.key, card.anchor) == ("off_track", "action-H5")
    assert card.what is not None
    assert card.what.text.startswith("Ledig vakt dekkes av egne folk")
    assert card.who == "Kommunalsjef helse og omsorg, Virksomhetsleder hjemmetjenesten and Virksomhetsleder sykehjem"
    assert card.for_whom == "Sykepleiere og helsefagarbeidere i faste stillinger på tvers (16 places)"
    assert (card.headline, card.stands) == ("Poolen mangler fortsatt tre ansatte", "15% done, reported 15 Feb 2027")
    assert card.step is not None
    assert (card.step.when, card.step.kind, card.step.late) == ("25 March 2027", "Deviation", False)


def test_only_the_actions_of_the_action_plan_that_runs_have_cards(nordvik):
    shown = {card.id for group in cards.view(brief(nordvik, "helse")).groups for card in group.cards}
    assert {"H1", "H16"} <= shown
    assert not {"H6", "H8", "H15"} & shown
    made = brief(nordvik, "helse")
    assert made.link("H6").anchor is None
    assert made.link("H1").anchor == "action-H1"


def test_an_action_that_says_only_its_title_has_a_card_without_anything_made_up():
    (group,) = cards.view(brief(plan_of(action_plan(None, "id: A, title: T")))).groups
    (card,) = group.cards
    assert (card.what, card.who, card.when, card.for_whom, card.headline, card.step) == (None,) * 6
    assert card.stands == "not reported yet"


def test_the_list_has_what_is_late_first_then_months_then_later_then_what_has_no_date():
    activities = "[{title: a, by: 2027-02}, {title: b, by: 2027-04-10}, {title: c, by: 2029-01}, {title: d}]"
    plan = plan_of(action_plan("care", f"id: A, title: T, implementation: {{activities: {activities}}}"))
    made = to_do.view(brief(plan, "care"))
    assert [(s.title, s.late, [t.text for t in s.tasks]) for s in made.stretches] == [
        ("Late", True, ["a"]),
        ("April 2027", False, ["b"]),
        ("Later", False, ["c"]),
        ("Without a date", False, ["d"]),
    ]


def test_what_is_done_is_not_on_the_list():
    plan = plan_of(
        action_plan("care", "id: A, title: T, implementation: {activities: [{title: a, by: 2027-04}, {title: b}]}"),
        "---\nkind: follow-up\ndate: 2027-02-01\n"
        "actions: {A: {status: on_track, activities: {A1: 2027-01-20, A2: 2027-01-20}}}\n",
    )
    assert to_do.view(brief(plan, "care")).stretches == ()


def test_what_the_head_answers_for_elsewhere_is_on_the_list_and_what_others_do_is_not():
    one = "implementation: {activities: [{title: ours, by: 2027-04, responsible: nurse}, {title: theirs, by: 2027-04}]}"
    plan = plan_of(action_plan("school", f"id: A, title: T, {one}"))
    assert [t.text for s in to_do.view(brief(plan, "care")).stretches for t in s.tasks] == ["ours"]


def test_three_hundred_activities_are_all_listed_in_the_order_of_their_days():
    activities = ", ".join(f"{{title: t{n}, by: 2027-{n % 9 + 4:02}-{n % 28 + 1:02}}}" for n in range(300))
    plan = plan_of(action_plan("care", f"id: A, title: T, implementation: {{activities: [{activities}]}}"))
    days = [task.day for stretch in to_do.view(brief(plan, "care")).stretches for task in stretch.tasks]
    assert len(days) == 300
    assert days == sorted(days)


# ---------------------------------------------------------------- what is owed
def test_what_is_owed_is_grouped_with_what_to_do_about_it():
    plan = plan_of(
        action_plan("care", "id: A, title: T, time: {deadline: 2027-01}", "id: B, title: T, responsible: nurse"),
        action_plan("school", "id: C, title: T", "id: D, title: T, responsible: head"),
    )
    made = owed.view(brief(plan, "care"))
    assert [(group.id, group.day, [row.action.id for row in group.rows]) for group in made.groups] == [
        ("owed-report", "Since", ["B", "D"]),
        ("owed-ending", "Deadline", ["A"]),
    ]
    assert made.groups[1].rows[0].late == "overdue"
    assert made.groups[0].rows[0].who == "Nurse"


def test_the_plans_own_limit_says_how_long_a_report_may_be_waited_for():
    text = (HEAD + "checks: {limits: {not-followed-up: 1}}\n" + action_plan("care", "id: A, title: T")).encode()
    told = "---\nkind: follow-up\ndate: 2027-01-15\nactions: {A: {status: on_track}}\n"
    for plain in (text, text.replace(b"checks: {limits: {not-followed-up: 1}}\n", b"")):
        plan, _ = load_text(plain + told.encode())
        assert plan is not None
        assert bool(owed.view(brief(plan, "care")).groups) == (b"checks" in plain)


# ---------------------------------------------------------------- how to report
def test_the_form_asks_for_what_waits_and_for_nothing_else():
    full = (
        "id: A, title: T, strategy: develop, target_group: {who: All}, criteria: [{text: Seen}, {text: Heard}], "
        "implementation: {activities: [{title: Ask}, {title: Tell}]}, "
        "evaluation: {form: F, levels: {reaction: 2027-04}}, "
        "cost: {fixed: 100, hours: 3, grants: [{from: The state, status: applied}]}"
    )
    told = "A: {status: on_track, progress: 30%, activities: {A1: 2027-01-20}, criteria: {K1: met}}"
    plan = plan_of(action_plan("care", full), f"---\nkind: follow-up\ndate: 2027-02-01\nactions: {{{told}}}\n")
    (form,) = how_to_report.view(brief(plan, "care")).forms
    assert [(ask.key, ask.names) for ask in form.asks] == [
        ("status", ()),
        ("progress", ()),
        ("headline", ()),
        ("spent", ()),
        ("hours", ()),
        ("participants", ()),
        ("activities", ("A2",)),
        ("criteria", ("K2",)),
        ("grants", ("T1",)),
        ("contribution", ()),
        ("evaluation", ("reaction",)),
        ("shared", ()),
        ("deviations", ()),
    ]
    assert form.asks[1].known == "30%"


def test_what_is_dropped_or_done_with_nothing_left_to_evaluate_has_no_form():
    told = "---\nkind: follow-up\ndate: 2027-02-01\nactions: {A: {status: done}, B: {status: dropped}}\n"
    plan = plan_of(action_plan("care", "id: A, title: T", "id: B, title: T", "id: C, title: T"), told)
    made = how_to_report.view(brief(plan, "care"))
    assert [form.action.id for form in made.forms] == ["C"]
    assert made.left_out == "2 actions are over, and nothing is asked of them."


LEVELS_AND_TEXTS = ("summary", "headline", "shared", "reaction", "learning", "behaviour", "result")


def filled(draft: str) -> str:
    """A draft as whoever keeps the plan fills it in: the samples taken as answers, texts where words are asked for."""
    said, section = [], ""
    for line in draft.splitlines():
        key, _, sample = line.partition("#")
        plain, indent = key.rstrip(), len(key) - len(key.lstrip())
        section = plain if not indent else section
        names_an_action = section == "actions:" and indent == 2
        if plain.strip().rstrip(":") in LEVELS_AND_TEXTS:
            plain += " In words"
        elif sample and plain.endswith(":") and "…" not in sample and not names_an_action:
            plain += " " + (sample.strip() if sample.strip()[0] in "[{" else sample.split()[0])
        said.append(plain)
    return "\n".join(said) + "\n"


@pytest.mark.parametrize(
    ("name", "unit", "as_of"), [("nordvik", "helse", "2027-03-01"), ("kvinnojour", "jouren", "2026-11-21")]
)
def test_the_draft_becomes_a_follow_up_without_a_fault(name: str, unit: str, as_of: str):
    plan = load(EXAMPLES / name)
    made = how_to_report.view(brief(plan, unit, date.fromisoformat(as_of)))
    files = sorted((EXAMPLES / name).rglob("*.yaml"))
    whole = "\n---\n".join(file.read_text(encoding="utf-8") for file in files)
    again, findings = load_text(f"{whole}\n---\n{filled(made.draft)}".encode())
    assert again is not None
    assert [str(one.message) for one in findings if one.code.startswith(("KIV0", "KIV1", "KIV2"))] == []
    told = [item.value for item in again.follow_ups if item.value.date.isoformat() == as_of]
    assert [one.unit for one in told] == [unit]
    assert list(told[0].actions) == [form.action.id for form in made.forms]


def test_a_plan_without_anything_has_a_sheet_that_says_so():
    made = compose(plan_of(), "unit", Order(DAY))
    views = {section.name: section.view for section in made.sections}
    assert (views["cards"].groups, views["to_do"].stretches, views["owed"].groups) == ((), (), ())
    assert views["how_to_report"].forms == ()
    assert views["how_to_report"].draft.startswith("kind: follow-up\ndate: 2027-03-01\nsummary:")
