"""A plan's reports as files: names and bytes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ..report import compose
from .extras import need_extras
from .layout import lay_out
from .logo import logo_in, logo_of
from .pdf import write_pdf
from .reading_html import pages_of
from .theme import NO_THEME
from .theme_words import words_of
from .word import write_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..findings import Finding
    from ..locale.words import Words
    from ..plan import Plan
    from ..plan.earlier import Earlier, Revision
    from ..report import Document, Order
    from .blocks import Pages
    from .theme import Theme
    from .word import Template

FORMATS = ("html", "md", "pdf", "docx")
USUAL_FORMATS = ("html", "md")


@dataclass(frozen=True, slots=True)
class Rendered:
    """One file of a pack: the name it is to have, its bytes, and what the one who asked for it should be told."""

    name: str
    data: bytes
    remarks: tuple[str, ...] = ()


def render_plan(  # noqa: PLR0913  all a pack is made of
    plan: Plan,
    order: Order,
    *,
    reports: Iterable[str] = ("board",),
    formats: Sequence[str] = USUAL_FORMATS,
    findings: Sequence[Finding] = (),
    revision: Revision | None = None,
    before: Earlier | None = None,
    template: Template | None = None,
    theme: Theme = NO_THEME,
) -> Iterator[Rendered]:
    """Each report in each format, as soon as it is made; ``findings`` are those of the whole plan.

    ``revision``: the one the plan is at in git, for reports to name; ``before``: the plan as it was, for them to tell
    what has changed; ``template``: the organisation's own, for Word; ``theme``: its own look. The same plan and
    arguments give the same bytes. Raises UsageError for a report, section, action or unit that is not there, for a logo
    that cannot be used, for what is wrong with the theme and for a format whose extra is not installed; KeyError for a
    format that does not exist.
    """
    need_extras(formats)
    words = words_of(theme, order.language or plan.language, plan.currency)
    for report in reports:
        document = compose(plan, report, order, findings, revision=revision, before=before, words=words)
        document = replace(document, logo=logo_of(plan, report) or logo_in(theme))
        laid_out = _LaidOut(document, words, theme)
        for form in formats:
            yield replace(_file(laid_out, form, template), name=f"{_stem(plan, report, order)}.{form}")


@dataclass
class _LaidOut:
    """A document laid out for as many formats as are made of it, its page and its blocks only once."""

    document: Document
    words: Words
    theme: Theme

    @cached_property
    def html(self) -> str:
        return lay_out(self.document, self.words, "html", self.theme)

    @cached_property
    def pages(self) -> Pages:
        return pages_of(self.document, self.words, self.html)


def _file(laid_out: _LaidOut, form: str, template: Template | None) -> Rendered:
    """The document in one format, as yet without a name."""
    document, words = laid_out.document, laid_out.words
    if form == "html":
        return Rendered("", laid_out.html.encode())
    if form == "md":
        return Rendered("", lay_out(document, words, "md", laid_out.theme).encode())
    if form == "pdf":
        return Rendered("", write_pdf(laid_out.pages, document.as_of, laid_out.theme))
    if form == "docx":
        made = write_word(document, laid_out.pages, words, template)
        return Rendered("", made.data, made.remarks)
    raise KeyError(form)


def _stem(plan: Plan, report: str, order: Order) -> str:
    """``board``, ``board-internal``, ``action-H1``, ``board-en``: what sets the file apart from the usual one."""
    edition = None if order.edition == "public" else order.edition
    language = None if order.language in (None, plan.language) else order.language
    return "-".join(part for part in (report, order.unit, order.action, edition, language) if part)
