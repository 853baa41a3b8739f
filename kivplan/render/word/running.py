"""What stands at the head and foot of every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml import parse_xml

from .xml import DECLARED, letters, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.section import Section, _BaseHeaderFooter

    from ..blocks import Pages
    from .styles import Styles


def run_pages(document: Document, pages: Pages, styles: Styles) -> None:
    """Kivplan's own head and foot: the edition above, whose plan it is and the number of the page below."""
    section = document.sections[0]
    if pages.edition_notice:
        _write(section.header, "header", w("r", letters(pages.edition_notice)), styles)
    name = w("r", letters(f"{pages.organisation} · {pages.title}"))
    number = w("r", w("tab")) + _field("PAGE") + w("r", letters(" / ")) + _field("NUMPAGES")
    _write(section.footer, "footer", name + number, styles)


def name_edition(document: Document, notice: str | None, styles: Styles) -> None:
    """See to it that every page of a template's document names the edition, unless its header does."""
    if not notice:
        return
    for at, section in enumerate(document.sections):
        for header in _headers(document, section):
            if header.is_linked_to_previous and at:
                continue
            if notice not in "".join(header._element.itertext()):  # noqa: SLF001
                paragraph = _paragraph("header", w("r", w("rPr", w("b")), letters(notice)), styles)
                header._element.insert(0, paragraph)  # noqa: SLF001


def _headers(document: Document, section: Section) -> Iterator[_BaseHeaderFooter]:
    yield section.header
    if section.different_first_page_header_footer:
        yield section.first_page_header
    if document.settings.odd_and_even_pages_header_footer:
        yield section.even_page_header


def _write(part: _BaseHeaderFooter, style: str, content: str, styles: Styles) -> None:
    element = part._element  # noqa: SLF001
    for child in list(element):
        element.remove(child)
    element.append(_paragraph(style, content, styles))


def _paragraph(style: str, content: str, styles: Styles) -> object:
    text = w("p", w("pPr", w("pStyle", val=styles.id_of(style))), content)
    return parse_xml(text.replace("<w:p>", f"<w:p {DECLARED}>", 1))


def _field(name: str) -> str:
    return w("fldSimple", w("r", letters("1")), instr=f" {name} ")
