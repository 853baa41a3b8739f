"""The form a manager fills in of an action: what a follow-up can say, asked in plain words, nothing asked in vain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.agenda import activities_done, levels_answered
from ..plan.awaited import reports_by
from ..plan.deviations import deviations
from ..plan.money import cost_of
from ..plan.names import named_activities
from ..plan.progress import criteria_of, standing
from ..plan.timeline import evaluation_days, months_after

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..plan import Act, Term
    from .brief import Brief

STATUSES = ("not_started", "on_track", "at_risk", "off_track", "done", "postponed", "dropped")
_AHEAD = 6  # months: evaluations due so soon are asked for


@dataclass(frozen=True, slots=True)
class Ask:
    """One question. ``known``: what was told last time; ``options``: to tick; ``lines``: room to write, 0 for none.

    ``key``: where the answer goes in the follow-up, under which ``names`` where there are several there.
    """

    key: str
    label: str
    known: str | None = None
    options: tuple[str, ...] = ()
    lines: int = 0
    names: tuple[str, ...] = ()


def asks(brief: Brief, act: Act, term: Term) -> tuple[Ask, ...]:
    """The questions about an action, in the order of a follow-up's keys."""
    return (
        *_how_it_goes(brief, act),
        *_use(brief, act, term),
        *_parts(brief, act, term),
        *_came_of_it(brief, act, term),
    )


def _how_it_goes(brief: Brief, act: Act) -> Iterator[Ask]:
    say, words, stands = brief.words.say, brief.words, standing(brief.plan, act, brief.as_of)
    known = brief.status_word(stands.status).label if stands.report else None
    yield Ask("status", say("How does it stand?"), known, tuple(words.term("status", key) for key in STATUSES))
    progress = words.formats.percent(stands.progress) if stands.progress is not None else None
    yield Ask("progress", say("How far has it come, in per cent?"), progress, lines=1)
    yield Ask("headline", say("The most important thing, in one line"), stands.headline, lines=1)


def _use(brief: Brief, act: Act, term: Term) -> Iterator[Ask]:
    """Money, hours and people: asked where the plan or a report knows of any."""
    say, formats, figures = brief.words.say, brief.words.formats, cost_of(brief.plan, term, brief.as_of)
    here = [r.value for r in reports_by(brief.plan, act, brief.as_of) if r.term is term]
    if figures.gross or figures.spent is not None:
        known = formats.money(figures.spent) if figures.spent is not None else None
        yield Ask("spent", say("Spent so far in this action plan"), known, lines=1)
    hours = [value.hours for value in here if value.hours is not None]
    if figures.hours or hours:
        yield Ask("hours", say("Hours worked so far"), formats.number(hours[-1]) if hours else None, lines=1)
    people = [value.participants for value in here if value.participants is not None]
    if term.action.target_group or people:
        known = formats.count(people[-1]) if people else None
        yield Ask("participants", say("How many have taken part?"), known, lines=1)


def _parts(brief: Brief, act: Act, term: Term) -> Iterator[Ask]:
    """Activities, criteria and grants: those that wait for an answer."""
    words, say = brief.words, brief.words.say
    done = activities_done(brief.plan, term, brief.as_of)
    waiting = {key: activity.title for key, activity in named_activities(term.action) if key not in done}
    if waiting:
        label = say("Which activities are done? Write the day beside each.")
        yield Ask("activities", label, options=tuple(waiting.values()), names=tuple(waiting))
    answers = tuple(words.term("criterion", key) for key in ("met", "partly", "not_met"))
    for one in criteria_of(brief.plan, term, brief.as_of):
        if one.answer != "met":
            known = words.term("criterion", one.answer) if one.answer else None
            yield Ask("criteria", say("Criterion: %(text)s", text=one.criterion.text), known, answers, names=(one.id,))
    for grant in cost_of(brief.plan, term, brief.as_of).grants:
        if grant.status in ("planned", "applied"):
            label = say("What became of the grant from %(giver)s, and how much is it?", giver=grant.grant.from_)
            known = words.term("grant_status", grant.status)
            options = tuple(words.term("grant_status", key) for key in ("applied", "granted", "refused"))
            yield Ask("grants", label, known, options, lines=1, names=(grant.id,))


def _came_of_it(brief: Brief, act: Act, term: Term) -> Iterator[Ask]:
    say, words, plan = brief.words.say, brief.words, brief.plan
    reports = reports_by(plan, act, brief.as_of)
    if term.action.strategy != "other" and term.action.part_of is None:
        scores = [r.value.contribution for r in reports if r.value.contribution is not None]
        known = words.formats.count(scores[-1]) if scores else None
        label = say("How far does it help the goals? 1 is not at all, 5 is very much.")
        yield Ask("contribution", label, known, ("1", "2", "3", "4", "5"))
    for level, day in _levels(brief, act, term):
        when = words.formats.short_day(day)
        label = say(
            "What did the evaluation show? %(level)s, due %(day)s",
            level=words.term("evaluation_level", level),
            day=when,
        )
        yield Ask("evaluation", label, lines=3, names=(level,))
    if term.action.strategy == "develop" and not any(r.value.shared for r in reports):
        yield Ask("shared", say("What was brought back to colleagues, and where?"), lines=2)
    for one in deviations(plan, brief.as_of):
        if one.action == act.id and one.open and one.what:
            label = say("What is decided about this, by whom and by when? %(what)s", what=one.what)
            yield Ask("deviations", label, lines=2, names=(one.id,))
    yield Ask("deviations", say("What did not go as planned, and why? What do you propose?"), lines=3)
    handed_over = any(r.value.handed_over for r in reports)
    if not handed_over and (standing(plan, act, brief.as_of).status == "done" or _ends_soon(brief, term)):
        yield Ask("handed_over", say("If it is over: who takes it on in daily work, and from which day?"), lines=1)


def _levels(brief: Brief, act: Act, term: Term) -> list[tuple[str, date]]:
    ahead, told = months_after(brief.as_of, _AHEAD), levels_answered(brief.plan, act, brief.as_of)
    return [(level, day) for level, day in evaluation_days(term) if day <= ahead and level not in told]


def _ends_soon(brief: Brief, term: Term) -> bool:
    return term.span.given and term.span.last <= months_after(brief.as_of, _AHEAD)
