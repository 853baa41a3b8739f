"""The signs that stand before the word of a status: text, so that they are read, copied and printed like it."""

from __future__ import annotations

SIGNS = {
    "done": "✓",
    "on_track": "►",
    "at_risk": "▲",
    "off_track": "☒",
    "not_started": "○",
    "postponed": "‖",
    "dropped": "⊘",
    "unreported": "?",
    "partly": "◐",
}
"""As near to the marks of a page as letters come: each has a silhouette of its own."""

COLOURS = {
    "done": "00594F",
    "on_track": "1F6FB2",
    "partly": "1F6FB2",
    "at_risk": "A35A00",
    "off_track": "9B0A33",
    "tag-error": "9B0A33",
    "tag-warning": "A35A00",
    "over": "9B0A33",
}
"""The light colours of the stylesheet; what is not here is in the colour of the text around it."""


def sign(status: str) -> str:
    """The sign of a status, a bullet for one without."""
    return SIGNS.get(status, "•")
