"""A plan's reports as files: names and bytes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..locale.words import words_for
from ..report import compose
from .layout import lay_out
from .logo import logo_of
from .reading_html import pages_of
from .word import write_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..findings import Finding
    from ..locale.words import Words
    from ..plan import Plan
    from ..plan.earlier import Earlier, Revision
    from ..report import Document, Order
    from .word import Template

FORMATS = ("html", "md", "docx")
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
) -> Iterator[Rendered]:
    """Each report in each format, as soon as it is made; ``findings`` are those of the whole plan.

    ``revision``: the one the plan is at in git, for reports to name; ``before``: the plan as it was, for them to tell
    what has changed; ``template``: the organisation's own, for Word. The same plan and arguments give the same bytes.
    Raises UsageError for a report, section, action or unit that is not there, for a logo that cannot be used and for a
    format whose extra is not installed; KeyError for a format that does not exist.
    """
    words = words_for(order.language or plan.language, plan.currency)
    for report in reports:
        document = compose(plan, report, order, findings, revision=revision, before=before)
        document = replace(document, logo=logo_of(plan, report))
        for form in formats:
            yield replace(_file(document, words, form, template), name=f"{_stem(plan, report, order)}.{form}")


def _file(document: Document, words: Words, form: str, template: Template | None) -> Rendered:
    """The document in one format, as yet without a name."""
    if form in USUAL_FORMATS:
        return Rendered("", lay_out(document, words, form).encode())
    pages = pages_of(document, words, lay_out(document, words, "html"))
    if form == "docx":
        made = write_word(document, pages, words, template)
        return Rendered("", made.data, made.remarks)
    raise KeyError(form)


def _stem(plan: Plan, report: str, order: Order) -> str:
    """``board``, ``board-internal``, ``action-H1``, ``board-en``: what sets the file apart from the usual one."""
    edition = None if order.edition == "public" else order.edition
    language = None if order.language in (None, plan.language) else order.language
    return "-".join(part for part in (report, order.unit, order.action, edition, language) if part)
