"""The priority areas: how much each leans on the strategies, where it goes, its goals, indicators and actions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.balance import STRATEGIES
from ..plan.indicators import series
from .indicator import indicator
from .narrowing import shown_actions
from .parts import anchor
from .strategy import strategies_in_order, strategy_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.strategy import PriorityArea
    from ..model.strategy import Strategy as Record
    from ..plan import Item, Plan
    from .brief import Brief
    from .parts import Link, Status


@dataclass(frozen=True, slots=True)
class Serving:
    """An action of the area, and how it stands."""

    link: Link
    status: Status


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator of the area's goals: its name, and its values in words."""

    name: str
    values: str


@dataclass(frozen=True, slots=True)
class Area:
    """A priority area; ``emphasis``: how much it leans on each strategy, in words, in the order of the columns."""

    id: str
    title: str
    anchor: str
    group: str | None
    emphasis: tuple[str, ...] | None
    direction: str | None
    goals: tuple[Link, ...]
    indicators: tuple[Measure, ...]
    actions: tuple[Serving, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The areas of one strategy document: the whole organisation's (``unit`` is None) or a unit's."""

    id: str
    unit: str | None
    areas: tuple[Area, ...]

    @property
    def weighed(self) -> bool:
        """Whether any area says how much it leans on the strategies."""
        return any(area.emphasis for area in self.areas)


@dataclass(frozen=True, slots=True)
class PriorityAreas:
    """The areas of the plan; ``columns`` are the strategies as the emphasis names them."""

    parts: tuple[Part, ...]
    columns: tuple[str, ...]


def view(brief: Brief) -> PriorityAreas:
    """The whole organisation's areas, then the units'."""
    items = enumerate(strategies_in_order(brief.plan), 1)
    parts = (_part(brief, number, item) for number, item in items if item.value.priority_areas)
    return PriorityAreas(tuple(parts), strategy_columns(brief))


def _part(brief: Brief, number: int, item: Item[Record]) -> Part:
    record = item.value
    return Part(
        id=f"areas-{number}",
        unit=brief.plan.name_of(record.unit) if record.unit else None,
        areas=tuple(_area(brief, area) for area in record.priority_areas),
    )


def _area(brief: Brief, area: PriorityArea) -> Area:
    words, plan, emphasis = brief.words, brief.plan, area.emphasis
    acts = shown_actions(plan, brief.order).values()
    return Area(
        id=area.id,
        title=area.title,
        anchor=anchor("area", area.id),
        group=words.term("priority_group", area.group) if area.group else None,
        emphasis=tuple(words.term("level", getattr(emphasis, name)) for name in STRATEGIES) if emphasis else None,
        direction=area.direction,
        goals=tuple(brief.goal_link(key) for key in area.goals if key in plan.goals or key in plan.results),
        indicators=tuple(_measures(brief, area)),
        actions=tuple(
            Serving(brief.link(act.id), brief.status(act)) for act in acts if act.action.priority_area == area.id
        ),
    )


def _measures(brief: Brief, area: PriorityArea) -> Iterator[Measure]:
    """What the area is measured by, each once, with its values in words."""
    for key in dict.fromkeys(_indicators(brief.plan, area)):
        if key in brief.plan.indicators:
            shown = indicator(brief, series(brief.plan, key, brief.as_of))
            values = shown.figure.description if shown.figure else brief.words.say("not measured")
            yield Measure(f"{shown.name}, {shown.unit}", values)


def _indicators(plan: Plan, area: PriorityArea) -> Iterator[str]:
    """The indicators of the result goals that the area's actions serve, and of their criteria.

    Where its actions serve none, those of all result goals of the area's goals.
    """
    acts = [act.action for act in plan.actions.values() if act.action.priority_area == area.id]
    served = {key for action in acts for key in action.serves}
    own = [key for key in plan.results if key in area.goals or plan.parent_goal.get(key) in area.goals]
    for key in [key for key in own if key in served] or own:
        yield from filter(None, [plan.results[key].value.indicator])
    for action in acts:
        yield from filter(None, [one.indicator for one in action.criteria])
