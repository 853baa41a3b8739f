"""A real report as a Word document: styles, structure, languages, links, pictures, and the same bytes every time."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from kivplan.plan import load
from kivplan.render import Order, render_plan
from kivplan.report.editions import redact

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2027, 3, 1)
LANGUAGES = {"nb": "nb-NO", "nn": "nn-NO", "sv": "sv-SE", "en": "en-GB"}


def rendered(report: str = "board", **order) -> bytes:
    plan = load(ROOT / "examples" / "nordvik")
    (file,) = render_plan(plan, Order(DAY, **order), reports=[report], formats=["docx"])
    assert file.name.endswith(".docx")
    return file.data


@pytest.fixture(scope="module")
def data() -> bytes:
    return rendered()


@pytest.fixture
def board(data):
    return docx.Document(BytesIO(data))


def headings(document, level: int) -> list[str]:
    return [one.text for one in document.paragraphs if one.style.name == f"Heading {level}"]


def texts(document) -> str:
    return "\n".join(one.text or "" for one in document.element.body.iter(qn("w:t")))


def test_the_report_has_a_title_and_headings_in_real_styles(board):
    titles = [one.text for one in board.paragraphs if one.style.name == "Title"]
    assert titles == ["Strategisk kompetanseplan 2026–2029"]
    assert headings(board, 1)[:3] == ["Forslag til vedtak", "Status i korte trekk", "Mål"]
    assert "Vedlegg" in headings(board, 1)
    assert "Bekymringer" in headings(board, 2)
    levels = [int(one.style.name[-1]) for one in board.paragraphs if re.fullmatch(r"Heading \d", one.style.name)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_document_says_what_it_is_and_nothing_of_the_computer_that_made_it(board):
    about = board.core_properties
    assert about.title == "Strategisk kompetanseplan 2026–2029 – Beslutningsgrunnlag"
    assert about.author == about.last_modified_by == "Nordvik kommune"
    assert about.language == "nb-NO"
    assert about.created == about.modified
    assert about.created.isoformat().startswith("2027-03-01T00:00:00")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_styles_are_in_the_language_of_the_report(language):
    document = docx.Document(BytesIO(rendered("action", action="H1", language=language)))
    spoken = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert spoken == {LANGUAGES[language]}
    assert document.settings.element.find(qn("w:themeFontLang")).get(qn("w:val")) == LANGUAGES[language]


def test_every_page_says_whose_plan_it_is_and_which_page(board):
    footer = board.sections[0].footer
    assert "Nordvik kommune · Strategisk kompetanseplan 2026–2029" in footer.paragraphs[0].text
    fields = [one.get(qn("w:instr")).strip() for one in footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "".join(one.text for one in board.sections[0].header.paragraphs) == ""


@pytest.mark.parametrize("edition", ["internal", "board"])
def test_an_edition_that_is_not_public_names_itself_on_every_page(edition):
    document = docx.Document(BytesIO(rendered("action", action="H1", edition=edition)))
    (section,) = document.sections
    assert not section.different_first_page_header_footer
    notice = section.header.paragraphs[0].text
    assert notice
    assert f"{notice}." in texts(document)


def test_the_page_is_a4_with_the_margins_of_the_print(board):
    section = board.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    margins = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert [round(one.mm) for one in margins] == [15, 18, 17, 18]


def test_page_one_and_the_appendix_begin_and_end_pages_as_in_print(board):
    begun = [one.text for one in board.paragraphs if one.paragraph_format.page_break_before]
    assert begun == ["Mål", "Vedlegg"]


def test_tables_have_captions_head_rows_that_repeat_and_rows_that_are_not_split(board):
    named = [one for one in board.tables if one.style.name == "Kivplan Table"]
    assert len(named) >= 6
    for table in named:
        properties = table._tbl.tblPr
        assert properties.find(qn("w:tblCaption")).get(qn("w:val"))
        assert properties.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
        above = table._tbl.getprevious()
        assert above.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")) == "Caption"
        first, *rest = table._tbl.tr_lst
        assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None for row in rest)
    rows = [row for table in board.tables for row in table._tbl.tr_lst]
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_the_cells_of_every_row_fill_the_width_of_their_table(board):
    for table in board.element.body.iter(qn("w:tbl")):
        total = sum(int(one.get(qn("w:w"))) for one in table.find(qn("w:tblGrid")))
        for row in table.iterchildren(qn("w:tr")):
            cells = [one.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") for one in row.iterchildren(qn("w:tc"))]
            assert sum(int(one.get(qn("w:w"))) for one in cells) == total


def test_every_picture_has_words_or_is_said_to_be_decoration(board):
    pictures = list(board.element.body.iter(qn("wp:docPr")))
    assert len(pictures) > 20
    told = [one for one in pictures if one.get("descr")]
    assert any(one.get("title") == "Status for de 48 tiltakene" for one in told)
    assert all(b"decorative" in str(one.xml).encode() for one in pictures if not one.get("descr"))


def test_pictures_are_png(data):
    with ZipFile(BytesIO(data)) as archive:
        media = [name for name in archive.namelist() if name.startswith("word/media/")]
        assert media
        assert all(archive.read(name).startswith(b"\x89PNG") for name in media)


def test_links_inside_the_report_lead_to_bookmarks_that_are_there_once(board):
    body = board.element.body
    names = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    wanted = {one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))} - {None}
    assert wanted
    assert wanted <= set(names)
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name) for name in names)


def test_ids_of_bookmarks_controls_and_pictures_are_unlike(board):
    body = board.element.body
    numbers = [one.get(qn("w:id")) for one in body.iter(qn("w:bookmarkStart"))]
    numbers += [one.get("id") for one in body.iter(qn("wp:docPr"))]
    numbers += [one.get(qn("w:val")) for one in body.iter(qn("w:id"))]
    assert len(numbers) == len(set(numbers))


def test_a_status_is_a_sign_and_the_word(board):
    lines = [one.text for one in board.element.body.iter(qn("w:p"))]
    assert "☒\u00a0Ikke i rute" in lines
    assert "►\u00a0I rute" in lines


def test_the_plan_has_a_table_of_contents_word_can_renew():
    document = docx.Document(BytesIO(rendered("plan")))
    body = document.element.body
    (code,) = body.iter(qn("w:instrText"))
    assert code.text.strip().startswith("TOC ")
    kinds = [one.get(qn("w:fldCharType")) for one in body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    entries = [one.text for one in document.paragraphs if one.style.name.lower().startswith("toc ")]
    assert "Løsningstre" in entries


def test_a_worksheet_can_be_filled_in_on_screen():
    document = docx.Document(BytesIO(rendered("worksheet")))
    controls = list(document.element.body.iter(qn("w:sdt")))
    writing = [one for one in controls if one.find(f"{qn('w:sdtPr')}/{qn('w:text')}") is not None]
    assert len(writing) > 20
    for control in writing:
        assert "".join(one.text for one in control.iter(qn("w:t"))) == "Skriv her"
        assert control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None
        assert control.find(f"{qn('w:sdtPr')}/{qn('w:alias')}").get(qn("w:val"))


@pytest.mark.parametrize("report", ["board", "plan", "worksheet"])
def test_every_part_is_well_formed_and_says_no_random_number(report, data):
    made = data if report == "board" else rendered(report)
    with ZipFile(BytesIO(made)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                text = archive.read(name)
                parse_xml(text)
                assert b"rsid" not in text
                assert str(ROOT).encode() not in text


def test_the_files_inside_are_in_order_and_have_no_date_of_their_own(data):
    with ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
    names = [one.filename for one in entries]
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])
    assert {one.date_time for one in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {one.compress_type for one in entries} == {ZIP_STORED}


def test_the_same_report_has_the_same_bytes(data):
    assert rendered() == data


@pytest.mark.slow
def test_another_machine_makes_the_same_bytes(tmp_path, data):
    folder = tmp_path / "deeper" / "nordvik"
    shutil.copytree(ROOT / "examples" / "nordvik", folder)
    there = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    script = (
        "import sys, datetime, pathlib; from kivplan.plan import load; from kivplan.render import Order, render_plan;"
        "file, = render_plan(load(pathlib.Path(sys.argv[1])), Order(datetime.date(2027, 3, 1)), formats=['docx']);"
        "sys.stdout.buffer.write(file.data)"
    )
    command = [sys.executable, "-c", script, str(folder)]
    made = subprocess.run(command, cwd=ROOT, env={**os.environ, **there}, check=True, capture_output=True).stdout
    assert hashlib.sha256(made).hexdigest() == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("edition", ["public", "board"])
def test_what_an_edition_leaves_out_is_nowhere_in_the_file(edition):
    plan = load(ROOT / "examples" / "nordvik")
    shown, _ = redact(plan, edition)
    left_out = [act.first.action.title for key, act in plan.actions.items() if key not in shown.actions]
    assert left_out
    with ZipFile(BytesIO(rendered("plan", edition=edition))) as archive:
        whole = b"\n".join(archive.read(name) for name in archive.namelist()).decode("utf-8", "replace")
    assert not [title for title in left_out if title in whole]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.slow
def test_libreoffice_opens_it_with_page_one_on_one_page(tmp_path, data):
    (tmp_path / "board.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "board.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    assert (tmp_path / "board.pdf").read_bytes().startswith(b"%PDF")
