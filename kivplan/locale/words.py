"""``Words``: what a view is handed to speak its reader's language: the catalog and the formats of one report.

Strings stand in English where they are used, and are found there by ``python -m kivplan.locale.update``:

    words.say("Adopted by %(body)s", body=decision.body)
    words.count("%(n)s action", "%(n)s actions", len(actions))
    words.pgettext("of a goal", "Open")
    words.term("strategy", "acquire")

Every message is %-formatted, as Jinja's ``_()`` does it: a per cent sign in one is written ``%%``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..findings import again
from .catalog import catalog, findings
from .formats import Formats
from .terms import TERMS

if TYPE_CHECKING:
    from gettext import NullTranslations

    from .catalog import Overrides


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one report: ``catalog`` for Jinja's ``install_gettext_translations``, ``formats`` for values."""

    catalog: NullTranslations
    formats: Formats

    @property
    def language(self) -> str:
        """The language spoken: nb, nn, sv or en."""
        return self.formats.language

    def say(self, message: str, **values: object) -> str:
        """``message`` in the reader's language, its ``%(name)s`` filled in; raises KeyError for one left out."""
        return self.catalog.gettext(message) % values

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """As ``say``, for a word that means different things: ``context`` tells the translator which."""
        return self.catalog.pgettext(context, message) % values

    def count(self, singular: str, plural: str, number: int, **values: object) -> str:
        """The form that fits ``number``, which fills in as ``%(n)s``: ``1 tiltak``, ``1 234 tiltak``."""
        return self.catalog.ngettext(singular, plural, number) % {"n": self.formats.count(number), **values}

    def term(self, context: str, key: str) -> str:
        """The reader's name for ``key``, one of the plan format's own words: ``("strategy", "acquire")``.

        Raises KeyError for a context or key that is not in ``kivplan.locale.terms.TERMS``.
        """
        return self.catalog.pgettext(context, TERMS[context][key])

    def findings(self, template: str) -> str:
        """A template of a finding or of a rule's page, in the reader's language."""
        return findings(self.language)(template)

    def again(self, text: str) -> str:
        """Words of a finding said again in the reader's language; text that was not made of any stays as it is."""
        return again(text, findings(self.language))

    def inline(self, context: str, key: str) -> str:
        """As ``term``, to stand inside a sentence: the first letter small, unless the word is an abbreviation."""
        name = self.term(context, key)
        return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def words_for(
    language: str,
    currency: str | None = None,
    *,
    codes: bool = False,
    strict: bool = False,
    overrides: Overrides | None = None,
) -> Words:
    """The words of a report in ``language`` with amounts in ``currency``; see ``Formats`` and ``catalog``."""
    return Words(catalog(language, strict=strict, overrides=overrides), Formats(language, currency, codes=codes))
