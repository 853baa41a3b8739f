"""From blocks to a document: open what it begins with, write the body, say what it is, pack it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from .anchors import bookmark_names
from .body import flow
from .filling import asked, content_place, fill
from .numbers import Numbers
from .package import opened, own_element, own_parts, saved
from .pictures import Pictures
from .running import name_edition, run_pages
from .styles import Styles
from .trimming import without_cover
from .writing import Place, Writing
from .xml import DECLARED, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from docx.document import Document

    from ..blocks import Block, Pages
    from . import Template

LANGUAGES = {"nb": "nb-NO", "nn": "nn-NO", "sv": "sv-SE", "en": "en-GB"}
"""The languages of reports as Word calls them."""

_ANY_TYPE = 1.12  # how much wider than kivplan's own a template's letters may be


@dataclass(frozen=True, slots=True)
class Request:
    """A report to be made: its blocks and its day, what a blank asks the reader to do, and the words a template may ask
    for, if there is one."""

    pages: Pages
    day: date
    prompt: str
    values: Mapping[str, str]
    template: Template | None = None


def made(request: Request) -> tuple[bytes, tuple[str, ...]]:
    """The document's bytes, and what its maker should be told; raises UsageError for a template's odd place for the
    content."""
    return _in_template(request, request.template) if request.template else _in_own_look(request)


def _in_own_look(request: Request) -> tuple[bytes, tuple[str, ...]]:
    pages = request.pages
    document = opened(own_parts(pages.accent))
    numbers = Numbers(_numbering(document), None, document.styles.element)
    styles = Styles(document.styles.element, None, numbers)
    run_pages(document, pages, styles)
    _insert(document, _body(document, pages.blocks, request.prompt, styles, numbers, None), None)
    return _finished(document, styles, request), ()


def _in_template(request: Request, template: Template) -> tuple[bytes, tuple[str, ...]]:
    document = opened(template.parts)
    numbers = Numbers(_numbering(document), own_element("numbering"), document.styles.element)
    styles = Styles(document.styles.element, own_element("styles"), numbers)
    place = content_place(document, f"--word-template {template.name}")
    blocks = without_cover(request.pages.blocks, titled="title" in asked(document.element.body))
    unknown = fill(document, request.values)
    name_edition(document, request.pages.edition_notice, styles)
    _insert(document, _body(document, blocks, request.prompt, styles, numbers, place), place)
    return _finished(document, styles, request), tuple(_remarks(template.name, unknown, styles.lacking))


def _remarks(name: str, unknown: tuple[str, ...], lacking: list[str]) -> Iterator[str]:
    for one in unknown:
        yield f"{name}: there is nothing called {{{{ {one} }}}}; it stands as it is"
    if lacking:
        yield f"{name} has no style for: {', '.join(lacking)}; kivplan's own are used, in the template's type"


def _finished(document: Document, styles: Styles, request: Request) -> bytes:
    language = LANGUAGES[request.pages.language]
    styles.speak(language)
    _describe(document, request.pages, request.day, language)
    return saved(document)


def _body(
    document: Document, blocks: tuple[Block, ...], prompt: str, styles: Styles, numbers: Numbers, place: Any
) -> Any:
    """The blocks as an element whose children belong in the body."""
    body = document.element.body
    taken = [found.get(qn("w:name")) for found in body.iter(qn("w:bookmarkStart"))]
    writing = Writing(
        styles=styles,
        numbers=numbers,
        bookmarks=bookmark_names(blocks, taken),
        relation=lambda address: document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True),
        drawn=Pictures(document, blocks).drawn,
        prompt=prompt,
        flow=flow,
        stretch=1.0 if numbers.are_own else _ANY_TYPE,
        last=_highest_id(body),
    )
    written = flow(blocks, writing, Place(width=_width(body, place)))
    if writing.below_table or writing.anchors:
        written += writing.paragraph("", "Normal", Place(width=0))
    return parse_xml(f"<w:body {DECLARED}>{written}</w:body>")


def _insert(document: Document, content: Any, place: Any) -> None:
    """Put the content where the template asks for it, else last before the page's own settings."""
    body = document.element.body
    if place is None:
        last = body.find(qn("w:sectPr"))
        for child in list(content):
            if last is None:
                body.append(child)
            else:
                last.addprevious(child)
        return
    for child in list(content):
        place.addprevious(child)
    settings = place.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    if settings is None:
        body.remove(place)
    else:
        for run in place.findall(qn("w:r")):
            place.remove(run)


def _width(body: Any, place: Any) -> int:
    """How wide the text is, in twips, on the pages of ``place``: the first page settings from there on."""
    from_here = [*([place] if place is not None else []), *(place.itersiblings() if place is not None else body)]
    settings = next((found for one in from_here for found in one.iter(qn("w:sectPr"))), None)
    size = None if settings is None else settings.find(qn("w:pgSz"))
    margin = None if settings is None else settings.find(qn("w:pgMar"))
    across = 11906 if size is None else int(size.get(qn("w:w")))
    beside = (1440, 1440) if margin is None else (int(margin.get(qn("w:left"))), int(margin.get(qn("w:right"))))
    return max(across - sum(beside), 2000)


def _highest_id(body: Any) -> int:
    named = [found.get(qn("w:id")) for tag in ("bookmarkStart", "id") for found in body.iter(qn(f"w:{tag}"))]
    drawn = [found.get("id") for found in body.iter(qn("wp:docPr"))]
    numbers = [found.get(qn("w:val")) for found in body.iter(qn("w:id"))]
    return max((int(one) for one in (*named, *drawn, *numbers) if one and one.isdecimal()), default=0)


def _numbering(document: Document) -> Any:
    """The document's lists; an empty part for a template that has none."""
    part: Any = document.part
    try:
        return part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
    except KeyError:
        element = parse_xml(f"<w:numbering {DECLARED}/>")
        made = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, element, part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
        return element


def _describe(document: Document, pages: Pages, as_of: date, language: str) -> None:
    """What the document says of itself: the day is the report's, not the computer's."""
    said = document.core_properties
    day = datetime.combine(as_of, time())
    said.title = plain(f"{pages.title} – {pages.report_title}")[:255]
    said.subject = plain(pages.report_title)[:255]
    said.author = said.last_modified_by = plain(pages.organisation)[:255]
    said.comments, said.keywords, said.category = pages.generator, "", ""
    said.created = said.modified = day
    said.revision, said.language = 1, language
    spoken = document.settings.element.find(qn("w:themeFontLang"))
    if spoken is not None:
        spoken.set(qn("w:val"), language)
