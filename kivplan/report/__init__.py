"""A plan as views: one module per section, figures as SVG, editions (redaction); knows nothing of files or formats.

``compose`` makes a ``Document`` of sections from a plan; each section's view is a frozen dataclass of text, numbers,
dates and tuples, so that a template gets nothing that can act.
"""

from __future__ import annotations

from .compose import compose
from .parts import Document, Order, Section

__all__ = ["Document", "Order", "Section", "compose"]
