"""Who of the plan is named, or can be reached, in a text the public is shown."""

from __future__ import annotations

import unicodedata

import pytest

from kivplan.plan import load
from kivplan.plan.mentions import mentions_for_public

HEAD = """\
kind: plan
format: 1
title: T
organisation: Nordvik kommune
language: nb
period: {start: 2026, end: 2029}
units: [{id: u1, name: Solberg skole, employees: 4}]
"""
KARI = "{id: p1, role: Helsesjef, name: Kari Marie Nordmann, email: kari.n@nordvik.no, phone: +47 912 34 567}"


def head(*people, more=""):
    return f"{HEAD}people:\n" + "".join(f"  - {person}\n" for person in people or (KARI,)) + more


def found(plan_of, text, *people):
    """By whom and by what in the summary."""
    plan = plan_of(head=head(*people, more=f"summary: |\n  {text}\n"))
    mentions = mentions_for_public(plan)
    assert all(mention.text.keys == ("summary",) for mention in mentions)
    return mentions[0].people if mentions else {}


@pytest.mark.parametrize(
    "text",
    [
        "Kari Marie Nordmann leder",
        "kari marie nordmann leder",
        "KARI MARIE NORDMANN",
        "Kari Marie  Nordmann",
        "Kari Marie Nordmanns gruppe",
        "Nordmann, Kari Marie",
        "(Kari Marie Nordmann)",
        "leder:Kari Marie Nordmann.",
    ],
)
def test_a_full_name_counts_in_any_case_and_order(plan_of, text):
    assert found(plan_of, text) == {"p1": "name"}


@pytest.mark.parametrize(
    "text", ["Nordmann leder", "Spør Nordmann.", "Kari Nordmann", "Nordmanns gruppe", "Ola Nordmann", "/Nordmann/"]
)
def test_a_surname_alone_counts_as_it_is_spelt(plan_of, text):
    assert found(plan_of, text) == {"p1": "surname"}


@pytest.mark.parametrize(
    "text",
    [
        "Kari leder",
        "Kari Marie leder",
        "nordmann leder",
        "NORDMANN",
        "Nordmannen",
        "Nordmann-Berg",
        "Berg-Nordmann",
        "Kari Marie Nordmannsen",
        "xKari Marie Nordmannx",
        "fornordmann",
    ],
)
def test_first_names_other_words_and_double_names_do_not(plan_of, text):
    assert found(plan_of, text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "kari.n@nordvik.no",
        "Kari.N@Nordvik.NO",
        "skriv til kari.n@nordvik.no.",
        "912 34 567",
        "91234567",
        "+47 91 23 45 67",
        "0047 912 34 567",
        "+4791234567",
        "ring 912-34-567 i dag",
        "ring 912 34 567 2026",
        "2026 912 34 567",
    ],
)
def test_an_address_and_a_number_count_however_they_are_written(plan_of, text):
    assert found(plan_of, text) == {"p1": "contact"}


@pytest.mark.parametrize(
    "text", ["okari.n@nordvik.no", "kari.n@nordvik.nord", "1912 34 5678", "912 34 56", "4567", "post@nordvik.no"]
)
def test_others_do_not(plan_of, text):
    assert found(plan_of, text) == {}


def test_the_most_telling_of_what_is_there_is_told(plan_of):
    both = "Kari Marie Nordmann (kari.n@nordvik.no)"
    assert found(plan_of, both) == {"p1": "name"}
    assert found(plan_of, f"{both}. Nordmann svarer.") == {"p1": "surname"}


def test_a_name_in_another_of_the_two_ways_of_unicode_is_the_same(plan_of):
    person = "{id: p1, role: Helsesjef, name: Åse Öberg}"
    for text in ("Åse Öberg leder", "Spør Öberg"):
        for form in ("NFC", "NFD"):
            assert found(plan_of, unicodedata.normalize(form, text), unicodedata.normalize(form, person))
            assert found(plan_of, unicodedata.normalize(form, text), person)
            assert found(plan_of, text, unicodedata.normalize(form, person))


@pytest.mark.parametrize(
    ("name", "text", "by"),
    [
        ("Kari Vik", "Spør Vik", None),  # three letters
        ("Kari Viks", "Spør Viks", "surname"),
        ("Kari Vik", "Spør Kari Vik", "name"),
        ("Kari von Essen", "Spør Essen", "surname"),
        ("kari nordmann", "Spør nordmann", None),
        ("kari nordmann", "Spør Kari Nordmann", "name"),
        ("Nordmann, Kari", "Spør Nordmann", "surname"),
        ("Nordmann, Kari", "Spør Nordmann, Kari", "name"),
        ("Nordmann, Kari", "Spør Kari", None),
        ("Kari Solberg", "Solberg er nær", None),  # a unit is called so
        ("Kari Solberg", "Kari Solberg er nær", "name"),
        ("Kari Nordvik", "i Nordvik", None),  # so is the organisation
        ("Kari Helsesjef", "Spør Helsesjef", None),  # and a role
        ("Kari Åkerström-Öberg", "Spør Åkerström-Öberg", "surname"),
        ("Kari Åkerström-Öberg", "Spør Öberg", None),
        ("Berg", "Spør Berg i dag", "name"),
        ("Berg", "Bergs gruppe, Bergs liste", "name"),
        ("Berg", "(Ola) Berg", "name"),
        ("Berg", "Berg er bratt", None),  # it may be the word
        ("Berg", "Fjell. Berg", None),
        ("Berg", "Spør berg", None),
        ("Berg", "Spør Bergen", None),
        ("Bo", "Spør Bo i dag", None),
        ("Roy", "Spør Roy i dag", None),
    ],
)
def test_short_words_and_those_something_else_is_called_do_not_count_alone(plan_of, name, text, by):
    person = f'{{id: p1, role: Helsesjef, name: "{name}"}}'
    assert found(plan_of, text, person) == ({"p1": by} if by else {})


def test_everyone_in_a_text_is_told_each_by_their_own(plan_of):
    people = ("{id: a, role: R, name: Kari Holmen}", "{id: b, role: R, name: Ola Lund, phone: 22 33 44 55}")
    text = "Holmen, Ola Lund og Kari"
    assert found(plan_of, text, *people) == {"a": "surname", "b": "name"}
    assert found(plan_of, "Ring 22334455", *people) == {"b": "contact"}
    assert found(plan_of, "22334455Holmen, ikke på holmen", *people) == {"a": "surname", "b": "contact"}


def test_two_of_one_name_are_both_told(plan_of):
    people = ("{id: a, role: R, name: Kari Holmen}", "{id: b, role: R, name: Kari Holmen}")
    assert found(plan_of, "Kari Holmen", *people) == {"a": "name", "b": "name"}
    assert found(plan_of, "Holmen", *people) == {"a": "surname", "b": "surname"}


@pytest.mark.parametrize("person", ["{id: p1, role: R}", '{id: p1, role: R, name: "-", email: "@", phone: ring}'])
def test_who_has_no_name_is_nowhere(plan_of, person):
    assert found(plan_of, "Kari s ring - @ 4567", person) == {}


DOCUMENTS = """\
kind: foundation
vision: Nordmann 1
---
kind: analysis
challenges: [{id: P1, problem: Nordmann 2}]
competences: [{id: c1, name: Nordmann 3}, {id: c2, name: Nordmann 4}]
needs:
  - {id: N1, type: staffing, title: Nordmann 5, edition: board, competence: c1}
  - {id: N2, type: staffing, title: Nordmann 6, competence: c2}
---
kind: strategy
acquire: {direction: Nordmann 7}
---
kind: action-plan
period: {start: 2026, end: 2026}
actions:
  - {id: H1, title: Nordmann 8, edition: internal, edition_basis: Nordmann 9}
  - {id: H2, title: Nordmann 10, part_of: H1}
  - {id: H3, title: Nordmann 11, criteria: [{text: Nordmann 12}]}
---
kind: action-plan
period: {start: 2027, end: 2027}
actions: [{id: H1, title: Nordmann 13, edition: internal}]
---
kind: follow-up
date: 2026-06-01
summary: Nordmann 14
actions: {H1: {status: done, headline: Nordmann 15}, H3: {status: done, shared: Nordmann 16}}
---
kind: follow-up
date: 2026-07-01
summary: Nordmann 17
actions: {H1: {status: done}}
---
kind: follow-up
date: 2026-08-01
lessons: [Nordmann 18]
"""


def test_all_that_the_public_is_shown_is_searched_and_nothing_else(plan_of):
    plan = plan_of(*DOCUMENTS.split("---\n"), head=head(more="exclude: [Nordmann]\nsummary: Nordmann 0\n"))
    told = [mention.text.text for mention in mentions_for_public(plan)]
    assert told == [f"Nordmann {number}" for number in (0, 1, 2, 4, 6, 7, 11, 12, 14, 16, 18)]


def test_checks_and_reports_of_ones_own_are_nothing_the_public_is_shown(examined):
    own = "checks: {ignore: [Nordmann]}\nreports: {mine: {base: board, logo: Nordmann.svg}}\nsummary: Nordmann\n"
    plan, _ = examined(head=head(more=own))
    assert [mention.text.keys for mention in mentions_for_public(plan)] == [("summary",)]


def test_a_text_among_many_is_found(plan_of):
    lessons = "".join(f"  - Lærdom {number}\n" for number in range(250))
    plan = plan_of(f"kind: follow-up\ndate: 2026-06-01\nlessons:\n{lessons}  - Nordmann\n", head=head())
    assert [mention.text.keys for mention in mentions_for_public(plan)] == [("lessons", 250)]


def test_people_of_shared_files_are_known_and_their_texts_searched(tmp_path):
    (tmp_path / "plan").mkdir()
    text = f"{HEAD}shared: [../Holmen.yaml]\nsummary: Spør Holmen\n"
    (tmp_path / "plan/plan.yaml").write_text(text, encoding="utf-8")
    shared = "kind: shared\npeople: [{id: a, role: R, name: Kari Holmen}]\ncompetences: [{id: c, name: Holmen}]\n"
    (tmp_path / "Holmen.yaml").write_text(shared, encoding="utf-8")
    told = mentions_for_public(load(tmp_path / "plan", cwd=tmp_path))
    assert [(mention.text.keys, mention.people) for mention in told] == [
        (("summary",), {"a": "surname"}),
        (("competences", 0, "name"), {"a": "surname"}),
    ]
