"""The balance as a view: shares that agree with what is shown of them, and one sentence that says what they mean."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kivplan.locale.words import words_for
from kivplan.plan import load, load_text
from kivplan.report import Order
from kivplan.report.balance import view
from kivplan.report.brief import Brief

EXAMPLES = Path(__file__).parents[2] / "examples"


def brief(plan, as_of=date(2027, 3, 1), language="en") -> Brief:
    return Brief(plan, Order(as_of), words_for(language, plan.currency))


HEAD = "kind: plan\nformat: 1\ntitle: P\norganisation: O\nlanguage: en\nperiod: {start: 2026, end: 2026}\n"


def plan_of(strategies: str, balance: str = ""):
    actions = "\n".join(f"  - {{id: H{n}, title: T, strategy: {one}}}" for n, one in enumerate(strategies.split()))
    documents = [HEAD, f"kind: action-plan\nperiod: {{start: 2026, end: 2026}}\nactions:\n{actions}\n"]
    if balance:
        documents.append(f"kind: strategy\nbalance: {balance}\n")
    plan, findings = load_text("---\n".join(documents).encode())
    assert plan is not None, findings
    return plan


BALANCE = "{acquire: 20%, develop: 30%, mobilise: 40%, phase_out: 10%}"


def test_nordvik_counts_forty_eight_actions_beside_what_was_intended():
    made = view(brief(load(EXAMPLES / "nordvik"), language="nb"))
    assert [(row.label, row.count) for row in made.rows] == [
        ("Anskaffe", 10),
        ("Utvikle", 17),
        ("Mobilisere", 16),
        ("Avvikle", 5),
    ]
    assert [row.gap for row in made.rows] == ["+1", "0", "\N{MINUS SIGN}2", "0"]
    assert sum(row.count for row in made.rows) == made.counted == 48
    assert sum(row.gross for row in made.rows) == made.gross == 10_563_000
    assert "408\N{NO-BREAK SPACE}000" in made.note


def test_aruba_groups_in_five_and_intends_for_attract_and_recruit_together():
    made = view(brief(load(EXAMPLES / "kvinnojour"), date(2026, 11, 21), "sv"))
    assert [row.label for row in made.rows] == ["Attrahera", "Rekrytera", "Utveckla", "Behålla", "Avveckla"]
    assert made.rows[0].intended == made.rows[1].intended == "40\N{NO-BREAK SPACE}% sammanlagt"
    assert made.rows[2].gap == "+5"
    assert "Utveckla" in made.meaning


@pytest.mark.parametrize(
    ("strategies", "meaning"),
    [
        (
            "acquire acquire develop develop develop mobilise mobilise mobilise mobilise phase_out",
            "divided as intended",
        ),
        ("develop", "More than intended goes to one strategy: Develop, 100% of the actions against 30% intended."),
        (
            "acquire acquire acquire develop develop develop develop develop phase_out phase_out",
            "Less than intended goes to one strategy: Mobilise, 0% of the actions against 40% intended.",
        ),
    ],
)
def test_the_sentence_names_the_largest_gap(strategies, meaning):
    assert meaning in view(brief(plan_of(strategies, BALANCE))).meaning


def test_nothing_intended_means_no_marks_and_no_column():
    made = view(brief(plan_of("develop develop mobilise")))
    assert not made.intends
    assert "target" not in "".join(figure.svg for figure in made.figures)
    assert made.meaning == "Most actions: Develop, 67%. The plan sets no intended balance."


def test_equals_are_named_together():
    assert "Develop and Mobilise" in view(brief(plan_of("develop mobilise"))).meaning


def test_no_counted_action_leaves_words_only():
    made = view(brief(plan_of("other")))
    assert made.rows == made.figures == ()
    assert made.meaning == "No action names one of the four strategies."


def test_shares_that_do_not_add_up_to_a_hundred_are_said_to_be_rounded():
    assert view(brief(plan_of("acquire develop mobilise"))).note == "3 actions are counted; the shares are rounded"
    assert view(brief(plan_of("acquire develop"))).note == "2 actions are counted"
