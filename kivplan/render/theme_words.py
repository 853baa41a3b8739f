"""A theme's own words over kivplan's: a catalog of messages in ``words/LANGUAGE.po``, in English with what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..locale.catalog import Overrides
from ..locale.words import words_for

if TYPE_CHECKING:
    from ..locale.words import Words
    from .theme import Theme


def words_of(theme: Theme, language: str, currency: str | None) -> Words:
    """The words of a report with the theme's over them.

    Raises UsageError for a catalog that cannot be read, a message kivplan does not say (with the nearest that it does),
    and a placeholder that is not in the English.
    """
    name = f"words/{language}.po"
    if name not in theme.texts:
        return words_for(language, currency)
    templates = "\n".join(text for one, text in theme.texts.items() if not one.startswith("words/"))
    return words_for(language, currency, overrides=Overrides(theme.path(name), theme.texts[name], templates))
