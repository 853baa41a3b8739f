"""Shares as horizontal bars, with a marker where a share is intended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..parts import Figure
from .strokes import bar, chart, marker, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

_ROW = 46


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is of, its length and its marker in per cent, and the number in words."""

    label: str
    share: Decimal
    text: str
    intended: Decimal | None = None


def balance_bars(bars: Sequence[Bar], title: str) -> Figure:
    """The bars below each other, each with its name to the left and its number to the right above it."""
    description = "; ".join(f"{one.label} {one.text}" for one in bars)
    drawn = "".join(_drawn(one, number * _ROW) for number, one in enumerate(bars))
    svg = chart(drawn, len(bars) * _ROW - 4, f"{title}: {description}.")
    return Figure(svg, title, description)


def _drawn(one: Bar, top: int) -> str:
    drawn = [
        words(one.label, (0, top + 13)),
        words(one.text, (100, top + 13), kind="strong", anchor="end"),
        bar("track", (0, top + 22), 100, 14),
        bar("bar", (0, top + 22), float(one.share), 14),
    ]
    if one.intended is not None:
        drawn.append(marker((float(one.intended), top + 17), 24))
    return "".join(drawn)
