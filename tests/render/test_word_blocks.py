"""Blocks as a Word document, one kind at a time, and text that is out to break it."""

from __future__ import annotations

import pytest
from docx.oxml.ns import qn

from kivplan.render.blocks import Blank, Cell, Group, Heading, Image, Item, Listing, Paragraph, Row, Run, Table, Terms
from kivplan.render.word.columns import columns

from .word_files import cell, document, png, said, table, text

HOSTILE = {
    "controls": "a\x00b\x08c\x1b[31md\x7fe",
    "end of CDATA": "]]> <![CDATA[x]]>",
    "elements": "</w:t></w:r><w:p/> <b>&amp; &#0; &lt;",
    "quotes": "\"' \" onload='x'",
    "surrogate": "a\ud800b",
    "no character": "a\ufffe\uffffb",
    "override": "abc\u202edef\u2066x",
    "field": '{ INCLUDETEXT "c:\\\\secret.txt" } {{ title }}',
    "emoji": "👩‍🏫 ok",
    "long": "Kompetanse" * 400,
}


def paragraphs(made) -> list[str]:
    return [said(one) for one in made.element.body.iter(qn("w:p"))]


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_shown_as_the_text_it_is_wherever_it_stands(hostile):
    blocks = (
        Heading(1, (Run(hostile),), hostile),
        text(hostile),
        Listing((Item((text(hostile),), anchor=hostile),)),
        Blank(hostile, title=hostile),
        Terms((((Run(hostile),), (text(hostile),)),)),
        table(("A", hostile), (hostile, hostile), caption=hostile),
        Image(png(2, 2), "png", 10, 10, title=hostile, description=hostile),
        Paragraph((Run(hostile, href=hostile), Run("x", href=f"#{hostile}"))),
    )
    made = document(*blocks, title=hostile, organisation=hostile, edition_notice=hostile)
    shown = "".join(paragraphs(made))
    kept = "".join(letter for letter in hostile if letter.isalnum() and letter.isascii())
    assert "".join(letter for letter in shown if letter.isalnum() and letter.isascii()).count(kept) >= 9
    assert not {"\x00", "\x1b", "\x7f", "\u202e", "\ufffe"} & set(shown)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "//example.org/x", "#nowhere", "data:,x"]
)
def test_a_link_to_nothing_a_reader_should_open_is_plain_text(address):
    made = document(Paragraph((Run("her", href=address),)))
    assert list(made.element.body.iter(qn("w:hyperlink"))) == []
    assert not [one for one in made.part.rels.values() if one.is_external]
    assert "her" in paragraphs(made)


def test_an_address_is_a_link_out_of_the_document_once():
    run = Run("siden", href="https://example.org/?a=1&b=2")
    made = document(Paragraph((run, Run(" og "), run)))
    (relation,) = [one for one in made.part.rels.values() if one.is_external]
    assert relation.target_ref == "https://example.org/?a=1&b=2"
    assert len(list(made.element.body.iter(qn("w:hyperlink")))) == 2


def test_anchors_that_look_alike_get_bookmarks_of_their_own():
    long = "action-" + "x" * 60
    anchors = ("action-H1", "action_H1", "ACTION-h1", long, f"{long}y")
    made = document(*(Heading(2, (Run(one),), one) for one in anchors), Paragraph((Run("l", href=f"#{long}y"),)))
    names = [one.get(qn("w:name")) for one in made.element.body.iter(qn("w:bookmarkStart"))]
    assert len({name.lower() for name in names}) == len(anchors)
    (link,) = made.element.body.iter(qn("w:hyperlink"))
    assert link.get(qn("w:anchor")) == names[-1]


def test_each_numbered_list_counts_from_its_own_start():
    def items(*said):
        return tuple(Item((text(one),)) for one in said)

    made = document(Listing(items("a", "b"), ordered=True), text("x"), Listing(items("c"), ordered=True, start=3))
    numbers = [one.get(qn("w:val")) for one in made.element.body.iter(qn("w:numId"))]
    assert numbers[0] == numbers[1] != numbers[2]
    starts = {
        one.get(qn("w:numId")): one.find(f".//{qn('w:startOverride')}").get(qn("w:val"))
        for one in made.part.numbering_part.element.findall(qn("w:num"))
        if one.find(f".//{qn('w:startOverride')}") is not None
    }
    assert [starts[number] for number in numbers] == ["1", "1", "3"]


def test_lists_inside_lists_take_the_styles_of_their_level():
    def nested(depth: int) -> Listing:
        inside = (nested(depth - 1),) if depth else ()
        return Listing((Item((text(f"nivå {depth}"), *inside)),))

    styles = [one.style.name for one in document(nested(4)).paragraphs]
    assert styles == ["List Bullet", "List Bullet 2", "List Bullet 3", "List Bullet 3", "List Bullet 3"]


def test_a_proposed_decision_takes_its_number_in_its_heading():
    decision = Item((Group((Heading(3, (Run("Til vedtak"),)), text("Ordlyden", "wording")), "decision-body"),))
    first, *_ = document(Listing((decision,), ordered=True, role="decisions")).paragraphs
    assert (first.style.name, first.text) == ("Heading 2", "Til vedtak")
    assert first._p.pPr.numPr is not None


def test_a_label_stands_in_one_line_with_what_it_is_the_label_of():
    group = Group((Paragraph((Run("Sum:", role="label"),), "label"), text("90 000 kr")), "said")
    (paragraph,) = document(group).paragraphs
    assert paragraph.text == "Sum: 90 000 kr"
    assert paragraph.runs[0].bold


def test_cells_that_fill_several_columns_or_rows_leave_a_whole_grid():
    rows = (
        Row((cell("A", header="col", rows=2), cell("B", header="col", columns=2)), "head"),
        Row((cell("b1", header="col"), cell("b2", header="col")), "head"),
        Row((cell("x", header="row"), cell("1", number=True), cell("2", number=True))),
        Row((cell("too short", header="row"),)),
    )
    (made,) = document(Table((Run("T"),), rows)).tables
    spans = [[one.grid_span for one in row.tc_lst] for row in made._tbl.tr_lst]
    assert [sum(row) for row in spans] == [3, 3, 3, 3]
    assert [row.trPr.find(qn("w:tblHeader")) is not None for row in made._tbl.tr_lst] == [True, True, False, False]
    assert made.cell(0, 0).text == made.cell(1, 0).text == "A"
    assert made.cell(2, 1).paragraphs[0].alignment is not None


def test_a_table_that_is_not_to_be_split_keeps_all_rows_but_the_last_together():
    (made,) = document(table(("A", "B"), ("a", "1"), ("b", "2"), ("c", "3"), keep=True)).tables
    stays = [all(one.paragraph_format.keep_with_next for one in row.cells[0].paragraphs) for row in made.rows]
    assert stays == [True, True, True, False]


def test_two_tables_in_a_row_stay_two():
    bare = Table((), (Row((cell("a"),)),))
    made = document(bare, bare)
    assert len(made.tables) == 2


def test_an_empty_cell_and_a_cell_with_a_table_end_in_a_paragraph():
    rows = (Row((Cell(()), Cell((table(("A",), ("x",)),)))),)
    made = document(Table((Run("T"),), rows))
    for one in made.element.body.iter(qn("w:tc")):
        assert one[-1].tag == qn("w:p")


def test_three_hundred_rows_are_all_there_under_one_repeating_head():
    (made,) = document(table(("Nr", "Tekst"), *((str(at), f"rad {at}") for at in range(300)))).tables
    assert len(made._tbl.tr_lst) == 301
    assert made.cell(300, 1).text == "rad 299"


@pytest.mark.parametrize("width", [2000, 5000, 9866])
def test_columns_fill_the_width_and_none_is_nothing(width):
    rows = (
        Row((cell("Tiltak", header="col"), cell("Kostnad", header="col", number=True), cell("Om", header="col"))),
        Row((cell("Kompetanseutviklingstiltak"), cell("10 971 000", number=True), cell("ord " * 60))),
    )
    widths, cramped = columns(rows, 3, width, beside=142)
    assert sum(widths) == width
    assert min(widths) > 200
    assert (cramped > 1) is (width == 2000)


def test_numbers_get_room_for_themselves_before_words_do():
    rows = (Row((cell("et langt navn som godt kan brytes over flere linjer"), cell("10 971 000", number=True))),)
    (_, number), _ = columns(rows, 2, 4000, beside=142)
    assert number >= 1000


def test_room_to_write_has_its_question_above_it_and_as_many_lines_as_asked():
    made = document(Blank("Hva lærte vi?", lines=3))
    question, room = made.paragraphs
    assert question.text == "Hva lærte vi?"
    assert question.paragraph_format.keep_with_next
    assert said(room._p) == "Skriv her"
    assert len(list(room._p.iter(qn("w:br")))) == 2


def test_a_box_to_tick_can_be_ticked():
    made = document(Listing((Item((text("☐ I rute"),)),), role="options"))
    (control,) = made.element.body.iter(qn("w:sdt"))
    assert control.find(f"{qn('w:sdtPr')}/{{http://schemas.microsoft.com/office/word/2010/wordml}}checkbox") is not None
    assert paragraphs(made) == ["☐ I rute"]


def test_a_picture_wider_than_its_place_is_made_smaller_and_keeps_its_shape():
    made = document(Image(png(8, 2), "png", 1000, 250, description="Bred"))
    (size,) = made.element.body.iter(qn("wp:extent"))
    across, down = int(size.get("cx")), int(size.get("cy"))
    assert across / 12700 <= 494
    assert across / down == pytest.approx(4, rel=0.01)


def test_a_logo_that_does_not_say_how_wide_it_is_keeps_its_shape():
    made = document(Image(png(60, 20), "png", 0, 30, role="logo"))
    (size,) = made.element.body.iter(qn("wp:extent"))
    assert int(size.get("cx")) / int(size.get("cy")) == pytest.approx(3, rel=0.01)


def test_a_plans_own_colour_is_the_one_of_the_document():
    made = document(text("x"), accent="#7a0050")
    assert made.styles.element.xml.count("7A0050") >= 3
    assert "004B87" not in made.styles.element.xml


def test_nothing_to_show_is_a_document_all_the_same():
    assert document().paragraphs == []


def terms(role: str, *rows: tuple[str, tuple[Run, ...]]) -> Terms:
    return Terms(tuple(((Run(name),), (Paragraph(content),)) for name, content in rows), role)


def test_a_number_and_its_date_below_it_are_told_apart_on_one_line():
    numbers = terms("indicator-numbers", ("Baseline", (Run("15", breaks=True), Run("January 2026", small=True))))
    assert [one.text for one in document(numbers).paragraphs] == ["Baseline: 15 (January 2026)"]


def test_terms_that_say_something_on_lines_of_its_own_are_a_table():
    pair = terms("pair", ("Activity", (Run("On track", breaks=True), Run("3 of 3 actions"))), ("By", (Run("2027"),)))
    (made,) = document(pair).tables
    assert [row.cells[0].text for row in made.rows] == ["Activity", "By"]


def test_questions_have_more_room_than_the_names_of_facts_and_are_not_bold():
    said = ("How is it going?", (Run("Well"),))
    asks, facts = document(terms("asks", said), text("between"), terms("summary-list", said)).tables
    assert asks.columns[0].width > 1.5 * facts.columns[0].width
    look = [one._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstColumn")) for one in (asks, facts)]
    assert look == ["0", "1"]


def test_small_print_in_a_caption_is_of_usual_weight():
    caption = (Run("Money"), Run(" Amounts in kroner", small=True))
    first, *_ = document(Table(caption, (Row((cell("a"), cell("b"))),))).paragraphs
    assert [run.bold for run in first.runs] == [None, False]


def test_a_picture_stays_with_what_explains_it():
    picture = Image(png(8, 2), "png", 100, 25, description="Wheel")
    legend = Listing((Item((text("Every year"),)),), role="legend")
    drawn, *_ = document(picture, legend).paragraphs
    assert drawn.paragraph_format.keep_with_next
    assert not document(picture, text("Next")).paragraphs[0].paragraph_format.keep_with_next


def test_a_month_below_a_number_may_break_where_a_number_may_not():
    words = "a sentence that wants all the room there is, and then some more of it"
    (month, _), _ = columns((Row((cell("september 2026", number=True), cell(words))),), 2, 2600, beside=142)
    (number, _), _ = columns((Row((cell("131 241 av 160 727", number=True), cell(words))),), 2, 2600, beside=142)
    assert month < 1300 < number


def properties(made, name: str) -> list[str]:
    """What the paragraphs say that have this property."""
    found = f"{qn('w:pPr')}/{qn(f'w:{name}')}"
    return [said(one) for one in made.element.body.iter(qn("w:p")) if one.find(found) is not None]


def test_each_worksheet_begins_a_page_and_its_sample_stands_with_what_is_said_of_it():
    sample = (text("In the plan", "label"), Paragraph((Run("kind: plan", code=True),), "pre"))
    sheets = [Group((Heading(2, (Run(f"Sheet {at}"),)), *sample), "section", anchor=f"worksheet-{at}") for at in (1, 2)]
    about = Group((Heading(2, (Run("About"),)), text("Said")), "section", anchor="worksheets")
    made = document(about, *sheets)
    assert properties(made, "pageBreakBefore") == ["Sheet 1", "Sheet 2"]
    assert properties(made, "keepLines") == ["kind: plan"] * 2
    assert properties(made, "keepNext").count("In the plan") == 2


@pytest.mark.parametrize(("lines", "together"), [(40, True), (41, False)])
def test_a_sample_longer_than_most_of_a_page_goes_on_overleaf(lines, together):
    sample = Paragraph((Run("\n".join(f"line: {at}" for at in range(lines)), code=True),), "pre")
    assert bool(properties(document(sample), "keepLines")) == together


def test_what_can_be_ticked_stays_with_its_question():
    ways = Listing(tuple(Item((text(f"\N{BALLOT BOX} {way}"),)) for way in ("Yes", "Partly", "No")), role="options")
    kept = " ".join(properties(document(text("Below?", "label"), ways, text("After")), "keepNext"))
    assert "Yes" in kept
    assert "Partly" in kept
    assert "No" not in kept


def test_a_label_in_a_table_is_bold():
    made = document(terms_of(Group((text("2026", "label"), text("Spring")), "stretches")))
    bold = [
        said(one) for one in made.element.body.iter(qn("w:r")) if one.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None
    ]
    assert "2026" in bold
    assert "Spring" not in bold


def terms_of(*blocks) -> Terms:
    return Terms((((Run("When"),), blocks),), "summary-list")
