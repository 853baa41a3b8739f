"""Checking plans as asked for: the request, and from it to reports and an exit code."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..errors import UsageError
from ..findings import Level
from .options import LANGUAGES, chosen, several

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..findings import Finding
    from ..reporters import Look, Results
    from .checking import Checks, Gathering
    from .context import Job, Terminal

FORMATS = ("text", "concise", "json", "sarif", "junit", "github", "gitlab", "markdown")
THRESHOLDS = ("error", "warning", "info", "never")
FINDINGS = 1
STANDARD_OUTPUT = "-"
IN_GITHUB = "GITHUB_ACTIONS"


class Report(NamedTuple):
    """A format, and the file it goes to; None: standard output. No format: the one that suits the place."""

    format: str | None
    file: Path | None


class Request(NamedTuple):
    """What was asked for."""

    paths: tuple[str, ...]
    reports: tuple[Report, ...]
    fail_on: str
    as_of: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    baseline: Path | None
    write_baseline: Path | None
    language: str | None
    scorecard: bool
    quiet: bool


def asked(  # noqa: PLR0913  one parameter for each option
    paths: Iterable[str] = (),
    *,
    format: Iterable[str] = (),  # noqa: A002
    output: str | None = None,
    fail_on: str = "error",
    as_of: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    baseline: str | None = None,
    write_baseline: str | None = None,
    language: str | None = None,
    scorecard: bool = False,
    quiet: bool = False,
) -> Job:
    """The job these options of ``kivplan validate`` ask for; raises UsageError for a value there is not."""
    if baseline is not None and write_baseline is not None and baseline != write_baseline:
        raise UsageError("--baseline and --write-baseline name two files", hint="give one of them")
    request = Request(
        paths=tuple(paths),
        reports=_reports(tuple(format), output),
        fail_on=chosen("--fail-on", fail_on, THRESHOLDS),
        as_of=as_of,
        select=several(select),
        ignore=several(ignore),
        baseline=None if baseline is None else Path(baseline),
        write_baseline=None if write_baseline is None else Path(write_baseline),
        language=None if language is None else chosen("--language", language, LANGUAGES),
        scorecard=scorecard,
        quiet=quiet,
    )
    return partial(run, request)


def _reports(formats: tuple[str, ...], output: str | None) -> tuple[Report, ...]:
    """The reports asked for; raises UsageError where two would go to one place."""
    found: list[Report] = []
    for word in formats or ("",):
        name, colon, file = word.partition(":")
        if colon and not file:
            raise UsageError(f"--format {word}: no file is named", hint=f"write {name}:FILE, or {name} alone")
        elsewhere = file if colon else output
        path = None if elsewhere in (None, STANDARD_OUTPUT) else Path(str(elsewhere))
        found.append(Report(chosen("--format", name, FORMATS) if name or colon else None, path))
    places = [report.file for report in found]
    if len(set(places)) < len(places):
        twice = next(place for place in places if places.count(place) > 1)
        where = "standard output" if twice is None else str(twice)
        raise UsageError(f"two reports would go to {where}", hint="name a file for each but one: --format sarif:FILE")
    if output is not None and all(":" in word for word in formats) and formats:
        raise UsageError("--output: every format has a file of its own", hint="leave one of the two out")
    return tuple(found)


def run(request: Request, terminal: Terminal) -> int:
    """Check, report; 1 when something found is as serious as ``--fail-on`` says, else 0."""
    from .checking import Checks, gathered

    checks = Checks(
        terminal.today(request.as_of),
        select=request.select,
        ignore=request.ignore,
        language=request.language,
        scorecard=request.scorecard,
    )
    gathering = gathered(request.paths, checks, terminal)
    results, accepted = _less_accepted(gathering, checks, request, terminal)
    if request.scorecard:
        results = replace(results, scorecards=gathering.scorecards(checks, accepted))
    _deliver(results, request, terminal)
    return FINDINGS if fails(results.findings, request.fail_on) else 0


def _less_accepted(
    gathering: Gathering, checks: Checks, request: Request, terminal: Terminal
) -> tuple[Results, tuple[Finding, ...]]:
    """The results less what a baseline accepts, one written now or before; and what it accepts."""
    results = gathering.results(checks.as_of)
    file = request.write_baseline or request.baseline
    if file is None:
        return results, ()
    from .accepting import less_accepted, write_baseline

    if request.write_baseline is not None:
        write_baseline(results, request.write_baseline, terminal)
    every_rule = not (checks.select or checks.ignore)
    return less_accepted(results, file, terminal, looked_at=gathering.files if every_rule else ())


def fails(findings: tuple[Finding, ...], fail_on: str) -> bool:
    """Whether any finding is at or above the threshold."""
    return fail_on != "never" and any(finding.level >= Level[fail_on.upper()] for finding in findings)


def _deliver(results: Results, request: Request, terminal: Terminal) -> None:
    """Each report to its place; those that are files first, so that standard output ends with what is read there."""
    from ..reporters import REPORTERS

    for report in sorted(request.reports, key=lambda report: report.file is None):
        name = report.format or ("github" if _in_github(terminal) and report.file is None else "text")
        text = REPORTERS[name](results, _look(report, request, terminal))
        if report.file is None:
            terminal.show(text)
        else:
            _to_file(text, report.file, terminal)
    if not request.quiet and all(report.file for report in request.reports):
        _tell(results, request, terminal)


def _in_github(terminal: Terminal) -> bool:
    return terminal.environment.get(IN_GITHUB) == "true"


def _look(report: Report, request: Request, terminal: Terminal) -> Look:
    from ..reporters import Look
    from .context import is_terminal

    if report.file is not None:
        return Look(summary=not request.quiet)
    colour, on_screen = terminal.colour_on(terminal.stdout), is_terminal(terminal.stdout)
    return Look(colour=colour, width=terminal.width, summary=not request.quiet, on_screen=on_screen)


def _to_file(text: str, file: Path, terminal: Terminal) -> None:
    from .files import write_whole

    write_whole(terminal.cwd / file, text, called=file)


def _tell(results: Results, request: Request, terminal: Terminal) -> None:
    """One sentence on standard error, where the reports say nothing on standard output."""
    from ..reporters.escaping import one_line
    from ..reporters.wording import summary

    files = ", ".join(one_line(str(report.file)) for report in request.reports)
    where = results.say("The report is in {files}.", files=files)
    if len(request.reports) > 1:
        where = results.say("The reports are in {files}.", files=files)
    terminal.say(f"{summary(results)} {where}")
