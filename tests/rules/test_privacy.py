"""What says too much of people: identity numbers anywhere, names and numbers where the public reads."""

from __future__ import annotations

import pytest

from kivplan.findings import Level

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
