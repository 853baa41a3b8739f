"""``kivplan watch``: the report in the browser, renewed whenever the plan changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from .context import Job  # noqa: TC001  the option parser reads it
from .options import LANGUAGES, chosen, several
from .render import EDITIONS, Action, AsOf, Edition, Language, PlanPath, Reports, Unit
from .request import Request

if TYPE_CHECKING:
    from .context import Terminal

PORT = 8377

Port = Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="The port of this machine; 0 for any.")]
Open = Annotated[bool, typer.Option("--open/--no-open", help="Open the page in the browser, where there is a screen.")]


def watch(  # noqa: PLR0913  one parameter for each option
    plan: PlanPath = None,
    *,
    report: Reports = None,
    edition: Edition = "public",
    language: Language = None,
    unit: Unit = None,
    action: Action = None,
    as_of: AsOf = None,
    port: Port = PORT,
    open: Open = True,  # noqa: A002
) -> Job:
    """Show the report in the browser and renew it when the plan changes.

    Only this machine can see it. Ctrl-C ends it.
    """
    request = Request(
        path=plan,
        reports=several(report or ()) or ("board",),
        formats=("html",),
        edition=chosen("--edition", edition, EDITIONS),
        language=None if language is None else chosen("--language", language, LANGUAGES),
        unit=unit,
        action=action,
        as_of=as_of,
        output="-",
        force=False,
        open=open,
    )
    return partial(run, request, port)


def run(request: Request, port: int, terminal: Terminal) -> int:
    """Serve and renew until Ctrl-C."""
    from .watching import watch_plan

    return watch_plan(request, port, terminal)
