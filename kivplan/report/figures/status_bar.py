"""How many actions stand at each status, as one bar."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ..parts import Figure

if TYPE_CHECKING:
    from collections.abc import Mapping

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
            segments.append(_segment(key, count, before, total))
            before += count
    label = escape(description, quote=True)
    svg = f'<svg class="chart" height="{_HEIGHT}" role="img" aria-label="{label}">{"".join(segments)}</svg>'
    return Figure(svg, title, description)


def _segment(key: str, count: int, before: int, total: int) -> str:
    start, width = 100 * before / total, 100 * count / total
    mark = (
        f'<svg x="50%" y="0" overflow="visible"><use class="mark" href="#mark-{key}" x="-7" y="7" width="14" '
        f'height="14"/></svg><text x="50%" y="37">{count}</text>'
        if width >= _NARROW
        else ""
    )
    return (
        f'<svg class="seg seg-{key}" x="{start:.1f}%" width="{width:.1f}%" height="{_HEIGHT}">'
        f'<rect width="100%" height="{_HEIGHT}"/>{mark}</svg>'
    )
