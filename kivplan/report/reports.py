"""Which sections make up which report, in order; one list of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import (
    actions,
    at_a_glance,
    attention,
    balance,
    decisions_asked,
    goals,
    money,
    next,
    solution_tree,
    strategy,
    timeline,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from .brief import Brief


@dataclass(frozen=True, slots=True)
class Shape:
    """A report's sections in order, before and in the appendix."""

    sections: tuple[str, ...]
    appendix: tuple[str, ...] = ()


REPORTS: dict[str, Shape] = {
    "board": Shape(
        ("cover", "decisions_asked", "at_a_glance", "goals", "attention", "balance", "money", "next"),
        ("timeline",),
    ),
    "plan": Shape(
        ("cover", "strategy", "solution_tree", "goals", "actions", "balance", "money", "timeline", "next"),
    ),
    "action": Shape(("cover", "actions")),
}

# Each section's view, by name. The cover is made by ``compose``, which knows the report's title.
SECTIONS: dict[str, Callable[[Brief], Any]] = {
    "timeline": timeline.view,
    "money": money.view,
    "balance": balance.view,
    "goals": goals.view,
    "next": next.view,
    "attention": attention.view,
    "at_a_glance": at_a_glance.view,
    "decisions_asked": decisions_asked.view,
    "actions": actions.view,
    "solution_tree": solution_tree.view,
    "strategy": strategy.view,
}
