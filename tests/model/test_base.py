"""Records: read by Pydantic's engine, frozen, equal by what they say."""

from __future__ import annotations

import pytest
from pydantic_core import ValidationError

from kivplan.model.action_parts import Activity, Cost, Grant
from kivplan.model.common import Goal, Period, Unit
from kivplan.model.follow_up import IndicatorReport

UNIT = {"id": "helse", "name": "Helse og omsorg", "employees": "120"}


def faults(record, data):
    with pytest.raises(ValidationError) as caught:
        record.model_validate(data)
    return [(error["loc"], error["type"]) for error in caught.value.errors()]


def test_a_record_says_what_stands_there_and_what_is_absent():
    unit = Unit.model_validate(UNIT)
    assert (unit.id, unit.name, unit.employees, unit.manager, unit.parent) == (
        "helse",
        "Helse og omsorg",
        120,
        None,
        None,
    )


def test_every_fault_is_told_with_its_place():
    data = {"id": "a b", "nme": "Helse", "employees": "-1"}
    assert sorted(faults(Unit, data)) == [
        (("employees",), "bad_value"),
        (("id",), "string_pattern_mismatch"),
        (("name",), "missing"),
        (("nme",), "unexpected_keyword_argument"),
    ]


def test_a_fault_within_a_record_of_a_list_is_told_with_all_steps():
    data = {"id": "G1", "title": "Mål", "results": [{"id": "G1.1", "title": "Delmål"}, {"id": "G1.2"}]}
    assert faults(Goal, data) == [(("results", 1, "title"), "missing")]


def test_what_is_no_mapping_is_no_record():
    assert faults(Unit, ["helse"]) == [((), "dataclass_type")]


def test_a_record_judges_whether_its_keys_go_together():
    assert faults(Period, {"start": "2027", "end": "2026"}) == [((), "bad_date")]


def test_a_key_that_is_a_python_word_is_read_by_its_own_name():
    grant = Grant.model_validate({"from": "The state", "status": "applied"})
    assert grant.from_ == "The state"
    assert faults(Grant, {"from_": "The state", "status": "applied"}) == [
        (("from",), "missing"),
        (("from_",), "unexpected_keyword_argument"),
    ]


def test_a_record_may_be_written_as_the_value_of_one_of_its_keys():
    assert IndicatorReport.model_validate("8.1") == IndicatorReport.model_validate({"value": "8.1"})


def test_absent_mappings_are_each_one_of_its_own():
    assert Cost.model_validate({}).years is not Cost.model_validate({}).years


def test_records_are_equal_and_hash_by_what_they_say():
    unit, same = Unit.model_validate(UNIT), Unit.model_validate(dict(reversed(UNIT.items())))
    other = Unit.model_validate({**UNIT, "name": "Oppvekst"})
    assert (unit == same, hash(unit) == hash(same), unit == other) == (True, True, False)
    assert Activity.model_validate({"title": "x"}) != Goal.model_validate({"id": "x", "title": "x"})


def test_a_copy_differs_in_what_it_is_told_only():
    unit = Unit.model_validate(UNIT)
    copy = unit.model_copy(update={"name": "Oppvekst"})
    assert (copy.id, copy.name, unit.name) == ("helse", "Oppvekst", "Helse og omsorg")
    assert type(copy) is Unit


def test_a_record_is_frozen():
    unit = Unit.model_validate(UNIT)
    with pytest.raises(AttributeError, match="frozen"):
        unit.name = "Oppvekst"
    with pytest.raises(AttributeError, match="frozen"):
        del unit.name


def test_a_record_shows_what_it_says():
    assert repr(Unit.model_validate(UNIT)).startswith("Unit(id='helse', name='Helse og omsorg', employees=120")
