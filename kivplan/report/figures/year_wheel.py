"""The year as a wheel of twelve months; of a fixed size, so that its text stays readable on any screen and on paper.

From the rim inwards: the month, how many things come back then every year, how many deadlines the year has then.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import cos, pi, sin
from typing import TYPE_CHECKING

from ..parts import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIZE = 288  # the width of a phone less its margins
_MIDDLE = _SIZE / 2
_RIM, _NAMES, _AGAIN, _HUB = 142, 112, 78, 44
_FOOT = 4.5  # from the middle of a line of text to its foot


@dataclass(frozen=True, slots=True)
class Slice:
    """A month: its short name, what comes back, what falls due, and whether the report is seen in it."""

    name: str
    again: int
    due: int
    now: bool


def year_wheel(slices: Sequence[Slice], *, title: str, description: str, year: str) -> Figure:
    """The wheel over twelve slices, January at the top, clockwise."""
    months = [_month(one, number) for number, one in enumerate(slices)]
    shown = [_sector(number, "wheel-now") for number, one in enumerate(slices) if one.now]
    rings = [f'<circle class="track" cx="{_MIDDLE:g}" cy="{_MIDDLE:g}" r="{r}"/>' for r in (_NAMES, _HUB)]
    middle = _words(year, (_MIDDLE, _MIDDLE), "strong")
    label = escape(f"{title}. {description}.")
    svg = (
        f'<svg class="chart wheel" width="{_SIZE}" height="{_SIZE}" viewBox="0 0 {_SIZE} {_SIZE}" role="img" '
        f'aria-label="{label}">{"".join([*months, *rings, *shown])}{middle}</svg>'
    )
    return Figure(svg, title, description)


def _month(one: Slice, number: int) -> str:
    turn = number + 0.5
    parts = [
        _sector(number, "track"),
        _words(one.name, _point((_RIM + _NAMES) / 2, turn), "strong" if one.again or one.due else "quiet"),
    ]
    if one.again:
        parts.append(_marked("again", one.again, _point((_NAMES + _AGAIN) / 2, turn)))
    if one.due:
        parts.append(_marked("due", one.due, _point((_AGAIN + _HUB) / 2 - 1, turn)))
    return f"<g>{''.join(parts)}</g>"


def _sector(number: int, kind: str) -> str:
    (x1, y1), (x2, y2) = _point(_RIM, number), _point(_RIM, number + 1)
    (x3, y3), (x4, y4) = _point(_HUB, number + 1), _point(_HUB, number)
    path = (
        f"M{x1:.1f} {y1:.1f}A{_RIM} {_RIM} 0 0 1 {x2:.1f} {y2:.1f}"
        f"L{x3:.1f} {y3:.1f}A{_HUB} {_HUB} 0 0 0 {x4:.1f} {y4:.1f}z"
    )
    return f'<path class="{kind}" d="{path}"/>'


def _point(radius: float, turn: float) -> tuple[float, float]:
    """A point so far from the middle, ``turn`` twelfths of the way round from the top."""
    angle = turn * pi / 6 - pi / 2
    return _MIDDLE + radius * cos(angle), _MIDDLE + radius * sin(angle)


def _marked(kind: str, count: int, at: tuple[float, float]) -> str:
    """A mark with the number beside it, the two together in the middle of ``at``."""
    x, y = at
    text = str(count)
    left = x - (9 + 7.5 * len(text)) / 2
    mark = (
        f'<circle class="dot" cx="{left + 3:.1f}" cy="{y:.1f}" r="4"/>'
        if kind == "again"
        else f'<path class="deadline" d="M{left + 3:.1f} {y - 5.5:.1f}l5.5 5.5l-5.5 5.5l-5.5-5.5z"/>'
    )
    return f'{mark}<text x="{left + 10:.1f}" y="{y + _FOOT:.1f}">{text}</text>'


def _words(text: str, at: tuple[float, float], kind: str) -> str:
    x, y = at
    return f'<text class="{kind}" x="{x:.1f}" y="{y + _FOOT:.1f}" text-anchor="middle">{escape(text)}</text>'
