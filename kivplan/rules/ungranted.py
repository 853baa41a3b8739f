"""Family 6, money: what has not been granted and is counted on (KIV606)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..plan.progress import ENDED, standing
from ..plan.shortfalls import only_planned, refused_grants
from ..plan.wholes import whole_of
from . import naming
from .grants import reported, rests_on
from .rule import Remark, Rule, Words, levels
from .sources import REAL_PLANS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..plan.linked import Plan
    from ..plan.shortfalls import PlacedGrant
    from .rule import Context

_REFUSED = Words(
    "{giver} has refused a grant and the plan does not say who pays instead, so {action} may come to a stop",
    "report what was decided as a deviation of the action (`deviations:` with `what:` and `decision:`) in a follow-up",
)
_ONLY_PLANNED = Words(
    "{action} has begun and the grant from {giver} is still only planned, so it counts on money nobody has asked for",
    "apply, and write `status: applied`, here or in a follow-up; else take the grant out and show who pays",
)


def _counts_ungranted(context: Context) -> Iterator[Remark]:
    plan, as_of = context.plan, context.as_of
    for words, grants in ((_REFUSED, refused_grants(plan, as_of)), (_ONLY_PLANNED, only_planned(plan, as_of))):
        for one in grants:
            whole = whole_of(plan).get(one.action)
            if whole is None or standing(plan, whole.act, as_of).status not in ENDED:
                yield _counted_on(plan, one, words)


def _counted_on(plan: Plan, one: PlacedGrant, words: Words) -> Remark:
    params = {
        "action": naming.action(plan.actions[one.action]),
        "giver": naming.quoted(one.figure.grant.from_),
    }
    keys = ("cost", "grants", one.number, "status")
    return Remark(one.term.item, keys, words, params, also=rests_on(plan, one.term), related=reported(one))


RULES = (
    Rule(
        code="KIV606",
        name="counts-ungranted",
        levels=levels("i/w/w"),
        summary="An action counts on a grant that has been refused, or that is still only planned when it has begun.",
        why="An action that counts on money nobody has promised stops halfway, or is paid for by another.",
        source=REAL_PLANS,
        notes=(
            "Grants count as the newest follow-up tells of them, in the period of the day or one to come.",
            "A refusal is answered by a decision on a deviation of the action, reported with it or later.",
            "A deviation that waits for the board asks already: deviation-without-decision tells of it.",
            "Begun: the whole of its start has passed, or the newest report tells of work under way.",
            "Actions that are done or dropped are left alone.",
        ),
        factor=3,
        needs=(("time",), ("deviations",)),
        whole=True,
        find=_counts_ungranted,
        wrong="id: H1\ntitle: Further education in wound care\n"
        "time: {start: 2026-02}\n"
        "cost:\n"
        "  fixed: 100000\n"
        "  cost_centre: 3120\n"
        "  grants: [{from: The county, amount: 70000, status: planned}]\n",
        right="id: H1\ntitle: Further education in wound care\n"
        "time: {start: 2026-02}\n"
        "cost:\n"
        "  fixed: 100000\n"
        "  cost_centre: 3120\n"
        "  grants: [{from: The county, amount: 70000, status: applied}]\n",
    ),
)
