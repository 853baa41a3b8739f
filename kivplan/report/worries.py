"""The worries of the first page: computed, worst first, three at the most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..plan.coverage import gaps
from ..plan.deviations import deviations
from ..plan.progress import standing
from ..plan.shortfalls import refused_grants
from .decisions_asked import action_plan_name, overruns
from .mentions import Mention, mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..plan import Act
    from ..plan.coverage import Gap
    from .brief import Brief

_MOST = 3
_PRIORITY = {"high": 0, "medium": 1, "low": 2, None: 1}


def worries(brief: Brief) -> tuple[Mention, ...]:
    """What should worry the board most: a budget exceeded, actions off track or overdue, decisions that wait, the
    largest need, refused grants, silence; in that order, and no more than three."""
    found = [
        *_budget(brief),
        *_late(brief),
        *_undecided(brief),
        *_need(brief),
        *_refused(brief),
        *_silent(brief),
    ]
    return tuple(found[:_MOST])


def _budget(brief: Brief) -> Iterator[Mention]:
    over = overruns(brief)
    if len(over) == 1:
        item, amount = over[0]
        yield Mention(
            brief.words.say(
                "%(plan)s costs %(amount)s more than its budget.",
                plan=action_plan_name(brief, item),
                amount=brief.words.formats.money(amount),
            )
        )
    elif over:
        total = brief.words.formats.money(sum(amount for _, amount in over))
        yield Mention(
            brief.words.count(
                "%(n)s action plan costs more than its budget, %(amount)s in all.",
                "%(n)s action plans cost more than their budgets, %(amount)s in all.",
                len(over),
                amount=total,
            )
        )


def _late(brief: Brief) -> Iterator[Mention]:
    stand = {act.id: standing(brief.plan, act, brief.as_of) for act in _whole(brief)}
    off = {key for key, one in stand.items() if one.status == "off_track"}
    late = [key for key, one in stand.items() if key in off or one.overdue]
    if late:
        yield mention(brief, _late_words(brief, len(late), len(off)), late)


def _late_words(brief: Brief, late: int, off: int) -> str:
    """How many are late, in words that fit: off track, past their deadlines, or the one or the other."""
    count = brief.words.count
    if off == late:
        return count("%(n)s action is off track:", "%(n)s actions are off track:", late)
    if not off:
        return count("%(n)s action is past its deadline:", "%(n)s actions are past their deadlines:", late)
    return count(
        "%(n)s action is off track or past its deadline:",
        "%(n)s actions are off track or past their deadlines:",
        late,
    )


def _undecided(brief: Brief) -> Iterator[Mention]:
    waiting = [d for d in deviations(brief.plan, brief.as_of) if d.open and d.decided_by == "board"]
    if waiting:
        text = brief.words.count(
            "%(n)s deviation has been waiting for the board since %(day)s:",
            "%(n)s deviations are waiting for the board, the oldest since %(day)s:",
            len(waiting),
            day=brief.words.formats.day(min(d.date for d in waiting)),
        )
        yield mention(brief, text, (d.action for d in waiting))


def _need(brief: Brief) -> Iterator[Mention]:
    lacking = [gap for gap in gaps(brief.plan, brief.as_of) if gap.missing or (not gap.actions and gap.missing is None)]
    if not lacking:
        return
    worst = min(lacking, key=_rank)
    title = brief.plan.title_of(worst.id)
    if not worst.actions:
        yield Mention(brief.words.say("No action covers the need “%(need)s”.", need=title))
        return
    yield Mention(_lack(brief, worst, title))


def _rank(gap: Gap) -> tuple[bool, int, bool, object]:
    """Uncovered first, then by priority, staffing before levels of competence, the largest lack first."""
    return (bool(gap.actions), _PRIORITY[gap.need.priority], gap.need.type != "staffing", -(gap.missing or 0))


def _lack(brief: Brief, gap: Gap, title: str) -> str:
    number = brief.words.formats.number
    missing, required = number(gap.missing or 0), number(gap.required or 0)
    if gap.need.type == "competence":
        return brief.words.say(
            "“%(need)s” is at level %(present)s; level %(required)s is required.",
            need=title,
            present=number(gap.present or 0),
            required=required,
        )
    return brief.words.say(
        "The largest need is “%(need)s”: %(missing)s of %(required)s %(unit)s are missing.",
        missing=missing,
        required=required,
        unit=gap.need.measured_in or brief.words.say("people"),
        need=title,
    )


def _refused(brief: Brief) -> Iterator[Mention]:
    found = refused_grants(brief.plan, brief.as_of)
    if found:
        text = brief.words.count(
            "%(n)s grant is refused, and the plan does not say who pays instead:",
            "%(n)s grants are refused, and the plan does not say who pays instead:",
            len(found),
        )
        yield mention(brief, text, (one.action for one in found))


def _silent(brief: Brief) -> Iterator[Mention]:
    """The actions nobody reports; those past their deadline are among the late already."""
    stand = {act.id: standing(brief.plan, act, brief.as_of) for act in _whole(brief)}
    every = [key for key, one in stand.items() if one.status == "unreported"]
    silent = [key for key in every if not stand[key].overdue]
    if len(silent) < len(every) and silent:
        text = brief.words.count(
            "%(n)s other action has begun and is not reported:",
            "%(n)s other actions have begun and are not reported:",
            len(silent),
        )
        yield mention(brief, text, silent)
    elif silent:
        text = brief.words.count(
            "%(n)s action has begun and is not reported:",
            "%(n)s actions have begun and are not reported:",
            len(silent),
        )
        yield mention(brief, text, silent)


def _whole(brief: Brief) -> Iterator[Act]:
    """The actions that are not part of another: those the status bar counts."""
    return (act for act in brief.plan.actions.values() if act.action.part_of is None)
