"""Which look a report has: the theme that ``--theme`` names, else the plan's own, else kivplan's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UsageError
from ..render.theme import NO_THEME, theme_at
from .checking import STANDARD_INPUT

if TYPE_CHECKING:
    from ..plan import Plan
    from ..render.theme import Theme
    from .context import Terminal
    from .request import Request

FOLDER = "theme"


def theme_of(request: Request, plan: Plan, terminal: Terminal) -> Theme:
    """The theme asked for, or the folder ``theme`` of the plan; raises UsageError for what is wrong with it."""
    if request.theme is not None:
        return theme_at(terminal.cwd / Path(request.theme).expanduser(), request.theme.rstrip("/") or request.theme)
    if not request.themed or request.path == STANDARD_INPUT:
        return NO_THEME
    folder = plan.root / FOLDER
    if folder.is_symlink():
        raise UsageError(f"{plan.name}/{FOLDER} is a link", hint="name its target with --theme")
    return theme_at(folder, f"{plan.name}/{FOLDER}") if folder.is_dir() else NO_THEME
