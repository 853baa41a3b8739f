"""The six success factors as data: a line for each, with what speaks for it, what is missing and what was silenced.

Made by ``kivplan.rules.scorecard``, shown by reporters and reports; like findings, the lines know nothing of plans.
Their words are English and remember what they were made of (``kivplan.findings.Said``). There is no total score.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from .findings import Level

Judgement = Literal["in_place", "partly", "wanting", "cannot_be_judged"]
JUDGEMENTS: tuple[Judgement, ...] = ("in_place", "partly", "wanting", "cannot_be_judged")
"""The judgements there are, best first; the last stands outside the order."""

Way = Literal["comment", "checks", "command_line", "baseline"]
WAYS: tuple[Way, ...] = ("comment", "checks", "command_line", "baseline")
"""How a finding is silenced: by a comment, by the plan's ``checks:``, on the command line, in a baseline."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that speaks for a factor: ``done``, or only planned. ``count`` and ``of`` are the numbers in it."""

    text: str
    done: bool
    count: int | None = None
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """What one rule found: how many times, and how serious at the most. ``summary``: what the rule finds, in words."""

    code: str
    name: str
    count: int
    level: Level
    summary: str


@dataclass(frozen=True, slots=True)
class Silenced:
    """How many findings of one rule were silenced in one way; they count in the judgement all the same."""

    code: str
    name: str
    count: int
    by: Way


@dataclass(frozen=True, slots=True)
class Line:
    """One of the six factors.

    ``judged_by`` says in a sentence how it is judged. ``lacking``: what should have been done and is not, or why the
    factor cannot be judged. ``missing``: what the rules find, silenced or not.
    """

    factor: int
    name: str
    judgement: Judgement
    judged_by: str
    evidence: tuple[Fact, ...] = ()
    lacking: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    silenced: tuple[Silenced, ...] = ()

    @property
    def done(self) -> tuple[Fact, ...]:
        """What speaks for it and was done."""
        return tuple(fact for fact in self.evidence if fact.done)

    @property
    def planned(self) -> tuple[Fact, ...]:
        """What speaks for it and is only planned."""
        return tuple(fact for fact in self.evidence if not fact.done)
