from __future__ import annotations

import copy
import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from kivplan.model.documents import read_document
from kivplan.model.kinds import KINDS
from kivplan.model.schema import json_schema
from kivplan.model.shapes import Keys, Many, Named, document_shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kivplan.model.shapes import Shape

ANY = Draft202012Validator(json_schema())
KEYWORDS = {
    "$schema",
    "$id",
    "$ref",
    "$defs",
    "title",
    "description",
    "default",
    "examples",
    "type",
    "enum",
    "const",
    "properties",
    "required",
    "additionalProperties",
    "propertyNames",
    "items",
    "anyOf",
    "allOf",
    "if",
    "then",
    "not",
    "pattern",
    "minimum",
    "maximum",
}


def plain(value: Any) -> Any:
    """A document as an editor hands it to a JSON Schema: keys as text, days as text."""
    if isinstance(value, dict):
        empty = dict.fromkeys(getattr(value, "empty", {}))
        return {str(key): plain(inner) for key, inner in {**value, **empty}.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return str(value)[:10] if isinstance(value, date | datetime) else value


def accepts(document: object) -> bool:
    return bool(ANY.is_valid(document))


@pytest.fixture
def typed(example: Callable[[str], list[object]]) -> Callable[[str, tuple[int, int]], list[Any]]:
    """Gives the documents of an example with the types that a version of YAML gives to plain scalars."""

    def load(name: str, version: tuple[int, int]) -> list[Any]:
        yaml = YAML(typ="safe", pure=True)
        yaml.version = version
        text = (Path(__file__).parent / "examples" / f"{name}.yaml").read_text(encoding="utf-8")
        return [plain(value) for value in yaml.load_all(text)]

    return load


def subschemas(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema inside a schema."""
    if not isinstance(schema, dict):
        return
    yield schema
    for keyword, value in schema.items():
        if keyword in {"properties", "$defs"}:
            for inner in value.values():
                yield from subschemas(inner)
        elif keyword in {"anyOf", "allOf"}:
            for inner in value:
                yield from subschemas(inner)
        elif keyword in {"items", "additionalProperties", "propertyNames", "if", "then", "not"}:
            yield from subschemas(value)


@pytest.mark.parametrize("kind", [None, *KINDS])
def test_the_schema_is_itself_valid_and_says_what_it_is(kind: str | None) -> None:
    schema = json_schema(kind)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"https://kivplan.readthedocs.io/schema/1/{kind or 'kivplan'}.json"
    assert schema["title"]
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize("kind", [None, *KINDS])
def test_the_schema_uses_only_plain_keywords_and_definitions_that_exist(kind: str | None) -> None:
    schema = json_schema(kind)
    definitions: Any = schema["$defs"]
    used = set()
    for part in subschemas(schema):
        assert set(part) <= KEYWORDS
        if "$ref" in part:
            used.add(part["$ref"].removeprefix("#/$defs/"))
    assert used == set(definitions)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_described_where_it_may_be_written(kind: str) -> None:
    records = [part for part in subschemas(json_schema(kind)) if part.get("additionalProperties") is False]
    assert records
    for record in records:
        assert record["description"]
        for key in record["properties"].values():
            assert key["description"]


def test_an_unknown_kind_has_no_schema() -> None:
    with pytest.raises(KeyError):
        json_schema("handlingsplan")


@pytest.mark.parametrize("name", ["everything", "ten_lines", "hollow"])
def test_what_is_read_without_findings_is_accepted_as_text(name: str, example: Callable[[str], list[object]]) -> None:
    for value in example(name):
        assert list(ANY.iter_errors(plain(value))) == []


@pytest.mark.parametrize("name", ["everything", "ten_lines", "hollow"])
@pytest.mark.parametrize("version", [(1, 1), (1, 2)])
def test_what_is_read_without_findings_is_accepted_with_the_types_an_editor_sees(
    name: str, version: tuple[int, int], typed: Callable[[str, tuple[int, int]], list[Any]]
) -> None:
    for value in typed(name, version):
        assert list(ANY.iter_errors(value)) == []


def places(value: Any, shape: Shape | None, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], bool, bool]]:
    """Every place below a record or list: its path, whether something must stand there, whether it is a record."""
    if isinstance(shape, Keys) and isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key), shape.fields[key].required, isinstance(shape.fields[key].shape, Keys)
            yield from places(inner, shape.fields[key].shape, (*path, key))
    elif isinstance(shape, Many):
        for number, inner in enumerate(value):
            yield (*path, number), True, isinstance(shape.item, Keys)
            yield from places(inner, shape.item, (*path, number))
    elif isinstance(shape, Named):
        for key, inner in value.items():
            yield (*path, key), False, isinstance(shape.item, Keys)
            yield from places(inner, shape.item, (*path, key))


def replaced(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    whole = copy.deepcopy(value)
    inner = whole
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = new
    return whole


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_may_stand_exactly_where_a_key_is_optional(kind: str, example: Callable[[str], list[object]]) -> None:
    (document,) = [plain(value) for value in example("everything") if value["kind"] == kind]
    for path, required, _ in places(document, document_shape(kind)):
        if path[-1] in {"title", "date"} and path[0] in {"needs", "decisions"}:
            continue  # required on a condition, see below
        assert accepts(replaced(document, path, None)) is not required, path


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_key_is_refused_in_every_record(kind: str, example: Callable[[str], list[object]]) -> None:
    (document,) = [plain(value) for value in example("everything") if value["kind"] == kind]
    assert not accepts({**document, "ansvarlig_for": "x"})
    for path, _, is_record in places(document, document_shape(kind)):
        if is_record and not (path[0] == "indicators" and kind == "follow-up"):
            assert not accepts(replaced(document, (*path, "ansvarlig_for"), "x")), path


def test_a_record_that_may_be_a_bare_number_refuses_unknown_keys_too() -> None:
    base = {"kind": "follow-up", "date": "2026-01-01"}
    assert accepts({**base, "indicators": {"I1": 8.1, "I2": "8,1", "I3": {"value": 3}}})
    assert not accepts({**base, "indicators": {"I1": {"value": 3, "x": 1}}})
    assert not accepts({**base, "indicators": {"I1": "mye"}})


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"kind": "handlingsplan"},
        [],
        "tekst",
        None,
        {"kind": "shared", "units": "helse"},
        {"kind": "shared", "units": [None]},
        {"kind": "shared", "units": [{"id": "a b", "name": "x"}]},
        {"kind": "shared", "units": [{"id": ".a", "name": "x"}]},
        {"kind": "shared", "units": [{"id": "a", "name": "x\ny"}]},
        {"kind": "shared", "units": [{"id": "a", "name": "x", "employees": "mange"}]},
        {"kind": "shared", "competences": [{"id": "a", "name": "x", "eqf": 9}]},
        {"kind": "shared", "competences": [{"id": "a", "name": "x", "esco": "javascript:x"}]},
        {"kind": "analysis", "needs": [{"id": "N1", "type": "staffing"}]},
        {"kind": "analysis", "needs": [{"id": "N1", "type": "staffing", "title": None}]},
        {"kind": "follow-up", "date": "2026-05"},
        {"kind": "follow-up", "date": "2026-01-01", "actions": {"H1": {"status": "ferdig"}}},
        {"kind": "follow-up", "date": "2026-01-01", "actions": {"H1": {"status": "done", "progress": 60}}},
        {"kind": "follow-up", "date": "2026-01-01", "actions": {"H1": {"status": "done", "spent": "30.000"}}},
        {"kind": "follow-up", "date": "2026-01-01", "communicated": [{"group": "hr", "date": "15/9"}]},
    ],
)
def test_what_is_not_read_is_refused(document: object) -> None:
    assert not accepts(document)


@pytest.mark.parametrize(("outcome", "valid"), [("proposed", True), ("adopted", False)])
def test_a_decision_needs_a_date_unless_it_is_proposed(outcome: str, valid: bool) -> None:
    decision = {"body": "Styret", "outcome": outcome}
    head = {
        "kind": "plan",
        "format": 1,
        "title": "x",
        "organisation": "y",
        "language": "nb",
        "period": {"start": 2026, "end": 2029},
    }
    assert accepts({**head, "decisions": [decision]}) is valid


texts = st.sampled_from(
    [
        "2026",
        "2026-H1",
        "2026-W37",
        "2026-09-15",
        "10-01",
        "06",
        "30%",
        "30 %",
        "9,4",
        "9.4",
        "-3",
        "0",
        "30000.50",
        "yes",
        "no",
        "H1",
        "G1.1",
        "Å-2",
        "a_b",
        "æ.ø",
        "high",
        "done",
        "#004b87",
        "https://x.no/å?q=1",
        "mailto:a@b",
        "NOK",
        "linje ",
        "to\nlinjer",
        "\n x\n",
        "å é",
        "-x",
        "_",
        "1",
        "2",
        "٣",
        "x\u2028y",
        "100%",
        "0.5 %",
        "HTTPS://X",
        "０",
    ]
) | st.text(max_size=8)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_read_without_findings_the_schema_accepts(
    data: st.DataObject, example: Callable[[str], list[object]]
) -> None:
    document = plain(data.draw(st.sampled_from(example("everything"))))
    leaves = [path for path, _, is_record in places(document, document_shape(document["kind"])) if not is_record]
    for path in data.draw(st.lists(st.sampled_from(leaves), min_size=1, max_size=3)):
        changed = replaced(document, path, data.draw(texts))
        if not read_document(changed, "plan.yaml", 0).findings:
            assert list(ANY.iter_errors(changed)) == [], path
