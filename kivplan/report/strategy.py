"""The strategy: the four strategies in words, the priority areas, the quality of service and the readiness.

The strategy of the whole organisation comes first and shows all four; a unit's own adds what it says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..plan.balance import STRATEGIES
from .parts import Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.strategy import PriorityArea
    from ..model.strategy import Strategy as Record
    from ..plan import Item
    from .brief import Brief
    from .parts import Link

_ATTRACT = ("attraction", "cooperation")
_ASPECTS = ("competence", "organisation", "processes", "technology", "governance")


@dataclass(frozen=True, slots=True)
class Way:
    """One of the strategies: its direction, its means and, where people are mobilised, what drives them.

    ``see`` says where the direction stands when two share it.
    """

    key: str
    label: str
    direction: str | None
    see: str | None
    means: tuple[Said, ...]
    drivers: tuple[Said, ...]

    @property
    def described(self) -> bool:
        """Whether the plan says anything of it."""
        return bool(self.direction or self.see or self.means or self.drivers)


@dataclass(frozen=True, slots=True)
class Area:
    """A priority area; ``emphasis``: how much it leans on each strategy, in words, in the order of the columns."""

    title: str
    group: str | None
    emphasis: tuple[str, ...] | None
    goals: tuple[Link, ...]
    direction: str | None


@dataclass(frozen=True, slots=True)
class Aspect:
    """Whether one aspect is ready, and what it needs."""

    label: str
    ready: str
    needs: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """One strategy document: the whole organisation's (``unit`` is None) or a unit's."""

    id: str
    unit: str | None
    ways: tuple[Way, ...]
    areas: tuple[Area, ...]
    service_quality: tuple[Said, ...]
    readiness: tuple[Aspect, ...]

    @property
    def weighed(self) -> bool:
        """Whether any area says how much it leans on the strategies."""
        return any(area.emphasis for area in self.areas)

    @property
    def directed(self) -> tuple[Area, ...]:
        """The areas that say which way to go."""
        return tuple(area for area in self.areas if area.direction)


@dataclass(frozen=True, slots=True)
class Strategy:
    """The strategies of the plan; ``columns`` are the strategies as the emphasis of an area names them."""

    parts: tuple[Part, ...]
    columns: tuple[str, ...]


def view(brief: Brief) -> Strategy:
    """The whole organisation's strategy, then the units' in the order of the plan."""
    chief = brief.plan.strategy
    others = [item for item in brief.plan.strategies if item is not chief]
    items = [chief, *others] if chief else []
    parts = tuple(_part(brief, number, item) for number, item in enumerate(items, 1))
    return Strategy(parts, _columns(brief))


def _columns(brief: Brief) -> tuple[str, ...]:
    """ARUBA's attract and recruit share a column: the plan weighs acquiring as one."""
    words = brief.words
    if brief.plan.head.strategy_model == "ks":
        return tuple(words.term("strategy", name) for name in STRATEGIES)
    both = words.formats.listing([words.term("aruba", "attract"), words.inline("aruba", "recruit")])
    return (both, *(words.term("aruba", name) for name in ("develop", "retain", "phase_out")))


def _part(brief: Brief, number: int, item: Item[Record]) -> Part:
    record, words = item.value, brief.words
    quality: Any = record.service_quality
    ways = tuple(_ways(brief, record))
    return Part(
        id=f"strategy-{number}",
        unit=brief.plan.name_of(record.unit) if record.unit else None,
        ways=ways if number == 1 else tuple(way for way in ways if way.described),
        areas=tuple(_area(brief, area) for area in record.priority_areas),
        service_quality=_named(brief, "service_quality", quality),
        readiness=tuple(
            Aspect(words.term("aspect", name), words.term("readiness", aspect.ready), aspect.needs)
            for name in _ASPECTS
            if (aspect := getattr(record.readiness, name, None))
        ),
    )


def _named(brief: Brief, context: str, record: Any) -> tuple[Said, ...]:
    """The texts a record gives, in its order, each with its name."""
    given = [(name, getattr(record, name)) for name in type(record).model_fields] if record else []
    return tuple(Said(text, brief.words.term(context, name), own=True) for name, text in given if text)


def _ways(brief: Brief, record: Record) -> Iterator[Way]:
    for name in STRATEGIES:
        if name == "acquire" and brief.plan.head.strategy_model == "aruba":
            yield from _attract_and_recruit(brief, record)
        else:
            yield _way(brief, name, getattr(record, name))


def _way(brief: Brief, name: str, way: Any) -> Way:
    aruba = brief.plan.head.strategy_model == "aruba"
    label = brief.words.term("aruba", _IN_ARUBA.get(name, name)) if aruba else brief.words.term("strategy", name)
    return Way(
        key=name,
        label=label,
        direction=way.direction if way else None,
        see=None,
        means=_named(brief, "means", way.means if way else None),
        drivers=_named(brief, "driver", getattr(way, "drivers", None)),
    )


_IN_ARUBA = {"mobilise": "retain"}


def _attract_and_recruit(brief: Brief, record: Record) -> Iterator[Way]:
    """Acquiring as ARUBA has it: attraction and cooperation attract, the rest recruits, one direction for both."""
    words, way = brief.words, record.acquire
    direction = way.direction if way else None
    means = _named(brief, "means", way.means if way else None)
    drawn = {words.term("means", name) for name in _ATTRACT}
    see = words.say("The direction under %(strategy)s holds here too.", strategy=words.term("aruba", "attract"))
    attract = tuple(said for said in means if said.label in drawn)
    recruit = tuple(said for said in means if said.label not in drawn)
    yield Way("attract", words.term("aruba", "attract"), direction, None, attract, ())
    yield Way("recruit", words.term("aruba", "recruit"), None, see if direction else None, recruit, ())


def _area(brief: Brief, area: PriorityArea) -> Area:
    words, plan = brief.words, brief.plan
    emphasis = area.emphasis
    levels = tuple(words.term("level", getattr(emphasis, name)) for name in STRATEGIES) if emphasis else None
    goals = tuple(brief.goal_link(key) for key in area.goals if key in plan.goals or key in plan.results)
    group = words.term("priority_group", area.group) if area.group else None
    return Area(area.title, group, levels, goals, area.direction)
