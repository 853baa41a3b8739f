"""A report's own HTML read into blocks: nothing said is lost or turned round, and meaning keeps its shape."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kivplan.locale.words import words_for
from kivplan.plan import load
from kivplan.render.blocks import Blank, Group, Heading, Image, Listing, Paragraph, Run, Table, Terms
from kivplan.render.layout import lay_out
from kivplan.render.page_tree import tree_of
from kivplan.render.reading_html import Place, flow, pages_of
from kivplan.report import Order, compose

ROOT = Path(__file__).resolve().parents[2]
UNSAID = ("sprite", "skip", "contents")


def read(html: str):
    return flow(tree_of(html).children, Place())


def inside(blocks):
    """Every block at any depth, in reading order."""
    for block in blocks:
        yield block
        match block:
            case Group():
                yield from inside(block.blocks)
            case Listing():
                for item in block.items:
                    yield from inside(item.blocks)
            case Terms():
                for term, said in block.rows:
                    yield Paragraph(term)
                    yield from inside(said)
            case Table():
                yield Paragraph(block.caption)
                for row in block.rows:
                    for cell in row.cells:
                        yield from inside(cell.blocks)


def words_of(runs) -> str:
    return "".join(run.text for run in runs)


def said(blocks) -> str:
    """All the blocks say, without white space."""
    texts = []
    for block in inside(blocks):
        if isinstance(block, Heading | Paragraph):
            texts.append(words_of(block.runs))
        elif isinstance(block, Blank):
            texts.append(block.label)
    return "".join("".join(texts).split()).replace("☐", "")


def printed(element) -> str:
    """All a page says to the eye, without white space."""
    if element.tag in ("svg", "style", "title", "nav") or set(UNSAID) & set(element.classes):
        return ""
    texts = (child if isinstance(child, str) else printed(child) for child in element.children)
    return "".join("".join(texts).split())


def laid_out(example, report):
    plan = load(example.folder, cwd=ROOT)
    words = words_for(plan.language, plan.currency)
    document = compose(plan, report, Order(example.as_of))
    html = lay_out(document, words, "html")
    return html, pages_of(document, words, html)


@pytest.mark.parametrize("report", ["board", "plan", "follow-up", "case", "worksheet", "trace"])
def test_all_that_is_printed_is_in_the_blocks_in_the_same_order(nordvik, report):
    html, pages = laid_out(nordvik, report)
    body = tree_of(html).first("body")
    heard = "Tidsakse 2026–2029"  # beside a picture: it is what the picture says
    expected = printed(body).replace("".join(heard.split()), "").replace("☐", "")
    assert said(pages.blocks) == expected


def test_the_report_is_told_with_what_a_documents_own_properties_ask(nordvik):
    _, pages = laid_out(nordvik, "board")
    assert (pages.title, pages.organisation) == ("Strategisk kompetanseplan 2026–2029", "Nordvik kommune")
    assert (pages.report_title, pages.language, pages.edition_notice) == ("Beslutningsgrunnlag", "nb", None)


def test_headings_come_in_the_order_of_the_page_and_sections_keep_their_anchors(nordvik):
    _, pages = laid_out(nordvik, "board")
    headings = [(one.level, words_of(one.runs)) for one in inside(pages.blocks) if isinstance(one, Heading)]
    assert headings[:3] == [
        (1, "Strategisk kompetanseplan 2026–2029"),
        (2, "Forslag til vedtak"),
        (3, "Til vedtak: Formannskapet, sak 27/0093"),
    ]
    anchors = [one.anchor for one in inside(pages.blocks) if isinstance(one, Group) and one.role == "section"]
    assert anchors[:4] == ["decisions-asked", "at-a-glance", "goals", "attention"]


def test_every_picture_that_is_no_ornament_says_what_it_shows(nordvik):
    _, pages = laid_out(nordvik, "board")
    charts = [one for one in inside(pages.blocks) if isinstance(one, Image) and one.role == "chart"]
    assert charts
    assert all(one.description for one in charts)
    assert charts[0].title == "Status for de 48 tiltakene"
    assert charts[0].description.startswith("Status for de 48 tiltakene: 11 fullført, 22 i rute")


def test_contents_sprite_and_skip_link_are_left_out():
    page = '<a class="skip">Skip</a><svg class="sprite"><text>x</text></svg><nav><h2>Contents</h2></nav><p>Text</p>'
    blocks = read(page.replace("<a class", "<div class").replace("</a>", "</div>"))
    assert said(blocks) == "Text"


def test_white_space_is_as_a_browser_shows_it():
    (paragraph,) = read("<p>  One\n  <strong>two </strong> three<br> four \n</p>")
    assert [(run.text, run.strong, run.breaks) for run in paragraph.runs] == [
        ("One ", False, False),
        ("two ", True, False),
        ("three", False, True),
        ("four", False, False),
    ]


def test_a_status_is_a_run_with_its_mark():
    icon = '<svg class="mark" aria-hidden="true"><use href="#mark-done"/></svg>'
    (paragraph,) = read(f'<p>G1: <span class="status status-done">{icon}Done</span>, since May</p>')
    assert [(run.text, run.mark) for run in paragraph.runs] == [("G1: ", None), ("Done", "done"), (", since May", None)]


def test_links_tags_and_quiet_words_keep_what_they_are():
    (paragraph,) = read(
        '<p><a href="#action-H1"><span class="item-id">H1</span> Mentors</a> <span class="tag tag-error">Error</span> '
        "<small>of 48</small> <code>x</code> <em>y</em></p>"
    )
    runs = {run.text.strip(): run for run in paragraph.runs if run.text.strip()}
    assert (runs["H1"].href, runs["H1"].muted, runs["H1"].role) == ("#action-H1", True, "item-id")
    assert runs["Mentors"].href == "#action-H1"
    assert (runs["Error"].strong, runs["Error"].role) == (True, "tag-error")
    assert (runs["of 48"].small, runs["x"].code, runs["y"].emphasis) == (True, True, True)


def test_what_a_page_lays_out_apart_is_a_paragraph_each():
    (dates,) = read(
        '<ol class="dates"><li><time>1 May</time><span class="kind">Deadline</span>'
        '<span class="what">H1</span></li></ol>'
    )
    assert dates.role == "dates"
    assert [(words_of(part.runs), part.role) for part in dates.items[0].blocks] == [
        ("1 May", "when"),
        ("Deadline", "kind"),
        ("H1", "what"),
    ]


def test_a_key_figure_stands_before_what_it_means():
    (figures,) = read('<ul class="key-figures"><li><strong>33 <small>of 48</small></strong>actions are done</li></ul>')
    value, meaning = figures.items[0].blocks
    assert (words_of(value.runs), value.role, words_of(meaning.runs)) == ("33 of 48", "value", "actions are done")


def test_a_table_keeps_heads_groups_numbers_spans_and_anchors():
    (table,) = read(
        '<div class="table-wrap sticky amounts keep"><table>'
        "<caption><span>Costs<small>in kroner</small></span></caption>"
        '<thead><tr><th scope="col">Year</th><th scope="col" class="num">Cost</th></tr></thead>'
        '<tbody class="group" id="g1"><tr><th scope="rowgroup" colspan="2">Both</th></tr>'
        '<tr id="r1" class="part"><th scope="row">2026</th><td class="num over">-1</td></tr></tbody>'
        '<tfoot><tr><th scope="row">Sum</th><td class="num missing">–</td></tr></tfoot></table></div>'
    )
    assert (words_of(table.caption), table.keep, table.role) == ("Costs in kroner", True, "amounts")
    assert [(row.part, row.group, row.anchor, row.role) for row in table.rows] == [
        ("head", False, None, ""),
        ("body", True, "g1", ""),
        ("body", False, "r1", "part"),
        ("foot", False, None, ""),
    ]
    head, group, row, foot = (row.cells for row in table.rows)
    assert [(cell.header, cell.number) for cell in head] == [("col", False), ("col", True)]
    assert (group[0].header, group[0].columns) == ("rowgroup", 2)
    assert [(cell.header, cell.number, cell.role) for cell in row] == [("row", False, ""), ("", True, "over")]
    assert foot[1].blocks == (Paragraph((Run("–", muted=True, role="missing"),)),)


def test_words_for_the_ear_beside_a_picture_are_what_it_says():
    (table,) = read(
        '<table><tr><th scope="col" class="lane"><span class="hidden">Axis</span><svg><text>2026</text></svg></th>'
        '<th scope="col"><span class="hidden">Trend</span></th></tr></table>'
    )
    axis, trend = table.rows[0].cells
    assert [block.description for block in axis.blocks] == ["Axis"]
    assert words_of(trend.blocks[0].runs) == "Trend"


def test_terms_keep_each_term_with_what_is_said_of_it():
    (terms,) = read(
        '<dl class="summary-list nine"><div><dt>Who <small>by role</small></dt><dd><p>HR</p><ul><li>more</li></ul></dd>'
        "</div><dt>When</dt><dd>2027</dd></dl>"
    )
    assert terms.role == "summary-list nine"
    assert [words_of(term) for term, _ in terms.rows] == ["Whoby role", "When"]
    assert [type(block).__name__ for block in terms.rows[0][1]] == ["Paragraph", "Listing"]


def test_room_to_write_has_its_label_and_lines():
    blocks = read(
        '<p class="field"><label for="a">What now? <small>one word</small></label>'
        '<textarea id="a" rows="3"></textarea></p>'
        '<dl><dt>Why?</dt><dd><textarea rows="2" aria-label="Why?"></textarea></dd></dl>'
        '<ul class="options"><li><input type="radio" id="b"><label for="b">Yes</label></li></ul>'
    )
    assert blocks[0] == Blank("What now? one word", 3)
    assert blocks[1].rows[0][1] == (Blank("", 2, "Why?"),)
    assert words_of(blocks[2].items[0].blocks[0].runs) == "☐ Yes"


def test_lines_and_indents_of_a_sample_stand_as_they_are():
    (sample,) = read("<pre><code>a:\n  - b\n\nc</code></pre>")
    assert [(run.text, run.breaks) for run in sample.runs] == [
        ("a:", True),
        ("\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}- b", True),
        ("\N{NO-BREAK SPACE}", True),
        ("c", False),
    ]


def test_text_that_looks_like_markup_stays_text():
    (paragraph,) = read("<p>&lt;script&gt; &amp;lt; #import $x$ \\ @ref</p>")
    assert words_of(paragraph.runs) == "<script> &lt; #import $x$ \\ @ref"


def test_the_order_of_a_numbered_list_goes_on_where_it_is_told_to():
    (listing,) = read('<ol class="decisions-more" start="3"><li>One</li></ol>')
    assert (listing.ordered, listing.start) == (True, 3)


def test_a_logo_is_an_image_and_anything_else_than_png_or_jpeg_is_not():
    assert [block.kind for block in read('<div><img src="data:image/png;base64,iVBORw0K" alt=""></div>')] == ["png"]
    assert read('<div><img src="https://example.org/x.png" alt=""></div>') == ()
    assert read('<div><img src="data:image/svg+xml;base64,PHN2Zz4=" alt=""></div>') == ()


def test_a_plan_of_nearly_nothing_is_read_too(tmp_path):
    from kivplan.plan import load_text

    plan, _ = load_text(
        b"kind: plan\nformat: 1\ntitle: T\norganisation: O\nlanguage: en\nperiod: {start: 2026, end: 2027}\n"
    )
    words = words_for("en", plan.currency)
    document = replace(compose(plan, "board", Order(date(2026, 6, 1))), logo=None)
    pages = pages_of(document, words, lay_out(document, words, "html"))
    assert "Theboardhasnothingtodecidenow." in said(pages.blocks)
