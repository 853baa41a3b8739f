from __future__ import annotations

import csv
from functools import reduce
from importlib.resources import files

import pytest

from kivplan.model.kinds import KINDS
from kivplan.model.shapes import Keys, Many, Named, Shape, Words, below, document_shape
from kivplan.model.suggest import Suggester, folded

ACTION = ("action-plan", ("actions", 0))
ACTION_PLAN = ("action-plan", ())
COST = ("action-plan", ("actions", 0, "cost"))
HEAD = ("plan", ())
REPORT = ("follow-up", ("actions", "H1"))


def suggested(place: tuple[str, tuple[str | int, ...]], word: str) -> str | None:
    kind, path = place
    shape = reduce(below, path, document_shape(kind))
    assert isinstance(shape, Keys)
    near = Suggester().key(word, shape)
    return ".".join(near) if near else None


@pytest.mark.parametrize(
    ("place", "word", "key"),
    [
        # bokmål, nynorsk, Swedish
        (ACTION, "ansvarlig", "responsible"),
        (ACTION, "ansvarleg", "responsible"),
        (ACTION, "ansvarig", "responsible"),
        (ACTION, "målgruppe", "target_group"),
        (ACTION, "målgrupp", "target_group"),
        (ACTION, "kostnad", "cost"),
        (ACTION, "evaluering", "evaluation"),
        (ACTION, "utvärdering", "evaluation"),
        (ACTION, "kriterier", "criteria"),
        (ACTION, "rubrik", "title"),
        (ACTION_PLAN, "tiltak", "actions"),
        (ACTION_PLAN, "åtgärder", "actions"),
        (ACTION_PLAN, "budsjett", "budget"),
        (HEAD, "språk", "language"),
        (HEAD, "organisasjon", "organisation"),
        (HEAD, "enheter", "units"),
        (HEAD, "einingar", "units"),
        (REPORT, "framdrift", "progress"),
        (REPORT, "avvikelser", "deviations"),
        (COST, "tilskot", "grants"),
        (COST, "statsbidrag", "grants"),
        # one word, another place
        (ACTION, "mål", "serves"),
        (("foundation", ()), "mål", "goals"),
        (("analysis", ("challenges", 0)), "mål", "goal"),
        (("plan", ("decisions", 0)), "frist", "by"),
        (ACTION, "frist", "time.deadline"),
        (ACTION, "bindingstid", "target_group.commitment"),
        (("action-plan", ("actions", 0, "target_group", "commitment")), "måneder", "months"),
        # English, other spellings
        (ACTION, "owner", "responsible"),
        (ACTION, "deadline", "time.deadline"),
        (HEAD, "organization", "organisation"),
        (ACTION, "targetGroup", "target_group"),
        (ACTION, "target-group", "target_group"),
        (ACTION, "Title", "title"),
        (ACTION, "criterion", "criteria"),
        (ACTION, "malgruppe", "target_group"),
        (ACTION, "maalgruppe", "target_group"),
        # slips
        (ACTION, "respnsible", "responsible"),
        (ACTION, "evalution", "evaluation"),
        (ACTION, "ansvarlg", "responsible"),
        (ACTION, "titl", "title"),
    ],
)
def test_a_wrong_key_leads_to_the_key_that_is_valid_there(
    place: tuple[str, tuple[str | int, ...]], word: str, key: str
) -> None:
    assert suggested(place, word) == key


@pytest.mark.parametrize("word", ["qwerty", "omsorg", "x", "", "helse og velferd", "lorem ipsum", "a" * 5000])
def test_nothing_silly_is_suggested(word: str) -> None:
    assert suggested(ACTION, word) is None


def test_only_what_is_valid_at_the_place_is_suggested() -> None:
    assert suggested(("shared", ()), "ansvarlig") is None
    assert suggested(ACTION, "tiltak") is None


@pytest.mark.parametrize(
    ("word", "valid", "meant"),
    [
        ("anskaffe", ("acquire", "develop", "mobilise", "phase_out", "other"), "acquire"),
        ("skaffe", ("acquire", "develop"), "acquire"),
        ("utvikle", ("acquire", "develop"), "develop"),
        ("utveckla", ("acquire", "develop"), "develop"),
        ("mobilisere", ("develop", "mobilise"), "mobilise"),
        ("mobilize", ("develop", "mobilise"), "mobilise"),
        ("avvikle", ("develop", "phase_out"), "phase_out"),
        ("avveckla", ("develop", "phase_out"), "phase_out"),
        ("ferdig", ("on_track", "done", "dropped"), "done"),
        ("forsinket", ("on_track", "at_risk", "off_track"), "off_track"),
        ("vedtatt", ("draft", "proposed", "adopted"), "adopted"),
        ("at risk", ("on_track", "at_risk"), "at_risk"),
        ("ja", ("yes", "partly", "no"), "yes"),
        ("delvis", ("yes", "partly", "no"), "partly"),
        ("qwerty", ("yes", "partly", "no"), None),
    ],
)
def test_a_wrong_value_leads_to_one_of_those_allowed(word: str, valid: tuple[str, ...], meant: str | None) -> None:
    assert Suggester().word(word, valid) == meant


def test_after_many_new_words_only_exact_meanings_are_found() -> None:
    suggester = Suggester(budget=1)
    assert suggester.word("acqire", ("acquire", "develop")) == "acquire"
    assert suggester.word("devlop", ("acquire", "develop")) is None
    assert suggester.word("utvikle", ("acquire", "develop")) == "develop"


def known_words(shape: Shape) -> set[str]:
    match shape:
        case Keys():
            return {name for key in shape.fields.values() for name in (key.name, *known_words(key.shape))}
        case Words():
            return set(shape.words)
        case Many() | Named():
            return known_words(shape.item)
    return {"yes", "no"}


def test_every_word_of_the_table_means_something_in_the_format() -> None:
    text = files("kivplan.model").joinpath("words.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    known = {*KINDS, *(word for kind in KINDS for word in known_words(document_shape(kind)))}
    assert {meaning for row in rows for meaning in row["means"].split()} <= known
    assert [row["word"] for row in rows] == sorted({row["word"] for row in rows})


def test_words_are_compared_without_case_accents_and_joints() -> None:
    assert folded("Målgruppe") == folded("maalgruppe") == folded("malgruppe")
    assert folded("Own Share") == folded("ownShare") == folded("own-share") == "own_share"
