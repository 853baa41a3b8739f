"""What is different between a plan as it was and as it is: what came, what went, what is not as it was.

The things told with both their values are named in the code below; of the rest of an action only which of its parts
(``OTHERWISE``) are worded differently. A value that could not be read in either plan is not compared.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from .coming import paired, unlike
from .grants import GrantFigure
from .money import add, cost_of
from .once import once
from .progress import standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from ..model.action_plan import Action
    from ..model.common import Period
    from .linked import Act, Item, Plan, Term

    BudgetKey = tuple[str | None, date, date]
    """What an action plan is known by: its unit, the first and the last day of its period."""

How = Literal["added", "removed", "changed"]
OTHERWISE = {
    "aim": ("aim",),
    "target_group": ("target_group", "required_by_law"),
    "approach": ("approach",),
    "implementation": ("implementation",),
    "transfer": ("transfer",),
    "evaluation": ("evaluation",),
}
"""Parts of an action of which it is only told that they are worded differently, each with its keys."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different: ``what`` it is, before and after; None where there was or is nothing.

    ``period``: that of the action plan it stands in, where the action stands in several.
    """

    what: str
    before: Any = None
    after: Any = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing of the plan by its id: whether it came, went or was changed, and then in what."""

    id: str
    how: How
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class BudgetEntry:
    """An action plan with a budget that came or went, or one that has another budget."""

    key: BudgetKey
    period: Period
    how: How
    before: Decimal | None = None
    after: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """All that is different, in the order of the plan as it is; what is gone comes last, as it stood."""

    head: tuple[Change, ...] = ()
    actions: tuple[Entry, ...] = ()
    goals: tuple[Entry, ...] = ()
    indicators: tuple[Entry, ...] = ()
    needs: tuple[Entry, ...] = ()
    budgets: tuple[BudgetEntry, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.head or self.actions or self.goals or self.indicators or self.needs or self.budgets)

    def actions_with(self, *what: str) -> tuple[str, ...]:
        """The ids of the actions of which one of these is different."""
        return tuple(one.id for one in self.actions if any(change.what in what for change in one.changes))

    def actions_that(self, how: How) -> tuple[str, ...]:
        """The ids of the actions that were added, removed or changed."""
        return tuple(one.id for one in self.actions if one.how == how)


@once
def difference(plan: Plan, was: Plan, as_of: date) -> Difference:
    """What is different in ``plan`` from what it ``was``; reports of actions count as they stand on ``as_of``."""
    return Difference(
        head=tuple(_head(was, plan)),
        actions=_entries(was.actions, plan.actions, lambda old, new: _action(was, old, plan, new, as_of)),
        goals=(*_goals(was, plan), *_result_goals(was, plan)),
        indicators=_records(was, plan, "indicators", ("name", "unit", "target", "baseline", "measured_in", "better")),
        needs=_records(was, plan, "needs", ("title", "competence", "unit", "required", "present", "by", "priority")),
        budgets=tuple(_budgets(was, plan)),
    )


def _entries(
    was: Mapping[str, Any], now: Mapping[str, Any], compare: Callable[[Any, Any], Iterable[Change]]
) -> tuple[Entry, ...]:
    found = []
    for key, new in now.items():
        if key not in was:
            found.append(Entry(key, "added"))
        elif changes := tuple(compare(was[key], new)):
            found.append(Entry(key, "changed", changes))
    return (*found, *(Entry(key, "removed") for key in was if key not in now))


# ---------------------------------------------------------------- actions


def _action(was: Plan, old: Act, now: Plan, new: Act, as_of: date) -> Iterator[Change]:
    pairs, gone, come = _terms(old, new)
    found: defaultdict[Change, list[Period]] = defaultdict(list)
    for one, other in pairs:
        for change in _term(was, one, now, other, as_of):
            found[change].append(other.period)
    for change, periods in found.items():
        told = periods if len(periods) < len(pairs) else (None,)
        yield from (replace(change, period=period) for period in told)
    yield from (Change("term", before=term) for term in gone)
    yield from (Change("term", after=term) for term in come)
    yield from _status(was, old, now, new, as_of)


def _terms(old: Act, new: Act) -> tuple[list[tuple[Term, Term]], list[Term], list[Term]]:
    """The terms that are the same, by their period or else in order; those gone, and those that came."""
    return paired(old.terms, new.terms, lambda term: (term.period.first, term.period.last), in_order=True)


def _term(was: Plan, old: Term, now: Plan, new: Term, as_of: date) -> Iterator[Change]:
    def differs(*keys: str) -> bool:
        return unlike(was, old.item, now, new.item, keys)

    def each(*keys: str) -> Iterator[Change]:
        return (Change(key, getattr(one, key), getattr(other, key)) for key in keys if differs(key))

    one, other = old.action, new.action
    yield from each("title")
    if budget_key(old.plan) != budget_key(new.plan):
        yield Change("place", (old.unit, old.period), (new.unit, new.period))
    yield from each("strategy", "means")
    if differs("responsible", "co_responsible"):
        yield Change("responsible", _responsible(one), _responsible(other))
    yield from each("time")
    yield from _money(was, old, now, new, as_of)
    yield from each("part_of", "priority_area", "serves", "needs", "causes")
    if differs("criteria"):
        yield from _listed("criterion", one.criteria, other.criteria)
    yield from each("edition")
    otherwise = tuple(name for name, keys in OTHERWISE.items() if differs(*keys))
    if otherwise:
        yield Change("otherwise", after=otherwise)


def _responsible(action: Action) -> tuple[str, ...]:
    return tuple(key for key in (action.responsible, *action.co_responsible) if key)


def _money(was: Plan, old: Term, now: Plan, new: Term, as_of: date) -> Iterator[Change]:
    """The cost by what it comes to, then its grants one by one, then whatever else is said of it."""
    if was.unread(old.item.spot("cost")) or now.unread(new.item.spot("cost")):
        return
    one, other = cost_of(was, old, as_of), cost_of(now, new, as_of)
    before, after = (figures.gross if figures.known else None for figures in (one, other))
    if before != after:
        yield Change("cost", before, after)
    elif _but_grants(old.action) != _but_grants(new.action):
        yield Change("otherwise", after=("money",))
    yield from _listed("grant", map(_bare, one.grants), map(_bare, other.grants))


def _but_grants(action: Action) -> object:
    return action.cost.model_copy(update={"grants": ()}) if action.cost else None


def _bare(figure: GrantFigure) -> GrantFigure:
    """A grant as it stands, without its name by position and the report it is told in."""
    return figure._replace(id=figure.grant.id or "", since=None)


def _listed(what: str, old: Iterable[Any], new: Iterable[Any]) -> Iterator[Change]:
    """Grants or criteria that are not as they were; the same at another place in the list is the same."""
    were, are = tuple(old), tuple(new)
    gone, come = [one for one in were if one not in are], [one for one in are if one not in were]
    pairs, gone, come = paired(gone, come, _known_by, in_order=False)
    yield from (Change(what, *pair) for pair in pairs)
    yield from (Change(what, before=one) for one in gone)
    yield from (Change(what, after=one) for one in come)


def _known_by(one: Any) -> object:
    """What a grant or a criterion is known by in its list."""
    if isinstance(one, GrantFigure):
        return one.id or (one.grant.from_, one.grant.programme)
    return one.id or one.text


def _status(was: Plan, old: Act, now: Plan, new: Act, as_of: date) -> Iterator[Change]:
    """The reported status; where there is no report in either plan the calendar alone decides, and nothing is told."""
    before, after = standing(was, old, as_of), standing(now, new, as_of)
    if before.status != after.status and (before.report or after.report):
        yield Change("status", before.status, after.status)


# ---------------------------------------------------------------- goals, indicators, needs


def _goals(was: Plan, now: Plan) -> tuple[Entry, ...]:
    return _records(was, now, "goals", ("title", "by"))


def _result_goals(was: Plan, now: Plan) -> tuple[Entry, ...]:
    found = _records(was, now, "results", ("title", "by", "indicator", "target"))
    moved = {
        key: Change("goal", was.parent_goal.get(key), now.parent_goal.get(key))
        for key in now.results
        if key in was.results and was.parent_goal.get(key) != now.parent_goal.get(key)
    }
    known = {entry.id: entry for entry in found}
    order = [*(key for key in now.results if key in known or key in moved), *(k for k in was.results if k in known)]
    entries = (known.get(key, Entry(key, "changed")) for key in dict.fromkeys(order))
    return tuple(replace(e, changes=(*e.changes, moved[e.id])) if e.id in moved else e for e in entries)


def _records(was: Plan, now: Plan, kind: str, keys: tuple[str, ...]) -> tuple[Entry, ...]:
    def compare(old: Item[Any], new: Item[Any]) -> Iterator[Change]:
        for key in keys:
            if unlike(was, old, now, new, (key,)):
                yield Change(key, getattr(old.value, key), getattr(new.value, key))

    return _entries(getattr(was, kind), getattr(now, kind), compare)


# ---------------------------------------------------------------- budgets, and the plan itself


def _budgets(was: Plan, now: Plan) -> Iterator[BudgetEntry]:
    old, new = _by_key(was), _by_key(now)
    for key, (period, budget) in new.items():
        if key not in old and budget is not None:
            yield BudgetEntry(key, period, "added", after=budget)
        elif key in old and old[key][1] != budget:
            yield BudgetEntry(key, period, "changed", old[key][1], budget)
    for key, (period, budget) in old.items():
        if key not in new and budget is not None:
            yield BudgetEntry(key, period, "removed", before=budget)


def _by_key(plan: Plan) -> dict[BudgetKey, tuple[Period, Decimal | None]]:
    found: dict[BudgetKey, tuple[Period, Decimal | None]] = {}
    for item in plan.action_plans:
        key = budget_key(item)
        before = found[key][1] if key in found else None
        found[key] = (item.value.period, add(before, item.value.budget))
    return found


def budget_key(item: Item[Any]) -> BudgetKey:
    """What an action plan is known by."""
    return item.value.unit, item.value.period.first, item.value.period.last


def _head(was: Plan, now: Plan) -> Iterator[Change]:
    for key in ("title", "organisation", "period", "status"):
        if unlike(was, was.head_item, now, now.head_item, (key,)):
            what = "plan_status" if key == "status" else key
            yield Change(what, getattr(was.head, key), getattr(now.head, key))
    if was.currency != now.currency:
        yield Change("currency", was.currency, now.currency)
    if unlike(was, was.head_item, now, now.head_item, ("decisions",)):
        gone = [one for one in was.head.decisions if one not in now.head.decisions]
        come = [one for one in now.head.decisions if one not in was.head.decisions]
        pairs, gone, come = paired(gone, come, lambda one: one.body, in_order=False)
        yield from (Change("decision", *pair) for pair in pairs)
        yield from (Change("decision", before=one) for one in gone)
        yield from (Change("decision", after=one) for one in come)
