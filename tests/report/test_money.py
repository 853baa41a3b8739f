"""The money as a view: tables whose rows add up, columns only where there is something, words for what is over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kivplan.locale.words import words_for
from kivplan.plan import load, load_text
from kivplan.plan.money import totals
from kivplan.report import Order
from kivplan.report.brief import Brief
from kivplan.report.money import view

EXAMPLES = Path(__file__).parents[2] / "examples"
DAYS = {"nordvik": date(2027, 3, 1), "kvinnojour": date(2026, 11, 21), "lavangen-2020": date(2020, 12, 1)}
HEAD = (
    "kind: plan\nformat: 1\ntitle: P\norganisation: O\nlanguage: en\ncurrency: NOK\nperiod: {start: 2026, end: 2029}\n"
)


def brief(plan, as_of=date(2027, 3, 1), language="en") -> Brief:
    return Brief(plan, Order(as_of), words_for(language, plan.currency))


def plan_of(actions: str, head: str = "", period: str = "{start: 2026, end: 2026}"):
    document = f"kind: action-plan\nperiod: {period}\n{head}actions:\n{actions}\n"
    plan, findings = load_text(f"{HEAD}---\n{document}".encode())
    assert plan is not None, findings
    assert not plan.findings
    return plan


def table(made, key):
    return next(one for one in (*made.main, *made.rest) if one.id == f"money-{key}")


def column(one, name):
    return [row.cells[one.columns.index(name)].value for row in one.rows]


@pytest.mark.parametrize("name", DAYS)
def test_the_rows_of_every_table_add_up_to_its_sum_and_the_sums_agree(name):
    plan = load(EXAMPLES / name)
    made = view(brief(plan, DAYS[name]))
    whole = totals(plan, DAYS[name]).whole
    for one in (*made.main, *made.rest):
        cells = one.total.cells if one.total else one.rows[0].cells
        assert cells[one.columns.index("Cost")].value == whole.gross if "Cost" in one.columns else True
        for place, name_of in enumerate(one.columns):
            value = cells[place].value
            if value is not None:
                assert sum(row.cells[place].value or 0 for row in one.rows) == value, (one.id, name_of)


def test_nordvik_costs_what_was_worked_out_by_hand():
    made = view(brief(load(EXAMPLES / "nordvik")))
    years = table(made, "year")
    assert [row.label for row in years.rows] == ["2026", "2027", "2028"]
    assert column(years, "Cost") == [5_495_000, 5_426_000, 50_000]
    assert column(years, "Net cost") == [4_270_000, 4_606_000, 50_000]
    assert column(years, "Spent to date") == [3_964_000, 640_000, None]
    assert column(table(made, "grants"), "Grants refused") == [160_000, 60_000, 0]


def test_an_exceeded_budget_is_a_negative_amount_marked_as_over():
    made = view(brief(load(EXAMPLES / "nordvik")))
    plans = table(made, "plan")
    over = [(row.label, row.cells[-1].value) for row in plans.rows if row.cells[-1].over]
    assert over == [("Helse og omsorg, 2027", -51_000)]


def test_what_is_left_is_not_said_where_a_row_with_cost_has_no_budget():
    years = table(view(brief(load(EXAMPLES / "nordvik"))), "year")
    assert years.total.cells[-1].value is None


def test_a_budget_over_several_years_stands_apart_from_the_years():
    years = table(view(brief(load(EXAMPLES / "kvinnojour"), DAYS["kvinnojour"])), "year")
    assert years.columns[-1] == "Budget"
    assert [row.cells[-1].value for row in years.rows] == [None, None, 520_000]
    assert years.total.cells[-1].value == 520_000


def test_columns_without_anything_are_left_out():
    years = table(view(brief(plan_of("  - {id: H1, title: T, cost: {fixed: 10}}"))), "year")
    assert years.columns == ("Cost",)
    assert years.total is None


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("", "The actions cost NOK\N{NO-BREAK SPACE}10 net. No budget is given."),
        ("budget: 8\n", "NOK\N{NO-BREAK SPACE}2 over the budget of NOK\N{NO-BREAK SPACE}8."),
        ("budget: 15\n", "NOK\N{NO-BREAK SPACE}5 is left of the budget of NOK\N{NO-BREAK SPACE}15."),
    ],
)
def test_the_first_sentence_holds_cost_against_budget(head, said):
    assert view(brief(plan_of("  - {id: H1, title: T, cost: {fixed: 10}}", head))).lead.endswith(said)


def test_no_money_and_a_budget_alone_are_said_in_words():
    assert view(brief(plan_of("  - {id: H1, title: T}"))).empty == "The plan says nothing about money."
    alone = view(brief(plan_of("  - {id: H1, title: T}", "budget: 8\n")))
    assert alone.empty == "NOK\N{NO-BREAK SPACE}8 is budgeted. No action says what it costs."
    assert alone.main == ()


def test_actions_the_sums_leave_out_are_counted():
    made = view(brief(load(EXAMPLES / "lavangen-2020"), DAYS["lavangen-2020"]))
    assert (
        made.counted
        == (
            "Grants that are planned, applied for or refused are shown separately and not deducted.",
            "The cost of 1 action cannot be worked out and is not in the totals.",
            "3 actions give no cost.",
        )[-len(made.counted) :]
    )
    assert "The cost of 1 action cannot be worked out and is not in the totals." in made.counted


def test_savings_above_the_cost_draw_no_bar_to_the_left():
    actions = "  - {id: H1, title: T, cost: {fixed: 10, savings: 30, per: year}}"
    figure = view(brief(plan_of(actions, period="{start: 2026, end: 2027}"))).figure
    assert 'width="-' not in figure.svg
    assert figure.description.count("\N{MINUS SIGN}") == 2


def test_money_by_strategy_speaks_aruba_where_the_plan_does():
    made = view(brief(load(EXAMPLES / "kvinnojour"), DAYS["kvinnojour"], "sv"))
    labels = [row.label for row in table(made, "strategy").rows]
    assert labels == ["Attrahera och rekrytera", "Utveckla", "Behålla", "Annan åtgärd"]
