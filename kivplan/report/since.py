"""What changed, in a few lines: since an earlier plan where there is one, else between the last two reporting dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.money import cost_of
from ..plan.progress import standing
from .mentions import Mention, mention, mention_of
from .parts import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from ..plan.changes import Difference
    from .before import Before
    from .brief import Brief


_MOST = 4  # lines that there is room for on the first page


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since ``day``: that of the earlier plan, else the reporting date before the last.

    None where there are not two of those; ``follow_ups`` says how many there are. ``nothing``: that nothing changed.
    """

    day: date | None
    changes: tuple[Mention, ...] = ()
    follow_ups: int = 0
    nothing: str = ""


def since(brief: Brief) -> Since:
    """What changed, in at most four lines where it is the plan itself that is compared."""
    return since_last(brief) if brief.before is None else _since_then(brief, brief.before)


def since_last(brief: Brief) -> Since:
    """The changes of status and of grants between the last two dates on which anything was reported."""
    days = sorted({item.value.date for item in brief.plan.follow_ups if item.value.date <= brief.as_of})
    if len(days) < 2:
        return Since(None, follow_ups=len(days))
    before, after = days[-2:]
    changes = (*_statuses(brief, before, after), *_grants(brief, before, after))
    return Since(before, changes, len(days), brief.words.say("No action has changed its status."))


def _since_then(brief: Brief, before: Before) -> Since:
    """The lines that matter most; all other actions that changed in one line, all that is no action in another."""
    found = before.difference(brief.order)
    lines = [(text, keys) for text, keys in _lines(brief, before, found) if keys]
    besides = _besides(brief, found)
    room = _MOST - len(besides)
    if len(lines) > room:
        rest = dict.fromkeys(key for _, keys in lines[room - 1 :] for key in keys)
        lines = [*lines[: room - 1], (brief.words.say("Otherwise changed:"), list(rest))]
    told = [mention_of(brief, text, links) for text, links in lines]
    return Since(before.day, (*told, *besides), nothing=brief.words.say("Nothing in the plan has changed."))


def _lines(brief: Brief, before: Before, found: Difference) -> Iterator[tuple[str, list[Link]]]:
    say = brief.words.say
    gone = [Link(key, before.was.title_of(key)) for key in found.actions_that("removed")]
    yield say("New in the plan:"), [brief.link(key) for key in found.actions_that("added")]
    yield say("Taken out of the plan:"), gone
    now = {one.id: change.after for one in found.actions for change in one.changes if change.what == "status"}
    for status, text in _status_words(brief).items():
        yield text, [brief.link(key) for key, value in now.items() if value == status]
    for text, what in ((say("Cost changed:"), ("cost", "grant")), (say("Time changed:"), ("time", "place", "term"))):
        yield text, [brief.link(key) for key in found.actions_with(*what)]
    told = {*found.actions_with("cost", "grant", "time", "place", "term"), *_with_status(brief, now)}
    yield say("Otherwise changed:"), [brief.link(key) for key in found.actions_that("changed") if key not in told]


def _with_status(brief: Brief, now: Mapping[str, str]) -> set[str]:
    return {key for key, status in now.items() if status in _status_words(brief)}


def _besides(brief: Brief, found: Difference) -> tuple[Mention, ...]:
    """What is different besides actions, named by its sort."""
    say = brief.words.say
    sorts = (
        (say("goals"), found.goals),
        (say("indicators"), found.indicators),
        (say("needs"), found.needs),
        (say("budgets"), found.budgets),
        (say("the plan itself"), found.head),
    )
    names = [name for name, entries in sorts if entries]
    text = say("Also changed: %(things)s.", things=brief.words.formats.listing(names))
    return (Mention(text),) if names else ()


def _statuses(brief: Brief, before: date, after: date) -> Iterator[Mention]:
    moved: dict[str, list[str]] = {}
    for act in brief.plan.actions.values():
        now = standing(brief.plan, act, after)
        if now.report is not None and standing(brief.plan, act, before).status != now.status:
            moved.setdefault(now.status, []).append(act.id)
    for status, text in _status_words(brief).items():
        if status in moved:
            yield mention(brief, text, moved[status])


def _status_words(brief: Brief) -> dict[str, str]:
    """The statuses that are news, the best first."""
    say = brief.words.say
    return {
        "done": say("Done:"),
        "off_track": say("Now off track:"),
        "at_risk": say("Now at risk:"),
        "dropped": say("Dropped:"),
        "postponed": say("Postponed:"),
    }


def _grants(brief: Brief, before: date, after: date) -> Iterator[Mention]:
    answered: dict[str, list[str]] = {"granted": [], "refused": []}
    for act in brief.plan.actions.values():
        for term in act.terms:
            was = {grant.id: grant.status for grant in cost_of(brief.plan, term, before).grants}
            for grant in cost_of(brief.plan, term, after).grants:
                if grant.status in answered and was[grant.id] != grant.status:
                    answered[grant.status].append(act.id)
    told = {"granted": brief.words.say("Grant given to:"), "refused": brief.words.say("Grant refused to:")}
    for status, text in told.items():
        if answered[status]:
            yield mention(brief, text, answered[status])
