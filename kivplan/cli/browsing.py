"""Showing a page that was written: in the browser of whoever sits at a screen."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .context import Terminal


def show_page(page: Path, terminal: Terminal) -> None:
    """Open ``page``, a file on disk, in the user's browser; say so where there is no screen to open it on."""
    if not has_screen(terminal.environment):
        terminal.say("There is no screen here to open it on; open the file in a browser.")
        return
    import webbrowser

    if not webbrowser.open(page.resolve().as_uri()):
        terminal.say("No browser could be started; open the file in one.")


def has_screen(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether a window can be shown: always on Windows and macOS, elsewhere where a display is named."""
    if platform in ("win32", "darwin"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
