"""Which round of follow-ups a report is of, the day before it to compare with, and what it says of each action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..plan.line import with_those_above
from ..plan.rolling import plans_of_units
from ..plan.rounds import rounds
from .narrowing import shown_actions

if TYPE_CHECKING:
    from datetime import date

    from ..model.follow_up import FollowUp
    from ..plan import Act, Item, Report
    from ..plan.rounds import Round
    from .brief import Brief


def latest_round(brief: Brief) -> Round | None:
    """The newest round of follow-ups by the day, of the unit the report is narrowed to; None where there is none."""
    return next(iter(rounds(brief.plan, brief.as_of, brief.order.unit)), None)


def day_before(brief: Brief) -> date | None:
    """The last day of the round before the newest; None where there is none."""
    latest = latest_round(brief)
    return latest.before if latest else None


def told_now(brief: Brief) -> dict[str, tuple[Act, tuple[Report, ...]]]:
    """The actions that the round speaks of, in the order of the plan, each with its reports there, oldest first."""
    latest = latest_round(brief)
    documents = latest.follow_ups if latest else ()
    found = {}
    for key, act in shown_actions(brief.plan, brief.order).items():
        reports = tuple(report for report in brief.plan.reports_of(key) if report.follow_up in documents)
        if reports:
            found[key] = (act, reports)
    return found


def who_says(brief: Brief, item: Item[FollowUp]) -> str:
    """Whose follow-up it is."""
    return unit_words(brief, item.value.unit)


def unit_words(brief: Brief, unit: str | None) -> str:
    """A unit by its name; None: the whole organisation."""
    return brief.plan.name_of(unit) if unit else brief.words.say("The whole organisation")


def silent_units(brief: Brief) -> tuple[str, ...]:
    """The units whose action plan runs and that nobody reported of in the round, themselves or a unit above them."""
    latest = latest_round(brief)
    if latest is None:
        return ()
    told = {item.value.unit for item in latest.follow_ups}
    lines = plans_of_units(brief.plan)
    units = [unit for unit in brief.plan.units if unit in lines]
    if brief.order.unit is not None:
        units = [unit for unit in units if brief.order.unit in with_those_above(brief.plan, unit)]
    return tuple(
        unit
        for unit in units
        if None not in told
        and told.isdisjoint(with_those_above(brief.plan, unit))
        and any(item.value.period.contains(latest.last) for item in lines[unit])
    )
