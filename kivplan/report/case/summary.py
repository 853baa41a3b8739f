"""The case in brief: what is asked, what it costs, how the plan stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...plan.progress import statuses
from .. import money
from ..decisions_asked import cost_words
from ..parts import Said
from ..standings import activity_words
from .matters import matters
from .pieces import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..brief import Brief
    from .pieces import Piece


def summary(brief: Brief) -> Iterator[Piece]:
    """A paragraph on what is asked, one on how the plan stands, and the plan's own summary."""
    yield Text(Said(" ".join(_asked(brief))))
    if stands := " ".join(_stands(brief)):
        yield Text(Said(stands))
    if brief.plan.head.summary:
        yield Text(Said(brief.plan.head.summary, own=True))


def _asked(brief: Brief) -> Iterator[str]:
    words, head = brief.words, brief.plan.head
    found = matters(brief)
    named = {"title": head.title, "organisation": head.organisation}
    if not found:
        yield words.say("The case concerns %(title)s of %(organisation)s.", **named)
        return
    count = sum(len(one.decisions) for one in found)
    yield words.count(
        "The case concerns %(n)s proposal on %(title)s of %(organisation)s.",
        "The case concerns %(n)s proposals on %(title)s of %(organisation)s.",
        count,
        **named,
    )
    cost = cost_words(brief)
    if cost is not None:
        yield cost
    first = min((one.by for one in found if one.by), default=None)
    if first:
        yield (
            words.say("It must be decided by %(day)s.", day=words.formats.day(first))
            if count == 1
            else words.say("The first must be decided by %(day)s.", day=words.formats.day(first))
        )


def _stands(brief: Brief) -> Iterator[str]:
    counts = {status: number for status, number in statuses(brief.plan, brief.as_of).items() if number}
    if counts:
        yield f"{activity_words(brief.words, counts)}."
    lead = money.view(brief).lead
    if lead:
        yield lead
