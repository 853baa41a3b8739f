"""The words a template asks for: ``{{ title }}`` and the like, replaced by text and by nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from ...errors import UsageError
from .xml import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docx.document import Document

CONTENT = ("content", "innhold", "innhald", "innehåll")
_ASKED = re.compile(r"\{\{\s*([^\W\d]\w*)\s*\}\}")
_TEXT, _PARAGRAPH = qn("w:t"), qn("w:p")
_RUNNING = ("/header", "/footer")


def roots(document: Document) -> Iterator[Any]:
    """The body, and every header and footer."""
    yield document.element.body
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(_RUNNING):
            yield relation.target_part.element


def asked(root: Any) -> set[str]:
    """The names a part of the document asks for."""
    return {found.lower() for paragraph in root.iter(_PARAGRAPH) for found in _ASKED.findall(_said(paragraph))}


def fill(document: Document, values: Mapping[str, str]) -> tuple[str, ...]:
    """Replace each name in ``values`` by its text, once; the names that were asked for and are not among them."""
    unknown: dict[str, None] = {}
    for root in roots(document):
        for paragraph in list(root.iter(_PARAGRAPH)):
            texts = _texts(paragraph)
            for found in reversed(list(_ASKED.finditer("".join(text.text or "" for text in texts)))):
                name = found.group(1).lower()
                if name in values:
                    _replace(texts, found, plain(values[name]))
                elif name not in CONTENT:
                    unknown[found.group(1)] = None
    return tuple(unknown)


def content_place(document: Document, where: str) -> Any:
    """The paragraph that asks for the content; None where none does.

    Raises UsageError where it stands beside other words, in a table, or twice.
    """
    hint = "write {{ content }} once, in a paragraph of its own in the body"
    asking = [
        paragraph
        for root in roots(document)
        for paragraph in root.iter(_PARAGRAPH)
        if {name.lower() for name in _ASKED.findall(_said(paragraph))} & set(CONTENT)
    ]
    if not asking:
        return None
    body = document.element.body
    alone = _ASKED.fullmatch(_said(asking[0]).strip())
    if len(asking) > 1 or not alone or asking[0].getparent() is not body:
        raise UsageError(f"{where}: {{{{ content }}}} cannot be filled in where it stands", hint=hint)
    return asking[0]


def _replace(texts: list[Any], found: re.Match[str], value: str) -> None:
    """Put ``value`` where its first letter stood, and take away the rest, which Word may have split over runs."""
    at = 0
    for text in texts:
        here = text.text or ""
        begin, end = max(found.start() - at, 0), min(found.end() - at, len(here))
        if begin < end:
            put = value if at + begin == found.start() else ""
            text.text = here[:begin] + put + here[end:]
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        at += len(here)


def _texts(paragraph: Any) -> list[Any]:
    """The texts of a paragraph itself, not of boxes that hang on it."""
    return [text for text in paragraph.iter(_TEXT) if next(text.iterancestors(_PARAGRAPH)) is paragraph]


def _said(paragraph: Any) -> str:
    return "".join(text.text or "" for text in _texts(paragraph))
