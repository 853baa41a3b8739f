from __future__ import annotations

import re
from collections import Counter

import pytest
from babel.messages.catalog import Catalog

from kivplan.locale import update
from kivplan.locale.languages import LANGUAGES

TRANSLATED = [language for language in LANGUAGES if language != "en"]
PLACEHOLDER = re.compile(r"%(?:\(\w+\)s|.)")


@pytest.fixture(scope="module")
def template():
    return update.extract()


@pytest.fixture
def source(tmp_path):
    """A small source tree: a view, a template, and the settings of extraction."""
    (tmp_path / "babel.cfg").write_bytes((update.ROOT / "babel.cfg").read_bytes())
    for folder in ("kivplan/report", "kivplan/cli", "templates/_parts", "tests"):
        (tmp_path / folder).mkdir(parents=True)
    view = (
        'def view(words):\n    words.say("Said")\n    words.count("%(n)s one", "%(n)s many", 2)\n    "x".count("x")\n'
    )
    (tmp_path / "kivplan/report/view.py").write_text(view)
    (tmp_path / "kivplan/cli/app.py").write_text('_("Terminal")\n')
    (tmp_path / "tests/test_it.py").write_text('_("Test")\n')
    (tmp_path / "templates/page.html").write_text("{{ _('Plain') }} {{ pgettext('status', 'Done') }}")
    (tmp_path / "templates/_parts/row.md").write_text("{{ ngettext('%(num)s row', '%(num)s rows', 3) }}")
    return tmp_path


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalog_is_in_step_with_the_source(template, language):
    assert set(update.live(update.read(language))) == set(update.live(template)), "run: python -m kivplan.locale.update"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalog_is_written_as_update_writes_it(template, language):
    merged = update.merge(template, update.read(language), language)
    assert update.written(merged) == update.path_of(language).read_bytes(), "run: python -m kivplan.locale.update"


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated(language):
    catalog = update.read(language)
    assert [update.key(message) for message in update.untranslated(catalog)] == []
    assert not [message.id for message in catalog if message.fuzzy and message.id]


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_the_placeholders_of_their_message(language):
    catalog = update.read(language)
    messages = [*update.live(catalog).values(), *catalog.obsolete.values()]
    assert messages
    for message in messages:
        wanted = Counter(PLACEHOLDER.findall(update.forms(message.id)[-1]))
        for form in filter(None, update.forms(message.string)):
            assert Counter(PLACEHOLDER.findall(form)) == wanted, (message.id, form)


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_end_and_begin_as_their_message(language):
    for message in update.live(update.read(language)).values():
        source, target = update.forms(message.id)[0], update.forms(message.string)[0]
        assert (source[-1] in ".:?") == (target[-1] in ".:?") or target.endswith("?"), message.id
        assert target == target.strip(), message.id


def test_views_and_templates_are_read_and_the_terminal_and_tests_are_not(source):
    found = set(update.live(update.extract(source)))
    assert found == {
        (None, "Said"),
        (None, "%(n)s one"),
        (None, "Plain"),
        ("status", "Done"),
        (None, "%(num)s row"),
    }


def test_a_template_that_cannot_be_read_is_an_error_not_a_silence(source):
    (source / "templates/broken.html").write_text("{% if %}")
    with pytest.raises(Exception, match="Expected an expression"):
        update.extract(source)


def catalog_of(*messages):
    catalog = Catalog(locale="nb")
    for text, string in messages:
        catalog.add(text, string)
    return catalog


def test_a_translation_is_kept_a_new_message_is_empty_and_an_unused_one_set_aside():
    merged = update.merge(catalog_of(("Old", None), ("New", None)), catalog_of(("Old", "G"), ("Gone", "B")), "nb")
    assert {m.id: m.string for m in update.live(merged).values()} == {"Old": "G", "New": None}
    assert [(m.id, m.string) for m in merged.obsolete.values()] == [("Gone", "B")]


def test_what_was_set_aside_comes_back_with_its_message():
    aside = update.merge(catalog_of(), catalog_of(("Gone", "Borte"), (("one", "many"), ("en", "flere"))), "nb")
    back = update.merge(catalog_of(("Gone", None), (("one", "many"), None)), aside, "nb")
    assert {key[1]: m.string for key, m in update.live(back).items()} == {"Gone": "Borte", "one": ("en", "flere")}
    assert not back.obsolete


def test_the_same_word_in_two_contexts_is_set_aside_twice():
    known = Catalog(locale="nb")
    known.add("Open", "Åpen", context="status")
    known.add("Open", "Åpne", context="button")
    assert len(update.merge(Catalog(), known, "nb").obsolete) == 2


def test_a_catalog_is_written_the_same_whatever_the_order():
    one = catalog_of(("B", "b"), ("A", "a"))
    other = catalog_of(("A", "a"), ("B", "b"))
    assert update.written(one) == update.written(other)
    assert b"Date" not in update.written(one)


def test_check_changes_nothing_and_says_what_is_behind(source, capsys):
    assert update.main(["--check"], source) == 1
    assert not update.path_of("nb", source).exists()
    told = capsys.readouterr().out
    assert told.startswith("kivplan nb: 5 messages, 5 to translate, changed\n")
    assert {"    Plain", "    status: Done", "    %(n)s one"} <= set(told.splitlines())


def test_update_writes_and_is_then_content_until_something_is_untranslated(source, capsys):
    assert update.main([], source) == 0
    assert update.main(["--check"], source) == 1
    assert "en: 5 messages, 0 to translate\n" in capsys.readouterr().out
    for language in TRANSLATED:
        path = update.path_of(language, source)
        path.write_text(re.sub(r'msgid(_plural)? "(.+)"\nmsgstr ""', r'msgid\1 "\2"\nmsgstr "x"', path.read_text()))
        path.write_text(re.sub(r'(msgstr\[.\]) ""', r'\1 "x"', path.read_text()))
    assert update.main(["--check"], source) == 0


def test_prune_forgets_what_was_set_aside(source):
    path = update.path_of("nb", source)
    path.parent.mkdir(parents=True)
    path.write_text('#~ msgid "Gone"\n#~ msgstr "Borte"\n')
    update.main([], source)
    assert "Borte" in path.read_text()
    update.main(["--prune"], source)
    assert "Borte" not in path.read_text()
