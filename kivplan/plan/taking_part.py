"""Who has been told of the plan, trained in its tools or met about it: counted as the follow-ups and meetings say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .line import with_those_above
from .once import once
from .timeline import months_after

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..model.follow_up import Communicated, Trained
    from .linked import Plan

COMMUNICATED, TRAINED = "communicated", "trained"
MONTHS = 24
"""How long a message or a training counts: people come and go."""


class Reach(NamedTuple):
    """How many of a group were reached, of how many, and when last; ``of`` is 0 where nobody counted."""

    reached: int
    of: int
    last: date | None

    @property
    def told(self) -> bool:
        """Whether anything is reported at all, counted or not."""
        return self.last is not None


class _Said(NamedTuple):
    """One entry of a follow-up, with its day and the unit that reports."""

    day: date
    unit: str | None
    entry: Communicated | Trained

    @property
    def counted(self) -> tuple[int, int] | None:
        """How many were reached, of how many; None where nobody counted."""
        reached, whole = self.entry.reached, self.entry.of
        return (min(reached, whole), whole) if reached is not None and whole else None


@once
def reach(plan: Plan, kind: str, group: str, as_of: date) -> Reach:
    """How far a group was ``communicated`` to or ``trained`` in the two years before ``as_of``.

    Each unit's newest count, added up. One that a wider unit reports for counts there, not twice. More than all is all.
    """
    said = [one for one in _said(plan, kind, as_of) if one.entry.group == group]
    newest = {one.unit: one.counted for one in sorted(said, key=lambda one: one.day) if one.counted}
    apart = [count for unit, count in newest.items() if newest.keys().isdisjoint(_above(plan, unit))]
    last = max((one.day for one in said), default=None)
    return Reach(sum(reached for reached, _ in apart), sum(whole for _, whole in apart), last)


@once
def groups_told(plan: Plan, kind: str, as_of: date) -> frozenset[str]:
    """The groups that were ``communicated`` to or ``trained`` in the two years before ``as_of``, counted or not."""
    return frozenset(one.entry.group for one in _said(plan, kind, as_of))


def _said(plan: Plan, kind: str, as_of: date) -> Iterator[_Said]:
    since = months_after(as_of, -MONTHS)
    for item in plan.follow_ups:
        entries: tuple[Communicated | Trained, ...] = getattr(item.value, kind)
        for entry in entries if item.value.date <= as_of else ():
            day = min(entry.date.last, item.value.date) if entry.date else item.value.date
            if day > since:
                yield _Said(day, item.value.unit, entry)


def _above(plan: Plan, unit: str | None) -> tuple[str | None, ...]:
    """The units above a unit, and last the whole organisation (None); nothing is above that."""
    return (*with_those_above(plan, unit)[1:], None) if unit else ()


class Attendance(NamedTuple):
    """How many took part in the work meetings, of how many invited, in how many meetings that give both."""

    participants: int
    invited: int
    meetings: int


@once
def attendance(plan: Plan, as_of: date) -> Attendance:
    """The work meetings held by ``as_of`` that say who was invited and who came."""
    held = [
        (min(meeting.participants, meeting.invited), meeting.invited)
        for item in plan.foundations
        for meeting in item.value.meetings
        if meeting.invited and meeting.participants is not None and (not meeting.date or meeting.date.first <= as_of)
    ]
    return Attendance(sum(came for came, _ in held), sum(invited for _, invited in held), len(held))


@once
def dialogues(plan: Plan, as_of: date) -> tuple[date, ...]:
    """The days on which the plan was taken up with the unions, by ``as_of``, oldest first."""
    return tuple(sorted(one.date for one in plan.head.union_dialogue if one.date <= as_of))
