"""The things a plan defines, by id: who (units and people) and what (all else but actions), each id once (KIV203)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..findings import Finding, Level, Related, said
from .linked import Definition, Item
from .wording import a, two

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..findings import Path as Keys
    from ..model.base import Record

# record -> the lists in it that define things, and what they define
LISTS: dict[str, tuple[tuple[str, str], ...]] = {
    "PlanHead": (("units", "unit"), ("people", "person")),
    "Shared": (("units", "unit"), ("people", "person"), ("competences", "competence")),
    "Foundation": (("environment", "trend"), ("goals", "goal"), ("development_areas", "development area")),
    "DevelopmentArea": (("goals", "goal"),),
    "Goal": (("results", "result goal"),),
    "Analysis": (("challenges", "challenge"), ("competences", "competence"), ("needs", "need")),
    "Challenge": (("causes", "cause"),),
    "Strategy": (("priority_areas", "priority area"), ("indicators", "indicator")),
}
_WHO = ("unit", "person")


@dataclass(slots=True)
class Definitions:
    """What has been defined so far, and every id that was used twice."""

    who: dict[str, Definition] = field(default_factory=dict)
    what: dict[str, Definition] = field(default_factory=dict)
    parents: dict[str, dict[str, str]] = field(
        default_factory=lambda: {"result goal": {}, "goal": {}, "cause": {}},
    )
    findings: list[Finding] = field(default_factory=list)

    def add(self, document: Item[Any]) -> None:
        """Define all that a document defines."""
        for kind, item, parent in _defined(document, document.value, (), None):
            space = self.who if kind in _WHO else self.what
            first = space.get(item.id)
            if first is not None:
                self.findings.append(duplicate(kind, item, first.kind, first.item))
                continue
            space[item.id] = Definition(kind, item)
            if parent is not None:
                self.parents[kind][item.id] = parent


def _defined(
    document: Item[Any], record: Any, path: Keys, parent: str | None
) -> Iterator[tuple[str, Item[Record], str | None]]:
    """Kind, item and id of the parent for everything a record defines, outer things first."""
    for key, kind in LISTS.get(type(record).__name__, ()):
        for number, one in enumerate(getattr(record, key)):
            below = (*path, key, number)
            yield kind, Item(one.id, one, document.file, document.document, below, document.unit), parent
            yield from _defined(document, one, below, one.id)


def duplicate(kind: str, item: Item[Any], first_kind: str, first: Item[Any]) -> Finding:
    """KIV203 at ``item``, pointing at the first use of its id."""
    if kind == first_kind:
        message = said("{two} have the id {id}", two=two(kind), id=item.id)
    else:
        message = said(
            "the id {id} is used twice: for {kind} here, and before for {first}",
            id=item.id,
            kind=a(kind),
            first=a(first_kind),
        )
    hint = said("give one of them another id; an id names one thing for the whole life of the plan")
    related = (Related(first.spot("id"), said("first used here")),)
    return Finding("KIV203", "duplicate-id", Level.ERROR, message, item.spot("id"), hint, related)
