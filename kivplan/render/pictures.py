"""Figures of a page as pictures that stand alone."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .page_tree import Element


def standalone(svg: Element, width: float, height: float) -> bytes:
    """The figure as SVG that needs neither stylesheet nor page; ``width`` and ``height`` in points."""
    inside = "".join(_written(child) for child in svg.children)
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt">{inside}</svg>'.encode()


def _written(node: Element | str) -> str:
    if isinstance(node, str):
        return escape(node)
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in node.attributes.items())
    return f"<{node.tag}{attributes}>{''.join(_written(child) for child in node.children)}</{node.tag}>"
