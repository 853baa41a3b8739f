"""Family 4, the shares of the four strategies, intended and by number of actions (KIV402-404).

A share of a few actions says little: all of them wait until the plan holds as many counted actions as the limit says.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ..findings import Related, said
from ..plan.balance import balance, intention, unanswered
from ..plan.unread import lost_keys
from . import naming
from .rule import Remark, Rule, Words, levels
from .sources import PRACTICE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..plan.balance import Balance, Intention, Share
    from .rule import Context

FEWEST = "fewest-actions"
ENOUGH = Decimal(8)


def enough(context: Context) -> Balance | None:
    """The balance, once it holds actions enough, and the strategy of each of them could be read."""
    shares = balance(context.plan, context.as_of)
    unsure = "strategy" in lost_keys(context.plan)
    return None if unsure or shares.counted < max(context.limits[FEWEST], Decimal(1)) else shares


def shown(share: Decimal) -> str:
    """A share in percent, to one decimal."""
    return naming.plain(round(share, 1))


_LITTLE_INTENDED = Words(
    "the strategy intends {share} % of the actions to mobilise, less than {limit} %, so what people already can is "
    "left unused",
    "raise the share of mobilise to {limit}% or more, and lower others by as much",
)
_LITTLE_DONE = Words(
    "mobilise has {count} of {counted} actions ({share} %), less than {limit} %, so what people already can is left "
    "unused",
    "plan more actions for leadership, organisation, roles or retention, with `strategy: mobilise`",
)
_MUCH_INTENDED = Words(
    "the strategy intends {share} % of the actions to develop, more than {limit} %: training changes little where the "
    "work stays as it is",
    "lower the share of develop to {limit}% or less, and raise others by as much",
)
_MUCH_DONE = Words(
    "develop has {count} of {counted} actions ({share} %), more than {limit} %: training changes little where the work "
    "stays as it is",
    "leave out the training that matters least, or plan more actions that mobilise what people already can",
)


def _too_little_mobilisation(context: Context) -> Iterator[Remark]:
    limit = context.limits["too-little-mobilisation"]
    return _beyond(context, "mobilise", limit, lambda share: share < limit, (_LITTLE_INTENDED, _LITTLE_DONE))


def _too_much_development(context: Context) -> Iterator[Remark]:
    limit = context.limits["too-much-development"]
    return _beyond(context, "develop", limit, lambda share: share > limit, (_MUCH_INTENDED, _MUCH_DONE))


def _beyond(
    context: Context, strategy: str, limit: Decimal, beyond: Callable[[Decimal], bool], words: tuple[Words, Words]
) -> Iterator[Remark]:
    """A remark on an intended share beyond the limit, there; else on that of the actions, at the plan's title.

    Silent where a strategy has neither action nor direction: missing-strategy tells of that.
    """
    plan, shares, wanted = context.plan, enough(context), intention(context.plan)
    if shares is None or (wanted and not wanted.adds_up):
        return
    row = shares.of(strategy)
    if wanted and beyond(wanted.shares[strategy]):
        params = {"share": naming.plain(wanted.shares[strategy]), "limit": naming.plain(limit)}
        yield Remark(wanted.item, ("balance", strategy), words[0], params)
    elif not wanted and beyond(row.share) and strategy not in unanswered(plan):
        numbers = {**_numbers(row, shares), "limit": naming.plain(limit)}
        yield Remark(plan.head_item, ("title",), words[1], numbers, also=plan.strategies)


def _numbers(row: Share, shares: Balance) -> dict[str, object]:
    named = {"strategy": row.strategy, "named": naming.in_words(row.strategy)}
    return {**named, "count": row.count, "counted": shares.counted, "share": shown(row.share)}


_TOO_MANY = Words(
    "{named} has {count} of {counted} actions ({share} %), far more than the {intended} % intended: the plan does "
    "something else than its strategy says",
    "leave out or put off some of these actions, or raise the intended share",
)
_TOO_FEW = Words(
    "{named} has {count} of {counted} actions ({share} %), far less than the {intended} % intended: the plan does "
    "something else than its strategy says",
    "plan more actions with `strategy: {strategy}`, or lower the intended share",
)


def _off_balance(context: Context) -> Iterator[Remark]:
    """One remark, at the strategy furthest off; the others beyond the limit are shown with it."""
    shares, wanted = enough(context), intention(context.plan)
    if shares is None or wanted is None or not wanted.adds_up:
        return
    off = shares.off(context.limits["off-balance"])
    for row in off[:1]:
        intended = wanted.shares[row.strategy]
        words = _TOO_MANY if row.share > intended else _TOO_FEW
        params = {**_numbers(row, shares), "intended": naming.plain(intended)}
        related = tuple(_also_off(wanted, other) for other in off[1:])
        yield Remark(wanted.item, ("balance", row.strategy), words, params, related=related)


def _also_off(wanted: Intention, row: Share) -> Related:
    told = {"share": shown(row.share), "intended": naming.plain(wanted.shares[row.strategy])}
    words = said(
        "{named} has {share} % of the actions, {intended} % intended", named=naming.in_words(row.strategy), **told
    )
    return Related(wanted.item.spot("balance", row.strategy), words)


_SMALL = "kind: plan\nchecks: {limits: {fewest-actions: 2, off-balance: 100}}\n---\nkind: strategy\n"
_BOTH_MOBILISE = (
    "# both actions of the plan mobilise\nkind: plan\nchecks: {limits: {fewest-actions: 2}}\n---\nkind: strategy\n"
)

RULES = (
    Rule(
        code="KIV402",
        name="too-little-mobilisation",
        levels=levels("i/w/w"),
        summary="Mobilisation is less than the limit, in percent: of the intended balance where there is one, else of "
        "the actions.",
        why="Too little mobilisation was one of the reasons earlier plans came to little: it is what drives inner "
        "motivation and the wish to stay, and it uses what people already can.",
        source=PRACTICE,
        notes=(
            "Shares are by number of counted actions: those of the four strategies that are no part of another.",
            "The intended balance is that of the whole organisation's strategy, or of the only one.",
            "How far the actions are from what is intended, off-balance tells.",
            "Silent until as many actions are counted as the limit fewest-actions says: a share of a few says little.",
            "Silent where the intended shares do not add up: balance-sum tells of that.",
            "Silent where no balance is intended and mobilise is not answered at all: missing-strategy tells of that.",
        ),
        factor=4,
        whole=True,
        needs=(("balance",), ("unit",)),
        limits={"too-little-mobilisation": Decimal(25), FEWEST: ENOUGH},
        find=_too_little_mobilisation,
        wrong=_SMALL + "balance: {acquire: 45%, develop: 35%, mobilise: 15%, phase_out: 5%}\n",
        right=_SMALL + "balance: {acquire: 20%, develop: 35%, mobilise: 40%, phase_out: 5%}\n",
    ),
    Rule(
        code="KIV403",
        name="too-much-development",
        levels=levels("i/w/w"),
        summary="Development is more than the limit, in percent: of the intended balance where there is one, else of "
        "the actions.",
        why="All development was counted as good; training is the first thing that comes to mind, and seldom enough.",
        source=PRACTICE,
        notes=(
            "Shares are counted, and the rule waits, as too-little-mobilisation does.",
            "A plan may well have both findings: they speak of two strategies.",
        ),
        factor=4,
        whole=True,
        needs=(("balance",), ("unit",)),
        limits={"too-much-development": Decimal(60), FEWEST: ENOUGH},
        find=_too_much_development,
        wrong=_SMALL + "balance: {acquire: 5%, develop: 65%, mobilise: 30%, phase_out: 0%}\n",
        right=_SMALL + "balance: {acquire: 10%, develop: 50%, mobilise: 40%, phase_out: 0%}\n",
    ),
    Rule(
        code="KIV404",
        name="off-balance",
        levels=levels("i/w/w"),
        summary="The strategies' shares of the actions are off the intended `balance` by more than the limit, in "
        "percentage points.",
        why="The intended balance is a decision; where the actions are something else, either of them should change.",
        source=PRACTICE,
        notes=(
            "Reported once, at the strategy that is furthest off; others beyond the limit are shown with it.",
            "Shares are counted, and the rule waits, as too-little-mobilisation does.",
        ),
        factor=4,
        whole=True,
        needs=(("unit",),),
        limits={"off-balance": Decimal(15), FEWEST: ENOUGH},
        find=_off_balance,
        wrong=_BOTH_MOBILISE + "balance: {acquire: 20%, develop: 30%, mobilise: 50%, phase_out: 0%}\n",
        right=_BOTH_MOBILISE + "balance: {acquire: 10%, develop: 0%, mobilise: 90%, phase_out: 0%}\n",
    ),
)
