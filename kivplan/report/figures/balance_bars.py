"""Shares as horizontal bars, with a marker where a share is intended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..parts import Figure
from .strokes import bar, chart, marker, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

_ROW = 28
_FIRST, _WIDTH = 28, 58  # where the bars begin and how wide a whole is, in per cent of the figure


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is of, its length and its marker in per cent, and the number in words."""

    label: str
    share: Decimal
    text: str
    intended: Decimal | None = None


def balance_bars(bars: Sequence[Bar], title: str) -> Figure:
    """The bars below each other, each with its name to the left and its number to the right."""
    description = "; ".join(f"{one.label} {one.text}" for one in bars)
    drawn = "".join(_drawn(one, number * _ROW) for number, one in enumerate(bars))
    svg = chart(drawn, len(bars) * _ROW - 2, f"{title}: {description}.")
    return Figure(svg, title, description)


def _drawn(one: Bar, top: int) -> str:
    drawn = [
        words(one.label, (0, top + 18)),
        words(one.text, (100, top + 18), kind="strong", anchor="end"),
        bar("track", (_FIRST, top + 6), _WIDTH, 14),
        bar("bar", (_FIRST, top + 6), _across(one.share), 14),
    ]
    if one.intended is not None:
        drawn.append(marker((_FIRST + _across(one.intended), top + 1), 24))
    return "".join(drawn)


def _across(share: Decimal) -> float:
    """A share in per cent of the figure's width."""
    return float(share) * _WIDTH / 100
