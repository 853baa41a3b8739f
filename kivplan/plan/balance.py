"""The balance between the four strategies, and the same actions grouped as ARUBA does."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from .money import act_gross
from .once import once

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from .linked import Act, Plan

STRATEGIES = ("acquire", "develop", "mobilise", "phase_out")
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


@dataclass(frozen=True, slots=True)
class Balance:
    """The strategies' shares by number of counted actions.

    ``other`` counts the actions that are no competence measure, ``unnamed`` those that name no strategy; parts of other
    actions are in neither. ``outside``: the gross cost of all that belongs to no row.
    """

    rows: tuple[Share, ...]
    counted: int
    other: int
    unnamed: int = 0
    outside: Decimal = Decimal(0)

    @property
    def gross(self) -> Decimal:
        """The gross cost of the rows together."""
        return sum((row.gross for row in self.rows), Decimal(0))

    @property
    def furthest(self) -> Share | None:
        """The strategy whose share lies furthest from the intended one; the first of equals, None without intention."""
        gaps = [(abs(row.gap), row) for row in self.rows if row.gap is not None]
        return max(gaps, key=lambda gap: gap[0])[1] if gaps else None


@once
def balance(plan: Plan, as_of: date) -> Balance:
    """Shares by number of counted actions (no ``other``, no ``part_of``), cost beside, in the order of STRATEGIES."""
    return _balance(plan, as_of, STRATEGIES, lambda act: act.action.strategy or "", intended(plan))


def intended(plan: Plan) -> dict[str, Decimal | None]:
    """The balance the strategy intends, in percent by strategy; empty where it intends none."""
    wanted = plan.strategy.value.balance if plan.strategy else None
    return {name: getattr(wanted, name) for name in STRATEGIES} if wanted else {}


@once
def aruba(plan: Plan, as_of: date) -> Balance:
    """The same actions as attract, recruit, develop, retain, phase out (Swedish practice).

    What is intended for acquire is for attract and recruit together: neither has an intended share of its own.
    """
    wanted = intended(plan)
    own = {"develop": wanted.get("develop"), "retain": wanted.get("mobilise"), "phase_out": wanted.get("phase_out")}
    return _balance(plan, as_of, ARUBA, aruba_group, own)


def aruba_group(act: Act) -> str:
    """Attract = acquire by attraction or cooperation; recruit = acquire otherwise; retain = mobilise."""
    strategy = act.action.strategy or ""
    if strategy == "acquire":
        return "attract" if act.action.means in ("attraction", "cooperation") else "recruit"
    return "retain" if strategy == "mobilise" else strategy


def _balance(
    plan: Plan,
    as_of: date,
    groups: tuple[str, ...],
    group_of: Callable[[Act], str],
    wanted: dict[str, Decimal | None],
) -> Balance:
    counted = [act for act in plan.actions.values() if act.counted]
    counts = Counter(group_of(act) for act in counted)
    gross: defaultdict[str, Decimal] = defaultdict(Decimal)
    for act in plan.actions.values():
        gross[group_of(act)] += act_gross(plan, act, as_of)
    rows = tuple(
        Share(name, counts[name], percent(counts[name], len(counted)), wanted.get(name), gross[name]) for name in groups
    )
    whole = [act.action.strategy for act in plan.actions.values() if act.action.part_of is None]
    outside = sum((amount for group, amount in gross.items() if group not in groups), Decimal(0))
    return Balance(rows, len(counted), whole.count("other"), whole.count(None), outside)


def percent(part: Decimal | int, whole: Decimal | int) -> Decimal:
    """``part`` of ``whole`` in percent; 0 of nothing."""
    return Decimal(part) * 100 / Decimal(whole) if whole else Decimal(0)
