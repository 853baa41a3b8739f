"""The words of a language: gettext catalogs, with a theme's own over them.

Message ids are the English text. Wheels carry compiled ``.mo`` files (``hatch_build.py``); in a working copy, where a
``.po`` is newer than its ``.mo``, the ``.po`` is read, so nobody has to remember to compile.
"""

from __future__ import annotations

import gettext
import re
from dataclasses import dataclass
from difflib import get_close_matches
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
_PLACEHOLDER = re.compile(r"%\((\w+)\)")


class MissingTranslationError(LookupError):
    """A strict catalog has no translation of a message; the message is the exception's text."""


@dataclass(frozen=True, slots=True)
class Overrides:
    """A theme's ``.po`` file: how it is called, its text, and the text of the theme's templates, which may say more."""

    called: str
    text: str
    templates: str = ""


def source_catalog(language: str) -> str:
    """All that reports say in a language, as the text of a ``.po`` file, without what they say no more."""
    text = (_HOME / language / "LC_MESSAGES" / f"{REPORTS}.po").read_text(encoding="utf-8")
    return text.partition("\n#~")[0].rstrip("\n") + "\n"


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


def catalog(language: str, *, strict: bool = False, overrides: Overrides | None = None) -> gettext.NullTranslations:
    """The catalog of ``language``, with ``gettext``, ``ngettext``, ``pgettext`` and ``npgettext``.

    What has no translation stays English; ``strict`` raises MissingTranslationError instead (for tests). The non-empty
    messages of ``overrides`` win over ours.

    Raises ValueError for a language reports are not written in, UsageError for a faulty ``overrides``: it cannot be
    read, says what kivplan does not, or has a placeholder that the English has not.
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


def _compiled_theme(overrides: Overrides) -> BytesIO:
    """A theme's messages, each checked: a placeholder it changes would fail in the middle of a report."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        theirs = read_po(BytesIO(overrides.text.encode()), charset="utf-8", abort_invalid=True)
    except (PoFileError, ValueError, LookupError) as error:
        raise UsageError(
            f"{overrides.called}: not a catalog of messages: {error}", hint="edit it with a tool for .po files"
        ) from error
    for message in theirs:
        ids, said = _forms(message.id), _forms(message.string)
        if any(ids) and any(said):
            where = f"{overrides.called} line {message.lineno}"
            _refuse_unknown(ids[0], message.context, overrides.templates, where)
            _refuse_placeholders(ids, said, where)
    compiled = BytesIO()
    write_mo(compiled, theirs)
    compiled.seek(0)
    return compiled


def _forms(text: object) -> tuple[str, ...]:
    """The forms of a message, one or both."""
    return tuple(map(str, text)) if isinstance(text, (tuple, list)) else (str(text or ""),)


def _refuse_unknown(said: str, context: str | None, templates: str, where: str) -> None:
    """Raises UsageError for a message neither kivplan nor the theme's own templates say, with the nearest that is."""
    known = _ids()
    if (context, said) in known or said in templates:
        return
    others = sorted({repr(one) for one, message in known if message == said and one})
    near = get_close_matches(said, sorted({message for one, message in known if one == context}), n=1, cutoff=0.7)
    hint = "write the English text exactly; `kivplan theme new` lists all"
    if others:
        hint = f"with msgctxt {' or '.join(others)} it does"
    elif near:
        hint = f"did you mean {near[0]!r}?"
    raise UsageError(f"{where}: kivplan does not say {said!r}", hint=hint)


def _refuse_placeholders(ids: tuple[str, ...], said: tuple[str, ...], where: str) -> None:
    """Raises UsageError where what is said has other placeholders than the English."""
    allowed = {name for form in ids for name in _PLACEHOLDER.findall(form)}
    for form in said:
        try:
            _ = form % dict.fromkeys(allowed, "")
        except (KeyError, ValueError, TypeError) as error:
            names = ", ".join(f"%({name})s" for name in sorted(allowed)) or "none"
            hint = f"it may hold these placeholders: {names}; a per cent sign is written %%"
            raise UsageError(f"{where}: {ids[0]!r}: what stands after % is not filled in", hint=hint) from error


@cache
def _ids() -> frozenset[tuple[str | None, str]]:
    """All that kivplan says in reports: context and English."""
    from babel.messages.mofile import read_mo

    with _messages(_HOME / "nb" / "LC_MESSAGES" / f"{REPORTS}.po") as compiled:
        found = read_mo(compiled)
    return frozenset((_context(one.context), _forms(one.id)[0]) for one in found if one.id)


def _context(context: object) -> str | None:
    """A message's context; compiled catalogs give it as bytes."""
    return context.decode() if isinstance(context, bytes) else None if context is None else str(context)
