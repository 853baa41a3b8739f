"""The languages reports are written in, and the CLDR locale each follows."""

from __future__ import annotations

LANGUAGES = ("nb", "nn", "sv", "en")

# English is for the Nordic public sector: British order and spelling.
CLDR = {"nb": "nb", "nn": "nn", "sv": "sv", "en": "en_GB"}


def cldr_locale(language: str) -> str:
    """The CLDR locale of ``language``; raises ValueError for a language reports are not written in."""
    try:
        return CLDR[language]
    except KeyError:
        raise ValueError(f"no reports in {language!r}, only in {', '.join(LANGUAGES)}") from None
