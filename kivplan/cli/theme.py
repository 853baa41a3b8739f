"""``kivplan theme``: an own look for the reports."""

from __future__ import annotations

import shlex
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer
import typer.core

from ..errors import UsageError
from .context import Job  # noqa: TC001  the option parser reads it

if TYPE_CHECKING:
    from .context import Terminal

theme = typer.Typer(
    help="An own look for the reports: templates, stylesheets, words, logo.",
    rich_markup_mode=None,
    no_args_is_help=True,
)

Folder = Annotated[str, typer.Argument(metavar="DIR", help="Where to: a folder that is empty or not there yet.")]


@theme.callback()
def together() -> None:
    """An own look for the reports: templates, stylesheets, words, logo."""


def new_theme(folder: Folder = "theme") -> Job:
    """Copy kivplan's own templates, stylesheets and words, to change them.

    Keep what you change and delete the rest: what a theme does not have is kivplan's own. Nothing that is there already
    is touched.
    """
    return partial(run, Path(folder))


def run(folder: Path, terminal: Terminal) -> int:
    """Write the theme and tell what to do next; always 0."""
    from ..reporters.escaping import one_line
    from .new_theme import theme_files
    from .starter import place

    files = {PurePosixPath(name): text for name, text in theme_files().items()}
    if (terminal.cwd / folder).is_file():
        raise UsageError(f"{folder} is a file, and a theme is a folder", hint="name another folder")
    place(terminal.cwd / folder, files, called=folder)
    shown = one_line(str(folder))
    lines = [f"Wrote a theme of {len(files)} files in {shown}; its README.md tells what is what."]
    lines += ["Keep what you change and delete the rest. As `theme` in a plan's folder it is used by itself; else:"]
    lines += ["", f"  kivplan render --theme {shlex.quote(shown)}"]
    terminal.say("\n".join(lines))
    return 0
