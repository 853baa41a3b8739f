"""Indicators over time: baseline, readings from before and from the follow-ups, target."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from .once import once

if TYPE_CHECKING:
    from datetime import date

    from ..model.strategy import Indicator
    from ..model.when import When
    from .linked import Plan


class Point(NamedTuple):
    """One value on a day: the last day of the time it was read for. ``at``: that time as it was written, if it was."""

    date: date
    value: Decimal
    at: When | None = None


class Series(NamedTuple):
    """An indicator's way from baseline through readings towards target; ``way`` in percent, None where undefined."""

    id: str
    indicator: Indicator
    baseline: Point | None
    readings: tuple[Point, ...]
    target: Point | None

    @property
    def latest(self) -> Point | None:
        """The newest reading, else the baseline."""
        return self.readings[-1] if self.readings else self.baseline

    @property
    def reached(self) -> bool | None:
        """Whether the newest reading is as good as the target or better; None where either is missing."""
        if not self.readings or self.target is None:
            return None
        value, target = self.readings[-1].value, self.target.value
        return value <= target if self.indicator.better == "lower" else value >= target

    @property
    def way(self) -> Decimal | None:
        """How much of the way from baseline to target is covered, in percent; negative where it went the wrong way."""
        if not self.readings or self.baseline is None or self.target is None:
            return None
        whole = self.target.value - self.baseline.value
        return (self.readings[-1].value - self.baseline.value) * 100 / whole if whole else None


@once
def series(plan: Plan, indicator: str, as_of: date) -> Series:
    """The values of an indicator known by ``as_of``; a later value for the same day replaces an earlier one."""
    record = plan.indicators[indicator].value
    points = {r.at.last: Point(r.at.last, r.value, r.at) for r in record.readings if r.at.first <= as_of}
    for item in plan.follow_ups:
        said = item.value.indicators.get(indicator)
        if said is not None and item.value.date <= as_of:
            day = said.at.last if said.at else item.value.date
            points[day] = Point(day, said.value, said.at)
    return Series(
        id=indicator,
        indicator=record,
        baseline=_point(record.baseline.value, record.baseline.at) if record.baseline else None,
        readings=tuple(points[day] for day in sorted(points)),
        target=_point(record.target.value, record.target.by) if record.target else None,
    )


def _point(value: Decimal, at: When) -> Point:
    return Point(at.last, value, at)


def time_gone(series: Series, as_of: date) -> Decimal | None:
    """How much of the time from baseline to target has gone by, in percent from 0 to 100; None where undefined."""
    if series.baseline is None or series.target is None:
        return None
    whole = (series.target.date - series.baseline.date).days
    gone = min(max((as_of - series.baseline.date).days, 0), whole)
    return Decimal(gone) * 100 / whole if whole > 0 else None
