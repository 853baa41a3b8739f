"""The plan format as JSON Schema (2020-12), for editors.

It agrees with reading: a scalar is text, so whatever YAML takes a plain ``2026`` or ``NO`` for is accepted as text.
It is a little wider than reading, never narrower: what needs a calendar or a second look is left to ``read_document``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .kinds import KINDS
from .schema_scalars import scalar_schema, whole_schema, words_schema
from .shapes import Keys, Leaf, Many, Words, document_shape

if TYPE_CHECKING:
    from .base import Record
    from .schema_scalars import Schema
    from .shapes import Key, Shape
    from .values import Scalar

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_HOME = "https://kivplan.readthedocs.io/schema/1"
_GIVEN = {"not": {"type": "null"}}
_CONDITIONS: dict[str, Schema] = {
    "Need": {
        "anyOf": [
            {"properties": {"title": _GIVEN}, "required": ["title"]},
            {"properties": {"competence": _GIVEN}, "required": ["competence"]},
        ]
    },
    "Decision": {
        "if": {"properties": {"outcome": {"not": {"const": "proposed"}}}},
        "then": {"properties": {"date": _GIVEN}, "required": ["date"]},
    },
}


def json_schema(kind: str | None = None) -> Schema:
    """The schema of one kind of document, or (None) of any; raises KeyError for an unknown kind."""
    writer = _Writer()
    body = _any_document(writer) if kind is None else writer.record(document_shape(kind), optional=False)
    head: Schema = {"$schema": _DIALECT, "$id": f"{_HOME}/{kind or 'kivplan'}.json"}
    return {**head, **body, "$defs": dict(sorted(writer.definitions.items()))}


def _any_document(writer: _Writer) -> Schema:
    """A document whose kind says which of the schemas it has to meet, so that editors report on that one only."""
    return {
        "title": "A document of a competence plan",
        "description": "A plan is made of documents of several kinds; each begins by saying its kind.",
        "type": "object",
        "properties": {"kind": {"enum": list(KINDS), "description": "What this document is."}},
        "required": ["kind"],
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
                "then": writer.shape(document_shape(kind), optional=False),
            }
            for kind in KINDS
        ],
    }


class _Writer:
    """Writes schemas, and keeps the definitions that they refer to."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def shape(self, shape: Shape, *, optional: bool) -> Schema:
        """What may stand where a shape is expected; where it is optional, nothing may stand there too."""
        match shape:
            case Leaf():
                return self._scalar(shape.scalar, optional=optional)
            case Words():
                return words_schema(shape.words, optional=optional)
            case Keys():
                return self._reference(shape, optional=optional)
            case Many():
                items = self.shape(shape.item, optional=False)
                return {"type": _or_nothing("array", optional=optional), "items": items}
        names = self.shape(shape.key, optional=False)
        values = self.shape(shape.item, optional=True)
        return {
            "type": _or_nothing("object", optional=optional),
            "propertyNames": names,
            "additionalProperties": values,
        }

    def record(self, shape: Keys, *, optional: bool) -> Schema:
        """A mapping with the keys of a record."""
        fields, name = shape.fields, shape.record.__name__
        required = [key.name for key in fields.values() if key.required]
        return {
            "title": re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize(),
            "description": _summary(shape.record),
            "type": _or_nothing("object", optional=optional),
            "properties": {key.name: self._property(key) for key in fields.values()},
            **({"required": required} if required else {}),
            "additionalProperties": False,
            **_CONDITIONS.get(name, {}),
        }

    def _property(self, key: Key) -> Schema:
        default = {"default": key.default} if key.default else {}
        return {**self.shape(key.shape, optional=not key.required), "description": key.description, **default}

    def _reference(self, shape: Keys, *, optional: bool) -> Schema:
        name = f"{shape.record.__name__}{'OrNothing' if optional else ''}"
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self._with_bare(shape, self.record(shape, optional=optional))
        return {"$ref": f"#/$defs/{name}"}

    def _with_bare(self, shape: Keys, record: Schema) -> Schema:
        """A record that may also be written as the value of one of its keys."""
        bare = shape.record.bare_key
        if bare is None:
            return record
        return {"anyOf": [self.shape(shape.fields[bare].shape, optional=False), record]}

    def _scalar(self, scalar: Scalar, *, optional: bool) -> Schema:
        if scalar.name == "whole number":
            return whole_schema(scalar.low, scalar.high, optional=optional)
        name = scalar.name.replace(" ", "_") + ("_or_nothing" if optional else "")
        self.definitions[name] = scalar_schema(scalar.name, optional=optional)
        return {"$ref": f"#/$defs/{name}"}


def _or_nothing(name: str, *, optional: bool) -> str | list[str]:
    return [name, "null"] if optional else name


def _summary(record: type[Record]) -> str:
    return (record.__doc__ or "").strip().partition("\n")[0]
