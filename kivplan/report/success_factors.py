"""The six success factors: a line each, judged on what this edition shows, with what speaks for it and what is missing.

The rules are asked anew of the plan as the edition has it. So nothing here rests on what was left out, and a reader
cannot find it by comparing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ..findings import Said
from ..rules import found_on
from ..rules.scorecard import scorecard
from ..rules.weighing import ABOUT
from .figures.factor_bar import factor_bar
from .parts import Status

if TYPE_CHECKING:
    from ..factors import Judgement, Line, Missing, Silenced
    from .brief import Brief
    from .parts import Figure

# A judgement borrows the mark of the action's status that looks most like it; the word is its own.
_MARKS: dict[Judgement, str] = {
    "in_place": "done",
    "partly": "partly",
    "wanting": "off_track",
    "cannot_be_judged": "unreported",
}

_ORDER = tuple(_MARKS.values())


@dataclass(frozen=True, slots=True)
class Found:
    """What the findings of one rule come to: the worst level and its word, what the rule finds, how many times."""

    level: str
    label: str
    text: str
    code: str
    times: str


@dataclass(frozen=True, slots=True)
class Hushed:
    """What was silenced in one way: how, and the rules with how many findings each."""

    how: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Factor:
    """One success factor, in words. ``lacking``: what should have been done, or why it cannot be judged."""

    number: int
    title: str
    judgement: Status
    judged_by: str
    done: tuple[str, ...]
    planned: tuple[str, ...]
    lacking: tuple[str, ...]
    missing: tuple[Found, ...]
    silenced: tuple[Hushed, ...]


@dataclass(frozen=True, slots=True)
class SuccessFactors:
    """The six factors in order, and how all of them are judged; ``counts``: how many are judged the same."""

    about: str
    figure: Figure
    counts: tuple[tuple[Status, int], ...]
    factors: tuple[Factor, ...]


def view(brief: Brief) -> SuccessFactors:
    """The scorecard of the plan as this edition shows it."""
    found = found_on(brief.plan, brief.as_of)
    factors = tuple(_factor(brief, line) for line in scorecard(brief.plan, brief.as_of, found=found))
    judged = Counter(factor.judgement for factor in factors)
    drawn = [(factor.number, factor.title, factor.judgement) for factor in factors]
    return SuccessFactors(
        about=_told(brief, ABOUT),
        figure=factor_bar(drawn, brief.words.say("How the six factors are judged")),
        counts=tuple(sorted(judged.items(), key=lambda one: _ORDER.index(one[0].key))),
        factors=factors,
    )


def _factor(brief: Brief, line: Line) -> Factor:
    return Factor(
        number=line.factor,
        title=brief.words.term("success_factor", str(line.factor)),
        judgement=Status(_MARKS[line.judgement], brief.words.term("judgement", line.judgement)),
        judged_by=_told(brief, line.judged_by),
        done=tuple(_told(brief, fact.text) for fact in line.done),
        planned=tuple(_told(brief, fact.text) for fact in line.planned),
        lacking=tuple(_told(brief, text) for text in line.lacking),
        missing=tuple(_found(brief, missing) for missing in line.missing),
        silenced=_hushed(brief, line.silenced),
    )


def _found(brief: Brief, missing: Missing) -> Found:
    summary = brief.words.findings(missing.summary).replace("`", "")
    return Found(
        level=missing.level.label,
        label=brief.words.term("finding_level", missing.level.label),
        text=f"{summary.split('. ')[0].rstrip('.')}.",
        code=missing.code,
        times=brief.words.count("%(n)s time", "%(n)s times", missing.count),
    )


def _hushed(brief: Brief, silenced: tuple[Silenced, ...]) -> tuple[Hushed, ...]:
    ways: dict[str, list[str]] = {}
    for one in silenced:
        times = brief.words.count("%(n)s time", "%(n)s times", one.count)
        ways.setdefault(one.by, []).append(f"{one.code} {one.name} ({times})")
    return tuple(Hushed(brief.words.term("silenced_by", way), tuple(rules)) for way, rules in ways.items())


def _told(brief: Brief, text: object) -> str:
    """Words of the scorecard in the reader's language, numbers and days written as there."""
    if isinstance(text, Said):
        return brief.words.findings(text.template).format(**{k: _told(brief, v) for k, v in text.params.items()})
    if isinstance(text, date):
        return brief.words.formats.day(text)
    return brief.words.formats.number(text) if isinstance(text, int | Decimal) else str(text)
