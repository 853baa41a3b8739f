"""Comments that matter: ignore comments, and text that a # cut off."""

from __future__ import annotations

import pytest

from kivplan.findings import Level
from kivplan.source import SourceText, directives, parse


def found(text):
    result = parse(SourceText("f.yaml", text))
    return directives(result.source, [(d.value, d.span) for d in result.documents])


def lost(text):
    return [(f.place.line, f.place.column, f.level) for f in parse(SourceText("f.yaml", text)).findings]


def test_a_directive_at_the_end_of_a_line_speaks_of_that_line():
    (directive,) = found("a: b\nc: d  # kivplan: ignore[no-cost] paid by others\n")
    assert (directive.rules, directive.reason, directive.line) == (("no-cost",), "paid by others", 2)
    assert (directive.place.line, directive.place.column) == (2, 7)


def test_a_directive_alone_speaks_of_the_next_line_of_text():
    text = "# kivplan: ignore[a] x\n# kivplan: ignore[b, c] y\n# said\nd: e\n"
    assert [(d.rules, d.line) for d in found(text)] == [(("a",), 4), (("b", "c"), 4)]


def test_an_indented_directive_is_alone_too():
    (directive,) = found("a:\n  # kivplan: ignore[x] y\n  - b\n")
    assert directive.line == 3


@pytest.mark.parametrize(
    ("comment", "rules", "reason"),
    [
        ("# kivplan: ignore", (), ""),
        ("# kivplan: ignore[]", (), ""),
        ("# kivplan: ignore[no-cost]", ("no-cost",), ""),
        ("#kivplan:ignore [ no-cost , no-time ]  because", ("no-cost", "no-time"), "because"),
        ("# kivplan: ignore because", (), "because"),
    ],
)
def test_a_directive_is_read_as_far_as_it_goes(comment, rules, reason):
    (directive,) = found(f"a: b {comment}\n")
    assert (directive.rules, directive.reason) == (rules, reason)


@pytest.mark.parametrize(
    "text",
    [
        "a: 'x # kivplan: ignore[b] c'\n",
        "a: |\n  x\n  # kivplan: ignore[b] c\n",
        'a:\n  - "# kivplan: ignore[b] c"\n',
        "a: x#kivplan: ignore[b]\n".replace(": ignore", ":ignore"),
    ],
)
def test_text_that_reads_like_a_directive_is_text(text):
    assert found(text) == ()


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: Tiltak #3\n", 1, 11),
        ("a: b\nc: d   #3 e\n", 2, 8),
        ('a: it\'s "x" #3\n', 1, 13),
        ("- Tiltak #3\n", 1, 10),
        ("colour: #004b87\n", 1, 9),
        ("- #3\n", 1, 3),
        ("a:\n  b: #3\n  c: d\n", 2, 6),
        ("a: b\t#3\n", 1, 6),
        ("a: one\n  two #3\n", 2, 7),
        ("title: x #3\r\nb: c\r\n", 1, 10),
        ("text #3\n", 1, 6),
    ],
)
def test_text_cut_off_by_a_touching_sign_is_a_warning(text, line, column):
    assert lost(text) == [(line, column, Level.WARNING)]


@pytest.mark.parametrize(
    "text",
    [
        "a: b # 3\n",
        "a: b#3\n",
        "a: 'b' #3\n",
        'a: "b" #3\n',
        "#3\na: b\n",
        "a: b\n#3\n",
        "a:\n  b: c\n  #3\n",
        "a: |\n  b #3\n  #4\nc: d\n",
        "a:\n  b: |\n    c\n  #d\ne: f\n",
        "a: b #!x\n",
        "a: b ##\n",
        "a: [b, c] #3\n",
        "a: b #kivplan: ignore[x] y\n",
        "a: >-\n  b\n\n  #c\nd: e\n",
    ],
)
def test_comments_and_text_are_told_apart(text):
    assert lost(text) == []
