"""The board's sections as HTML and Markdown: whole, escaped, and in the right language."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from html5lib import HTMLParser

from kivplan.findings import Finding, Level, Place
from kivplan.plan import load_text
from kivplan.render import Order, render_plan

HOSTILE = "<script>alert(1)</script> {{ 7*7 }} [bold] | **x** `a"
PLAN = f"""
kind: plan
format: 1
title: P
organisation: O
language: sv
period: {{start: 2026, end: 2029}}
decisions:
  - {{body: '{HOSTILE}', outcome: proposed, text: '{HOSTILE}', alternatives: ['{HOSTILE}'],
     case: '{HOSTILE}', by: 2027-04}}
  - {{body: Empty, outcome: proposed}}
people: [{{id: x, role: '{HOSTILE}'}}]
---
kind: strategy
annual_wheel: [{{month: 4, title: '{HOSTILE}', linked_to: report, responsible: x}}]
indicators:
  - {{id: I, name: '{HOSTILE}', measured_in: '{HOSTILE}', better: lower, baseline: {{value: 9, at: 2025}},
     target: {{value: 1, by: 2029}}, readings: [{{value: 5, at: 2026}}]}}
---
kind: analysis
needs: [{{id: N, type: staffing, title: '{HOSTILE}', present: 1, required: 4, measured_in: '{HOSTILE}'}}]
---
kind: action-plan
period: {{start: 2027, end: 2027}}
budget: 5
actions:
  - {{id: A, title: '{HOSTILE}', responsible: x, time: {{deadline: 2027-02-01}}, cost: {{fixed: 10,
     grants: [{{from: '{HOSTILE}', status: refused}}]}}}}
  - {{id: B, title: '{HOSTILE}', responsible: x,
     implementation: {{activities: [{{title: '{HOSTILE}', by: 2027-04}}]}}}}
---
kind: follow-up
date: 2027-02-02
actions:
  B: {{status: off_track, deviations: [{{what: '{HOSTILE}', why: '{HOSTILE}', decided_by: board, by: 2027-04}}]}}
"""
DAY = date(2027, 3, 1)


def pages(text: str = PLAN, levels: tuple[Level, ...] = (Level.ERROR, Level.INFO)) -> dict[str, str]:
    plan, findings = load_text(text.encode(), "p.yaml")
    assert plan is not None
    assert findings == ()
    place = Place("p.yaml", 1, 1, 1, 2)
    told = [Finding("KIV999", "no-such-rule", level, HOSTILE, place, HOSTILE) for level in levels]
    made = render_plan(plan, Order(DAY), findings=told)
    return {file.name.rsplit(".", 1)[1]: file.data.decode() for file in made}


def test_hostile_words_come_out_as_the_characters_they_are():
    made = pages()
    parser = HTMLParser(strict=True)
    tree = parser.parse(made["html"])
    text = "".join(tree.itertext())
    assert text.count("<script>alert(1)</script>") > 12
    assert "{{ 7*7 }}" in text
    assert tree.findall(".//{*}script") == []
    assert "49" not in made["md"]
    assert "<script>" not in made["md"].replace("\\<script>", "")


def test_every_row_of_a_table_has_as_many_cells_as_its_head():
    lines = pages()["md"].splitlines()
    for before, line in pairwise(lines):
        if before.startswith("|") and line.startswith("|"):
            assert before.replace("\\|", "").count("|") == line.replace("\\|", "").count("|"), line


def test_numbers_go_on_from_the_proposals_to_the_rest():
    made = pages()
    assert '<ol class="decisions-more" start="3">' in made["html"]
    assert "### 3. " in made["md"]


@pytest.mark.parametrize(
    "words",
    ["Det finns inget att besluta om nu.", "Planen har inga åtgärder ännu.", "Inget i planen ger anledning till oro."],
)
def test_nothing_to_show_is_said(words):
    bare = "kind: plan\nformat: 1\ntitle: P\norganisation: O\nlanguage: sv\nperiod: {start: 2026, end: 2029}\n"
    for page in pages(bare, ()).values():
        assert words in page


@pytest.mark.parametrize("edition", ["public", "board", "internal"])
def test_every_example_parses_without_a_fault(each_example, rendered, edition):
    made = rendered(each_example.name, edition=edition)
    HTMLParser(strict=True).parse(made["html"].decode())
    assert "None" not in made["md"].decode()
