"""What a person who waits is told while a command works: one line that goes away again."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from .context import is_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .context import Terminal

_ERASE = "\r\x1b[K"


@contextmanager
def telling(what: str, terminal: Terminal) -> Iterator[None]:
    """Say ``what`` is going on while it does; nothing at all where nobody watches."""
    watched = is_terminal(terminal.stderr) and terminal.environment.get("TERM") != "dumb"
    if not watched:
        yield
        return
    terminal.stderr.write(f"{what} …")
    terminal.stderr.flush()
    try:
        yield
    finally:
        terminal.stderr.write(_ERASE)
        terminal.stderr.flush()
