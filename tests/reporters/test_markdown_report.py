"""Findings for a pull request's comment, as Markdown makes a page of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kivplan.factors import Fact, Line
from kivplan.findings import Finding, Level, Place
from kivplan.reporters import Look, Results, Scorecard
from kivplan.reporters.markdown import report
from kivplan.reporters.markdown_text import link, plain, plain_lines

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
OURS = {"h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "br", "em", "a", "code", "span"}
REFERENCES = re.compile(
    r"(?<!\w)@\w | [#!~%$](?=\d) | (?<=[a-z])-\d | :\w+: | https?:// | www\. | \w@\w | \b(?=\w*\d)[0-9a-f]{7,40}\b",
    re.VERBOSE | re.ASCII,
)


class Page(HTMLParser):
    """The tags, the links and the text nodes of a page, and the cells of its tables."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.tags, self.links, self.texts, self.cells, self.comments = [], [], [], [], []
        self.in_cell = False
        self.feed(MARKDOWN.render(markdown))
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.links += [value for name, value in attributes if name in ("href", "src")]
        if tag == "td":
            self.cells.append("")
            self.in_cell = True

    def handle_endtag(self, tag):
        self.in_cell = self.in_cell and tag != "td"

    def handle_data(self, data):
        self.texts.append(data)
        if self.in_cell:
            self.cells[-1] += data

    def handle_comment(self, data):
        self.comments.append(data)


def test_looks_as_it_did(everything, results, about, golden):
    found = replace(results(*everything, files=3), about=about, accepted=5)
    golden("markdown.md", report(found, Look()))


def test_the_heading_counts_and_the_first_line_says_what_was_checked(everything, results):
    lines = report(results(*everything, files=3), Look()).splitlines()
    assert lines[0] == "## kivplan: 7 errors, 2 warnings and 4 info"
    assert lines[2] == "Checked 3 files of 1 plan as of 2026-09-15."


def test_nothing_found_is_said_kindly(results):
    assert report(results(files=1), Look()) == (
        "## kivplan: All is well\n\nChecked 1 file of 1 plan as of 2026-09-15.\n"
    )


def test_quiet_is_the_tables_alone(everything, results):
    assert report(results(*everything), Look(summary=False)).startswith("### tiltak/helse.yaml\n")
    assert report(results(), Look(summary=False)) == ""


def test_each_file_has_a_table_and_the_worst_come_first(everything, results):
    text = report(results(*everything), Look())
    assert re.findall(r"^### (.*)$", text, re.MULTILINE) == ["tiltak/helse.yaml", "borte.yaml", "plan.yaml"]
    first = text.split("### ")[1]
    levels = re.findall(r"^\| (error|warning|info) \|", first, re.MULTILINE)
    assert levels == ["error"] * 7 + ["warning"] * 2 + ["info"] * 2


def test_a_rule_is_a_link_to_its_page_where_that_is_known(everything, results, about):
    page = Page(report(replace(results(*everything), about=about), Look()))
    assert page.links == ["https://kivplan.readthedocs.io/en/latest/reference/rules.html#kiv201"] * 2
    assert "KIV203 duplicate-id" in page.cells


def test_hints_stand_below_their_message_and_keep_their_shape(everything, results):
    page = Page(report(results(*everything), Look()))
    cell = next(cell for cell in page.cells if cell.startswith("The total"))
    assert cell == (
        "The total says 90 000, and its parts add up to 80 000.hint: Write 80000, or leave the total out:"
        "\u00a0\u00a0cost: {fixed: 80000}tiltak/helse.yaml:\u200b6:\u200b33: counted"
    )


def test_what_there_is_no_room_for_is_counted_and_is_the_least_serious(make, results):
    levels = [Level.INFO] * 600 + [Level.ERROR] * 300
    found = [
        Finding("KIV104", "bad-value", level, "word " * 20, Place(f"{number % 7}.yaml", number + 1, 1, number + 1, 2))
        for number, level in enumerate(levels)
    ]
    text = report(results(*found), Look())
    assert len(text) < 65_536
    assert text.count("| error |") == 300
    told = text.count("\n| error |") + text.count("\n| info |")
    assert text.endswith(f"\n\n{900 - told} findings are left out here; `kivplan validate` shows them.\n")


def test_one_left_out_is_told_as_one(make, results, monkeypatch):
    monkeypatch.setattr("kivplan.reporters.markdown.LIMIT", 900)
    found = [make("KIV104", "bad-value", Level.ERROR, "x" * 100, make.place(line, "H")) for line in (3, 7)]
    assert "\n\n1 finding is left out here; `kivplan validate` shows it.\n" in report(results(*found), Look())


def test_hostile_texts_are_text(hostile_results):
    text = report(hostile_results, Look())
    page = Page(text)
    assert len(text.encode()) < 65_536
    assert set(page.tags) <= OURS
    assert (page.links, page.comments) == ([], [])
    assert page.tags.count("tr") == 3
    assert page.tags.count("td") == 8
    words = " ".join(page.texts).replace(":\u200b", ": ")
    assert not REFERENCES.search(words)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", text)


@pytest.mark.parametrize(
    "text",
    [
        "kompetanse på tvers – 25 % av 1 000 000 kr",
        "cost: {total: 90000, fixed: 80000}",
        "serves: [G1, G2]",
        "2*3*4 a_b_c <x> & y | z \\ `t`",
        "H1 “Faddere” har ingen ansvarlig!",
        "2026-09-15",
    ],
)
def test_ordinary_text_is_read_as_it_was_written(text):
    page = Page(f"| a |\n|---|\n| {plain(text, longest=100)} |\n")
    assert page.cells == [text]


def test_text_is_cut_before_it_is_escaped():
    assert plain("*" * 10, longest=5) == r"\*\*\*\*…"
    assert plain_lines("ab\n  cd", longest=100) == "ab<br>&nbsp;&nbsp;cd"


def test_a_link_that_would_end_too_early_is_none():
    assert link("rule", "https://e.com/a>b") == link("rule", None) == "rule"


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(codec="utf-8")), st.text(alphabet="@#[]()<>|`*_~!\\/.:-&$ab1w\n", max_size=60))
def test_any_text_is_text(one, two):
    finding = Finding("KIV104", "bad-value", Level.ERROR, one, Place(f"a{two}", 1, 1, 1, 2), two)
    page = Page(report(Results((finding,), (".",), 1, date(2026, 9, 15)), Look()))
    assert set(page.tags) <= OURS
    assert (page.links, page.comments) == ([], [])
    assert page.tags.count("td") == 4


def test_a_scorecard_is_a_table_with_what_speaks_for_each_factor_and_what_is_missing(results):
    lines = (
        Line(
            1, "all managers tell", "partly", "In place when told.", (Fact("Told: 3 | 4", done=True),), ("Nobody else",)
        ),
        Line(2, "roles", "cannot_be_judged", "Judged by roles."),
    )
    shown = report(replace(results(), scorecards=(Scorecard("a", lines),)), Look())
    assert "### Six success factors\n" in shown
    assert "| 1 all managers tell | partly in place | *done:* Told: 3 &#124; 4 | *missing:* Nobody else |" in shown
    assert "| 2 roles | cannot be judged |  |  |" in shown


def test_the_scorecards_of_several_plans_are_named(results):
    cards = tuple(Scorecard(name, (Line(1, "n", "wanting", "j"),)) for name in ("helse", "skole"))
    shown = report(replace(results(), scorecards=cards), Look())
    assert "### Six success factors – helse\n" in shown
    assert "### Six success factors – skole\n" in shown
