"""What falls due for a unit: of its own actions, and where it or its head answers for something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..plan.agenda import activities_done, agenda
from ..plan.names import named_activities
from ..plan.progress import ENDED, standing
from .narrowing import shown_actions
from .units import acts_now, managers_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.action_parts import Activity
    from ..plan import Act
    from ..plan.agenda import Due
    from .brief import Brief

OF_ACTIONS = ("activity", "deadline", "deviation", "evaluation", "yearly")


def dues(brief: Brief) -> Iterator[Due]:
    """What falls due and concerns the unit, oldest first; all there is where the report is not of one unit."""
    ours, who = shown_actions(brief.plan, brief.order), managers_of(brief.plan, brief.order)
    for due in agenda(brief.plan, brief.as_of):
        whole = brief.order.unit is None and brief.order.action is None
        if whole or due.about in ours or (due.responsible in who and due.kind in (*OF_ACTIONS, "wheel")):
            yield due


def undated(brief: Brief) -> Iterator[tuple[Act, Activity]]:
    """The activities of this period's actions that are not done and say no day."""
    for act, term in acts_now(brief.plan, brief.order).values():
        if standing(brief.plan, act, brief.as_of).status in ENDED:
            continue
        done = activities_done(brief.plan, term, brief.as_of)
        for key, activity in named_activities(term.action):
            if activity.by is None and key not in done:
                yield act, activity


def due_text(brief: Brief, due: Due) -> str | None:
    """What is to be done beside what the title of the action or goal says; None where that says all."""
    if due.kind == "evaluation":
        return brief.words.inline("evaluation_level", due.words)
    return None if due.kind in ("deadline", "yearly", "goal") else due.words
