"""The words of a language: gettext catalogs, with a theme's own over them.

Message ids are the English text. Wheels carry compiled ``.mo`` files (``hatch_build.py``); in a working copy, where a
``.po`` is newer than its ``.mo``, the ``.po`` is read, so nobody has to remember to compile.
"""

from __future__ import annotations

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn

from ..errors import UsageError
from .languages import cldr_locale

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCE_LANGUAGE = "en"
REPORTS, FINDINGS = "kivplan", "findings"
_HOME = Path(__file__).parent


class MissingTranslationError(LookupError):
    """A strict catalog has no translation of a message; the message is the exception's text."""


class _Refusing(gettext.NullTranslations):
    """Stands behind a strict catalog: whatever reaches it is missing."""

    def gettext(self, message: str) -> NoReturn:
        raise MissingTranslationError(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> NoReturn:
        raise MissingTranslationError(msgid1)

    def pgettext(self, context: str, message: str) -> NoReturn:
        raise MissingTranslationError(f"{context}: {message}")

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> NoReturn:
        raise MissingTranslationError(f"{context}: {msgid1}")


def catalog(language: str, *, strict: bool = False, overrides: Path | None = None) -> gettext.NullTranslations:
    """The catalog of ``language``, with ``gettext``, ``ngettext``, ``pgettext`` and ``npgettext``.

    What has no translation stays English; ``strict`` raises MissingTranslationError instead (for tests). The non-empty
    messages of ``overrides``, a theme's ``.po`` file, win over ours.

    Raises ValueError for a language reports are not written in, UsageError for a faulty ``overrides``.
    """
    own = _own(language, strict)
    if overrides is None:
        return own
    over = gettext.GNUTranslations(_compiled_theme(overrides))
    over.add_fallback(own)
    return over


@cache
def _own(language: str, strict: bool) -> gettext.NullTranslations:  # noqa: FBT001 - positional for the cache only
    cldr_locale(language)
    found = _read(language, REPORTS)
    if strict and language != SOURCE_LANGUAGE:
        found.add_fallback(_Refusing())
    return found


@cache
def findings(language: str) -> Callable[[str], str]:
    """What says the words of findings and rules in ``language``: a template in English to the same in that language.

    Nynorsk falls back to bokmål, and everything to English. Raises ValueError for a language there is not.
    """
    cldr_locale(language)
    if language == SOURCE_LANGUAGE:
        return str
    found = _read(language, FINDINGS)
    if language == "nn":
        found.add_fallback(_read("nb", FINDINGS))
    return found.gettext


def _read(language: str, domain: str) -> gettext.GNUTranslations:
    with _messages(_HOME / language / "LC_MESSAGES" / f"{domain}.po") as compiled:
        return gettext.GNUTranslations(compiled)


def _messages(po: Path) -> IO[bytes]:
    mo = po.with_suffix(".mo")
    if mo.exists() and (not po.exists() or mo.stat().st_mtime >= po.stat().st_mtime):
        return mo.open("rb")
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with po.open("rb") as text:
        write_mo(compiled, read_po(text))
    compiled.seek(0)
    return compiled


def _compiled_theme(po: Path) -> BytesIO:
    """A theme's messages, each checked: a placeholder it changes would fail in the middle of a report."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        with po.open("rb") as text:
            theirs = read_po(text, abort_invalid=True)
    except (OSError, PoFileError, UnicodeDecodeError) as error:
        raise UsageError(f"{po}: not a catalog of messages: {error}") from error
    for message, faults in theirs.check():
        raise UsageError(f"{po}: {message.id!r}: {faults[0]}")
    compiled = BytesIO()
    write_mo(compiled, theirs)
    compiled.seek(0)
    return compiled
