"""Two versions of the same things side by side: which belong together, and whether they say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .linked import Item, Plan

T = TypeVar("T")


def paired(
    old: Iterable[T], new: Iterable[T], key: Callable[[T], object], *, in_order: bool
) -> tuple[list[tuple[T, T]], list[T], list[T]]:
    """Those of both with the same key, the first with the first; then those left of either.

    ``in_order``: of those left the first is the first as well, the second the second, as far as there are two.
    """
    gone, come, pairs = list(old), [], []
    for one in new:
        match = next((other for other in gone if key(other) == key(one)), None)
        if match is None:
            come.append(one)
        else:
            gone.remove(match)
            pairs.append((match, one))
    if in_order:
        both = min(len(gone), len(come))
        pairs += zip(gone[:both], come[:both], strict=True)
        gone, come = gone[both:], come[both:]
    return pairs, gone, come


def unlike(was: Plan, old: Item[Any], now: Plan, new: Item[Any], keys: Iterable[str]) -> bool:
    """Whether one of the keys has another value than it had; not where either could not be read."""
    return any(
        getattr(old.value, key) != getattr(new.value, key)
        and not was.unread(old.spot(key))
        and not now.unread(new.spot(key))
        for key in keys
    )
