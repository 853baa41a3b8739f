"""The roles: who does what in the work with the plan and how they learn it; who answers for what, and the units."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.line import managed_by
from ..plan.taking_part import TRAINED
from .communication import Told, group_words, reach_words, told_by_follow_ups
from .narrowing import shown_actions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..model.common import Person as PersonRecord
    from ..model.strategy import Role as Record
    from .brief import Brief


@dataclass(frozen=True, slots=True)
class Role:
    """What a group does in the work with the plan; what the plan does not say is None."""

    name: str
    does: str
    training: str | None
    followed_up: str | None
    trained: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """A role that answers for something. ``name`` and ``contact`` stand only in editions that may tell them."""

    role: str
    name: str | None
    contact: str | None
    manages: str | None
    actions: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its manager and the actions of its own action plans; ``depth``: how many units it is below."""

    name: str
    depth: int
    employees: int | None
    manager: str | None
    actions: int


@dataclass(frozen=True, slots=True)
class Roles:
    """``named``, ``reachable``: whether any person has a name or contact details in this edition."""

    roles: tuple[Role, ...]
    trained: tuple[Told, ...]
    people: tuple[Person, ...]
    units: tuple[Unit, ...]

    @property
    def named(self) -> bool:
        """Whether this edition names anyone."""
        return any(person.name for person in self.people)

    @property
    def reachable(self) -> bool:
        """Whether this edition tells how to reach anyone."""
        return any(person.contact for person in self.people)


def view(brief: Brief) -> Roles:
    """The roles of the strategies, the people of the plan and its units."""
    said = [(item.value.unit, role) for item in brief.plan.strategies for role in item.value.roles]
    answers = _answering(brief)
    people = brief.plan.people.items()
    return Roles(
        roles=tuple(_role(brief, unit, role) for unit, role in said),
        trained=told_by_follow_ups(brief, TRAINED),
        people=tuple(_person(brief, key, item.value, answers) for key, item in people),
        units=tuple(_units(brief)),
    )


def _role(brief: Brief, unit: str | None, role: Record) -> Role:
    name = group_words(brief, role.group, role.name)
    return Role(
        name=f"{name} ({brief.plan.name_of(unit)})" if unit else name,
        does=role.does,
        training=role.training,
        followed_up=role.followed_up,
        trained=reach_words(brief, TRAINED, role.group),
    )


def _answering(brief: Brief) -> Mapping[str | None, int]:
    """How many actions each person or unit answers for, alone or with others."""
    found: Counter[str | None] = Counter()
    for act in shown_actions(brief.plan, brief.order).values():
        found.update({act.action.responsible, *act.action.co_responsible})
    return found


def _person(brief: Brief, key: str, person: PersonRecord, answers: Mapping[str | None, int]) -> Person:
    contact = ", ".join(text for text in (person.email, person.phone) if text)
    return Person(
        role=person.role,
        name=person.name,
        contact=contact or None,
        manages=brief.who(*managed_by(brief.plan).get(key, ())),
        actions=answers.get(key, 0),
    )


def _units(brief: Brief) -> Iterator[Unit]:
    """Each unit followed by those below it; units above each other in a circle stand at the top."""
    units = brief.plan.units
    own = Counter(act.last.unit for act in shown_actions(brief.plan, brief.order).values())
    below: dict[str | None, list[str]] = {}
    for key, item in units.items():
        parent = item.value.parent
        below.setdefault(parent if parent in units else None, []).append(key)
    seen: set[str] = set()
    for top in (*below.get(None, ()), *units):
        waiting = [(top, 0)]
        while waiting:
            key, depth = waiting.pop()
            if key in seen:
                continue
            seen.add(key)
            unit = units[key].value
            yield Unit(unit.name, depth, unit.employees, brief.who(unit.manager), own[key])
            waiting += [(one, depth + 1) for one in reversed(below.get(key, ()))]
