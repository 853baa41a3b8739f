"""Deviations and decisions: what went otherwise, why, what is proposed and what was decided, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.deviations import deviations
from .decisions_asked import open_proposals
from .narrowing import shown_actions
from .parts import Said
from .reporting import day_before, latest_round
from .times import when_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.plan_head import Decision
    from ..plan.deviations import DeviationStanding
    from .brief import Brief
    from .parts import Link, Status


@dataclass(frozen=True, slots=True)
class Told:
    """A deviation: of which action, what and why (text fields), and what is decided of it, in labelled lines."""

    action: Link
    status: Status
    what: str | None
    why: str | None
    facts: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Deviations that stand alike: waiting for a decision, or decided."""

    title: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision about the plan: what became of it, its wording (a text field), and where it was taken."""

    outcome: str
    by: str
    when: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Deviations:
    """``earlier`` says in words how many were decided before the time the report is of."""

    groups: tuple[Group, ...]
    earlier: str | None
    decisions: tuple[Taken, ...]


def view(brief: Brief) -> Deviations:
    """What is new since the round before, and what is still open from earlier."""
    shown = shown_actions(brief.plan, brief.order)
    told = [one for one in deviations(brief.plan, brief.as_of) if one.action in shown]
    new = [one for one in told if not one.open and _is_new(brief, one)]
    old = sum(not one.open and not _is_new(brief, one) for one in told)
    say = brief.words.say
    groups = (
        (say("Waiting for a decision"), [one for one in told if one.open]),
        (say("Decided in this period"), new),
    )
    return Deviations(
        groups=tuple(Group(title, tuple(_told(brief, one) for one in found)) for title, found in groups if found),
        earlier=brief.words.count(
            "%(n)s deviation was reported and decided earlier.",
            "%(n)s deviations were reported and decided earlier.",
            old,
        )
        if old
        else None,
        decisions=tuple(_decisions(brief)) if brief.order.unit is None else (),
    )


def _is_new(brief: Brief, one: DeviationStanding) -> bool:
    """Whether the round tells of it: for the first time, or with an answer."""
    latest = latest_round(brief)
    documents = latest.follow_ups if latest else ()
    if one.report.follow_up in documents:
        return True
    answers = (r for r in brief.plan.reports_of(one.action) if r.follow_up in documents)
    return any(said.id == one.id for report in answers for said in report.value.deviations)


def _told(brief: Brief, one: DeviationStanding) -> Told:
    action = brief.plan.actions[one.action]
    return Told(brief.link(one.action), brief.status(action), one.what, one.why, tuple(_facts(brief, one)))


def _facts(brief: Brief, one: DeviationStanding) -> Iterator[Said]:
    words, say = brief.words, brief.words.say
    yield Said(words.formats.short_day(one.date), say("Reported"))
    yield Said(words.term("decided_by", one.decided_by), say("Who decides"))
    if one.decision:
        yield Said(one.decision, say("Decision"), own=True)
    else:
        yield Said(say("not decided"), say("Decision"))
    if one.responsible:
        yield Said(brief.plan.name_of(one.responsible), say("Responsible"))
    if one.by:
        late = one.open and one.by.last < brief.as_of
        day = when_words(words, one.by)
        yield Said(say("%(day)s, overdue", day=day) if late else day, say("Deadline"))


def _decisions(brief: Brief) -> Iterator[Taken]:
    """What was decided about the plan in the time the report is of, and what is proposed and waits."""
    before = day_before(brief)
    for one in brief.plan.head.decisions:
        if one.outcome != "proposed" and one.date and one.date <= brief.as_of and (before is None or one.date > before):
            yield _taken(brief, one, brief.words.formats.day(one.date))
    for one in open_proposals(brief.plan, brief.as_of):
        by = when_words(brief.words, one.by) if one.by else None
        yield _taken(brief, one, brief.words.say("to be decided by %(day)s", day=by) if by else None)


def _taken(brief: Brief, one: Decision, when: str | None) -> Taken:
    case = brief.words.say("case %(case)s", case=one.case) if one.case else None
    by = ", ".join(part for part in (one.body, case) if part)
    return Taken(brief.words.term("outcome", one.outcome), by, when, one.text)
