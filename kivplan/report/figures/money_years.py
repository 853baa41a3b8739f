"""Cost by year: what must be paid, what is applied for, what grants pay, and the budget as a marker.

What is applied for is drawn as the last part of the net cost: it must be paid unless the grant comes.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ..parts import Figure
from .strokes import bar, chart, marker, share, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROW = 46
_ROOM = Decimal("1.02")  # a marker at the very end stays whole


@dataclass(frozen=True, slots=True)
class Year:
    """One year's money, with what is said of it in words."""

    label: str
    text: str
    net: Decimal
    applied: Decimal
    granted: Decimal
    budget: Decimal | None


def money_years(years: Sequence[Year], title: str) -> Figure:
    """The years below each other on one scale."""
    longest = max(max(year.net, year.applied) + year.granted for year in years)
    scale = max([longest, *(year.budget for year in years if year.budget is not None)]) * _ROOM
    description = "; ".join(f"{year.label}: {year.text}" for year in years)
    drawn = "".join(_drawn(year, number * _ROW, scale) for number, year in enumerate(years))
    return Figure(chart(drawn, len(years) * _ROW - 6, f"{title}. {description}."), title, description)


def _drawn(year: Year, top: int, scale: Decimal) -> str:
    net, granted = max(share(year.net, scale), 0.0), share(year.granted, scale)
    applied = min(share(year.applied, scale), net)
    drawn = [
        words(year.label, (0, top + 13), kind="strong"),
        words(year.text, (100, top + 13), anchor="end"),
        bar("bar", (0, top + 22), net - applied, 16),
    ]
    if applied:
        drawn.append(bar("bar-third", (net - applied, top + 22.5), applied, 15))
    if granted:
        drawn.append(bar("bar-second", (net, top + 22.5), granted, 15))
    if year.budget is not None:
        drawn.append(marker((share(year.budget, scale), top + 17), 26))
    return "".join(drawn)
