"""What the board must decide, from the examples and from plans of a few lines."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kivplan.locale.words import words_for
from kivplan.plan import load, load_text
from kivplan.report.brief import Brief
from kivplan.report.decisions_asked import view
from kivplan.report.parts import Order

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2027, 3, 1)
HEAD = (
    "kind: plan\nformat: 1\ntitle: P\norganisation: O\nlanguage: en\ncurrency: NOK\nperiod: {start: 2026, end: 2029}\n"
)


def asked(text: str, day: date = DAY):
    plan, _ = load_text((HEAD + text).encode())
    assert plan is not None
    return view(Brief(plan, Order(day), words_for("en", "NOK")))


def test_nordvik_asks_two_proposals_two_deviations_and_a_grant():
    plan = load(ROOT / "examples" / "nordvik")
    found = view(Brief(plan, Order(DAY), words_for("nb", "NOK")))
    assert [(one.cost, one.by) for one in found.proposals] == [
        (Decimal(51000), date(2027, 3, 18)),
        (Decimal(180000), date(2027, 3, 25)),
    ]
    assert found.proposals[0].concerns_text == "Tiltaksplanen for 2027 (Helse og omsorg)"
    assert [[link.id for link in one.concerns] for one in found.others] == [["H5"], ["O2"], ["S13"]]


def test_an_overrun_that_a_proposal_covers_is_not_asked_twice():
    text = "decisions: [{body: Council, outcome: proposed, text: More money, cost: COST}]\n---\n"
    text += "kind: action-plan\nperiod: {start: 2027, end: 2027}\nbudget: 100\n"
    text += "actions: [{id: A, title: T, cost: {fixed: 150}}]\n"
    assert asked(text.replace("COST", "50")).others == ()
    assert [one.title for one in asked(text.replace("COST", "70")).others] == [
        "The action plan for 2027 costs NOK\N{NO-BREAK SPACE}50 more than its budget."
    ]


@pytest.mark.parametrize(("year", "times"), [(2026, 0), (2027, 1), (2028, 1)])
def test_only_action_plans_running_or_to_come_can_exceed_their_budget(year, times):
    text = f"---\nkind: action-plan\nperiod: {{start: {year}, end: {year}}}\nbudget: 1\n"
    text += "actions: [{id: A, title: T, cost: {fixed: 2}}]\n"
    assert len(asked(text).others) == times


def test_a_proposal_decided_later_under_its_case_is_no_longer_asked():
    text = """decisions:
  - {body: Council, outcome: proposed, case: 27/1, text: Yes}
  - {body: Council, outcome: adopted, case: 27/1, date: 2027-03-10, text: Yes}
"""
    assert len(asked(text).proposals) == 1
    assert asked(text, date(2027, 3, 10)).proposals == ()


def test_proposals_come_soonest_first_and_say_when_their_day_has_passed():
    text = """decisions:
  - {body: No day, outcome: proposed}
  - {body: Late, outcome: proposed, by: 2027-02}
  - {body: Soon, outcome: proposed, by: 2027-06}
"""
    found = asked(text).proposals
    assert [one.title for one in found] == [f"For decision by {name}" for name in ("Late", "Soon", "No day")]
    assert [one.late for one in found] == [True, False, False]


@pytest.mark.parametrize(
    ("costs", "told"),
    [
        (["30", "12"], "What is proposed costs NOK\N{NO-BREAK SPACE}42 in all."),
        (["30", "0"], "What is proposed costs NOK\N{NO-BREAK SPACE}30 in all."),
        (["30", None], None),
        ([None, None], None),
        (["30"], None),
        ([], None),
    ],
)
def test_what_is_proposed_is_added_up_where_every_one_of_several_proposals_gives_its_cost(costs, told):
    proposals = (f"{{body: B, outcome: proposed{f', cost: {cost}' if cost else ''}}}" for cost in costs)
    assert asked(f"decisions: [{', '.join(proposals)}]\n").together == told


def test_a_proposal_links_to_the_actions_its_words_name():
    text = "decisions: [{body: Council, outcome: proposed, text: 'Stop A1, keep A1.2.'}]\n---\nkind: action-plan\n"
    text += "period: {start: 2027, end: 2027}\nactions: [{id: A1, title: One}, {id: A1.2, title: Two}]\n"
    assert [link.id for link in asked(text).proposals[0].concerns] == ["A1", "A1.2"]


def deviating(deviation: str) -> str:
    return f"""---
kind: action-plan
period: {{start: 2027, end: 2027}}
actions:
  - {{id: A, title: T, cost: {{fixed: 100, grants: [{{from: State, amount: 40, status: applied}}]}}}}
---
kind: follow-up
date: 2027-02-01
actions: {{A: {{status: at_risk, grants: {{T1: {{status: refused}}}}, deviations: [{deviation}]}}}}
"""


@pytest.mark.parametrize(
    ("deviation", "titles"),
    [
        ("", ["State has refused a grant."]),
        ("{what: Gone, decided_by: manager, decision: We pay}", []),
        ("{what: Gone, decided_by: board}", ["Gone"]),
        ("{what: Gone, decided_by: manager}", ["State has refused a grant."]),
    ],
)
def test_a_refused_grant_is_asked_about_unless_somebody_has_answered_or_asked(deviation, titles):
    assert [one.title for one in asked(deviating(deviation)).others] == titles


def test_an_ended_action_asks_for_no_grant():
    assert asked(deviating("").replace("at_risk", "done")).others == ()


def test_a_plan_without_anything_to_decide_asks_nothing():
    assert not asked("")
