from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kivplan.model.action_plan import ActionPlan
from kivplan.model.documents import read_document
from kivplan.model.follow_up import FollowUp

if TYPE_CHECKING:
    from collections.abc import Callable

    from kivplan.model.documents import Reading

    Read = Callable[[str], Reading]

ONE_BAD_ACTION = """
kind: action-plan
period: {start: 2026, end: 2026}
actions:
  - {id: H1, title: Ett}
  - {id: H2}
  - {id: H3, title: Tre, time: {start: 15/9}, serves: [G1, "G 2", G3], cost: {fixed: 30.000, participants: 3}}
"""


def test_what_is_wrong_is_left_out_and_the_rest_is_read(read: Read) -> None:
    reading = read(ONE_BAD_ACTION)
    assert isinstance(reading.record, ActionPlan)
    first, last = reading.record.actions
    assert (first.id, last.id, last.serves) == ("H1", "H3", ("G1", "G3"))
    assert last.time is not None
    assert last.time.start is None
    assert last.cost is not None
    assert (last.cost.fixed, last.cost.participants) == (None, 3)
    assert sorted(finding.code for finding in reading.findings) == ["KIV102", "KIV104", "KIV105", "KIV106"]


def test_what_was_left_out_is_named_by_its_path(read: Read) -> None:
    third = ("actions", 2)
    assert read(ONE_BAD_ACTION).broken == {
        ("actions", 1),
        (*third, "time", "start"),
        (*third, "serves", 1),
        (*third, "cost", "fixed"),
    }


def test_a_path_of_the_record_leads_to_where_it_is_written(read: Read) -> None:
    reading = read(ONE_BAD_ACTION)
    assert reading.written(("actions", 0, "id")) == ("actions", 0, "id")
    assert reading.written(("actions", 1, "id")) == ("actions", 2, "id")
    assert reading.written(("actions", 1, "serves", 1)) == ("actions", 2, "serves", 2)
    assert reading.written(("period", "start")) == ("period", "start")


def test_an_item_without_a_required_value_goes_as_a_whole(read: Read) -> None:
    reading = read("kind: follow-up\ndate: 2026-01-01\nactions: {H1: {status: ferdig, spent: 3}, H2: {status: done}}")
    assert isinstance(reading.record, FollowUp)
    assert set(reading.record.actions) == {"H2"}
    assert reading.broken == {("actions", "H1")}


def test_an_optional_part_without_a_required_value_goes_and_the_action_stays(read_action: Read) -> None:
    reading = read_action("target_group: {size: 3}\naim: Bedre")
    assert isinstance(reading.record, ActionPlan)
    assert (reading.record.actions[0].target_group, reading.record.actions[0].aim) == (None, "Bedre")
    assert reading.broken == {("actions", 0, "target_group")}


@pytest.mark.parametrize("text", ["kind: follow-up\ndate: i dag", "kind: action-plan\nactions: []"])
def test_without_what_a_document_requires_there_is_no_record(read: Read, text: str) -> None:
    reading = read(text)
    assert reading.record is None
    assert () in reading.broken
    assert reading.findings


def test_a_document_without_a_record_still_tells_all_that_is_wrong(read: Read) -> None:
    reading = read(
        "kind: action-plan\nbudget: mye\nactions:\n  - {id: H1, title: x, time: {start: 15/9}}\n  - {ansvarlig: x}"
    )
    assert reading.record is None
    assert sorted(f.code for f in reading.findings) == ["KIV101", "KIV102", "KIV102", "KIV102", "KIV105", "KIV106"]


def test_rules_stay_silent_about_the_key_that_a_misspelt_one_was_meant_for(read_action: Read) -> None:
    action = ("actions", 0)
    assert {(*action, "ansvarlig"), (*action, "responsible")} <= read_action("ansvarlig: x").broken
    assert {(*action, "frist"), (*action, "time"), (*action, "time", "deadline")} <= read_action("frist: 2026").broken


def test_one_mistake_does_not_bring_a_second_finding(read: Read) -> None:
    text = "kind: analysis\nneeds: [{id: N1, type: staffing, title: [x]}, {id: N2, type: staffing, tittel: x}]"
    assert sorted(finding.code for finding in read(text).findings) == ["KIV101", "KIV103"]


def test_a_second_mistake_in_the_same_record_is_found_as_well(read_action: Read) -> None:
    reading = read_action("time: {start: 2026-09, end: 2026-01, begynner: 2026}")
    assert sorted(finding.code for finding in reading.findings) == ["KIV101", "KIV105"]
    assert ("actions", 0, "time", "end") in reading.broken


def broken_plan(count: int) -> dict[str, object]:
    actions = [
        {
            "id": f"H{n}",
            "title": "Noe",
            f"nøkkel{n}": "x",
            "ansvarlig": "x",
            "time": {"start": "15/9"},
            "cost": {"fixed": f"{n}.000"},
        }
        for n in range(count)
    ]
    return {"kind": "action-plan", "period": {"start": "2026", "end": "2026"}, "actions": actions}


@pytest.mark.slow
def test_ten_thousand_broken_actions_are_read_in_one_go() -> None:
    started = time.perf_counter()
    reading = read_document(broken_plan(10_000), "plan.yaml", 0)
    assert isinstance(reading.record, ActionPlan)
    assert len(reading.record.actions) == 10_000
    assert len(reading.findings) >= 39_000
    assert time.perf_counter() - started < 60


scalars = st.sampled_from(
    ["H1", "2026", "15/9", "30%", "yes", "30.000", "x y", "", "nb", "acquire", "done", "[key]"]
) | st.text(max_size=5)
keys = st.sampled_from(
    [
        "id",
        "title",
        "period",
        "start",
        "end",
        "actions",
        "time",
        "cost",
        "grants",
        "years",
        "2026",
        "serves",
        "criteria",
        "text",
        "from",
        "status",
        "goals",
        "needs",
        "indicators",
        "value",
        "deviations",
        "date",
        "units",
        "foo",
        "ansvarlig",
        "[key]",
        "type",
        "decisions",
    ]
)
values = st.recursive(
    scalars | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=25,
)
kinds = st.sampled_from(["plan", "foundation", "analysis", "strategy", "action-plan", "follow-up", "shared"])


def stands(data: Any, path: tuple[str | int, ...]) -> bool:
    for step in path:
        known = data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
        if step not in known:
            return False
        data = data[step]
    return True


@settings(max_examples=300, deadline=None)
@given(kinds, st.dictionaries(keys, values, max_size=6))
def test_whatever_a_document_holds_its_findings_point_into_it(kind: str, body: dict[str, object]) -> None:
    data = {"kind": kind, **body}
    reading = read_document(data, "plan.yaml", 0)
    assert reading.record is not None or reading.findings
    for finding in reading.findings:
        assert stands(data, finding.where.path)
        assert finding.message
    if reading.record is not None and not reading.findings:
        assert reading.broken == frozenset()


@settings(max_examples=100, deadline=None)
@given(kinds, st.dictionaries(keys, values, max_size=6))
def test_reading_leaves_the_data_as_it_was(kind: str, body: dict[str, object]) -> None:
    before = repr(body)
    read_document({"kind": kind, **body}, "plan.yaml", 0)
    assert repr(body) == before


def test_very_many_torn_keys_are_read_in_one_go(read_action: Read) -> None:
    torn = ", ".join(f"ord{n}" for n in range(20_000))
    (finding,) = read_action(f"target_group: {{who: Helse, {torn}}}").findings
    assert finding.where.path == ("actions", 0, "target_group", "ord0")
