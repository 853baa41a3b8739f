"""What speaks for success factors 3 and 4: the plan is tied to budget and other planning, and it is balanced."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..findings import said
from ..plan.balance import STRATEGIES, balance, intended, percent, unanswered
from ..plan.progress import standing
from ..plan.wholes import wholes
from .evidence import Evidence, answering, fact
from .links import has_purpose, needs_none
from .plan_of_work import has_cost
from .shares import FEWEST
from .weighing import Mark, yes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from ..factors import Fact
    from ..findings import Said
    from ..plan.linked import Act, Plan
    from .rule import Context

    Counts = Mapping[str, int]

ADOPTING = ("adopted", "revised")
UNDECIDED = ("draft", "proposed")
CARRIED_OUT = ("done", "on_track", "at_risk", "off_track")
"""The statuses of actions that are done or under way; what is not reported is not known to be."""

# ---------------------------------------------------------------- 3: tied to budget and other planning


def planning(context: Context) -> Evidence:
    """Factor 3: whether the plan is decided and runs, and whether actions and money hang together."""
    plan, day = context.plan, context.as_of
    adopted = _adopted(plan, day)
    running = 0 if plan.head.status in UNDECIDED else sum(i.value.period.contains(day) for i in plan.action_plans)
    purpose, cost = _purpose(plan), answering(plan, has_cost)
    return Evidence(
        said(
            "In place when the plan is adopted, an action plan runs now, money is tied to it by a budget of its own or "
            "by the annual wheel, and three in four actions serve a goal, a need or a cause and have a known cost."
        ),
        (*_decided(adopted, running), *_spending(plan, day), *_tied(plan), *_founded(purpose, cost)),
        (
            yes(adopted, done=True, lack=said("The plan is not adopted.")),
            yes(running or plan.head.status == "closed", done=True, lack=said("No action plan runs now.")),
            yes(_budgets(plan) or _wheel(plan), done=False),
            Mark(done=False, count=purpose[0], of=purpose[1]),
            Mark(done=False, count=cost[0], of=cost[1]),
        ),
        None if plan.actions else said("The plan has no actions yet."),
    )


def _adopted(plan: Plan, day: date) -> date | None:
    """The day of the last decision that adopts or revises the plan."""
    days = [one.date for one in plan.head.decisions if one.outcome in ADOPTING and one.date and one.date <= day]
    return max(days, default=None)


def _decided(adopted: date | None, running: int) -> Iterator[Fact]:
    if adopted:
        yield from fact(said("The plan is adopted, last decided {day}", day=adopted), done=True)
    yield from fact(said("Action plans that run now: {count}", count=running), done=True)


def _spending(plan: Plan, day: date) -> Iterator[Fact]:
    """Whether spending is followed; shown and not weighed here, for following up is a factor of its own."""
    begun = [
        w for w in wholes(plan) if any(map(has_cost, w.actions)) and standing(plan, w.act, day).status in CARRIED_OUT
    ]
    told = sum(_tells_spending(plan, w.act, day) for w in begun)
    text = said(
        "Spending or hours reported, of the actions done or under way: {count} of {of}", count=told, of=len(begun)
    )
    yield from fact(text, done=True)


def _tells_spending(plan: Plan, act: Act, day: date) -> bool:
    reports = (report.value for report in plan.reports_of(act.id) if report.date <= day)
    return any(report.spent is not None or report.hours is not None for report in reports)


def _purpose(plan: Plan) -> tuple[int, int]:
    """How many actions serve something, of how many that do or should."""
    found = [(any(map(has_purpose, whole.actions)), needs_none(whole)) for whole in wholes(plan)]
    return sum(serves for serves, _ in found), sum(serves or not spared for serves, spared in found)


def _budgets(plan: Plan) -> int:
    return sum(item.value.budget is not None for item in plan.action_plans)


def _wheel(plan: Plan) -> int:
    return sum(entry.linked_to == "budget" for item in plan.strategies for entry in item.value.annual_wheel)


def _tied(plan: Plan) -> Iterator[Fact]:
    text = said("Action plans with a budget: {count} of {of}", count=_budgets(plan), of=len(plan.action_plans))
    yield from fact(text, done=False)
    yield from fact(said("Tasks in the annual wheel tied to the budget: {count}", count=_wheel(plan)), done=False)
    yield from fact(said("Other plans it is tied to: {count}", count=len(plan.head.related_plans)), done=False)


def _founded(purpose: tuple[int, int], cost: tuple[int, int]) -> Iterator[Fact]:
    text = said("Actions that serve a goal, a need or a cause: {count} of {of}", count=purpose[0], of=purpose[1])
    yield from fact(text, done=False)
    yield from fact(said("Actions with a known cost: {count} of {of}", count=cost[0], of=cost[1]), done=False)


# ---------------------------------------------------------------- 4: the right balance


def balancing(context: Context) -> Evidence:
    """Factor 4: the shares of the four strategies, of what is planned and of what is done or under way."""
    plan, limits = context.plan, Limits.of(context)
    shares, carried_out = balance(plan, context.as_of), _carried_out(plan, context.as_of)
    counts = {row.strategy: row.count for row in shares.rows}
    missing = set(unanswered(plan)) - {"phase_out"}
    return Evidence(
        said(
            "In place when the actions, both all of them and those done or under way, are divided as intended, within "
            "{off} percentage points. Where nothing is intended, at least {mobilise}% are to mobilise and at most "
            "{develop}% to develop. Acquire, develop and mobilise must each have a direction or an action.",
            off=limits.off,
            mobilise=limits.mobilise,
            develop=limits.develop,
        ),
        (*_divided(carried_out, counts, intended(plan)), *_answered(plan)),
        (
            *_done_marks(plan, carried_out, limits),
            *_planned_marks(plan, counts, limits),
            yes(not missing, done=False),
        ),
        _too_few(shares.counted, limits.fewest),
    )


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of the rules on balance, as the plan has them: percent, percent points and a number of actions."""

    mobilise: Decimal
    develop: Decimal
    off: Decimal
    fewest: Decimal

    @classmethod
    def of(cls, context: Context) -> Limits:
        """Those in force."""
        names = ("too-little-mobilisation", "too-much-development", "off-balance", FEWEST)
        return cls(*(context.limits[name] for name in names))


def _carried_out(plan: Plan, day: date) -> Counts:
    """How many counted actions of each strategy are done or under way."""
    counted = (act for act in plan.actions.values() if act.counted and standing(plan, act, day).status in CARRIED_OUT)
    found: Counter[str | None] = Counter(act.action.strategy for act in counted)
    return {name: found[name] for name in STRATEGIES}


def _too_few(counted: int, fewest: Decimal) -> Said | None:
    if counted >= fewest and counted:
        return None
    return said(
        "Actions that count in the balance: {count}. At least {fewest} are needed to judge it.",
        count=counted,
        fewest=fewest,
    )


def _near(counts: Counts, wanted: Mapping[str, Decimal], limits: Limits) -> bool:
    whole = sum(counts.values())
    return all(abs(percent(counts[name], whole) - wanted[name]) <= limits.off for name in STRATEGIES)


def _done_marks(plan: Plan, counts: Counts, limits: Limits) -> Iterator[Mark]:
    whole, wanted = sum(counts.values()), intended(plan)
    if whole < limits.fewest:
        text = said("Fewer than {fewest} actions are reported done or under way.", fewest=limits.fewest)
        yield yes(None, done=True, lack=text)
    elif wanted:
        text = said("What is done or under way is divided otherwise than intended.")
        yield yes(_near(counts, wanted, limits), done=True, lack=text)
    else:
        text = said("Of what is done or under way, too little mobilises.")
        yield yes(percent(counts["mobilise"], whole) >= limits.mobilise, done=True, lack=text)
        text = said("Of what is done or under way, too much develops.")
        yield yes(percent(counts["develop"], whole) <= limits.develop, done=True, lack=text)


def _planned_marks(plan: Plan, counts: Counts, limits: Limits) -> Iterator[Mark]:
    """Where a balance is intended it keeps to the limits itself, and the actions keep near it."""
    whole, wanted = sum(counts.values()), intended(plan)
    shares = wanted or {name: percent(count, whole) for name, count in counts.items()}
    yield yes(shares["mobilise"] >= limits.mobilise, done=False)
    yield yes(shares["develop"] <= limits.develop, done=False)
    if wanted:
        yield yes(_near(counts, wanted, limits), done=False)


def _divided(carried_out: Counts, counts: Counts, wanted: Mapping[str, Decimal]) -> Iterator[Fact]:
    if any(carried_out.values()):
        text = said(
            "Done or under way: acquire {acquire}, develop {develop}, mobilise {mobilise}, phase out {phase_out}",
            **carried_out,
        )
        yield from fact(text, done=True)
    whole = sum(counts.values())
    if whole:
        shares = {f"{name}_share": round(percent(count, whole)) for name, count in counts.items()}
        text = said(
            "All actions: acquire {acquire} ({acquire_share}%), develop {develop} ({develop_share}%), mobilise "
            "{mobilise} ({mobilise_share}%), phase out {phase_out} ({phase_out_share}%)",
            **counts,
            **shares,
        )
        yield from fact(text, done=False)
    if wanted:
        text = said(
            "Intended: acquire {acquire}%, develop {develop}%, mobilise {mobilise}%, phase out {phase_out}%",
            **wanted,
        )
        yield from fact(text, done=False)


def _answered(plan: Plan) -> Iterator[Fact]:
    count, of = len(STRATEGIES) - len(unanswered(plan)), len(STRATEGIES)
    yield from fact(said("Strategies with a direction or an action: {count} of {of}", count=count, of=of), done=False)
