"""The plan as one whole: loading, links between ids, and the figures that follow from it, each computed once."""

from __future__ import annotations

from .discovery import find_plans
from .linked import Act, Item, Plan, Report, Term
from .loading import load, load_text

__all__ = ["Act", "Item", "Plan", "Report", "Term", "find_plans", "load", "load_text"]
