"""A report as a Word document: real styles, so that a case system's template can take it over.

``write_word`` makes the document from the report's blocks, in kivplan's look or in that of an organisation's own
template, which ``word_template`` reads. What this needs besides kivplan is the extra ``docx``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...report.cover import Cover
from ..extras import not_installed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...locale.words import Words
    from ...report import Document
    from ..blocks import Pages

__all__ = ["MOST_BYTES", "Template", "WordFile", "word_template", "write_word"]

MOST_BYTES = 20 * 1024 * 1024
"""The largest template that is read."""


@dataclass(frozen=True, slots=True)
class WordFile:
    """A document's bytes, and what the one who made it should be told."""

    data: bytes
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """A template's files, safe to take into a document; ``name`` is what its user calls it."""

    name: str
    parts: Mapping[str, bytes]


def write_word(document: Document, pages: Pages, words: Words, template: Template | None = None) -> WordFile:
    """The report, whose blocks are ``pages``, as the bytes of a ``.docx``; the same report gives the same bytes.

    Raises UsageError where the extra ``docx`` is not installed, and for a template that cannot be filled in.
    """
    try:
        from .making import Request, made
    except ImportError as error:
        raise not_installed("docx") from error
    prompt = words.say("Write here")
    data, remarks = made(Request(pages, document.as_of, prompt, _values(document, words), template))
    return WordFile(data, remarks)


def word_template(data: bytes, name: str) -> Template:
    """A template from the bytes of its file; raises UsageError, with the cure, for one that cannot be used."""
    try:
        from .template import safe_parts
    except ImportError as error:
        raise not_installed("docx") from error
    return Template(name, safe_parts(data, f"--word-template {name}"))


def _values(document: Document, words: Words) -> Mapping[str, str]:
    """What a template may ask for, by name."""
    values = {
        "title": document.title,
        "organisation": document.organisation,
        "report": document.report_title,
        "date": words.formats.day(document.as_of),
        "edition": document.edition_notice or "",
    }
    for cover in (section.view for section in document.sections if isinstance(section.view, Cover)):
        values |= {"period": cover.period, "case_number": cover.case_number, "body": cover.decided_by}
    return values
