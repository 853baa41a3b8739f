"""The words of findings and of the rules' pages: found in the code, translated, and said again."""

from __future__ import annotations

import re

import pytest

from kivplan.findings import Finding, Level, Place, Related, Said, again, said
from kivplan.locale import update
from kivplan.locale.catalog import FINDINGS, findings
from kivplan.locale.extracting import findings_messages
from kivplan.rules import RULES

FIELD = re.compile(r"\{(\w+)\}")
PLACE = Place("plan.yaml", 1, 1, 1, 2)
REQUIRED = ("nb", "sv")
DOMAIN = next(domain for domain in update.DOMAINS if domain.name == FINDINGS)


@pytest.fixture(scope="module")
def template():
    return update.extract_findings()


@pytest.mark.parametrize("language", DOMAIN.languages)
def test_the_catalog_is_in_step_and_as_update_writes_it(template, language):
    known = update.read(language, domain=FINDINGS)
    assert set(update.live(known)) == set(update.live(template)), "run: python -m kivplan.locale.update"
    written = update.written(update.merge(template, known, language))
    assert written == update.path_of(language, domain=FINDINGS).read_bytes()


@pytest.mark.parametrize("language", REQUIRED)
def test_every_message_is_translated(language):
    catalog = update.read(language, domain=FINDINGS)
    assert [update.key(message) for message in update.untranslated(catalog)] == []


@pytest.mark.parametrize("language", DOMAIN.languages)
def test_a_translation_fills_in_the_same_names(language):
    for message in update.live(update.read(language, domain=FINDINGS)).values():
        said_so = str(message.string or "")
        if said_so:
            assert set(FIELD.findall(said_so)) == set(FIELD.findall(str(message.id))), message.id
            same = {name: name for name in FIELD.findall(str(message.id))}
            assert said_so.format(**same)


@pytest.mark.parametrize("language", DOMAIN.languages)
def test_a_translation_keeps_the_words_to_be_typed(language):
    """What stands in backquotes is YAML or a command: the keys in it are never translated."""
    for message in update.live(update.read(language, domain=FINDINGS)).values():
        for typed in re.findall(r"`([a-z_]+:)", str(message.id)):
            assert not message.string or f"`{typed}" in str(message.string), message.id


def test_the_pages_of_all_rules_are_among_the_words():
    words = findings_messages(update.ROOT)
    for rule in RULES:
        assert {rule.summary, rule.why, *rule.notes} <= set(words), rule.name
        assert rule.source is None or rule.source in words


def test_words_are_found_in_calls_pairs_pages_and_sources(tmp_path):
    files = {
        "rules/one.py": 'A = Words("wrong {x}", "write {x}")\nB = Words(A.message, hint="or so")\n'
        'Rule(code="K", summary="Finds.", why="As it " "is.", notes=("Not that.",), wrong="id: H1")\n',
        "rules/sources.py": 'BOOK = "A book"\n',
        "model/two.py": 'said("one" if x else "many", x=said("in {it}"))\nraise Other("not this")\nsaid("{a} {b}")\n',
        "reporters/three.py": 'results.say("Found {n}.", n=3)\n',
        "cli/four.py": 'results.say("Told.")\nterminal.say("not this")\n',
        "model/five.py": 'id: Id = Field(description="Its {name}.")\nunit: Id = Field(None, description="Not this.")\n',
    }
    for name, text in files.items():
        (tmp_path / "kivplan" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "kivplan" / name).write_text(text)
    found = ["one", "many", "in {it}", "wrong {x}", "write {x}", "or so", "Finds.", "As it is.", "Not that.", "A book"]
    assert sorted(findings_messages(tmp_path)) == sorted([*found, "Found {n}.", "Told.", "Its {{name}}."])


def test_said_is_its_english_text_and_remembers_what_it_is_made_of():
    text = said("{what} is {how}", what=said("the goal"), how="far {away}")
    assert text == "the goal is far {away}"
    assert isinstance(text, Said)
    words = {"{what} is {how}": "{how}: {what}", "the goal": "målet"}
    assert again(text, lambda template: words.get(template, template)) == "far {away}: målet"


def test_text_that_was_not_said_stays_as_it_is():
    assert again("Tiltak {1}", str.upper) == "Tiltak {1}"
    assert again(3, str.upper) == "3"


def test_a_finding_is_translated_in_message_hint_and_related_and_in_nothing_else():
    related = Related(PLACE, said("the first stands here"))
    finding = Finding("KIV203", "duplicate-id", Level.ERROR, said("twice {id}", id="a"), PLACE, said("do"), (related,))
    found = finding.translated(lambda template: template.replace("twice", "to ganger"))
    assert (found.code, found.name, found.message, found.hint) == ("KIV203", "duplicate-id", "to ganger a", "do")
    assert found.related == finding.related
    assert finding.translated(str).message == "twice a"


def test_nynorsk_falls_back_to_bokmaal_and_all_to_english():
    assert findings("nn")("{first} or {last}") == findings("nb")("{first} or {last}") == "{first} eller {last}"
    assert findings("sv")("there is no such message") == "there is no such message"
    assert findings("en")("{first} or {last}") == "{first} or {last}"


def test_a_language_there_is_not_is_refused():
    with pytest.raises(ValueError, match="no reports in 'da'"):
        findings("da")
