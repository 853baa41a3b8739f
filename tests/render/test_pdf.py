"""Reports as PDF: what a reader, a screen reader and an archive find in the file."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from kivplan.errors import UsageError
from kivplan.locale.words import words_for
from kivplan.plan import load, load_text
from kivplan.render import Order, render_plan
from kivplan.render.blocks import Cell, Group, Heading, Item, Listing, Pages, Paragraph, Row, Run, Table, Terms
from kivplan.render.pdf import write_pdf
from kivplan.render.pdf.fonts import fonts_folder, missing_signs
from kivplan.rules import validate

pytest.importorskip("typst")
pypdf = pytest.importorskip("pypdf")

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2027, 3, 1)
HEAD = b"kind: plan\nformat: 1\ntitle: Plan\norganisation: Nordvik\nlanguage: en\nperiod: {start: 2026, end: 2027}\n"
HOSTILE = (
    '#import "x": *',
    '#panic("x")',
    "#set page(width: 1pt)",
    "$x^2 + #y$",
    "\\ \\u{41} \\#",
    "@ref <label>",
    "*b* _i_ `c` ```raw```",
    "// comment /* x */",
    "= heading",
    "- item",
    "{{ 7*7 }}",
    '"quote" \'',
)


@cache
def made(name: str, report: str = "board", edition: str = "public", day: date = DAY) -> bytes:
    plan = load(Path("examples") / name, cwd=ROOT)
    findings = validate(plan, as_of=day)
    (file,) = render_plan(plan, Order(day, edition), reports=[report], formats=["pdf"], findings=findings)
    return file.data


def opened(data: bytes):
    return pypdf.PdfReader(io.BytesIO(data))


def pages_of(*blocks, **about) -> Pages:
    usual = Pages("Title", "Organisation", "Report", "en", None, "kivplan", None, tuple(blocks))
    return replace(usual, **about)


def text_of(data: bytes) -> list[str]:
    """Each page's text, its white space single."""
    return [" ".join(page.extract_text().split()) for page in opened(data).pages]


def paragraph(text: str, role: str = "") -> Paragraph:
    return Paragraph((Run(text),), role)


def outline(data: bytes) -> list[str]:
    """Every bookmark's words, in order."""

    def titles(entries):
        for entry in entries:
            if isinstance(entry, list):
                yield from titles(entry)
            else:
                yield entry.title

    return list(titles(opened(data).outline))


def tags(data: bytes) -> list[str]:
    """The structure elements of the document, in reading order."""

    def names(node):
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                yield from names(child)
        elif hasattr(node, "get"):
            if "/S" in node:
                yield str(node["/S"]).removeprefix("/")
            if "/K" in node and not isinstance(node["/K"], int):
                yield from names(node["/K"])

    return list(names(opened(data).trailer["/Root"]["/StructTreeRoot"]))


def test_the_file_tells_its_title_language_author_and_day():
    reader = opened(made("nordvik"))
    assert reader.trailer["/Root"]["/Lang"] == "nb-NO"
    assert reader.metadata.title == "Strategisk kompetanseplan 2026–2029 – Nordvik kommune – Beslutningsgrunnlag"
    assert reader.metadata.author == "Nordvik kommune"
    assert reader.metadata.creation_date.date() == DAY
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"].value


@pytest.mark.parametrize(
    ("name", "language", "day"), [("kvinnojour", "sv-SE", date(2026, 11, 21)), ("ten-lines", "en-GB", DAY)]
)
def test_the_language_is_that_of_the_report(name, language, day):
    assert opened(made(name, day=day)).trailer["/Root"]["/Lang"] == language


def test_the_file_says_that_it_follows_pdf_ua_1_and_pdf_a_2a():
    told = opened(made("nordvik")).trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in told
    assert "<pdfaid:part>2</pdfaid:part>" in told
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in told


def test_everything_is_tagged_headings_lists_tables_with_heads_and_figures():
    reader = opened(made("nordvik"))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"].value
    found = tags(made("nordvik"))
    assert {"H1", "H2", "H3", "P", "L", "LI", "Table", "THead", "TH", "TD", "Figure", "Link"} <= set(found)
    assert found.count("H1") == 1


def test_bookmarks_are_the_headings_in_their_order():
    found = outline(made("nordvik"))
    assert found[:3] == [
        "Strategisk kompetanseplan 2026–2029",
        "Forslag til vedtak",
        "Til vedtak: Formannskapet, sak 27/0093",
    ]
    order = [found.index(title) for title in ("Status i korte trekk", "Mål", "Økonomi", "Vedlegg", "Tidslinje")]
    assert order == sorted(order)


def test_text_comes_in_the_order_of_the_page():
    first = text_of(made("nordvik"))[0]
    told = ("Nordvik kommune", "Forslag til vedtak", "51 000 kr", "Alternativer", "Status i korte trekk", "Bekymringer")
    places = [first.replace("\N{NO-BREAK SPACE}", " ").index(words) for words in told]
    assert places == sorted(places)


def test_the_boards_part_takes_four_pages_and_page_one_stands_alone():
    pages = text_of(made("nordvik"))
    appendix = next(at for at, text in enumerate(pages) if text.startswith("Vedlegg"))
    assert appendix <= 4
    assert "Status i korte trekk" in pages[0]
    assert pages[1].startswith("Mål")


def test_every_page_is_a4_with_its_number_and_whose_plan_it_is():
    reader = opened(made("nordvik"))
    texts = text_of(made("nordvik"))
    assert {tuple(round(float(side)) for side in page.mediabox[2:]) for page in reader.pages} == {(595, 842)}
    for number, text in enumerate(texts, 1):
        assert text.endswith(f"Nordvik kommune · Strategisk kompetanseplan 2026–2029 {number} / {len(texts)}")


def test_an_edition_that_is_not_for_all_says_so_on_every_page():
    texts = text_of(made("nordvik", edition="board"))
    notice = words_for("nb").term("edition", "board")
    assert all(text.startswith(notice) for text in texts)
    assert not any(text.startswith(notice) for text in text_of(made("nordvik")))


def test_links_lead_to_places_in_the_file():
    reader = opened(made("nordvik"))
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    links = [note for note in notes if note["/Subtype"] == "/Link"]
    assert len(links) > 50
    assert all("/Contents" in link for link in links)


def test_a_long_table_has_its_heads_on_every_page():
    head = Row((Cell((paragraph("Action"),), "col"), Cell((paragraph("Cost in kroner"),), "col", number=True)), "head")
    rows = [
        Row((Cell((paragraph(f"Number {at}"),), "row"), Cell((paragraph(str(at)),), number=True))) for at in range(300)
    ]
    pages = text_of(write_pdf(pages_of(Heading(1, (Run("T"),)), Table((Run("All"),), (head, *rows))), DAY))
    assert len(pages) > 4
    assert all("Cost in kroner" in page for page in pages)


def test_a_row_that_heads_others_is_never_the_last_of_a_page():
    def rows():
        for group in range(60):
            yield Row((Cell((paragraph(f"Unit{group}x"),), "rowgroup", 2),), group=True)
            yield Row((Cell((paragraph(f"First{group}x"),), "row"), Cell((paragraph("yes"),))))
            yield Row((Cell((paragraph("Second"),), "row"), Cell((paragraph("no"),))))

    pages = text_of(write_pdf(pages_of(Heading(1, (Run("T"),)), Table((), tuple(rows()))), DAY))
    assert len(pages) > 2
    for page in pages:
        assert all((f"Unit{group}x" in page) == (f"First{group}x" in page) for group in range(60))


def test_texts_are_never_read_as_markup():
    blocks = [paragraph(text) for text in HOSTILE]
    blocks += [Listing((Item((paragraph(text),)),)) for text in HOSTILE]
    blocks += [Terms((((Run(text),), (paragraph(text),)),)) for text in HOSTILE]
    heads = [Heading(2, (Run(text),)) for text in HOSTILE]
    pages = pages_of(
        Heading(1, (Run(HOSTILE[0]),)),
        *blocks,
        *heads,
        Group(tuple(blocks[:3]), HOSTILE[0], HOSTILE[5]),
        title=HOSTILE[0],
        organisation=HOSTILE[1],
        edition_notice=HOSTILE[3],
    )
    data = write_pdf(pages, DAY)
    shown = "".join(" ".join(text_of(data)).split())
    for text in HOSTILE:
        assert shown.count("".join(text.split())) >= 4, text
    assert opened(data).metadata.title.startswith(HOSTILE[0])


def test_a_hostile_plan_is_laid_out_as_the_text_it_is():
    actions = "".join(f"  - {{id: H{at}, title: {text!r}}}\n" for at, text in enumerate(HOSTILE[:3]))
    plan, _ = load_text(
        HEAD + f"---\nkind: action-plan\nperiod: {{start: 2026, end: 2026}}\nactions:\n{actions}".encode()
    )
    (file,) = render_plan(plan, Order(date(2026, 6, 1)), reports=["plan"], formats=["pdf"])
    shown = " ".join(text_of(file.data))
    assert all(text in shown for text in HOSTILE[:3])


def test_signs_the_font_lacks_are_shown_as_missing_and_stop_nothing():
    texts = ("漢字", "🙂", "עברית", "العربية", "a\N{ZERO WIDTH JOINER}b", "\N{ZERO WIDTH NO-BREAK SPACE}c", "\ue001")
    data = write_pdf(pages_of(Heading(1, (Run("T"),)), *(paragraph(text) for text in texts)), DAY)
    shown = " ".join(text_of(data))
    assert "□□" in shown
    assert "ab" in shown
    assert shown.count("□") >= 10


def test_the_letters_of_the_languages_are_all_in_the_font():
    shown = missing_signs(fonts_folder())
    letters = "æøåÆØÅäöÄÖéèêáàüßçšŧžđŋčÁČĐŊŠŦŽ «»“”„’–—−…·•§½¼°‰×→←☐\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
    assert shown(letters) == letters


def test_a_word_too_long_for_any_line_is_broken_and_stays_on_the_page():
    table = Table((), (Row((Cell((paragraph("A" * 400),), "row"), Cell((paragraph("x"),)))),))
    pages = text_of(write_pdf(pages_of(Heading(1, (Run("T"),)), paragraph("B" * 400), table), DAY))
    shown = "".join(" ".join(pages).replace("\u200b", "").split())
    assert "A" * 100 in shown
    assert "B" * 100 in shown


def test_a_long_word_is_parted_only_where_a_line_has_no_room_for_it():
    said = tuple(((Run(f"{'i ' * at}medarbeiderskap"),), (paragraph("x"),)) for at in range(12))
    blocks = (Heading(1, (Run("T"),)), Terms(said, "summary-list"))
    (page,) = text_of(write_pdf(pages_of(*blocks, language="nb"), DAY))
    assert page.count("medarbeiderskap") == 12


def test_a_line_right_below_a_heading_is_never_the_last_of_a_page():
    def parts(number: int):
        rows = tuple(Row((Cell((paragraph(f"Row {at}"),)),)) for at in range(4 + number % 9))
        return (Heading(2, (Run(f"Goal{number}x"),)), paragraph(f"Told{number}x", "small"), Table((), rows, keep=True))

    blocks = tuple(block for number in range(30) for block in parts(number))
    pages = text_of(write_pdf(pages_of(Heading(1, (Run("T"),)), Group(blocks, "section")), DAY))
    assert len(pages) > 3
    for page in pages:
        told = [number for number in range(30) if f"Told{number}x" in page]
        assert page.count("Row 0") == len(told)


@pytest.mark.parametrize(("points", "whole"), [(9, True), (20, True), (60, False)])
def test_a_card_that_takes_less_than_half_a_page_is_not_split(points, whole):
    def card(number: int) -> Group:
        rows = tuple(((Run(f"Point {at}"),), (paragraph("Said"),)) for at in range(points))
        head = Group((Heading(2, (Run(f"Begins{number}x"),)),), "action-head")
        return Group((head, Terms(rows, "summary-list"), paragraph(f"Ends{number}x")), "action")

    pages = text_of(write_pdf(pages_of(Heading(1, (Run("T"),)), *(card(number) for number in range(8))), DAY))
    assert len(pages) > 2
    split = [n for n in range(8) for page in pages if (f"Begins{n}x" in page) != (f"Ends{n}x" in page)]
    assert (split == []) == whole


def test_how_a_sheets_outcome_is_recorded_stands_on_one_page():
    sample = Paragraph(tuple(Run(f"line {at}", code=True, breaks=True) for at in range(25)), "pre")

    def recorded(number: int) -> Group:
        return Group((Heading(2, (Run(f"Begins{number}x"),)), sample, paragraph(f"Ends{number}x")), "record")

    pages = text_of(write_pdf(pages_of(Heading(1, (Run("T"),)), *(recorded(number) for number in range(6))), DAY))
    assert len(pages) > 1
    assert all((f"Begins{n}x" in page) == (f"Ends{n}x" in page) for n in range(6) for page in pages)


def test_a_link_to_a_place_that_is_not_there_is_text():
    link = Paragraph((Run("H9", href="#action-H9"), Run(" and "), Run("web", href="https://example.org/?a=1&b=2")))
    data = write_pdf(pages_of(Heading(1, (Run("T"),)), link), DAY)
    assert "H9 and web (https://example.org/?a=1&b=2)" in text_of(data)[0]


def test_the_same_report_gives_the_same_bytes():
    words = words_for("nb")
    assert words.language == "nb"
    plan = load(Path("examples") / "kvinnojour", cwd=ROOT)
    files = [next(render_plan(plan, Order(DAY), formats=["pdf"])).data for _ in range(2)]
    assert files[0] == files[1]


@pytest.mark.slow
def test_another_machine_gives_the_same_bytes(shell, tmp_path):
    line = f"kivplan render {ROOT / 'examples' / 'kvinnojour'} --format pdf --as-of 2026-11-21 -o "
    assert shell(line + "a.pdf", tmp_path, PYTHONHASHSEED="1", TZ="UTC").code == 0
    assert shell(line + "b.pdf", tmp_path, PYTHONHASHSEED="7", TZ="Pacific/Kiritimati", LC_ALL="C").code == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.parametrize("package", ["typst", "fontpkg_source_sans_3"])
def test_without_the_extra_the_one_who_asks_is_told_what_to_install(monkeypatch, package):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(UsageError) as told:
        write_pdf(pages_of(paragraph("x")), DAY)
    assert told.value.hint == 'pip install "kivplan[pdf]"'


def checked(data: bytes, folder: Path) -> list[str]:
    """What two checkers of PDF/UA have against a file."""
    outloud, pdfua = pytest.importorskip("outloud"), pytest.importorskip("pdfua")
    file = folder / "report.pdf"
    file.write_bytes(data)
    heard = [f"{one.rule_id}: {one.message}" for one in outloud.check(str(file)).findings if one.severity == "error"]
    return heard + [str(one) for one in pdfua.validate(str(file)).findings]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "day"), [("nordvik", DAY), ("kvinnojour", date(2026, 11, 21)), ("ten-lines", DAY)])
def test_the_checkers_of_pdf_ua_have_nothing_against_the_board_pack(name, day, tmp_path):
    assert checked(made(name, day=day), tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("report", ["plan", "follow-up", "case", "worksheet", "trace"])
def test_the_checkers_have_nothing_against_the_other_reports(report, tmp_path):
    assert checked(made("kvinnojour", report, day=date(2026, 11, 21)), tmp_path) == []


@pytest.mark.parametrize("nested", [lambda inside: Listing((Item(inside),)), lambda inside: Group(inside, "action")])
def test_blocks_in_blocks_hold_however_deep_they_are(nested):
    inside = (paragraph("The innermost."),)
    for level in range(60):
        inside = (paragraph(f"Level {level}x"), nested(inside))
    shown = " ".join(text_of(write_pdf(pages_of(Heading(1, (Run("T"),)), *inside), DAY)))
    assert shown.index("Level 59x") < shown.index("Level 0x") < shown.index("The innermost.")


def test_an_address_too_long_for_a_link_is_text():
    link = Paragraph((Run("here", href="https://example.org/" + "x" * 9000),))
    data = write_pdf(pages_of(Heading(1, (Run("T"),)), link), DAY)
    assert "/Annots" not in opened(data).pages[0]


def test_the_contents_tell_the_page_each_part_begins_on():
    def entry(title, anchor):
        return Item((Paragraph((Run(title, href=f"#{anchor}"),)),))

    def part(title, anchor):
        filling = tuple(paragraph(f"{title} is told of here.") for _ in range(60))
        return Group((Heading(2, (Run(title),)), *filling), "section", anchor)

    contents = Listing((entry("Beginning", "a"), entry("Ending", "b")), role="contents-list")
    data = write_pdf(pages_of(Heading(1, (Run("T"),)), contents, part("Beginning", "a"), part("Ending", "b")), DAY)
    pages = text_of(data)
    ending = next(at for at, text in enumerate(pages, 1) if "Ending is told" in text)
    assert f"Beginning 1 Ending {ending}" in pages[0]
