"""From paths to results: find the plans, check each, keep the lines that will be shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .. import __version__
from ..findings import Place, masked, reading_order
from ..plan import find_plans
from ..plan.loading import examine
from ..reporters import About, Results, Scorecard
from ..rules import RULES, validate
from ..rules.settings import Settings, narrowed
from ..source import YamlFile, read_text
from ..source.reading import MAX_BYTES
from .context import is_terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from ..findings import Finding
    from ..plan import Plan
    from ..plan.discovery import PlanFolder
    from ..source import SourceText
    from .context import Terminal

SOURCE_LANGUAGE = "en"
STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "<stdin>"


class Checks(NamedTuple):
    """Which rules, as of when, and in which language they speak; None: each plan's own."""

    as_of: date
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    language: str | None = None
    scorecard: bool = False


def check(paths: Sequence[str], checks: Checks, terminal: Terminal) -> Results:
    """What is found in every plan that ``paths`` mean.

    Raises NoPlanError where a path holds no plan, UnreadableError where it cannot be read, UsageError where
    ``checks`` names no rule.
    """
    return gathered(paths, checks, terminal).results(checks.as_of)


def gathered(paths: Sequence[str], checks: Checks, terminal: Terminal) -> Gathering:
    """As ``check``, with the plans still at hand where ``checks`` asks for their scorecards."""
    narrowed(Settings(), checks.select, checks.ignore)
    gathering = Gathering(checks.language)
    for folder in plan_folders(paths, terminal):
        plan, findings = examined(folder, checks)
        gathering.add(folder, plan, findings)
        if checks.scorecard and plan is not None:
            gathering.kept.append(plan)
    return gathering


def examined(folder: PlanFolder, checks: Checks) -> tuple[Plan | None, tuple[Finding, ...]]:
    """The plan of a folder and what is found in it, in reading order; no plan where it cannot be read."""
    plan, findings = examine(folder)
    if plan is None:
        return None, tuple(sorted(findings, key=reading_order))
    edited = edited_of(plan)
    return plan, validate(plan, as_of=checks.as_of, select=checks.select, ignore=checks.ignore, edited=edited)


def plan_folders(paths: Sequence[str], terminal: Terminal) -> Iterator[PlanFolder]:
    """The plans meant, each once; ``-`` is the one on standard input."""
    if STANDARD_INPUT in paths:
        yield _standard_input(terminal)
    others = [Path(path) for path in paths if path != STANDARD_INPUT]
    if others or STANDARD_INPUT not in paths:
        yield from find_plans(others, cwd=terminal.cwd)


def _standard_input(terminal: Terminal) -> PlanFolder:
    from ..plan.discovery import PlanFolder, Source

    if is_terminal(terminal.stdin):
        terminal.say("Reading a plan from the keyboard; Ctrl-D ends it.")
    data = terminal.stdin.buffer.read(MAX_BYTES + 1)
    file = YamlFile(Path(STANDARD_INPUT_NAME), STANDARD_INPUT_NAME)
    return PlanFolder(terminal.cwd, STANDARD_INPUT_NAME, (Source(file, data),))


@dataclass(slots=True)
class Gathering:
    """What the plans checked so far have come to, in one language or each its own; a plan is let go once checked."""

    language: str | None = None
    languages: set[str] = field(default_factory=set)
    kept: list[Plan] = field(default_factory=list)
    findings: dict[Finding, None] = field(default_factory=dict)
    plans: list[str] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    lines: dict[tuple[str, int], str] = field(default_factory=dict)

    def add(self, folder: PlanFolder, plan: Plan | None, findings: Iterable[Finding]) -> None:
        """Keep what was found in one plan, once, with the lines it points at; no identity number in any of it."""
        self.plans.append(folder.name)
        self.files.update(plan.files if plan else (source.file.name for source in folder.sources))
        line_of = _lines_of(folder) if plan is None else plan.line
        language = self.language or (plan.language if plan else SOURCE_LANGUAGE)
        self.languages.add(language)
        for finding in findings:
            self.findings[finding.masked().translated(words_of(language))] = None
            for place in (finding.where, *(related.where for related in finding.related)):
                if isinstance(place, Place) and (place.file, place.line) not in self.lines:
                    self.lines[place.file, place.line] = masked(line_of(place.file, place.line))

    def scorecards(self, checks: Checks, accepted: Sequence[Finding]) -> tuple[Scorecard, ...]:
        """How each plan that was kept stands on the six success factors; ``accepted`` findings are in a baseline."""
        from ..rules.scorecard import scorecard

        return tuple(
            Scorecard(
                plan.name,
                scorecard(
                    plan,
                    checks.as_of,
                    edited=edited_of(plan),
                    select=checks.select,
                    ignore=checks.ignore,
                    accepted=accepted,
                ),
            )
            for plan in self.kept
        )

    def results(self, as_of: date) -> Results:
        """All of it, ready to be reported; in the plans' language where they have the same, else in English."""
        language = next(iter(self.languages)) if len(self.languages) == 1 else SOURCE_LANGUAGE
        return Results(
            findings=tuple(self.findings),
            plans=tuple(self.plans),
            files=len(self.files),
            as_of=as_of,
            show_line=lambda file, number: self.lines.get((file, number)),
            version=__version__,
            language=language,
            translate=words_of(language),
            about=_about(language),
        )


@cache
def words_of(language: str) -> Callable[[str], str]:
    """What says findings in a language; nothing is loaded for English."""
    if language == SOURCE_LANGUAGE:
        return str
    from ..locale.catalog import findings

    return findings(language)


def edited_of(plan: Plan) -> Mapping[str, date] | None:
    """The follow-ups that git knows to have been changed afterwards; None where there is nothing to ask."""
    if len(plan.follow_ups) < 2:
        return None
    from ..history import edited_follow_ups

    return edited_follow_ups(plan)


def _about(language: str) -> dict[str, About]:
    """What reports tell of each rule there is."""
    from ..rules.pages import url_of

    say = words_of(language)
    return {
        rule.code: About(rule.code, rule.name, say(rule.summary), say(rule.why), url_of(rule, language), rule.levels[0])
        for rule in RULES
    }


def _lines_of(folder: PlanFolder) -> Callable[[str, int], str]:
    """The lines of a folder's files where there is no plan to ask."""
    data = {source.file.name: source.data for source in folder.sources}

    @cache
    def text(name: str) -> SourceText:
        return read_text(name, data.get(name, b"")).source

    return lambda file, number: text(file).line(number)
