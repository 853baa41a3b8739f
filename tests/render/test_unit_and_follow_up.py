"""The unit's sheet and the follow-up report laid out: sound, whole, escaped, at three rows and three hundred."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import pairwise

import html5lib
import pytest

from kivplan.model import follow_up as model
from kivplan.plan import load_text
from kivplan.render import Order, render_plan

LAID_OUT = [
    ("nordvik", "unit", {"unit": "helse"}),
    ("nordvik", "unit", {"unit": "hjemmetjenesten"}),
    ("kvinnojour", "unit", {}),
    ("dfo-2022-2024", "unit", {}),
    ("ten-lines", "unit", {}),
    ("nordvik", "follow-up", {}),
    ("nordvik", "follow-up", {"unit": "oppvekst"}),
    ("kvinnojour", "follow-up", {}),
    ("lavangen-2020", "follow-up", {}),
]
every = pytest.mark.parametrize(("name", "report", "narrowed"), LAID_OUT)
DAY = date(2027, 3, 1)
HEAD = (
    "kind: plan\nformat: 1\ntitle: P\norganisation: O\nlanguage: en\ncurrency: NOK\nperiod: {start: 2026, end: 2029}\n"
    "units: [{id: care, name: Care, manager: head}]\npeople: [{id: head, role: Head}]\n"
)


def parsed(data: bytes):
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(data.decode())


def rendered_text(report: str, *documents: str) -> dict[str, str]:
    plan, findings = load_text("---\n".join([HEAD, *documents]).encode())
    assert plan is not None, findings
    assert not [one for one in findings if one.code.startswith(("KIV0", "KIV1"))], findings
    made = render_plan(plan, Order(DAY, unit="care"), reports=[report], formats=("html", "md"))
    return {one.name.rsplit(".", 1)[1]: one.data.decode() for one in made}


@every
def test_ids_are_unique_links_lead_somewhere_and_headings_go_down_one_step(name, report, narrowed, rendered):
    page = parsed(rendered(name, report, **narrowed)["html"])
    ids = Counter(element.attrib["id"] for element in page.iter() if "id" in element.attrib)
    assert [key for key, count in ids.items() if count > 1] == []
    links = {element.attrib["href"] for element in page.iter("a")}
    assert [link for link in links if link.startswith("#") and link[1:] not in ids] == []
    levels = [int(element.tag[1]) for element in page.iter() if element.tag in ("h1", "h2", "h3", "h4", "h5")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@every
def test_every_table_has_a_caption_and_every_row_of_markdown_as_many_cells_as_its_head(
    name, report, narrowed, rendered
):
    files = rendered(name, report, **narrowed)
    assert all(table.find("caption") is not None for table in parsed(files["html"]).iter("table"))
    width = None
    for line in files["md"].decode().splitlines():
        cells = len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) if line.startswith("|") else None
        assert width is None or cells in (None, width), line
        width = cells


@pytest.mark.parametrize("language", ["nb", "nn", "sv", "en"])
def test_each_language_says_it_in_its_own_words(language: str, rendered):
    said = {
        "nb": ("Dette mangler fra oss", "Slik rapporterer vi", "Hvordan ligger tiltaket an?"),
        "nn": ("Dette manglar frå oss", "Slik rapporterer vi", "Korleis ligg tiltaket an?"),
        "sv": ("Det här saknas från oss", "Så rapporterar vi", "Hur går det med åtgärden?"),
        "en": ("What we owe", "How to report", "How does it stand?"),
    }
    for data in rendered("kvinnojour", "unit", language=language).values():
        assert all(text in data.decode() for text in said[language])


def test_the_list_has_a_box_to_tick_for_each_thing_to_do(rendered):
    files = rendered("kvinnojour", "unit")
    page = parsed(files["html"])
    table = next(t for t in page.iter("table") if t.find("caption/span").attrib["id"] == "to-do-list")
    boxes = [cell for cell in table.iter("td") if cell.attrib.get("class") == "box"]
    assert len(boxes) == 16
    assert all(cell.text == "☐" for cell in boxes)
    listed = files["md"].decode().split("## Att göra")[1].split("\n## ")[0]
    assert listed.count("\n- [ ] ") == len(boxes)


def test_the_draft_stands_in_html_and_markdown_as_the_same_text(rendered):
    files = rendered("nordvik", "unit", unit="helse")
    (block,) = list(parsed(files["html"]).iter("pre"))
    assert "".join(block.itertext()) == files["md"].decode().split("```yaml\n")[1].split("\n```")[0]


# ---------------------------------------------------------------- every key of a follow-up is shown
PLAN = (
    "kind: foundation\ngoals: [{id: G1, title: Goal}]\n",
    "kind: analysis\nneeds: [{id: N1, type: staffing, title: Need, present: 11, required: 99}]\n",
    "kind: strategy\nindicators: [{id: I1, name: Reading, measured_in: per cent, better: lower}]\n",
    """\
kind: action-plan
unit: care
period: {start: 2027, end: 2027}
actions:
  - id: A
    title: Action
    serves: [G1]
    criteria: [{id: K1, text: A sign}]
    cost: {fixed: 1, grants: [{id: T1, from: The fund, status: applied}]}
    implementation: {activities: [{id: A1, title: An activity}]}
""",
)
REPORT = """\
kind: follow-up
date: 2027-02-17
unit: care
reported_by: head
summary: the-summary
actions:
  A:
    status: off_track
    progress: 37%
    headline: the-headline
    spent: 4321
    hours: 87
    participants: 53
    activities: {A1: 2027-01-19}
    criteria: {K1: partly}
    contribution: 2
    grants: {T1: {status: granted, amount: 7654}}
    evaluation: {reaction: the-reaction, learning: the-learning, behaviour: the-behaviour, result: the-result}
    shared: the-shared
    deviations:
      - id: D1
        what: the-what
        why: the-why
        decided_by: board
        decision: the-decision
        responsible: head
        by: 2027-04-23
    handed_over: {to: head, date: 2027-02-09}
goals: {G1: {status: at_risk, value: 66, headline: the-goal}}
needs: {N1: 13}
indicators: {I1: {value: 8.25, at: 2027-01-14}}
communicated: [{group: unions, date: 2027-01-21, reached: 301, of: 402}]
trained: [{group: hr, date: 2027-01-22, reached: 203, of: 204}]
lessons: [the-lesson]
"""
SHOWN = {
    "FollowUp": {
        "date": "17 February 2027",
        "unit": "Care",
        "reported_by": "reported by Head",
        "summary": "the-summary",
        "actions": "Action",
        "goals": "Goal",
        "needs": "13",
        "indicators": "8.25",
        "communicated": "Employee representatives",
        "trained": "HR",
        "lessons": "the-lesson",
    },
    "ActionReport": {
        "status": "Off track",
        "progress": "37%",
        "headline": "the-headline",
        "spent": "4,321",
        "hours": "87",
        "participants": "53",
        "activities": "19 Jan 2027",
        "criteria": "Partly met",
        "grants": "The fund",
        "contribution": "2 of 5",
        "evaluation": "Behaviour",
        "shared": "the-shared",
        "deviations": "Waiting for a decision|Decided in this period",
        "handed_over": "Handed over to",
    },
    "GrantReport": {"status": "granted", "amount": "7,654"},
    "EvaluationReport": {key: f"the-{key}" for key in ("reaction", "learning", "behaviour", "result")},
    "Deviation": {
        "what": "the-what",
        "why": "the-why",
        "decided_by": "The board",
        "decision": "the-decision",
        "responsible": "Responsible",
        "by": "23 April 2027",
    },
    "HandOver": {"to": "Head, 9 Feb 2027", "date": "9 Feb 2027"},
    "GoalReport": {"status": "At risk", "value": "reported value: 66", "headline": "the-goal"},
    "IndicatorReport": {"value": "8.25", "at": "14 January 2027"},
    "Communicated": {
        "group": "Employee representatives",
        "date": "21 Jan 2027",
        "reached": "301 of",
        "of": "of 402",
    },
    "Trained": {"group": "HR", "date": "22 Jan 2027", "reached": "203 of", "of": "of 204"},
}
NOT_SHOWN = {("FollowUp", "kind"), ("Deviation", "id")}  # what it is, and a name for answers to be known by


def test_every_key_a_follow_up_can_have_is_shown_in_the_report():
    files = rendered_text("follow-up", *PLAN, REPORT)
    texts = [" ".join("".join(parsed(files["html"].encode()).find("body").itertext()).split()), files["md"]]
    for record, keys in SHOWN.items():
        known = set(getattr(model, record).model_fields) - {key for one, key in NOT_SHOWN if one == record}
        assert set(keys) == known, record
        for key, said in keys.items():
            for text in texts:
                plain = text.replace("\xa0", " ")
                assert any(one in plain for one in said.split("|")), (record, key)


# ---------------------------------------------------------------- hostile, long and many
HOSTILE = "<script>alert(1)</script> {{ 7*7 }} [bold] | **x** `a"
NASTY = (
    f"""\
kind: action-plan
unit: care
period: {{start: 2027, end: 2027}}
actions:
  - id: A
    title: '{HOSTILE}'
    aim: '{HOSTILE}'
    target_group: {{who: '{HOSTILE}'}}
    criteria: [{{text: '{HOSTILE}'}}]
    implementation: {{activities: [{{title: '{HOSTILE}'}}]}}
""",
    f"""\
kind: follow-up
date: 2027-02-01
unit: care
summary: '{HOSTILE}'
lessons: ['{HOSTILE}']
actions:
  A: {{status: at_risk, headline: '{HOSTILE}', criteria: {{K1: met}}, deviations: [{{what: '{HOSTILE}'}}]}}
""",
)


@pytest.mark.parametrize("report", ["unit", "follow-up"])
def test_hostile_words_come_out_as_the_characters_they_are(report: str):
    files = rendered_text(report, *NASTY)
    page = parsed(files["html"].encode())
    text = "".join(page.find("body").itertext())
    assert text.count("<script>alert(1)</script>") >= 4
    assert "{{ 7*7 }}" in text
    assert list(page.iter("script")) == []
    assert "49" not in text
    outside = re.sub(r"```yaml\n.*?\n```", "", files["md"], flags=re.DOTALL)
    assert "<script>" not in outside.replace("\\<script>", "")


@pytest.mark.parametrize("report", ["unit", "follow-up"])
@pytest.mark.parametrize("number", [3, 300])
def test_three_actions_and_three_hundred_are_all_there(report: str, number: int):
    title = "Kompetanseutviklingsmedarbeidersamtaleopplæringsprogram"
    actions = "".join(f"  - {{id: A{n}, title: {title} {n}}}\n" for n in range(number))
    reports = "".join(f"  A{n}: {{status: on_track, headline: Said {n}}}\n" for n in range(number))
    files = rendered_text(
        report,
        f"kind: action-plan\nunit: care\nperiod: {{start: 2027, end: 2027}}\nactions:\n{actions}",
        f"kind: follow-up\ndate: 2027-02-01\nunit: care\nactions:\n{reports}",
    )
    page = parsed(files["html"].encode())
    kind = "card" if report == "unit" else "told"
    assert len([one for one in page.iter("article") if one.attrib.get("class") == kind]) == number
    assert all(f"Said {n}" in files["md"] for n in range(number))


def test_what_an_edition_leaves_out_is_in_neither_report(rendered):
    for report, narrowed in (("unit", {"unit": "helse"}), ("follow-up", {})):
        inside = rendered("nordvik", report, edition="internal", **narrowed)
        public = rendered("nordvik", report, **narrowed)
        for form in ("html", "md"):
            assert b"H10" in inside[form]
            assert b"H10" not in public[form]
