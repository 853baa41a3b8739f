"""Where money is short: budgets exceeded, grants that did not come, grants above what they pay for."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from .deviations import deviations
from .money import add, cost_of, money_of_plans
from .once import once
from .progress import ENDED, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from ..model.action_plan import ActionPlan
    from .deviations import DeviationStanding
    from .grants import GrantFigure
    from .linked import Item, Plan, Term
    from .money import Sum

UNDER_WAY = ("on_track", "at_risk", "off_track")
_PRICED_IN_PART = ("per_participant", "cap", "cap_per_participant")


class Overrun(NamedTuple):
    """An action plan whose net cost is above its budget: its money, and by how much."""

    item: Item[ActionPlan]
    money: Sum
    over: Decimal


@once
def overruns(plan: Plan, as_of: date) -> tuple[Overrun, ...]:
    """The action plans running or to come whose net cost is above the budget, in the order of the files."""
    money = ((item, amount) for item, amount in money_of_plans(plan, as_of) if item.value.period.last >= as_of)
    return tuple(Overrun(i, amount, -amount.left) for i, amount in money if amount.left is not None and amount.left < 0)


class PlacedGrant(NamedTuple):
    """A grant as it stands, the term that lists it and its number there, from 0."""

    term: Term
    number: int
    figure: GrantFigure

    @property
    def action(self) -> str:
        """The id of the action."""
        return self.term.item.id


def lists_grants(term: Term) -> bool:
    """Whether a term has any grants."""
    return term.action.cost is not None and bool(term.action.cost.grants)


def placed_grants(plan: Plan, term: Term, as_of: date) -> tuple[PlacedGrant, ...]:
    """The grants of a term as they stand on ``as_of``, in its order."""
    if not lists_grants(term):  # few do: it saves adding up
        return ()
    return tuple(PlacedGrant(term, *one) for one in enumerate(cost_of(plan, term, as_of).grants))


@once
def refused_grants(plan: Plan, as_of: date) -> tuple[PlacedGrant, ...]:
    """The refused grants of actions under way or to come that nobody has said how to do without.

    An answer is a decision on a deviation of the same action, reported with the refusal or later; for a refusal that
    the action plan itself tells of, in its period. A deviation that waits for the board asks already.
    """
    return tuple(one for one in _standing_as(plan, "refused", as_of) if not _answered(plan, one, as_of))


@once
def only_planned(plan: Plan, as_of: date) -> tuple[PlacedGrant, ...]:
    """The grants still only planned of actions that have begun: the whole of their start has passed, or reports say so.

    Where an action does not say when it begins, and nobody has reported it, it may not have begun.
    """
    return tuple(one for one in _standing_as(plan, "planned", as_of) if _begun(plan, one, as_of))


def _standing_as(plan: Plan, status: str, as_of: date) -> Iterator[PlacedGrant]:
    """The grants of a status in the terms that hold ``as_of`` or lie ahead, of actions neither done nor dropped."""
    for act in plan.actions.values():
        term = act.term_at(as_of)
        for one in placed_grants(plan, term, as_of) if term.period.last >= as_of else ():
            if one.figure.status == status and standing(plan, act, as_of).status not in ENDED:
                yield one


def _answered(plan: Plan, one: PlacedGrant, as_of: date) -> bool:
    about = _deviations(plan, as_of).get(one.action, ())
    if any(deviation.open and deviation.decided_by == "board" for deviation in about):
        return True
    since = one.figure.since
    told = since.date if since else one.term.period.first
    return any(not deviation.open and deviation.date >= told for deviation in about)


@once
def _deviations(plan: Plan, as_of: date) -> Mapping[str, list[DeviationStanding]]:
    by_action: defaultdict[str, list[DeviationStanding]] = defaultdict(list)
    for deviation in deviations(plan, as_of):
        by_action[deviation.action].append(deviation)
    return by_action


def _begun(plan: Plan, one: PlacedGrant, as_of: date) -> bool:
    stands, time = standing(plan, plan.actions[one.action], as_of), one.term.action.time
    if stands.report is not None:
        return stands.status in UNDER_WAY
    start = (time.start or time.at) if time else None
    return start is not None and start.last < as_of


class Funding(NamedTuple):
    """What terms that belong together cost, and what they have been granted, in all and by which grants.

    ``gross``: None where none of them has a cost that can be added up, or the cost of one is given in part only.
    """

    gross: Decimal | None
    granted: Decimal
    grants: tuple[PlacedGrant, ...]

    @property
    def own(self) -> Decimal:
        """What is left to pay oneself; negative where more is granted than it costs, 0 where the cost is not known."""
        return Decimal(0) if self.gross is None else self.gross - self.granted

    def own_share(self) -> tuple[PlacedGrant, Decimal] | None:
        """The grant that asks one to pay most oneself, and how much; None where none does or the cost is not known."""
        asked = ((one, self._asked(one.figure)) for one in self.grants)
        known = [(one, share) for one, share in asked if share is not None]
        return max(known, key=lambda pair: pair[1], default=None)

    def _asked(self, figure: GrantFigure) -> Decimal | None:
        grant = figure.grant
        whole = self.gross if grant.own_share_of == "cost" else figure.amount
        if self.gross is None or whole is None or grant.own_share is None:
            return None
        return whole * grant.own_share / 100


def funding(plan: Plan, terms: Iterable[Term], as_of: date) -> Funding:
    """The cost and the granted grants of terms together: of an action and its parts in one action plan."""
    gross: Decimal | None = None
    unsure = False
    granted: list[PlacedGrant] = []
    for term in terms:
        figures = cost_of(plan, term, as_of)
        granted += [one for one in placed_grants(plan, term, as_of) if one.figure.status == "granted"]
        if figures.by_year:
            gross = add(gross, figures.gross)
        else:
            unsure = unsure or _priced_in_part(term)
    amount = sum((one.figure.amount for one in granted if one.figure.amount is not None), Decimal(0))
    return Funding(None if unsure else gross, amount, tuple(granted))


def _priced_in_part(term: Term) -> bool:
    cost = term.action.cost
    return cost is not None and any(getattr(cost, name) is not None for name in _PRICED_IN_PART)
