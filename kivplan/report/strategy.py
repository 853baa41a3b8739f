"""The strategy: the four strategies in words, and how the quality of service is secured.

The strategy of the whole organisation comes first and shows all four; a unit's own adds what it says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..plan.balance import STRATEGIES
from .parts import Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.strategy import Strategy as Record
    from ..plan import Item, Plan
    from .brief import Brief

_ATTRACT = ("attraction", "cooperation")


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
class Part:
    """One strategy document: the whole organisation's (``unit`` is None) or a unit's."""

    id: str
    unit: str | None
    ways: tuple[Way, ...]
    service_quality: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Strategy:
    """The strategies of the plan, the whole organisation's first."""

    parts: tuple[Part, ...]


def view(brief: Brief) -> Strategy:
    """The whole organisation's strategy, then the units' in the order of the plan."""
    parts = [_part(brief, number, item) for number, item in enumerate(strategies_in_order(brief.plan), 1)]
    return Strategy(tuple(part for part in parts if part.ways or part.service_quality))


def strategies_in_order(plan: Plan) -> tuple[Item[Record], ...]:
    """The whole organisation's strategy, then the units' in the order of the plan."""
    chief = plan.strategy
    return (chief, *(item for item in plan.strategies if item is not chief)) if chief else ()


def strategy_columns(brief: Brief) -> tuple[str, ...]:
    """The strategies as the emphasis of a priority area names them.

    ARUBA's attract and recruit share a column: the plan weighs acquiring as one.
    """
    words = brief.words
    if brief.plan.head.strategy_model == "ks":
        return tuple(words.term("strategy", name) for name in STRATEGIES)
    both = words.formats.listing([words.term("aruba", "attract"), words.inline("aruba", "recruit")])
    return (both, *(words.term("aruba", name) for name in ("develop", "retain", "phase_out")))


def _part(brief: Brief, number: int, item: Item[Record]) -> Part:
    record = item.value
    quality: Any = record.service_quality
    ways = tuple(_ways(brief, record))
    return Part(
        id=f"strategy-{number}",
        unit=brief.plan.name_of(record.unit) if record.unit else None,
        ways=ways if number == 1 else tuple(way for way in ways if way.described),
        service_quality=_named(brief, "service_quality", quality),
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
