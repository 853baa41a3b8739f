"""What a rule says and rests on: words, levels, places and items."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kivplan.findings import Level, Place
from kivplan.plan import load
from kivplan.rules import RULES
from kivplan.rules.rule import Context, Remark, Rule, Words, levels

PLACE = Place("plan.yaml", 3, 1, 3, 5)
RULE = Rule(code="KIV399", name="no-thing", levels=levels("i/w/e"), summary="No thing.", why="So.")


@pytest.fixture(scope="module")
def plan():
    """A small plan, a draft."""
    return load(Path(__file__).parents[2] / "examples" / "ten-lines")


@pytest.fixture
def item(plan):
    """Something in a plan."""
    return plan.head_item


def test_a_finding_has_the_rules_words_with_what_is_to_be_put_in_them():
    found = Words("no {thing} here", "add {thing}").finding(RULE, PLACE, {"thing": "hat"})
    assert (found.code, found.name, found.place) == ("KIV399", "no-thing", PLACE)
    assert (found.message, found.hint) == ("no hat here", "add hat")


def test_where_there_is_no_cure_there_is_no_hint():
    assert Words("no {thing} here").finding(RULE, PLACE, {"thing": "hat"}).hint is None


def test_a_finding_is_as_serious_as_in_a_draft_unless_a_level_is_given():
    words = Words("nothing here")
    assert words.finding(RULE, PLACE, {}).level is Level.INFO
    assert words.finding(RULE, PLACE, {}, level=Level.ERROR).level is Level.ERROR


@pytest.mark.parametrize(
    ("status", "level"),
    [("draft", Level.INFO), ("proposed", Level.WARNING), ("adopted", Level.ERROR), ("closed", Level.ERROR)],
)
def test_a_rule_is_as_serious_as_the_status_of_the_plan_makes_it(status, level):
    assert RULE.level(status) is level


def test_a_remark_on_an_item_rests_on_it_and_the_others(item):
    words = Words("nothing here")
    assert Remark(item, ("title",), words).items == (item,)
    assert Remark(item, ("title",), words, also=(item,)).items == (item, item)
    assert Remark(item, ("title",), words).where == item.spot("title")


def test_a_remark_at_a_place_in_the_text_stands_there_and_rests_on_the_others_alone(item):
    words = Words("nothing here")
    assert Remark(PLACE, (), words).where == PLACE
    assert Remark(PLACE, (), words).items == ()
    assert Remark(PLACE, (), words, also=(item,)).items == (item,)


def test_a_remark_may_have_a_level_of_its_own(plan, item):
    words = Words("nothing here")
    remarks = Remark(item, ("title",), words), Remark(item, ("title",), words, level=Level.WARNING)
    rule = replace(RULE, find=lambda _: iter(remarks))
    found = [one.level for one in rule.check(Context(plan, date(2026, 6, 1), {}))]
    assert found == [rule.level(plan.head.status), Level.WARNING]
    assert found[0] is not Level.WARNING


def test_all_rules_but_those_on_reading_and_shape_can_be_silenced_and_that_on_comments():
    silent = [rule.name for rule in RULES if rule.can_be_silenced and rule.family < 2]
    assert silent == ["bad-ignore"]
    assert not [rule.name for rule in RULES if not rule.can_be_silenced and rule.family > 1]
