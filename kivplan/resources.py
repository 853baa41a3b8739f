"""Where the files that come with kivplan are: beside the code in a checkout, inside the package once installed."""

from __future__ import annotations

from pathlib import Path

from .errors import UnreadableError

_PACKAGE = Path(__file__).parent


def templates_dir() -> Path:
    """The folder of templates; raises UnreadableError when the installation lacks it."""
    for folder in (_PACKAGE / "templates", _PACKAGE.parent / "templates"):
        if folder.is_dir():
            return folder
    raise UnreadableError("kivplan's own templates are missing", hint="install kivplan again")
