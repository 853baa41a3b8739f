"""The readiness: whether each aspect of the organisation is ready, what it needs, and what the actions do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.aspects import ASPECTS, aspect_work
from .strategy import strategies_in_order

if TYPE_CHECKING:
    from ..model.strategy import Strategy as Record
    from ..plan import Item
    from .brief import Brief


@dataclass(frozen=True, slots=True)
class Aspect:
    """One aspect: whether it is ready and what it needs; None where the plan does not say. ``work``: in words."""

    label: str
    ready: str | None
    needs: str | None
    work: str


@dataclass(frozen=True, slots=True)
class Part:
    """The readiness one strategy document tells of: the whole organisation's (``unit`` is None) or a unit's.

    ``works``: whether it says what the actions do about it, as the first does where they do anything.
    """

    id: str
    unit: str | None
    works: bool
    aspects: tuple[Aspect, ...]


@dataclass(frozen=True, slots=True)
class Readiness:
    """``parts`` is empty where the plan neither weighs its readiness nor has activities that change an aspect."""

    parts: tuple[Part, ...]


def view(brief: Brief) -> Readiness:
    """The five aspects of the whole organisation, then what units say of theirs."""
    items = strategies_in_order(brief.plan)
    told = [item for item in items if item.value.readiness]
    work = any(one.activities for one in aspect_work(brief.plan, brief.as_of).values())
    if not told and work and items:
        told = [items[0]]
    parts = (_part(brief, number, item, works=work and number == 1) for number, item in enumerate(told, 1))
    return Readiness(tuple(parts))


def _part(brief: Brief, number: int, item: Item[Record], *, works: bool) -> Part:
    record, words = item.value, brief.words
    aspects = []
    for name in ASPECTS:
        said = getattr(record.readiness, name, None)
        ready = words.term("readiness", said.ready) if said else None
        aspects.append(Aspect(words.term("aspect", name), ready, said.needs if said else None, _work(brief, name)))
    unit = brief.plan.name_of(record.unit) if record.unit else None
    return Part(f"readiness-{number}", unit, works, tuple(aspects))


def _work(brief: Brief, aspect: str) -> str:
    words, work = brief.words, aspect_work(brief.plan, brief.as_of)[aspect]
    if not work.activities:
        return words.say("none")
    return words.count(
        "%(done)s of %(n)s done", "%(done)s of %(n)s done", work.activities, done=words.formats.count(work.done)
    )
