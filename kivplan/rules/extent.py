"""Family 3, actions side by side: how many there are, and which strategy their means belong to (KIV314-315)."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from ..plan.timeline import within_plan
from ..plan.wholes import wholes
from . import naming
from .points import STRATEGY_OF
from .rule import Remark, Rule, Words, levels
from .sources import PRACTICE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..plan.linked import Plan
    from .rule import Context

Key = TypeVar("Key")
PER_RESPONSIBLE, PER_UNIT = "actions-per-responsible", "actions-per-unit"

_MANY_FOR_ONE = Words(
    "{who} answers for {count} actions in {year}, more than {limit}: nobody can follow up so many",
    "share them out, join those that belong together, or leave some for a later year",
)
_MANY_IN_PLAN = Words(
    "the action plan has {count} actions in {year}, more than {limit}: plans that ask too much are not kept",
    "keep those that matter most, join those that belong together, or leave some for a later year",
)
_MANY_IN_UNIT = Words(
    "the action plan of {unit} has {count} actions in {year}, more than {limit}: plans that ask too much are not kept",
    _MANY_IN_PLAN.hint,
)


def _too_many_actions(context: Context) -> Iterator[Remark]:
    """Counted by calendar year, without parts; each responsible and each unit is told once, of the fullest year."""
    plan = context.plan
    responsible: defaultdict[str, Counter[int]] = defaultdict(Counter)
    units: defaultdict[str | None, Counter[int]] = defaultdict(Counter)
    for whole in wholes(plan):
        years = [(term, within_plan(term).years) for term in whole.act.terms]
        for key in {(term.action.responsible, year) for term, touched in years for year in touched}:
            responsible[key[0] or ""][key[1]] += 1
        for unit, year in {(term.unit, year) for term, touched in years for year in touched}:
            units[unit][year] += 1
    yield from _for_one(plan, responsible, context.limits[PER_RESPONSIBLE])
    yield from _in_plan(plan, units, context.limits[PER_UNIT])


def _for_one(plan: Plan, counts: dict[str, Counter[int]], limit: Decimal) -> Iterator[Remark]:
    for who, year, count in _beyond(counts.items(), limit):
        if who in plan.who:
            item = plan.who[who].item
            params = {"who": naming.thing(plan, item), "count": count, "year": year, "limit": naming.plain(limit)}
            yield Remark(item, ("id",), _MANY_FOR_ONE, params)


def _in_plan(plan: Plan, counts: dict[str | None, Counter[int]], limit: Decimal) -> Iterator[Remark]:
    for unit, year, count in _beyond(counts.items(), limit):
        name = naming.quoted(plan.name_of(unit)) if unit else None
        params = {"unit": name, "count": count, "year": year, "limit": naming.plain(limit)}
        item = next(i for i in plan.action_plans if i.value.unit == unit and i.value.period.first.year <= year)
        yield Remark(item, ("actions",), _MANY_IN_UNIT if unit else _MANY_IN_PLAN, params, part="key")


def _beyond(counts: Iterable[tuple[Key, Counter[int]]], limit: Decimal) -> Iterator[tuple[Key, int, int]]:
    for key, years in counts:
        year, count = max(years.items(), key=lambda pair: (pair[1], -pair[0]))
        if count > limit:
            yield key, year, count


_MEANS_MISMATCH = Words(
    "{means} belongs to {owner}, not to {strategy}, so reports would show the action in two places",
    "write {choice}, or `strategy: {owner}`",
)
_NO_MEANS_OF_OTHER = Words(
    "{means} belongs to {owner}, and `other` is for what is not a competence action",
    "remove `means:`, or write `strategy: {owner}`",
)


def _means_mismatch(context: Context) -> Iterator[Remark]:
    for act in context.plan.actions.values():
        for term in act.terms:
            means, strategy = term.action.means, term.action.strategy
            if means and strategy and STRATEGY_OF[means] != strategy:
                own = [name for name, owner in STRATEGY_OF.items() if owner == strategy]
                choice = naming.listed(own, last="or") if own else ""
                params = {"means": means, "strategy": strategy, "owner": STRATEGY_OF[means], "choice": choice}
                yield Remark(term.item, ("means",), _MEANS_MISMATCH if own else _NO_MEANS_OF_OTHER, params)


RULES = (
    Rule(
        code="KIV314",
        name="too-many-actions",
        levels=levels("i/w/w"),
        summary="One responsible, or one unit's action plan, has more actions in a calendar year than the limit. "
        "Parts of actions do not count.",
        why="Plans that are too extensive are not carried out.",
        source=PRACTICE,
        factor=2,
        whole=True,
        limits={PER_RESPONSIBLE: Decimal(12), PER_UNIT: Decimal(25)},
        find=_too_many_actions,
        wrong="# the head of nursing answers for two actions\n"
        "kind: plan\n"
        "format: 1\n"
        "title: Competence plan\n"
        "organisation: Nordvik\n"
        "language: en\n"
        "currency: NOK\n"
        "period: {start: 2026, end: 2029}\n"
        "people: [{id: head, role: Head of nursing}]\n"
        "checks: {limits: {actions-per-responsible: 1}}\n",
        right="# the head of nursing answers for two actions\n"
        "kind: plan\n"
        "format: 1\n"
        "title: Competence plan\n"
        "organisation: Nordvik\n"
        "language: en\n"
        "currency: NOK\n"
        "period: {start: 2026, end: 2029}\n"
        "people: [{id: head, role: Head of nursing}]\n"
        "checks: {limits: {actions-per-responsible: 2}}\n",
    ),
    Rule(
        code="KIV315",
        name="strategy-means-mismatch",
        levels=levels("e"),
        summary="`means` does not belong to the strategy.",
        why="Reports group actions by strategy and by means; an action that says both cannot be placed.",
        needs=(("means",), ("strategy",)),
        find=_means_mismatch,
        wrong="id: H1\ntitle: Mentors for new nurses\nstrategy: mobilise\nmeans: recruitment\n",
        right="id: H1\ntitle: Mentors for new nurses\nstrategy: mobilise\nmeans: retention\n",
    ),
)
