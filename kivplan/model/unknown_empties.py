"""Keys with nothing in them that the format does not know: absent or not, they are a mistake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .emptiness import empty_keys
from .shapes import Keys, below

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..findings import Path
    from .shapes import Shape

_COMMA = 3  # a comma and the space after it, at most this many characters


@dataclass(frozen=True, slots=True)
class UnknownEmpty:
    """A key with nothing in it that the record at ``container`` does not have.

    ``sentence`` is the text it seems to be torn from by an unquoted comma, as in ``{name: Helse, omsorg}``.
    """

    key: str
    container: Path
    keys: Keys
    sentence: str | None


def unknown_empties(data: object, shape: Shape) -> Iterator[UnknownEmpty]:
    """Every key without a value that is unknown where it stands; keys torn from one sentence come as one."""
    stack: list[tuple[object, Shape | None, Path]] = [(data, shape, ())]
    while stack:
        value, shape_here, path = stack.pop()
        if isinstance(value, dict):
            if isinstance(shape_here, Keys):
                yield from _unknown_here(value, shape_here, path)
            inner: Iterator[tuple[str | int, object]] = iter(value.items())
        elif isinstance(value, list):
            inner = iter(enumerate(value))
        else:
            continue
        stack.extend(
            [(item, below(shape_here, step), (*path, step)) for step, item in inner if item.__class__ is not str]
        )


def _unknown_here(mapping: dict[str, object], keys: Keys, path: Path) -> Iterator[UnknownEmpty]:
    told: set[str] = set()
    unknown = {key: place for key, place in empty_keys(mapping).items() if key not in keys.fields}
    for key, place in unknown.items():
        if key in told:
            continue
        torn = _torn_from(key, unknown) if _is_without_colon(place) else ()
        told.update(torn)
        sentence = ", ".join((*_text_before(mapping, place), *torn)) if torn else None
        yield UnknownEmpty(key, path, keys, sentence)


def _is_without_colon(place: object) -> bool:
    """Whether the key stands in braces with not even a colon after it: its end is where its value would begin."""
    return isinstance(place, tuple) and len(place) == 4 and place[1] == place[2]


def _torn_from(key: str, unknown: dict[str, object]) -> tuple[str, ...]:
    """The key, and those that follow it closely enough to be of the same sentence."""
    torn: list[str] = []
    end = -1
    for other, place in unknown.items():
        if not isinstance(place, tuple) or not _is_without_colon(place):
            continue
        if other == key or (torn and 0 < place[0] - end <= _COMMA):
            torn.append(other)
            end = place[1]
    return tuple(torn)


def _text_before(mapping: dict[str, object], place: object) -> tuple[str, ...]:
    """The text value that ends just before a key, where the mapping knows its places."""
    spans = getattr(mapping, "spans", ())
    start = place[0] if isinstance(place, tuple) else -1
    for number, value in enumerate(mapping.values()):
        if len(spans) == 4 * len(mapping) and 0 < start - spans[4 * number + 3] <= _COMMA and isinstance(value, str):
            return (value,)
    return ()
