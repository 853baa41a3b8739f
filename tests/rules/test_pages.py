"""The page of a rule: its title, level and parts, in the reader's language, and as Markdown."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kivplan.rules.pages import FACTORS, FAMILIES, Part, markdown, page, url_of
from kivplan.rules.registry import BY_NAME
from kivplan.rules.rule import Rule, levels

RULE = Rule(
    code="KIV399",
    name="no-thing",
    levels=levels("i/w/e"),
    summary="An action has no thing.",
    why="Without one it is without one.",
    source="A book",
    notes=("A small thing counts.", "A `part` is left alone."),
    factor=6,
    limits={"no-thing": Decimal("12.50"), "other": Decimal(8)},
    wrong="\nid: H1\nthing:\n",
    right="id: H1\nthing: one\n",
)
BARE = replace(RULE, source=None, notes=(), factor=None, limits={}, wrong="", right="")


def loud(template: str) -> str:
    return template.upper() if "{" not in template else template


def test_a_page_says_what_the_rule_says_part_by_part():
    found = page(RULE)
    assert (found.code, found.title, found.family) == ("KIV399", "no-thing", "Actions: the nine points")
    assert found.summary == "An action has no thing."
    assert found.parts == (
        Part("Why", ("Without one it is without one.",), "text"),
        Part("Source", ("A book",), "text"),
        Part("Success factor", ("6: follow-up of both activity and result",), "text"),
        Part("What counts", ("A small thing counts.", "A `part` is left alone."), "list"),
        Part("Limits, to be changed in `checks:`", ("`no-thing`: 12.5", "`other`: 8"), "list"),
        Part("Wrong", ("id: H1\nthing:",), "yaml"),
        Part("Right", ("id: H1\nthing: one",), "yaml"),
    )


def test_what_a_rule_does_not_have_its_page_does_not_head():
    assert [part.heading for part in page(BARE).parts] == ["Why"]


def test_an_example_stands_as_it_is_but_for_the_lines_around_it():
    found = page(replace(BARE, wrong="\nX: 1\n\nid: X\n", right="\n  n: n\n"))
    assert [part.texts for part in found.parts[1:]] == [("X: 1\n\nid: X",), ("  n: n",)]


@pytest.mark.parametrize(
    ("letters", "level", "short"),
    [
        ("e", "error", "error"),
        ("w", "warning", "warning"),
        ("i/w/w", "info in a draft, warning after that", "info / warning"),
        ("i/w/e", "info in a draft, warning when proposed, error when adopted", "info / warning / error"),
        ("i/i/e", "info in a draft, info when proposed, error when adopted", "info / error"),
        ("i/e/i", "info in a draft, error when proposed, info when adopted", "info / error"),
    ],
)
def test_the_level_is_told_in_words_and_in_short(letters, level, short):
    found = page(replace(RULE, levels=levels(letters)))
    assert (found.level, found.short) == (level, short)


def test_a_page_is_translated_but_for_the_name_the_limits_and_the_examples():
    found = page(RULE, loud)
    assert found.title == "no-thing"
    assert (found.family, found.short) == ("ACTIONS: THE NINE POINTS", "INFO / WARNING / ERROR")
    assert found.level == "INFO in a draft, WARNING when proposed, ERROR when adopted"
    assert found.summary == "AN ACTION HAS NO THING."
    assert [part.heading for part in found.parts] == [
        "WHY", "SOURCE", "SUCCESS FACTOR", "WHAT COUNTS", "LIMITS, TO BE CHANGED IN `CHECKS:`", "WRONG", "RIGHT",
    ]  # fmt: skip
    assert [part.texts[0] for part in found.parts] == [
        "WITHOUT ONE IT IS WITHOUT ONE.", "A BOOK", "6: FOLLOW-UP OF BOTH ACTIVITY AND RESULT", "A SMALL THING COUNTS.",
        "`no-thing`: 12.5", "id: H1\nthing:", "id: H1\nthing: one",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "file"),
    [("en", "rules"), ("nb", "rules.nb"), ("nn", "rules.nb"), ("sv", "rules.sv"), ("de", "rules")],
)
def test_the_address_is_that_of_the_page_in_the_readers_language_or_the_nearest(language, file):
    address = f"https://kivplan.readthedocs.io/en/latest/reference/{file}.html#no-cost"
    assert url_of(BY_NAME["no-cost"], language) == address
    assert page(BY_NAME["no-cost"], str, language).url == address


def test_unless_a_language_is_named_the_page_is_in_english():
    assert page(RULE).url == url_of(RULE) == "https://kivplan.readthedocs.io/en/latest/reference/rules.html#no-thing"


def test_as_markdown_lists_are_lists_and_examples_are_fenced():
    assert markdown(page(RULE)) == (
        "# no-thing\n\n"
        "KIV399 · info in a draft, warning when proposed, error when adopted\n\n"
        "An action has no thing.\n\n"
        "**Why**\n\nWithout one it is without one.\n\n"
        "**Source**\n\nA book\n\n"
        "**Success factor**\n\n6: follow-up of both activity and result\n\n"
        "**What counts**\n\n- A small thing counts.\n- A `part` is left alone.\n\n"
        "**Limits, to be changed in `checks:`**\n\n- `no-thing`: 12.5\n- `other`: 8\n\n"
        "**Wrong**\n\n```yaml\nid: H1\nthing:\n```\n\n"
        "**Right**\n\n```yaml\nid: H1\nthing: one\n```\n"
    )
    assert markdown(page(BARE), depth=3).startswith("### no-thing\n\nKIV399 ·")


def test_every_family_and_factor_of_a_rule_has_a_name():
    for rule in BY_NAME.values():
        assert rule.family in FAMILIES
        assert rule.factor is None or rule.factor in FACTORS


def test_no_page_holds_a_brace_that_translating_would_take_for_a_name():
    for rule in BY_NAME.values():
        for text in (rule.summary, rule.why):
            assert "{" not in text, rule.name
