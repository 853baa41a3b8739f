"""What a good plan says: the rules, and ``validate``, which asks them all.

A finding on something that is missing in an action stands at the action's ``id``; any other at what is wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import reading_order
from ..plan.once import once
from . import report_settings
from .ignores import Ignores
from .registry import RULES
from .rule import Context, Rule
from .settings import complaints, narrowed, settings_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from ..findings import Finding
    from ..plan import Plan

__all__ = ["RULES", "Context", "Rule", "all_findings", "found_on", "validate"]


def validate(
    plan: Plan,
    *,
    as_of: date,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    edited: Mapping[str, date] | None = None,
) -> tuple[Finding, ...]:
    """The findings of a plan as its ``checks:``, its ignore comments, ``select`` and ``ignore`` let them through.

    Located and in reading order. ``select`` and ``ignore`` hold names, codes or families (``KIV3``) of rules; a
    selection takes the place of the plan's own. ``edited``: the files with a follow-up that was changed after a later
    one had been added, each with the day of the change, where git knows. Raises UsageError for a name that no rule has.
    """
    settings = narrowed(settings_of(plan), select, ignore)
    ignores = Ignores(plan)
    found = all_findings(plan, as_of=as_of, edited=edited)
    heard = [finding for finding in found if not ignores.silence(finding)]
    kept = [*heard, *map(settings.levelled, ignores.complaints(found))]
    return tuple(sorted((finding for finding in kept if settings.wants(finding.code)), key=reading_order))


def all_findings(plan: Plan, *, as_of: date, edited: Mapping[str, date] | None = None) -> tuple[Finding, ...]:
    """Everything that is found in a plan, silenced and deselected or not, at the levels the plan asks for; located."""
    settings = settings_of(plan)
    context = Context(plan, as_of, settings.limits, edited)
    found = [*plan.findings, *complaints(plan), *report_settings.complaints(plan)]
    for rule in RULES:
        found += rule.check(context)
    return tuple(settings.levelled(finding.located(plan.locate)) for finding in found)


@once
def found_on(plan: Plan, as_of: date) -> tuple[Finding, ...]:
    """As ``all_findings`` without asking git: asked of a plan once for each day, for all that a report says of them."""
    return all_findings(plan, as_of=as_of)
