"""``kivplan new``: a first plan to write over, in the user's language."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import UsageError
from .context import Job  # noqa: TC001  the option parser reads it
from .options import LANGUAGES, chosen, completing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .context import Terminal

FIRST_YEARS = range(1900, 2197)  # a starter runs for four years, and a plan may speak of those up to 2199


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for; None where nothing was said."""

    folder: Path
    language: str | None
    title: str | None
    organisation: str | None
    year: str | None


Folder = Annotated[str, typer.Argument(metavar="DIR", help="The plan's folder: empty, or not there yet.")]
Language = Annotated[
    str | None,
    typer.Option(
        metavar="nb|nn|sv|en",
        help="The plan's language; that of your terminal unless given.",
        autocompletion=completing(LANGUAGES),
        show_default=False,
    ),
]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="The plan's title.", show_default=False)]
Organisation = Annotated[str | None, typer.Option(metavar="NAME", help="Whose plan it is.", show_default=False)]
Year = Annotated[
    str | None,
    typer.Option(metavar="YEAR", help="The plan's first year; this year unless given.", show_default=False),
]


def new(
    folder: Folder,
    language: Language = None,
    title: Title = None,
    organisation: Organisation = None,
    year: Year = None,
) -> Job:
    """Start a plan to write over.

    It is a small complete example in your language. Nothing that is there already is touched.
    """
    return partial(run, Request(Path(folder), language, title, organisation, year))


def run(request: Request, terminal: Terminal) -> int:
    """Write the starter and tell what to do next; always 0."""
    from ..model.schema import json_schema
    from .schema import as_text
    from .starter import SCHEMA, blanks, language_of, place, starter_files

    language = language_of(terminal.environment) if request.language is None else request.language
    chosen("--language", language, LANGUAGES)
    year = _year(request.year, terminal)
    title, organisation = _line("--title", request.title), _line("--organisation", request.organisation)
    files = starter_files(language, blanks(language, title=title, organisation=organisation, year=year))
    files[SCHEMA] = as_text(json_schema())
    place(terminal.cwd / request.folder, files, called=request.folder)
    terminal.say(_told(request.folder, language, files))
    return 0


def _year(text: str | None, terminal: Terminal) -> int:
    if text is None:
        return terminal.today().year
    if len(text) == 4 and text.isascii() and text.isdecimal() and int(text) in FIRST_YEARS:
        return int(text)
    hint = f"write four digits, {FIRST_YEARS[0]} to {FIRST_YEARS[-1]}"
    raise UsageError(f"--year: {text!r} is not a year a plan can begin in", hint=hint)


def _line(option: str, text: str | None) -> str | None:
    """A text that can stand on one line of the plan."""
    if text is None or (text.strip() and all(character.isprintable() for character in text)):
        return text
    raise UsageError(f"{option}: must be one line of text")


def _told(folder: Path, language: str, files: Iterable[PurePosixPath]) -> str:
    from ..reporters.escaping import one_line
    from .starter import LANGUAGES

    shown = one_line(str(folder))
    argument = f"./{shown}" if shown.startswith("-") else shown
    where = "" if folder == Path() else f" {shlex.quote(argument)}"
    lines = [f"Wrote a first plan in {LANGUAGES[language].language}:", ""]
    lines += [f"  {one_line(str(folder / name))}" for name in files]
    lines += ["", "Open it in your editor and write over what is there; the schema lets the editor help. Then:", ""]
    lines += [f"  kivplan validate{where}", f"  kivplan render{where}"]
    return "\n".join(lines)
