"""Actions with their parts, and what stands at the top of each."""

from __future__ import annotations

from kivplan.plan.wholes import tops_above, wholes

ACTIONS = "kind: action-plan\nperiod: {start: %s, end: %s}\nactions:\n%s"


def actions(*items: str, year: int = 2026) -> str:
    return ACTIONS % (year, year, "".join(f"  - {{title: T, {item}}}\n" for item in items))


def test_a_whole_knows_where_it_and_its_parts_stand_as_they_are_worded_last(plan_of):
    plan = plan_of(actions("id: A", "id: B, part_of: A"), actions("id: A", "id: B, part_of: A", year=2027))
    (whole,) = wholes(plan)
    assert whole.items == tuple(plan.actions[key].terms[1].item for key in ("A", "B"))
    assert whole.actions == tuple(item.value for item in whole.items)


def test_at_the_top_is_what_is_part_of_nothing_or_not_in_the_plan(examined):
    plan, _ = examined(actions("id: A", "id: C, part_of: B", "id: B, part_of: A", "id: D, part_of: X"))
    assert tops_above(plan) == {"A": "A", "B": "A", "C": "A", "D": "X"}


def test_a_circle_has_one_top(examined):
    plan, _ = examined(actions("id: A, part_of: B", "id: C, part_of: B", "id: B, part_of: C", "id: D, part_of: A"))
    assert len(set(tops_above(plan).values())) == 1
