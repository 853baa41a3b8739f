"""``kivplan validate``: what is wrong, or could be better, in one plan or many. What it does is in ``validating``."""

from __future__ import annotations

from typing import Annotated

import typer

from .context import Job  # noqa: TC001  the option parser reads it
from .options import LANGUAGES, completing
from .validating import FORMATS, THRESHOLDS, asked

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help="Folders or files of plans, or - for a plan on standard input; the current folder unless given.",
        show_default=False,
    ),
]
Format = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FORMAT[:FILE]",
        help=f"How findings are shown: {', '.join(FORMATS)}. Several may be asked for, all but one with a file. "
        "Text unless given; github inside GitHub Actions.",
        autocompletion=completing(FORMATS),
        show_default=False,
    ),
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
Baseline = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="Accept the findings in this file: only new ones are told.", show_default=False),
]
WriteBaseline = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="Write today's findings to a file, for --baseline.", show_default=False),
]
Language = Annotated[
    str | None,
    typer.Option(
        metavar="|".join(LANGUAGES),
        help="The language of the findings; the plan's own unless given.",
        autocompletion=completing(LANGUAGES),
        show_default=False,
    ),
]
Scorecard = Annotated[bool, typer.Option("--scorecard", help="Show how the plan stands on six success factors.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show findings only, no summary.")]


def validate(  # noqa: PLR0913  one parameter for each option
    paths: Paths = None,
    *,
    format: Format = None,  # noqa: A002
    output: Output = None,
    fail_on: FailOn = "error",
    as_of: AsOf = None,
    select: Select = None,
    ignore: Ignore = None,
    baseline: Baseline = None,
    write_baseline: WriteBaseline = None,
    language: Language = None,
    scorecard: Scorecard = False,
    quiet: Quiet = False,
) -> Job:
    """Check plans: what is wrong, and what to write.

    Every finding says what is wrong or could be better, where, why it matters and what to write instead;
    `kivplan rule NAME` says more. Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage, 3 no plan,
    70 a bug, 130 interrupted.
    """
    return asked(
        paths or (),
        format=format or (),
        output=output,
        fail_on=fail_on,
        as_of=as_of,
        select=select or (),
        ignore=ignore or (),
        baseline=baseline,
        write_baseline=write_baseline,
        language=language,
        scorecard=scorecard,
        quiet=quiet,
    )
