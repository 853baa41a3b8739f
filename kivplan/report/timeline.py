"""The timeline: every action on a time axis, by unit, with its time in words, its deadlines and its evaluations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.progress import standing
from ..plan.timeline import evaluation_days, stretches
from .figures.timeline_lanes import Axis, Lane, axis_for, grid, head, lane
from .narrowing import shown_actions, shown_wholes, wholes
from .parts import anchor, short_name
from .times import time_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..plan import Act, Term
    from .brief import Brief
    from .parts import Status


@dataclass(frozen=True, slots=True)
class Row:
    """One action. ``time``: one line for each action plan it stands in, in which the safe subset of Markdown is markup;
    ``part_of``: the action it is shown under, by its number or title."""

    id: str
    title: str
    anchor: str | None
    part_of: str | None
    time: tuple[str, ...]
    given: bool
    evaluations: str | None
    status: Status
    overdue: bool
    lane: str


@dataclass(frozen=True, slots=True)
class Group:
    """The actions of one unit."""

    title: str
    lane: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """``head``: the axis; ``open``, ``deadlines``, ``evaluations``, ``today``: whether the legend has them."""

    caption: str
    span: str
    head: str
    groups: tuple[Group, ...]
    exact: bool
    open: bool
    deadlines: bool
    evaluations: bool
    today: bool


def view(brief: Brief) -> Timeline:
    """The actions the report tells of, each under its unit and its parts under it."""
    acts = shown_actions(brief.plan, brief.order)
    lanes = {key: _lane(act) for key, act in acts.items()}
    period = brief.plan.head.period
    axis = axis_for([*lanes.values()], period.first, period.last, brief.as_of, brief.words.formats)
    stretched = [one for drawn in lanes.values() for one in drawn.stretches]
    return Timeline(
        caption=brief.words.count("%(n)s action on the timeline", "%(n)s actions on the timeline", len(acts)),
        span=brief.words.formats.span(axis.first, axis.last),
        head=head(axis, brief.words.formats.day(brief.as_of)),
        groups=tuple(_groups(brief, acts, lanes, axis)),
        exact=any(one.exact for one in stretched),
        open=any(not one.exact for one in stretched),
        deadlines=any(drawn.deadlines for drawn in lanes.values()),
        evaluations=any(drawn.evaluations for drawn in lanes.values()),
        today=axis.today is not None,
    )


def _lane(act: Act) -> Lane:
    """What is drawn of an action: the stretches, deadlines and evaluations of all its terms."""
    deadlines = [term.action.time.deadline.last for term in act.terms if term.action.time and term.action.time.deadline]
    return Lane(
        stretches=tuple(one for term in act.terms for one in stretches(term)),
        deadlines=tuple(deadlines),
        evaluations=tuple(day for term in act.terms for _, day in evaluation_days(term)),
    )


def _groups(brief: Brief, acts: dict[str, Act], lanes: dict[str, Lane], axis: Axis) -> Iterator[Group]:
    units: dict[str | None, list[str]] = {}
    furthest = shown_wholes(brief.plan, brief.order)
    for key in _in_order(brief, acts):
        units.setdefault(acts[furthest[key]].last.unit, []).append(key)
    known = [None, *brief.plan.units]
    for unit in sorted(units, key=lambda unit: known.index(unit) if unit in known else len(known)):
        title = brief.plan.name_of(unit) if unit else brief.words.say("The whole organisation")
        yield Group(title, grid(axis), tuple(_row(brief, acts[key], lanes[key], axis) for key in units[unit]))


def _in_order(brief: Brief, acts: dict[str, Act]) -> list[str]:
    """The actions in the order of the plan, each followed by its parts; a part without its whole stands alone."""
    up = wholes(brief.plan)
    parts: dict[str | None, list[str]] = {}
    for key in acts:
        parts.setdefault(up.get(key), []).append(key)
    ordered: list[str] = []
    waiting = [key for key in acts if up.get(key) not in acts]
    waiting.reverse()
    while waiting:
        key = waiting.pop()
        ordered.append(key)
        waiting.extend(reversed(parts.get(key, [])))
    return ordered


def _row(brief: Brief, act: Act, drawn: Lane, axis: Axis) -> Row:
    said = [line for line in (_time(brief, term) for term in act.terms) if line]
    return Row(
        id=act.id,
        title=act.action.title,
        anchor=anchor("action", act.id) if brief.home_of_actions == "timeline" else None,
        part_of=_whole(brief, act),
        time=tuple(dict.fromkeys(said)) or (_period(brief, act.last),),
        given=bool(said),
        evaluations=_evaluations(brief, act),
        status=brief.status(act),
        overdue=standing(brief.plan, act, brief.as_of).overdue,
        lane=lane(drawn, axis),
    )


def _whole(brief: Brief, act: Act) -> str | None:
    """The action this one is part of, if the plan has it."""
    key = act.action.part_of
    return short_name(key, brief.plan.title_of(key)) if key and key in brief.plan.actions else None


def _time(brief: Brief, term: Term) -> str | None:
    """The time of one term in words, with the text that says until when."""
    time = term.action.time
    said = time_words(brief.words, time)
    until = " ".join(time.until.split()) if time and time.until else None
    if until is None:
        return said
    return f"{said}; {until}" if said else brief.words.say("Until: %(what)s", what=until)


def _period(brief: Brief, term: Term) -> str:
    return brief.words.say(
        "Not given; action plan %(period)s", period=_span(brief, term.period.first, term.period.last)
    )


def _span(brief: Brief, first: date, last: date) -> str:
    return brief.words.formats.span(first, last)


def _evaluations(brief: Brief, act: Act) -> str | None:
    """When the last term is evaluated, in words."""
    evaluation = act.last.action.evaluation
    if evaluation is None or evaluation.levels is None:
        return None
    due = [getattr(evaluation.levels, level) for level, _ in evaluation_days(act.last)]
    told = dict.fromkeys(brief.words.formats.when(when.first, when.last, when.grain) for when in due)
    return ", ".join(told)
