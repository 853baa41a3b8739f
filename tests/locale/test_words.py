from __future__ import annotations

import gettext
from dataclasses import dataclass

import jinja2.sandbox
import pytest

from kivplan.locale.catalog import catalog
from kivplan.locale.languages import LANGUAGES
from kivplan.locale.terms import TERMS
from kivplan.locale.words import Words, words_for

SP = "\N{NO-BREAK SPACE}"


class Fake(gettext.NullTranslations):
    def gettext(self, message):
        return {"By %(who)s": "Av %(who)s", "100%% done": "100 %% ferdig"}[message]

    def ngettext(self, msgid1, msgid2, n):
        return f"%(n)s {'tiltak' if n == 1 else 'flere tiltak'}%(more)s"


@dataclass(frozen=True)
class Reader:
    words: Words


@pytest.fixture
def words():
    return Words(Fake(), words_for("nb", "NOK").formats)


def test_a_message_is_said_with_its_values(words):
    assert words.say("By %(who)s", who="Rådmannen") == "Av Rådmannen"


def test_a_value_left_out_is_an_error_not_a_hole(words):
    with pytest.raises(KeyError, match="who"):
        words.say("By %(who)s")


def test_a_per_cent_sign_is_doubled_with_or_without_values(words):
    assert words.say("100%% done") == "100 % ferdig"


def test_a_count_picks_its_form_and_groups_its_digits(words):
    assert words.count("%(n)s action", "%(n)s actions", 1, more="") == "1 tiltak"
    assert words.count("%(n)s action", "%(n)s actions", 1234, more="!") == f"1{SP}234 flere tiltak!"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_plan_format_has_a_name_in_every_language(language):
    words = words_for(language, strict=True)
    names = {(context, key): words.term(context, key) for context, keys in TERMS.items() for key in keys}
    assert all(name == name.strip() and name[0].isupper() for name in names.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_values_of_one_field_are_never_called_the_same(language):
    words = words_for(language, strict=True)
    for context, keys in TERMS.items():
        assert len({words.term(context, key) for key in keys}) == len(keys), context


def test_an_unknown_value_is_a_bug_that_shows():
    with pytest.raises(KeyError, match="hire"):
        words_for("nb").term("strategy", "hire")


def test_a_name_stands_inside_a_sentence_with_a_small_letter():
    words = words_for("nb", strict=True)
    assert words.inline("status", "unreported") == "ikke rapportert"
    assert words.inline("group", "hr") == "HR"


def test_jinja_speaks_through_the_same_catalog():
    env = jinja2.sandbox.ImmutableSandboxedEnvironment(extensions=["jinja2.ext.i18n"], autoescape=True)
    env.install_gettext_translations(catalog("sv", strict=True), newstyle=True)
    template = env.from_string("{{ pgettext('section', 'At a glance') }}")
    assert template.render() == "Läget i korthet"


def test_words_know_their_language():
    assert words_for("nn").language == "nn"
