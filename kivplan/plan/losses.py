"""What was lost with what could not be read in a document: ids, references, or nothing that others rest on.

Loaded only when something could not be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..model.salvage import at
from ..model.shapes import Keys, Leaf, Words, below, document_shape
from ..model.suggest import meant
from .definitions import LISTS
from .references import KEYED, REFERENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..findings import Path as Keypath
    from ..model.documents import Reading
    from ..model.shapes import Shape

_HOLDING = {**LISTS, "ActionPlan": (("actions", "action"),), "PlanHead": (*LISTS["PlanHead"], ("shared", "file"))}
_KEYS = {record: frozenset(key for key, _ in lists) for record, lists in _HOLDING.items()}
"""Of each record the keys with what defines ids; ``shared`` names files of them."""
_NAMED_WITHIN = ("Criterion", "Activity", "Grant", "Deviation")
"""Records that only their own action's reports speak of: nothing refers to their ids."""


class Losses(NamedTuple):
    """``ids``: something that may define an id was lost. ``much``: that, or a list, a mapping or a reference.

    ``people``: what was written where a person or a unit is referred to, or seems to have been meant to be.
    """

    ids: bool = False
    much: bool = False
    people: tuple[str, ...] = ()


class _Home(NamedTuple):
    """Where something stands by the format: under which key of which record, and what may stand there."""

    record: str
    key: str
    shape: Shape | None


def losses(reading: Reading, data: object) -> Losses:
    """What was lost of a document of which the rest could be read; ``data`` is all that it says."""
    people: list[str] = []
    ids = much = False
    known: dict[Keypath, _Home] = {}
    for path, lost in _lost(reading, data):
        plain = tuple(step if isinstance(step, str) else 0 for step in path)
        home = known.get(plain) or known.setdefault(plain, _home(str(reading.kind), plain))
        one = _loss(home, lost)
        ids, much = ids or one.ids, much or one.much
        people += one.people
        if ids:
            break
    return Losses(ids, much or ids, tuple(people))


def _lost(reading: Reading, data: object) -> Iterator[tuple[Keypath, object]]:
    """Each value that was left out, with the path it stands at or, under an unknown key, seems to be meant for."""
    for path, near in reading.unknown.items():
        yield near or path, at(data, path)
    for path in reading.broken:
        if path not in reading.unknown and (value := at(data, path)) is not None:
            yield path, value


def _home(kind: str, path: Keypath) -> _Home:
    shape: Shape | None = document_shape(kind)
    record = key = ""
    for step in path:
        if isinstance(shape, Keys):
            record, key = shape.record.__name__, str(step)
        shape = below(shape, step)
    return _Home(record, key, shape)


def _loss(home: _Home, value: object) -> Losses:
    if home.shape is None:
        return Losses(_has_ids(value), not isinstance(value, str | None))
    if (home.key == "id" and home.record not in _NAMED_WITHIN) or home.key in _KEYS.get(home.record, ()):
        return Losses(ids=True)
    wanted = KEYED.get(home.key) if home.record == "FollowUp" else REFERENCES.get(home.record, {}).get(home.key)
    if wanted and "unit" in wanted:
        return Losses(people=tuple(_texts(value)))
    single = isinstance(value, str | None) or isinstance(home.shape, Leaf | Words)
    return Losses(much=bool(wanted) or not single)


def _has_ids(value: object) -> bool:
    """Whether anything below has a key that is ``id``, or is meant to be."""
    queue, seen = [value], set()
    while queue:
        inner = queue.pop()
        if isinstance(inner, dict):
            if any(meant(str(key), ("id",)) for key in inner):
                return True
            children = inner.values()
        elif isinstance(inner, list):
            children = inner  # type: ignore[assignment]
        else:
            continue
        if id(inner) not in seen:
            seen.add(id(inner))
            queue += children
    return False


def _texts(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else (value,):
        if isinstance(one, str):
            yield one
