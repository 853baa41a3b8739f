"""Family 6, money: what has been granted (KIV605, KIV607)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ..findings import Related, said
from ..plan.shortfalls import funding, lists_grants, placed_grants
from ..plan.wholes import wholes
from . import naming
from .rule import Remark, Rule, Words, levels
from .sources import REAL_PLANS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from ..model.action_parts import Grant
    from ..plan.linked import Act, Item, Plan, Term
    from ..plan.shortfalls import PlacedGrant
    from ..plan.wholes import Whole
    from .rule import Context

_ABOVE_COST = Words(
    "{action} has been granted {granted} and costs {gross}: the last {over} pays for nothing and may be claimed back",
    "write all that it costs, or the amounts that were granted",
)
_NO_OWN_SHARE = Words(
    "{giver} asks for an own share of {asked}, and {action} is left with {own} to pay itself: the grant may be cut or "
    "claimed back",
    "write all that it costs, own work as an amount too, or the amounts that were granted",
)


def _grant_exceeds_cost(context: Context) -> Iterator[Remark]:
    """An action and its parts are looked at together, in each action plan."""
    for whole in wholes(context.plan):
        for terms in _side_by_side((whole.act, *whole.parts)):
            yield from _paid_too_much(context, whole, terms)


def _side_by_side(acts: Iterable[Act]) -> Iterable[list[Term]]:
    """The terms of an action and its parts by action plan, where they list grants."""
    together: defaultdict[object, list[Term]] = defaultdict(list)
    for act in acts:
        for term in act.terms:
            together[term.plan].append(term)
    return [terms for terms in together.values() if any(map(lists_grants, terms))]


def _paid_too_much(context: Context, whole: Whole, terms: list[Term]) -> Iterator[Remark]:
    plan, money = context.plan, funding(context.plan, terms, context.as_of)
    asks = money.own_share()
    if money.own < 0:
        one, keys = money.grants[0], ("cost", "grants")
        params = _amounts(granted=money.granted, gross=money.granted + money.own, over=-money.own)
        params["action"] = naming.action(whole.act)
        also = _all_rest_on(plan, terms)
        yield Remark(one.term.item, keys, _ABOVE_COST, params, part="key", also=also, related=reported(one))
    elif asks is not None and money.own < asks[1]:
        one, asked = asks
        params = _amounts(asked=asked, own=money.own)
        params |= {"action": naming.action(whole.act), "giver": naming.quoted(one.figure.grant.from_)}
        share, also = ("cost", "grants", one.number, "own_share"), _all_rest_on(plan, terms)
        yield Remark(one.term.item, share, _NO_OWN_SHARE, params, also=also, related=reported(one))


def _amounts(**amounts: Decimal) -> dict[str, str]:
    return {name: naming.plain(round(amount, 2)) for name, amount in amounts.items()}


def _all_rest_on(plan: Plan, terms: list[Term]) -> tuple[Item[object], ...]:
    return tuple(item for term in terms for item in rests_on(plan, term))


def rests_on(plan: Plan, term: Term) -> tuple[Item[object], ...]:
    """A term and what is reported of its action."""
    return (term.item, *(report.item for report in plan.reports_of(term.item.id)))


def reported(one: PlacedGrant) -> tuple[Related, ...]:
    """The report a grant has its status from, if it is not from the action plan."""
    since = one.figure.since
    return (Related(since.item.spot("grants", one.figure.id), said("reported here")),) if since else ()


_TWO_GRANTS = Words(
    "{action} has been granted money by {givers}, and no cost may be paid twice",
    "let parts of the action (`part_of:`) show what each pays, or ignore this with a comment on who has checked it",
)


def _two_grants(context: Context) -> Iterator[Remark]:
    for act in context.plan.actions.values():
        for term in act.terms:
            placed = placed_grants(context.plan, term, context.as_of)
            granted = [one for one in placed if one.figure.status == "granted" and one.figure.amount != 0]
            other = next((one for one in granted if _differ(granted[0].figure.grant, one.figure.grant)), None)
            if other is not None:
                yield _from_several(context.plan, act, granted, other)


def _from_several(plan: Plan, act: Act, granted: list[PlacedGrant], other: PlacedGrant) -> Remark:
    term, first = other.term, granted[0]
    givers = dict.fromkeys(naming.quoted(_name(one.figure.grant)) for one in granted)
    params = {"action": naming.action(act), "givers": naming.listed(list(givers))}
    keys, also = ("cost", "grants", other.number), rests_on(plan, term)
    related = (Related(term.item.spot("cost", "grants", first.number), said("the first of them")),)
    return Remark(term.item, keys, _TWO_GRANTS, params, also=also, related=related)


def _differ(one: Grant, other: Grant) -> bool:
    """Whether two grants are of different schemes; of one giver, only where both say which."""
    if one.from_.casefold() != other.from_.casefold():
        return True
    return bool(one.programme and other.programme) and _name(one).casefold() != _name(other).casefold()


def _name(grant: Grant) -> str:
    return f"{grant.from_}, {grant.programme}" if grant.programme else grant.from_


RULES = (
    Rule(
        code="KIV605",
        name="grant-exceeds-cost",
        levels=levels("e"),
        summary="More is granted to an action than it costs, or less is left to pay oneself than a grant asks for.",
        why="Whoever gives the grant asks for accounts; what was not spent, or not shared, is paid back.",
        source=REAL_PLANS,
        notes=(
            "An action and its parts are added up together: a cost may stand on one and its grant on another.",
            "Grants count as the newest follow-up tells of them. Hours are no money here: write own work as an amount.",
            "Own money is the cost less all that is granted. Silent where the cost is not known.",
        ),
        factor=3,
        needs=(("cost",), ("target_group",), ("implementation",), ("time",), ("grants",)),
        whole=True,
        find=_grant_exceeds_cost,
        wrong="id: H1\ntitle: Further education in wound care\n"
        "cost:\n"
        "  fixed: 100000\n"
        "  cost_centre: 3120\n"
        "  grants: [{from: The county, amount: 80000, status: granted, own_share: 30%}]\n",
        right="id: H1\ntitle: Further education in wound care\n"
        "cost:\n"
        "  fixed: 100000\n"
        "  cost_centre: 3120\n"
        "  grants: [{from: The county, amount: 70000, status: granted, own_share: 30%}]\n",
    ),
    Rule(
        code="KIV607",
        name="two-grants-one-cost",
        levels=levels("i"),
        summary="Two grants have been granted to one action: check that no cost is paid twice.",
        why="Public money may pay a cost once; what is paid twice is claimed back.",
        source=REAL_PLANS,
        notes=(
            "Grants of different givers, or of one giver for two programmes. Instalments of one grant are left alone.",
            "kivplan cannot tell public money from other money: a private gift beside a grant is told as well.",
        ),
        factor=3,
        needs=(("cost",), ("grants",)),
        find=_two_grants,
        wrong="id: H1\ntitle: Further education in wound care\n"
        "cost:\n"
        "  fixed: 100000\n"
        "  cost_centre: 3120\n"
        "  grants:\n"
        "    - {from: The county, amount: 30000, status: granted}\n"
        "    - {from: The directorate of health, amount: 40000, status: granted}\n",
        right="id: H1\ntitle: Further education in wound care\n"
        "cost:\n"
        "  fixed: 100000\n"
        "  cost_centre: 3120\n"
        "  grants:\n"
        "    - {from: The county, amount: 30000, status: granted}\n"
        "    - {from: The directorate of health, amount: 40000, status: applied}\n",
    ),
)
