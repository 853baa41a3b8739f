"""What a syntax error is called, where it is said to be, and what to do about it."""

from __future__ import annotations

import pytest

from kivplan.source import SourceText, parse
from kivplan.source.parsing import event_source, pure_events

UNFINISHED = "two versions of the file meet here: a merge in git was never finished"
HALF_ESCAPE = "in double quotes a backslash begins an escape, and this one is not complete"
CUT_OFF = "everything from this “#” on was read as a comment, with the rest of the line"
# text with ^ before the character where the fault stands; what is said; a word of the hint
CAUSES = [
    ("a: b\n^\tc: d\n", "a tab cannot be used for indentation in YAML", "spaces"),
    ("^\ta: b\n", "a tab cannot be used for indentation in YAML", "spaces"),
    ("a:\n^\t- b\n", "a tab cannot be used for indentation in YAML", "spaces"),
    ("a: ^'x\nb: c\n", "the quotation mark opened here is never closed", "same mark"),
    ('a: ^"x\nb: c\n', "the quotation mark opened here is never closed", "same mark"),
    ("a: ^'x\n---\nb: c\n", "the quotation mark opened here is never closed", "same mark"),
    ('a: ^"x\nb: "y"\nc: d\n', "the quotation mark opened here is not closed on its line", "runs on to line 2"),
    ("- a: ^'x\n  b: 'y'\n", "the quotation mark opened here is not closed on its line", "runs on to line 2"),
    ("a: 'it'^s'\n", "there is text after the closing quotation mark", "''"),
    ('a: "x" ^y\n', "there is text after the closing quotation mark", "whole value"),
    ('a: {b: "x" ^y, c: d}\n', "there is text after the closing quotation mark", "whole value"),
    ("a: ^[b, c\nd: e\n", "the “[” opened here is not closed where it should be", "“]”"),
    ("a: ^{b: c\nd: e\n", "the “{” opened here is not closed where it should be", "“}”"),
    ("a: ^[\n", "the text ends before this is closed", "close the bracket"),
    ("a: {b: c, d: ^[\n---\n", "the text ends before this is closed", "close the bracket"),
    ("a: {b: c\n    d^: e}\n", "a comma is missing before this, or a quotation mark around it", "commas"),
    ("a: {b: c^: d}\n", "a comma is missing before this, or a quotation mark around it", "colon"),
    ("a: {b: Tiltak ^#3, c: d}\n", CUT_OFF, "quotes"),
    ("a: {b^:c}\n", "in braces and brackets a colon needs a space after it, or quotes around the text", "key: value"),
    ("a: b^: c\n", "a second colon on the line: text with “: ” in it must be quoted", "quotes"),
    ("^a:b\nc: d\n", "a space is missing after the colon", "a: b"),
    ("a:\n  - ^b:c\n    d: e\n", "a space is missing after the colon", "b: c"),
    ("a: b\n^c\nd: e\n", "a key without a colon", "key: value"),
    ("a\n^b: c\n", "this line is read as a continuation of the line above", "“a”"),
    ("a: b\n  ^c: d\n", "this line is indented further than the line above, which already has a value", "line it up"),
    ("a:\n    b: c\n  ^d: e\n", "this line is not indented like the others it belongs with", "same column"),
    ("a: |\n  x\n ^y\nb: c\n", "this line is not indented like the others it belongs with", "same column"),
    ("- a\n^b: c\n", "the list ends here with a line that is neither an item nor part of one", "dash"),
    ("a: ^@b\n", "a value cannot begin with “@”", "'@…'"),
    ("a: ^`b`\n", "a value cannot begin with “`”", "'`…'"),
    ("a: ^%b\n", "a value cannot begin with “%”", "'%…'"),
    ("a: ^*viktig*\n", "a name after * or & must be letters and digits", "*emphasis*"),
    ("a: ^**viktig**\n", "a name after * or & must be letters and digits", "quotes"),
    ("a: ^& b\n", "a name after * or & must be letters and digits", "quotes"),
    ("a: ^*b\n", "nothing is named &b above this line", "quotes"),
    ("a: ^!<b\n", "text that begins with “!” must be quoted", "'!…'"),
    ("a: ^, b\n", "there should be a value here, and “,” is none", "quotes"),
    ("a: [b,^,c]\n", "there should be a value here, and “,” is none", "remove"),
    ("a: ^}\n", "there should be a value here, and “}” is none", "remove"),
    ("a: ^- b\n", "a list cannot begin on the line of its key", "line of its own"),
    ("a: ^? b\n", "a question mark with a space after it begins a key in YAML", "quot"),
    ('a: "^\\q"\n', "in double quotes a backslash begins an escape, and this one does not exist", "single quotes"),
    ('a: "C:\\U^sers"\n', HALF_ESCAPE, "single quotes"),
    ("a: |^x\n  b\n", "after | and > the text begins on the next line", "next line"),
    ("a: >- ^x\n", "after | and > the text begins on the next line", "next line"),
    ("^%FOO\na: b\n", "a line that begins with % is an instruction to YAML readers", "remove"),
    ("^%YAML 3.0\n---\na: b\n", "this version of YAML is not known", "%YAML"),
    ("a: b\n... ^x\n", "there is text after the end of the document", "bracket"),
    ("[a, b]^]\n", "there is text after the end of the document", "bracket"),
    ("a: b\n^<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x\n", UNFINISHED, "<<<<<<<"),
    ("^: b\n", "there is no key before this colon", "key"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "message", "hint"), CAUSES)
def test_a_fault_is_named_at_its_place(marked, message, hint):
    text = marked.replace("^", "", 1)
    at = marked.index("^")
    (finding,) = parse(SourceText("f.yaml", text)).findings
    place = (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    assert (finding.code, finding.message) == ("KIV001", message)
    assert (finding.place.line, finding.place.column) == place
    assert hint in finding.hint


@pytest.mark.parametrize("marked", [marked for marked, _, _ in CAUSES])
def test_the_slow_parser_finds_the_same_faults(marked):
    text = marked.replace("^", "", 1)
    findings = parse(SourceText("f.yaml", text), pure_events).findings
    assert findings == () or {f.code for f in findings} == {"KIV001"}
    assert all("this is not YAML" not in f.message for f in findings)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("marked", [marked for marked, _, _ in CAUSES if "\r" not in marked])
def test_other_line_ends_change_no_place(marked, end):
    text = marked.replace("^", "", 1)
    places = [(f.place.line, f.place.column) for f in parse(SourceText("f.yaml", text)).findings]
    other = parse(SourceText("f.yaml", text.replace("\n", end)), event_source()).findings
    assert [(f.place.line, f.place.column) for f in other] == places
