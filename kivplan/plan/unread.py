"""What could not be read, for figures and rules that rest on all of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .once import once

if TYPE_CHECKING:
    from .linked import Plan


@once
def unread_keys(plan: Plan) -> frozenset[str]:
    """Every key that somewhere in the plan has a value that could not be read, or one within it.

    What is counted by such a key over all actions is not known; cheaper than asking of every action (``Plan.unread``).
    """
    return frozenset(step for spot in plan.broken for step in spot.path if isinstance(step, str))


@once
def lost_keys(plan: Plan) -> frozenset[str]:
    """The innermost key of every place that could not be read: what it says there, or an item of its list, is lost."""
    ends = (next((step for step in reversed(spot.path) if isinstance(step, str)), "") for spot in plan.broken)
    return frozenset(ends) - {""}
