"""A report as PDF: blocks as data, set by our own typst templates; tagged, and the same bytes every time."""

from __future__ import annotations

from .writing import write_pdf

__all__ = ["write_pdf"]
