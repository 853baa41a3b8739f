"""Bytes to text: UTF-8 whatever comes before or inside it, and every fault at its place."""

from __future__ import annotations

import pytest

from kivplan.source import read_text
from kivplan.source.reading import MAX_BYTES

PLAN = "kind: plan\ntitle: Økt kompetanse\n"


def told(read):
    return [(f.code, f.place.line, f.place.column) for f in read.findings]


def test_utf8_is_read_as_it_stands():
    read = read_text("plan.yaml", "å ä ö 😀\n".encode())
    assert (read.source.text, read.findings, read.readable) == ("å ä ö 😀\n", (), True)


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert read_text("plan.yaml", PLAN.encode("utf-8-sig")).source.text == PLAN


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_read_and_told_once(codec):
    read = read_text("plan.yaml", PLAN.encode(codec))
    assert read.source.text == PLAN
    assert told(read) == [("KIV003", 1, 1)]
    assert codec[:6].upper() in read.findings[0].message


def test_utf16_in_ascii_letters_alone_is_told_as_such_not_as_control_characters():
    read = read_text("plan.yaml", "kind: plan\n".encode("utf-16-le"))
    assert [f.message for f in read.findings] == ["the file looks like UTF-16, not UTF-8"]


def test_latin1_is_read_as_windows_1252_and_told_at_its_first_letter():
    read = read_text("plan.yaml", "kind: plan\ntitle: Økt “årlig”\n".encode("cp1252"))
    assert read.source.text == "kind: plan\ntitle: Økt “årlig”\n"
    assert told(read) == [("KIV003", 2, 8)]
    assert "“Ø”" in read.findings[0].message
    assert "3 more" in read.findings[0].message


def test_one_stray_byte_leaves_the_columns_of_utf8_alone():
    read = read_text("plan.yaml", "title: Økt på".encode() + b" \xe5r\n")
    assert read.source.text == "title: Økt på år\n"
    assert told(read) == [("KIV003", 1, 15)]


def test_a_byte_no_encoding_knows_is_no_reason_to_stop():
    assert told(read_text("plan.yaml", b"a: \x81\n")) == [("KIV003", 1, 4)]


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x9f", "\ufeff", "\ufffe", "\uffff"])
def test_control_characters_are_told_where_they_stand(character):
    read = read_text("plan.yaml", f"a: b\nc: dø{character}e\n".encode())
    assert told(read) == [("KIV003", 2, 6)]
    assert len(read.source.text) == len(f"a: b\nc: dø{character}e\n")


@pytest.mark.parametrize("character", ["\t", "\x85", "\u2028", "\u00a0", "\u200b", "\ue000", "😀"])
def test_characters_that_text_may_hold_are_no_findings(character):
    assert read_text("plan.yaml", f"a: x{character}y\n".encode()).findings == ()


def test_a_thousand_control_characters_are_a_few_findings():
    assert len(read_text("plan.yaml", b"\x07" * 1000).findings) == 20


def test_a_file_beyond_the_limit_is_not_read():
    read = read_text("plan.yaml", b"#" * (MAX_BYTES + 1))
    assert told(read) == [("KIV004", 1, 1)]
    assert not read.readable
    assert "32 MB" in read.findings[0].message
