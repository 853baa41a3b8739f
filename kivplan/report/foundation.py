"""The foundation: what the plan stands on, from the pre-study and the work meetings to the development areas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.taking_part import attendance
from .parts import Said, anchor
from .times import when_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..model.foundation import DevelopmentArea, Environment
    from ..model.foundation import Foundation as Record
    from ..model.foundation import Meeting as MeetingRecord
    from ..plan import Item
    from .brief import Brief
    from .parts import Link


@dataclass(frozen=True, slots=True)
class Several:
    """Texts under one label."""

    label: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """A trend of the environmental scan; what the plan does not say is None."""

    id: str
    anchor: str
    trend: str
    consequence: str | None
    horizon: str | None
    weight: str | None


@dataclass(frozen=True, slots=True)
class Area:
    """A development area with its long-term goals."""

    id: str
    title: str
    perspective: str | None
    goals: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A work meeting: its step, when it was, who met, how many came, what it arrived at."""

    step: str
    when: str | None
    unit: str | None
    came: str | None
    summary: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """One foundation document: the whole organisation's (``unit`` is None) or a unit's.

    ``lists``: what goes in pairs, each pair under its title: the present, the past, strengths and weaknesses.
    """

    id: str
    unit: str | None
    vision: str | None
    background: tuple[Said, ...]
    future: tuple[Said, ...]
    stars: tuple[Said, ...]
    present: tuple[Said, ...]
    lists: tuple[tuple[str, tuple[Several, ...]], ...]
    trends: tuple[Trend, ...]
    areas: tuple[Area, ...]
    other_goals: tuple[Link, ...]
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another plan this one hangs together with."""

    title: str
    link: str | None
    how: str | None


@dataclass(frozen=True, slots=True)
class Foundation:
    """The foundations, the whole organisation's first; ``attendance`` says how many came to the meetings."""

    parts: tuple[Part, ...]
    attendance: str | None
    related: tuple[Related, ...]


def view(brief: Brief) -> Foundation:
    """All that the foundations say, and the plans this one hangs together with."""
    items = sorted(brief.plan.foundations, key=lambda item: item.value.unit is not None)
    head = brief.plan.head
    return Foundation(
        parts=tuple(_part(brief, number, item) for number, item in enumerate(items, 1)),
        attendance=_attendance(brief),
        related=tuple(Related(plan.title, plan.link, plan.how) for plan in head.related_plans),
    )


def _attendance(brief: Brief) -> str | None:
    held = attendance(brief.plan, brief.as_of)
    if not held.meetings:
        return None
    count, say = brief.words.formats.count, brief.words.say
    return say(
        "%(came)s of %(invited)s invited took part, all meetings together",
        came=count(held.participants),
        invited=count(held.invited),
    )


def _part(brief: Brief, number: int, item: Item[Record]) -> Part:
    record = item.value
    return Part(
        id=f"foundation-{number}",
        unit=brief.plan.name_of(record.unit) if record.unit else None,
        vision=record.vision,
        background=tuple(_background(brief, record)),
        future=tuple(_future(brief, record)),
        stars=tuple(Said(star.meaning or "", star.name, own=True) for star in record.guiding_stars),
        present=tuple(_present(brief, record)),
        lists=tuple(_lists(brief, record)),
        trends=tuple(_trend(brief, trend) for trend in record.environment),
        areas=tuple(_area(brief, area) for area in record.development_areas),
        other_goals=tuple(brief.goal_link(goal.id) for goal in record.goals),
        meetings=tuple(_meeting(brief, meeting) for meeting in record.meetings),
    )


def _own(label: str, text: str | None) -> Iterator[Said]:
    if text:
        yield Said(text, label, own=True)


def _background(brief: Brief, record: Record) -> Iterator[Said]:
    """The pre-study and what came of it, who leads the work and with which mandate."""
    say, study, project = brief.words.say, record.pre_study, record.project
    if study:
        if study.date:
            yield Said(when_words(brief.words, study.date), say("The pre-study was made"))
        yield from _own(say("What it found"), study.summary)
        yield from _own(say("What was decided"), study.decision)
    if project:
        if project.leader:
            yield Said(brief.plan.name_of(project.leader), say("Leader of the work"))
        group = brief.who(*project.group)
        if group:
            yield Said(group, say("Project group"))
        yield from _own(say("Mandate"), project.mandate)


def _future(brief: Brief, record: Record) -> Iterator[Said]:
    if record.future:
        yield from _own(brief.words.say("At its best"), record.future.picture)
        yield from _own(brief.words.say("How we contribute"), record.future.contribution)


def _present(brief: Brief, record: Record) -> Iterator[Said]:
    if record.present:
        yield from _own(brief.words.say("Our assignment"), record.present.assignment)
        yield from _own(brief.words.say("Why we exist"), record.present.purpose)


def _lists(brief: Brief, record: Record) -> Iterator[tuple[str, tuple[Several, ...]]]:
    say, term, present, history = brief.words.say, brief.words.term, record.present, record.history
    groups: tuple[tuple[str, tuple[tuple[str, Sequence[str]], ...]], ...] = (
        (
            say("Whom we are there for"),
            (
                (say("For whom"), present.for_whom if present else ()),
                (say("What we offer"), present.offer if present else ()),
                (say("What it is worth to them"), present.value if present else ()),
            ),
        ),
        (
            term("step", "history"),
            (
                (say("Bring along"), history.bring if history else ()),
                (say("Leave behind"), history.leave if history else ()),
            ),
        ),
        (
            term("step", "strengths_weaknesses"),
            ((say("Strengths"), record.strengths), (say("Weaknesses"), record.weaknesses)),
        ),
    )
    for title, lists in groups:
        given = tuple(Several(label, tuple(texts)) for label, texts in lists if texts)
        if given:
            yield title, given


def _trend(brief: Brief, trend: Environment) -> Trend:
    return Trend(
        id=trend.id,
        anchor=anchor("trend", trend.id),
        trend=trend.trend,
        consequence=trend.consequence,
        horizon=when_words(brief.words, trend.horizon) if trend.horizon else None,
        weight=brief.words.term("level", trend.weight) if trend.weight else None,
    )


def _area(brief: Brief, area: DevelopmentArea) -> Area:
    return Area(
        id=area.id,
        title=area.title,
        perspective=brief.words.term("perspective", area.perspective) if area.perspective else None,
        goals=tuple(brief.goal_link(goal.id) for goal in area.goals),
    )


def _meeting(brief: Brief, meeting: MeetingRecord) -> Meeting:
    return Meeting(
        step=brief.words.term("step", meeting.step),
        when=when_words(brief.words, meeting.date) if meeting.date else None,
        unit=brief.plan.name_of(meeting.unit) if meeting.unit else None,
        came=_came(brief, meeting),
        summary=meeting.summary,
    )


def _came(brief: Brief, meeting: MeetingRecord) -> str | None:
    """How many took part, of how many invited, as far as the plan says."""
    count, say = brief.words.formats.count, brief.words.say
    if meeting.participants is None:
        if meeting.invited is None:
            return None
        return say("%(invited)s invited", invited=count(meeting.invited))
    if meeting.invited is None:
        return count(meeting.participants)
    return say("%(came)s of %(invited)s", came=count(meeting.participants), invited=count(meeting.invited))
