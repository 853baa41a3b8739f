"""The board case: its country's headings, what the plan knows under each, and blanks where it cannot know."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kivplan.locale.words import words_for
from kivplan.plan import load, load_text
from kivplan.report import Order, compose, money
from kivplan.report.brief import Brief
from kivplan.report.case import HEADINGS, view
from kivplan.report.case.proposal import points_of
from kivplan.report.reports import REPORTS

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = date(2027, 3, 1)
HEAD = """kind: plan
format: 1
title: P
organisation: O
language: {language}
currency: NOK
period: {{start: 2026, end: 2029}}
"""


def plan_of(*documents: str, language="en", head=""):
    plan, findings = load_text("---\n".join([HEAD.format(language=language) + head, *documents]).encode())
    assert plan is not None, findings
    return plan


def brief(plan, as_of=DAY, language=None) -> Brief:
    language = language or plan.language
    return Brief(plan, Order(as_of), words_for(language, plan.currency), shown=REPORTS["case"].sections)


def chapters(plan, as_of=DAY, language=None):
    return {one.key: one.view.pieces for one in view(brief(plan, as_of, language)).chapters}


def of_kind(pieces, kind):
    return [piece for piece in pieces if piece.kind == kind]


def blanks(pieces):
    return [piece.text for piece in of_kind(pieces, "blank")]


def nordvik():
    return load(EXAMPLES / "nordvik")


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        (
            "nb",
            "Forslag til vedtak, Sammendrag, Bakgrunn, Saksopplysninger, Vurdering, Økonomiske konsekvenser, Vedlegg",
        ),
        (
            "nn",
            "Framlegg til vedtak, Samandrag, Bakgrunn, Saksopplysningar, Vurdering, Økonomiske konsekvensar, Vedlegg",
        ),
        (
            "sv",
            (
                "Förslag till beslut, Sammanfattning, Ärendet, Bedömning, Ekonomiska konsekvenser, Facklig samverkan, "
                "Beslutsunderlag, Beslutet skickas till"
            ),
        ),
        ("en", "Proposed decision, Summary, Background, Facts, Assessment, Financial consequences, Attachments"),
    ],
)
def test_the_headings_are_those_of_the_language_in_their_order(language, headings):
    document = compose(nordvik(), "case", Order(DAY, language=language))
    assert [section.title for section in document.body] == headings.split(", ")
    assert len({section.anchor for section in document.sections}) == len(document.sections)


def test_the_proposals_stand_as_the_plan_words_them_under_who_decides():
    pieces = chapters(nordvik())["decision"]
    assert [one.text for one in of_kind(pieces, "heading")] == [
        "Formannskapet, sak 27/0093",
        "Kommunestyret, sak 27/0094",
        "Venter også på vedtak",
    ]
    wording = of_kind(pieces, "text")[0].said
    assert wording.own
    assert wording.text.startswith("Formannskapet øker rammen for tiltaksplanen")


def test_a_swedish_proposal_is_numbered_and_points_of_one_wording_are_points():
    (wording, *_) = of_kind(chapters(load(EXAMPLES / "kvinnojour"), date(2026, 11, 21))["decision"], "bullets")
    assert (wording.ordered, len(wording.items)) == (True, 1)
    plan = plan_of(
        head="decisions:\n  - {body: B, outcome: proposed,"
        " text: '1. The board adopts the plan.\n\n  2. It is reported.'}\n"
    )
    (wording, *_) = of_kind(chapters(plan)["decision"], "bullets")
    assert [item.text for item in wording.items] == ["The board adopts the plan.", "It is reported."]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("One sentence.", ("One sentence.",)),
        ("The board:\n1. adopts\n2. reports", ("The board:\n1. adopts\n2. reports",)),
        ("1. adopts\n   the plan\n2) reports", ("adopts the plan", "reports")),
        ("2027 is the year.", ("2027 is the year.",)),
        ("", ("",)),
    ],
)
def test_only_a_wording_that_is_all_a_numbered_list_is_taken_apart(text, points):
    assert points_of(text) == points


def test_what_waits_without_a_wording_is_listed_with_a_blank_for_it():
    pieces = chapters(nordvik())["decision"]
    told = [item.text for item in of_kind(pieces, "bullets")[-1].items]
    assert len(told) == 3
    assert told[0].endswith("(H5; frist 25. mars 2027)")
    assert blanks(pieces) == ["‹Fyll inn: ordlyden, eller når det blir tatt opp›"]


def test_the_costs_of_the_proposals_add_up():
    tables = {table.id: table for table in of_kind(chapters(nordvik())["finances"], "table")}
    costs = tables["case-costs"]
    amounts = [cell.text.replace("\N{NO-BREAK SPACE}", " ") for *_, cell in (*costs.rows, costs.total)]
    assert amounts == ["51 000 kr", "180 000 kr", "231 000 kr"]


@pytest.mark.parametrize("name", ["nordvik", "kvinnojour", "lavangen-2020"])
def test_the_money_is_that_of_the_money_section(name):
    plan = load(EXAMPLES / name)
    known = money.view(brief(plan))
    number = words_for(plan.language, plan.currency).formats.number
    tables = [table for table in of_kind(chapters(plan)["finances"], "table") if table.id != "case-costs"]
    assert [table.caption for table in tables] == [table.caption for table in known.main]
    for made, source in zip(tables, known.main, strict=True):
        if source.total:
            totals = [cell.value for cell in source.total.cells]
            shown = [cell.text for cell in made.total[1:]]
            assert shown == [None if value is None else number(Decimal(value), decimals=0) for value in totals]


def test_the_head_names_number_body_and_deadline_and_leaves_the_rest_blank():
    cover = compose(load(EXAMPLES / "kvinnojour"), "case", Order(date(2026, 11, 21))).sections[0].view
    facts = {fact.label: (fact.text, fact.blank) for fact in cover.facts}
    assert facts == {
        "Diarienummer": ("‹Fyll i: diarienummer›", True),
        "Beslutas av": ("Styrelsen", False),
        "Slutdatum": ("8 december 2026", False),
        "Sammanträdesdatum": ("‹Fyll i: sammanträdesdatum›", True),
        "Handläggare": ("‹Fyll i: handläggare›", True),
        "Datum": ("21 november 2026", False),
    }


def test_the_case_number_of_the_adopted_plan_is_not_taken_for_the_cases():
    cover = compose(nordvik(), "case", Order(DAY)).sections[0].view
    told = " ".join(fact.text for fact in cover.facts)
    assert "27/0093" in told
    assert "27/0094" in told
    assert "26/1187" not in told


def test_earlier_decisions_and_the_unions_are_told_up_to_the_day():
    made = chapters(nordvik(), date(2025, 12, 31))
    earlier = of_kind(made["background"], "bullets")[-1]
    assert [item.label.split(",")[0] for item in earlier.items] == ["Formannskapet", "Kommunestyret"]
    assert "Rekrutteringsplan 2021–2025" in earlier.items[1].text
    assert len(of_kind(made["facts"], "bullets")[-1].items) == 2


def test_in_swedish_the_unions_have_a_heading_of_their_own_and_facts_begin_with_the_background():
    made = chapters(load(EXAMPLES / "kvinnojour"), date(2026, 11, 21))
    assert "background" not in made
    assert of_kind(made["facts"], "text")[0].said.text.startswith("Att ge skyddat boende")
    (talk,) = of_kind(made["union-dialogue"], "bullets")[0].items
    assert talk.label == "Fackligt ombud, 27 januari 2026, samverkan"
    assert of_kind(made["sent-to"], "bullets")[0].items[0].text == "Verksamhetschef"


@pytest.mark.parametrize("language", sorted(HEADINGS))
def test_no_heading_is_empty_even_where_the_plan_knows_nothing(language):
    made = chapters(plan_of(language=language))
    assert all(made.values())
    assert blanks(made["decision"])
    assert all(text.startswith("‹") and text.endswith("›") for pieces in made.values() for text in blanks(pieces))


def test_a_blank_that_the_plan_can_fill_is_not_there():
    full, bare = chapters(nordvik()), chapters(plan_of(language="nb"))
    for key in ("background", "facts"):
        assert blanks(full[key]) == []
        assert blanks(bare[key])


def test_a_decided_proposal_is_no_longer_proposed():
    head = (
        "decisions:\n  - {body: B, outcome: proposed, case: '1', text: Old}\n"
        "  - {body: B, outcome: adopted, case: '1', date: 2026-02-01, text: New}\n"
    )
    pieces = chapters(plan_of(head=head))["decision"]
    assert of_kind(pieces, "text")[0].said.text == "The plan is not adopted, and no decision on it is proposed yet."
    assert blanks(pieces) == ["‹To be filled in: the wording of the proposed decision, ready for the minutes›"]


def test_what_the_public_may_not_see_is_not_in_the_public_case():
    hidden = (
        "kind: action-plan\nperiod: {start: 2026, end: 2029}\nactions:\n"
        "  - {id: H9, title: Secret closing of a unit, edition: internal}\n"
    )
    follow_up = (
        "kind: follow-up\ndate: 2026-05-01\nactions:\n"
        "  H9: {status: off_track, deviations: [{what: Leak, decided_by: board}]}\n"
    )
    plan = plan_of(hidden, follow_up)
    assert "Leak" in repr(compose(plan, "case", Order(DAY, "internal")))
    assert "Leak" not in repr(compose(plan, "case", Order(DAY, "public")))
