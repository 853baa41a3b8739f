"""The containers a parsed document is made of: a dict and a list that remember where things stand.

Scalars are ``str``. A key whose value is empty, ``~`` or ``null`` counts as absent: it is not in the dict but in
``Mapping.empty``. An empty item of a sequence is ``None``. Offsets count characters from the start of the text.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..findings import Part, Path


class Span(NamedTuple):
    """A stretch of the text, from ``start`` up to ``end``, in characters."""

    start: int
    end: int


_NONE_EMPTY: dict[str, tuple[int, int, int, int]] = {}  # one for all the mappings without empty keys; stays empty


class Mapping(dict[str, object]):
    """A YAML mapping. ``spans`` holds four offsets a pair, in the order of the keys: key and value, start and end."""

    __slots__ = ("_numbers", "empty", "spans")
    _numbers: dict[str, int]
    empty: dict[str, tuple[int, int, int, int]]

    def __init__(self) -> None:
        self.spans = array("I")
        self.empty = _NONE_EMPTY

    def leave_empty(self, key: str, span: tuple[int, int, int, int]) -> None:
        """Note a key that has no value, and where the two stand."""
        if not self.empty:
            self.empty = {}
        self.empty[key] = span

    def number_of(self, key: str) -> int | None:
        """Which of the pairs ``key`` is, from 0; looked up, as a large mapping may be asked for every key."""
        try:
            numbers = self._numbers
        except AttributeError:
            numbers = self._numbers = {}
        for back, name in zip(range(len(self) - len(numbers)), reversed(self), strict=False):
            numbers[name] = len(self) - 1 - back
        return numbers.get(key)


class Sequence(list[object]):
    """A YAML sequence. ``spans`` holds two offsets an item: start and end."""

    __slots__ = ("spans",)

    def __init__(self) -> None:
        self.spans = array("I")


def span_at(root: object, path: Path, part: Part, whole: Span) -> Span:
    """Where the key or the value at ``path`` stands; the nearest place above it where the path leads nowhere."""
    span = whole
    value = root
    for step in path:
        if isinstance(value, Mapping):
            found = _pair(value, step)
            if found is None:
                return span
            span = Span(*(found[:2] if part == "key" else found[2:]))
        elif isinstance(value, Sequence) and isinstance(step, int) and step < len(value):
            span = Span(*value.spans[2 * step : 2 * step + 2])
        else:
            return span
        value = _child(value, step)
    return span


def _child(container: Mapping | Sequence, step: str | int) -> object:
    if isinstance(container, Mapping):
        return container.get(str(step))
    return container[int(step)]


def _pair(mapping: Mapping, key: str | int) -> tuple[int, int, int, int] | None:
    if key in mapping.empty:
        return mapping.empty[str(key)]
    number = mapping.number_of(str(key))
    if number is None:
        return None
    a, b, c, d = mapping.spans[4 * number : 4 * number + 4]
    return a, b, c, d


def scalars(documents: Iterable[tuple[object, Span]]) -> Iterator[tuple[str, Span]]:
    """Every text of the documents, keys as well as values, as it is read, and where it stands."""
    listed = list(documents)
    yield from ((value, span) for value, span in listed if isinstance(value, str))
    for container in containers(listed):
        yield from ((value, span) for value, span in children(container) if isinstance(value, str))
        if isinstance(container, Mapping):
            yield from ((key, Span(*container.spans[4 * n : 4 * n + 2])) for n, key in enumerate(container))
            yield from ((key, Span(*span[:2])) for key, span in container.empty.items())


def containers(documents: Iterable[tuple[object, Span]]) -> Iterator[Mapping | Sequence]:
    """Every mapping and sequence of the documents, once however often an alias repeats it."""
    queue = [value for value, _ in documents if isinstance(value, Mapping | Sequence)]
    seen: set[int] = set()
    while queue:
        container = queue.pop()
        if id(container) in seen:
            continue
        seen.add(id(container))
        yield container
        queue += [value for value, _ in children(container) if isinstance(value, Mapping | Sequence)]


def children(container: Mapping | Sequence) -> Iterator[tuple[object, Span]]:
    """What a mapping or a sequence holds, keys left out, and where each stands."""
    values, step = (container.values(), 4) if isinstance(container, Mapping) else (container, 2)
    for number, value in enumerate(values, 1):
        yield value, Span(*container.spans[step * number - 2 : step * number])
