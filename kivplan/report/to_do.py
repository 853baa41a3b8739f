"""The to-do list of a unit by date: activities, deadlines, evaluations, what is decided to be done; late ones first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ..model.calendar import month_length
from ..plan.timeline import months_after
from .unit_dues import due_text, dues, undated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.action_parts import Activity
    from ..plan import Act
    from ..plan.agenda import Due
    from .brief import Brief
    from .parts import Link

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to tick off. ``day``: None where only the month is known, or nothing; ``when`` says it in words."""

    day: date | None
    when: str
    kind: str
    about: Link | None
    text: str | None
    who: str | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is late, of one month, of later, or without a date."""

    title: str
    tasks: tuple[Task, ...]
    late: bool = False


@dataclass(frozen=True, slots=True)
class ToDo:
    """The list by date; nothing where nothing is planned."""

    stretches: tuple[Stretch, ...]


def view(brief: Brief) -> ToDo:
    """What is late, each of the twelve months to come, later, and what has no date."""
    return ToDo(tuple(_stretches(brief)))


def _stretches(brief: Brief) -> Iterator[Stretch]:
    words, until = brief.words, months_after(brief.as_of, _MONTHS)
    late, later = [], []
    months: dict[tuple[int, int], list[Task]] = {}
    for due in dues(brief):
        task = _task(brief, due)
        if due.date < brief.as_of and due.kind != "wheel":
            late.append(task)
        elif due.date > until:
            later.append(task)
        else:
            months.setdefault((due.date.year, due.date.month), []).append(task)
    if late:
        yield Stretch(words.pgettext("what is past its day", "Late"), tuple(late), late=True)
    for (year, month), tasks in sorted(months.items()):
        yield Stretch(_month(brief, date(year, month, 1)), tuple(tasks))
    if later:
        yield Stretch(words.say("Later"), tuple(later))
    open_ended = tuple(_undated(brief, act, activity) for act, activity in undated(brief))
    if open_ended:
        yield Stretch(words.say("Without a date"), open_ended)


def _task(brief: Brief, due: Due) -> Task:
    wheel = due.kind == "wheel"
    return Task(
        day=None if wheel else due.date,
        when=_month(brief, due.date) if wheel else brief.words.formats.day(due.date),
        kind=brief.words.term("due", due.kind),
        about=_about(brief, due),
        text=due_text(brief, due),
        who=brief.who(due.responsible),
    )


def _about(brief: Brief, due: Due) -> Link | None:
    if due.about is None:
        return None
    return brief.link(due.about) if due.about in brief.plan.actions else brief.goal_link(due.about)


def _undated(brief: Brief, act: Act, activity: Activity) -> Task:
    responsible = activity.responsible or act.term_at(brief.as_of).action.responsible
    return Task(
        day=None,
        when=brief.words.say("no date"),
        kind=brief.words.term("due", "activity"),
        about=brief.link(act.id),
        text=activity.title,
        who=brief.who(responsible),
    )


def _month(brief: Brief, day: date) -> str:
    first, last = day.replace(day=1), day.replace(day=month_length(day.year, day.month))
    said = brief.words.formats.when(first, last, "month")
    return said[:1].upper() + said[1:]
