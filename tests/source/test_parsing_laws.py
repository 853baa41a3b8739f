"""What holds for any text: values and places of generated YAML, the two parsers against each other."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from kivplan.source import Mapping, Sequence, SourceText, parse
from kivplan.source.parsing import event_source, pure_events

WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\ufeff\ufffe\uffff"), max_size=12
)
LINES = st.lists(WORDS, max_size=3).map("\n".join)
TREES = st.recursive(
    LINES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=12
)
# Pieces that are hard on a YAML reader, put together at random.
LAYOUT = (
    "a",
    "b: ",
    ": ",
    "- ",
    "? ",
    "\n",
    "\n  ",
    "\n\t",
    "\r\n",
    "\r",
    "  ",
    "\u2028",
    "\x85",
    "😀",
    "---\n",
    "...\n",
)
SIGNS = ("'", '"', "#", " #x", "{", "}", "[", "]", ",", "|\n", ">-\n", "%", "@", "\\", "~", "null")
FEATURES = ("&a ", "*a", "!t ", "<<: ", "http://x", "<<<<<<< x\n")
PIECES = st.lists(st.sampled_from((*LAYOUT, *SIGNS, *FEATURES)), max_size=25).map("".join)


def dumped(tree, *, flow):
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = flow
    yaml.width = 60
    yaml.representer.add_representer(
        str, lambda r, text: r.represent_scalar("tag:yaml.org,2002:str", text, style=_style(text))
    )
    stream = io.StringIO()
    yaml.dump(tree, stream)
    return stream.getvalue()


def _style(text):
    return '"' if not text.isprintable() or len(text) % 2 else "'"


def leaves(value, path=()):
    """Every scalar below a value, with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, (*path, number))
    else:
        yield path, value


def spans(value):
    """The value with all its spans, but for those of keys without a value: there the parsers differ by a space."""
    if isinstance(value, Mapping):
        return {k: spans(v) for k, v in value.items()}, list(value.spans), list(value.empty)
    if isinstance(value, Sequence):
        return [spans(v) for v in value], [s for n, s in enumerate(value.spans) if value[n // 2] is not None]
    return value


@settings(max_examples=150, deadline=None)
@given(tree=TREES, flow=st.booleans())
def test_what_was_written_is_read_and_every_place_quotes_it(tree, flow):
    text = dumped(tree, flow=flow)
    result = parse(SourceText("f.yaml", text))
    assert result.findings == ()
    (document,) = result.documents
    assert document.value == tree
    for path, leaf in leaves(tree):
        stretch = _text_at(text, result.place(0, path))
        assert YAML(typ="safe", pure=True).load(f"- {stretch}\n") == [leaf]


def _text_at(text, place):
    starts = [0, *(n + 1 for n, c in enumerate(text) if c == "\n")]
    return text[starts[place.line - 1] + place.column - 1 : starts[place.end_line - 1] + place.end_column - 1]


@settings(max_examples=150, deadline=None)
@given(tree=TREES, flow=st.booleans())
def test_both_parsers_give_the_same_values_and_places(tree, flow):
    source = SourceText("f.yaml", dumped(tree, flow=flow))
    fast, slow = parse(source, event_source()), parse(source, pure_events)
    assert [(d.number, spans(d.value), d.span) for d in fast.documents] == [
        (d.number, spans(d.value), d.span) for d in slow.documents
    ]


@pytest.mark.parametrize("events", [event_source(), pure_events], ids=["c", "pure"])
@settings(max_examples=300, deadline=None)
@given(text=PIECES)
def test_any_text_gives_findings_inside_it_and_never_an_exception(events, text):
    result = parse(SourceText("f.yaml", text), events)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for finding in result.findings:
        place = finding.place
        assert 1 <= place.line <= place.end_line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
        assert 1 <= place.end_column <= len(lines[place.end_line - 1]) + 1
        assert finding.message
