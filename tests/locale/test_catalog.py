from __future__ import annotations

import os
from io import BytesIO

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from kivplan.errors import UsageError
from kivplan.locale import catalog as module
from kivplan.locale.catalog import MissingTranslationError, Overrides, catalog
from kivplan.locale.languages import LANGUAGES

MESSAGES = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgctxt "strategy"
msgid "Acquire"
msgstr "Hente inn"

#, python-format
msgid "Page %(page)s"
msgstr "{page}"
"""


@pytest.fixture
def theme():
    def write(page="Ark %(page)s", text=MESSAGES, templates='{{ _("Page %(page)s", page=1) }}'):
        return Overrides("theme.po", text.replace("{page}", page), templates)

    return write


@pytest.mark.parametrize(
    ("language", "acquire"), [("nb", "Anskaffe"), ("nn", "Skaffe"), ("sv", "Anskaffa"), ("en", "Acquire")]
)
def test_each_language_speaks_its_own_words(language, acquire):
    assert catalog(language, strict=True).pgettext("strategy", "Acquire") == acquire


def test_english_is_the_message_itself_in_the_form_that_fits():
    english = catalog("en", strict=True)
    assert english.gettext("No such message") == "No such message"
    assert english.pgettext("context", "No such message") == "No such message"
    assert [english.ngettext("one", "many", n) for n in (0, 1, 2)] == ["many", "one", "many"]
    assert english.npgettext("context", "one", "many", 1) == "one"


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_a_strict_catalog_refuses_what_it_cannot_say(language):
    strict = catalog(language, strict=True)
    for ask in (
        lambda: strict.gettext("Untold"),
        lambda: strict.ngettext("Untold", "Untolds", 1),
        lambda: strict.pgettext("context", "Untold"),
        lambda: strict.npgettext("context", "Untold", "Untolds", 1),
    ):
        with pytest.raises(MissingTranslationError, match="Untold"):
            ask()


def test_a_theme_may_use_words_of_its_own_untranslated():
    assert catalog("nn").gettext("Vårt eige") == "Vårt eige"


def test_a_language_without_reports_has_no_catalog():
    with pytest.raises(ValueError, match="'da'"):
        catalog("da")


def test_a_themes_words_win_over_ours_and_leave_the_rest(theme):
    words = catalog("nb", overrides=theme())
    assert words.pgettext("strategy", "Acquire") == "Hente inn"
    assert words.pgettext("strategy", "Develop") == "Utvikle"
    assert words.gettext("Page %(page)s") % {"page": 1} == "Ark 1"
    assert catalog("nb").pgettext("strategy", "Acquire") == "Anskaffe"


def test_a_theme_that_changes_a_placeholder_is_told_before_the_report_is_made(theme):
    with pytest.raises(UsageError, match=r"theme\.po line 11: 'Page %\(page\)s'") as told:
        catalog("nb", overrides=theme(page="Ark %(side)s"))
    assert "%(page)s" in told.value.hint
    with pytest.raises(UsageError, match=r"theme\.po line 11"):
        catalog("nb", overrides=theme(page="Ark 50 %"))


def test_a_theme_file_that_is_no_catalog_is_told(theme):
    with pytest.raises(UsageError, match=r"theme\.po: not a catalog"):
        catalog("nb", overrides=theme(text="hello\n"))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('msgid "Skip to the contents"\nmsgstr "Hopp"\n', "did you mean 'Skip to the content'?"),
        ('msgid "Acquire"\nmsgstr "Hente inn"\n', "with msgctxt 'strategy' it does"),
        (
            'msgid "Quite zebra walrus xylophone"\nmsgstr "Noe"\n',
            "write the English text exactly; `kivplan theme new` lists all",
        ),
    ],
)
def test_what_kivplan_does_not_say_is_told_with_the_nearest_it_does(theme, text, hint):
    with pytest.raises(UsageError, match=r"theme\.po line 1: kivplan does not say") as told:
        catalog("nb", overrides=theme(text=text, templates=""))
    assert told.value.hint == hint


def test_what_the_themes_own_templates_say_it_may_translate(theme):
    text = 'msgid "Our own heading"\nmsgstr "Vår egen overskrift"\n'
    words = catalog("nb", overrides=theme(text=text, templates="{{ _('Our own heading') }}"))
    assert words.gettext("Our own heading") == "Vår egen overskrift"


def test_a_working_copy_reads_what_was_last_written(tmp_path, monkeypatch):
    folder = tmp_path / "sv" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    po, mo = folder / "kivplan.po", folder / "kivplan.mo"
    po.write_text(MESSAGES.replace("Hente inn", "old"), encoding="utf-8")
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(po.read_bytes())))
    mo.write_bytes(compiled.getvalue())
    monkeypatch.setattr(module, "_HOME", tmp_path)
    po.write_text(MESSAGES.replace("Hente inn", "new"), encoding="utf-8")

    said = []
    for po_is_newer in (False, True):
        module._own.cache_clear()
        os.utime(po, (10, 10))
        os.utime(mo, (5, 5) if po_is_newer else (10, 10))
        said.append(catalog("sv").pgettext("strategy", "Acquire"))
    module._own.cache_clear()
    assert said == ["old", "new"]
