"""What happens next: what is late, what falls due in the coming half year, and when the board hears again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ..model.calendar import month_length
from ..plan.agenda import agenda
from ..plan.deviations import deviations
from ..plan.progress import goal_standing
from ..plan.timeline import months_after
from .decisions_asked import open_proposals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..plan.agenda import Due
    from .brief import Brief
    from .parts import Link

_MONTHS_AHEAD = 6
_MOST = 25  # on the board's pages
_COUNTED = frozenset({"activity", "evaluation"})  # there, what is ahead of these is counted, not listed


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that falls due. ``whole_month``: only the month is known. ``about``: the action or goal, with its
    title; ``text`` what is to happen, where the title does not say it."""

    day: date
    when: str
    whole_month: bool
    kind: str
    text: str | None
    about: Link | None
    who: str | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is late, a month, or all that is ahead, with what falls due; ``more`` says in words what is not listed."""

    title: str
    late: bool
    entries: tuple[Entry, ...]
    more: str | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """What is late, then month by month until ``until``; ``heard``: when the board hears next, None if nobody knows."""

    stretches: tuple[Stretch, ...]
    until: date
    heard: str | None


def view(brief: Brief) -> Next:
    """What falls due, late first, until six months ahead.

    On the board's pages the activities of the actions and the evaluations to come are counted, not listed, and so is
    what comes after 25 lines.
    """
    until = months_after(brief.as_of, _MONTHS_AHEAD)
    dues = [due for due in agenda(brief.plan, brief.as_of) if due.date <= until and not _over(brief, due)]
    board = "decisions_asked" in brief.shown
    stretches: list[Stretch] = []
    room = _MOST if board else len(dues)
    for title, late, group in _grouped(brief, dues, until if board else None):
        counted = _COUNTED - {"evaluation"} if late else _COUNTED
        shown = [due for due in group if not (board and due.kind in counted)][:room]
        room -= len(shown)
        entries = tuple(_entry(brief, due) for due in shown)
        stretches.append(Stretch(title, late, entries, _more(brief, group, shown)))
    return Next(tuple(stretches), until, _heard(brief))


def _over(brief: Brief, due: Due) -> bool:
    """Whether a goal is judged reached or dropped, or a proposal decided."""
    if due.kind == "decision":
        return due.words not in _proposals(brief)
    if due.kind != "goal" or due.about is None:
        return False
    judged = goal_standing(brief.plan, due.about, brief.as_of).judged
    return judged is not None and judged.status in ("done", "dropped")


def _grouped(brief: Brief, dues: Sequence[Due], until: date | None) -> Iterator[tuple[str, bool, list[Due]]]:
    """What is late, then what is ahead, month by month or all ``until`` a day together.

    The annual wheel knows only months, so nothing of it is late.
    """
    late = [due for due in dues if due.date < brief.as_of and due.kind != "wheel"]
    if late:
        yield brief.words.pgettext("what is past its day", "Late"), True, late
    ahead = [due for due in dues if due.date >= brief.as_of or due.kind == "wheel"]
    if until is not None:
        if ahead:
            yield brief.words.say("Until %(day)s", day=brief.words.formats.day(until)), False, ahead
        return
    months: dict[tuple[int, int], list[Due]] = {}
    for due in ahead:
        months.setdefault((due.date.year, due.date.month), []).append(due)
    for (year, month), group in months.items():
        name = _month(brief, date(year, month, 1))
        yield _begun(name), False, group


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _month(brief: Brief, day: date) -> str:
    last = day.replace(day=month_length(day.year, day.month))
    return brief.words.formats.when(day.replace(day=1), last, "month")


def _more(brief: Brief, group: Sequence[Due], shown: Sequence[Due]) -> str | None:
    count = brief.words.count
    kinds = Counter(due.kind for due in group)
    kinds.subtract(due.kind for due in shown)
    activities, evaluations = kinds["activity"], kinds["evaluation"]
    others = kinds.total() - activities - evaluations
    said = []
    if activities:
        said.append(count("%(n)s activity in the actions", "%(n)s activities in the actions", activities))
    if evaluations:
        said.append(count("%(n)s evaluation of actions", "%(n)s evaluations of actions", evaluations))
    if others:
        said.append(count("%(n)s other thing", "%(n)s other things", others))
    if not said:
        return None
    return brief.words.say("Also %(things)s.", things=brief.words.formats.listing(said))


def _entry(brief: Brief, due: Due) -> Entry:
    formats, wheel = brief.words.formats, due.kind == "wheel"
    return Entry(
        day=due.date,
        when=_begun(_month(brief, due.date)) if wheel else formats.day(due.date),
        whole_month=wheel,
        kind=brief.words.term("due", due.kind),
        text=_text(brief, due),
        about=_about(brief, due),
        who=_who(brief, due),
    )


def _text(brief: Brief, due: Due) -> str | None:
    if due.kind == "evaluation":
        return brief.words.inline("evaluation_level", due.words)
    board = "decisions_asked" in brief.shown
    if due.kind in ("deadline", "yearly", "goal") or (board and _asked_already(brief, due)):
        return None
    if board and due.kind == "decision":
        return brief.words.say("Proposal %(number)s", number=_proposals(brief).index(due.words) + 1)
    return due.words


def _asked_already(brief: Brief, due: Due) -> bool:
    """Whether the words are those of a deviation that stands among the decisions asked for."""
    waiting = (d for d in deviations(brief.plan, brief.as_of) if d.open and d.decided_by == "board")
    return due.kind == "deviation" and any((d.action, d.what or "") == (due.about, due.words) for d in waiting)


def _who(brief: Brief, due: Due) -> str | None:
    if due.kind == "decision":
        open_ = open_proposals(brief.plan, brief.as_of)
        return next((one.body for one in open_ if due.words == (one.text or one.body) and one.text), None)
    return brief.who(due.responsible)


def _proposals(brief: Brief) -> list[str]:
    """The open proposals in the order the board reads them, by the words the agenda has for them."""
    return [decision.text or decision.body for decision in open_proposals(brief.plan, brief.as_of)]


def _about(brief: Brief, due: Due) -> Link | None:
    if due.about is None:
        return None
    return brief.link(due.about) if due.about in brief.plan.actions else brief.goal_link(due.about)


def _heard(brief: Brief) -> str | None:
    found = next_report(brief)
    if found is None:
        return None
    return brief.words.say("The next report after this one: %(title)s, %(month)s.", title=found[0], month=found[1])


def next_report(brief: Brief) -> tuple[str, str] | None:
    """When the board hears next, title and month: the first reporting entry of the annual wheel after this month."""
    wheel = brief.plan.strategy.value.annual_wheel if brief.plan.strategy else ()
    coming = [
        (date(brief.as_of.year + (entry.month <= brief.as_of.month), entry.month, 1), entry.title)
        for entry in wheel
        if entry.linked_to == "report"
    ]
    if not coming:
        return None
    day, title = min(coming)
    return title, _month(brief, day)
