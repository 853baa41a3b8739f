"""The organisation's Word template that ``--word-template`` names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UsageError
from ..render.word import MOST_BYTES, word_template

if TYPE_CHECKING:
    from ..render.word import Template
    from .context import Terminal
    from .request import Request


def template_of(request: Request, terminal: Terminal) -> Template | None:
    """The template asked for, if any; raises UsageError for one that cannot be read or must not be used."""
    if request.word_template is None:
        return None
    path = terminal.cwd / Path(request.word_template).expanduser()
    where = f"--word-template {request.word_template}"
    if not path.is_file():
        reason = "is a folder" if path.is_dir() else "is not there"
        raise UsageError(f"{where} {reason}", hint="name a .docx or .dotx file")
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{where} cannot be read: {error.strerror}") from error
    return word_template(data, request.word_template)
