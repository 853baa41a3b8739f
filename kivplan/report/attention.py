"""What needs attention: actions past their deadline, actions nobody reports, and what the rules found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..findings import Level, reading_order
from ..plan.progress import UNREPORTED, standing
from ..plan.timeline import whole_span
from .telling import action_at, homes_of, places, sentence, summary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ..findings import Finding
    from ..plan import Act
    from .brief import Brief
    from .parts import Link, Status
    from .telling import Homes

_MOST = 15  # findings told one by one, and rows in each table on the board's pages
_MANY = 3  # as many of one rule are folded into one line
_TOLD_ABOVE = frozenset({"KIV706"})  # overdue: the first table


@dataclass(frozen=True, slots=True)
class Row:
    """An action that waits: since when (its deadline, or the day it began), how it stands and who answers for it."""

    action: Link
    day: date
    status: Status
    responsible: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """A finding, or many of one rule folded into one. ``about`` and ``places`` say where."""

    level: str
    label: str
    code: str
    message: str
    hint: str | None
    about: tuple[Link, ...] = ()
    places: tuple[str, ...] = ()
    more: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many notes of one rule there are; ``message`` says what the rule finds."""

    code: str
    message: str
    times: str


@dataclass(frozen=True, slots=True)
class Attention:
    """The whole section. ``more_*`` say how many are not listed."""

    overdue: tuple[Row, ...]
    more_overdue: str | None
    unreported: tuple[Row, ...]
    more_unreported: str | None
    findings: tuple[Told, ...]
    more_findings: str | None
    notes: tuple[Count, ...]

    def __bool__(self) -> bool:
        return bool(self.overdue or self.unreported or self.findings or self.notes)


def view(brief: Brief) -> Attention:
    """What needs attention, the plan's own first."""
    overdue = tuple(_overdue(brief))
    silent = tuple(_unreported(brief))
    heavy = [f for f in brief.findings if f.level > Level.INFO and f.code not in _TOLD_ABOVE]
    told = _told(brief, heavy)
    return Attention(
        overdue=overdue[:_MOST],
        more_overdue=_more(brief, len(overdue)),
        unreported=silent[:_MOST],
        more_unreported=_more(brief, len(silent)),
        findings=tuple(told[:_MOST]),
        more_findings=_more(brief, len(told)),
        notes=tuple(_notes(brief)),
    )


def _more(brief: Brief, number: int) -> str | None:
    over = number - _MOST
    return (
        brief.words.count("%(n)s more is not listed here.", "%(n)s more are not listed here.", over)
        if over > 0
        else None
    )


def _overdue(brief: Brief) -> Iterator[Row]:
    late = [act for act in brief.plan.actions.values() if standing(brief.plan, act, brief.as_of).overdue]
    for act in sorted(late, key=lambda act: (act.last.span.last, act.id)):
        yield _row(brief, act, act.last.span.last)


def _unreported(brief: Brief) -> Iterator[Row]:
    """The actions begun and never reported, without parts; those past their deadline stand among the overdue."""
    whole = [act for act in brief.plan.actions.values() if act.action.part_of is None]
    stand = {act.id: standing(brief.plan, act, brief.as_of) for act in whole}
    silent = [a for a in whole if stand[a.id].status == UNREPORTED and not stand[a.id].overdue]
    for act in sorted(silent, key=lambda act: (whole_span(act).first, act.id)):
        yield _row(brief, act, whole_span(act).first)


def _row(brief: Brief, act: Act, day: date) -> Row:
    action = act.term_at(brief.as_of).action
    who = brief.who(action.responsible, *action.co_responsible)
    return Row(brief.link(act.id), day, brief.status(act), who)


# ---------------------------------------------------------------- what the rules found


def _told(brief: Brief, findings: Sequence[Finding]) -> list[Told]:
    """One line a finding, many of one rule in one; the worst first, then as they stand in the files."""
    groups: dict[tuple[Level, str], list[Finding]] = {}
    for finding in sorted(findings, key=lambda f: (-f.level, reading_order(f))):
        groups.setdefault((finding.level, finding.code), []).append(finding)
    homes = homes_of(brief) if findings else {}
    told: list[Told] = []
    for group in groups.values():
        told += [_folded(brief, group, homes)] if len(group) >= _MANY else [_one(brief, f, homes) for f in group]
    return told


def _one(brief: Brief, finding: Finding, homes: Homes) -> Told:
    about = action_at(finding, homes)
    return Told(
        level=finding.level.label,
        label=brief.words.term("finding_level", finding.level.label),
        code=finding.code,
        message=sentence(brief, brief.words.again(finding.message)),
        hint=sentence(brief, brief.words.again(finding.hint)) if finding.hint else None,
        about=(brief.link(about),) if about else (),
        places=() if about else places(brief, [finding]),
    )


def _folded(brief: Brief, group: Sequence[Finding], homes: Homes) -> Told:
    first = group[0]
    actions = dict.fromkeys(action_at(f, homes) for f in group)
    links = [brief.link(key) for key in actions if key]
    elsewhere = places(brief, (finding for finding in group if action_at(finding, homes) is None))
    return Told(
        level=first.level.label,
        label=brief.words.term("finding_level", first.level.label),
        code=first.code,
        message=sentence(brief, summary(brief, first)),
        hint=None,
        about=tuple(links),
        places=elsewhere[:_MOST],
        more=brief.words.count("%(n)s time", "%(n)s times", len(group)),
    )


def _notes(brief: Brief) -> Iterator[Count]:
    groups: dict[str, list[Finding]] = {}
    for finding in sorted(brief.findings, key=lambda f: f.code):
        if finding.level == Level.INFO and finding.code not in _TOLD_ABOVE:
            groups.setdefault(finding.code, []).append(finding)
    for code, found in groups.items():
        yield Count(code, summary(brief, found[0]), brief.words.count("%(n)s time", "%(n)s times", len(found)))
