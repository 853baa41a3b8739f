"""Reports with actions in full, laid out: each action has one anchor, links lead somewhere, the HTML is sound."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import html5lib
import pytest

from kivplan.plan import load

NAMES = ["nordvik", "kvinnojour", "lavangen-2020", "dfo-2022-2024", "ten-lines"]


def parsed(data: bytes):
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(data.decode())


def ids(page) -> Counter[str]:
    return Counter(element.attrib["id"] for element in page.iter() if "id" in element.attrib)


def cards(page) -> list[str]:
    return [element.attrib["id"] for element in page.iter("article") if element.attrib["class"] == "action"]


def links(page) -> set[str]:
    return {element.attrib["href"] for element in page.iter("a")}


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_and_links_within_the_plan_lead_somewhere(name: str, rendered):
    page = parsed(rendered(name, "plan")["html"])
    there = ids(page)
    assert [key for key, count in there.items() if count > 1] == []
    assert [link for link in links(page) if link.startswith("#") and link[1:] not in there] == []


def test_every_action_is_an_article_with_its_own_anchor(nordvik, rendered):
    page = parsed(rendered("nordvik", "plan", edition="internal")["html"])
    assert sorted(cards(page)) == sorted(f"action-{key}" for key in load(nordvik.folder).actions)


def test_narrowed_to_one_action_no_link_leads_to_another(rendered):
    page = parsed(rendered("nordvik", "action", action="H2")["html"])
    assert cards(page) == ["action-H2"]
    assert [link for link in links(page) if link.startswith("#") and link[1:] not in ids(page)] == []
    assert "page-one" not in rendered("nordvik", "action", action="H2")["html"].decode().split("</style>")[-1]


def test_headings_go_down_one_step_at_a_time(rendered):
    page = parsed(rendered("nordvik", "plan", edition="internal")["html"])
    levels = [int(element.tag[1]) for element in page.iter() if element.tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert 5 in levels


def test_markdown_tells_the_nine_points_in_order_with_what_is_not_given(rendered):
    markdown = rendered("lavangen-2020", "action", action="bakvakt")["md"].decode()
    lines = [line for line in markdown.splitlines() if line[:2] in {f"{number}." for number in range(1, 10)}]
    assert [line[:2] for line in lines] == [f"{number}." for number in range(1, 10)]
    assert lines[0] == "1. **Navn:** Bakvaktlønn"
    assert lines[1] == "2. **Ansvarlig:** ikke oppgitt"
    assert "   - Varer til: De vakante sykepleierstillingene er besatt" in markdown


def test_markdown_shows_the_tree_as_a_nested_list(rendered):
    lines = rendered("kvinnojour", "plan")["md"].decode().splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("- **Problem:**"))
    assert lines[at + 1].startswith("  - **Orsak:** Barnen är traumatiserade.")
    assert lines[at + 2] == "    - Åtgärd: Personalen utbildas i en ny samtalsmetod (Genomförd)"


@pytest.mark.parametrize("language", ["nb", "nn", "sv", "en"])
def test_a_plan_of_ten_lines_says_what_it_lacks_in_every_language(language: str, rendered):
    said = {
        "nb": ("Planen har ingen strategi ennå.", "ikke oppgitt"),
        "nn": ("Planen har ingen strategi enno.", "ikkje oppgitt"),
        "sv": ("Planen har ingen strategi ännu.", "inte angivet"),
        "en": ("The plan has no strategy yet.", "not given"),
    }
    files = rendered("ten-lines", "plan", language=language)
    for data in files.values():
        assert all(text in data.decode() for text in said[language])
