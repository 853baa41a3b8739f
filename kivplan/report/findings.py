"""All that the checks of the plan found and this edition may tell, the most serious first, by rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..findings import Level, reading_order
from ..rules.pages import url_of
from ..rules.registry import BY_CODE
from .telling import action_at, homes_of, places, sentence, summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..findings import Finding
    from .brief import Brief
    from .parts import Link
    from .telling import Homes


@dataclass(frozen=True, slots=True)
class Told:
    """One finding: what, and what to do about it, of which action or else where; None where that is said above."""

    message: str
    hint: str | None
    about: Link | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """The findings of one rule: what it finds, where it is explained, and how many there are.

    ``title`` and ``times`` are None where there is but one, which says it all.
    """

    code: str
    title: str | None
    address: str | None
    times: str | None
    findings: tuple[Told, ...]
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class OfLevel:
    """The rules whose findings are of one level, with its key and a heading."""

    level: str
    label: str
    title: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """The whole section; ``levels`` are those with findings, the most serious first."""

    levels: tuple[OfLevel, ...] = ()


def view(brief: Brief) -> Findings:
    """Every finding that may be told, by level and rule, then as they stand in the files."""
    homes = homes_of(brief) if brief.findings else {}
    return Findings(tuple(_levels(brief, homes)))


def _levels(brief: Brief, homes: Homes) -> Iterator[OfLevel]:
    for level in sorted(Level, reverse=True):
        found = [finding for finding in brief.findings if finding.level == level]
        if found:
            label = brief.words.term("finding_level", level.label)
            yield OfLevel(level.label, label, _title(brief, level, len(found)), tuple(_rules(brief, found, homes)))


def _title(brief: Brief, level: Level, number: int) -> str:
    count = brief.words.count
    if level is Level.ERROR:
        return count("%(n)s error", "%(n)s errors", number)
    if level is Level.WARNING:
        return count("%(n)s warning", "%(n)s warnings", number)
    return count("%(n)s note", "%(n)s notes", number)


def _rules(brief: Brief, found: Iterable[Finding], homes: Homes) -> Iterator[Rule]:
    groups: dict[str, list[Finding]] = {}
    for finding in sorted(found, key=lambda one: (one.code, reading_order(one))):
        groups.setdefault(finding.code, []).append(finding)
    for code, group in groups.items():
        yield _rule(brief, code, group, homes)


def _rule(brief: Brief, code: str, group: Sequence[Finding], homes: Homes) -> Rule:
    known = BY_CODE.get(code)
    told = tuple(_told(brief, finding, homes) for finding in group)
    hints = {one.hint for one in told}
    several = len(told) > 1
    alike = several and len(hints) == 1
    return Rule(
        code=code,
        title=sentence(brief, summary(brief, group[0])) if several else None,
        address=url_of(known, brief.words.language) if known else None,
        times=brief.words.count("%(n)s time", "%(n)s times", len(told)) if several else None,
        findings=tuple(Told(one.message, None, one.about, one.place) for one in told) if alike else told,
        hint=told[0].hint if alike else None,
    )


def _told(brief: Brief, finding: Finding, homes: Homes) -> Told:
    action = action_at(finding, homes)
    return Told(
        message=sentence(brief, brief.words.again(finding.message)),
        hint=sentence(brief, brief.words.again(finding.hint)) if finding.hint else None,
        about=brief.link(action) if action else None,
        place=next(iter(places(brief, [finding])), None),
    )
