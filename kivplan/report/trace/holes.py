"""The holes one by one, sort by sort: what breaks a line and what hangs loose from all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from ...plan.awaited import last_reading
from ...plan.coverage import gaps
from ...plan.names import named_criteria
from ..parts import named
from .overview import sort_labels
from .scope import is_narrowed, place, scope, sorts

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..brief import Brief

    Key = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Hole:
    """What has the hole, what is to be said of it, and where it stands."""

    text: str
    more: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """The holes of one sort."""

    title: str
    holes: tuple[Hole, ...]


@dataclass(frozen=True, slots=True)
class Holes:
    """All that there are; ``none`` names the sorts of which there is no hole, in a sentence."""

    kind: ClassVar[str] = "holes"
    groups: tuple[Group, ...]
    none: str | None


def holes(brief: Brief) -> Holes:
    """Every hole, by sort."""
    found, labels = scope(brief).holes, sort_labels(brief)
    groups = tuple(
        Group(labels[sort], tuple(_TOLD[sort](brief, key) for key in found[sort]))
        for sort in sorts(brief)
        if found[sort]
    )
    return Holes(groups, _none(brief) if not groups else None)


def _none(brief: Brief) -> str:
    if is_narrowed(brief):
        return brief.words.say("There is no hole in these actions.")
    return brief.words.say("There is no hole, and nothing hangs loose.")


def _of_action(brief: Brief, key: Key) -> Hole:
    act = brief.plan.actions[str(key)]
    status = brief.words.inline("status", brief.status(act).key)
    unit = brief.who(act.last.unit)
    more = ", ".join(part for part in (status, unit) if part)
    return Hole(named(act.id, act.action.title), more, place(brief, act.last.item.spot()))


def _of_criterion(brief: Brief, key: Key) -> Hole:
    act = brief.plan.actions[key[0]]
    term = act.term_at(brief.as_of)
    number, criterion = next((n, one) for n, (name, one) in enumerate(named_criteria(term.action)) if name == key[1])
    text = f"{named(act.id, act.action.title)}: {named(key[1], criterion.text.strip())}"
    return Hole(text, None, place(brief, term.item.spot("criteria", number)))


def _of_indicator(brief: Brief, key: Key) -> Hole:
    item = brief.plan.indicators[str(key)]
    day = last_reading(brief.plan, str(key), brief.as_of)
    say = brief.words.say
    more = say("last read %(day)s", day=brief.words.formats.day(day)) if day else say("never read")
    return Hole(named(item.id, item.value.name), more, place(brief, item.spot()))


def _of_need(brief: Brief, key: Key) -> Hole:
    words, item = brief.words, brief.plan.needs[str(key)]
    gap = next(one for one in gaps(brief.plan, brief.as_of) if one.id == key)
    facts = []
    if gap.missing is not None:
        facts.append(words.say("missing: %(number)s", number=words.formats.number(gap.missing)))
    if item.value.priority:
        priority = words.inline("level", item.value.priority)
        facts.append(words.say("priority: %(priority)s", priority=priority))
    return Hole(named(item.id, brief.plan.title_of(item.id)), ", ".join(facts) or None, place(brief, item.spot()))


def _of_other(brief: Brief, key: Key) -> Hole:
    item = brief.plan.what[str(key)].item
    return Hole(named(item.id, brief.plan.title_of(item.id)), None, place(brief, item.spot()))


_TOLD: dict[str, Callable[[Brief, Key], Hole]] = {
    "goal": _of_other,
    "unmeasured": _of_other,
    "purpose": _of_action,
    "no_goal": _of_action,
    "reason": _of_action,
    "criteria": _of_action,
    "answer": _of_criterion,
    "reading": _of_indicator,
    "need": _of_need,
    "cause": _of_other,
    "unused": _of_indicator,
}
