"""The decisions: the trail of the plan from the first to the newest, and the dialogue with the unions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .times import when_words

if TYPE_CHECKING:
    from ..model.plan_head import Decision as Record
    from .brief import Brief


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision or a proposal; what the plan does not say is None. ``title``: body, outcome and day."""

    title: str
    case: str | None
    text: str | None
    alternatives: tuple[str, ...]
    cost: str | None
    by: str | None
    repeals: tuple[str, ...]
    fingerprint: str | None


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A conversation with the unions."""

    when: str
    with_whom: str
    form: str
    view: str | None


@dataclass(frozen=True, slots=True)
class Decisions:
    """``status``: where the plan stands, in words. Both lists are the oldest first."""

    status: str
    decisions: tuple[Decision, ...]
    dialogue: tuple[Dialogue, ...]


def view(brief: Brief) -> Decisions:
    """The whole trail as the plan has it."""
    head, words = brief.plan.head, brief.words
    talks = sorted(head.union_dialogue, key=lambda one: one.date)
    return Decisions(
        status=words.say("The plan's status: %(status)s.", status=words.inline("plan_status", head.status)),
        decisions=tuple(_decision(brief, one) for one in head.decisions),
        dialogue=tuple(
            Dialogue(words.formats.day(one.date), one.with_, words.term("union_dialogue", one.form), one.view)
            for one in talks
        ),
    )


def _decision(brief: Brief, one: Record) -> Decision:
    words = brief.words
    parts = [one.body, words.inline("outcome", one.outcome), words.formats.day(one.date) if one.date else None]
    return Decision(
        title=", ".join(part for part in parts if part),
        case=one.case,
        text=one.text,
        alternatives=one.alternatives,
        cost=words.formats.money(one.cost) if one.cost is not None else None,
        by=when_words(words, one.by) if one.by else None,
        repeals=one.repeals,
        fingerprint=one.fingerprint,
    )
