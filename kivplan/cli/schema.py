"""``kivplan schema``: the JSON Schema that lets editors complete and check a plan while it is written."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .context import Job  # noqa: TC001  the option parser reads it
from .options import chosen, completing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .context import Terminal

KINDS = ("plan", "foundation", "analysis", "strategy", "action-plan", "follow-up", "shared")


Kind = Annotated[
    str | None,
    typer.Argument(
        metavar="KIND",
        help="One kind of document; without it, one schema for all kinds.",
        autocompletion=completing(KINDS),
        show_default=False,
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="DIR", help="Write the schemas to files in this folder.", show_default=False
    ),
]


def schema(kind: Kind = None, output: Output = None) -> Job:
    """Show the JSON Schema for editors.

    With --output, one schema for all kinds and one for each are written to files.
    """
    return partial(run, kind, None if output is None else Path(output))


def run(kind: str | None, output: Path | None, terminal: Terminal) -> int:
    """Show or write the schema asked for; always 0."""
    from ..model.schema import json_schema

    if kind is not None:
        chosen("schema", kind, KINDS)
    if output is None:
        terminal.show(as_text(json_schema(kind)))
        return 0
    kinds = (None, *KINDS) if kind is None else (kind,)
    _write({f"{name or 'kivplan'}.schema.json": as_text(json_schema(name)) for name in kinds}, output, terminal)
    return 0


def as_text(document: Mapping[str, object]) -> str:
    """A schema as text: the same for the same schema, letters as they are."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _write(files: Mapping[str, str], folder: Path, terminal: Terminal) -> None:
    from .files import write_whole

    for name, text in files.items():
        write_whole(terminal.cwd / folder / name, text, called=folder / name)
        terminal.say(str(folder / name))
