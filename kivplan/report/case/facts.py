"""What led to the case and what is known: the analysis, earlier decisions, what the proposals concern, the goals."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from ...plan.coverage import gaps
from ...plan.progress import standing
from .. import decisions_asked, goals
from ..parts import Said
from .pieces import Bullets, Cell, Heading, Table, Text, blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...model.foundation import Foundation
    from ...model.plan_head import Decision
    from ...plan.coverage import Gap
    from ..brief import Brief
    from .pieces import Piece

_MOST = 8  # needs and trends told one by one
_WEIGHT = {"high": 0, "medium": 1, "low": 2, None: 1}


def background(brief: Brief) -> Iterator[Piece]:
    """Why there is a plan: what the work before it found, the problems, what changes around us, earlier decisions."""
    found = [*_foundation(brief), *_problems(brief), *_trends(brief), *_earlier(brief)]
    yield from found
    if not found:
        yield blank(brief, brief.words.say("what led to the case"))


def _foundation(brief: Brief) -> Iterator[Piece]:
    document = next((one.value for one in brief.plan.foundations if one.value.unit is None), None)
    if document:
        yield from (Text(Said(text.strip(), own=True)) for text in _texts(document))


def _texts(document: Foundation) -> Iterator[str]:
    """The assignment, what the pre-study found, and what was decided on the strength of it."""
    study, present = document.pre_study, document.present
    given = (
        present.assignment if present else None,
        study.summary if study else None,
        study.decision if study else None,
    )
    yield from (text for text in given if text)


def _problems(brief: Brief) -> Iterator[Piece]:
    problems = tuple(Said(item.value.problem, own=True) for item in brief.plan.challenges.values())
    if problems:
        yield Heading(brief.words.say("The problems"))
        yield Bullets(problems)


def _trends(brief: Brief) -> Iterator[Piece]:
    trends = sorted((item.value for item in brief.plan.environment.values()), key=lambda one: _WEIGHT[one.weight])
    if trends:
        yield Heading(brief.words.say("What changes around us"))
        told = [" ".join(part.strip() for part in (one.trend, one.consequence) if part) for one in trends[:_MOST]]
        yield Bullets(tuple(Said(text, own=True) for text in told))


def _earlier(brief: Brief) -> Iterator[Piece]:
    """What has been decided by the day, oldest first."""
    words = brief.words
    decided = [one for one in brief.plan.head.decisions if one.outcome != "proposed"]
    decided = [one for one in decided if one.date is None or one.date <= brief.as_of]
    if decided:
        yield Heading(words.say("Earlier decisions"))
        yield Bullets(tuple(_decided(brief, one) for one in decided))


def _decided(brief: Brief, decision: Decision) -> Said:
    words = brief.words
    facts = [decision.body, words.formats.day(decision.date) if decision.date else None]
    facts += [words.say("case %(case)s", case=decision.case) if decision.case else None]
    facts += [words.inline("outcome", decision.outcome)]
    texts = [decision.text.strip()] if decision.text else []
    if decision.repeals:
        texts.append(words.say("Repeals: %(plans)s.", plans="; ".join(decision.repeals)))
    return Said("\n\n".join(texts), ", ".join(fact for fact in facts if fact), own=True)


# ---------------------------------------------------------------- facts


def facts(brief: Brief) -> Iterator[Piece]:
    """What the proposals concern, how the goals stand, what is missing, and what was last reported."""
    found = [*_concerned(brief), *_goals(brief), *_needs(brief), *_told(brief)]
    yield from found
    if not found:
        yield blank(brief, brief.words.say("the facts of the case"))


def _concerned(brief: Brief) -> Iterator[Piece]:
    words, plan = brief.words, brief.plan
    asked = decisions_asked.view(brief)
    concerns = [link for one in (*asked.proposals, *asked.others) for link in one.concerns]
    acts = [plan.actions[key] for key in dict.fromkeys(link.id for link in concerns) if key in plan.actions]
    if acts:
        yield Heading(words.say("What it concerns"))
        yield Table(
            id="case-concerns",
            caption=words.say("The actions concerned"),
            note=None,
            columns=tuple(
                Cell(head) for head in (words.say("Action"), words.say("Status"), words.say("Last reported"))
            ),
            rows=tuple(
                (
                    Cell(act.action.title, link=brief.link(act.id)),
                    Cell(None, status=brief.status(act)),
                    Cell(standing(plan, act, brief.as_of).headline),
                )
                for act in acts
            ),
        )


def _goals(brief: Brief) -> Iterator[Piece]:
    words = brief.words
    cards = [card for group in goals.view(brief).groups for card in group.goals]
    if cards:
        yield Heading(words.say("How the goals stand"))
        yield Table(
            id="case-goals",
            caption=words.say("The goals together"),
            note=None,
            columns=tuple(Cell(head) for head in (words.say("Goal"), words.say("Activity"), words.say("Result"))),
            rows=tuple(
                (
                    Cell(card.title, link=brief.goal_link(card.id)),
                    Cell(None, status=card.activity.status),
                    Cell(None, status=card.result.status),
                )
                for card in cards
            ),
        )


def _needs(brief: Brief) -> Iterator[Piece]:
    words = brief.words
    short = [one for one in gaps(brief.plan, brief.as_of) if one.missing]
    short.sort(key=lambda one: (_WEIGHT[one.need.priority], one.need.type != "staffing"))
    if short:
        heads = (words.say("Present"), words.say("Is required"), words.say("Missing"))
        yield Heading(words.say("Needs that are not met"))
        yield Table(
            id="case-needs",
            caption=words.say("The needs with the highest priority"),
            note=words.say("Competence is counted in levels from 0 to 5."),
            columns=(Cell(words.say("Need")), *(Cell(head, number=True) for head in heads)),
            rows=tuple(_need(brief, one) for one in islice(short, _MOST)),
        )
    if len(short) > _MOST:
        more = len(short) - _MOST
        yield Text(Said(words.count("%(n)s more need is not met.", "%(n)s more needs are not met.", more)))


def _need(brief: Brief, gap: Gap) -> tuple[Cell, ...]:
    formats = brief.words.formats
    name = brief.plan.title_of(gap.id)
    counted = f"{name}, {gap.need.measured_in}" if gap.need.measured_in else name
    values = (gap.present, gap.required, gap.missing)
    numbers = (None if value is None else formats.number(value) for value in values)
    return (Cell(counted), *(Cell(number, number=True) for number in numbers))


def _told(brief: Brief) -> Iterator[Piece]:
    """The newest summaries of follow-ups, all those of the last day that has any."""
    told = [one for one in brief.plan.follow_ups if one.value.date <= brief.as_of and one.value.summary]
    newest = [one.value for one in told if one.value.date == told[-1].value.date]
    if newest:
        day = brief.words.formats.day(newest[0].date)
        yield Heading(brief.words.say("The latest follow-up, %(day)s", day=day))
    for one in newest:
        unit = brief.plan.name_of(one.unit) if one.unit else None
        yield Text(Said((one.summary or "").strip(), unit, own=True))
