"""What is proposed, as it is to be decided, and what waits for a decision without a wording."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .. import decisions_asked
from ..parts import Said, short_name
from .matters import matter_name, matters
from .pieces import Blank, Bullets, Heading, Text, blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..brief import Brief
    from ..decisions_asked import Asked
    from .matters import Matter
    from .pieces import Piece

_NUMBER = re.compile(r"\s{0,3}\d{1,3}[.)]\s+")


def proposal(brief: Brief) -> Iterator[Piece]:
    """The proposed decisions, by matter where there are several; then what has no wording yet."""
    found = matters(brief)
    for matter in found:
        if len(found) > 1:
            yield Heading(matter_name(brief, matter))
        yield from _wordings(brief, matter)
    if not found:
        yield Text(Said(_nothing(brief)))
        yield _wording_wanted(brief)
    yield from _unworded(brief)


def _nothing(brief: Brief) -> str:
    if brief.plan.head.status in ("draft", "proposed"):
        return brief.words.say("The plan is not adopted, and no decision on it is proposed yet.")
    return brief.words.say("No proposal in the plan waits for a decision.")


def _wording_wanted(brief: Brief) -> Blank:
    return blank(brief, brief.words.say("the wording of the proposed decision, ready for the minutes"))


def _wordings(brief: Brief, matter: Matter) -> Iterator[Piece]:
    worded = [point for one in matter.decisions if one.text for point in points_of(one.text)]
    numbered = len(worded) > 1 or brief.words.language == "sv"
    if worded and numbered:
        yield Bullets(tuple(Said(text, own=True) for text in worded), ordered=True)
    elif worded:
        yield Text(Said(worded[0], own=True))
    if not all(one.text for one in matter.decisions):
        yield _wording_wanted(brief)


def points_of(text: str) -> tuple[str, ...]:
    """The points of a wording that is a numbered list and nothing else; else the whole of it as one point."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    if not _NUMBER.match(lines[0] if lines else ""):
        return (text.strip(),)
    points: list[list[str]] = []
    for line in lines:
        if number := _NUMBER.match(line):
            points.append([line[number.end() :].strip()])
        else:
            points[-1].append(line.strip())
    return tuple(" ".join(point) for point in points)


def _unworded(brief: Brief) -> Iterator[Piece]:
    others = decisions_asked.view(brief).others
    if others:
        yield Heading(brief.words.say("What also waits for a decision"))
        yield Text(Said(brief.words.say("The plan has no wording for it:")))
        yield Bullets(tuple(Said(_said(brief, one), own=True) for one in others))
        yield blank(brief, brief.words.say("the wording, or when it will be brought up"))


def _said(brief: Brief, asked: Asked) -> str:
    words = brief.words
    facts = [short_name(link.id, link.title) for link in asked.concerns]
    facts += [words.formats.money(asked.cost)] if asked.cost is not None else []
    facts += [words.say("deadline %(when)s", when=words.formats.day(asked.by))] if asked.by else []
    said = " ".join(part for part in (asked.title, asked.why) if part)
    return f"{said} ({'; '.join(facts)})" if facts else said
