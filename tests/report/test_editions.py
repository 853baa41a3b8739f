"""What an edition may not show cannot be found in it, by any means."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from html5lib import parse

from kivplan.findings import Finding, Level, Place
from kivplan.plan import load, load_text
from kivplan.plan.coverage import gaps
from kivplan.plan.money import money_of_plans, totals
from kivplan.render import Order, render_plan
from kivplan.report.editions import redact, tellable
from kivplan.report.reports import REPORTS
from kivplan.rules import validate

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2027, 3, 1)
PEOPLE = ("Testnavn", "Eksempelsen", "Prøvenavn", "Oppdiktsen")
CONTACTS = ("testnavn.eksempelsen@example.org", "provenavn.oppdiktsen@example.org", "example.org")
INTERNAL = ("Solvika", "dagsenter", "aktivitør", "Aktivitør", "H10", "N16", "Fem av sju", "Kartleggingssamtale")
FOR_BOARD = ("H17", "Lønnstillegg for sykepleiere", "fast nattevakt", "Lokal særavtale")

HEAD = """
kind: plan
format: 1
title: Plan
organisation: {organisation}
language: nb
period: {{start: 2026, end: 2027}}
people:
  - {{id: leder, role: Fagleder, name: Kari Nordmann, email: kari.nordmann@firma.no, phone: +47 912 34 567}}
  - {{id: kort, role: Rådgiver, name: Bo}}
units: [{{id: a, name: Avdeling A}}]
---
kind: analysis
competences: [{{id: k1, name: Sjelden fagprøve}}, {{id: k2, name: Vanlig fag}}]
needs:
  - {{id: N1, type: staffing, competence: k2, present: 1, required: 4}}
{needs}
---
kind: action-plan
unit: a
period: {{start: 2026, end: 2026}}
actions:
  - {{id: B1, title: Åpent tiltak, strategy: develop, needs: [N1{used}], cost: {{fixed: 1000}}}}
{actions}
---
kind: follow-up
date: 2026-06-01
actions:
  B1: {{status: on_track, headline: "{headline}"}}
{reports}
"""
HIDDEN = """  - id: X9
    title: Nedleggelse av Lia
    edition: internal
    edition_basis: Loven § 1
    strategy: phase_out
    needs: [N1, N7]
    cost: {fixed: 777000}
  - {id: X9.1, title: Del av det hele, part_of: X9, cost: {fixed: 1234}}
"""


def made(*, hidden: bool = True, headline: str = "Godt i gang", organisation: str = "Firma", used: str = ""):
    text = HEAD.format(
        organisation=organisation,
        needs="  - {id: N7, type: staffing, competence: k1, title: Noe å dekke, present: 0, required: 2}"
        if hidden
        else "",
        used=used,
        actions=HIDDEN if hidden else "",
        headline=headline,
        reports="  X9: {status: at_risk, headline: Uro, deviations: [{what: Sluttpakke, decided_by: board}]}"
        if hidden
        else "",
    )
    if not hidden:  # the competence that only the hidden need asks for is left out with it
        text = text.replace("{id: k1, name: Sjelden fagprøve}, ", "")
    plan, findings = load_text(text.encode())
    assert plan is not None
    assert findings == ()
    return plan


def rendered(plan, edition: str, *, checked: bool = True) -> str:
    reports = [name for name in REPORTS if name != "unit"]  # which must be told of which unit
    assert "board" in reports
    files = render_plan(
        plan, Order(DAY, edition), reports=reports, findings=validate(plan, as_of=DAY) if checked else ()
    )
    return "".join(file.data.decode() for file in files)


@pytest.mark.parametrize(
    ("edition", "words"),
    [("public", (*PEOPLE, *CONTACTS, *INTERNAL, *FOR_BOARD)), ("board", (*CONTACTS, *INTERNAL)), ("internal", ())],
)
def test_no_byte_of_nordviks_packs_holds_what_the_edition_leaves_out(edition, words):
    text = rendered(load(ROOT / "examples" / "nordvik"), edition)
    assert [word for word in words if word in text] == []
    assert ("H17" in text) == (edition != "public")
    assert ("H10" in text) == (edition == "internal")


def test_an_action_takes_its_parts_reports_and_needs_along():
    plan, withheld = redact(made(), "public")
    assert list(plan.actions) == ["B1"]
    assert plan.reports_of("X9") == ()
    assert list(plan.needs) == ["N1"]
    assert list(plan.competences) == ["k2"]
    assert (withheld.actions, withheld.needs, withheld.bases) == (2, 1, ("Loven § 1",))


def test_a_need_that_an_action_still_answers_stays():
    plan, withheld = redact(made(used=", N7"), "public")
    assert list(plan.needs) == ["N1", "N7"]
    assert withheld.needs == 0


def test_a_need_of_a_narrower_edition_leaves_the_actions_that_name_it():
    text = HEAD.format(
        organisation="Firma",
        needs="  - {id: N7, type: staffing, title: Skjult behov, edition: board}",
        used=", N7",
        actions="",
        headline="Godt",
        reports="needs: {N7: 3}",
    )
    whole, _ = load_text(text.encode())
    plan, withheld = redact(whole, "public")
    assert plan.actions["B1"].action.needs == ("N1",)
    assert plan.follow_ups[0].value.needs == {}
    assert withheld.needs == 1
    assert list(redact(whole, "board")[0].needs) == ["N1", "N7"]


def test_figures_are_of_what_is_shown():
    plan, _ = redact(made(), "public")
    assert totals(plan, DAY).whole.gross == 1000
    assert [gap.id for gap in gaps(plan, DAY)] == ["N1"]


def test_an_action_kept_back_in_one_period_is_kept_back_in_all():
    text = HEAD.format(
        organisation="F",
        needs="",
        used="",
        headline="x",
        reports="",
        actions="""---
kind: action-plan
unit: a
period: {start: 2027, end: 2027}
actions: [{id: B1, title: Åpent tiltak, edition: internal}, {id: B2, title: Et annet}]""",
    )
    plan, _ = redact(load_text(text.encode())[0], "public")
    assert list(plan.actions) == ["B2"]


def test_an_action_plan_with_nothing_left_takes_its_budget_along():
    text = HEAD.format(
        organisation="F",
        needs="",
        used="",
        headline="x",
        reports="",
        actions="""---
kind: action-plan
period: {start: 2027, end: 2027}
budget: 990000
actions: [{id: X1, title: Skjult, edition: internal, cost: {fixed: 980000}}]""",
    )
    plan, _ = redact(load_text(text.encode())[0], "public")
    assert [amount.budget for _, amount in money_of_plans(plan, DAY)] == [None]


@pytest.mark.parametrize("edition", ["public", "board"])
def test_the_pack_is_the_same_whether_or_not_the_file_holds_the_internal_action(edition):
    with_it = rendered(made(), edition, checked=False).replace(
        "for det som vises av tiltaksplanene", "i tiltaksplanene"
    )
    notice = "Noe er utelatt fra denne utgaven. Tall og summer gjelder det som vises. Hjemmel: Loven § 1."
    assert notice in with_it
    kept = [line for line in with_it.splitlines() if line and notice not in line]
    assert kept == [line for line in rendered(made(hidden=False), edition, checked=False).splitlines() if line]


SPELLINGS = (
    "Kari Nordmann",
    "KARI NORDMANN",
    "Nordmann, Kari",
    "Kari  Nordmanns plan",
    "kari.nordmann@firma.no",
    "912 34 567",
    "91234567",
    "+47 91 23 45 67",
    "004791234567",
    "Spør Bo.",
    "Bos liste",
)


@pytest.mark.parametrize("words", SPELLINGS)
def test_a_name_or_contact_in_any_text_becomes_the_role(words):
    text = rendered(made(headline=words, organisation=f"Firma ({words})"), "public")
    for part in ("Kari", "KARI", "Nordmann", "912", "9123", "firma.no", "Bo.", "Bos "):
        assert part not in text, part
    assert "Fagleder" in text or "Rådgiver" in text


def test_a_short_name_does_not_hit_other_words():
    assert "Boden og Bodø" in rendered(made(headline="Boden og Bodø"), "public")


def test_the_board_reads_names_but_no_contact_details():
    text = rendered(made(headline="Kari Nordmann, kari.nordmann@firma.no, 91234567"), "board")
    assert "Kari Nordmann" in text
    assert "firma.no" not in text
    assert "91234567" not in text


def test_a_role_that_is_a_name_does_not_tell_it():
    whole, _ = load_text(
        b"kind: plan\nformat: 1\ntitle: Om Ola Dunk\norganisation: X\nlanguage: nb\nperiod: {start: 2026, end: 2026}\n"
        b"people: [{id: o, role: Ola Dunk, name: Ola Dunk}]\n"
    )
    plan, _ = redact(whole, "public")
    assert "Dunk" not in plan.name_of("o")
    assert "Dunk" not in plan.head.title


def test_what_is_left_out_is_not_named_in_the_text_that_stays():
    text = rendered(made(headline="Se X9 og nedleggelse  av Lia"), "public")
    assert "X9" not in text
    assert "Lia" not in text


def test_the_internal_edition_is_the_plan_itself():
    plan = made()
    assert redact(plan, "internal") == (plan, redact(plan, "internal")[1])
    assert not redact(plan, "internal")[1]


def test_a_redacted_plan_has_no_lines_and_no_findings_and_still_finds_its_places():
    whole = load(ROOT / "examples" / "nordvik")
    plan, _ = redact(whole, "public")
    assert plan.findings == ()
    assert plan.line(whole.files[0], 1) == ""
    for key, act in plan.actions.items():
        found = [plan.locate(term.item.spot("id")) for term in act.terms]
        assert found == [whole.locate(term.item.spot("id")) for term in whole.actions[key].terms]


def finding(place: Place, message: str = "noe", code: str = "KIV001") -> Finding:
    return Finding(code, "x", Level.WARNING, message, place)


def test_findings_are_told_only_where_they_stand_and_speak_outside_what_is_left_out():
    whole = made()
    plan, _ = redact(whole, "public")
    inside = whole.locate(whole.actions["X9"].last.item.spot("cost"))
    part = whole.locate(whole.actions["X9.1"].last.item.spot("id"))
    report = whole.locate(whole.reports_of("X9")[0].item.spot(part="key"))
    outside = whole.locate(whole.actions["B1"].last.item.spot("title"))
    kept = finding(outside, "B1 mangler ansvarlig")
    others = [
        finding(inside),
        finding(part),
        finding(report),
        finding(outside, "X9 koster for mye"),
        finding(outside, "Nedleggelse av Lia koster for mye"),
        finding(outside, "spør Kari Nordmann"),
        finding(replace(outside, file="referat Kari Nordmann.yaml")),
    ]
    assert tellable([kept, *others], whole, plan, DAY) == (kept,)
    assert len(tellable([kept, *others], whole, whole, DAY)) == 8


def test_a_finding_that_counts_or_adds_up_what_is_left_out_is_not_told():
    """What the rules find in the same words of what is shown alone rests on nothing else."""
    text = (
        (ROOT / "examples/ten-lines/plan.yaml").read_bytes().split(b"---")[0]
        + b"""---
kind: action-plan
period: {start: 2026, end: 2026}
budget: 100
actions:
  - {id: S1, title: A, cost: {fixed: 50, grants: [{from: F, amount: 60, status: granted}]}}
  - {id: S2, title: B, cost: {fixed: 40, grants: [{from: F, amount: 90, status: granted}]}}
  - {id: S2.1, title: C, part_of: S2, edition: board, cost: {fixed: 7}}
  - {id: X, title: D, edition: board, cost: {fixed: 300}}
"""
    )
    whole, _ = load_text(text)
    plan, _ = redact(whole, "public", DAY)
    found = [one for one in validate(whole, as_of=date(2026, 3, 1)) if one.code in ("KIV603", "KIV605")]
    shown = tellable(found, whole, plan, date(2026, 3, 1))
    assert any("47" in one.message for one in found)
    assert any(one.code == "KIV603" for one in found)
    assert [str(one.message) for one in shown] == [str(one.message) for one in found if "S1" in one.message]


def test_the_pages_are_whole_html_in_every_edition():
    for edition in ("public", "board", "internal"):
        for file in render_plan(made(), Order(DAY, edition)):
            if file.name.endswith("html"):
                assert parse(file.data.decode()) is not None


def test_people_and_competences_of_a_shared_document_are_redacted_too():
    text = HEAD.format(organisation="F", needs="", used="", actions="", headline="Ring Liv Hav", reports="")
    text += (
        "---\nkind: shared\npeople: [{id: liv, role: Koordinator, name: Liv Hav}]\ncompetences: [{id: k9, name: Fag}]\n"
    )
    plan, _ = redact(load_text(text.encode())[0], "public")
    assert plan.people["liv"].value.name is None
    assert plan.reports_of("B1")[0].value.headline == "Ring Koordinator"
    assert "k9" in plan.competences


def test_the_budget_of_an_action_plan_goes_with_an_action_that_costs_something():
    text = b"""kind: plan
format: 1
title: T
organisation: O
language: nb
period: {start: 2026, end: 2026}
---
kind: action-plan
period: {start: 2026, end: 2026}
budget: 100000
actions:
  - {id: A1, title: Shown, cost: {fixed: 40000}}
  - {id: A2, title: Kept back, cost: COST, edition: internal}
"""
    costly, _ = load_text(text.replace(b"COST", b"{fixed: 70000}"))
    free, _ = load_text(text.replace(b"COST", b"{hours: 70}"))
    assert redact(costly, "public")[0].action_plans[0].value.budget is None
    assert redact(free, "public")[0].action_plans[0].value.budget == 100000
    assert redact(costly, "internal")[0].action_plans[0].value.budget == 100000
