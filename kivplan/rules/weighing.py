"""How a line of the scorecard is weighed: marks that are reached or not, and what the rules find against it.

A **mark** is something the factor asks for, done or planned: a share of at least three in four, or a yes. With its
marks and the findings of its rules, a line is

- **in place** where every mark is reached, and the rules find no error and at most one warning for every ten actions
  (one is always forgiven);
- **partly** in place where anything is done (a quarter of a share is something), or at least half of the marks of what
  is planned are reached, and there is at most one error or warning for every action;
- **wanting** otherwise.

So nothing that is only planned puts a line in place, and where anything is done it is partly there, whatever is
planned. Neither more evidence nor fewer findings ever lower a judgement. Findings count as in an adopted plan, whatever
the plan's status and the levels it asks for; notes (``info``) are shown and do not weigh.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..findings import Level, said
from .registry import BY_CODE
from .settings import settings_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..factors import Judgement
    from ..findings import Finding, Said
    from ..plan.linked import Plan

ABOUT = said(
    "A line is in place when everything in its sentence holds, and the checks find no error and at most one warning "
    "for every ten actions. It is not in place when next to nothing is done and less than half of what should be "
    "planned is, or when the checks find more faults than there are actions. All else is partly in place. The checks "
    "count as for an adopted plan, also what is silenced. The lines are not added together."
)
"""What a board must know to read the lines; each has a sentence of its own beside it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something a factor asks for, ``count`` of ``of`` there; ``lack``: what to say where too little of it is done."""

    done: bool
    count: int
    of: int
    lack: Said | None = None

    @property
    def reached(self) -> bool:
        """Whether at least three in four are there; nothing of nothing is not."""
        return self.of > 0 and self.count * 4 >= self.of * 3

    @property
    def begun(self) -> bool:
        """Whether at least a quarter is there."""
        return self.count > 0 and self.count * 4 >= self.of


def yes(there: object, *, done: bool, lack: Said | None = None) -> Mark:
    """The mark of something that is there or is not."""
    return Mark(done, 1 if there else 0, 1, lack)


@dataclass(frozen=True, slots=True)
class Against:
    """How many errors and warnings the rules of a factor find, in a plan of so many actions."""

    errors: int
    warnings: int
    actions: int

    @property
    def most(self) -> int:
        """How many warnings a line in place may have."""
        return max(self.actions // 10, 1)

    @property
    def light(self) -> bool:
        """Whether it is little enough for a line to be in place."""
        return self.errors == 0 and self.warnings <= self.most

    @property
    def heavy(self) -> bool:
        """Whether it is more than one for every action."""
        return self.errors + self.warnings > max(self.actions, 1)


def weighed(marks: Sequence[Mark], against: Against) -> Judgement:
    """The judgement of a factor that can be judged."""
    if all(mark.reached for mark in marks) and against.light:
        return "in_place"
    return "partly" if _something(marks) and not against.heavy else "wanting"


def _something(marks: Sequence[Mark]) -> bool:
    """Whether anything is done, or half of what should be planned is."""
    planned = [mark.reached for mark in marks if not mark.done]
    enough = bool(planned) and sum(planned) * 2 >= len(planned)
    return enough or any(mark.begun for mark in marks if mark.done)


def held_back(marks: Sequence[Mark], against: Against) -> Said | None:
    """Why the findings make the judgement worse than the marks would; None where they do not."""
    if against.heavy and _something(marks):
        faults = against.errors + against.warnings
        return said("The checks find more faults ({faults}) than there are actions.", faults=faults)
    if against.light or not all(mark.reached for mark in marks):
        return None
    if against.errors:
        return said("The checks find errors, and a factor in place has none.")
    return said(
        "The checks find {warnings} warnings, and a factor in place has at most {most}.",
        warnings=against.warnings,
        most=against.most,
    )


def against(plan: Plan, findings: Iterable[Finding]) -> Against:
    """What the findings of one factor weigh."""
    status, asked = plan.head.status, settings_of(plan).levels
    weights = Counter(_weight(finding, status, finding.code in asked) for finding in findings)
    wholes = sum(act.action.part_of is None for act in plan.actions.values())
    return Against(weights[Level.ERROR], weights[Level.WARNING], wholes)


def _weight(finding: Finding, status: str, asked: bool) -> Level:  # noqa: FBT001 - one call, three lines up
    """The level the finding has in an adopted plan; ``asked``: the plan asks for another level than the rule's own."""
    rule = BY_CODE[finding.code]
    return rule.level("adopted") if asked or finding.level is rule.level(status) else finding.level
