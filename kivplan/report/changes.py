"""What has changed since an earlier plan, thing by thing; without one, between the last two reporting dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .changed import Teller
from .parts import Link, Said
from .since import Since, since

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..plan import Plan
    from ..plan.changes import Entry
    from .before import Before
    from .brief import Brief


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that came, went or is not as it was; ``facts`` say in brief what came or went."""

    link: Link
    facts: str | None = None
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one sort to which the same happened. ``plain``: what is said of them needs no heading for each."""

    title: str
    things: tuple[Thing, ...] = ()
    plain: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """The whole section. ``since`` is what follow-ups report, where there is no earlier plan to compare with.

    ``about`` says what is compared with what, ``nothing`` that nothing is different.
    """

    about: str | None
    groups: tuple[Group, ...] = ()
    nothing: str | None = None
    since: Since | None = None


def view(brief: Brief) -> Changes:
    """What is different from the plan as it was; where no earlier plan is given, what the last follow-ups changed."""
    say, before = brief.words.say, brief.before
    if before is None:
        return Changes(None, since=since(brief))
    about = say(
        "Compared with the plan as it was on %(day)s (git revision %(revision)s).",
        day=brief.words.formats.day(before.day),
        revision=before.revision.id,
    )
    groups = tuple(group for group in _groups(brief, before) if group.things or group.plain)
    nothing = None if groups else say("Nothing is different from what it was then.")
    return Changes(about, groups, nothing)


def _groups(brief: Brief, before: Before) -> Iterator[Group]:
    found, words = before.difference(brief.order), brief.words
    teller = Teller(before, words, brief.as_of)
    actions = {how: [one for one in found.actions if one.how == how] for how in ("added", "removed", "changed")}
    came = [Thing(brief.link(one.id), teller.facts(one.id, gone=False)) for one in actions["added"]]
    went = [Thing(_named(teller.was.plan, one.id), teller.facts(one.id, gone=True)) for one in actions["removed"]]
    yield _group(words.count("%(n)s new action", "%(n)s new actions", len(came)), came)
    yield _group(words.count("%(n)s action taken out", "%(n)s actions taken out", len(went)), went)
    changed = _things(brief, teller, actions["changed"], brief.link)
    yield _group(words.count("%(n)s action changed", "%(n)s actions changed", len(changed)), changed)
    yield _group(words.say("Goals and result goals"), _things(brief, teller, found.goals, brief.goal_link))
    yield _group(words.say("Indicators"), _things(brief, teller, found.indicators, _plainly(teller)))
    yield _group(words.say("Needs"), _things(brief, teller, found.needs, _plainly(teller)))
    yield Group(words.say("Budgets of action plans"), plain=tuple(teller.budget(one) for one in found.budgets))
    yield Group(words.say("The plan itself"), plain=tuple(teller.change(one) for one in found.head))


def _group(title: str, things: Iterable[Thing]) -> Group:
    return Group(title, tuple(things))


def _things(brief: Brief, teller: Teller, entries: Iterable[Entry], link: Callable[[str], Link]) -> list[Thing]:
    say = brief.words.say
    known = {"added": say("new"), "removed": say("taken out"), "changed": None}
    return [
        Thing(
            _named(teller.was.plan, one.id) if one.how == "removed" else link(one.id),
            known[one.how],
            tuple(teller.change(change) for change in one.changes),
        )
        for one in entries
    ]


def _plainly(teller: Teller) -> Callable[[str], Link]:
    return lambda key: _named(teller.now.plan, key)


def _named(plan: Plan, key: str) -> Link:
    """A thing as a plan names it, told of nowhere in this report."""
    return Link(key, plan.title_of(key))
