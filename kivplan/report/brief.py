"""What a section is given to make its view from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..plan.progress import standing
from .narrowing import shown_actions
from .parts import Link, Status, Withheld, anchor
from .units import acts_now

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date

    from ..findings import Finding
    from ..locale.words import Words
    from ..plan import Act, Plan
    from .before import Before
    from .parts import Order


@dataclass(frozen=True, slots=True)
class Brief:
    """The plan as this edition may show it, the day it is seen on, and the words of its reader.

    ``findings`` are those this edition may tell. ``shown`` names the report's sections, so that links lead somewhere.
    ``before``: the plan as it was, where the report is to tell what has changed since.
    """

    plan: Plan
    order: Order
    words: Words
    findings: tuple[Finding, ...] = ()
    withheld: Withheld = field(default_factory=Withheld)
    shown: tuple[str, ...] = ()
    before: Before | None = None

    @property
    def as_of(self) -> date:
        """The day the plan is seen on."""
        return self.order.as_of

    @property
    def home_of_actions(self) -> str | None:
        """The section that carries the anchors of the actions: their own, else the timeline or the cards, else None."""
        return next((name for name in ("actions", "timeline", "cards") if name in self.shown), None)

    def link(self, action: str) -> Link:
        """A link to where this report tells of an action."""
        told: Container[str] = shown_actions(self.plan, self.order) if self.home_of_actions else ()
        if self.home_of_actions == "cards":
            told = acts_now(self.plan, self.order)
        where = anchor("action", action) if action in told else None
        return Link(action, self.plan.title_of(action), where)

    def goal_link(self, goal: str) -> Link:
        """A link to a goal or result goal."""
        parent = self.plan.parent_goal.get(goal, goal)
        where = anchor("goal", parent) if "goals" in self.shown else None
        return Link(goal, self.plan.title_of(goal), where)

    def status(self, act: Act) -> Status:
        """How an action stands, with its word."""
        return self.status_word(standing(self.plan, act, self.as_of).status)

    def status_word(self, key: str) -> Status:
        """A status with its word."""
        return Status(key, self.words.term("status", key))

    def who(self, *keys: str | None) -> str | None:
        """Who is meant, in words: roles and units in a row; None where nobody is named."""
        names = [self.plan.name_of(key) for key in keys if key]
        return self.words.formats.listing(names) if names else None
