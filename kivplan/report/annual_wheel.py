"""The annual wheel: what comes back every year and what falls due this year, month by month, as wheel and table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ..plan.year import MONTHS, tasks_of_year, year_shown
from .figures.year_wheel import Slice, year_wheel
from .narrowing import shown_actions

if TYPE_CHECKING:
    from ..plan.year import Task
    from .brief import Brief
    from .parts import Figure, Link


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a month: a line of the annual wheel (``text``) or an action (``about``), with its kind in words.

    ``day`` is None where the whole month is meant.
    """

    kind: str
    text: str | None
    about: Link | None
    day: str | None
    who: str | None


@dataclass(frozen=True, slots=True)
class Month:
    """A month with what it holds; ``now``: the report is seen in it."""

    name: str
    now: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class AnnualWheel:
    """``figure`` is None, and ``months`` empty, where nothing comes back and nothing falls due."""

    year: int
    figure: Figure | None
    returning: bool
    due: bool
    months: tuple[Month, ...]


def view(brief: Brief) -> AnnualWheel:
    """The year the report is seen in, or the plan's year nearest to it."""
    shown = shown_actions(brief.plan, brief.order)
    tasks = [one for one in tasks_of_year(brief.plan, brief.as_of) if one.about is None or one.about in shown]
    year = year_shown(brief.plan, brief.as_of)
    months = tuple(_month(brief, number, year, tasks) for number in MONTHS)
    due = [task for task in tasks if task.kind == "deadline"]
    return AnnualWheel(
        year=year,
        figure=_figure(brief, year, tasks) if tasks else None,
        returning=len(due) < len(tasks),
        due=bool(due),
        months=months if tasks else (),
    )


def _month(brief: Brief, number: int, year: int, tasks: list[Task]) -> Month:
    name = brief.words.formats.month(number)
    now = (brief.as_of.year, brief.as_of.month) == (year, number)
    return Month(
        name=name[:1].upper() + name[1:],
        now=now,
        entries=tuple(_entry(brief, task) for task in tasks if task.month == number),
    )


def _entry(brief: Brief, task: Task) -> Entry:
    return Entry(
        kind=_kind(brief, task),
        text=task.words if task.about is None else None,
        about=brief.link(task.about) if task.about else None,
        day=_day(brief, task),
        who=brief.who(task.responsible),
    )


def _kind(brief: Brief, task: Task) -> str:
    term = brief.words.term
    if task.kind != "wheel":
        return term("due", task.kind)
    said = term("linked_to", task.linked_to) if task.linked_to else term("due", "wheel")
    return f"{said}, {brief.plan.name_of(task.unit)}" if task.unit else said


def _day(brief: Brief, task: Task) -> str | None:
    """The day; of what comes back every year without the year."""
    if task.day is None:
        return None
    if task.kind == "deadline":
        return brief.words.formats.short_day(task.day)
    return brief.words.formats.day_of_year(task.day.month, task.day.day)


def _figure(brief: Brief, year: int, tasks: list[Task]) -> Figure:
    words = brief.words
    again = Counter(task.month for task in tasks if task.kind != "deadline")
    due = Counter(task.month for task in tasks if task.kind == "deadline")
    slices = [
        Slice(words.formats.short_month(number), again[number], due[number], now=_is_now(brief, year, number))
        for number in MONTHS
    ]
    return year_wheel(
        slices,
        title=words.say("The year %(year)s", year=year),
        description=_description(brief, again, due),
        year=str(year),
    )


def _is_now(brief: Brief, year: int, month: int) -> bool:
    return date(brief.as_of.year, brief.as_of.month, 1) == date(year, month, 1)


def _description(brief: Brief, again: Counter[int], due: Counter[int]) -> str:
    """The wheel in words: the months that hold anything, with how many things."""
    count, say, month = brief.words.count, brief.words.say, brief.words.formats.month
    said = []
    for number in MONTHS:
        parts = []
        if again[number]:
            parts.append(count("%(n)s every year", "%(n)s every year", again[number]))
        if due[number]:
            parts.append(count("%(n)s deadline", "%(n)s deadlines", due[number]))
        if parts:
            said.append(say("%(month)s: %(things)s", month=month(number), things=", ".join(parts)))
    return "; ".join(said)
