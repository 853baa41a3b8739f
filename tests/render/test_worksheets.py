"""Worksheets laid out: real fields with visible labels and nothing in them; Markdown asks the same questions."""

from __future__ import annotations

from collections import Counter
from datetime import date

import html5lib
import pytest

from kivplan.plan import load_text
from kivplan.render import Order, render_plan
from kivplan.report.worksheets import SHEETS

LANGUAGES = ["nb", "nn", "sv", "en"]
HOSTILE = "<script>alert(1)</script> {{ 7*7 }} [bold] | </textarea>"


def parsed(data: bytes):
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(data.decode())


def text_of(element) -> str:
    return " ".join("".join(element.itertext()).split())


def fields(page) -> list:
    return [one for one in page.iter() if one.tag in ("input", "textarea", "select")]


def sections(page) -> dict:
    return {one.attrib["id"]: one for one in page.iter("section") if one.attrib["id"].startswith("worksheet-")}


@pytest.fixture(scope="module", params=LANGUAGES)
def pages(request, rendered):
    """The worksheets of the large example as HTML and Markdown, in one language."""
    files = rendered("nordvik", "worksheet", language=request.param)
    return parsed(files["html"]), files["md"].decode()


def test_every_sheet_is_a_section_that_the_contents_lead_to(pages):
    page, _ = pages
    links = {link.attrib["href"] for link in page.iter("a")}
    assert list(sections(page)) == [name.replace("_", "-") for name in SHEETS]
    assert {f"#{key}" for key in sections(page)} <= links


def test_every_field_has_one_label_that_can_be_seen(pages):
    page, _ = pages
    labels = Counter(label.attrib["for"] for label in page.iter("label") if text_of(label))
    assert labels == Counter(field.attrib["id"] for field in fields(page))
    assert sum(labels.values()) > 150


def test_ids_are_unique_and_choices_of_a_question_share_a_name_under_its_legend(pages):
    page, _ = pages
    ids = Counter(one.attrib["id"] for one in page.iter() if "id" in one.attrib)
    assert [key for key, count in ids.items() if count > 1] == []
    for choice in (one for one in page.iter("fieldset") if one.attrib["class"] == "choice"):
        names = {field.attrib["name"] for field in choice.iter("input")}
        assert len(names) == 1
        assert choice[0].tag == "legend"
        assert text_of(choice[0])


def test_fields_are_empty_and_there_is_no_form_to_send_them_with(pages):
    page, _ = pages
    assert [
        field for field in fields(page) if field.text or {"value", "checked", "placeholder"} & set(field.attrib)
    ] == []
    assert [one.tag for one in page.iter() if one.tag in ("form", "script", "button")] == []


def test_what_two_people_write_is_not_kept_by_the_browser(pages):
    page, _ = pages
    for key, section in sections(page).items():
        written = [field for field in fields(section) if field.attrib.get("type") != "radio"]
        kept = [field for field in written if field.attrib.get("autocomplete") != "off"]
        assert (kept == []) == (key in ("worksheet-before-training", "worksheet-after-training"))


def test_markdown_asks_the_same_questions_with_room_below_them(pages):
    page, markdown = pages
    plain = markdown.replace("\\", "")
    asked = [one for section in sections(page).values() for one in section.iter() if one.tag in ("label", "legend")]
    assert [one.text for one in asked if (one.text or "").strip() not in plain] == []
    assert plain.count("\n- [ ] ") == 0
    assert plain.count("\n  - [ ] ") == sum(field.attrib.get("type") == "radio" for field in fields(page))
    assert plain.count("\n  > …\n") == sum(field.tag == "textarea" for field in fields(page))


def test_markdown_shows_the_yaml_whole(pages):
    page, markdown = pages
    samples = ["".join(one.itertext()) for one in page.iter("pre")]
    assert len(samples) == len(SHEETS) - 2
    assert all(f"```yaml\n{sample}\n```" in markdown for sample in samples)


def test_a_hostile_plan_is_shown_as_the_text_it_is():
    quoted = f"'{HOSTILE}'"
    text = f"""kind: plan
format: 1
title: P
organisation: O
language: en
period: {{start: 2026, end: 2029}}
---
kind: foundation
vision: {quoted}
guiding_stars: [{{name: {quoted}, meaning: {quoted}}}, {{name: {quoted}}}]
environment: [{{id: O1, trend: {quoted}, consequence: {quoted}}}]
development_areas: [{{id: U1, title: {quoted}, goals: [{{id: G1, title: {quoted}}}]}}]
meetings: [{{step: goals, summary: {quoted}}}, {{step: history, summary: {quoted}}}]
"""
    plan, _ = load_text(text.encode())
    files = {file.name: file.data for file in render_plan(plan, Order(date(2026, 6, 1)), reports=["worksheet"])}
    page = parsed(files["worksheet.html"])
    assert [one.tag for one in page.iter("script")] == []
    assert HOSTILE in text_of(sections(page)["worksheet-future"])
    assert "<script>" not in files["worksheet.md"].decode().replace("\\<script>", "")
    assert "49" not in files["worksheet.md"].decode()
