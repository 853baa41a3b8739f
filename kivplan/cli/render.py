"""``kivplan render``: a plan as documents for the board, for managers, for the case."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import UsageError
from ..model.report_names import REPORTS
from .context import Job  # noqa: TC001  the option parser reads it
from .options import LANGUAGES, chosen, completing, several
from .request import Request

if TYPE_CHECKING:
    from .context import Terminal

FORMATS = ("html", "md", "pdf", "docx")
USUAL_FORMATS = ("html", "md")
EDITIONS = ("public", "board", "internal")


PlanPath = Annotated[
    str | None,
    typer.Argument(metavar="PLAN", help="The plan's folder; the current one unless given.", show_default=False),
]
Reports = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME",
        help=f"Which report, one or more of: {', '.join(REPORTS)}, or one the plan defines; board unless given.",
        autocompletion=completing(REPORTS),
        show_default=False,
    ),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        metavar="|".join(FORMATS),
        help="In which formats; html and md unless given.",
        autocompletion=completing(FORMATS),
        show_default=False,
    ),
]
Edition = Annotated[
    str,
    typer.Option(metavar="public|board|internal", help="Who will read it.", autocompletion=completing(EDITIONS)),
]
Language = Annotated[
    str | None,
    typer.Option(
        metavar="nb|nn|sv|en",
        help="The report's language; the plan's own unless given.",
        autocompletion=completing(LANGUAGES),
        show_default=False,
    ),
]
Unit = Annotated[str | None, typer.Option(metavar="ID", help="Only what concerns this unit.", show_default=False)]
Action = Annotated[str | None, typer.Option(metavar="ID", help="Only this action.", show_default=False)]
AsOf = Annotated[
    str | None, typer.Option(metavar="DATE", help="As things stand on this day, not today.", show_default=False)
]
Since = Annotated[
    str | None,
    typer.Option(
        metavar="REV|DATE",
        help="Tell what has changed since this git revision or day.",
        show_default=False,
    ),
]
WordTemplate = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="Your own .docx or .dotx, for the look of Word documents.", show_default=False),
]
Theme = Annotated[
    str | None,
    typer.Option(metavar="DIR", help="Your own look; the plan's theme/ unless given.", show_default=False),
]
NoTheme = Annotated[bool, typer.Option("--no-theme", help="kivplan's own look, whatever the plan brings.")]
Output = Annotated[str, typer.Option("--output", "-o", metavar="DIR|FILE|-", help="Where to; - is standard output.")]
Open = Annotated[bool, typer.Option("--open", help="Open the page in the browser, where there is a screen.")]
Force = Annotated[bool, typer.Option("--force", help="Render what can be read, whatever is wrong.")]


def render(  # noqa: PLR0913  one parameter for each option
    plan: PlanPath = None,
    *,
    report: Reports = None,
    format: Formats = None,  # noqa: A002
    edition: Edition = "public",
    language: Language = None,
    unit: Unit = None,
    action: Action = None,
    as_of: AsOf = None,
    since: Since = None,
    output: Output = "build",
    word_template: WordTemplate = None,
    theme: Theme = None,
    no_theme: NoTheme = False,
    force: Force = False,
    open: Open = False,  # noqa: A002
) -> Job:
    """Turn a plan into documents.

    The plan is checked first; what makes it unreadable or its sums wrong stops it.
    """
    request = Request(
        path=plan,
        reports=several(report or ()) or ("board",),
        formats=_formats(several(format or ()), output),
        edition=chosen("--edition", edition, EDITIONS),
        language=None if language is None else chosen("--language", language, LANGUAGES),
        unit=unit,
        action=action,
        as_of=as_of,
        output=output,
        force=force,
        open=open,
        since=since,
        word_template=word_template,
        theme=theme,
        themed=not no_theme,
    )
    if theme is not None and no_theme:
        raise UsageError("--theme and --no-theme: only one of them can be meant", hint="take one away")
    if word_template is not None and "docx" not in request.formats:
        raise UsageError("--word-template is for Word documents", hint="add --format docx")
    return partial(run, request)


def _formats(names: tuple[str, ...], output: str) -> tuple[str, ...]:
    """The formats named, else the one the output's name ends in, else the usual ones."""
    if names:
        return tuple(chosen("--format", name, FORMATS) for name in names)
    ending = output.rpartition(".")[2].lower()
    return (ending,) if ending in FORMATS else USUAL_FORMATS


def run(request: Request, terminal: Terminal) -> int:
    """Check, render, write."""
    from .rendering import render_files

    return render_files(request, terminal)
