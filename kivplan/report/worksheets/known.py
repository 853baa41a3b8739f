"""What the plan says already, to lie beside a worksheet: only what the edition shows, and never of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...plan.balance import STRATEGIES
from ...plan.progress import standing
from ..balance import strategy_name
from ..narrowing import shown_actions
from ..parts import Said, named
from ..times import when_words
from .sheet import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...model.foundation import Foundation, Meeting
    from ...plan import Act
    from ..brief import Brief

MOST = 6
_NOTHING_TO_REPORT = ("done", "dropped", "not_begun")


def foundations(brief: Brief) -> tuple[Foundation, ...]:
    """The whole organisation's foundation, then that of the unit the report is for; all of them where neither is."""
    asked = (None, brief.order.unit) if brief.order.unit else (None,)
    items = [item.value for item in brief.plan.foundations]
    wanted = [record for unit in asked for record in items if record.unit == unit]
    return tuple(wanted or items)


def held(brief: Brief, step: str) -> tuple[Meeting, ...]:
    """The work meetings on a step, of the whole organisation and of the units, in the order of the plan."""
    records = (item.value for item in brief.plan.foundations)
    return tuple(meeting for record in records for meeting in record.meetings if meeting.step == step)


def known(brief: Brief, title: str, items: Iterable[Said], most: int = MOST) -> tuple[Known, ...]:
    """One part of what is known, no more than ``most`` of it; none where the plan says nothing of it."""
    said = tuple(items)
    if not said:
        return ()
    rest = len(said) - most
    more = brief.words.count("and %(n)s more in the plan", "and %(n)s more in the plan", rest) if rest > 0 else None
    return (Known(title, said[:most], more),)


def texts(*values: str | Iterable[str] | None) -> Iterator[Said]:
    """Texts of the plan, without those that are not there."""
    for value in values:
        if isinstance(value, str):
            yield Said(value, own=True)
        elif value:
            yield from (Said(text, own=True) for text in value)


def stars(brief: Brief) -> Iterator[Said]:
    """The guiding stars with what they mean."""
    for record in foundations(brief):
        for star in record.guiding_stars:
            yield Said(star.meaning, star.name, own=True) if star.meaning else Said(star.name)


def trends(brief: Brief) -> Iterator[Said]:
    """The trends of the environmental scan, with what they mean for the organisation."""
    for record in foundations(brief):
        for trend in record.environment:
            yield Said(" ".join(filter(None, (trend.trend, trend.consequence))), own=True)


def areas(brief: Brief) -> Iterator[Said]:
    """The development areas, with the perspective each is seen from."""
    for key, item in brief.plan.areas.items():
        perspective = item.value.perspective
        label = brief.words.term("perspective", perspective) if perspective else None
        yield Said(named(key, item.value.title), label)


def goals(brief: Brief) -> Iterator[Said]:
    """The long-term goals, with the time they are to be reached by."""
    for key, item in brief.plan.goals.items():
        by = item.value.by
        title = named(key, item.value.title)
        yield Said(f"{title} ({when_words(brief.words, by)})" if by else title)


def challenges(brief: Brief) -> Iterator[Said]:
    """The problems with their causes."""
    for item in brief.plan.challenges.values():
        causes = "; ".join(cause.cause.strip().rstrip(".") for cause in item.value.causes)
        yield Said(f"{item.value.problem.strip().rstrip('.')}: {causes}" if causes else item.value.problem, own=True)


def needs(brief: Brief) -> Iterator[Said]:
    """The needs, with what is there and what is required."""
    words = brief.words
    for key, item in brief.plan.needs.items():
        need = item.value
        text = brief.plan.title_of(key)
        if need.present is not None and need.required is not None:
            text += ": " + words.say(
                "have %(present)s, need %(required)s",
                present=words.formats.number(need.present),
                required=words.formats.number(need.required),
            )
        yield Said(text, brief.who(need.unit))


def readiness(brief: Brief) -> Iterator[Said]:
    """Each aspect: whether it is ready, and what it needs."""
    strategy = brief.plan.strategy
    record = strategy.value.readiness if strategy else None
    if record is None:
        return
    for aspect in ("competence", "organisation", "processes", "technology", "governance"):
        part = getattr(record, aspect)
        if part is not None:
            ready = brief.words.term("readiness", part.ready)
            label = brief.words.term("aspect", aspect)
            yield Said(f"{ready}. {part.needs}" if part.needs else ready, label, own=True)


def intended(brief: Brief) -> Iterator[Said]:
    """The balance between the strategies that the plan means to have."""
    balance = brief.plan.strategy.value.balance if brief.plan.strategy else None
    for key in STRATEGIES if balance else ():
        share = getattr(balance, key)
        if share is not None:
            yield Said(brief.words.formats.percent(share), strategy_name(brief, key))


def running(brief: Brief) -> tuple[Act, ...]:
    """The actions to report on: begun, and neither done nor dropped."""
    acts = shown_actions(brief.plan, brief.order).values()
    return tuple(act for act in acts if standing(brief.plan, act, brief.as_of).status not in _NOTHING_TO_REPORT)


def agreed(brief: Brief) -> Iterator[Said]:
    """What the one action the report is narrowed to says of bringing its learning to work."""
    act: Act | None = brief.plan.actions.get(brief.order.action) if brief.order.action else None
    transfer = act.action.transfer if act else None
    if transfer is None:
        return
    say = brief.words.say
    parts = (
        (say("Expected benefit"), transfer.expected_benefit),
        (say("Practised at work"), transfer.apply),
        (say("Shared with colleagues"), transfer.share),
        (say("The manager asks"), transfer.manager_asks),
    )
    yield from (Said(text, label, own=True) for label, text in parts if text)
