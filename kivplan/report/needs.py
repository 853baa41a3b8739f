"""The needs: what is missing of people and of what they can, why, and which actions answer; and the competences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.coverage import gaps_by_unit
from .gap import measured_words, unit_title
from .parts import named
from .times import when_words

if TYPE_CHECKING:
    from ..model.common import Competence as Record
    from ..plan import Item
    from ..plan.coverage import Gap
    from .brief import Brief
    from .parts import Link


@dataclass(frozen=True, slots=True)
class Row:
    """A need with its reasons; what the plan does not say is None. ``edition`` names the narrower edition it is of."""

    id: str
    title: str
    competence: str | None
    facts: tuple[str, ...]
    because: tuple[str, ...]
    actions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The needs of one unit, the worst first."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Competence:
    """A competence of the plan's list; ``needs``: the needs that ask for it."""

    name: str
    type: str | None
    level: str | None
    esco: str | None
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Needs:
    """All needs by unit, and all competences in the order of the plan."""

    groups: tuple[Group, ...]
    competences: tuple[Competence, ...]


def view(brief: Brief) -> Needs:
    """The needs in full."""
    by_unit = gaps_by_unit(brief.plan, brief.as_of).items()
    return Needs(
        tuple(Group(unit_title(brief, unit), tuple(_row(brief, gap) for gap in own)) for unit, own in by_unit),
        tuple(_competence(brief, key, item) for key, item in brief.plan.competences.items()),
    )


def _row(brief: Brief, gap: Gap) -> Row:
    plan, need = brief.plan, gap.need
    title = plan.title_of(gap.id)
    name = plan.title_of(need.competence) if need.competence in plan.competences else None
    return Row(
        id=gap.id,
        title=title,
        competence=name if name != title else None,
        facts=tuple(_facts(brief, gap)),
        because=tuple(named(key, plan.title_of(key)) for key in need.because if key in plan.what),
        actions=tuple(brief.link(action) for action in gap.actions),
    )


def _facts(brief: Brief, gap: Gap) -> list[str]:
    words, need = brief.words, gap.need
    said = [measured_words(brief, gap)]
    if need.priority:
        said.append(words.say("priority: %(level)s", level=words.inline("level", need.priority)))
    if need.by:
        said.append(words.say("by %(when)s", when=when_words(words, need.by)))
    if need.edition != "public":
        said.append(words.inline("edition", need.edition))
    return said


def _competence(brief: Brief, key: str, item: Item[Record]) -> Competence:
    record, plan = item.value, brief.plan
    asking = [named(need, plan.title_of(need)) for need, one in plan.needs.items() if one.value.competence == key]
    return Competence(
        name=record.name,
        type=brief.words.term("competence_type", record.type) if record.type else None,
        level=brief.words.formats.count(record.eqf) if record.eqf else None,
        esco=record.esco,
        needs=tuple(asking),
    )
