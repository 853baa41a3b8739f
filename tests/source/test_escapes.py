"""Characters nobody sees that only the escapes of double-quoted text bring in."""

from __future__ import annotations

import pytest

from kivplan.render.text import OVERRIDES
from kivplan.source import SourceText, parse


def found(text):
    """Of each such finding: the character it names, and the text at its place."""
    lines = text.split("\n")
    findings = [finding for finding in parse(SourceText("x.yaml", text)).findings if finding.code == "KIV003"]
    places = [finding.place for finding in findings]
    texts = [lines[p.line - 1][p.column - 1 : p.end_column - 1] for p in places if p.line == p.end_line]
    return list(zip([f.message.params["code"] for f in findings], texts, strict=True))


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        (r'title: "a \e]0;evil\a"', "U+001B", r'"a \e]0;evil\a"'),
        (r'title: "\x07"', "U+0007", r'"\x07"'),
        (r'path: "C:\bygg"', "U+0008", r'"C:\bygg"'),
        (r'a: ["x", "\u202e"]', "U+202E", r'"\u202e"'),
        (r'a: "\U00002069"', "U+2069", r'"\U00002069"'),
        (r'a: "\N"', "U+0085", r'"\N"'),
        (r'a: "\x9b2J"', "U+009B", r'"\x9b2J"'),
        (r'a: "\0"', "U+0000", r'"\0"'),
        (r'a: "\uFEFF"', "U+FEFF", r'"\uFEFF"'),
        (r'"\e": x', "U+001B", r'"\e"'),
        (r'"\e":', "U+001B", r'"\e"'),
        (r'- "\e"', "U+001B", r'"\e"'),
        (r'"\e"', "U+001B", r'"\e"'),
        (r'a: &b "\e"', "U+001B", r'&b "\e"'),
        ('a: "\\n \u202e \\e"', "U+001B", '"\\n \u202e \\e"'),
    ],
)
def test_an_escape_for_what_nobody_sees_is_an_error_at_the_text_it_stands_in(text, code, at):
    assert found(text) == [(code, at)]


@pytest.mark.parametrize(
    "text",
    [
        r'a: "two\nlines and a\ttab, \"quotes\", a \\ and \xe5 \u00e6 \_ \L"',
        r"a: 'C:\bygg \e \x07'",
        r"a: C:\bygg \e \x07",
        "a: |\n  \\e \\x07",
        r'# "\e"',
    ],
)
def test_other_escapes_and_backslashes_that_are_none_are_left_alone(text):
    assert found(text) == []


def test_a_text_that_is_repeated_is_told_once_and_no_more_than_twenty_are():
    assert len(found('a: &x "\\e"\nb: *x\nc: {d: *x}\n')) == 1
    assert len(found("".join(f'k{n}: "\\e"\n' for n in range(100)))) == 20


def test_all_documents_are_looked_at():
    assert found('a: "\\e"\n---\nb: [\n---\nc: "\\a"\n') == [("U+001B", '"\\e"'), ("U+0007", '"\\a"')]


def test_whatever_a_report_leaves_out_is_told():
    for code in OVERRIDES:
        assert found(f'a: "\\U{code:08x}"') == [(f"U+{code:04X}", f'"\\U{code:08x}"')]
