"""Actions with their parts, as rules and the trace look at them."""

from __future__ import annotations

import pytest

from kivplan.plan import load_text
from kivplan.plan.wholes import around, whole_of, wholes


@pytest.fixture
def parts(compose):
    """The plan of actions that are part of others, by id."""

    def build(**above: str):
        actions = (f"id: {key}\n{f'part_of: {one}' if one else ''}\n" for key, one in above.items())
        plan, _ = load_text(compose("---\n".join(actions)).encode(), "plan.yaml")
        return plan

    return build


def test_a_whole_holds_its_parts_at_any_depth_and_not_itself(parts):
    plan = parts(A="", B="A", C="B", D="")
    found = {whole.act.id: [part.id for part in whole.parts] for whole in wholes(plan)}
    assert found == {"A": ["B", "C"], "D": [], "H0": []}
    assert [action.id for action in wholes(plan)[0].actions] == ["A", "B", "C"]


def test_around_a_whole_are_its_parts_and_around_a_part_its_whole(parts):
    plan = parts(A="", B="A", C="B")
    near = {key: [one.id for one in around(plan, plan.actions[key])] for key in "ABC"}
    assert near == {"A": ["B", "C"], "B": ["A"], "C": ["A"]}


def test_a_circle_and_what_hangs_on_it_are_of_no_whole(parts):
    plan = parts(A="B", B="A", C="A", D="")
    assert set(whole_of(plan)) == {"D", "H0"}
    assert [around(plan, plan.actions[key]) for key in "ABC"] == [()] * 3


def test_actions_in_a_circle_are_judged_by_themselves(check):
    keys = "strategy: develop\nevaluation: {form: Slips, levels: {reaction: 2026-12}}\n"
    keys += "target_group: {who: Nurses, leave: {pay: full}}\n"
    found = check(f"id: A\npart_of: B\n{keys}---\nid: B\npart_of: A\n{keys}")
    assert found.names().count("satisfaction-only") == found.names().count("leave-without-terms") == 2


BROKEN = {
    "no-approach": ("approach:\n", "approach: {}\n"),
    "satisfaction-only": (
        "strategy: develop\nevaluation: {form: Slips, levels: {reaction: 2026-12}}\n",
        "evaluation: {levels: {learning: soon}}\n",
    ),
    "leave-without-terms": (
        "target_group: {who: Nurses, leave: {pay: full}}\n",
        "target_group: {who: Nurses, obligations: {}}\n",
    ),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_where_a_part_could_not_be_read_nothing_is_said_of_its_whole(check, plan_of, rule):
    """The part as its last action plan words it."""
    keys, unread = BROKEN[rule]
    whole, part = f"id: H1\n{keys}", f"id: H2\npart_of: H1\n{keys}"
    later = plan_of(f"id: H2\npart_of: H1\n{unread}", about="period: {start: 2027, end: 2027}")
    assert rule in check(f"{whole}---\n{part}").names()
    first = plan_of(f"id: H1\n{keys}", f"id: H2\npart_of: H1\n{keys}")
    assert rule not in check(f"{first}---\n{later}").names()
