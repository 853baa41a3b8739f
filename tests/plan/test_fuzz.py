"""Plans with anything done to their text: findings inside it, never an exception."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kivplan.plan import load_text
from kivplan.plan.agenda import agenda
from kivplan.plan.balance import aruba, balance
from kivplan.plan.deviations import deviations
from kivplan.plan.money import totals
from kivplan.plan.progress import goal_standing, standing
from kivplan.rules.registry import BY_CODE

ROOT = Path(__file__).parents[2]
FORMAT = sorted((ROOT / "tests" / "data" / "format").rglob("*.yaml"))
EXAMPLES = sorted((ROOT / "examples").rglob("*.yaml"))
TODAY = date(2026, 9, 15)
SNIPPETS = (
    *(
        "\n",
        " ",
        "  ",
        "\t",
        "-",
        "- ",
        ":",
        ": ",
        "#",
        " #",
        ",",
        "'",
        '"',
        "{",
        "}",
        "[",
        "]",
        "|",
        ">",
        "?",
        "\\",
        "%",
        "@",
    ),
    *(
        "&a ",
        "*a",
        "!x ",
        "<<: *a",
        "---\n",
        "...\n",
        "~",
        "null",
        "\x00",
        "\x85",
        "\u2028",
        "\ud800",
        "😀",
        "\r",
        "\xff",
    ),
    *(
        "id: G1",
        "H1",
        "G1",
        "2026-13-01",
        "2026",
        "30.000",
        "-1",
        "1e9",
        "9" * 400,
        "kind: plan\n",
        "kind: shared\n",
        "part_of: H1",
    ),
)


@cache
def whole_plan():
    return "---\n".join(path.read_text(encoding="utf-8") for path in FORMAT).replace(
        "shared: [felles/shared.yaml]\n", ""
    )


@cache
def texts():
    return [whole_plan(), *(path.read_text(encoding="utf-8") for path in EXAMPLES if path.stat().st_size < 20_000)]


@st.composite
def mutated(draw):
    text = draw(st.just(whole_plan()) | st.sampled_from(texts()))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        over = min(len(text), at + draw(st.integers(0, 40)))
        way = draw(st.sampled_from(["insert", "delete", "replace", "line out", "line twice", "cut", "swap"]))
        text = _mutate(text, at, over, way, draw(st.sampled_from(SNIPPETS)))
    return text


def _mutate(text, at, over, way, snippet):
    start = text.rfind("\n", 0, at) + 1
    end = (text.find("\n", at) + 1) or len(text)
    match way:
        case "insert":
            return text[:at] + snippet + text[at:]
        case "delete":
            return text[:at] + text[over:]
        case "replace":
            return text[:at] + snippet + text[over:]
        case "line out":
            return text[:start] + text[end:]
        case "line twice":
            return text[:end] + text[start:end] + text[end:]
        case "cut":
            return text[:at]
        case _:
            return text[end:] + text[:end]


def examine_all(text):
    data = text.encode("utf-8", errors="surrogatepass")
    plan, findings = load_text(data, "f.yaml")
    lines = data.decode("utf-8", errors="surrogateescape").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for finding in findings:
        assert BY_CODE[finding.code].name == finding.name
        for place in (finding.place, *(related.where for related in finding.related)):
            assert 1 <= place.line <= place.end_line <= len(lines)
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1
            assert 1 <= place.end_column <= len(lines[place.end_line - 1]) + 1
    if plan is not None:
        figures(plan)
    return findings


def figures(plan):
    """Every figure of a plan, for what can be raised on the way."""
    totals(plan, TODAY)
    balance(plan, TODAY)
    aruba(plan, TODAY)
    deviations(plan, TODAY)
    agenda(plan, TODAY)
    for act in plan.actions.values():
        standing(plan, act, TODAY)
    for goal in (*plan.goals, *plan.results):
        goal_standing(plan, goal, TODAY)


@settings(max_examples=100, deadline=None)
@given(text=mutated())
def test_a_mutated_plan_gives_findings_inside_its_text(text):
    assert all(finding.message for finding in examine_all(text))


@pytest.mark.slow
@settings(max_examples=2000, deadline=None)
@given(text=mutated())
def test_many_mutated_plans_give_findings_inside_their_text(text):
    assert all(finding.message for finding in examine_all(text))


def test_the_plan_cut_off_after_every_line_is_told_about_or_whole():
    lines = whole_plan().splitlines(keepends=True)
    for number in range(0, len(lines), 7):
        examine_all("".join(lines[:number]))
    assert examine_all("".join(lines)) == ()


@settings(max_examples=50, deadline=None)
@given(data=st.binary(max_size=200))
def test_any_bytes_are_told_about(data):
    plan, findings = load_text(data, "f.yaml")
    assert plan is None
    assert findings
