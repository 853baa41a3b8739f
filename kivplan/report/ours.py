"""What is ours: a unit, who heads it, its action plan and money, the goals and needs it works for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.coverage import coverage, gaps
from ..plan.money import Sum, money_of_plans
from ..plan.outcomes import activity_status
from ..plan.progress import statuses_of
from .decisions_asked import action_plan_name
from .figures.status_bar import status_bar
from .narrowing import shown_actions
from .parts import Said
from .standings import activity_words
from .times import when_words
from .units import acts_now, managers_of, plans_now, units_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from ..plan.coverage import Gap
    from .brief import Brief
    from .parts import Figure, Link, Status


@dataclass(frozen=True, slots=True)
class OurGoal:
    """A goal the unit works for, and how the unit's own actions for it stand."""

    link: Link
    status: Status | None
    words: str


@dataclass(frozen=True, slots=True)
class OurNeed:
    """A need of the unit: what there is and what is required, in the same measure; None where it is not given."""

    title: str
    measure: str | None
    present: Decimal | None
    required: Decimal | None
    missing: Decimal | None
    by: str | None
    priority: str | None


@dataclass(frozen=True, slots=True)
class Priority:
    """A priority area the unit works with; ``direction`` is a text field of the plan."""

    title: str
    direction: str | None


@dataclass(frozen=True, slots=True)
class OurPlan:
    """An action plan of the unit, and its money in a few lines."""

    title: str
    facts: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An action of another unit in which this one takes part, and as what."""

    link: Link
    status: Status
    part: str


@dataclass(frozen=True, slots=True)
class Ours:
    """All that is the unit's. ``bar`` is None where it has no actions now."""

    name: str
    facts: tuple[Said, ...]
    vision: str | None
    bar: Figure | None
    counts: tuple[tuple[Status, int], ...]
    plans: tuple[OurPlan, ...]
    goals: tuple[OurGoal, ...]
    priorities: tuple[Priority, ...]
    needs: tuple[OurNeed, ...]
    elsewhere: tuple[Elsewhere, ...]


def view(brief: Brief) -> Ours:
    """The unit as the plan has it; the whole organisation where the report is not of one unit."""
    plan, order = brief.plan, brief.order
    counts = statuses_of(plan, (act for act, _ in acts_now(plan, order).values()), brief.as_of)
    total = sum(counts.values())
    title = brief.words.count("Status of the %(n)s action", "Status of the %(n)s actions", total)
    return Ours(
        name=plan.name_of(order.unit) if order.unit else brief.words.say("The whole organisation"),
        facts=tuple(_facts(brief)),
        vision=next((item.value.vision for item in plan.foundations if item.value.unit == order.unit), None),
        bar=status_bar(brief.words, counts, title) if total else None,
        counts=tuple((brief.status_word(key), count) for key, count in counts.items() if count),
        plans=tuple(_plans(brief)),
        goals=tuple(_goals(brief)),
        priorities=tuple(_priorities(brief)),
        needs=tuple(_need(brief, gap) for gap in our_gaps(brief).values()),
        elsewhere=tuple(_elsewhere(brief)),
    )


def _facts(brief: Brief) -> Iterator[Said]:
    plan, words = brief.plan, brief.words
    if brief.order.unit is None:
        yield Said(plan.head.organisation, words.say("Organisation"))
        return
    unit = plan.units[brief.order.unit].value
    below = [item.value.name for item in plan.units.values() if item.value.parent == unit.id]
    yield Said(plan.name_of(unit.manager) if unit.manager else words.say("not given"), words.say("Head"))
    if unit.parent in plan.units:
        yield Said(plan.name_of(unit.parent), words.say("Part of"))
    if below:
        yield Said(words.formats.listing(below), words.say("Units in it"))
    if unit.employees is not None:
        yield Said(words.formats.count(unit.employees), words.say("Employees"))


def _plans(brief: Brief) -> Iterator[OurPlan]:
    now = plans_now(brief.plan, brief.order)
    for item, amount in money_of_plans(brief.plan, brief.as_of):
        if item in now:
            yield OurPlan(action_plan_name(brief, item), tuple(_money(brief, amount)))


def _money(brief: Brief, amount: Sum) -> Iterator[Said]:
    say, money = brief.words.say, brief.words.formats.money
    rows = (
        (say("Budget"), amount.budget),
        (say("Cost"), amount.gross or None),
        (say("Grants granted"), amount.granted or None),
        (say("Savings"), amount.savings or None),
        (say("Net cost"), amount.net if amount.net != amount.gross else None),
        (say("Left of the budget"), amount.left if amount.gross else None),
        (say("Grants applied for"), amount.applied or None),
        (say("Spent to date"), amount.spent),
    )
    yield from (Said(money(value), label) for label, value in rows if value is not None)


def our_goals(brief: Brief) -> tuple[str, ...]:
    """The goals the unit has itself, and those its actions serve."""
    plan, units = brief.plan, units_of(brief.plan, brief.order)
    ours, serving = acts_now(plan, brief.order), coverage(plan).serving
    return tuple(
        key
        for key, item in plan.goals.items()
        if units is None or item.unit in units or any(action in ours for action in serving(key))
    )


def _goals(brief: Brief) -> Iterator[OurGoal]:
    plan, ours = brief.plan, acts_now(brief.plan, brief.order)
    for key in our_goals(brief):
        serving = [plan.actions[action] for action in coverage(plan).serving(key) if action in ours]
        activity = {status: n for status, n in statuses_of(plan, serving, brief.as_of).items() if n}
        status = activity_status(activity)
        shown = brief.status_word(status) if status else None
        yield OurGoal(brief.goal_link(key), shown, activity_words(brief.words, activity))


def _priorities(brief: Brief) -> Iterator[Priority]:
    units = units_of(brief.plan, brief.order)
    ours = {act.action.priority_area for act, _ in acts_now(brief.plan, brief.order).values()}
    for key, item in brief.plan.priority_areas.items():
        if key in ours or units is None or item.unit in units:
            yield Priority(item.value.title, item.value.direction)


def our_gaps(brief: Brief) -> dict[str, Gap]:
    """The unit's own needs, and those of the whole organisation that its actions meet."""
    units = units_of(brief.plan, brief.order)
    named = {need for act, _ in acts_now(brief.plan, brief.order).values() for need in act.action.needs}
    found = {}
    for gap in gaps(brief.plan, brief.as_of):
        home = gap.need.unit or brief.plan.needs[gap.id].unit
        if units is None or home in units or (home is None and gap.id in named):
            found[gap.id] = gap
    return found


def _need(brief: Brief, gap: Gap) -> OurNeed:
    words, need = brief.words, gap.need
    measure = words.say("level 0–5") if need.type == "competence" else need.measured_in
    return OurNeed(
        title=brief.plan.title_of(gap.id),
        measure=measure,
        present=gap.present,
        required=gap.required,
        missing=gap.missing,
        by=when_words(words, need.by) if need.by else None,
        priority=words.term("level", need.priority) if need.priority else None,
    )


def _elsewhere(brief: Brief) -> Iterator[Elsewhere]:
    """The actions others plan in which the unit, or its head, answers for something."""
    plan, say = brief.plan, brief.words.say
    who, shown = managers_of(plan, brief.order), shown_actions(plan, brief.order)
    for key, act in plan.actions.items() if who else ():
        action = act.term_at(brief.as_of).action
        if key in shown or not plan_runs(brief, key):
            continue
        if action.responsible in who:
            yield Elsewhere(brief.link(key), brief.status(act), say("responsible"))
        elif any(one in who for one in action.co_responsible):
            yield Elsewhere(brief.link(key), brief.status(act), say("together with others"))


def plan_runs(brief: Brief, action: str) -> bool:
    """Whether the action plan that an action stands in has the day within its period."""
    return brief.plan.actions[action].term_at(brief.as_of).period.contains(brief.as_of)
