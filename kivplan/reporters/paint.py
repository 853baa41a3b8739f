"""The few colours of the terminal reports, as plain escape codes.

Written by hand so that a report is the same text with and without colour, is never wrapped, and does not wait
70 ms for a library. The words carry the meaning; colour only helps to find them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..findings import Level

_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "strong": "1",
    "frame": "1;94",
    "hint": "1;32",
    "good": "1;32",
    "faint": "2",
}


class Paint(NamedTuple):
    """Puts colour on text, and links where a person may follow them (``links``); or leaves it alone."""

    colour: bool
    links: bool = False

    def __call__(self, style: str, text: str) -> str:
        """``text`` in the named style; unchanged without colour or when there is nothing to paint."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.colour and text else text

    def level(self, level: Level, text: str) -> str:
        """``text`` in the colour of a level."""
        return self(level.label, text)

    def link(self, url: str | None, text: str) -> str:
        """``text`` as a link, for terminals that know of links (OSC 8); others show the text alone."""
        return f"\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\" if self.colour and self.links and url else text
