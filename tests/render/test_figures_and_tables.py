"""Goals, balance, money and timeline laid out: well-formed, accessible by their words, and safe from what plans say."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import html5lib
import pytest

from kivplan.plan import load_text
from kivplan.render import Order, render_plan

HOSTILE = "<script>x</script> {{ 7*7 }} [bold] a | b"
PLAN = """kind: plan
format: 1
title: P
organisation: O
language: en
currency: NOK
period: {start: 2026, end: 2027}
units: [{id: u, name: "TEXT"}]
reports: {mine: {sections: [goals, balance, money, timeline]}}
---
kind: foundation
development_areas:
  - {id: U1, title: "TEXT", goals: [{id: G1, title: "TEXT", results: [{id: G1.1, title: "TEXT", indicator: I1}]}]}
---
kind: strategy
indicators:
  - id: I1
    name: "TEXT"
    measured_in: "TEXT"
    better: lower
    source: "TEXT"
    baseline: {value: 9, at: 2025}
    target: {value: 7, by: 2027}
---
kind: follow-up
date: 2026-06-01
goals: {G1: {status: at_risk, headline: "TEXT"}}
indicators: {I1: 8}
---
kind: action-plan
unit: u
period: {start: 2026, end: 2026}
budget: 50
actions:
"""
ACTION = """  - id: HNUMBER
    title: "TEXT"
    part_of: WHOLE
    strategy: develop
    serves: [G1, G1.1]
    time: {until: "TEXT"}
    cost: {fixed: 100, cost_centre: "TEXT", grants: [{from: "TEXT", amount: 10, status: applied}]}
"""


def plan_of(actions: int):
    rows = [
        ACTION.replace("NUMBER", str(number)).replace("WHOLE", "H1" if number % 5 == 3 else "")
        for number in range(1, actions + 1)
    ]
    plan, findings = load_text((PLAN + "".join(rows)).replace("TEXT", HOSTILE).encode())
    assert plan is not None, findings
    assert not plan.findings, plan.findings
    return plan


@cache
def laid_out(form: str, report: str = "mine", actions: int = 6) -> str:
    (made,) = render_plan(plan_of(actions), Order(date(2026, 9, 1)), reports=[report], formats=[form])
    return made.data.decode()


def test_the_html_is_well_formed_and_holds_no_markup_of_the_plan():
    parser = html5lib.HTMLParser()
    parser.parse(laid_out("html"))
    assert parser.errors == []
    assert "<script" not in laid_out("html")
    assert "&lt;script&gt;x&lt;/script&gt; {{ 7*7 }} [bold] a | b" in laid_out("html")


def test_every_table_has_a_caption_and_every_figure_a_name():
    page = html5lib.parse(laid_out("html"), namespaceHTMLElements=False)
    tables = list(page.iter("table"))
    assert len(tables) > 5
    assert all(table.find("caption") is not None for table in tables)
    assert all(figure.find("figcaption").text.strip() for figure in page.iter("figure"))


def test_ids_are_unique():
    page = html5lib.parse(laid_out("html"), namespaceHTMLElements=False)
    ids = [node.get("id") for node in page.iter() if node.get("id")]
    assert len(ids) == len(set(ids))


def test_the_markdown_tables_have_as_many_cells_in_each_row_as_in_the_head():
    text = laid_out("md")
    assert "<script" not in text.replace(r"\<script", "")
    block: list[int] = []
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            block.append(line.replace(r"\|", "").count("|"))
        else:
            assert len(set(block)) <= 1, block
            block = []


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_board_gets_the_goals_as_one_table_without_cards(form):
    text = laid_out(form, "board")
    assert 'class="goal"' not in text
    assert (
        "The goals together" in text
        if form == "html"
        else re.search(r"^\| Goal +\| Activity +\| Result +\|", text, re.MULTILINE)
    )


def test_three_hundred_actions_are_three_hundred_rows():
    assert laid_out("html", actions=300).count('class="lane"><svg class="chart" aria-hidden="true"><line') == 301
