"""Numbers torn in two by their decimal comma: in braces ``{value: 9,4}`` says a value of 9 and a key 4 with nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .amount_hints import amount_of
from .emptiness import empty_keys, is_without_colon
from .shapes import Keys, Leaf, below

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..findings import Path
    from .shapes import Shape

_BEFORE = re.compile(r"-?[0-9]{1,15}")
_AFTER = re.compile(r"[0-9]{1,9}[ \u00a0\u202f]?%?")
_WITH_DECIMALS = {"money", "number", "quantity", "percent"}


@dataclass(frozen=True, slots=True)
class TornNumber:
    """A number in two pieces: the key that has the first, the key that is the second, and how it is to be written."""

    value: Path
    key: Path
    number: str


def torn_numbers(mapping: dict[str, object], shape: Shape | None, path: Path) -> Iterator[TornNumber]:
    """Every number of ``mapping`` that a comma has torn, where the mapping knows its places."""
    loose = {place[0]: key for key, place in empty_keys(mapping).items() if is_without_colon(place)}
    spans = getattr(mapping, "spans", ())
    if not loose or len(spans) != 4 * len(mapping):
        return
    for number, (name, value) in enumerate(mapping.items()):
        rest = loose.get(spans[4 * number + 3] + 1)
        kind = _kind(below(shape, name))
        if kind and rest and isinstance(value, str) and _BEFORE.fullmatch(value) and _AFTER.fullmatch(rest):
            yield TornNumber((*path, name), (*path, rest), _written(value, rest, kind))


def _kind(shape: Shape | None) -> str | None:
    """What sort of number may stand there; None where none with decimals may."""
    if isinstance(shape, Keys) and shape.record.bare_key:
        shape = below(shape, shape.record.bare_key)
    return shape.scalar.name if isinstance(shape, Leaf) and shape.scalar.name in _WITH_DECIMALS else None


def _written(before: str, after: str, kind: str) -> str:
    return (amount_of(f"{before},{after}") if kind == "money" else None) or f"{before}.{after}"
