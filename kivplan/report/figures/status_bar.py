"""How many actions stand at each status, as one bar."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ..parts import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ...locale.words import Words

_HEIGHT = 46
_NARROW = 6.0  # per cent of the bar: below this neither mark nor count has room


def status_bar(words: Words, counts: Mapping[str, int], title: str) -> Figure:
    """The bar over the statuses with any action, in the order given; ``counts`` holds at least one action."""
    total = sum(counts.values())
    listed = [f"{count} {words.inline('status', key)}" for key, count in counts.items() if count]
    description = f"{title}: {', '.join(listed)}."
    segments, before = [], 0
    for key, count in counts.items():
        if count:
            segments.append(segment(key, str(count), 100 * before / total, 100 * count / total))
            before += count
    return Figure(bar_of(segments, description), title, description)


def bar_of(segments: Iterable[str], description: str) -> str:
    """Segments as one bar, with what a screen reader says of it."""
    label = escape(description, quote=True)
    return f'<svg class="chart" height="{_HEIGHT}" role="img" aria-label="{label}">{"".join(segments)}</svg>'


def segment(key: str, text: str, start: float, width: float) -> str:
    """A piece of the bar in the look of a status, from ``start`` and ``width`` per cent wide: its mark and a text."""
    mark = (
        f'<svg x="50%" y="0" overflow="visible"><use class="mark" href="#mark-{key}" x="-7" y="7" width="14" '
        f'height="14"/></svg><text x="50%" y="37">{escape(text)}</text>'
        if width >= _NARROW
        else ""
    )
    return (
        f'<svg class="seg seg-{key}" x="{start:.1f}%" width="{width:.1f}%" height="{_HEIGHT}">'
        f'<rect width="100%" height="{_HEIGHT}"/>{mark}</svg>'
    )
