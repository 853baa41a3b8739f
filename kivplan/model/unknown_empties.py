"""Keys with nothing in them that the format does not know: absent or not, they are a mistake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .emptiness import empty_keys, is_without_colon
from .shapes import Keys, Leaf, below
from .torn_numbers import TornNumber, torn_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..findings import Path
    from .shapes import Shape

_COMMA = (1, 2, 3)  # how far apart two texts are with a comma and a space or two between them

Offsets = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class UnknownEmpty:
    """A key with nothing in it that the record at ``container`` does not have.

    ``sentence`` is the text it seems to be torn from by an unquoted comma, as in ``{name: Helse, omsorg}``.
    """

    key: str
    container: Path
    keys: Keys
    sentence: str | None


def unknown_empties(data: object, shape: Shape) -> Iterator[UnknownEmpty | TornNumber]:
    """Every key without a value that is unknown where it stands; what was torn from one text or number comes as one."""
    stack: list[tuple[object, Shape | None, Path]] = [(data, shape, ())]
    while stack:
        value, shape_here, path = stack.pop()
        if isinstance(value, dict):
            torn = tuple(torn_numbers(value, shape_here, path)) if empty_keys(value) else ()
            yield from torn
            if isinstance(shape_here, Keys):
                yield from _unknown_here(value, shape_here, path, {one.key[-1] for one in torn})
            inner: Iterator[tuple[str | int, object]] = iter(value.items())
        elif isinstance(value, list):
            inner = iter(enumerate(value))
        else:
            continue
        stack.extend(
            [(item, below(shape_here, step), (*path, step)) for step, item in inner if item.__class__ is not str]
        )


def _unknown_here(mapping: dict[str, object], keys: Keys, path: Path, known: set[str | int]) -> Iterator[UnknownEmpty]:
    empty = empty_keys(mapping).items()
    unknown = {key: place for key, place in empty if key not in keys.fields and key not in known}
    loose = {key: place for key, place in unknown.items() if is_without_colon(place)}
    sentences = _sentences(loose, _texts_by_end(mapping, keys)) if loose else {}
    told = {key for torn, _ in sentences.values() for key in torn[1:]}
    for key in unknown:
        if key not in told:
            yield UnknownEmpty(key, path, keys, sentences[key][1] if key in sentences else None)


def _sentences(loose: dict[str, Offsets], texts: dict[int, str]) -> dict[str, tuple[list[str], str]]:
    """For each key that follows a text closely: the keys torn from that text, and the text as it was meant."""
    by_start = {place[0]: key for key, place in loose.items()}
    found: dict[str, tuple[list[str], str]] = {}
    for key, place in loose.items():
        before = next((texts[place[0] - gap] for gap in _COMMA if place[0] - gap in texts), None)
        if before is not None:
            torn = _chain(key, loose, by_start)
            found[key] = torn, ", ".join((before, *torn))
    return found


def _chain(key: str, loose: dict[str, Offsets], by_start: dict[int, str]) -> list[str]:
    """The key and those that follow it, each close after the one before."""
    chain = [key]
    while following := next((by_start[loose[key][1] + gap] for gap in _COMMA if loose[key][1] + gap in by_start), None):
        chain.append(following)
        key = following
    return chain


def _texts_by_end(mapping: dict[str, object], keys: Keys) -> dict[int, str]:
    """The texts among the values by the offset of their end, where the mapping knows its places."""
    spans = getattr(mapping, "spans", ())
    if len(spans) != 4 * len(mapping):
        return {}
    values = enumerate(mapping.items())
    return {spans[4 * n + 3]: value for n, (key, value) in values if isinstance(value, str) and _holds_text(keys, key)}


def _holds_text(keys: Keys, key: str) -> bool:
    shape = below(keys, key)
    return isinstance(shape, Leaf) and shape.scalar.name in {"line", "text"}
