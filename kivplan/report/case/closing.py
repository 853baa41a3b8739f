"""The end of a case: the dialogue with the unions, what is enclosed, whom the decision is sent to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import decisions_asked
from ..parts import Said
from .pieces import Bullets, Heading, Text, blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...model.plan_head import RelatedPlan, UnionDialogue
    from ..brief import Brief
    from .pieces import Piece


def unions(brief: Brief, headed: str | None = None) -> Iterator[Piece]:
    """When the plan was discussed with the unions and what they said; under a heading of its own if it has one."""
    talks = sorted((one for one in brief.plan.head.union_dialogue if one.date <= brief.as_of), key=lambda one: one.date)
    if headed:
        yield Heading(headed)
    if talks:
        yield Bullets(tuple(_talk(brief, one) for one in talks))
    else:
        yield blank(brief, brief.words.say("when the case was discussed with the unions, and what they said"))


def _talk(brief: Brief, talk: UnionDialogue) -> Said:
    words = brief.words
    label = f"{talk.with_}, {words.formats.day(talk.date)}, {words.inline('union_dialogue', talk.form)}"
    return Said((talk.view or "").strip(), label, own=True)


def attachments(brief: Brief) -> Iterator[Piece]:
    """The plan, the newest follow-up and what was decided before; then the plans this one hangs together with."""
    words, head = brief.words, brief.plan.head
    enclosed = [words.say("%(title)s, as it stands on %(day)s", title=head.title, day=words.formats.day(brief.as_of))]
    days = [item.value.date for item in brief.plan.follow_ups if item.value.date <= brief.as_of]
    if days:
        enclosed.append(words.say("Follow-up of %(day)s", day=words.formats.day(max(days))))
    yield Bullets(tuple(Said(text) for text in enclosed), ordered=True)
    yield blank(brief, words.say("other attachments"))
    if head.related_plans:
        yield Heading(words.say("Plans it hangs together with"))
        yield Bullets(tuple(_related(one) for one in head.related_plans))


def _related(plan: RelatedPlan) -> Said:
    title = f"{plan.title} ({plan.link})" if plan.link else plan.title
    return Said((plan.how or "").strip(), title, own=True)


def sent_to(brief: Brief) -> Iterator[Piece]:
    """Those who answer for what the proposals concern, else for the units with an action plan; the rest is a blank."""
    plan, asked = brief.plan, decisions_asked.view(brief)
    links = [link.id for one in (*asked.proposals, *asked.others) for link in one.concerns]
    who = [plan.actions[key].action.responsible for key in links if key in plan.actions]
    units = [plan.units[item.value.unit].value for item in plan.action_plans if item.value.unit in plan.units]
    named = dict.fromkeys(one for one in (who if any(who) else [unit.manager or unit.id for unit in units]) if one)
    if named:
        yield Text(Said(brief.words.say("Those who answer for what it concerns:")))
        yield Bullets(tuple(Said(plan.name_of(key)) for key in named))
    yield blank(brief, brief.words.say("others it is sent to"))
