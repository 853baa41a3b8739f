"""How a person is found in text: by name, e-mail address and telephone number, however they are written."""

from __future__ import annotations

import re
import unicodedata

import pytest

from kivplan.model.common import Person
from kivplan.plan.person_patterns import person_patterns, phrase


def hits(text, *keys, **person):
    one = Person.model_validate({"id": "a", "role": "R", **person})
    return any(re.search(pattern, text) for pattern in person_patterns(one, keys or ("name", "email", "phone")))


@pytest.mark.parametrize(
    "text", ["Kari Holm", "KARI HOLM", "kari  holm", "Kari\nHolm", "Holm, Kari", "(kari holm)", "Kari Holms"]
)
def test_a_name_is_found_in_either_order_and_any_case(text):
    assert hits(text, name=" Kari Holm ")


@pytest.mark.parametrize("text", ["Kari", "Holm", "Holm Kari", "Ukari Holm", "KariHolm"])
def test_parts_of_it_are_not(text):
    assert not hits(text, name="Kari Holm")


@pytest.mark.parametrize(
    ("text", "found"),
    [("Bo er her", True), ("Bos liste", True), ("bo", False), ("Boden", False), ("xBo", False), ("Boss", False)],
)
def test_one_word_is_found_as_it_is_spelt(text, found):
    assert hits(text, name="Bo") is found


@pytest.mark.parametrize(
    ("text", "found"),
    [("a.b@c.no", True), ("A.B@C.NO", True), ("<a.b@c.no>", True), ("xa.b@c.no", False), ("aXb@c.no", False)],
)
def test_an_address_is_found_in_any_case(text, found):
    assert hits(text, email="a.b@c.no") is found


@pytest.mark.parametrize("number", ["+47 912 34 567", "0047 91234567", "+4791234567"])
@pytest.mark.parametrize(
    "text", ["+47 912 34 567", "91234567", "912-34-567", "0047 912 34 567", "(+47) 912 34 567", "4791234567"]
)
def test_a_number_with_the_countrys_code_is_found_with_and_without(number, text):
    assert hits(text, phone=number)


def test_a_zero_may_stand_for_the_code():
    assert hits("070-123 45 67", phone="+46 70 123 45 67")
    assert hits("+46 (0)70 123 45 67", phone="+46 70 123 45 67")


@pytest.mark.parametrize("text", ["191234567", "912345678", "+47 912 34 56", "91234"])
def test_other_numbers_are_not(text):
    assert not hits(text, phone="+47 912 34 567")


@pytest.mark.parametrize(
    ("text", "found"),
    [("912 34 567", True), ("91234567", True), ("4791234567", False), ("34567", False), ("234567", False)],
)
def test_a_number_without_a_code_is_found_as_its_digits_are(text, found):
    assert hits(text, phone="912 34 567") is found


@pytest.mark.parametrize(
    ("number", "text", "found"),
    [
        ("1 2 3 4 5", "12345", True),
        ("1 2 3 4", "1234", False),
        ("1 2 3 4", "1 2 3 4", True),
        ("ext. 12", "EXT.  12", True),
    ],
)
def test_what_has_fewer_than_five_digits_is_words(number, text, found):
    assert hits(text, phone=number) is found


def test_only_what_is_asked_for_and_given_is_looked_for():
    person = {"name": "Kari Holm", "email": "a@b.no"}
    assert hits("a@b.no", "email", **person)
    assert not hits("a@b.no", "name", **person)
    assert person_patterns(Person.model_validate({"id": "a", "role": "R"}), ("name", "email", "phone")) == []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("name", ["Åse Öberg", "Åse"])
def test_both_ways_unicode_has_of_writing_a_letter_are_found(form, name):
    for other in ("NFC", "NFD"):
        assert hits(unicodedata.normalize(form, f"hos {name} i dag"), name=unicodedata.normalize(other, name))


def test_a_phrase_is_its_words_with_any_white_space_and_no_more():
    assert re.search(phrase("a.b c"), "x a.b\n C")
    assert not re.search(phrase("a.b c"), "axb c")
    assert not re.search(phrase("a b"), "xa b")
