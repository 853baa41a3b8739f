"""What the actions do about each aspect of the organisation (source D): their activities, and how many are done."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .agenda import activities_done
from .names import named_activities
from .once import once

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from .linked import Plan

ASPECTS = ("competence", "organisation", "processes", "technology", "governance")


@dataclass(frozen=True, slots=True)
class AspectWork:
    """How many activities change an aspect, and how many of them are reported done."""

    activities: int
    done: int


@once
def aspect_work(plan: Plan, as_of: date) -> Mapping[str, AspectWork]:
    """The activities of the actions' last terms by the aspect they name, in the order of ASPECTS."""
    planned: Counter[str | None] = Counter()
    done: Counter[str | None] = Counter()
    for act in plan.actions.values():
        reported = activities_done(plan, act.last, as_of)
        for key, activity in named_activities(act.action):
            planned[activity.aspect] += 1
            done[activity.aspect] += key in reported
    return {name: AspectWork(planned[name], done[name]) for name in ASPECTS}
