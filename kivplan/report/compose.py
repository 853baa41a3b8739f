"""A plan to a document: redact, then make the view of each section of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import __version__
from ..errors import UsageError
from ..locale.words import words_for
from . import cover
from .before import before_of
from .brief import Brief
from .colours import accent
from .editions import redact, tellable
from .parts import Chapters, Document, Section
from .reports import REPORTS, SECTIONS, shape_of
from .units import settled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..findings import Finding
    from ..locale.words import Words
    from ..plan import Plan
    from ..plan.earlier import Earlier, Revision
    from .colours import Accent
    from .parts import Order


def compose(
    plan: Plan,
    report: str,
    order: Order,
    findings: Sequence[Finding] = (),
    *,
    revision: Revision | None = None,
    before: Earlier | None = None,
    words: Words | None = None,
) -> Document:
    """The report ``report`` of a plan as the edition asked for may show it.

    ``findings`` are those of the whole plan; an edition tells only what concerns what it shows. ``revision``: the one
    the plan is at, for the report to name; ``before``: the plan as it was, for it to tell what has changed; ``words``:
    those of the order's language unless given. Raises
    UsageError for a report or section that does not exist, for an action or unit that this edition does not show, and
    for a sheet of one unit where it is not clear of which.
    """
    shape = shape_of(plan, report)
    order = settled(plan, report, order)
    shown = (*shape.sections, *shape.appendix)
    redacted, withheld = redact(plan, order.edition, None if _narrowed(order) else order.as_of)
    _refuse_what_is_not_shown(redacted, order)
    brief = Brief(
        plan=redacted,
        order=order,
        words=words or words_for(order.language or plan.language, plan.currency),
        findings=tellable(findings, plan, redacted, order.as_of),
        withheld=withheld,
        shown=shown,
        before=before_of(before, plan, order.edition) if before else None,
    )
    title = brief.words.term("report", report) if report in REPORTS else report
    return Document(
        report=report,
        report_title=title,
        title=redacted.head.title,
        organisation=redacted.head.organisation,
        language=brief.words.language,
        edition=order.edition,
        edition_notice=None if order.edition == "public" else brief.words.term("edition", order.edition),
        withheld_notice=_withheld(brief),
        as_of=order.as_of,
        sections=tuple(s for name in shown for s in _sections(brief, name, title, appendix=name in shape.appendix)),
        generator=f"kivplan {__version__}",
        accent=_accent(plan, report),
        made_from=_made_from(brief, revision) if revision else None,
    )


def _narrowed(order: Order) -> bool:
    """Whether the report is of a part; what is left out is then in none of its totals: it may not be of that part."""
    return order.action is not None or order.unit is not None


def _refuse_what_is_not_shown(plan: Plan, order: Order) -> None:
    """Raises UsageError in the same words whether a thing is nowhere or only left out of this edition."""
    for kind, key, shown in (("action", order.action, plan.actions), ("unit", order.unit, plan.units)):
        if key is not None and key not in shown:
            raise UsageError(f"there is no {kind} {key!r} in the {order.edition} edition of this plan")


def _accent(plan: Plan, report: str) -> Accent | None:
    settings = plan.head.reports.get(report)
    return accent(settings.colour) if settings and settings.colour else None


def _sections(brief: Brief, name: str, title: str, *, appendix: bool) -> Iterator[Section]:
    """The section, or one for each of its chapters."""
    view = cover.view(brief, title) if name == "cover" else SECTIONS[name](brief)
    anchor = name.replace("_", "-")
    if isinstance(view, Chapters):
        for one in view.chapters:
            yield Section(name, one.title, f"{anchor}-{one.key}", one.view, appendix)
    else:
        yield Section(name, brief.words.term("section", name), anchor, view, appendix)


def _made_from(brief: Brief, revision: Revision) -> str:
    say = brief.words.say
    if revision.changed:
        return say("Git revision %(revision)s, with changes made since.", revision=revision.id)
    return say("Git revision %(revision)s.", revision=revision.id)


def _withheld(brief: Brief) -> str | None:
    withheld, words = brief.withheld, brief.words
    if not withheld:
        return None
    said = words.say("Something is left out of this edition; figures and counts are of what is shown.")
    if brief.plan.pool:
        said = words.say(
            "Something is left out of this edition. Its cost is in the totals of the money; all other figures and "
            "counts are of what is shown."
        )
    if not withheld.bases:
        return said
    ground = words.say("Legal basis: %(bases)s.", bases=words.formats.listing(withheld.bases))
    return f"{said} {ground}"
