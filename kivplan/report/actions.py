"""The actions in full: a card for each with its nine points, grouped by the action plan it stands in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.agenda import activities_done
from ..plan.balance import aruba_group
from ..plan.deviations import deviations
from ..plan.names import named_activities
from ..plan.progress import standing
from .narrowing import shown_actions, shown_wholes
from .parts import Said, anchor
from .points import nine_points, period_words, transfer_said
from .story import story
from .times import when_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ..model.action_parts import Activity
    from ..model.action_plan import ActionPlan
    from ..plan import Act, Item, Report
    from .brief import Brief
    from .parts import Link, Status
    from .points import Point
    from .story import Story


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """A line of the to-do list; what the plan does not say is None. ``done`` says in words whether it is.

    ``facts``: when it begins, its hours and its cost, as far as the plan says.
    """

    id: str
    title: str
    facts: str | None
    aspect: str | None
    who: str | None
    by: str | None
    done: str


@dataclass(frozen=True, slots=True)
class Past:
    """What one follow-up said of the action."""

    date: date
    status: Status
    headline: str | None
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """An action in full; ``parts`` are the cards of what is part of it.

    ``story``: its whole history, on a sheet of its own; then ``deviations`` and ``history``, in brief, are empty.
    """

    id: str
    anchor: str
    title: str
    status: Status
    facts: tuple[str, ...]
    part_of: Link | None
    goes_on: str | None
    points: tuple[Point, ...]
    activities: tuple[ActivityRow, ...]
    aspects: bool
    transfer: tuple[Said, ...]
    deviations: tuple[Said, ...]
    history: tuple[Past, ...]
    story: Story | None
    parts: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """The cards of one action plan, under its unit and period."""

    title: str
    anchor: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Actions:
    """The actions by action plan; ``empty`` says why there are none. ``sheets``: in print each begins a page."""

    groups: tuple[PlanGroup, ...]
    empty: str
    sheets: bool


def view(brief: Brief) -> Actions:
    """The actions the report tells of, each once, where its last term stands; parts under their whole."""
    outermost = shown_wholes(brief.plan, brief.order)
    parts: defaultdict[str | None, list[Act]] = defaultdict(list)
    for act in shown_actions(brief.plan, brief.order).values():
        if outermost[act.id] != act.id:
            parts[outermost[act.id]].append(act)
    groups = tuple(
        PlanGroup(title, at, tuple(_card(brief, act, parts) for act in acts)) for title, at, acts in grouped(brief)
    )
    return Actions(groups, _empty(brief), sheets=_sheets(brief))


def grouped(brief: Brief) -> Iterator[tuple[str, str, tuple[Act, ...]]]:
    """The actions that stand by themselves, by action plan: its title, the anchor it is found at, and its actions."""
    outermost = shown_wholes(brief.plan, brief.order)
    by_plan: defaultdict[Item[ActionPlan], list[Act]] = defaultdict(list)
    for act in shown_actions(brief.plan, brief.order).values():
        if outermost[act.id] == act.id:
            by_plan[act.last.plan].append(act)
    plans = [plan for plan in brief.plan.action_plans if plan in by_plan]
    for number, plan in enumerate(plans, 1):
        yield _title(brief, plan), anchor("actions", str(number)), tuple(by_plan[plan])


def _sheets(brief: Brief) -> bool:
    """Whether the report is nothing but sheets, one for each action."""
    return set(brief.shown) <= {"cover", "actions"}


def _title(brief: Brief, plan: Item[ActionPlan]) -> str:
    unit = brief.plan.name_of(plan.value.unit) if plan.value.unit else brief.words.say("The whole organisation")
    return f"{unit}, {brief.words.formats.span(plan.value.period.first, plan.value.period.last)}"


def _empty(brief: Brief) -> str:
    if brief.order.unit:
        return brief.words.say("%(unit)s has no actions in the plan.", unit=brief.plan.name_of(brief.order.unit))
    return brief.words.say("The plan has no actions yet.")


def _card(brief: Brief, act: Act, parts: dict[str | None, list[Act]]) -> Card:
    rows = tuple(_activities(brief, act))
    whole = act.action.part_of
    elsewhere = _sheets(brief) or "history" in brief.shown
    return Card(
        id=act.id,
        anchor=anchor("action", act.id),
        title=act.action.title,
        status=brief.status(act),
        facts=tuple(_facts(brief, act)),
        part_of=brief.link(whole) if whole is not None and whole in brief.plan.actions else None,
        goes_on=_goes_on(brief, act),
        points=nine_points(brief, act),
        activities=rows,
        aspects=any(row.aspect for row in rows),
        transfer=transfer_said(brief, act.action),
        deviations=() if elsewhere else tuple(_deviations(brief, act)),
        history=() if elsewhere else tuple(_history(brief, act)),
        story=story(brief, act) if _sheets(brief) else None,
        parts=tuple(_card(brief, part, {}) for part in parts.get(act.id, ())),
    )


def _facts(brief: Brief, act: Act) -> Iterator[str]:
    """What stands under the title: strategy, means, priority area, how far it has come."""
    words, action, stands = brief.words, act.action, standing(brief.plan, act, brief.as_of)
    if action.strategy:
        aruba = brief.plan.head.strategy_model == "aruba"
        yield (
            words.term("aruba", aruba_group(act) or action.strategy)
            if aruba
            else words.term("strategy", action.strategy)
        )
    if action.means:
        yield words.term("means", action.means)
    if action.priority_area in brief.plan.priority_areas:
        yield brief.plan.title_of(action.priority_area)
    if stands.progress is not None:
        yield words.say("%(progress)s done", progress=words.formats.percent(stands.progress))
    if stands.overdue:
        yield words.say("overdue")
    if action.edition != "public":
        yield words.term("edition", action.edition)
        if action.edition_basis:
            yield words.say("legal basis: %(basis)s", basis=action.edition_basis)


def _goes_on(brief: Brief, act: Act) -> str | None:
    if len(act.terms) == 1:
        return None
    first, last = period_words(brief, act.first), period_words(brief, act.last)
    return brief.words.say(
        "Continued from the action plan for %(first)s. This is the plan for %(last)s.", first=first, last=last
    )


def _activities(brief: Brief, act: Act) -> Iterator[ActivityRow]:
    done = activities_done(brief.plan, act.last, brief.as_of)
    for key, activity in named_activities(act.action):
        yield ActivityRow(
            id=key,
            title=activity.title,
            facts=_activity_facts(brief, activity),
            aspect=brief.words.term("aspect", activity.aspect) if activity.aspect else None,
            who=brief.who(activity.responsible, *activity.co_responsible),
            by=when_words(brief.words, activity.by) if activity.by else None,
            done=_done(brief, activity, done.get(key)),
        )


def _activity_facts(brief: Brief, activity: Activity) -> str | None:
    words, formats = brief.words, brief.words.formats
    said = [words.say("from %(when)s", when=when_words(words, activity.start))] if activity.start else []
    if activity.hours is not None:
        said.append(words.say("%(hours)s h", hours=formats.number(activity.hours)))
    if activity.cost is not None:
        said.append(formats.money(activity.cost))
    return ", ".join(said) or None


def _done(brief: Brief, activity: Activity, day: date | None) -> str:
    words = brief.words
    if day:
        return words.formats.short_day(day)
    late = activity.by is not None and activity.by.last < brief.as_of
    return words.say("no, overdue") if late else words.say("not yet")


def _deviations(brief: Brief, act: Act) -> Iterator[Said]:
    words = brief.words
    for deviation in deviations(brief.plan, brief.as_of):
        if deviation.action == act.id and deviation.what:
            label = f"{deviation.id}, {words.formats.short_day(deviation.date)}"
            yield Said(deviation.what, label, own=True)
            decision = deviation.decision or words.say("not decided")
            yield Said(decision, words.say("Decision"), own=bool(deviation.decision))


def _history(brief: Brief, act: Act) -> Iterator[Past]:
    reports: Sequence[Report] = brief.plan.reports_of(act.id)
    for report in reversed(reports):
        if report.date <= brief.as_of:
            status = brief.status_word(report.value.status)
            yield Past(report.date, status, report.value.headline, tuple(_more(brief, report)))


def _more(brief: Brief, report: Report) -> Iterator[Said]:
    """What a follow-up tells beside status and headline, in brief."""
    words, value = brief.words, report.value
    if value.participants is not None:
        yield Said(words.formats.count(value.participants), words.say("Participants"))
    if value.contribution is not None:
        yield Said(words.say("%(score)s of 5", score=value.contribution), words.say("Contribution to the goals"))
    if value.shared:
        yield Said(value.shared, words.say("Shared"), own=True)
    if value.handed_over:
        day = words.formats.short_day(value.handed_over.date)
        yield Said(f"{brief.plan.name_of(value.handed_over.to)}, {day}", words.say("Handed over to"))
