"""Values given on the command line, read with kind refusals: what is wrong, what is nearest, what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


LANGUAGES = ("nb", "nn", "sv", "en")
"""The languages of plans, reports and findings."""


def chosen(option: str, value: str, known: Sequence[str]) -> str:
    """``value`` if it is one of the ``known`` ones; else raises UsageError with the nearest and all of them."""
    if value in known:
        return value
    raise UsageError(f"{option}: there is no {value!r}", hint=_suggestion(value, known))


def several(values: Iterable[str]) -> tuple[str, ...]:
    """The words of an option that may be repeated and may hold several, with commas between."""
    words = (word.strip() for value in values for word in value.split(","))
    return tuple(dict.fromkeys(word for word in words if word))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like ``word``, if any is close."""
    from difflib import get_close_matches

    by_lower = {name.lower(): name for name in known}
    close = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.5)
    return by_lower[close[0]] if close else None


def completing(known: Sequence[str]) -> Callable[[str], list[str]]:
    """What the shell offers while such a value is typed."""

    def complete(incomplete: str) -> list[str]:
        return [word for word in known if word.startswith(incomplete)]

    return complete


def _suggestion(value: str, known: Sequence[str]) -> str:
    close = nearest(value, known)
    choices = f"it is one of {', '.join(known)}"
    return choices if close is None else f"did you mean {close}? {choices}"
