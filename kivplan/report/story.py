"""The story of an action: what each action plan meant to do, and each report, in the order of their days."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ..plan.linked import Act
from .parts import Said, named
from .points import nine_points, period_words
from .reported import reported

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..plan.linked import Report, Term
    from .brief import Brief
    from .parts import Status
    from .points import Point

_OF_EACH_TERM = (7, 8)  # time and money


@dataclass(frozen=True, slots=True)
class Entry:
    """One follow-up, with the ``status`` it reports; or an action plan, whose ``status`` is None. ``kind`` names it,
    ``who`` reported."""

    date: date
    when: str
    kind: str
    status: Status | None
    headline: str | None
    who: str | None
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """All entries, oldest first; ``silent``: that nothing is reported yet, where nothing is."""

    entries: tuple[Entry, ...]
    silent: str | None


def story(brief: Brief, act: Act) -> Story:
    """The story of an action up to the day; its earlier action plans where it stands in several."""
    reports = [_report(brief, one) for one in brief.plan.reports_of(act.id) if one.date <= brief.as_of]
    entries = sorted([*_plans(brief, act), *reports], key=lambda one: (one.date, one.status is not None))
    return Story(tuple(entries), None if reports else brief.words.say("Nothing is reported yet."))


def _report(brief: Brief, report: Report) -> Entry:
    follow_up = report.follow_up.value
    return Entry(
        date=report.date,
        when=brief.words.formats.short_day(report.date),
        kind=brief.words.say("Follow-up"),
        status=brief.status_word(report.value.status),
        headline=report.value.headline,
        who=brief.who(follow_up.reported_by or follow_up.unit),
        said=reported(brief, report),
    )


def _plans(brief: Brief, act: Act) -> Iterator[Entry]:
    """The action plans it stands in, where there are several: of each but the last, what the next one changed."""
    if len(act.terms) > 1:
        same = Said(brief.words.say("As in the next action plan, but for time and money."))
        for term, after in pairwise(act.terms):
            yield _plan(brief, term, tuple(_changed(brief, act, term, after)) or (same,))
        yield _plan(brief, act.last, (Said(brief.words.say("As told in the nine points.")),))


def _plan(brief: Brief, term: Term, said: tuple[Said, ...]) -> Entry:
    return Entry(
        date=term.period.first,
        when=period_words(brief, term),
        kind=brief.words.say("Action plan"),
        status=None,
        headline=None,
        who=brief.plan.name_of(term.unit) if term.unit else None,
        said=said,
    )


def _changed(brief: Brief, act: Act, term: Term, after: Term) -> Iterator[Said]:
    """What a term says and the one after it does not, point by point; time and money of each term stand in the points
    themselves."""
    then, later = (nine_points(brief, Act(act.id, (one,))) for one in (term, after))
    for number, (before, now) in enumerate(zip(then, later, strict=True), 1):
        if number not in _OF_EACH_TERM:
            said, kept = list(_told(brief, before)), set(_told(brief, now))
            yield from (one for one in said if one not in kept)
            if not said and kept:
                yield Said(brief.words.say("not given"), before.label)


def _told(brief: Brief, point: Point) -> Iterator[Said]:
    for stretch in point.stretches:
        for said in stretch.said:
            yield Said(said.text, f"{point.label}, {said.label}" if said.label else point.label, own=said.own)
    if point.goals:
        goals = "; ".join(named(goal.id, goal.title) for goal in point.goals)
        yield Said(goals, f"{point.label}, {brief.words.say('Serves')}")
    for one in point.criteria:
        text = f"{named(one.id, one.text.strip())} ({one.measure})" if one.measure else named(one.id, one.text.strip())
        yield Said(text, f"{point.label}, {brief.words.say('Criterion')}")
