"""Where words that may not be read are looked for by their signs first, what is found is what their patterns find."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kivplan.plan import load_text
from kivplan.report.clues import _LATIN, _in_one_case
from kivplan.report.masking import Mask, mask_of

KEYS = ("name", "email", "phone")
HEAD = """
kind: plan
format: 1
title: Plan
organisation: Nordvik
language: nb
period: {start: 2026, end: 2027}
people:
  - {id: a, role: HR, name: Kari Nordmann, email: kari@nordvik.no, phone: +47 22 33 44 55}
  - {id: b, role: Leder, name: Ole-Bård Å, email: o.b@nordvik.no, phone: "22334456"}
  - {id: c, role: Tillitsvalgt, name: Bo, phone: "12345"}
  - {id: d, role: Verneombud, name: Åse İnci ẞtrauſs, phone: 0047 98765}
  - {id: e, role: Rådgjevar, name: Σοφία Жданова}
  - {id: f, role: Kari Nordmanns vikar, name: Nordmann Kari}
"""
PEOPLE = load_text(HEAD.encode())[0].head.people
PIECES = [
    *("kari", "Kari", "KARI", "Nordmann", "nordmanns", "NORDMANN,", "Ole-Bård", "Ole-Bård", "Å", "Bo", "Bos", "Boden"),
    *("Åse", "Åse", "inci", "ıncı", "İNCİ", "ßtrauss", "ẞTRAUSS", "ΣΟΦΊΑ", "σοφία", "жданова", "@nordvik.no", "o.b"),
    *("22", "33", "44", "55", "56", "(0)", "+47", "12345", "1 2 3", "H-12", "H-12.3", "h-12", "Til-2"),
    *(
        "Et tiltak",
        "skal",
        "bort",
        "bort–hen",
        " ",
        " ",
        " ",
        "  ",
        "\n",
        "-",
        ".",
        ",",
        "\u030a",
        "\u0345",
        "\u00a0",
        "\0",
    ),
]


def _mask():
    titles = ("Et tiltak skal bort", "bort–hen å", "Έν σχέδιο")
    return mask_of([(person, KEYS) for person in PEOPLE], ("H-12", "Til-2", "H-12.3"), titles)


def _by_patterns_alone(mask: Mask, text: str) -> str:
    every = re.compile("|".join(f"({word.pattern})" for word in mask.words))
    return every.sub(lambda match: mask.words[match.lastindex - 1].instead, text)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_a_text_is_masked_as_by_all_patterns_at_once(text):
    mask = _mask()
    assert mask.over(text) == _by_patterns_alone(mask, text)
    assert mask.hits(text) == (_by_patterns_alone(mask, text) != text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Spør KARI NORDMANNS nabo", "Spør HRS nabo"),
        ("Spør Nordmann,\tKari", "Spør HR"),
        ("Ring 0047 22.33.44.55", "Ring HR"),
        ("Ring 2233/4455, så", "Ring HR, så"),
        ("Ring 98 765", "Ring Verneombud"),
        ("Ring (223) 34-456", "Ring (Leder"),
        ("Boden, Bo og Bos", "Boden, Tillitsvalgt og Tillitsvalgts"),
        ("Se H-12 og H-123", "Se […] og H-123"),
        ("Et tiltak  skal\nbort snart", "[…] snart"),
        ("o.b@nordvik.no", "Leder"),
        ("storby@nordvik.no", "storby@nordvik.no"),
    ],
)
def test_names_numbers_ids_and_titles_are_masked(text, shown):
    assert _mask().over(text) == shown


def test_a_mask_without_words_changes_nothing():
    assert not Mask(())
    assert Mask(()).over("Kari") == "Kari"
    assert not Mask(()).hits("Kari")
    assert not _mask().hits(None)


def test_letters_that_re_takes_for_one_another_are_one_in_a_sign():
    every = "".join(chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    cased = "".join(sign for sign in every if sign.lower() != sign or sign.upper() != sign or sign.casefold() != sign)
    plain = [sign for sign in cased if _LATIN.fullmatch(sign)]
    assert len(plain) > 400
    for sign in plain:
        for same in re.findall(f"(?i:{re.escape(sign)})", cased):
            assert _in_one_case(same) == _in_one_case(sign)
            assert bool(re.match(r"\w", same)) == bool(re.match(r"\w", sign))


def test_one_case_changes_neither_how_many_signs_there_are_nor_which_belong_to_words():
    for code in range(sys.maxunicode + 1):
        sign = chr(code)
        same = _in_one_case(sign)
        assert len(same) == 1
        if same != sign:
            assert bool(re.match(r"\w", same)) == bool(re.match(r"\w", sign))
