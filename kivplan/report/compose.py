"""A plan to a document: redact, then make the view of each section of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import __version__
from ..locale.words import words_for
from . import cover
from .brief import Brief
from .editions import redact, tellable
from .parts import Document, Section
from .reports import REPORTS, SECTIONS, Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..findings import Finding
    from ..plan import Plan
    from .parts import Order


def compose(plan: Plan, report: str, order: Order, findings: Sequence[Finding] = ()) -> Document:
    """The report ``report`` of a plan as the edition asked for may show it.

    ``findings`` are those of the whole plan; an edition tells only what concerns what it shows. Raises KeyError for a
    report that does not exist.
    """
    shape = _shape(plan, report)
    shown = (*shape.sections, *shape.appendix)
    redacted, withheld = redact(plan, order.edition)
    brief = Brief(
        plan=redacted,
        order=order,
        words=words_for(order.language or plan.language, plan.currency),
        findings=tellable(findings, plan, redacted),
        withheld=withheld,
        shown=shown,
    )
    title = brief.words.term("report", report) if report in REPORTS else report
    return Document(
        report=report,
        report_title=title,
        title=plan.head.title,
        organisation=plan.head.organisation,
        language=brief.words.language,
        edition=order.edition,
        edition_notice=None if order.edition == "public" else brief.words.term("edition", order.edition),
        withheld_notice=_withheld(brief),
        as_of=order.as_of,
        sections=tuple(_section(brief, name, title, appendix=name in shape.appendix) for name in shown),
        generator=f"kivplan {__version__}",
    )


def _shape(plan: Plan, report: str) -> Shape:
    settings = plan.head.reports.get(report)
    if settings is None:
        return REPORTS[report]
    base = REPORTS[settings.base or "board"]
    return Shape(tuple(settings.sections)) if settings.sections else base


def _section(brief: Brief, name: str, title: str, *, appendix: bool) -> Section:
    view = cover.view(brief, title) if name == "cover" else SECTIONS[name](brief)
    return Section(name, brief.words.term("section", name), name.replace("_", "-"), view, appendix)


def _withheld(brief: Brief) -> str | None:
    withheld, words = brief.withheld, brief.words
    if not withheld:
        return None
    said = words.say("Something is left out of this edition; figures and counts are of what is shown.")
    bases = words.formats.listing(withheld.bases)
    return f"{said} {words.say('Ground: %(bases)s.', bases=bases)}" if bases else said
