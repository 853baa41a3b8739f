"""Deviations: what did not go as planned, and whether somebody has decided what to do about it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from .names import by_position
from .once import once

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..model.follow_up import Deviation
    from ..model.when import When
    from .linked import Plan, Report


class DeviationStanding(NamedTuple):
    """A deviation with all that later follow-ups said of it; open until a decision is written.

    ``report`` is the first that tells of it, as the deviation of that ``number`` (from 0) in it.
    """

    action: str
    id: str
    date: date
    what: str | None
    why: str | None
    decided_by: str
    decision: str | None
    responsible: str | None
    by: When | None
    report: Report
    number: int

    @property
    def open(self) -> bool:
        """Whether nobody has decided yet."""
        return self.decision is None


@once
def deviations(plan: Plan, as_of: date) -> tuple[DeviationStanding, ...]:
    """Every deviation reported by ``as_of``, oldest first.

    One with a name given before answers that one. One without a name is a new one, named D1, D2 ... by its position,
    or with the next free number where an earlier follow-up has used it.
    """
    found: dict[tuple[str, str], DeviationStanding] = {}
    reports = sorted(
        (r for reports in plan.reports.values() for r in reports if r.date <= as_of),
        key=lambda r: r.date,
    )
    for report in reports:
        for number, deviation in enumerate(report.value.deviations):
            key = (report.item.id, _name(found, report, deviation, number))
            said = _standing(report, deviation, key[1], number)
            found[key] = _answered(found[key], said) if key in found else said
    return tuple(found.values())


@once
def put_off_until(plan: Plan, as_of: date) -> Mapping[str, date]:
    """The last day by which what has been decided on the deviations of an action is to be done, by action."""
    days: dict[str, date] = {}
    for deviation in deviations(plan, as_of):
        if not deviation.open and deviation.by:
            days[deviation.action] = max(deviation.by.last, days.get(deviation.action, date.min))
    return days


def _name(found: dict[tuple[str, str], DeviationStanding], report: Report, deviation: Deviation, number: int) -> str:
    if deviation.id:
        return deviation.id
    free = number + 1
    while deviation.what and (report.item.id, by_position("D", free)) in found:
        free += 1
    return by_position("D", free)


def _standing(report: Report, deviation: Deviation, name: str, number: int) -> DeviationStanding:
    return DeviationStanding(
        action=report.item.id,
        id=name,
        date=report.date,
        what=deviation.what,
        why=deviation.why,
        decided_by=deviation.decided_by or "manager",
        decision=deviation.decision,
        responsible=deviation.responsible,
        by=deviation.by,
        report=report,
        number=number,
    )


def _answered(before: DeviationStanding, after: DeviationStanding) -> DeviationStanding:
    said = {name: getattr(after, name) for name in ("what", "why", "decision", "responsible", "by")}
    return before._replace(**{name: value for name, value in said.items() if value is not None})
