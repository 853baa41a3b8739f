"""Strokes the figures share: points in per cent across and pixels down, one decimal, every text escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

Number = float | int


def share(part: Decimal | Number, whole: Decimal | Number) -> float:
    """``part`` of ``whole`` in per cent; 0 of nothing."""
    return float(part) * 100 / float(whole) if whole else 0.0


def line(kind: str, start: tuple[Number, Number], end: tuple[Number, Number]) -> str:
    """A line from ``(x %, y px)`` to ``(x %, y px)``."""
    (x1, y1), (x2, y2) = start, end
    return f'<line class="{kind}" x1="{x1:.1f}%" y1="{y1:.1f}" x2="{x2:.1f}%" y2="{y2:.1f}"/>'


def bar(kind: str, at: tuple[Number, Number], width: Number, height: Number) -> str:
    """A bar that begins at ``(x %, y px)``, ``width`` per cent wide and ``height`` px high."""
    return f'<rect class="{kind}" x="{at[0]:.1f}%" y="{at[1]:g}" width="{width:.1f}%" height="{height:g}"/>'


def marker(at: tuple[Number, Number], height: Number) -> str:
    """The upright marker of what is intended or budgeted, at ``(x %, y px)``."""
    return f'<rect class="target" x="{at[0]:.1f}%" y="{at[1]:g}" width="5" height="{height:g}"/>'


def dot(at: tuple[Number, Number], radius: Number) -> str:
    """A value on a line."""
    return f'<circle class="dot" cx="{at[0]:.1f}%" cy="{at[1]:.1f}" r="{radius:g}"/>'


def diamond(kind: str, at: tuple[Number, str], size: int) -> str:
    """A diamond at ``(x %, y)``; ``y`` is written with its unit."""
    path = f"M0-{size} {size} 0 0 {size}-{size} 0z"
    return f'<svg x="{at[0]:.1f}%" y="{at[1]}" overflow="visible"><path class="{kind}" d="{path}"/></svg>'


def words(text: str, at: tuple[Number, Number], *, kind: str = "", anchor: str = "start") -> str:
    """Text with its foot at ``(x %, y px)``."""
    named = f' class="{kind}"' if kind else ""
    held = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text{named} x="{at[0]:.1f}%" y="{at[1]:.1f}"{held}>{escape(text)}</text>'


def chart(drawn: str, height: int, label: str, *, classes: str = "chart") -> str:
    """The figure itself, with the words a screen reader gets for it."""
    return f'<svg class="{classes}" height="{height}" role="img" aria-label="{escape(label)}">{drawn}</svg>'
