"""What the board must decide: what is proposed to it, and what else waits for it; nothing twice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan import shortfalls
from ..plan.deviations import deviations

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from ..model.action_plan import ActionPlan
    from ..model.plan_head import Decision
    from ..plan import Plan
    from ..plan.linked import Item
    from .brief import Brief
    from .parts import Link

_ID = re.compile(r"(?<![\w.-])[^\W_][\w.-]*[^\W_](?!\w)")


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing to decide. ``wording``: the proposal's own, as it is to be decided; ``why``: one line where the plan
    itself, not a proposal, asks. ``late``: the last day to decide it has passed."""

    title: str
    wording: str | None = None
    alternatives: tuple[str, ...] = ()
    why: str | None = None
    cost: Decimal | None = None
    by: date | None = None
    late: bool = False
    concerns: tuple[Link, ...] = ()
    concerns_text: str | None = None


@dataclass(frozen=True, slots=True)
class DecisionsAsked:
    """What is proposed, soonest first, and what else waits for a decision; ``together``: what several cost in all."""

    proposals: tuple[Asked, ...]
    others: tuple[Asked, ...]
    together: str | None = None

    def __bool__(self) -> bool:
        return bool(self.proposals or self.others)


def view(brief: Brief) -> DecisionsAsked:
    """What the board must decide, as the plan stands on the day."""
    open_ = open_proposals(brief.plan, brief.as_of)
    covered = {decision.cost for decision in open_ if decision.cost is not None}
    over = overruns(brief)
    others = [*_deviations(brief), *_overruns(brief, [one for one in over if one[1] not in covered]), *_grants(brief)]
    proposals = [_proposal(brief, decision, over) for decision in open_]
    return DecisionsAsked(tuple(proposals), tuple(others), cost_words(brief) if len(proposals) > 1 else None)


def cost_asked(brief: Brief) -> Decimal | None:
    """What all open proposals cost together; None where none says."""
    costs = [one.cost for one in open_proposals(brief.plan, brief.as_of) if one.cost is not None]
    return sum(costs[1:], costs[0]) if costs else None


def cost_words(brief: Brief) -> str | None:
    """The same in a sentence; None where any proposal does not say: then what the rest cost is not all."""
    words, cost, proposals = brief.words, cost_asked(brief), open_proposals(brief.plan, brief.as_of)
    if cost is None or any(one.cost is None for one in proposals):
        return None
    amount = words.formats.money(cost)
    if len(proposals) == 1:
        return words.say("What is proposed costs %(amount)s.", amount=amount)
    return words.say("What is proposed costs %(amount)s in all.", amount=amount)


def overruns(brief: Brief) -> list[tuple[Item[ActionPlan], Decimal]]:
    """The action plans running or to come whose net cost is above the budget, and by how much; the worst first."""
    over = [(one.item, one.over) for one in shortfalls.overruns(brief.plan, brief.as_of)]
    return sorted(over, key=lambda one: -one[1])


def action_plan_name(brief: Brief, item: Item[ActionPlan]) -> str:
    """What to call an action plan: its unit, if any, and its period."""
    say, period = brief.words.say, item.value.period
    years = brief.words.formats.span(period.first, period.last)
    if item.value.unit is None:
        return say("The action plan for %(period)s", period=years)
    return say("The action plan for %(period)s (%(unit)s)", period=years, unit=brief.plan.name_of(item.value.unit))


def open_proposals(plan: Plan, as_of: date) -> list[Decision]:
    """What is proposed and not decided by ``as_of`` under the same case number, soonest first."""
    decided = {
        (d.body, d.case)
        for d in plan.head.decisions
        if d.case and d.outcome != "proposed" and d.date and d.date <= as_of
    }
    open_ = [d for d in plan.head.decisions if d.outcome == "proposed" and (d.body, d.case) not in decided]
    return sorted(open_, key=lambda d: (d.by is None, d.by.last.toordinal() if d.by else 0))


def _proposal(brief: Brief, decision: Decision, over: list[tuple[Item[ActionPlan], Decimal]]) -> Asked:
    covers = [action_plan_name(brief, item) for item, amount in over if amount == decision.cost]
    return Asked(
        title=_title(brief, decision),
        wording=decision.text,
        alternatives=decision.alternatives,
        cost=decision.cost,
        by=decision.by.last if decision.by else None,
        late=decision.by is not None and decision.by.last < brief.as_of,
        concerns=_named(brief, decision.text or ""),
        concerns_text=brief.words.formats.listing(covers) if covers else None,
    )


def _title(brief: Brief, decision: Decision) -> str:
    if decision.case:
        return brief.words.say("For decision by %(body)s, case %(case)s", body=decision.body, case=decision.case)
    return brief.words.say("For decision by %(body)s", body=decision.body)


def _named(brief: Brief, text: str) -> tuple[Link, ...]:
    """The actions and goals whose ids stand in a text."""
    found = dict.fromkeys(_ID.findall(text))
    plan = brief.plan
    links = [brief.link(key) for key in found if key in plan.actions]
    return (*links, *(brief.goal_link(key) for key in found if key in plan.goals or key in plan.results))


def _deviations(brief: Brief) -> list[Asked]:
    waiting = [d for d in deviations(brief.plan, brief.as_of) if d.open and d.decided_by == "board"]
    waiting.sort(key=lambda d: (d.by is None, d.by.last if d.by else d.date, d.action))
    return [
        Asked(
            title=d.what or brief.words.say("A deviation has no description."),
            by=d.by.last if d.by else None,
            late=d.by is not None and d.by.last < brief.as_of,
            concerns=(brief.link(d.action),),
        )
        for d in waiting
    ]


def _overruns(brief: Brief, over: list[tuple[Item[ActionPlan], Decimal]]) -> list[Asked]:
    words = brief.words
    return [
        Asked(
            title=words.say(
                "%(plan)s costs %(amount)s more than its budget.",
                plan=action_plan_name(brief, item),
                amount=words.formats.money(amount),
            ),
            why=words.say("Is the budget to be raised, or are actions to be cut or put off?"),
        )
        for item, amount in over
    ]


def _grants(brief: Brief) -> list[Asked]:
    words = brief.words
    asked = []
    for one in shortfalls.refused_grants(brief.plan, brief.as_of):
        figure = one.figure
        title = words.say("%(giver)s has refused a grant.", giver=figure.grant.from_)
        why = words.say("The plan does not say who pays instead.")
        asked.append(Asked(title=title, why=why, cost=figure.amount, concerns=(brief.link(one.action),)))
    return asked
