"""The lanes of the timeline: an axis of months or years, and for each action its bars and marks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import TYPE_CHECKING

from .strokes import diamond, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...locale.formats import Formats
    from ...plan.timeline import Stretch

_SHORTEST = 1.2  # per cent: a single day is seen
_LABELS = 6


@dataclass(frozen=True, slots=True)
class Lane:
    """What is drawn of one action."""

    stretches: tuple[Stretch, ...]
    deadlines: tuple[date, ...]
    evaluations: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """From the first day to the last, with labels where they begin; ``today`` is None where it lies outside."""

    first: date
    last: date
    labels: tuple[tuple[date, str], ...]
    today: date | None

    def at(self, day: date, *, ends: bool = False) -> float:
        """Where a day begins (or ends), in per cent across."""
        days = (day - self.first).days + ends
        return min(max(days * 100 / ((self.last - self.first).days + 1), 0.0), 100.0)


def axis_for(lanes: Iterable[Lane], first: date, last: date, today: date, formats: Formats) -> Axis:
    """The axis that holds the plan's period and all that is drawn, in whole months, quarters, halves or years."""
    days = [first, last]
    for one in lanes:
        days += [*one.deadlines, *one.evaluations]
        days += [day for stretch in one.stretches for day in (stretch.first, stretch.last)]
    step = _step(min(days), max(days))
    begins, whole = _begin(min(days), step), min(step, 12)
    ends = _next(_begin(max(days), whole), whole)
    labels = []
    at = begins
    while at < ends:
        labels.append((at, str(at.year) if at.month == 1 or at == begins else formats.short_month(at.month)))
        at = _next(at, step)
    axis_last = ends - timedelta(days=1)
    return Axis(begins, axis_last, tuple(labels), today if begins <= today <= axis_last else None)


def _step(first: date, last: date) -> int:
    """How many months there are from label to label, so that there are no more than some six of them."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    for step in (1, 3, 6, 12):
        if months <= step * _LABELS:
            return step
    return 12 * -(-months // (12 * _LABELS))


def _begin(day: date, step: int) -> date:
    """The first day of the stretch of ``step`` months that holds ``day``."""
    if step >= 12:
        return date(day.year, 1, 1)
    return date(day.year, (day.month - 1) // step * step + 1, 1)


def _next(day: date, step: int) -> date:
    months = day.year * 12 + day.month - 1 + step
    return date(months // 12, months % 12 + 1, 1)


def head(axis: Axis, today: str) -> str:
    """The axis itself: ticks and labels, with the day the report is seen on above them."""
    drawn = [_upright("axis", axis.at(day), "60%") for day, _ in axis.labels]
    drawn += [f'<text x="{axis.at(day):.1f}%" dx="4" y="48">{escape(text)}</text>' for day, text in axis.labels]
    if axis.today:
        x = axis.at(axis.today)
        anchor = "start" if x < 20 else "end" if x > 80 else "middle"
        drawn.append(f'<line class="today" x1="{x:.1f}%" x2="{x:.1f}%" y1="20" y2="33"/>')
        drawn.append(words(today, (x, 14), kind="strong", anchor=anchor))
    return _svg(drawn)


def grid(axis: Axis) -> str:
    """An empty lane."""
    return _svg(_grid(axis))


def lane(drawn: Lane, axis: Axis) -> str:
    """The bars of an action, full where its time is known and dashed where it is not, and its marks."""
    shapes = _grid(axis)
    shapes += [_bar(axis, stretch) for stretch in drawn.stretches]
    shapes += [
        f'<circle class="evaluation" cx="{axis.at(day, ends=True):.1f}%" cy="50%" r="5.5"/>'
        for day in drawn.evaluations
    ]
    shapes += [diamond("deadline", (axis.at(day, ends=True), "50%"), 8) for day in drawn.deadlines]
    return _svg(shapes)


def _bar(axis: Axis, stretch: Stretch) -> str:
    begins, ends = axis.at(stretch.first), axis.at(stretch.last, ends=True)
    begins = min(begins, 100 - _SHORTEST)
    ends = max(ends, begins + _SHORTEST)
    kind = "span" if stretch.exact else "span-open"
    return f'<line class="{kind}" x1="{begins:.1f}%" x2="{ends:.1f}%" y1="50%" y2="50%"/>'


def _grid(axis: Axis) -> list[str]:
    drawn = [_upright("axis", axis.at(day), "0") for day, _ in axis.labels]
    return [*drawn, _upright("today", axis.at(axis.today), "0")] if axis.today else drawn


def _upright(kind: str, x: float, top: str) -> str:
    return f'<line class="{kind}" x1="{x:.1f}%" x2="{x:.1f}%" y1="{top}" y2="100%"/>'


def _svg(shapes: Iterable[str]) -> str:
    return f'<svg class="chart" aria-hidden="true">{"".join(shapes)}</svg>'
