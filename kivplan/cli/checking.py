"""From paths to results: find the plans, check each, keep the lines that will be shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .. import __version__
from ..findings import Place, masked, reading_order
from ..plan import find_plans
from ..plan.loading import examine
from ..reporters import Results
from ..rules import validate
from ..rules.settings import Settings, narrowed
from ..source import YamlFile, read_text
from ..source.reading import MAX_BYTES
from .context import is_terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from ..findings import Finding
    from ..plan import Plan
    from ..plan.discovery import PlanFolder
    from ..source import SourceText
    from .context import Terminal

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "<stdin>"


@dataclass(frozen=True, slots=True)
class Checks:
    """Which rules, and as of when."""

    as_of: date
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def check(paths: Sequence[str], checks: Checks, terminal: Terminal) -> Results:
    """What is found in every plan that ``paths`` mean.

    Raises NoPlanError where a path holds no plan, UnreadableError where it cannot be read, UsageError where
    ``checks`` names no rule.
    """
    narrowed(Settings(), checks.select, checks.ignore)
    gathering = Gathering()
    for folder in plan_folders(paths, terminal):
        gathering.add(folder, *examined(folder, checks))
    return gathering.results(checks.as_of)


def examined(folder: PlanFolder, checks: Checks) -> tuple[Plan | None, tuple[Finding, ...]]:
    """The plan of a folder and what is found in it, in reading order; no plan where it cannot be read."""
    plan, findings = examine(folder)
    if plan is None:
        return None, tuple(sorted(findings, key=reading_order))
    return plan, validate(plan, as_of=checks.as_of, select=checks.select, ignore=checks.ignore)


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
    """What the plans checked so far have come to; a plan itself is let go once it is checked."""

    findings: dict[Finding, None] = field(default_factory=dict)
    plans: list[str] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    lines: dict[tuple[str, int], str] = field(default_factory=dict)

    def add(self, folder: PlanFolder, plan: Plan | None, findings: Iterable[Finding]) -> None:
        """Keep what was found in one plan, once, with the lines it points at; no identity number in any of it."""
        self.plans.append(folder.name)
        self.files.update(plan.files if plan else (source.file.name for source in folder.sources))
        line_of = _lines_of(folder) if plan is None else plan.line
        for finding in findings:
            self.findings[finding.masked()] = None
            for place in (finding.where, *(related.where for related in finding.related)):
                if isinstance(place, Place) and (place.file, place.line) not in self.lines:
                    self.lines[place.file, place.line] = masked(line_of(place.file, place.line))

    def results(self, as_of: date) -> Results:
        """All of it, ready to be reported."""
        return Results(
            findings=tuple(self.findings),
            plans=tuple(self.plans),
            files=len(self.files),
            as_of=as_of,
            show_line=lambda file, number: self.lines.get((file, number)),
            version=__version__,
        )


def _lines_of(folder: PlanFolder) -> Callable[[str, int], str]:
    """The lines of a folder's files where there is no plan to ask."""
    data = {source.file.name: source.data for source in folder.sources}

    @cache
    def text(name: str) -> SourceText:
        return read_text(name, data.get(name, b"")).source

    return lambda file, number: text(file).line(number)
