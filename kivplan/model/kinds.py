"""The kinds of document a plan is made of, by name; each is imported when it is first met."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .base import Record

KINDS: dict[str, tuple[str, str]] = {
    "plan": ("plan_head", "PlanHead"),
    "foundation": ("foundation", "Foundation"),
    "analysis": ("analysis", "Analysis"),
    "strategy": ("strategy", "Strategy"),
    "action-plan": ("action_plan", "ActionPlan"),
    "follow-up": ("follow_up", "FollowUp"),
    "shared": ("shared", "Shared"),
}


@cache
def record_class(kind: str) -> type[Record]:
    """The record of a kind of document; raises KeyError for an unknown one."""
    module, name = KINDS[kind]
    found: type[Record] = getattr(import_module(f".{module}", __package__), name)
    return found
