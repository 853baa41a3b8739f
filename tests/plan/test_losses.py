"""What a fault may have taken with it: only where it may be an id does it keep findings on unknown ids silent."""

from __future__ import annotations

from datetime import date

import pytest

from kivplan.model.kinds import KINDS
from kivplan.model.shapes import Keys, Leaf, Many, Named, document_shape
from kivplan.plan.definitions import LISTS
from kivplan.plan.losses import _KEYS
from kivplan.plan.references import KEYED, REFERENCES
from kivplan.rules import validate

GOALS = "kind: foundation\ngoals: [{id: G1, title: Goal, results: [{id: G1.1, title: R}]}]\n"


def actions(keys):
    return (
        "kind: action-plan\nperiod: {start: 2026, end: 2026}\n"
        f"actions: [{{id: H1, title: One, {keys}}}, {{id: H2, title: Two, serves: [G9]}}]\n"
    )


def codes(examined, *documents):
    plan, findings = examined(*documents)
    assert plan is not None
    return plan, [finding.code for finding in findings]


# what stands in an action -> the code it gives, whether unknown ids are told, whether the plan counts as complete
IN_ACTION = [
    ("responsibel: p1", "KIV101", True, True),
    ("ansvarlig: p9", "KIV101", True, True),
    ("co_responsibel: [p1, p2]", "KIV101", True, True),
    ("responsible: [p1]", "KIV103", True, True),
    ("responsible: p 1", "KIV104", True, True),
    ("titel: One", "KIV101", True, True),
    ("tiem: {start: 2026}", "KIV101", True, False),
    ("frist: 2026", "KIV101", True, True),
    ("cost: {fixd: 5}", "KIV101", True, True),
    ("cost: {fixed: [5]}", "KIV103", True, True),
    ("implementation: {arenas: [daily_wrk]}", "KIV104", True, True),
    ("implementation: {sted: Nordvik}", "KIV101", True, True),
    ("serves: G1", "KIV103", True, False),
    ("servs: [G1]", "KIV101", True, False),
    ("servs: G1", "KIV101", True, False),
    ("serves: [G 1]", "KIV104", True, False),
    ("needs: {N1: x}", "KIV103", True, False),
    ("part_off: H2", "KIV101", True, False),
    ("qwerty: x", "KIV101", True, True),
    ("qwerty: [x, y]", "KIV101", True, False),
    ("qwerty: {x: {y: [z]}}", "KIV101", True, False),
    ("qwerty: [{id: G9, title: x}]", "KIV101", False, False),
    ("qwerty: {x: [{Id: G9, title: x}]}", "KIV101", False, False),
    ("qwerty: [{id: G9, title: x}, y]", "KIV101", False, False),
    ("co_responsibel: [{id: p1}]", "KIV101", True, True),
    ("critera: [{id: K1, text: x}]", "KIV101", True, False),
    ("criteria: [{id: K 1, text: x}]", "KIV104", True, True),
    ("implementation: {activities: [{id: A 1, title: x}]}", "KIV104", True, True),
    ("cost: {grants: [{id: T 1, from: x, status: applied}]}", "KIV104", True, True),
]


@pytest.mark.parametrize(("keys", "code", "told", "complete"), IN_ACTION)
def test_what_is_wrong_in_an_action_hides_unknown_ids_only_if_it_may_define_them(examined, keys, code, told, complete):
    plan, found = codes(examined, GOALS, actions(keys))
    assert found == [code, "KIV201"] if told else [code]
    assert plan.complete is complete


@pytest.mark.parametrize(
    "goals",
    [
        "goals: [{id: G1, titel: Goal}]",
        "goals: [{id: G1, ID: G9, title: Goal}]",
        "goals: [{ID: G9, title: Goal}]",
        "goals: [{id: G1, title: Goal, resuls: [{id: G9, title: R}]}]",
        "goals: {G9: Goal}",
        "goals: G9",
        "golas: [{id: G9, title: Goal}]",
        "mål: [G9]",
        "goals:\nmål: [{id: G9, title: Goal}]",
        "goals: [{id: G1, title: T}]\nmål: [{id: G9, title: Goal}]",
    ],
)
def test_what_may_define_an_id_and_could_not_be_read_hides_unknown_ids(examined, goals):
    plan, found = codes(examined, f"kind: foundation\n{goals}\n", actions("aim: x"))
    assert found[0] < "KIV2"
    assert "KIV201" not in found
    assert not plan.complete


@pytest.mark.parametrize(
    "head",
    ["unts: [{id: u1, name: U}]", "poeple: [{id: p1, role: R}]", "ansatte: [{id: p1, role: R}]", "shard: [x.yaml]"],
)
def test_a_misspelt_list_of_the_head_hides_unknown_ids(examined, head):
    text = (
        f"kind: plan\nformat: 1\ntitle: T\norganisation: O\nlanguage: nb\nperiod: {{start: 2026, end: 2029}}\n{head}\n"
    )
    plan, findings = examined(actions("aim: x"), head=text)
    assert [finding.code for finding in findings] == ["KIV101"]
    assert not plan.complete


def test_someone_whose_only_mention_is_misspelt_is_not_called_unused(examined):
    def unused(keys):
        plan, _ = examined(GOALS, actions(keys))
        found = validate(plan, as_of=date(2026, 6, 1), select=["unused-definition"])
        return {finding.message.split()[5] for finding in found if finding.code == "KIV208"}

    assert unused("responsibel: p1") == {"u1", "u2"}
    assert unused("co_responsible: [p1]") == {"u1", "u2"}
    assert unused("co_responsibel: [p1]") == {"u1", "u2"}
    assert unused("aim: p1") == {"p1", "u1", "u2"}


def test_who_reports_is_not_called_unused_where_the_key_is_misspelt(examined):
    plan, _ = examined("kind: follow-up\ndate: 2026-06-15\nreportd_by: p1\n")
    assert plan.mentioned == {"p1"}
    assert ("who", "p1") in plan.referred


@pytest.mark.parametrize(("said", "complete"), [("needs: N1", False), ("summry: S", True), ("lessons: L", True)])
def test_a_follow_up_that_lost_what_it_speaks_of_is_not_all_there(examined, said, complete):
    plan, _ = examined(f"kind: follow-up\ndate: 2026-06-15\n{said}\n")
    assert plan.complete is complete


def test_the_name_of_a_deviation_hides_no_unknown_id(examined):
    report = "kind: follow-up\ndate: 2026-06-15\nactions: {H1: {status: done, deviations: [{id: D 1, what: x}]}}\n"
    assert codes(examined, actions("aim: x"), report)[1] == ["KIV104", "KIV201"]


def test_an_action_that_could_not_be_read_hides_unknown_ids(examined):
    lost = "kind: action-plan\nperiod: {start: 2027, end: 2027}\nactions: [{id: H7}]\n"
    plan, found = codes(examined, lost, actions("part_of: H7"))
    assert found == ["KIV102"]
    assert not plan.complete


def test_what_one_document_lost_is_not_made_good_by_the_next(examined):
    lost = actions("tiem: {start: 2026}").replace("serves: [G9]", "aim: x")
    plan, _ = examined(lost, "kind: follow-up\ndate: 2026-06-15\nsummry: S\n")
    assert not plan.complete


def test_what_is_repeated_by_name_over_and_over_is_looked_through_once(examined):
    doubled = "".join(f"    a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
    plan, _ = examined(f"kind: foundation\nqwerty:\n    a0: &a0 [x, x]\n{doubled}")
    assert not plan.complete


REPORT = "kind: follow-up\ndate: 2026-06-15\nactions: {H1: {status: done, criteria: {K1: met}}}\n"


@pytest.mark.parametrize(
    ("keys", "code", "told"),
    [
        ("critera: [{id: K1, text: x}]", "KIV101", False),
        ("criteria: [{id: K1, txt: x}]", "KIV101", False),
        ("criteria: x", "KIV103", False),
        ("implementatoin: {activities: [{title: x}]}", "KIV101", True),
        ("criteria: [{id: K3, text: x}]", "KIV201", True),
    ],
)
def test_what_a_report_names_is_not_unknown_where_the_list_could_not_be_read(examined, keys, code, told):
    _, findings = examined(actions(keys).replace("serves: [G9]", "aim: x"), REPORT)
    assert findings[0].code == code
    assert ("KIV201" in {finding.code for finding in findings}) is told


def test_what_is_named_by_position_is_not_taken_for_the_same_where_an_entry_could_not_be_read(examined):
    listed = "criteria: [{txt: x}, {text: a}, {id: K1, text: b}]"
    _, found = codes(examined, actions(listed).replace("serves: [G9]", "aim: x"))
    assert found == ["KIV101"]


# ---------------------------------------------------------------- the tables fit the format


def records(shape, seen=None):
    """Every record below a shape, by name."""
    seen = {} if seen is None else seen
    if isinstance(shape, Many | Named):
        records(shape.item, seen)
    elif isinstance(shape, Keys) and shape.record.__name__ not in seen:
        seen[shape.record.__name__] = shape
        for key in shape.fields.values():
            records(key.shape, seen)
    return seen


def test_every_key_of_the_tables_is_in_the_format():
    known = {name: shape for kind in KINDS for name, shape in records(document_shape(kind)).items()}
    for record, keys in {**_KEYS, **REFERENCES, "FollowUp": {*REFERENCES["FollowUp"], *KEYED}}.items():
        assert set(keys) <= set(known[record].fields)


def test_whatever_has_an_id_of_its_own_is_held_by_a_key_that_defines():
    """All but what only its own action's reports speak of."""
    held = {"Action", "Criterion", "Activity", "Grant", "Deviation"}
    known = {name: shape for kind in KINDS for name, shape in records(document_shape(kind)).items()}
    for record, lists in LISTS.items():
        held |= {known[record].fields[key].shape.item.record.__name__ for key, _ in lists}
    assert {name for name, shape in known.items() if "id" in shape.fields} == held


def test_whatever_is_a_reference_is_in_the_table_of_them():
    known = {name: shape for kind in KINDS for name, shape in records(document_shape(kind)).items()}
    for name, shape in known.items():
        for key in shape.fields.values():
            leaf = key.shape.item if isinstance(key.shape, Many) else key.shape
            if isinstance(leaf, Leaf) and leaf.scalar.name == "reference":
                assert key.name in REFERENCES[name], (name, key.name)
