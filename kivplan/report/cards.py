"""This period's actions as cards: what, who, when, for whom, how it stands, and the next thing to do."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.agenda import agenda
from ..plan.progress import standing
from .decisions_asked import action_plan_name
from .parts import Said, anchor
from .times import time_words
from .unit_dues import OF_ACTIONS, due_text
from .units import acts_now, plans_now

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..model.action_parts import TargetGroup
    from ..model.action_plan import ActionPlan
    from ..plan import Act, Item, Term
    from ..plan.agenda import Due
    from .brief import Brief
    from .parts import Link, Status


@dataclass(frozen=True, slots=True)
class Step:
    """The next thing to do: when, of which sort, and what; ``late``: its day has passed."""

    when: str
    kind: str
    text: str | None
    late: bool


@dataclass(frozen=True, slots=True)
class Card:
    """An action in brief; what the plan does not say is None. ``stands``: what was last told, and when."""

    id: str
    anchor: str
    title: str
    status: Status
    part_of: Link | None
    what: Said | None
    who: str | None
    when: str | None
    for_whom: str | None
    stands: str
    headline: str | None
    step: Step | None


@dataclass(frozen=True, slots=True)
class CardGroup:
    """The cards of one action plan."""

    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """This period's actions, by action plan; ``empty`` says why there are none."""

    groups: tuple[CardGroup, ...]
    empty: str


def view(brief: Brief) -> Cards:
    """A card for each action in the action plans that run on the day."""
    by_plan: defaultdict[Item[ActionPlan], list[Card]] = defaultdict(list)
    dues = _by_action(brief)
    for act, term in acts_now(brief.plan, brief.order).values():
        by_plan[term.plan].append(_card(brief, act, term, dues))
    groups = tuple(
        CardGroup(action_plan_name(brief, item), tuple(by_plan[item]))
        for item in plans_now(brief.plan, brief.order)
        if item in by_plan
    )
    return Cards(groups, _empty(brief))


def _empty(brief: Brief) -> str:
    if brief.order.unit:
        return brief.words.say("%(unit)s has no actions in the plan.", unit=brief.plan.name_of(brief.order.unit))
    return brief.words.say("The plan has no actions yet.")


def _by_action(brief: Brief) -> Mapping[str | None, list[Due]]:
    found: defaultdict[str | None, list[Due]] = defaultdict(list)
    for due in agenda(brief.plan, brief.as_of):
        if due.kind in OF_ACTIONS:
            found[due.about].append(due)
    return found


def _card(brief: Brief, act: Act, term: Term, dues: Mapping[str | None, list[Due]]) -> Card:
    action, whole = term.action, term.action.part_of
    ahead = dues.get(act.id, [])
    return Card(
        id=act.id,
        anchor=anchor("card", act.id) if brief.home_of_actions != "cards" else anchor("action", act.id),
        title=action.title,
        status=brief.status(act),
        part_of=brief.link(whole) if whole is not None and whole in brief.plan.actions else None,
        what=Said(action.aim or action.approach or "", own=True) if action.aim or action.approach else None,
        who=brief.who(action.responsible, *action.co_responsible),
        when=_when(brief, term),
        for_whom=_for_whom(brief, action.target_group),
        stands=", ".join(_stands(brief, act)),
        headline=standing(brief.plan, act, brief.as_of).headline,
        step=_step(brief, ahead[0]) if ahead else None,
    )


def _when(brief: Brief, term: Term) -> str | None:
    time = term.action.time
    said = [time_words(brief.words, time), " ".join(time.until.split()) if time and time.until else None]
    return "; ".join(one for one in said if one) or None


def _for_whom(brief: Brief, group: TargetGroup | None) -> str | None:
    if group is None:
        return None
    if group.places is None:
        return group.who
    places = brief.words.count("%(n)s place", "%(n)s places", group.places)
    return f"{group.who} ({places})"


def _stands(brief: Brief, act: Act) -> Iterator[str]:
    """How far it has come, whether it is late, and when it was last told of."""
    words, stands = brief.words, standing(brief.plan, act, brief.as_of)
    if stands.progress is not None:
        yield words.say("%(progress)s done", progress=words.formats.percent(stands.progress))
    if stands.overdue:
        yield words.say("overdue")
    if stands.date:
        yield words.say("reported %(day)s", day=words.formats.short_day(stands.date))
    else:
        yield words.say("not reported yet")


def _step(brief: Brief, due: Due) -> Step:
    return Step(
        when=brief.words.formats.day(due.date),
        kind=brief.words.term("due", due.kind),
        text=due_text(brief, due),
        late=due.date < brief.as_of,
    )
