"""What changed between the last two reporting dates, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.money import cost_of
from ..plan.progress import standing
from .mentions import Mention, mention

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from .brief import Brief


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since ``day``, the reporting date before the last; None where there are not two of them."""

    day: date | None
    changes: tuple[Mention, ...] = ()
    follow_ups: int = 0


def since_last(brief: Brief) -> Since:
    """The changes of status and of grants between the last two dates on which anything was reported."""
    days = sorted({item.value.date for item in brief.plan.follow_ups if item.value.date <= brief.as_of})
    if len(days) < 2:
        return Since(None, follow_ups=len(days))
    before, after = days[-2:]
    return Since(before, (*_statuses(brief, before, after), *_grants(brief, before, after)), len(days))


def _statuses(brief: Brief, before: date, after: date) -> Iterator[Mention]:
    moved: dict[str, list[str]] = {}
    for act in brief.plan.actions.values():
        now = standing(brief.plan, act, after)
        if now.report is not None and standing(brief.plan, act, before).status != now.status:
            moved.setdefault(now.status, []).append(act.id)
    say = brief.words.say
    told = {
        "done": say("Done:"),
        "off_track": say("Now off track:"),
        "at_risk": say("Now at risk:"),
        "dropped": say("Dropped:"),
        "postponed": say("Postponed:"),
    }
    for status, text in told.items():
        if status in moved:
            yield mention(brief, text, moved[status])


def _grants(brief: Brief, before: date, after: date) -> Iterator[Mention]:
    answered: dict[str, list[str]] = {"granted": [], "refused": []}
    for act in brief.plan.actions.values():
        for term in act.terms:
            was = {grant.id: grant.status for grant in cost_of(brief.plan, term, before).grants}
            for grant in cost_of(brief.plan, term, after).grants:
                if grant.status in answered and was[grant.id] != grant.status:
                    answered[grant.status].append(act.id)
    told = {"granted": brief.words.say("Grant given to:"), "refused": brief.words.say("Grant refused to:")}
    for status, text in told.items():
        if answered[status]:
            yield mention(brief, text, answered[status])
