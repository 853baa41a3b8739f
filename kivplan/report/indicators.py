"""The indicators: all that is measured, from baseline through readings to target, and what each of them shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.indicators import series
from .indicator import Indicator, indicator

if TYPE_CHECKING:
    from .brief import Brief
    from .parts import Link


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator; ``shows``: the goals and result goals it measures, ``actions``: those with a criterion on it."""

    indicator: Indicator
    unit: str | None
    shows: tuple[Link, ...]
    actions: tuple[Link, ...]
    drawn: bool


@dataclass(frozen=True, slots=True)
class Indicators:
    """The indicators in the order of the plan."""

    rows: tuple[Row, ...]


def view(brief: Brief) -> Indicators:
    """Every indicator with what it shows. One that is drawn with its goal in the same report is not drawn again."""
    return Indicators(tuple(_row(brief, key) for key in brief.plan.indicators))


def _row(brief: Brief, key: str) -> Row:
    plan = brief.plan
    unit = plan.indicators[key].value.unit
    shows = [goal for goal, item in plan.results.items() if item.value.indicator == key]
    acts = [act for act in plan.actions.values() if any(one.indicator == key for one in act.action.criteria)]
    made = indicator(brief, series(plan, key, brief.as_of))
    elsewhere = bool(shows) and "goals" in brief.shown and "decisions_asked" not in brief.shown
    return Row(
        indicator=made,
        unit=plan.name_of(unit) if unit else None,
        shows=tuple(brief.goal_link(goal) for goal in shows),
        actions=tuple(brief.link(act.id) for act in acts),
        drawn=made.figure is not None and not elsewhere,
    )
