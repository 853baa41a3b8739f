"""An indicator from its baseline through its readings towards its target, as a line; ``spark`` is its small sister."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from .strokes import chart, diamond, dot, line, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...locale.formats import Formats
    from ...plan.indicators import Point, Series

_HEIGHT, _TOP, _BOTTOM, _FLOOR = 96, 32.0, 68.0, 92
_NEAR = 16.0  # per cent of the width: closer than this, one of two numbers goes below its dot


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where days and values stand: per cent across from ``left`` to ``right``, px down from ``top`` to ``bottom``."""

    points: tuple[Point, ...]
    left: float
    right: float
    top: float
    bottom: float

    def place(self, point: Point) -> tuple[float, float]:
        days = [one.date.toordinal() for one in self.points]
        values = [float(one.value) for one in self.points]
        width, height = max(days) - min(days), max(values) - min(values)
        across = (point.date.toordinal() - min(days)) / width if width else 0.0
        down = (max(values) - float(point.value)) / height if height else 0.5
        return self.left + (self.right - self.left) * across, self.top + (self.bottom - self.top) * down


def indicator_line(series: Series, label: str, formats: Formats) -> str | None:
    """The line as SVG, 96 px high; None where there is no value to draw. ``label`` says the same in words."""
    past = known(series)
    if not past:
        return None
    target = series.target
    scale = _Scale((*past, target) if target else past, 2, 96, _TOP, _BOTTOM)
    spots = [scale.place(point) for point in past]
    drawn = [f'<line class="axis" x1="0" x2="100%" y1="{_FLOOR}" y2="{_FLOOR}"/>', *_way(spots)]
    if target:
        drawn.append(line("line-ahead", spots[-1], scale.place(target)))
    drawn += [dot(spot, 4.5) for spot in spots]
    drawn += _numbers(past, spots, scale.place(target)[0] if target else 200.0, formats)
    if target:
        x, y = scale.place(target)
        drawn.append(diamond("dot-target", (x, f"{y:.1f}"), 7))
        drawn.append(words(formats.number(target.value), (100, y - 14), kind="strong", anchor="end"))
    return chart("".join(drawn), _HEIGHT, label)


def spark(series: Series) -> str | None:
    """The line alone, for a table that gives the numbers beside it; None where there is no value to draw."""
    past = known(series)
    if not past:
        return None
    scale = _Scale((*past, series.target) if series.target else past, 5, 93, 8, 28)
    spots = [scale.place(point) for point in past]
    drawn = _way(spots)
    if series.target:
        x, y = scale.place(series.target)
        drawn.append(line("line-ahead", spots[-1], (x, y)))
    drawn.append(dot(spots[-1], 4))
    if series.target:
        drawn.append(diamond("dot-target", (x, f"{y:.1f}"), 5))
    return f'<svg class="chart spark" height="36" aria-hidden="true">{"".join(drawn)}</svg>'


def known(series: Series) -> tuple[Point, ...]:
    """Baseline and readings, oldest first."""
    points = (*((series.baseline,) if series.baseline else ()), *series.readings)
    return tuple(sorted(points, key=lambda point: point.date))


def _way(spots: Sequence[tuple[float, float]]) -> list[str]:
    return [line("line-past", one, other) for one, other in pairwise(spots)]


def _numbers(past: Sequence[Point], spots: Sequence[tuple[float, float]], target: float, formats: Formats) -> list[str]:
    """The first and the last number; the last below its dot where it would meet another."""
    x, y = spots[0]
    first = words(formats.number(past[0].value), (x - 1, y - 12), kind="strong")
    if len(past) == 1:
        return [first]
    x, y = spots[-1]
    crowded = x - spots[0][0] < _NEAR or target - x < _NEAR
    return [
        first,
        words(formats.number(past[-1].value), (x, y + 20 if crowded else y - 12), kind="strong", anchor="middle"),
    ]
