"""What criteria, activities, grants and deviations are called: the same in links, standings, sums and what is due."""

from __future__ import annotations

from datetime import date

from kivplan.plan.agenda import agenda
from kivplan.plan.money import cost_of
from kivplan.plan.names import by_position, named, named_activities, named_criteria, named_grants
from kivplan.plan.progress import criteria_of

ACTIONS = """\
kind: action-plan
period: {start: 2026, end: 2026}
actions:
  - id: H1
    title: One
    criteria: [{text: a}, {id: stay, text: b}, {text: c}]
    implementation: {activities: [{id: first, title: a, by: 2026-05}, {title: b, by: 2026-06}]}
    cost: {grants: [{from: A, status: applied, amount: 5}, {id: extra, from: B, status: planned, amount: 6}]}
  - {id: H2, title: Two}
"""
REPORT = """\
kind: follow-up
date: 2026-06-15
actions:
  H1:
    status: on_track
    criteria: {K1: met, stay: partly, K3: not_met}
    activities: {A2: 2026-06-01}
    grants: {T1: {status: granted}, extra: {status: refused}}
    deviations: [{what: late}, {id: sick, what: sick}, {what: dear}]
"""


def test_an_entry_has_its_id_for_a_name_else_its_position(plan_of):
    action = plan_of(ACTIONS).actions["H1"].action
    assert [name for name, _ in named_criteria(action)] == ["K1", "stay", "K3"]
    assert [name for name, _ in named_activities(action)] == ["first", "A2"]
    assert [(name, grant.from_) for name, grant in named_grants(action)] == [("T1", "A"), ("extra", "B")]


def test_an_action_that_lists_nothing_has_no_names(plan_of):
    action = plan_of(ACTIONS).actions["H2"].action
    assert [*named_criteria(action), *named_activities(action), *named_grants(action)] == []


def test_deviations_are_named_in_the_same_way(plan_of):
    report = plan_of(ACTIONS, REPORT).reports_of("H1")[0].value
    assert [name for name, _ in named(report.deviations, "D")] == ["D1", "sick", by_position("D", 3)]


def test_every_figure_knows_the_entries_by_those_names(plan_of):
    plan, as_of = plan_of(ACTIONS, REPORT), date(2026, 6, 20)
    term = plan.actions["H1"].last
    assert [(c.id, c.answer) for c in criteria_of(plan, term, as_of)] == [
        ("K1", "met"), ("stay", "partly"), ("K3", "not_met"),
    ]  # fmt: skip
    assert [(g.id, g.status) for g in cost_of(plan, term, as_of).grants] == [("T1", "granted"), ("extra", "refused")]
    assert [due.words for due in agenda(plan, as_of) if due.kind == "activity"] == ["a"]
