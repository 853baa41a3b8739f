"""What there is against what is required: a bar for each need, with a marker where enough would be."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING

from ..parts import Figure
from .strokes import bar, chart, marker, share, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

_ROW, _LONGEST = 46, 40
_WIDTH = 72  # per cent of the figure; the numbers stand to the right


@dataclass(frozen=True, slots=True)
class GapBar:
    """One need: its name, its numbers in words, and the numbers; ``whole`` is what the full width stands for."""

    label: str
    text: str
    present: Decimal | int
    required: Decimal | int
    whole: Decimal | int


def gap_bars(bars: Sequence[GapBar], title: str) -> Figure:
    """The needs below each other, each on a scale of its own."""
    description = "; ".join(f"{one.label}: {one.text}" for one in bars)
    drawn = "".join(_drawn(one, number * _ROW) for number, one in enumerate(bars))
    return Figure(chart(drawn, len(bars) * _ROW - 4, f"{title}. {description}."), title, description)


def _drawn(one: GapBar, top: int) -> str:
    filled, wanted = (share(part, one.whole) * _WIDTH / 100 for part in (one.present, one.required))
    return "".join(
        (
            words(shortened(one.label), (0, top + 13)),
            words(one.text, (100, top + 34), kind="strong", anchor="end"),
            bar("track", (0, top + 22), _WIDTH, 14),
            bar("bar", (0, top + 22), filled, 14),
            marker((wanted, top + 17), 24),
        )
    )


def shortened(label: str) -> str:
    """A label that has room on a phone; the table gives it whole."""
    whole = " ".join(label.split())
    cut = shorten(whole, _LONGEST, placeholder=" …")
    return cut if len(whole) <= _LONGEST or (cut != "…" and len(cut) > 2) else f"{whole[: _LONGEST - 1]}…"
