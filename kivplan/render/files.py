"""A plan's reports as files: names and bytes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..locale.words import words_for
from ..report import compose
from .layout import lay_out
from .logo import logo_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..findings import Finding
    from ..plan import Plan
    from ..plan.earlier import Earlier, Revision
    from ..report import Order

FORMATS = ("html", "md")


@dataclass(frozen=True, slots=True)
class Rendered:
    """One file of a pack: the name it is to have, and its bytes."""

    name: str
    data: bytes


def render_plan(
    plan: Plan,
    order: Order,
    *,
    reports: Iterable[str] = ("board",),
    formats: Sequence[str] = FORMATS,
    findings: Sequence[Finding] = (),
    revision: Revision | None = None,
    before: Earlier | None = None,
) -> Iterator[Rendered]:
    """Each report in each format, as soon as it is made; ``findings`` are those of the whole plan.

    ``revision``: the one the plan is at in git, for reports to name; ``before``: the plan as it was, for them to tell
    what has changed. The same plan and arguments give the same bytes. Raises UsageError for a report, section, action
    or unit that is not there and for a logo that cannot be used, KeyError for a format that does not exist.
    """
    words = words_for(order.language or plan.language, plan.currency)
    for report in reports:
        document = compose(plan, report, order, findings, revision=revision, before=before)
        document = replace(document, logo=logo_of(plan, report))
        for form in formats:
            yield Rendered(f"{_stem(plan, report, order)}.{form}", lay_out(document, words, form).encode())


def _stem(plan: Plan, report: str, order: Order) -> str:
    """``board``, ``board-internal``, ``action-H1``, ``board-en``: what sets the file apart from the usual one."""
    edition = None if order.edition == "public" else order.edition
    language = None if order.language in (None, plan.language) else order.language
    return "-".join(part for part in (report, order.unit, order.action, edition, language) if part)
