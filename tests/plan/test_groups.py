"""How many a group is, as far as the plan tells."""

from __future__ import annotations

import pytest

from kivplan.plan.groups import employees, group_size

HEAD = "kind: plan\nformat: 1\ntitle: T\norganisation: O\nlanguage: nb\nperiod: {start: 2026, end: 2029}\n"


@pytest.mark.parametrize(
    ("keys", "size"),
    [
        ("target_group: {who: W, size: 12, places: 3}, cost: {participants: 2}", 12),
        ("target_group: {who: W, places: 3}, cost: {participants: 2}", 3),
        ("target_group: {who: W}, cost: {participants: 2}", 2),
        ("target_group: {who: W, size: 0, places: 3}", 0),
        ("target_group: {who: W, places: 0}, cost: {participants: 2}", 0),
        ("target_group: {who: W}, cost: {fixed: 2}", None),
        ("target_group: {who: W}", None),
        ("cost: {participants: 2}", 2),
        ("aim: A", None),
    ],
)
def test_an_action_is_for_as_many_as_its_group_its_places_or_those_paid_for(plan_of, keys, size):
    plan = plan_of(f"kind: action-plan\nperiod: {{start: 2026, end: 2026}}\nactions: [{{id: H1, title: T, {keys}}}]\n")
    assert group_size(plan.actions["H1"].action) == size


def known(plan_of, *units):
    return dict(employees(plan_of(head=f"{HEAD}units:\n" + "".join(f"  - {{name: N, {unit}}}\n" for unit in units))))


def test_a_unit_has_as_many_as_it_says_even_where_its_parts_say_otherwise(plan_of):
    assert known(plan_of, "id: a, employees: 20", "id: b, parent: a, employees: 3") == {"a": 20, "b": 3}
    assert known(plan_of, "id: a, employees: 0", "id: b, parent: a, employees: 3") == {"a": 0, "b": 3}


def test_one_that_does_not_say_has_as_many_as_its_parts_at_any_depth_and_in_any_order(plan_of):
    units = (
        "id: c, parent: b, employees: 4",
        "id: a",
        "id: b, parent: a",
        "id: d, parent: a, employees: 5",
        "id: e, parent: b, employees: 6",
    )
    expected = {"a": 15, "b": 10, "c": 4, "d": 5, "e": 6}
    assert known(plan_of, *units) == expected
    assert known(plan_of, *reversed(units)) == expected


def test_what_a_unit_says_hides_its_parts_from_the_one_above(plan_of):
    units = ("id: a", "id: b, parent: a, employees: 7", "id: c, parent: b, employees: 4")
    assert known(plan_of, *units) == {"a": 7, "b": 7, "c": 4}


def test_nothing_is_known_of_a_unit_where_neither_it_nor_a_part_says(plan_of):
    assert known(plan_of, "id: a", "id: b, parent: a", "id: c, employees: 2") == {"c": 2}


def test_units_that_are_parts_of_each_other_do_not_hold_it_up(examined):
    units = "units:\n  - {id: a, name: N, parent: b}\n  - {id: b, name: N, parent: a}\n"
    units += "  - {id: c, name: N, parent: a, employees: 3}\n  - {id: d, name: N, parent: x, employees: 2}\n"
    plan, _ = examined(head=HEAD + units)
    assert dict(employees(plan)) == {"a": 3, "c": 3, "d": 2}


def test_units_without_one_above_do_not_keep_the_others_from_being_added_up(plan_of):
    units = ("id: z, employees: 1", "id: a", "id: y, employees: 2", "id: b, parent: a, employees: 3")
    assert known(plan_of, *units) == {"z": 1, "a": 3, "y": 2, "b": 3}
