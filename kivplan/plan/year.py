"""The year of a plan: what comes back every year, from the annual wheel and the actions, and what falls due in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from .once import once
from .progress import ENDED, standing
from .timeline import stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .linked import Act, Plan, Term

MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing of a month. ``kind``: ``wheel`` (of the annual wheel), ``yearly`` (an action that comes back every
    year) or ``deadline`` (of an action, in this year alone).

    ``about`` is the action, ``day`` None where the whole month is meant, ``unit`` whose annual wheel it is of.
    """

    month: int
    kind: Literal["wheel", "yearly", "deadline"]
    words: str
    about: str | None = None
    day: date | None = None
    responsible: str | None = None
    linked_to: str | None = None
    unit: str | None = None


def year_shown(plan: Plan, as_of: date) -> int:
    """The year ``as_of`` is in; the plan's first or last where that lies outside its period."""
    period = plan.head.period
    return min(max(as_of.year, period.first.year), period.last.year)


@once
def tasks_of_year(plan: Plan, as_of: date) -> tuple[Task, ...]:
    """What the year holds, by month: first the annual wheel, then what comes back every year, then deadlines.

    Actions that are done or dropped on ``as_of`` are left out.
    """
    year = year_shown(plan, as_of)
    tasks = list(_wheel(plan))
    for act in plan.actions.values():
        if standing(plan, act, as_of).status not in ENDED:
            tasks += _of_action(act, year)
    order = ("wheel", "yearly", "deadline")
    return tuple(sorted(tasks, key=lambda task: (task.month, order.index(task.kind), task.day or date.min)))


def _wheel(plan: Plan) -> Iterator[Task]:
    for item in plan.strategies:
        for entry in item.value.annual_wheel:
            yield Task(
                entry.month,
                "wheel",
                entry.title,
                responsible=entry.responsible,
                linked_to=entry.linked_to,
                unit=item.value.unit,
            )


def _of_action(act: Act, year: int) -> Iterator[Task]:
    seen: dict[Task, None] = {}
    for term in act.terms:
        seen.update(dict.fromkeys(_of_term(act, term, year)))
    yield from seen


def _of_term(act: Act, term: Term, year: int) -> Iterator[Task]:
    time, action = term.action.time, term.action
    if time is None:
        return
    for one in stretches(term) if time.yearly else ():
        if one.first.year == year and one.exact:
            day = one.first if one.first == one.last else None
            yield Task(one.first.month, "yearly", action.title, act.id, day, action.responsible)
    if time.deadline and time.deadline.last.year == year:
        due = time.deadline.last
        yield Task(due.month, "deadline", action.title, act.id, due, action.responsible)
