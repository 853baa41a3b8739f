"""The indicators: all that is measured, from baseline through readings to target, and what each of them shows."""

from __future__ import annotations

from collections import defaultdict
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
    shows: defaultdict[str | None, list[Link]] = defaultdict(list)
    measured_by: defaultdict[str | None, list[Link]] = defaultdict(list)
    for goal, item in brief.plan.results.items():
        shows[item.value.indicator].append(brief.goal_link(goal))
    for act in brief.plan.actions.values():
        for key in dict.fromkeys(one.indicator for one in act.action.criteria):
            measured_by[key].append(brief.link(act.id))
    return Indicators(tuple(_row(brief, key, shows[key], measured_by[key]) for key in brief.plan.indicators))


def _row(brief: Brief, key: str, shows: list[Link], actions: list[Link]) -> Row:
    plan = brief.plan
    unit = plan.indicators[key].value.unit
    made = indicator(brief, series(plan, key, brief.as_of))
    elsewhere = bool(shows) and "goals" in brief.shown and "decisions_asked" not in brief.shown
    return Row(
        indicator=made,
        unit=plan.name_of(unit) if unit else None,
        shows=tuple(shows),
        actions=tuple(actions),
        drawn=made.figure is not None and not elsewhere,
    )
