"""Family 8, follow-up: deviations nobody has decided about (KIV804)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..plan.awaited import all_reports_read
from ..plan.deviations import deviations
from ..plan.progress import standing
from . import naming
from .rule import Remark, Rule, Words, levels
from .sources import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .rule import Context

_UNDECIDED = Words(
    "{action} has had a deviation since {day} that nobody has decided about, so it is left to take its own course",
    "decide what to do, and answer it in the next follow-up: `deviations: [{{id: {id}, decision: …}}]`",
)
_UNDECIDED_BY_BOARD = Words(
    "{action} has had a deviation since {day} that the board has not decided about, so it is left to take its own "
    "course",
    "bring it before the board, and answer it in the next follow-up: `deviations: [{{id: {id}, decision: …}}]`",
)


def _deviation_without_decision(context: Context) -> Iterator[Remark]:
    plan, as_of = context.plan, context.as_of
    if not all_reports_read(plan):
        return
    for deviation in deviations(plan, as_of):
        act = plan.actions[deviation.action]
        in_time = deviation.by is not None and deviation.by.last >= as_of
        if deviation.open and not in_time and standing(plan, act, as_of).status != "dropped":
            words = _UNDECIDED_BY_BOARD if deviation.decided_by == "board" else _UNDECIDED
            params = {"action": naming.action(act), "day": deviation.date, "id": deviation.id}
            yield Remark(deviation.report.item, ("deviations", deviation.number, "what"), words, params)


RULES = (
    Rule(
        code="KIV804",
        name="deviation-without-decision",
        levels=levels("w"),
        summary="A deviation is reported, and no follow-up tells what was decided about it by the day it was to be.",
        why="Deviations are reported so that somebody decides; until then each does as seems best.",
        source=PROJECT,
        notes=(
            "Left alone until the day in `by:` has passed; where none is given it is told at once.",
            "A follow-up answers it by its name, with `decision:`.",
            "To drop the action is a decision: its deviations are left alone.",
        ),
        factor=6,
        needs=(("deviations",),),
        whole=True,
        find=_deviation_without_decision,
        wrong="kind: follow-up\n"
        "date: 2026-06-30\n"
        "actions:\n"
        "  H1:\n"
        "    status: at_risk\n"
        "    deviations:\n"
        "      - {id: D1, what: Two mentors have moved.}\n",
        right="kind: follow-up\n"
        "date: 2026-06-30\n"
        "actions:\n"
        "  H1:\n"
        "    status: at_risk\n"
        "    deviations:\n"
        "      - {id: D1, what: Two mentors have moved., decision: Two nurses from the night shift take over.}\n",
    ),
)
