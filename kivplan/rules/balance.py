"""Family 4, strategy and balance: KIV408."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ..plan.balance import STRATEGIES
from . import naming
from .rule import Remark, Rule, Words, levels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .rule import Context

_TOO_LITTLE = Words(
    "the intended shares are {words} %, not 100 %, so nobody can tell which balance is wanted",
    "raise one of them by {rest} percentage points, or several by that together",
)
_TOO_MUCH = Words(_TOO_LITTLE.message, "lower one of them by {rest} percentage points, or several by that together")


def _balance_sum(context: Context) -> Iterator[Remark]:
    for item in context.plan.strategies:
        intended = item.value.balance
        shares = [getattr(intended, name) for name in STRATEGIES] if intended else []
        added = sum(shares, Decimal(0))
        if shares and added != 100:
            words = f"{' + '.join(map(naming.plain, shares))} = {naming.plain(added)}"
            params = {"words": words, "rest": naming.plain(abs(100 - added))}
            yield Remark(item, ("balance",), _TOO_LITTLE if added < 100 else _TOO_MUCH, params)


RULES = (
    Rule(
        code="KIV408",
        name="balance-sum",
        levels=levels("e"),
        summary="The intended shares of the four strategies do not add up to 100 %.",
        why="The balance is compared with the actions; shares that do not add up to 100 % cannot be.",
        needs=(("balance",),),
        find=_balance_sum,
        wrong="kind: strategy\nbalance: {acquire: 20%, develop: 35%, mobilise: 30%, phase_out: 5%}\n",
        right="kind: strategy\nbalance: {acquire: 20%, develop: 35%, mobilise: 40%, phase_out: 5%}\n",
    ),
)
