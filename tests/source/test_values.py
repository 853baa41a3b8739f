"""Every text of a document and where it stands."""

from __future__ import annotations

from kivplan.source import SourceText, parse, scalars


def texts(text):
    parsed = parse(SourceText("plan.yaml", text))
    found = sorted(scalars((one.value, one.span) for one in parsed.documents), key=lambda one: one[1])
    return [(value, text[span.start : span.end]) for value, span in found]


def test_keys_and_values_are_told_at_any_depth_with_where_they_stand():
    assert texts("a: b\nc: [d, {e: 'f'}]\n---\ng:\n- \"\\x68\"\n") == [
        ("a", "a"), ("b", "b"), ("c", "c"), ("d", "d"), ("e", "e"), ("f", "'f'"), ("g", "g"), ("h", '"\\x68"'),
    ]  # fmt: skip


def test_a_key_without_a_value_is_one_and_the_nothing_is_not():
    assert texts("a:\nb: ~\nc: [~, d]\n") == [("a", "a"), ("b", "b"), ("c", "c"), ("d", "d")]


def test_a_document_that_is_a_text_is_one():
    assert texts("just text\n--- ~\n") == [("just text", "just text")]


def test_what_an_alias_repeats_is_told_once():
    assert texts("a: &x {b: c}\nd: *x\n") == [("a", "a"), ("b", "b"), ("c", "c"), ("d", "d")]
