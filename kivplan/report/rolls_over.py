"""What rolls over: for each unit what goes on into the next action plan, what reaches over the end, what is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.progress import standing
from ..plan.rolling import BEHIND, ENDS, GOES_ON, LEFT, REACHES_OVER, STAYS, rolling
from .decisions_asked import action_plan_name
from .units import units_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..plan.rolling import Reason, Rolled, Rolling
    from .brief import Brief
    from .parts import Link, Status


@dataclass(frozen=True, slots=True)
class Row:
    """An action, how it stands, and why it is not over with its action plan, in words."""

    action: Link
    status: Status
    why: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """Actions that go the same way; ``help`` says what it means for the next action plan."""

    id: str
    title: str
    help: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """The action plan that runs, what comes after it, and its actions by the way they go; ``rest``: in words."""

    title: str
    next: str
    groups: tuple[Group, ...]
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RollsOver:
    """Each unit's action plan and what becomes of it."""

    lines: tuple[Line, ...]


def view(brief: Brief) -> RollsOver:
    """What rolls over, by unit."""
    units = units_of(brief.plan, brief.order)
    found = [one for one in rolling(brief.plan, brief.as_of) if units is None or one.unit in units]
    return RollsOver(tuple(_line(brief, one, of=_name(brief, one) if len(found) > 1 else None) for one in found))


def _name(brief: Brief, one: Rolling) -> str:
    return brief.plan.name_of(one.unit) if one.unit is not None else brief.words.say("The whole organisation")


def _line(brief: Brief, one: Rolling, *, of: str | None) -> Line:
    """``of``: whose it is, where it stands among others and each table has to say so."""
    return Line(
        title=action_plan_name(brief, one.now),
        next=_next(brief, one),
        groups=tuple(_groups(brief, one, of)),
        rest=tuple(_rest(brief, one)),
    )


def _next(brief: Brief, one: Rolling) -> str:
    say, formats = brief.words.say, brief.words.formats
    if one.next is not None:
        period = one.next.value.period
        return say("The next action plan is for %(period)s.", period=formats.span(period.first, period.last))
    end = one.now.value.period.last
    if end < brief.as_of:
        return say("It ended on %(day)s, and the next action plan is not written.", day=formats.day(end))
    return say("It lasts until %(day)s; the next action plan is not written yet.", day=formats.day(end))


def _groups(brief: Brief, one: Rolling, of: str | None) -> Iterator[Group]:
    say = brief.words.say

    def named(way: str) -> str:
        return say("%(way)s (%(unit)s)", way=way, unit=of) if of is not None else way

    told = {
        LEFT: (say("Neither ended nor carried on"), say("Say how they end, or take them into the next action plan.")),
        BEHIND: (
            say("Left behind in an earlier action plan"),
            say("They were never reported ended and stand in no action plan now."),
        ),
        REACHES_OVER: (
            say("Reaches into the next action plan"),
            say("Something remains of them when this action plan ends."),
        ),
        GOES_ON: (say("Goes on"), say("They stand in the next action plan, with the same id.")),
    }
    for way, (title, help_) in told.items():
        rows = tuple(_row(brief, rolled) for rolled in one.going(way))
        if rows:
            yield Group(f"rolls-{one.unit or 'all'}-{way.replace('_', '-')}", named(title), help_, rows)
    remains = tuple(_row(brief, rolled) for rolled in one.going(ENDS) if rolled.reasons)
    if remains:
        title, help_ = (
            say("Done, with something left to find out"),
            say("Keep the days, so that the answers are given."),
        )
        yield Group(f"rolls-{one.unit or 'all'}-ends", named(title), help_, remains)


def _row(brief: Brief, rolled: Rolled) -> Row:
    act = brief.plan.actions[rolled.action]
    why = "; ".join(_why(brief, reason) for reason in rolled.reasons)
    if not why and rolled.way in (LEFT, BEHIND):
        why = standing(brief.plan, act, brief.as_of).headline or ""
    return Row(brief.link(rolled.action), brief.status(act), why or None)


def _why(brief: Brief, reason: Reason) -> str:
    say, words = brief.words.say, brief.words
    day = words.formats.short_day(reason.date) if reason.date else ""
    if reason.kind == "postponed":
        return say("postponed")
    if reason.kind == "time":
        return say("lasts until %(day)s", day=day)
    if reason.kind == "criterion":
        return say("criterion %(id)s by %(day)s", id=reason.about, day=day)
    return say("evaluation of %(level)s by %(day)s", level=words.inline("evaluation_level", reason.about), day=day)


def _rest(brief: Brief, one: Rolling) -> Iterator[str]:
    count = brief.words.count
    stays = len(one.going(STAYS))
    if stays:
        yield count(
            "%(n)s action is to be finished within this action plan.",
            "%(n)s actions are to be finished within this action plan.",
            stays,
        )
    ended = sum(not rolled.reasons for rolled in one.going(ENDS))
    if ended:
        yield count("%(n)s action has ended.", "%(n)s actions have ended.", ended)
