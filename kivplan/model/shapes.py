"""The shape of documents as data: which keys a record has, and what each of them holds.

Read off the records themselves, for messages, suggestions and the JSON Schema. Loaded only when one of those is wanted.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Literal, get_args, get_origin

from .base import Record
from .kinds import record_class

if TYPE_CHECKING:
    from .base import FieldInfo
    from .values import Scalar


@dataclass(frozen=True, slots=True)
class Leaf:
    """A single value that is read from text."""

    scalar: Scalar


@dataclass(frozen=True, slots=True)
class Words:
    """One of a few words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Many:
    """A list."""

    item: Shape


@dataclass(frozen=True, slots=True)
class Named:
    """A mapping whose keys are names or ids of the author's own."""

    key: Shape
    item: Shape


@dataclass(frozen=True, slots=True)
class Keys:
    """A mapping with the keys of a record."""

    record: type[Record]

    @property
    def fields(self) -> dict[str, Key]:
        """The record's keys, in the order of the format's page."""
        return fields_of(self.record)  # type: ignore[arg-type]  # classes can be hashed


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a record: what it holds, whether it must be there, what it means."""

    name: str
    shape: Shape
    required: bool
    description: str
    default: str | None


Shape = Leaf | Words | Many | Named | Keys


@cache
def fields_of(record: type[Record]) -> dict[str, Key]:
    """The keys of a record, by name as written in YAML."""
    return {info.alias or name: _key(info.alias or name, info) for name, info in record.model_fields.items()}


def document_shape(kind: str) -> Keys:
    """The shape of a whole document; raises KeyError for an unknown kind."""
    return Keys(record_class(kind))


def below(shape: Shape | None, step: str | int) -> Shape | None:
    """The shape of the key or item ``step`` of ``shape``; None where there is no such thing."""
    match shape:
        case Keys():
            key = shape.fields.get(str(step))
            return key.shape if key else None
        case Many() if isinstance(step, int):
            return shape.item
        case Named():
            return shape.item
    return None


def _key(name: str, info: FieldInfo) -> Key:
    default = info.default if isinstance(info.default, str) else None
    return Key(name, _shape(info.annotation), info.is_required(), info.description, default)


def _shape(annotation: object) -> Shape:
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return Leaf(parts[1])
    if origin is Literal:
        return Words(parts)
    if origin is tuple:
        return Many(_shape(parts[0]))
    if origin is dict:
        return Named(_shape(parts[0]), _shape(parts[1]))
    if NoneType in parts:
        return _shape(next(part for part in parts if part is not NoneType))
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return Keys(annotation)
    raise TypeError(f"no shape for {annotation!r}")
