"""What says too much of people: identity numbers anywhere, names and numbers where the public reads."""

from __future__ import annotations

import pytest

from kivplan.findings import Level
from kivplan.plan import load_text
from kivplan.report.editions import redact

NORWEGIAN, SWEDISH = "17854000063", "811218-9876"
NUMBER = "national-identity-number"


@pytest.mark.parametrize("number", [NORWEGIAN, "178540 00063", SWEDISH, "198112189876"])
@pytest.mark.parametrize("status", ["draft", "proposed", "adopted", "closed"])
def test_an_identity_number_is_an_error_at_its_digits_in_any_plan(check, number, status):
    found = check(f"id: H1\napproach: Ask {number} first.\n", status=status)
    assert found.places() == [(NUMBER, number)]
    assert found.findings[0].level is Level.ERROR


@pytest.mark.parametrize(("number", "country"), [(NORWEGIAN, "Norwegian"), (SWEDISH, "Swedish")])
def test_the_country_is_told_and_the_number_is_not(check, number, country):
    finding = check(f"id: H1\napproach: Ask {number} first.\n").of(NUMBER)
    assert finding.message == (
        f"this is a valid {country} identity number, and a plan is copied and kept where nobody can take it back"
    )
    assert finding.hint == (
        "write the role instead; where the plan is kept in git, remove the number from the history as well"
    )
    assert finding.related == ()
    assert finding.masked() is finding


def test_each_number_is_told(check):
    found = check(f"id: H1\napproach: Ask {NORWEGIAN} and {SWEDISH}.  # or {NORWEGIAN}\n")
    assert found.places() == [(NUMBER, NORWEGIAN), (NUMBER, SWEDISH), (NUMBER, NORWEGIAN)]


def test_a_number_is_told_where_the_rest_could_not_be_read(check):
    found = check(f"id: H1\ncost: {{fixed: 5.000}}\nunknown: {NORWEGIAN}\n---\nkind: oddity\nx: {SWEDISH}\n")
    assert found.places(NUMBER) == [(NUMBER, NORWEGIAN), (NUMBER, SWEDISH)]


def test_an_ignore_comment_with_a_reason_silences_it_on_its_line_alone(check):
    text = f"id: H1\napproach: {NORWEGIAN} # kivplan: ignore[{NUMBER}] an account\naim: {SWEDISH}\n"
    assert check(text).places() == [(NUMBER, SWEDISH)]


def test_settings_can_turn_it_off(check):
    settings = f"kind: plan\nchecks: {{ignore: [{NUMBER}]}}\n"
    assert check(f"{settings}---\nid: H1\naim: {NORWEGIAN}\n").findings == ()


def test_a_number_of_one_not_born_yet_is_none(check):
    assert check("id: H1\naim: 20270102-9874\n").findings == ()


NAME = "name-for-public"
KARI = "{id: head, role: Head of nursing, name: Kari Nordmann, email: kari@nordvik.no, phone: +47 912 34 567}"


def people(*others):
    return f"kind: plan\npeople: [{', '.join((KARI, *others))}]\n---\n"


@pytest.mark.parametrize("status", ["draft", "proposed", "adopted", "closed"])
def test_a_name_is_a_warning_at_its_text_in_any_plan(check, status):
    found = check(people() + "id: H1\napproach: Ask Kari Nordmann first.\n", status=status)
    assert found.places() == [(NAME, "Ask Kari Nordmann first.")]
    assert found.findings[0].level is Level.WARNING


def test_a_full_name_is_told_by_the_role_that_is_to_stand_there(check):
    finding = check(people() + "id: H1\napproach: Ask Kari Nordmann first.\n").of(NAME)
    assert finding.message == (
        "the text names head “Head of nursing”, and a plan that becomes public speaks of roles: "
        "the role will stand there in place of the name"
    )
    assert finding.hint == "write the role yourself, so that the sentence is right: “Head of nursing”"


def test_a_surname_alone_is_told_as_what_the_public_edition_would_show(check):
    finding = check(people() + "id: H1\napproach: Ask Nordmann first.\n").of(NAME)
    assert finding.message == (
        "the text names head “Head of nursing” otherwise than `people:` does, and the public edition, "
        "which knows that form alone, shows it"
    )
    assert finding.hint == "write the role instead: “Head of nursing”"


@pytest.mark.parametrize("how", ["kari@nordvik.no", "91 23 45 67"])
def test_how_to_reach_someone_is_told(check, how):
    finding = check(people() + f"id: H1\napproach: Ask {how} first.\n").of(NAME)
    assert finding.message == (
        "the text has the e-mail address or telephone number of head “Head of nursing”, "
        "and the public is to see neither"
    )
    assert finding.hint == "leave them to `people:`, and write the role here: “Head of nursing”"
    assert how not in f"{finding.message}{finding.hint}"


def test_of_several_people_in_a_text_those_the_public_would_see_are_told_at_once(check):
    ola, per = "{id: ola, role: Mentor, name: Ola Lunde}", "{id: per, role: HR adviser, name: Per Moland}"
    text = "id: H1\naim: Ola Lunde and Per Moland ask\napproach: Ola Lunde, Nordmann and Moland ask\n"
    first, second = check(people(ola, per) + text).findings[-2:]
    assert "names ola “Mentor” and per “HR adviser”, and a plan" in first.message
    assert first.hint.endswith(": “Mentor” and “HR adviser”")
    assert "names head “Head of nursing” and per “HR adviser” otherwise" in second.message


def test_each_text_is_told(check):
    found = check(people() + "id: H1\naim: Ask Nordmann.\napproach: Ask Kari Nordmann, Nordmann that is.\n")
    assert found.places() == [(NAME, "Ask Nordmann."), (NAME, "Ask Kari Nordmann, Nordmann that is.")]


@pytest.mark.parametrize(
    "text",
    [
        "id: H1\napproach: Ask Kari first.\n",
        "id: H1\napproach: Ask the head of nursing.  # Nordmann\n",
        "id: H1\napproach: Ask Nordmann.\nedition: internal\n",
        "id: H1\napproach: Ask Nordmann.\nedition: board\n",
        "id: H1\nedition: internal\n---\nid: H2\npart_of: H1\napproach: Ask Nordmann.\n",
    ],
)
def test_first_names_comments_and_what_the_public_is_not_shown_are_left_alone(check, text):
    assert check(people() + text).places(NAME) == []


def test_the_public_edition_masks_what_is_told_as_masked_and_shows_the_rest(check):
    text = check(people() + "id: H1\naim: Ask Kari Nordmann.\napproach: Ask Nordmann.\n").text
    plan, _ = load_text(text.encode(), "plan.yaml")
    action = redact(plan, "public")[0].actions["H1"].action
    assert (action.aim, action.approach) == ("Ask Head of nursing.", "Ask Nordmann.")
