"""Views as files: the template environment, Markdown, HTML, PDF and Word. Templates only lay out what views hold.

``render_plan`` gives the files of a plan's reports as bytes, the same bytes for the same input.
"""

from __future__ import annotations

from ..report import Order
from .files import FORMATS, USUAL_FORMATS, Rendered, render_plan
from .theme import Theme, theme_at

__all__ = ["FORMATS", "USUAL_FORMATS", "Order", "Rendered", "Theme", "render_plan", "theme_at"]
