"""What each edition leaves out, and what goes with it."""

from __future__ import annotations

import pytest

from kivplan.plan import load
from kivplan.plan.withheld import (
    all_gone,
    competences_in,
    has_money,
    keeps_budget,
    only_of_gone,
    people_in,
    withheld,
    withheld_of_either,
)

PERIOD = "period: {start: 2026, end: 2026}"


def actions(*given, period=PERIOD):
    return f"kind: action-plan\n{period}\nactions:\n" + "".join(f"  - {{title: T, {one}}}\n" for one in given)


def analysis(*needs, competences=()):
    listed = "".join(f"  - {{id: {key}, name: N}}\n" for key in competences)
    text = "".join(f"  - {{type: staffing, title: T, {one}}}\n" for one in needs)
    return "kind: analysis\n" + (f"competences:\n{listed}" if listed else "") + f"needs:\n{text}"


@pytest.mark.parametrize(
    ("edition", "gone"),
    [("public", {"B", "I"}), ("board", {"I"})],
)
def test_an_edition_leaves_out_what_is_for_narrower_ones(plan_of, edition, gone):
    needs = analysis("id: N1", "id: N2, edition: board", "id: N3, edition: internal")
    plan = plan_of(needs, actions("id: P", "id: B, edition: board", "id: I, edition: internal"))
    cut = withheld(plan, edition)
    assert cut.actions == gone
    assert cut.needs == ({"N2", "N3"} if edition == "public" else {"N3"})
    assert cut.competences == set()
    assert bool(cut)


def test_where_all_is_public_nothing_is_left_out(plan_of):
    plan = plan_of(analysis("id: N1"), actions("id: A, needs: [N1]", "id: B, part_of: A"))
    cut = withheld(plan, "public")
    assert (cut.actions, cut.needs, cut.competences) == (set(), set(), set())
    assert not cut


def test_no_other_edition_leaves_anything_out(plan_of):
    with pytest.raises(KeyError):
        withheld(plan_of(), "internal")


def test_parts_go_with_their_whole_at_any_depth_and_wholes_stay(plan_of):
    plan = plan_of(actions("id: A, edition: board", "id: B, part_of: A", "id: C, part_of: B", "id: D"))
    assert withheld(plan, "public").actions == {"A", "B", "C"}
    plan = plan_of(actions("id: A", "id: B, part_of: A, edition: board", "id: C, part_of: A"))
    assert withheld(plan, "public").actions == {"B"}


def test_an_action_kept_back_in_one_period_is_kept_back_in_all(plan_of):
    later = actions("id: A, edition: board", period="period: {start: 2027, end: 2027}")
    assert withheld(plan_of(actions("id: A"), later), "public").actions == {"A"}


def test_needs_that_only_such_actions_answer_go_with_them_and_their_competences(plan_of):
    needs = analysis(
        "id: N1, competence: c1", "id: N2, competence: c2", "id: N3, competence: c2", competences=("c1", "c2", "c3")
    )
    plan = plan_of(needs, actions("id: A, edition: board, needs: [N1, N2]", "id: B, needs: [N2]"))
    cut = withheld(plan, "public")
    assert cut.needs == {"N1"}
    assert cut.competences == {"c1"}
    plan = plan_of(needs, actions("id: A, edition: board, needs: [N1, N2]"))
    assert withheld(plan, "public").needs == {"N1", "N2"}
    assert withheld(plan, "public").competences == {"c1"}


def test_needs_without_a_competence_take_none_with_them(plan_of):
    assert withheld(plan_of(analysis("id: N1, edition: board")), "public").competences == set()


def test_only_needs_or_only_actions_left_out_make_a_cut_too(plan_of):
    assert bool(withheld(plan_of(analysis("id: N1, edition: board")), "public"))
    assert bool(withheld(plan_of(actions("id: A, edition: board")), "public"))


def test_people_and_competences_are_those_of_the_plan_and_of_shared_files(tmp_path):
    (tmp_path / "plan").mkdir()
    head = "kind: plan\nformat: 1\ntitle: T\norganisation: O\nlanguage: nb\nperiod: {start: 2026, end: 2029}\n"
    text = f"{head}shared: [../roller.yaml]\npeople: [{{id: a, role: R}}]\n---\n{analysis(competences=('c1',))}"
    (tmp_path / "plan/plan.yaml").write_text(text, encoding="utf-8")
    shared = "kind: shared\npeople: [{id: b, role: R}]\ncompetences: [{id: c2, name: N}]\n"
    (tmp_path / "roller.yaml").write_text(shared, encoding="utf-8")
    plan = load(tmp_path / "plan", cwd=tmp_path)
    assert [person.id for person in people_in(plan)] == ["a", "b"]
    assert [one.id for one in competences_in(plan)] == ["c1", "c2"]


def test_of_an_action_plan_all_is_gone_or_not(plan_of):
    plan = plan_of(actions("id: A, edition: board", "id: B, edition: board"), actions("id: C, edition: board", "id: D"))
    cut = withheld(plan, "public")
    assert [all_gone(item.value, cut) for item in plan.action_plans] == [True, False]
    empty = plan_of("kind: action-plan\nperiod: {start: 2026, end: 2026}\nactions: []\n")
    assert not all_gone(empty.action_plans[0].value, withheld(empty, "public"))


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ("actions: {A: {status: done}}", True),
        ("needs: {N1: 3}", True),
        ("actions: {A: {status: done}}\nneeds: {N1: 3}", True),
        ("actions: {A: {status: done}, B: {status: done}}", False),
        ("actions: {A: {status: done}}\nneeds: {N2: 3}", False),
        ("actions: {A: {status: done}}\ngoals: {G1: {status: done}}", False),
        ("actions: {A: {status: done}}\nindicators: {I1: 3}", False),
        ("actions: {A: {status: done}}\ncommunicated: [{group: hr}]", False),
        ("actions: {A: {status: done}}\ntrained: [{group: hr}]", False),
        ("summary: S", False),
    ],
)
def test_a_follow_up_speaks_only_of_what_is_gone_or_not(plan_of, said, gone):
    plan = plan_of(
        "kind: foundation\ngoals: [{id: G1, title: T}]\n",
        analysis("id: N1, edition: board", "id: N2"),
        "kind: strategy\nindicators: [{id: I1, name: N, measured_in: M, better: lower}]\n",
        actions("id: A, edition: board", "id: B"),
        f"kind: follow-up\ndate: 2026-06-01\n{said}\n",
    )
    assert only_of_gone(plan.follow_ups[0].value, withheld(plan, "public")) is gone


@pytest.mark.parametrize(
    ("keys", "money"),
    [
        ("cost: {per_participant: 5}", True),
        ("cost: {fixed: 5}", True),
        ("cost: {substitutes: 5}", True),
        ("cost: {total: 5}", True),
        ("cost: {years: {2026: 5}}", True),
        ("cost: {savings: 5}", True),
        ("cost: {grants: [{from: F, status: applied}]}", True),
        ("implementation: {activities: [{title: a}, {title: b, cost: 5}]}", True),
        ("cost: {fixed: 0, hours: 9}", False),
        ("implementation: {activities: [{title: a}]}", False),
        ("aim: A", False),
    ],
)
def test_an_action_has_money_where_an_amount_is_written_though_it_may_not_add_up(plan_of, keys, money):
    assert has_money(plan_of(actions(f"id: A, {keys}")).actions["A"].action) is money


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (("id: A, edition: board", "id: B, cost: {fixed: 5}"), True),
        (("id: A, edition: board, cost: {fixed: 5}", "id: B"), False),
        (("id: A, edition: board",), False),
        (("id: B, cost: {fixed: 5}",), True),
    ],
)
def test_a_budget_is_kept_where_what_is_left_out_costs_nothing_and_something_is_left(plan_of, given, kept):
    plan = plan_of(actions(*given))
    assert keeps_budget(plan.action_plans[0].value, withheld(plan, "public")) is kept


def test_of_two_versions_of_a_plan_what_either_leaves_out_is_left_out_of_both_with_all_its_parts(plan_of):
    was = plan_of(
        analysis("id: N1"), actions("id: A, edition: board, needs: [N1]", "id: B", "id: C, part_of: B", "id: D")
    )
    now = plan_of(analysis("id: N1"), actions("id: A, needs: [N1]", "id: B, part_of: A", "id: C", "id: D"))
    for one, other in ((was, now), (now, was)):
        cut = withheld_of_either(one, other, "public")
        assert (cut.actions, cut.needs) == ({"A", "B", "C"}, {"N1"})
    assert not withheld_of_either(now, now, "public")
