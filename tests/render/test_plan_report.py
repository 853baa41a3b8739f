"""The report ``plan`` laid out: sound HTML and Markdown of 3 rows and of 300, and contents whose links lead there."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache

import html5lib
import pytest

from kivplan.plan import load_text
from kivplan.render import Order, render_plan
from kivplan.render.headings import heading_link, linked, slug

HEAD = """kind: plan
format: 1
title: P
organisation: O
language: en
currency: NOK
period: {start: 2026, end: 2027}
"""
LONG = "Arbeidsmiljøutviklingssamarbeidskoordinatorstillingen"


def rows(count: int, row: str) -> str:
    return "".join(row.replace("NUMBER", str(number)) for number in range(1, count + 1))


def text_of(count: int) -> str:
    """A plan with so many of each thing the sections list."""
    if not count:
        return HEAD
    return "".join(
        (
            HEAD,
            "units:\n", rows(count, f"  - {{id: uNUMBER, name: {LONG}}}\n"),
            "people:\n", rows(count, f"  - {{id: pNUMBER, role: {LONG}}}\n"),
            "decisions:\n", rows(count, "  - {body: Council, outcome: noted, date: 2026-01-01, text: Noted NUMBER}\n"),
            "union_dialogue:\n", rows(count, "  - {date: 2026-01-01, with: Union NUMBER, form: informed}\n"),
            "---\nkind: foundation\nenvironment:\n", rows(count, f"  - {{id: ENUMBER, trend: {LONG}}}\n"),
            "meetings:\n", rows(count, "  - {step: goals, summary: Met NUMBER}\n"),
            "goals:\n", rows(count, f"  - {{id: GNUMBER, title: {LONG}}}\n"),
            "---\nkind: analysis\nneeds:\n",
            rows(count, f"  - {{id: NNUMBER, type: staffing, present: 1, title: {LONG}, required: 3}}\n"),
            "---\nkind: strategy\npriority_areas:\n", rows(count, f"  - {{id: aNUMBER, title: {LONG}}}\n"),
            "roles:\n", rows(count, "  - {group: hr, name: Role NUMBER, does: Keeps it}\n"),
            "communication:\n", rows(count, "  - {group: hr, name: Group NUMBER, message: Read it}\n"),
            "annual_wheel:\n", rows(count, f"  - {{month: 9, title: {LONG}}}\n"),
            "indicators:\n", rows(count, f"  - {{id: INUMBER, name: {LONG}, measured_in: days, better: lower}}\n"),
            "---\nkind: action-plan\nperiod: {start: 2026, end: 2026}\nactions:\n",
            rows(count, f"  - {{id: HNUMBER, title: {LONG}, time: {{deadline: 2026-10-01}}, needs: [NNUMBER]}}\n"),
        )
    )  # fmt: skip


@cache
def report(count: int) -> dict[str, str]:
    plan, findings = load_text(text_of(count).encode())
    assert plan is not None, findings
    made = render_plan(plan, Order(date(2026, 6, 1)), reports=["plan"])
    return {one.name.rpartition(".")[2]: one.data.decode() for one in made}


@pytest.mark.parametrize("count", [0, 3, 300])
def test_the_page_is_sound_and_every_link_within_it_leads_somewhere(count: int):
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(report(count)["html"])
    ids = Counter(element.attrib["id"] for element in page.iter() if "id" in element.attrib)
    assert not [key for key, times in ids.items() if times > 1]
    links = {element.attrib["href"] for element in page.iter("a")}
    assert not [link for link in links if link.startswith("#") and link[1:] not in ids]


@pytest.mark.parametrize("count", [0, 3, 300])
def test_every_row_of_a_markdown_table_is_as_wide_as_its_head(count: int):
    width = None
    for line in report(count)["md"].splitlines():
        cells = line.count("|") if line.startswith("|") else None
        assert width is None or cells in (None, width), line
        width = cells


@pytest.mark.parametrize("count", [3, 300])
def test_each_of_many_things_is_in_both_formats(count: int):
    for text in report(count).values():
        for word in ("Noted", "Met", "Role", "Group", "Union"):
            assert len(set(re.findall(rf"\b{word} (\d+)\b", text))) == count, word


def test_of_a_plan_of_nothing_each_section_says_so():
    body = html5lib.parse(report(0)["html"], namespaceHTMLElements=False)
    said = {
        section.attrib["id"]: "".join(section.itertext()).split("\n", 1)[1].strip()
        for section in body.iter("section")
        if section.attrib.get("class", "").startswith("section ")
    }
    assert all(said.values()), said
    assert said["needs"] == said["gap"] == "The plan names no needs."
    assert said["annual-wheel"] == "Nothing comes back every year, and nothing falls due in 2026."


def test_the_contents_are_listed_once_beside_the_text_and_once_for_paper():
    page = html5lib.parse(report(3)["html"], namespaceHTMLElements=False)
    (nav,) = page.iter("nav")
    assert "contents" not in [link.attrib["href"][1:] for link in nav.iter("a")]
    listed = next(section for section in page.iter("section") if section.attrib["id"] == "contents")
    own = [link.attrib["href"] for link in nav.iter("a")]
    assert [link.attrib["href"] for link in listed.iter("a") if link.attrib["href"] in own] == own
    assert "@media screen { .section-contents { display: none; } }" in report(3)["html"]


NAMES = ["nordvik", "kvinnojour", "lavangen-2020", "dfo-2022-2024", "ten-lines"]


@pytest.mark.parametrize("name", NAMES)
def test_every_link_of_the_markdown_contents_leads_to_its_heading(rendered, name):
    text = rendered(name, "plan")["md"].decode()
    seen: Counter[str] = Counter()
    anchors = {}
    for title in re.findall(r"^#{1,6} (.+)$", text, re.MULTILINE):
        words = slug(title.replace("\\", ""))
        anchors[f"{words}-{seen[words]}" if seen[words] else words] = title
        seen[words] += 1
    links = re.findall(r"^ *- \[(.+)\]\(#([^)]*)\)$", text, re.MULTILINE)
    assert len(links) >= 19
    assert [anchors.get(anchor) for _, anchor in links] == [title for title, _ in links]


def test_an_anchor_is_what_github_makes_of_a_heading():
    assert slug("Hva skjer nå? (H1)") == "hva-skjer-nå-h1"
    assert slug("Årshjul – 2026/27") == "årshjul--202627"
    assert slug("snake_case, tall 1.2") == "snake_case-tall-12"


def test_headings_of_the_same_words_are_told_apart():
    links = f"- [A]({heading_link('Same')})\n- [B]({heading_link('Same')})\n- [C]({heading_link('Gone')})\n"
    made = linked(f"{links}\n# Other\n\n## Same\n\n### Other\n\n## Same\n")
    assert re.findall(r"\(#(.*?)\)", made) == ["same", "same-1", "gone"]


def test_text_without_such_links_stays_as_it_is():
    assert linked("[a](#b) and [c](https://x/#?d)") == "[a](#b) and [c](https://x/#?d)"
