"""Whatever may be an identity number is covered wherever a line or a word of a plan is shown."""

from __future__ import annotations

import pytest

from kivplan.findings import Finding, Level, Place, Related, masked

PLACE = Place("plan.yaml", 1, 1, 1, 2)


@pytest.mark.parametrize(
    "number",
    [
        "17854000063",
        "178540 00063",
        "178540-00063",
        "178540–00063",
        "178540−00063",
        "178540\u00a000063",
        "178540\u202f00063",
        "178540\u00ad00063",
        "178540\t00063",
        "178540  00063",
        "178540 - 00063",
        "178540 – 00063",
        "178540.00063",
        "178540:00063",
        "178540/00063",
        "178540_00063",
        "17.85.40 00063",
        "17.85.4000063",
        "17 85 40 00063",
        "17\u00a085\u00a040\u00a000063",
        "8112189876",
        "811218-9876",
        "811218+9876",
        "811218 9876",
        "198112189876",
        "19811218-9876",
        "19811218 – 9876",
        "1981-12-18-9876",
        "1981-12-18 9876",
        r"178540\x2000063",
        r"178540\u002000063",
        r"178540\u201300063",
        r"178540\_00063",
        r"178540\ 00063",
        r"\x317854000063",
        r"1785400006\u0033",
        r"1\U00000037854000063",
        r"\u0038\x311218-9876",
    ],
)
def test_every_way_of_writing_one_is_covered_and_columns_stay(number):
    assert masked(f"Spør {number} først") == f"Spør {'•' * len(number)} først"


@pytest.mark.parametrize(
    "text",
    [
        "fra 2026-09-15 til 2027-03-01",
        "2026-09-15–2027-03-01",
        "2026-09-15 – 2027-03-01",
        "2026-09-15/2027-03-01",
        "2026-09-15–2027",
        "2026–2029",
        "25/1042",
        "1 234 567 890",
        "22 33 44 55",
        "123 456 789",
        "12345-1234",
        "1234567-1234",
        "1785400006312345",
        "12345678901234",
        "178540\n00063",
        "178540. 00063",
        "178540, 00063",
        "17.85 40 00063",
        "17.85.40 0006",
        "2026-09-15T12:30",
        r"C:\plan\2026",
    ],
)
def test_dates_amounts_and_longer_rows_of_digits_stay(text):
    assert masked(text) is text


def test_two_on_a_line_are_both_covered():
    assert masked("811218-9876 og 178540 00063") == "••••••••••• og ••••••••••••"


def test_a_row_of_thirteen_digits_is_covered_and_one_of_fourteen_is_not():
    assert masked("1234567890123") == "•" * 13
    assert masked("12345678901234") == "12345678901234"


def test_all_words_of_a_finding_are_covered():
    number, covered = "178540–00063", "•" * 12
    finding = Finding(
        "KIV104", "bad-value", Level.ERROR, f"a {number}", PLACE, f"b {number}", (Related(PLACE, number),)
    )
    seen = finding.masked()
    assert (seen.message, seen.hint, seen.related[0].message) == (f"a {covered}", f"b {covered}", covered)
    assert (seen.code, seen.where) == (finding.code, finding.where)


@pytest.mark.parametrize(
    ("message", "hint", "related"), [("178540 00063", None, ""), ("", "17.85.40 00063", ""), ("", None, "811218-9876")]
)
def test_one_of_them_is_enough(message, hint, related):
    finding = Finding("KIV104", "bad-value", Level.ERROR, message, PLACE, hint, (Related(PLACE, related),))
    seen = finding.masked()
    assert not any(map(str.isdigit, f"{seen.message}{seen.hint}{seen.related[0].message}"))


def test_a_finding_without_any_is_the_same_one():
    finding = Finding("KIV104", "bad-value", Level.ERROR, "2026-09-15 is no amount", PLACE, "write 30000")
    assert finding.masked() is finding
