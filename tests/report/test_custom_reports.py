"""Reports of the plan's own, and what a report refuses to be made of."""

from __future__ import annotations

from datetime import date

import pytest

from kivplan.errors import UsageError
from kivplan.plan import load_text
from kivplan.report import Order, compose
from kivplan.report.reports import REPORTS, SECTIONS, shape_of

HEAD = "kind: plan\nformat: 1\ntitle: P\norganisation: O\nlanguage: en\nperiod: {start: 2026, end: 2027}\n"
ACTIONS = """---
kind: action-plan
unit: care
period: {start: 2026, end: 2026}
actions:
  - {id: A1, title: Open}
  - {id: A2, title: Kept back, edition: internal}
"""
UNITS = "units: [{id: care, name: Care}, {id: school, name: School}]\n"
ORDER = Order(as_of=date(2026, 6, 1))


def plan(reports: str = "", more: str = ""):
    made, findings = load_text(f"{HEAD}{UNITS}{reports}{more}".encode())
    assert made is not None
    assert not findings, findings
    return made


def own(settings: str):
    return shape_of(plan(f"reports: {{mine: {settings}}}\n"), "mine")


def test_every_report_is_made_of_sections_that_exist():
    for shape in REPORTS.values():
        assert {*shape.sections, *shape.appendix} <= {"cover", *SECTIONS}


def test_a_report_of_ones_own_is_the_boards_unless_it_says_otherwise():
    assert own("{}") == REPORTS["board"]
    assert own("{base: plan}") == REPORTS["plan"]


def test_a_built_in_report_given_a_colour_stays_what_it_is():
    assert shape_of(plan('reports: {plan: {colour: "#ffd500"}}\n'), "plan") == REPORTS["plan"]


def test_its_sections_stand_in_its_own_order_after_the_cover_each_once():
    assert own("{sections: [money, goals, money]}").sections == ("cover", "money", "goals")
    assert own("{sections: [money, cover]}").sections == ("cover", "money")


def test_what_stands_in_the_appendix_of_its_base_stays_there():
    shape = own("{base: board, sections: [timeline, goals]}")
    assert (shape.sections, shape.appendix) == (("cover", "goals"), ("timeline",))


@pytest.mark.parametrize(
    ("settings", "said", "hint"),
    [
        ("{sections: [moneys]}", "reports.mine.sections: there is no 'moneys'", "did you mean money?"),
        ("{base: bord}", "reports.mine.base: there is no 'bord'", "did you mean board?"),
        ("{sections: [zzzzzz]}", "there is no 'zzzzzz'", "it is one of cover, "),
    ],
)
def test_a_name_that_is_not_there_is_refused_with_the_nearest(settings: str, said: str, hint: str):
    with pytest.raises(UsageError, match=said) as refusal:
        own(settings)
    assert hint in str(refusal.value.hint)


def test_a_report_that_is_not_there_is_refused():
    with pytest.raises(UsageError, match="there is no 'boards'") as refusal:
        shape_of(plan(), "boards")
    assert "did you mean board?" in str(refusal.value.hint)


def test_a_colour_of_ones_own_reaches_the_document():
    document = compose(plan('reports: {mine: {sections: [actions], colour: "#004B87"}}\n'), "mine", ORDER)
    assert document.accent is not None
    assert document.accent.light == "#004b87"
    assert compose(plan(), "action", ORDER).accent is None


def test_page_one_is_only_what_the_report_begins_with():
    mine = plan("reports: {mine: {sections: [at_a_glance, actions, decisions_asked]}}\n", ACTIONS)
    document = compose(mine, "mine", ORDER)
    assert [section.name for section in document.page_one] == ["at_a_glance"]
    assert [section.name for section in document.body] == ["actions", "decisions_asked"]


def test_an_action_left_out_is_refused_in_the_words_for_one_that_never_was():
    made = plan(more=ACTIONS)
    said = []
    for key in ("A2", "A9"):
        with pytest.raises(UsageError) as refusal:
            compose(made, "action", Order(as_of=ORDER.as_of, action=key))
        said.append(str(refusal.value).replace(key, "…"))
        assert refusal.value.hint is None
    assert said == ["there is no action '…' in the public edition of this plan"] * 2
    assert compose(made, "action", Order(as_of=ORDER.as_of, edition="internal", action="A2")).sections


def test_a_unit_that_is_not_there_is_refused():
    with pytest.raises(UsageError, match="there is no unit 'A1'"):
        compose(plan(more=ACTIONS), "plan", Order(as_of=ORDER.as_of, unit="A1"))
