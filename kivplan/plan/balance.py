"""The balance between the four strategies, which of them the plan answers, and the actions grouped as ARUBA does."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ..model.base import Record
from .money import act_gross
from .once import once

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from ..model.strategy import Strategy
    from .linked import Act, Item, Plan

STRATEGIES = ("acquire", "develop", "mobilise", "phase_out")
WHOLE = Decimal(100)
ARUBA = ("attract", "recruit", "develop", "retain", "phase_out")


@dataclass(frozen=True, slots=True)
class Share:
    """One strategy's part: actions, their share and the intended share in percent, and gross cost."""

    strategy: str
    count: int
    share: Decimal
    intended: Decimal | None
    gross: Decimal

    @property
    def gap(self) -> Decimal | None:
        """Percent points above (or, negative, below) the intended share; None where nothing is intended."""
        return None if self.intended is None else self.share - self.intended


class Balance(NamedTuple):
    """The strategies' shares by number of counted actions.

    ``other`` counts the actions that are no competence measure, ``unnamed`` those that name no strategy; parts of other
    actions are in neither. ``outside``: the gross cost of all that belongs to no row; ``unshown``: of what this edition
    of the plan does not show.
    """

    rows: tuple[Share, ...]
    counted: int
    other: int
    unnamed: int
    outside: Decimal
    unshown: Decimal

    @property
    def gross(self) -> Decimal:
        """The gross cost of the rows together."""
        return sum((row.gross for row in self.rows), Decimal(0))

    def of(self, strategy: str) -> Share:
        """The row of a strategy."""
        return next(row for row in self.rows if row.strategy == strategy)

    @property
    def furthest(self) -> Share | None:
        """The strategy whose share lies furthest from the intended one; the first of equals, None without intention."""
        gaps = [(abs(row.gap), row) for row in self.rows if row.gap is not None]
        return max(gaps, key=lambda gap: gap[0])[1] if gaps else None

    def off(self, points: Decimal) -> tuple[Share, ...]:
        """The strategies whose share lies more than that many percent points from the intended one, furthest first."""
        gaps = [(abs(row.gap), row) for row in self.rows if row.gap is not None]
        return tuple(row for gap, row in sorted(gaps, key=lambda gap: -gap[0]) if gap > points)


@once
def balance(plan: Plan, as_of: date) -> Balance:
    """Shares by number of counted actions (no ``other``, no ``part_of``), cost beside, in the order of STRATEGIES."""
    return _balance(plan, as_of, STRATEGIES, lambda act: act.action.strategy, intended(plan))


class Intention(NamedTuple):
    """The balance that is intended: shares in percent by strategy, and the strategy document that says so."""

    item: Item[Strategy]
    shares: Mapping[str, Decimal]

    @property
    def adds_up(self) -> bool:
        """Whether the shares are 100 % together (KIV408)."""
        return sum(self.shares.values()) == WHOLE


@once
def intention(plan: Plan) -> Intention | None:
    """The balance intended for all actions, by the strategy of the whole organisation or the only one.

    Where only units have strategies, what one of them intends is not what the others do.
    """
    for item in plan.strategies:
        if item.value.balance and (item.value.unit is None or len(plan.strategies) == 1):
            return Intention(item, {name: getattr(item.value.balance, name) for name in STRATEGIES})
    return None


def intended(plan: Plan) -> Mapping[str, Decimal]:
    """The intended shares, in percent by strategy; empty where no balance is intended."""
    found = intention(plan)
    return found.shares if found else {}


@once
def unanswered(plan: Plan) -> tuple[str, ...]:
    """The strategies the plan has no answer to, in the order of STRATEGIES.

    Any words in a strategy document on which way to go, by which means or through which drivers are an answer; so is a
    counted action.
    """
    acted = {act.action.strategy for act in plan.actions.values() if act.counted}
    worded = {name for name in STRATEGIES for item in plan.strategies if _says(getattr(item.value, name))}
    return tuple(name for name in STRATEGIES if name not in acted | worded)


def _says(answer: object) -> bool:
    """Whether it is text, or a record with text somewhere in it."""
    if isinstance(answer, Record):
        return any(_says(getattr(answer, name)) for name in answer.model_fields)
    return bool(answer)


@once
def aruba(plan: Plan, as_of: date) -> Balance:
    """The same actions as attract, recruit, develop, retain, phase out (Swedish practice).

    What is intended for acquire is for attract and recruit together: neither has an intended share of its own.
    """
    wanted = intended(plan)
    own = {"develop": wanted.get("develop"), "retain": wanted.get("mobilise"), "phase_out": wanted.get("phase_out")}
    return _balance(plan, as_of, ARUBA, aruba_group, own)


def aruba_group(act: Act) -> str | None:
    """Attract = acquire by attraction or cooperation; recruit = acquire otherwise; retain = mobilise."""
    strategy = act.action.strategy
    if strategy == "acquire":
        return "attract" if act.action.means in ("attraction", "cooperation") else "recruit"
    return "retain" if strategy == "mobilise" else strategy


def _balance(
    plan: Plan,
    as_of: date,
    groups: tuple[str, ...],
    group_of: Callable[[Act], str | None],
    wanted: Mapping[str, Decimal | None],
) -> Balance:
    counted = [act for act in plan.actions.values() if act.counted]
    counts = Counter(group_of(act) for act in counted)
    gross: defaultdict[str | None, Decimal] = defaultdict(Decimal)
    for act in plan.actions.values():
        gross[group_of(act)] += act_gross(plan, act, as_of)
    rows = tuple(
        Share(name, counts[name], percent(counts[name], len(counted)), wanted.get(name), gross[name]) for name in groups
    )
    whole = [act.action.strategy for act in plan.actions.values() if act.action.part_of is None]
    outside = sum((amount for group, amount in gross.items() if group not in groups), Decimal(0))
    unshown = plan.pool.money.gross if plan.pool else Decimal(0)
    return Balance(rows, len(counted), whole.count("other"), whole.count(None), outside, unshown)


def percent(part: Decimal | int, whole: Decimal | int) -> Decimal:
    """``part`` of ``whole`` in percent; 0 of nothing."""
    return Decimal(part) * 100 / Decimal(whole) if whole else Decimal(0)
