"""Checking plans as asked for: the request, and from it to a report and an exit code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..findings import Level
from .context import is_terminal
from .options import chosen, several

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..findings import Finding
    from ..reporters import Results
    from .context import Job, Terminal

FORMATS = ("text", "concise", "json")
THRESHOLDS = ("error", "warning", "info", "never")
FINDINGS = 1


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for."""

    paths: tuple[str, ...]
    format: str
    output: Path | None
    fail_on: str
    as_of: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    quiet: bool


def asked(  # noqa: PLR0913  one parameter for each option
    paths: Iterable[str] = (),
    *,
    format: str = "text",  # noqa: A002
    output: str | None = None,
    fail_on: str = "error",
    as_of: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    quiet: bool = False,
) -> Job:
    """The job these options of ``kivplan validate`` ask for; raises UsageError for a value there is not."""
    request = Request(
        paths=tuple(paths),
        format=chosen("--format", format, FORMATS),
        output=None if output in (None, "-") else Path(str(output)),
        fail_on=chosen("--fail-on", fail_on, THRESHOLDS),
        as_of=as_of,
        select=several(select),
        ignore=several(ignore),
        quiet=quiet,
    )
    return partial(run, request)


def run(request: Request, terminal: Terminal) -> int:
    """Check, report; 1 when something found is as serious as ``--fail-on`` says, else 0."""
    from .checking import Checks, check

    checks = Checks(terminal.today(request.as_of), select=request.select, ignore=request.ignore)
    results = check(request.paths, checks, terminal)
    _deliver(results, request, terminal)
    return FINDINGS if fails(results.findings, request.fail_on) else 0


def fails(findings: tuple[Finding, ...], fail_on: str) -> bool:
    """Whether any finding is at or above the threshold."""
    return fail_on != "never" and any(finding.level >= Level[fail_on.upper()] for finding in findings)


def _deliver(results: Results, request: Request, terminal: Terminal) -> None:
    from ..reporters import REPORTERS, Look

    to_file = request.output is not None
    colour = not to_file and terminal.colour_on(terminal.stdout)
    on_screen = not to_file and is_terminal(terminal.stdout)
    look = Look(colour=colour, width=terminal.width, summary=not request.quiet, on_screen=on_screen)
    report = REPORTERS[request.format](results, look)
    if request.output is None:
        terminal.show(report)
        return
    from ..reporters.escaping import one_line
    from ..reporters.wording import summary
    from .files import write_whole

    write_whole(terminal.cwd / request.output, report, called=request.output)
    if not request.quiet:
        terminal.say(f"{summary(results)} The report is in {one_line(str(request.output))}.")
