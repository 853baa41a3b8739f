"""The follow-up in brief: who reports and for which time, what they say, how the actions stand now and before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from ..plan.progress import statuses_of
from .figures.status_bar import status_bar
from .narrowing import shown_actions
from .reporting import day_before, latest_round, silent_units, told_now, unit_words, who_says
from .times import when_words

if TYPE_CHECKING:
    from datetime import date

    from ..model.follow_up import Communicated, FollowUp, Trained
    from ..plan import Item
    from .brief import Brief
    from .parts import Figure, Status


@dataclass(frozen=True, slots=True)
class Statement:
    """One follow-up: whose, of which day, by whom, and its summary (a text field)."""

    unit: str
    date: date
    by: str | None
    summary: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """How many actions stand at a status, now and at the end of the round before; None where there was none."""

    status: Status
    now: int
    before: int | None


@dataclass(frozen=True, slots=True)
class Reached:
    """A group that was told of the plan, or trained in it."""

    group: str
    unit: str
    when: str
    how_many: str | None


@dataclass(frozen=True, slots=True)
class FollowUpInBrief:
    """``lead`` says of which time it is; ``silent``: the units nobody reported of. ``lead`` is None without any."""

    lead: str | None
    statements: tuple[Statement, ...]
    silent: str | None
    told: str | None
    bar: Figure | None
    changes: tuple[Change, ...]
    before: str | None
    communicated: tuple[Reached, ...]
    trained: tuple[Reached, ...]


def view(brief: Brief) -> FollowUpInBrief:
    """The newest round of follow-ups, compared with the one before."""
    latest = latest_round(brief)
    documents = latest.follow_ups if latest else ()
    changes, bar = _changes(brief) if latest else ((), None)
    before = day_before(brief)
    return FollowUpInBrief(
        lead=_lead(brief),
        statements=tuple(_statement(brief, item) for item in documents),
        silent=_silent(brief),
        told=_told(brief) if latest else None,
        bar=bar,
        changes=changes,
        before=brief.words.formats.short_day(before) if before else None,
        communicated=tuple(_reached(brief, item, one) for item in documents for one in item.value.communicated),
        trained=tuple(_reached(brief, item, one) for item in documents for one in item.value.trained),
    )


def _lead(brief: Brief) -> str | None:
    latest, say, formats = latest_round(brief), brief.words.say, brief.words.formats
    if latest is None:
        return None
    days = formats.span(latest.first, latest.last) if latest.first != latest.last else formats.day(latest.last)
    if latest.before is None:
        return say("The follow-up of %(days)s is the first one.", days=days)
    since = formats.day(latest.before + timedelta(days=1))
    return say("The follow-up of %(days)s tells of the time since %(since)s.", days=days, since=since)


def _statement(brief: Brief, item: Item[FollowUp]) -> Statement:
    value = item.value
    return Statement(who_says(brief, item), value.date, brief.who(value.reported_by), value.summary)


def _silent(brief: Brief) -> str | None:
    units = silent_units(brief)
    if not units:
        return None
    named = brief.words.formats.listing([brief.plan.name_of(unit) for unit in units])
    return brief.words.say("No follow-up this time from: %(units)s.", units=named)


def _told(brief: Brief) -> str:
    """How many actions it speaks of."""
    told = len(told_now(brief))
    return brief.words.count("It tells of %(n)s action.", "It tells of %(n)s actions.", told)


def _changes(brief: Brief) -> tuple[tuple[Change, ...], Figure | None]:
    plan, words, before = brief.plan, brief.words, day_before(brief)
    acts = tuple(shown_actions(plan, brief.order).values())
    now = statuses_of(plan, acts, brief.as_of)
    then = statuses_of(plan, acts, before) if before else None
    total = sum(now.values())
    if not total:
        return (), None
    title = words.count("Status of the %(n)s action", "Status of the %(n)s actions", total)
    rows = tuple(
        Change(brief.status_word(key), count, then[key] if then else None)
        for key, count in now.items()
        if count or (then and then[key])
    )
    return rows, status_bar(words, now, title)


def _reached(brief: Brief, item: Item[FollowUp], one: Communicated | Trained) -> Reached:
    words = brief.words
    return Reached(
        group=words.term("group", one.group),
        unit=unit_words(brief, item.value.unit),
        when=_when(brief, one, item.value.date),
        how_many=_how_many(brief, one),
    )


def _when(brief: Brief, one: Communicated | Trained, told: date) -> str:
    """When it was, to the day where it is known; else the day it was told of."""
    if one.date and one.date.grain != "day":
        return when_words(brief.words, one.date)
    return brief.words.formats.short_day(one.date.first if one.date else told)


def _how_many(brief: Brief, one: Communicated | Trained) -> str | None:
    count = brief.words.formats.count
    if one.reached is None:
        return brief.words.say("of %(total)s", total=count(one.of)) if one.of is not None else None
    if one.of is None:
        return count(one.reached)
    return brief.words.say("%(n)s of %(total)s", n=count(one.reached), total=count(one.of))
