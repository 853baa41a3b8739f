"""The history of each action the report tells of: its earlier action plans and every report, oldest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .narrowing import shown_actions
from .parts import anchor
from .story import story

if TYPE_CHECKING:
    from .brief import Brief
    from .parts import Status
    from .story import Story


@dataclass(frozen=True, slots=True)
class ActionHistory:
    """An action and its story."""

    id: str
    title: str
    anchor: str
    status: Status
    story: Story


@dataclass(frozen=True, slots=True)
class History:
    """All actions with anything to tell; ``silent``: in words how many nothing is reported of."""

    actions: tuple[ActionHistory, ...]
    silent: str | None


def view(brief: Brief) -> History:
    """The stories in the order of the plan; an action that nothing is told of is only counted."""
    told = [
        ActionHistory(act.id, act.action.title, anchor("history", act.id), brief.status(act), story(brief, act))
        for act in shown_actions(brief.plan, brief.order).values()
    ]
    silent = sum(not one.story.entries for one in told)
    said = brief.words.count(
        "Nothing is reported yet of %(n)s action.", "Nothing is reported yet of %(n)s actions.", silent
    )
    return History(tuple(one for one in told if one.story.entries), said if silent or not told else None)
