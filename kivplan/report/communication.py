"""The communication: who is told what, when and by whom, and what the follow-ups report as said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.taking_part import COMMUNICATED, reach
from .times import when_words

if TYPE_CHECKING:
    from datetime import date

    from ..model.follow_up import Communicated, Trained
    from ..model.strategy import Communication as Record
    from .brief import Brief


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it is planned; what the plan does not say is None. ``reached``: the group so far, in words."""

    to: str
    message: str
    channel: str | None
    who: str | None
    when: str | None
    reached: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """What a follow-up reports as said to a group, or as the group's training."""

    date: date
    when: str
    group: str
    reached: str | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Communication:
    """The messages in the order of the plan, and what is reported, the newest first."""

    messages: tuple[Message, ...]
    told: tuple[Told, ...]


def view(brief: Brief) -> Communication:
    """All messages of the plan, and all that is reported by the day the report is seen on."""
    said = [(item.value.unit, one) for item in brief.plan.strategies for one in item.value.communication]
    return Communication(
        tuple(_message(brief, unit, one) for unit, one in said),
        told_by_follow_ups(brief, COMMUNICATED),
    )


def _message(brief: Brief, unit: str | None, one: Record) -> Message:
    to = group_words(brief, one.group, one.name)
    return Message(
        to=f"{to} ({brief.plan.name_of(unit)})" if unit else to,
        message=one.message,
        channel=one.channel,
        who=brief.who(one.responsible),
        when=when_words(brief.words, one.at) if one.at else None,
        reached=reach_words(brief, COMMUNICATED, one.group),
    )


def group_words(brief: Brief, group: str, name: str | None) -> str:
    """A group of the plan by its own name, else by its word."""
    return name or brief.words.term("group", group)


def reach_words(brief: Brief, kind: str, group: str) -> str | None:
    """How many of a group were told or trained in the last two years, in words; None where nothing is reported."""
    say, count = brief.words.say, brief.words.formats.count
    known = reach(brief.plan, kind, group, brief.as_of)
    if known.last is None:
        return None
    day = brief.words.formats.short_day(known.last)
    if not known.of:
        return say("reported %(day)s", day=day)
    return say("%(reached)s of %(all)s, last %(day)s", reached=count(known.reached), all=count(known.of), day=day)


def told_by_follow_ups(brief: Brief, kind: str) -> tuple[Told, ...]:
    """What the follow-ups report of a kind, the newest first."""
    told = []
    for item in brief.plan.follow_ups:
        entries: tuple[Communicated | Trained, ...] = getattr(item.value, kind)
        for one in entries if item.value.date <= brief.as_of else ():
            day = one.date.last if one.date else item.value.date
            when = when_words(brief.words, one.date) if one.date else brief.words.formats.day(day)
            unit = brief.plan.name_of(item.value.unit) if item.value.unit else None
            group = brief.words.term("group", one.group)
            told.append(Told(day, when[:1].upper() + when[1:], group, _reached(brief, one), unit))
    return tuple(sorted(told, key=lambda one: one.date, reverse=True))


def _reached(brief: Brief, one: Communicated | Trained) -> str | None:
    count = brief.words.formats.count
    if one.reached is None:
        return None
    if one.of is None:
        return count(one.reached)
    return brief.words.say("%(reached)s of %(all)s", reached=count(one.reached), all=count(one.of))
