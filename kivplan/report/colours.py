"""A plan's own colour, made dark or light enough to read: contrast by WCAG 2 (success criterion 1.4.3)."""

from __future__ import annotations

from dataclasses import dataclass

ENOUGH = 4.5
LIGHT_GROUNDS = ("#ffffff", "#f3f5f7")  # --paper and --surface of the stylesheet
DARK_GROUNDS = ("#12161b", "#1c2229")

_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
_Channels = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Accent:
    """A colour as it stands on light paper and on dark, both as ``#rrggbb``."""

    light: str
    dark: str


def accent(colour: str) -> Accent:
    """``colour`` (``#rrggbb``), darkened for light paper and lightened for dark as little as contrast asks.

    Raises ValueError for what is no such colour.
    """
    given = _channels(colour)
    return Accent(_towards(given, _BLACK, LIGHT_GROUNDS), _towards(given, _WHITE, DARK_GROUNDS))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 (alike) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(_channels(one)), _luminance(_channels(other))))
    return (lighter + 0.05) / (darker + 0.05)


def _towards(colour: _Channels, end: _Channels, grounds: tuple[str, ...]) -> str:
    """The first colour on the way from ``colour`` to ``end``, in hundredths, that can be read on every ground."""
    steps = (_hex(_mixed(colour, end, part)) for part in range(101))
    return next(shade for shade in steps if all(contrast(shade, ground) >= ENOUGH for ground in grounds))


def _mixed(colour: _Channels, end: _Channels, part: int) -> _Channels:
    red, green, blue = ((a * (100 - part) + b * part + 50) // 100 for a, b in zip(colour, end, strict=True))
    return red, green, blue


def _channels(colour: str) -> _Channels:
    if len(colour) != 7 or not colour.startswith("#"):
        raise ValueError(f"no colour: {colour!r}")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(colour: _Channels) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _luminance(colour: _Channels) -> float:
    """Relative luminance, 0 to 1."""
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
