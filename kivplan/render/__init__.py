"""Views as files: the template environment, Markdown, HTML and Word. Templates only lay out what views hold.

``render_plan`` gives the files of a plan's reports as bytes, the same bytes for the same input.
"""

from __future__ import annotations

from ..report import Order
from .files import FORMATS, USUAL_FORMATS, Rendered, render_plan

__all__ = ["FORMATS", "USUAL_FORMATS", "Order", "Rendered", "render_plan"]
