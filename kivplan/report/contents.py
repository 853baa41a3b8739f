"""The contents: what stands below each section that is long; the sections themselves are the document's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .actions import grouped
from .goals import goals_in_order
from .parts import anchor, named
from .strategy import strategies_in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .brief import Brief


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading within a section and the anchor it is found at."""

    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Contents:
    """``below``: the headings to list below a section, by its name; sections without any are not in it."""

    below: Mapping[str, tuple[Entry, ...]]


def view(brief: Brief) -> Contents:
    """The goals below their section, the priority areas below theirs, and the action plans below the actions."""
    found = {name: _BELOW[name](brief) for name in brief.shown if name in _BELOW}
    return Contents({name: entries for name, entries in found.items() if len(entries) > 1})


def _goals(brief: Brief) -> tuple[Entry, ...]:
    plan = brief.plan
    return tuple(Entry(named(key, plan.title_of(key)), anchor("goal", key)) for key in goals_in_order(plan))


def _areas(brief: Brief) -> tuple[Entry, ...]:
    areas = [area for item in strategies_in_order(brief.plan) for area in item.value.priority_areas]
    return tuple(Entry(named(area.id, area.title), anchor("area", area.id)) for area in areas)


def _actions(brief: Brief) -> tuple[Entry, ...]:
    return tuple(Entry(title, at) for title, at, _ in grouped(brief))


_BELOW: dict[str, Callable[[Brief], tuple[Entry, ...]]] = {
    "goals": _goals,
    "priority_areas": _areas,
    "actions": _actions,
}
