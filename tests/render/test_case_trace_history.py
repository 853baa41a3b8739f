"""The case, the trace and the history laid out: sound HTML, plain Markdown, texts of the plan as the texts they are."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import html5lib
import pytest
from markdown_it import MarkdownIt

from kivplan.plan import load_text
from kivplan.render import Order, render_plan

NAMES = ["nordvik", "kvinnojour", "lavangen-2020", "dfo-2022-2024", "ten-lines"]
REPORTS = ["case", "trace", "action"]
BLANK = {"nb": "‹Fyll inn: ", "nn": "‹Fyll inn: ", "sv": "‹Fyll i: ", "en": "‹To be filled in: "}
HOSTILE = "<script>alert(1)</script> {{ 7*7 }} [bold] | **x** `a"
PLAN = f"""
kind: plan
format: 1
title: P
organisation: '{HOSTILE}'
language: sv
period: {{start: 2026, end: 2029}}
summary: '{HOSTILE}'
decisions:
  - {{body: '{HOSTILE}', outcome: adopted, date: 2026-01-01, case: '{HOSTILE}', text: '{HOSTILE}',
     repeals: ['{HOSTILE}']}}
  - {{body: '{HOSTILE}', outcome: proposed, text: '1. {HOSTILE}', alternatives: ['{HOSTILE}'], case: 'x|y', cost: 5}}
  - {{body: Empty, outcome: proposed}}
union_dialogue: [{{date: 2026-02-02, with: '{HOSTILE}', form: discussed, view: '{HOSTILE}'}}]
related_plans: [{{title: '{HOSTILE}', how: '{HOSTILE}', link: 'https://example.org/?a=1&b=<c>'}}]
people: [{{id: x, role: '{HOSTILE}'}}]
---
kind: foundation
present: {{assignment: '{HOSTILE}'}}
environment: [{{id: E1, trend: '{HOSTILE}', consequence: '{HOSTILE}'}}]
goals:
  - {{id: G1, title: '{HOSTILE}', results: [{{id: R1, title: '{HOSTILE}', indicator: I}}]}}
  - {{id: G2, title: '{HOSTILE}'}}
---
kind: analysis
challenges: [{{id: P1, problem: '{HOSTILE}', causes: [{{id: C1, cause: '{HOSTILE}'}}]}}]
needs: [{{id: N, type: staffing, title: '{HOSTILE}', present: 1, required: 4, measured_in: '{HOSTILE}'}}]
---
kind: strategy
indicators: [{{id: I, name: '{HOSTILE}', measured_in: '{HOSTILE}', better: lower, readings: [{{value: 5, at: 2026}}]}}]
---
kind: action-plan
period: {{start: 2026, end: 2026}}
budget: 5
actions:
  - {{id: H1, title: '{HOSTILE}', aim: '{HOSTILE}', criteria: [{{text: '{HOSTILE}'}}]}}
---
kind: action-plan
period: {{start: 2027, end: 2027}}
budget: 5
actions:
  - {{id: H1, title: '{HOSTILE}', responsible: x, serves: [R1], needs: [N], cost: {{fixed: 10,
     grants: [{{from: '{HOSTILE}', status: refused}}]}}, criteria: [{{text: '{HOSTILE}', indicator: I}}]}}
  - {{id: H2, title: '{HOSTILE}', causes: [C1]}}
---
kind: follow-up
date: 2027-02-02
summary: '{HOSTILE}'
reported_by: x
actions:
  H1: {{status: off_track, headline: '{HOSTILE}', shared: '{HOSTILE}', evaluation: {{reaction: '{HOSTILE}'}},
    deviations: [{{what: '{HOSTILE}', why: '{HOSTILE}', decision: '{HOSTILE}'}}]}}
"""


def parsed(data: bytes):
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(data.decode())


@pytest.fixture(scope="module")
def hostile():
    """The bytes of a hostile plan's report, by form."""
    plan, findings = load_text(PLAN.encode())
    assert plan is not None
    assert findings == ()

    def render(report: str) -> dict[str, bytes]:
        made = render_plan(plan, Order(date(2027, 3, 1), "internal"), reports=[report])
        return {one.name.rsplit(".", 1)[1]: one.data for one in made}

    return render


@pytest.mark.parametrize("report", REPORTS)
def test_hostile_texts_are_shown_as_the_texts_they_are(report, hostile):
    files = hostile(report)
    page = parsed(files["html"])
    assert page.find(".//script") is None
    shown = " ".join("".join(page.itertext()).split())
    assert "<script>alert(1)</script> {{ 7*7 }} [bold] | " in shown
    assert "49" not in re.sub(r"[\d.,:]{3,}", "", shown)
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(files["md"].decode())
    assert not [token for token in tokens if token.type == "html_block"]
    assert not [child for token in tokens for child in token.children or () if child.type == "html_inline"]


@pytest.mark.parametrize("report", REPORTS)
def test_every_row_of_a_markdown_table_has_as_many_cells_as_its_head(report, hostile):
    for table in re.findall(r"(?:^\|.*\n)+", hostile(report)["md"].decode(), re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}) == 1


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("report", REPORTS)
def test_the_page_is_sound_and_its_links_lead_somewhere(name, report, rendered):
    page = parsed(rendered(name, report, edition="internal")["html"])
    there = Counter(element.attrib["id"] for element in page.iter() if "id" in element.attrib)
    assert [key for key, count in there.items() if count > 1] == []
    links = {element.attrib["href"] for element in page.iter("a")}
    assert [link for link in links if link.startswith("#") and link[1:] not in there] == []


@pytest.mark.parametrize("language", sorted(BLANK))
def test_a_blank_reads_the_same_in_every_form_and_is_easy_to_find(language, rendered):
    files = rendered("ten-lines", "case", language=language)
    page = parsed(files["html"])
    marked = [e for e in page.iter() if "blank" in e.attrib.get("class", "").split()]
    texts = ["".join(element.itertext()) for element in marked]
    assert len(texts) >= 8
    assert all(text.startswith(BLANK[language]) and text.endswith("›") for text in texts)
    markdown = files["md"].decode()
    assert [text for text in texts if text not in markdown] == []


def test_the_headings_of_a_case_are_plain_headings(rendered):
    page = parsed(rendered("nordvik", "case")["html"])
    heads = list(page.find(".//main").iter("h2"))
    assert [head.text for head in heads][:2] == ["Forslag til vedtak", "Sammendrag"]
    assert all(len(head) == 0 for head in heads)
    lines = rendered("nordvik", "case")["md"].decode().splitlines()
    assert [line for line in lines if line.startswith("## ")][-1] == "## Vedlegg"


def test_a_case_has_no_drawing_but_the_marks_of_status(rendered):
    page = parsed(rendered("nordvik", "case")["html"])
    main = page.find(".//main")
    assert all(svg.attrib.get("class") == "mark" for svg in main.iter("svg"))


def test_a_sheet_has_the_history_of_its_action_in_order(rendered):
    files = rendered("nordvik", "action", action="H5")
    page = parsed(files["html"])
    (entries,) = [one for one in page.iter("ol") if "story" in one.attrib.get("class", "").split()]
    days = [time.attrib["datetime"] for time in entries.iter("time")]
    assert days == ["2026-04-30", "2026-06-15", "2026-10-31", "2027-02-15"]
    assert "**Historikk**" in files["md"].decode()


def test_each_hole_is_bold_in_markdown_and_marked_in_the_page(hostile):
    files = hostile("trace")
    holes = [e for e in parsed(files["html"]).iter("span") if e.attrib.get("class") == "over"]
    assert len(holes) == 1
    assert "Ingen åtgärd bidrar till det här målet." in "".join(holes[0].itertext())
    assert files["md"].decode().count("**Ingen åtgärd") == 1
