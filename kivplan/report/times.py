"""Time as people say it: one line for whatever an action gives of start, end, deadline and what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..locale.words import Words
    from ..model.action_parts import Time
    from ..model.when import When

_EXACT = ("day", "month", "year")


def when_words(words: Words, value: When) -> str:
    """A point or stretch of the plan in words: ``september 2026``, ``2. tertial 2026``."""
    return words.formats.when(value.first, value.last, value.grain)


def time_words(words: Words, time: Time | None) -> str | None:
    """The time of an action in one line: ``Februar–desember 2026, frist 1. juni 2026``; None where none is given.

    ``until``, a text of its own, is not part of it. Nothing is said more exactly than the plan does.
    """
    said = ", ".join(_parts(words, time)) if time else ""
    return said[:1].upper() + said[1:] or None


def _parts(words: Words, time: Time) -> Iterator[str]:
    if time.at:
        yield when_words(words, time.at)
    if time.start and time.end:
        yield _stretch(words, time.start, time.end)
    elif time.start:
        yield words.say("from %(when)s", when=when_words(words, time.start))
    elif time.end:
        yield words.say("until %(when)s", when=when_words(words, time.end))
    if time.deadline:
        yield words.say("deadline %(when)s", when=when_words(words, time.deadline))
    if time.yearly:
        yield words.formats.all_yearly((point.month, point.day) for point in time.yearly)


def _stretch(words: Words, start: When, end: When) -> str:
    if start.grain == end.grain and start.grain in _EXACT:
        return words.formats.span(start.first, end.last)
    return words.say("%(start)s to %(end)s", start=when_words(words, start), end=when_words(words, end))
