"""``kivplan validate``: what is wrong, or could be better, in one plan or many."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..findings import Level
from .context import Job  # noqa: TC001  the option parser reads it
from .options import chosen, completing, several

if TYPE_CHECKING:
    from ..findings import Finding
    from ..reporters import Results
    from .context import Terminal

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


Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help="Folders or files of plans, or - for a plan on standard input; the current folder unless given.",
        show_default=False,
    ),
]
Format = Annotated[
    str,
    typer.Option(metavar="text|concise|json", help="How findings are shown.", autocompletion=completing(FORMATS)),
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write the report to a file.", show_default=False),
]
FailOn = Annotated[
    str,
    typer.Option(
        metavar="error|warning|info|never",
        help="Exit with 1 when a finding is this serious or more.",
        autocompletion=completing(THRESHOLDS),
    ),
]
AsOf = Annotated[str | None, typer.Option(metavar="DATE", help="Judge as of this day, not today.", show_default=False)]
Select = Annotated[
    list[str] | None,
    typer.Option(metavar="RULES", help="Only these rules: names, codes or families like KIV3.", show_default=False),
]
Ignore = Annotated[list[str] | None, typer.Option(metavar="RULES", help="All rules but these.", show_default=False)]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show findings only, no summary.")]


def validate(  # noqa: PLR0913  one parameter for each option
    paths: Paths = None,
    *,
    format: Format = "text",  # noqa: A002
    output: Output = None,
    fail_on: FailOn = "error",
    as_of: AsOf = None,
    select: Select = None,
    ignore: Ignore = None,
    quiet: Quiet = False,
) -> Job:
    """Check plans: what is wrong, and what to write.

    Every finding says what is wrong or could be better, where, why it matters and what to write instead.
    Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage, 3 no plan, 70 a bug, 130 interrupted.
    """
    request = Request(
        paths=tuple(paths or ()),
        format=chosen("--format", format, FORMATS),
        output=None if output in (None, "-") else Path(str(output)),
        fail_on=chosen("--fail-on", fail_on, THRESHOLDS),
        as_of=as_of,
        select=several(select or ()),
        ignore=several(ignore or ()),
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
    look = Look(colour=colour, width=terminal.width, summary=not request.quiet)
    report = REPORTERS[request.format](results, look)
    if request.output is None:
        terminal.show(report)
        return
    from ..reporters.wording import summary
    from .files import write_whole

    write_whole(terminal.cwd / request.output, report, called=request.output)
    if not request.quiet:
        terminal.say(f"{summary(results)} The report is in {request.output}.")
