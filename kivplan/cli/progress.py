"""What a person who waits is told while a command works: one line that goes away again."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from .context import is_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .context import Terminal


@contextmanager
def telling(what: str, terminal: Terminal) -> Iterator[None]:
    """Say ``what`` is going on while it does; nothing at all where nobody watches."""
    watched = is_terminal(terminal.stderr) and terminal.environment.get("TERM") != "dumb"
    if not watched:
        yield
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(
        file=terminal.stderr,
        force_terminal=True,
        no_color=not terminal.colour_on(terminal.stderr),
        width=terminal.width,
    )
    with console.status(Text(f"{what} …"), spinner="dots"):
        yield
