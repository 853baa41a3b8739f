"""The texts of a plan, each with where it stands; not ids, references or the format's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, get_args, get_origin

from ..model.base import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..findings import Path as Keys
    from .linked import Item

_TEXT = ("text", "line", "link")


class Text(NamedTuple):
    """A text of a document, and the keys that lead to it."""

    item: Item[Any]
    keys: Keys
    text: str


def texts(item: Item[Any], *, without: frozenset[str] = frozenset()) -> Iterator[Text]:
    """Every text of a document, less what stands under the top keys ``without``; never all of them at once."""
    for name, key in _fields(type(item.value)):
        value = getattr(item.value, name)
        if value and key not in without:
            parts = enumerate(value) if isinstance(value, tuple) else ((None, value),)
            for step, part in parts:
                found: list[tuple[Keys, str]] = []
                _add(part, (key,) if step is None else (key, step), found)
                yield from (Text(item, keys, text) for keys, text in found)


def _add(value: Any, keys: Keys, found: list[tuple[Keys, str]]) -> None:
    if isinstance(value, str):
        found.append((keys, value))
    elif isinstance(value, Record):
        values = value.__dict__
        for name, key in _fields(type(value)):
            inner = values[name]
            if inner:
                _add(inner, (*keys, key), found)
    else:
        for step, one in value.items() if isinstance(value, dict) else enumerate(value):
            _add(one, (*keys, step), found)


def _fields(record: type[Record]) -> tuple[tuple[str, str], ...]:
    """The attributes of a record that hold text at some depth, and their keys in YAML."""
    if record not in _KNOWN:
        fields = record.model_fields.items()
        _KNOWN[record] = tuple((name, field.alias or name) for name, field in fields if _holds_text(field.annotation))
    return _KNOWN[record]


_KNOWN: dict[Any, tuple[tuple[str, str], ...]] = {}


def _holds_text(annotation: Any) -> bool:
    if get_origin(annotation) is Annotated:
        return annotation.__metadata__[0].name in _TEXT
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return bool(_fields(annotation))
    return any(_holds_text(part) for part in get_args(annotation))
