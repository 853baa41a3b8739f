"""What we owe: reports not given, how things ended, deviations to decide, evaluations, criteria, sharing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.owed import KINDS
from ..plan.owed import owed as owed_by
from ..rules.settings import settings_of
from .narrowing import shown_actions
from .units import managers_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..plan.owed import Owed as Debt
    from .brief import Brief
    from .parts import Link

_SILENCE = "not-followed-up"
_WITH_DEADLINE = ("ending", "evaluation", "criterion")


@dataclass(frozen=True, slots=True)
class Row:
    """One thing owed. ``text`` is the plan's own where it says more than the title; ``late`` in a word, or nothing."""

    action: Link
    text: str | None
    day: str
    late: str
    overdue: bool
    who: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """All that is owed of one sort, what to do about it, and what the day beside it means."""

    id: str
    title: str
    help: str
    day: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed by sort; none where nothing is."""

    groups: tuple[Group, ...]


def view(brief: Brief) -> Owed:
    """What is owed of the unit's actions, and of others' where it or its head answers for it."""
    limit = settings_of(brief.plan).limits[_SILENCE]
    ours, who = shown_actions(brief.plan, brief.order), managers_of(brief.plan, brief.order)
    debts = [one for one in owed_by(brief.plan, brief.as_of, limit) if one.action in ours or one.responsible in who]
    return Owed(tuple(_groups(brief, debts)))


def _groups(brief: Brief, debts: list[Debt]) -> Iterator[Group]:
    say = brief.words.say
    told = {
        "report": (say("Reports not given"), say("The action is running. Tell how it goes in the next follow-up.")),
        "ending": (
            say("Past the last day"),
            say("Tell how it ended: done, postponed or dropped, with what was decided."),
        ),
        "deviation": (say("Deviations for the manager to decide"), say("Decide what to do, by whom and by when.")),
        "evaluation": (say("Evaluations"), say("Ask those concerned, and tell what it showed.")),
        "criterion": (say("Criteria not answered"), say("Answer each: met, partly met or not met.")),
        "contribution": (
            say("Contribution not judged"),
            say("Judge from 1 to 5 how far the action helps the goals."),
        ),
        "sharing": (
            say("Not yet shared"),
            say("Bring what was learnt back to colleagues, and tell what and where."),
        ),
    }
    for kind in KINDS:
        rows = tuple(_row(brief, one) for one in debts if one.kind == kind)
        if rows:
            day = say("Deadline") if kind in _WITH_DEADLINE else say("Since")
            yield Group(f"owed-{kind}", *told[kind], day, rows)


def _row(brief: Brief, debt: Debt) -> Row:
    return Row(
        action=brief.link(debt.action),
        text=_text(brief, debt),
        day=brief.words.formats.short_day(debt.date),
        late=_late(brief, debt),
        overdue=debt.late,
        who=brief.who(debt.responsible),
    )


def _late(brief: Brief, debt: Debt) -> str:
    if debt.kind not in _WITH_DEADLINE:
        return ""
    return brief.words.say("overdue") if debt.late else brief.words.say("due soon")


def _text(brief: Brief, debt: Debt) -> str | None:
    if debt.kind == "evaluation":
        return brief.words.term("evaluation_level", debt.about)
    return debt.about or None
