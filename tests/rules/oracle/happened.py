"""What the follow-ups tell by a day: reports, where actions stand, grants and deviations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .raw import Thing, number, remembered, stretch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from .raw import Data, Raw, Term

ENDED = ("done", "dropped")
UNDER_WAY = ("on_track", "at_risk", "off_track")


@dataclass(frozen=True)
class Report(Thing):
    """What a follow-up says of an action."""

    date: date
    follow_up: Thing


@remembered
def follow_ups(plan: Raw) -> list[tuple[date, Thing]]:
    """Those of the day and before, oldest first."""
    dated = [(stretch(one.data["date"])[0], one) for one in plan.of("follow-up")]
    return sorted((one for one in dated if one[0] <= plan.as_of), key=lambda one: one[0])


@remembered
def reports(plan: Raw, action: str) -> list[Report]:
    """The reports of an action by the day, oldest first."""
    told = ((day, one) for day, one in follow_ups(plan) if action in (one.get("actions") or {}))
    return [Report(one.data["actions"][action] or {}, one.at("actions", action), day, one) for day, one in told]


def newest(plan: Raw, action: str) -> Report | None:
    return next(iter(reports(plan, action)[::-1]), None)


def status(plan: Raw, action: str) -> str:
    """That of the newest report; without one unreported, or not_started where it has not begun."""
    report = newest(plan, action)
    if report:
        return str(report.data["status"])
    return "unreported" if min(term.span[0] for term in plan.actions[action]) <= plan.as_of else "not_started"


def term_at(plan: Raw, action: str, day: date) -> Term:
    """Whose period holds the day, else the last begun, else the first."""
    terms = plan.actions[action]
    begun = [term for term in terms if term.period[0] <= day]
    return ([term for term in begun if day <= term.period[1]] or begun or terms[:1])[-1]


def reports_on(plan: Raw, term: Term) -> list[Report]:
    """The reports that speak of an action as one action plan has it."""
    action = term.data["id"]
    return [one for one in reports(plan, action) if term_at(plan, action, one.date).where == term.where]


def overdue(plan: Raw, action: str) -> bool:
    """Its last day has passed, in this action plan and the last, and it has neither ended nor been put off."""
    ends = (term_at(plan, action, plan.as_of).span[1], plan.last(action).span[1])
    return max(ends) < plan.as_of and status(plan, action) not in (*ENDED, "postponed")


# ------------------------------------------------------------------------------------------------ grants
@dataclass(frozen=True)
class Grant(Thing):
    """A grant as it stands on the day; ``told``: the report that first says so, if one does."""

    status: str
    amount: Decimal | None
    told: Report | None


def grants(plan: Raw, term: Term) -> list[Grant]:
    found = []
    for position, one in enumerate(term.below("cost", "grants"), 1):
        name = one.data.get("id") or f"T{position}"
        now, amount, told = one.data["status"], one.get("amount"), None
        for report in reports_on(plan, term):
            said = (report.get("grants") or {}).get(name)
            if said:
                told = told if said["status"] == now else report
                now, amount = said["status"], said.get("amount") or amount
        found.append(Grant(one.data, one.where, now, None if amount is None else number(amount), told))
    return found


# ------------------------------------------------------------------------------------------------ deviations
@dataclass
class Deviation:
    """What did not go as planned, with all that was said of it later; open until a decision is written."""

    action: str
    date: date
    where: Any
    said: Data

    @property
    def open(self) -> bool:
        return "decision" not in self.said


@remembered
def deviations(plan: Raw) -> list[Deviation]:
    """One with a name answers that of the same name; one without is new, if it says what it is about."""
    found: dict[tuple[str, str], Deviation] = {}
    for _, follow_up in follow_ups(plan):
        for action in follow_up.get("actions") or {}:
            for report in (one for one in reports(plan, action) if one.follow_up.where == follow_up.where):
                for position, one in enumerate(report.below("deviations"), 1):
                    key = action, one.data.get("id") or free_name(found, action, position, one.data)
                    if key in found:
                        found[key].said |= {key: value for key, value in one.data.items() if key != "decided_by"}
                    else:
                        found[key] = Deviation(action, report.date, one.where, dict(one.data))
    return list(found.values())


def free_name(found: dict[tuple[str, str], Deviation], action: str, position: int, said: Data) -> str:
    while "what" in said and (action, f"D{position}") in found:
        position += 1
    return f"D{position}"


def of_action(plan: Raw, action: str) -> Iterator[Deviation]:
    return (one for one in deviations(plan) if one.action == action)
