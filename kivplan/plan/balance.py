"""The balance between the four strategies, and the same actions grouped as ARUBA does."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from .linked import once
from .money import act_gross

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


@dataclass(frozen=True, slots=True)
class Balance:
    """The strategies' shares by number of counted actions; ``other`` counts the actions outside the balance."""

    rows: tuple[Share, ...]
    counted: int
    other: int


@once
def balance(plan: Plan, as_of: date) -> Balance:
    """Shares by number of counted actions (no ``other``, no ``part_of``), cost beside, in the order of STRATEGIES."""
    intended = plan.strategy.value.balance if plan.strategy else None
    wanted = {name: getattr(intended, name) for name in STRATEGIES} if intended else {}
    return _balance(plan, as_of, STRATEGIES, lambda act: act.action.strategy or "", wanted)


@once
def aruba(plan: Plan, as_of: date) -> Balance:
    """The same actions as attract, recruit, develop, retain, phase out (Swedish practice)."""
    return _balance(plan, as_of, ARUBA, aruba_group, {})


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
    intended: dict[str, Decimal | None],
) -> Balance:
    counted = [act for act in plan.actions.values() if act.counted]
    counts = Counter(group_of(act) for act in counted)
    gross: defaultdict[str, Decimal] = defaultdict(Decimal)
    for act in plan.actions.values():
        gross[group_of(act)] += act_gross(plan, act, as_of)
    rows = tuple(
        Share(name, counts[name], percent(counts[name], len(counted)), intended.get(name), gross[name])
        for name in groups
    )
    return Balance(rows, len(counted), sum(act.action.strategy == "other" for act in plan.actions.values()))


def percent(part: Decimal | int, whole: Decimal | int) -> Decimal:
    """``part`` of ``whole`` in percent; 0 of nothing."""
    return Decimal(part) * 100 / Decimal(whole) if whole else Decimal(0)
