"""The success factors as one bar: a piece for each, in their order, with its number and the mark of its judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..parts import Figure
from .status_bar import bar_of, segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..parts import Status


def factor_bar(factors: Sequence[tuple[int, str, Status]], title: str) -> Figure:
    """The bar over at least one factor: its number, what it is called and how it is judged."""
    width = 100 / len(factors)
    description = "; ".join(f"{number}. {name}: {judgement.label}" for number, name, judgement in factors)
    segments = [segment(one.key, str(number), at * width, width) for at, (number, _, one) in enumerate(factors)]
    return Figure(bar_of(segments, f"{title}. {description}."), title, description)
