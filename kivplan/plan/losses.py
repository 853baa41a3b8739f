"""What was lost with what could not be read in a document: ids, references, or nothing that others rest on.

Loaded only when something could not be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..model.salvage import at
from ..model.shapes import Keys, Leaf, Words, below, document_shape
from ..model.suggest import meant
from ..source import Mapping, Span
from ..source.values import containers
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
_REFERRING = {**REFERENCES, "FollowUp": {**REFERENCES["FollowUp"], **KEYED}}


class Losses(NamedTuple):
    """``ids``: something that may define an id was lost. ``much``: a list, a mapping or a reference was.

    ``people``: what was written where a person or a unit is referred to, or seems to have been meant to be.
    """

    ids: bool = False
    much: bool = False
    people: tuple[str, ...] = ()


class _Home(NamedTuple):
    """Where something stands by the format: what may stand there, whether ids, to what kinds of thing it may refer."""

    shape: Shape | None
    defines: bool
    wanted: tuple[str, ...]


def losses(reading: Reading, data: object) -> Losses:
    """What was lost of a document of which the rest could be read; ``data`` is all that it says."""
    found = [_loss(home, lost) for home, lost in _lost(reading, data)]
    people = tuple(who for one in found for who in one.people)
    return Losses(any(one.ids for one in found), any(one.much for one in found), people)


def _lost(reading: Reading, data: object) -> Iterator[tuple[_Home, object]]:
    """Each value that was left out, with where it stands or, under an unknown key, where it seems to belong."""
    kind = str(reading.kind)
    for path, near in reading.unknown.items():
        yield _home(kind, near or path), at(data, path)
    for path in reading.broken.difference(reading.unknown):
        yield _home(kind, path), at(data, path)


def _home(kind: str, path: Keypath) -> _Home:
    shape: Shape | None = document_shape(kind)
    record = key = ""
    for step in path:
        if isinstance(shape, Keys):
            record, key = shape.record.__name__, str(step)
        shape = below(shape, step)
    defines = (key == "id" and record not in _NAMED_WITHIN) or key in _KEYS.get(record, ())
    return _Home(shape, defines, _REFERRING.get(record, {}).get(key, ()))


def _loss(home: _Home, value: object) -> Losses:
    if home.shape is None:
        return Losses(_has_ids(value), not isinstance(value, str | None))
    if home.defines:
        return Losses(ids=True)
    if "unit" in home.wanted:
        return Losses(people=tuple(_texts(value)))
    single = isinstance(value, str | None) or isinstance(home.shape, Leaf | Words)
    return Losses(much=bool(home.wanted) or not single)


def _has_ids(value: object) -> bool:
    """Whether anything below has a key that is ``id``, or is meant to be."""
    mappings = (one for one in containers([(value, Span(0, 0))]) if isinstance(one, Mapping))
    return any(meant(key, ("id",)) for mapping in mappings for key in mapping)


def _texts(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else (value,):
        if isinstance(one, str):
            yield one
