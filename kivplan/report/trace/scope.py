"""What the trace is of: the whole plan, or the lines through the actions that the report is narrowed to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...plan.trace import HOLES, Trace, trace
from ..narrowing import shown_actions

if TYPE_CHECKING:
    from ...findings import Spot
    from ...plan.trace import Branch, Trunk
    from ..brief import Brief

OF_ACTIONS = ("purpose", "no_goal", "reason", "criteria", "answer")
"""The sorts of holes that are an action's own: those a report narrowed to some actions tells of."""


def scope(brief: Brief) -> Trace:
    """The trace as the report is narrowed: what nobody serves or covers is seen on the whole plan alone.

    The goals of development areas come first, as where the goals are told.
    """
    found = trace(brief.plan, brief.as_of)
    found = replace(found, trunks=tuple(sorted(found.trunks, key=lambda one: one.id not in brief.plan.parent_area)))
    if not is_narrowed(brief):
        return found
    shown = shown_actions(brief.plan, brief.order)
    trunks = tuple(replace(one, unserved=(), unmeasured=(), branches=_of(one, set(shown))) for one in found.trunks)
    holes = {
        sort: tuple(key for key in found.holes[sort] if (key if isinstance(key, str) else key[0]) in shown)
        if sort in OF_ACTIONS
        else ()
        for sort in HOLES
    }
    return Trace(tuple(one for one in trunks if one.branches), holes)


def is_narrowed(brief: Brief) -> bool:
    """Whether the report is of an action or a unit only."""
    return brief.order.action is not None or brief.order.unit is not None


def sorts(brief: Brief) -> tuple[str, ...]:
    """The sorts of holes that are looked for."""
    return OF_ACTIONS if is_narrowed(brief) else HOLES


def _of(trunk: Trunk, shown: set[str]) -> tuple[Branch, ...]:
    return tuple(one for one in trunk.branches if shown.intersection(act.id for act in one.acts))


def place(brief: Brief, spot: Spot) -> str | None:
    """Where it stands in the plan's files: in the internal edition alone, since line numbers tell what is left out."""
    if brief.order.edition != "internal":
        return None
    found = brief.plan.locate(spot)
    name = found.file.removeprefix(f"{brief.plan.name}/")
    return brief.words.say("%(file)s line %(line)s", file=name, line=found.line)
