from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kivplan.findings import Level, Spot
from kivplan.model.action_plan import ActionPlan
from kivplan.model.analysis import Analysis
from kivplan.model.documents import Reading, read_document
from kivplan.model.follow_up import FollowUp
from kivplan.model.foundation import Foundation
from kivplan.model.kinds import KINDS
from kivplan.model.plan_head import PlanHead
from kivplan.model.shapes import Keys, Many, Named, document_shape
from kivplan.model.shared import Shared
from kivplan.model.strategy import Strategy
from kivplan.model.when import Yearly, read_when

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kivplan.model.shapes import Shape

RECORDS = {
    "plan": PlanHead, "foundation": Foundation, "analysis": Analysis, "strategy": Strategy, "action-plan": ActionPlan,
    "follow-up": FollowUp, "shared": Shared,
}  # fmt: skip


def keys_written(value: object, shape: Shape | None) -> Iterator[tuple[str, str]]:
    """Every key of a record that a document uses, with the record's name."""
    if isinstance(value, dict) and isinstance(shape, Keys):
        for key, inner in value.items():
            yield shape.record.__name__, key
            yield from keys_written(inner, shape.fields[key].shape)
    elif isinstance(value, dict) and isinstance(shape, Named):
        for inner in value.values():
            yield from keys_written(inner, shape.item)
    elif isinstance(value, list) and isinstance(shape, Many):
        for inner in value:
            yield from keys_written(inner, shape.item)


def keys_known(shape: Shape) -> Iterator[tuple[str, str]]:
    """Every key of every record that a shape is made of."""
    if isinstance(shape, Keys):
        for key in shape.fields.values():
            yield shape.record.__name__, key.name
            yield from keys_known(key.shape)
    elif isinstance(shape, Many | Named):
        yield from keys_known(shape.item)


@pytest.mark.parametrize("name", ["everything", "ten_lines", "hollow"])
def test_good_documents_are_read_without_findings(name: str, example: Callable[[str], list[object]]) -> None:
    for number, value in enumerate(example(name)):
        reading = read_document(value, "plan.yaml", number)
        assert (reading.findings, reading.broken, reading.kept) == ((), frozenset(), {})
        assert type(reading.record) is RECORDS[str(reading.kind)]


def test_the_full_example_uses_every_key_of_every_kind(example: Callable[[str], list[object]]) -> None:
    documents = {value["kind"]: value for value in example("everything")}
    written = {key for kind in KINDS for key in keys_written(documents[kind], document_shape(kind))}
    assert written == {key for kind in KINDS for key in keys_known(document_shape(kind))}


def test_fields_decide_what_the_characters_mean(example: Callable[[str], list[object]]) -> None:
    documents = {value["kind"]: value for value in example("everything")}
    head = read_document(documents["plan"], "plan.yaml", 0).record
    assert isinstance(head, PlanHead)
    assert (head.organisation, head.decisions[0].fingerprint, head.units[1].id) == ("NO", "4.1e10", "on")
    assert head.decisions[0].cost == Decimal("30000.50")
    assert head.union_dialogue[0].with_ == "Fagforbundet"
    plan = read_document(documents["action-plan"], "plan.yaml", 0).record
    assert isinstance(plan, ActionPlan)
    action = plan.actions[0]
    assert action.title == "2026"
    assert action.required_by_law is False
    assert action.cost is not None
    assert (action.cost.cost_centre, action.cost.participants) == ("0310", 3)
    assert action.cost.years == {"2026": Decimal(30000), "2027": Decimal(60000)}
    assert (action.cost.grants[0].from_, action.cost.grants[0].own_share) == ("Statsforvalteren", Decimal(30))
    assert action.time is not None
    assert action.time.yearly == (Yearly(10, 1), Yearly(6))
    assert action.time.at == read_when("2026-W37")


def test_a_bare_number_is_a_measurement_of_the_day(read: Callable[[str], Reading]) -> None:
    record = read("kind: follow-up\ndate: 2026-06-15\nindicators: {I1: '8,1', I2: {value: 3, at: 2026-05}}").record
    assert isinstance(record, FollowUp)
    assert (record.date, record.indicators["I1"].value, record.indicators["I1"].at) == (
        date(2026, 6, 15),
        Decimal("8.1"),
        None,
    )
    assert record.indicators["I2"].at == read_when("2026-05")


def test_absent_keys_have_the_defaults_of_the_format(read_action: Callable[[str], Reading]) -> None:
    record = read_action("cost: {grants: [{from: x, status: applied}]}").record
    assert isinstance(record, ActionPlan)
    action = record.actions[0]
    assert (action.edition, action.serves, action.strategy, action.time) == ("public", (), None, None)
    assert action.cost is not None
    assert (action.cost.per, action.cost.years, action.cost.grants[0].own_share_of) == ("once", {}, "cost")


def test_records_cannot_be_changed(read_action: Callable[[str], Reading]) -> None:
    record = read_action("").record
    assert isinstance(record, ActionPlan)
    with pytest.raises(AttributeError, match="frozen"):
        record.actions[0].title = "Noe annet"  # type: ignore[misc]


def test_a_period_knows_its_days(example: Callable[[str], list[object]]) -> None:
    head = read_document(example("ten_lines")[0], "plan.yaml", 0).record
    assert isinstance(head, PlanHead)
    period = head.period
    assert (period.first, period.last) == (date(2026, 1, 1), date(2027, 12, 31))
    assert period.contains(date(2027, 12, 31))
    assert not period.contains(date(2028, 1, 1))
    assert period.overlaps(date(2027, 12, 31), date(2030, 1, 1))
    assert not period.overlaps(date(2028, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("text", "path", "part", "message", "hint"),
    [
        ("title: x", (), "key", "does not say which kind", "begin it with `kind:` (plan, foundation"),
        ("kind:\nactions: [a]\nbudget: 1", ("kind",), "key", "`kind:` is empty", "begin it with `kind: action-plan`"),
        (
            "actions: [a]\nperiod: {start: 2026}",
            (),
            "key",
            "does not say which kind",
            "begin it with `kind: action-plan`",
        ),
        ("site_name: x\nnav: [a]", (), "key", "does not say which kind", "name it under `exclude:` in the plan"),
        ("kind: handlingsplan", ("kind",), "value", "“handlingsplan” is not a kind", "write `kind: action-plan`"),
        ("kind: action_plan", ("kind",), "value", "is not a kind", "write `kind: action-plan`"),
        ("kind: oppfølging", ("kind",), "value", "is not a kind", "write `kind: follow-up`"),
        ("kind: qwerty", ("kind",), "value", "is not a kind", "write one of plan, foundation"),
        ("kind: [plan]", ("kind",), "value", "a list is not a kind", "write one of plan"),
        ("- kind: plan", (), "value", "found a list", "begin it with `kind:`"),
        ("bare tekst", (), "value", "found “bare tekst”", "begin it with `kind:`"),
        ("~", (), "value", "the document is empty", "or remove it"),
    ],
)
def test_a_document_must_say_what_it_is(
    read: Callable[[str], Reading], text: str, path: tuple[str, ...], part: str, message: str, hint: str
) -> None:
    reading = read(text)
    (finding,) = reading.findings
    assert (reading.record, reading.broken) == (None, frozenset({()}))
    assert (finding.code, finding.name, finding.level) == ("KIV005", "unknown-kind", Level.ERROR)
    assert finding.where == Spot("plan.yaml", 0, path, part)  # type: ignore[arg-type]
    assert message in finding.message
    assert hint in str(finding.hint)


@pytest.mark.parametrize("version", ["2", "10", "0002", "9" * 5000])
def test_a_newer_format_is_the_only_finding(read: Callable[[str], Reading], version: str) -> None:
    reading = read(f"kind: plan\nformat: {version}\ntittel: x\nperiod: nei")
    (finding,) = reading.findings
    assert (finding.code, finding.name, reading.kind, reading.record) == ("KIV006", "unknown-format", "plan", None)
    assert finding.where == Spot("plan.yaml", 0, ("format",))
    assert len(finding.message) < 150


@pytest.mark.parametrize("version", ["0", "1.0", "en", "-1"])
def test_a_format_that_never_was_is_an_ordinary_mistake(read: Callable[[str], Reading], version: str) -> None:
    text = f"kind: plan\nformat: {version}\ntitle: x\norganisation: y\nlanguage: nb\nperiod: {{start: 2026, end: 2027}}"
    (finding,) = read(text).findings
    assert finding.code in {"KIV103", "KIV104"}
    assert finding.where == Spot("plan.yaml", 0, ("format",))


def test_findings_name_the_file_and_the_number_of_the_document() -> None:
    (finding,) = read_document({"kind": "shared", "x": "y"}, "felles/roller.yaml", 3).findings
    assert finding.where == Spot("felles/roller.yaml", 3, ("x",), "key")


def test_plain_dicts_and_lists_are_read_too() -> None:
    data = {
        "kind": "action-plan",
        "period": {"start": "2026", "end": "2026"},
        "actions": [{"id": "H1", "title": "Noe"}],
    }
    assert isinstance(read_document(data, "plan.yaml", 0).record, ActionPlan)
