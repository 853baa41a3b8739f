"""What stands in for a plan document's required keys, so that the rest of it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kivplan.model.plan_head import PlanHead
from kivplan.model.stand_in import stand_ins

if TYPE_CHECKING:
    from collections.abc import Callable

    from kivplan.model.documents import Reading

    Read = Callable[[str], Reading]

HEAD = {
    "format": "1",
    "title": "Plan",
    "organisation": "Nordvik",
    "language": "nb",
    "period": "{start: 2026, end: 2029}",
}


def head(**keys: str | None) -> str:
    given = {**HEAD, **keys}
    return "kind: plan\n" + "".join(f"{key}: {value}\n" for key, value in given.items() if value is not None)


def read_head(read: Read, text: str) -> tuple[Reading, PlanHead]:
    reading = read(text)
    assert isinstance(reading.record, PlanHead)
    return reading, reading.record


def test_every_required_key_has_something_to_stand_in_for_it() -> None:
    required = {name for name, field in PlanHead.model_fields.items() if field.is_required()}
    assert set(stand_ins({})) | {"kind"} == required


@pytest.mark.parametrize("key", HEAD)
@pytest.mark.parametrize("value", [None, "", "[a]"])
def test_a_head_without_a_required_key_is_read_all_the_same(read: Read, key: str, value: str | None) -> None:
    reading, found = read_head(read, head(**{key: value}))
    assert reading.stood_in == {key}
    assert (key,) in reading.broken
    assert len(reading.findings) == 1
    assert {"title": found.title, "organisation": found.organisation, "language": found.language}.items() >= {
        (name, HEAD[name]) for name in ("title", "organisation", "language") if name != key
    }


def test_with_all_it_must_have_nothing_stands_in(read: Read) -> None:
    assert read_head(read, head() + "unknown: key\n")[0].stood_in == frozenset()


def test_a_misspelt_required_key_is_one_finding_and_stood_in_for(read: Read) -> None:
    reading, found = read_head(read, head(title=None) + "titel: Plan\n")
    assert [finding.code for finding in reading.findings] == ["KIV101"]
    assert (found.title, reading.stood_in) == ("?", {"title"})


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("{start: 2026}", "2026", "2199"),
        ("{start: soon, end: 2029}", "1900", "2029"),
        ("{start: 2029, end: 2026}", "1900", "2199"),
        ("2026-2029", "1900", "2199"),
    ],
)
def test_of_a_period_what_can_be_read_is_kept(read: Read, period: str, first: str, last: str) -> None:
    _, found = read_head(read, head(period=period))
    assert (found.period.start.text, found.period.end.text) == (first, last)


def test_the_rest_of_the_head_is_read_and_what_is_wrong_there_told(read: Read) -> None:
    text = head(title=None, language="norsk") + "status: adoptd\nunits: [{id: u1, name: One}, {id: u2}]\n"
    reading, found = read_head(read, text)
    assert sorted(finding.code for finding in reading.findings) == ["KIV102", "KIV102", "KIV104", "KIV104"]
    assert [unit.id for unit in found.units] == ["u1"]
    assert reading.written(("units", 0)) == ("units", 0)


def test_other_kinds_have_no_stand_ins(read: Read) -> None:
    assert read("kind: action-plan\nactions: []\n").record is None


def test_a_plan_of_a_newer_format_is_not_guessed_at(read: Read) -> None:
    assert read(head(format="2", title=None)).record is None
