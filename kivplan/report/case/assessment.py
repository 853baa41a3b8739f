"""What speaks for and against: the alternatives, what the plan says of risk, and room for the judgement itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...plan.progress import standing
from .. import decisions_asked
from ..parts import Said, named
from ..worries import worries
from .matters import matter_name, matters
from .pieces import Bullets, Heading, blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...plan import Act
    from ..brief import Brief
    from .matters import Matter
    from .pieces import Piece


def assessment(brief: Brief) -> Iterator[Piece]:
    """The alternatives of each matter, what the proposals work towards, the risks; the judgement is not the plan's."""
    found = matters(brief)
    for matter in found:
        yield from _alternatives(brief, matter, alone=len(found) == 1)
    yield from _towards(brief)
    yield from _risks(brief)
    yield blank(brief, brief.words.say("the judgement: why this is proposed, and what follows if it is not adopted"))


def _alternatives(brief: Brief, matter: Matter, *, alone: bool) -> Iterator[Piece]:
    others = [text for one in matter.decisions for text in one.alternatives]
    if others:
        say = brief.words.say
        title = say("Alternatives")
        yield Heading(title if alone else f"{title}: {matter_name(brief, matter)}")
        yield Bullets(tuple(Said(text, own=True) for text in others), ordered=True)


def _towards(brief: Brief) -> Iterator[Piece]:
    """What the actions that the proposals name are for."""
    plan = brief.plan
    links = [link.id for one in decisions_asked.view(brief).proposals for link in one.concerns]
    said = [_serves(brief, plan.actions[key]) for key in dict.fromkeys(links) if key in plan.actions]
    lines = tuple(one for one in said if one)
    if lines:
        yield Heading(brief.words.say("What it serves"))
        yield Bullets(lines)


def _serves(brief: Brief, act: Act) -> Said | None:
    plan = brief.plan
    goals = [named(key, plan.title_of(key)) for key in act.action.serves if key in plan.what]
    if not goals:
        return None
    status = brief.words.inline("status", standing(plan, act, brief.as_of).status)
    text = brief.words.say("%(action)s (%(status)s) serves: %(goals)s", action=named(act.id, act.action.title),
                           status=status, goals="; ".join(goals))  # fmt: skip
    return Said(text)


def _risks(brief: Brief) -> Iterator[Piece]:
    found = worries(brief)
    if found:
        yield Heading(brief.words.say("Risks in the plan"))
        yield Bullets(
            tuple(Said(_risk(one.text, [named(a.id, a.title) for a in one.about], one.more)) for one in found)
        )


def _risk(text: str, about: list[str], more: str | None) -> str:
    told = "; ".join([*about, *([more] if more else [])])
    return f"{text} {told}" if told else text
