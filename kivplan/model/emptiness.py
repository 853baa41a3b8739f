"""Which keys of a parsed document have nothing in them; they count as absent."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

if TYPE_CHECKING:
    from collections.abc import Mapping


def empty_keys(mapping: object) -> Mapping[str, object]:
    """The keys of a parsed mapping that have no value; none for plain dicts."""
    found: Mapping[str, object] = getattr(mapping, "empty", None) or {}
    return found


def is_without_colon(place: object) -> TypeGuard[tuple[int, int, int, int]]:
    """Whether the key stands in braces with not even a colon after it: its end is where its value would begin."""
    return isinstance(place, tuple) and len(place) == 4 and place[1] == place[2]


def has_empty_keys(data: object) -> bool:
    """Whether any mapping of the data has a key without a value."""
    stack = [data]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            if empty_keys(value):
                return True
            value = value.values()
        elif not isinstance(value, list):
            continue
        for inner in value:
            if inner.__class__ is not str:
                stack.append(inner)  # noqa: PERF401 - a list each time costs twice as much
    return False
