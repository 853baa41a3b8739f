"""What every part of a plan is: a frozen record that refuses keys it does not know.

Pydantic's engine (``pydantic_core``) reads the records, after a schema that is made here of their annotations. The
class machinery on top of it is left out: making seventy classes takes it as long as all else that a small plan needs.

The modules of this package that define records do without ``from __future__ import annotations``: the schema is made
of the types themselves.
"""

from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, NoReturn, Self, get_args, get_origin

from pydantic_core import SchemaValidator, core_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic_core import CoreSchema

_REQUIRED: Any = ...


class FieldInfo:
    """A key of a record: its type, what it is when absent, what it is called in YAML, and what it means."""

    __slots__ = ("alias", "annotation", "default", "default_factory", "description")

    def __init__(
        self, default: object, default_factory: "Callable[[], object] | None", alias: str | None, description: str
    ) -> None:
        self.default = default
        self.default_factory = default_factory
        self.alias = alias
        self.description = description
        self.annotation: Any = None

    def is_required(self) -> bool:
        """Whether the key must be there."""
        return self.default is _REQUIRED and self.default_factory is None


def Field(  # noqa: N802 - it stands where a value of any type is expected
    default: object = _REQUIRED,
    *,
    default_factory: "Callable[[], object] | None" = None,
    alias: str | None = None,
    description: str,
) -> Any:
    """The value of a record's attribute in the class: what is known of the key besides its type."""
    return FieldInfo(default, default_factory, alias, description)


class Record:
    """One mapping of a plan. Its fields are the YAML keys; absent lists are ``()``, other absent values ``None``.

    Two keys are Python words and end in an underscore here: ``with_`` and ``from_``. A record that has a
    ``__post_init__`` judges itself there, and raises a ``problem`` for keys that do not go together.
    """

    model_fields: ClassVar[dict[str, FieldInfo]] = {}
    """The keys by attribute name, in the order of the format's page."""
    bare_key: ClassVar[str | None] = None
    """The key whose value may be written instead of the whole mapping."""

    def __init_subclass__(cls) -> None:
        """Note what the fields are."""
        cls.model_fields = {name: value for name, value in vars(cls).items() if isinstance(value, FieldInfo)}
        for name, field in cls.model_fields.items():
            field.annotation = cls.__annotations__[name]

    @classmethod
    def model_validate(cls, data: object) -> Self:
        """The record that ``data`` says; raises pydantic_core's ValidationError with every fault in it."""
        record: Self = _validator(cls).validate_python(data)  # type: ignore[arg-type]  # classes can be hashed
        return record

    def model_copy(self, *, update: "Mapping[str, object]") -> Self:
        """The same record with other values for some attributes; they are taken as they are."""
        copy = object.__new__(type(self))
        copy.__dict__.update(self.__dict__)
        copy.__dict__.update(update)
        return copy

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be changed")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be removed")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"


@cache
def _validator(record: type[Record]) -> SchemaValidator:
    return SchemaValidator(_record_schema(record))


def _record_schema(record: type[Record]) -> "CoreSchema":
    name = record.__name__
    fields = [_field_schema(name, field) for name, field in record.model_fields.items()]
    schema = core_schema.dataclass_schema(
        record,
        core_schema.dataclass_args_schema(name, fields, extra_behavior="forbid"),
        list(record.model_fields),
        post_init=hasattr(record, "__post_init__"),
    )
    bare = record.bare_key
    if bare is None:
        return schema
    return core_schema.no_info_before_validator_function(
        lambda data: {bare: data} if isinstance(data, str) else data, schema
    )


def _field_schema(name: str, field: FieldInfo) -> core_schema.DataclassField:
    schema = _schema(field.annotation)
    if field.default_factory is not None:
        schema = core_schema.with_default_schema(schema, default_factory=field.default_factory)
    elif field.default is not _REQUIRED:
        schema = core_schema.with_default_schema(schema, default=field.default)
    return core_schema.dataclass_field(name, schema, kw_only=True, validation_alias=field.alias)


def _schema(annotation: Any) -> "CoreSchema":
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        core: CoreSchema = parts[1].core
        return core
    if origin is Literal:
        return core_schema.literal_schema(list(parts))
    if origin is tuple:
        return core_schema.tuple_schema([_schema(parts[0])], variadic_item_index=0)
    if origin is dict:
        return core_schema.dict_schema(_schema(parts[0]), _schema(parts[1]))
    if NoneType in parts:
        return core_schema.nullable_schema(_schema(next(part for part in parts if part is not NoneType)))
    return _record_schema(annotation)
