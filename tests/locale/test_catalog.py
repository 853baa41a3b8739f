from __future__ import annotations

import os
from io import BytesIO

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from kivplan.errors import UsageError
from kivplan.locale import catalog as module
from kivplan.locale.catalog import MissingTranslationError, catalog
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
def theme(tmp_path):
    def write(page="Ark %(page)s", text=MESSAGES):
        path = tmp_path / "theme.po"
        path.write_text(text.replace("{page}", page), encoding="utf-8")
        return path

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
    path = theme(page="Ark %(side)s")
    with pytest.raises(UsageError, match=r"theme\.po: 'Page %\(page\)s'"):
        catalog("nb", overrides=path)


def test_a_theme_file_that_is_no_catalog_is_told(theme, tmp_path):
    with pytest.raises(UsageError, match="not a catalog"):
        catalog("nb", overrides=theme(text="hello\n"))
    with pytest.raises(UsageError, match="not a catalog"):
        catalog("nb", overrides=tmp_path / "absent.po")


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
