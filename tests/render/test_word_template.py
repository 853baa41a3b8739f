"""An organisation's own Word template: what is kept of it, what it may ask for, and what is refused."""

from __future__ import annotations

import re
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor

from kivplan.errors import UsageError
from kivplan.render.blocks import Group, Heading, Image, Item, Listing, Run
from kivplan.render.word import MOST_BYTES, WordFile, word_template
from kivplan.render.word.making import Request, made

from .word_files import DAY, VALUES, document, packed, pages, parts, png, said, table, text

NORWEGIAN = {"Heading 1": "Overskrift1", "Heading 2": "Overskrift2", "Title": "Tittel", "List Bullet": "Punktliste"}
WORD_NAMES = ["w:basedOn", "w:next", "w:link"]


def template_file(change=lambda document: None) -> bytes:
    """A template as Norwegian Word writes it: ids of styles in Norwegian, names in English; logo, header, footer."""
    made_of = docx.Document()
    styles = made_of.styles
    for name, identifier in NORWEGIAN.items():
        style = styles[name]
        before = style.style_id
        style.element.set(qn("w:styleId"), identifier)
        for reference in styles.element.iter(*map(qn, WORD_NAMES)):
            if reference.get(qn("w:val")) == before:
                reference.set(qn("w:val"), identifier)
    styles["Heading 1"].font.color.rgb = RGBColor(0x7A, 0, 0x50)
    section = made_of.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(30)
    section.header.paragraphs[0].add_run().add_picture(BytesIO(png(12, 4)), width=Mm(30))
    section.footer.paragraphs[0].text = "Postboks 1"
    change(made_of)
    saved = BytesIO()
    made_of.save(saved)
    return saved.getvalue()


def ending_with(*paragraphs: str):
    def change(made_of) -> None:
        for one in paragraphs:
            made_of.add_paragraph(one)

    return change


def filled(change=lambda document: None, *blocks, **about):
    """A document in the template changed so, and the remarks."""
    template = word_template(template_file(change), "mal.docx")
    data, remarks = made(Request(pages(*(blocks or (text("INNHOLD"),)), **about), DAY, "Skriv her", VALUES, template))
    return docx.Document(BytesIO(data)), remarks


def lines(made_of) -> list[str]:
    return [one.text for one in made_of.paragraphs]


def refused(data: bytes) -> UsageError:
    with pytest.raises(UsageError) as refusal:
        word_template(data, "mal.docx")
    assert str(refusal.value).startswith("--word-template mal.docx ")
    assert refusal.value.hint
    return refusal.value


def with_part(name: str, data: bytes) -> bytes:
    return packed({**parts(template_file()), name: data})


def replaced(name: str, old: bytes, new: bytes) -> bytes:
    files = parts(template_file())
    assert old in files[name]
    return packed({**files, name: files[name].replace(old, new)})


# --- what is kept


def test_styles_are_found_by_name_whatever_language_word_was_in():
    blocks = (Heading(1, (Run("T"),)), Heading(2, (Run("Mål"),)), Listing((Item((text("punkt"),)),)))
    made_of, remarks = filled(lambda one: None, *blocks)
    used = [one._p.pPr.pStyle.val for one in made_of.paragraphs if one._p.pPr is not None]
    assert used == ["Tittel", "Overskrift1", "Punktliste"]
    assert made_of.styles["Heading 1"].font.color.rgb == RGBColor(0x7A, 0, 0x50)
    assert remarks == ()


def test_header_footer_logo_and_margins_are_the_templates():
    made_of, _ = filled()
    (section,) = made_of.sections
    assert round(section.left_margin.mm) == 30
    assert section.footer.paragraphs[0].text == "Postboks 1"
    assert list(section.header._element.iter(qn("wp:docPr")))


def test_tables_are_as_wide_as_the_templates_pages():
    made_of, _ = filled(lambda one: None, table(("A", "B"), ("a", "b")))
    grid = made_of.tables[0]._tbl.tblGrid
    assert sum(int(one.get(qn("w:w"))) for one in grid) == pytest.approx(Mm(150).twips, abs=2)


def test_a_style_the_template_lacks_is_taken_from_kivplan_in_the_templates_type_and_said():
    def without(made_of) -> None:
        for name in ("Quote", "List Number", "Caption"):
            made_of.styles[name].delete()

    quote = Group((text("Ordlyden"),), "wording")
    numbered = Listing((Item((text("ett"),)),), ordered=True)
    made_of, remarks = filled(without, quote, numbered, table(("A",), ("a",)))
    assert remarks == (
        "mal.docx has no style for: Quote, List Number, caption; kivplan's own are used, in the template's type",
    )
    taken = [made_of.styles[name].element for name in ("Quote", "List Number", "Caption")]
    assert all(not list(one.iter(qn("w:rFonts"), qn("w:color"))) for one in taken if one.rPr is not None)
    assert [one.style.name for one in made_of.paragraphs[:2]] == ["Quote", "List Number"]


def test_a_template_without_lists_gets_them():
    files = parts(template_file())
    del files["word/numbering.xml"]
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        files[name] = re.sub(rb"<(Override|Relationship)[^>]*numbering[^>]*/>", b"", files[name])
    template = word_template(packed(files), "mal.docx")
    items = (Item((text("ett"),)),)
    made_of = document(Listing(items, ordered=True), Listing(items), template=template)
    lists = {one.get(qn("w:numId")) for one in made_of.part.numbering_part.element.findall(qn("w:num"))}
    used = [one._p.pPr.numPr.numId.val for one in made_of.paragraphs]
    assert {str(one) for one in used} <= lists
    assert used[0] != used[1]


def test_the_documents_language_replaces_that_of_the_templates_styles():
    made_of, _ = filled(language="nn")
    spoken = {one.get(qn("w:val")) for one in made_of.styles.element.iter(qn("w:lang"))}
    assert spoken == {"nn-NO"}


def test_a_templates_document_is_a_document_and_the_same_bytes_every_time():
    data = replaced("[Content_Types].xml", b"document.main+xml", b"template.main+xml")
    template = word_template(data, "mal.dotx")
    one, other = (made(Request(pages(text("x")), DAY, "", VALUES, template))[0] for _ in range(2))
    assert one == other
    assert b"template.main+xml" not in parts(one)["[Content_Types].xml"]
    assert docx.Document(BytesIO(one)).core_properties.author == "Nordvik"


# --- what it may ask for


@pytest.mark.parametrize("name", ["content", " innhold ", "INNHALD", "innehåll"])
def test_the_content_comes_where_a_paragraph_asks_for_it(name):
    made_of, _ = filled(ending_with("Før", f"{{{{{name}}}}}", "Etter"))
    assert lines(made_of) == ["Før", "INNHOLD", "Etter"]


def test_the_content_comes_last_where_nothing_asks_for_it():
    made_of, _ = filled(ending_with("Forside"))
    assert lines(made_of) == ["Forside", "INNHOLD"]
    assert made_of.element.body[-1].tag == qn("w:sectPr")


def test_what_is_asked_for_is_put_in_also_in_header_and_footer_and_where_word_split_it():
    def change(made_of) -> None:
        paragraph = made_of.add_paragraph("Sak {{ ca")
        paragraph.add_run("se_num").bold = True
        paragraph.add_run("ber }} i {{body}} – {{ title }}")
        made_of.sections[0].footer.paragraphs[0].text = "{{ organisation }}"

    made_of, remarks = filled(change)
    assert lines(made_of)[0] == "Sak 26/1187 i Kommunestyret – Kompetanseplan"
    assert made_of.sections[0].footer.paragraphs[0].text == "Nordvik"
    assert remarks == ()


def test_what_is_put_in_is_text_that_is_not_read_again():
    values = {"title": "{{ case_number }} </w:t> {{ content }}", "case_number": "26/1187"}
    template = word_template(template_file(ending_with("{{ title }}")), "mal.docx")
    data, _ = made(Request(pages(text("INNHOLD")), DAY, "", values, template))
    assert lines(docx.Document(BytesIO(data))) == ["{{ case_number }} </w:t> {{ content }}", "INNHOLD"]


def test_what_there_is_not_stays_and_is_said():
    made_of, remarks = filled(ending_with("{{ saksnr }} {{ 7*7 }}"))
    assert lines(made_of)[0] == "{{ saksnr }} {{ 7*7 }}"
    assert remarks == ("mal.docx: there is nothing called {{ saksnr }}; it stands as it is",)


@pytest.mark.parametrize("change", [ending_with("Her: {{ content }}"), ending_with("{{ content }}", "{{ innhold }}")])
def test_a_place_for_the_content_that_cannot_be_used_is_refused(change):
    with pytest.raises(UsageError, match="cannot be filled in") as refusal:
        filled(change)
    assert refusal.value.hint == "write {{ content }} once, in a paragraph of its own in the body"


def test_a_place_for_the_content_in_a_table_is_refused():
    def change(made_of) -> None:
        made_of.add_table(1, 1).cell(0, 0).text = "{{ content }}"

    with pytest.raises(UsageError, match="cannot be filled in"):
        filled(change)


def test_a_template_that_has_the_title_itself_does_not_get_it_twice():
    cover = Group(
        (Image(png(2, 2), "png", 9, 9, role="logo"), Heading(1, (Run("Kompetanseplan"),)), text("Fakta")), "cover"
    )
    untitled, _ = filled(lambda one: None, cover)
    titled, _ = filled(ending_with("{{ title }}"), cover)
    assert lines(untitled) == ["Kompetanseplan", "Fakta"]
    assert lines(titled) == ["Kompetanseplan", "Fakta"]
    assert titled.paragraphs[0].style.name == "Normal"


def test_every_page_names_the_edition_also_the_first_and_even_ones():
    def change(made_of) -> None:
        made_of.sections[0].different_first_page_header_footer = True
        made_of.settings.odd_and_even_pages_header_footer = True

    made_of, _ = filled(change, edition_notice="Intern utgave")
    (section,) = made_of.sections
    headers = (section.header, section.first_page_header, section.even_page_header)
    assert ["".join(map(said, one._element)) for one in headers] == ["Intern utgave"] * 3


def test_a_header_that_names_the_edition_itself_is_left_alone():
    def change(made_of) -> None:
        made_of.sections[0].header.paragraphs[0].text = "{{ edition }}"

    template = word_template(template_file(change), "mal.docx")
    values = {**VALUES, "edition": "Intern utgave"}
    data, _ = made(Request(pages(text("x"), edition_notice="Intern utgave"), DAY, "", values, template))
    header = docx.Document(BytesIO(data)).sections[0].header
    assert [one.text for one in header.paragraphs] == ["Intern utgave"]


# --- what is refused, and what is left behind


def test_what_is_no_word_document_is_refused():
    for data in (b"", b"PDF", packed({"mimetype": b"application/vnd.oasis.opendocument.text"})):
        assert "is not a Word document" in str(refused(data))


def test_a_password_is_to_be_taken_away():
    refusal = refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert "protected by a password" in str(refusal)
    assert "remove the password" in refusal.hint


@pytest.mark.parametrize(
    "data",
    [
        with_part("word/vbaProject.bin", b"Attribute VB_Name"),
        with_part("word/VBADATA.XML", b"<x/>"),
        replaced(
            "[Content_Types].xml",
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
    ],
)
def test_macros_never_come_along(data):
    assert "holds macros" in str(refused(data))


@pytest.mark.parametrize("name", ["word/activeX/activeX1.bin", "word/embeddings/oleObject1.bin", "word/afchunk1.html"])
def test_controls_and_embedded_documents_are_refused_by_name(name):
    assert str(refused(with_part(name, b"x"))).endswith(f"holds something that can act: {name}")


def test_a_picture_from_elsewhere_is_refused_and_an_address_to_click_is_not():
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    name = "word/_rels/document.xml.rels"

    def linked(what: bytes) -> bytes:
        relation = b'<Relationship Id="rId99" Type="%s%s" Target="https://example.org/x" TargetMode="External"/>'
        return replaced(name, b"</Relationships>", relation % (kind, what) + b"</Relationships>")

    assert f"fetches https://example.org/x from elsewhere ({name})" in str(refused(linked(b"image")))
    assert word_template(linked(b"hyperlink"), "mal.docx")


def test_the_path_of_the_template_it_was_made_from_is_left_behind():
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    relation = b'<Relationship Id="rId1" Type="%s" Target="file:///C:/hemmelig.dotm" TargetMode="External"/>' % kind
    namespace = b"http://schemas.openxmlformats.org/package/2006/relationships"
    files = parts(template_file())
    files["word/_rels/settings.xml.rels"] = b'<Relationships xmlns="%s">%s</Relationships>' % (namespace, relation)
    settings = files["word/settings.xml"]
    at = settings.index(b"<w:zoom")
    files["word/settings.xml"] = settings[:at] + b'<w:attachedTemplate r:id="rId1"/>' + settings[at:]
    data, _ = made(Request(pages(text("x")), DAY, "", VALUES, word_template(packed(files), "mal.docx")))
    whole = b"".join(parts(data).values())
    assert b"hemmelig" not in whole
    assert b"attachedTemplate" not in whole


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (replaced("word/document.xml", b"<w:body>", b"<w:body><w:p>"), "is damaged"),
        (replaced("word/document.xml", b"<w:document", b"<!DOCTYPE x []><w:document"), "defines entities"),
        (b"PK\x03\x04" + b"\0" * 100, "is not a Word document"),
        (template_file()[:5000], "is not a Word document"),
        (replaced("word/document.xml", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                  b"http://purl.oclc.org/ooxml/wordprocessingml/main"), "strict form"),
    ],
)  # fmt: skip
def test_what_is_damaged_or_cannot_be_read_is_refused(data, why):
    assert why in str(refused(data))


def test_what_is_far_too_large_is_refused_packed_or_not():
    assert "larger than 20 MB" in str(refused(b"PK" + bytes(MOST_BYTES)))
    many = {**parts(template_file()), **{f"word/media/{at}.txt": b"" for at in range(2001)}}
    assert "too large once it is unpacked" in str(refused(packed(many)))


def test_what_is_made_has_a_name_for_what_is_told():
    assert WordFile(b"x").remarks == ()
