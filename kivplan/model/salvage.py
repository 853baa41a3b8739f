"""Reading as much of a document as can be read: what is wrong is named, left out, and the rest read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic_core import ValidationError

from .dropping import Remains
from .emptiness import empty_keys
from .locating import child, droppable, located
from .shapes import document_shape
from .torn_numbers import TornNumber
from .unknown_empties import unknown_empties

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from ..findings import Finding, Path
    from .base import Record
    from .locating import Located
    from .problems import Problems
    from .shapes import Keys
    from .unknown_empties import UnknownEmpty

_MOST_ROUNDS = 10


class Salvage:
    """One document being read; afterwards ``record``, ``findings``, ``broken`` and ``kept`` say what came of it.

    ``unknown``: the keys that are not known, each with the path it seems to be meant for. ``stand_ins``: what to read
    in place of required keys that are absent or unreadable; ``stood_in`` are those where that was needed. Without it
    nothing is left of a document that lacks one.
    """

    def __init__(
        self, kind: str, data: object, problems: Problems, stand_ins: Mapping[str, object] | None = None
    ) -> None:
        self.findings: list[Finding] = []
        self.broken: set[Path] = set()
        self.unknown: dict[Path, Path | None] = {}
        self.record: Record | None = None
        self.stood_in: dict[str, object] = {}
        self._stand_ins = stand_ins or {}
        self._shape = document_shape(kind)
        self._data = data
        self._problems = problems
        self._dropped: set[Path] = set()
        self._meant: set[Path] = set()  # absent keys that an unknown key seems to stand for
        self._harmed: set[Path] = set()  # all that lost something whose loss may look like a fault of its own
        self._remains = Remains(data, ())

    @property
    def kept(self) -> dict[Path, tuple[int, ...]]:
        """For each list that lost items, the numbers in the document of those that are left."""
        return self._remains.kept

    def read(self) -> None:
        """Read the document, leaving out what is wrong until the rest can be read or nothing is left."""
        for empty in unknown_empties(self._data, self._shape):
            if isinstance(empty, TornNumber):
                self._name_torn(empty)
            else:
                self._name_empty(empty)
        if self._dropped:
            self._remains = Remains(self._data, self._dropped)
        for _ in range(_MOST_ROUNDS):
            try:
                self.record = self._shape.record.model_validate(self._remains.data)
            except ValidationError as error:
                if not self._leave_out(error.errors(include_url=False, include_input=False)):
                    break
            else:
                break
        if self.record is None:
            self._dropped.add(())
        self.broken |= self._dropped | {(key,) for key in self.stood_in}

    def _leave_out(self, errors: list[ErrorDetails]) -> bool:
        """Name each error and drop what it is about; False when that leaves nothing to read."""
        before = len(self._dropped) + len(self.stood_in)
        places = [(error, located(error, self._remains.data, self._shape)) for error in errors]
        places.sort(key=lambda pair: pair[0]["type"] != "unexpected_keyword_argument")
        for error, place in places:
            self._name(error, place)
            self._drop(error, place)
        if () in self._dropped or len(self._dropped) + len(self.stood_in) == before:
            return False
        self._remains = Remains(self._data, self._dropped, self.stood_in)
        return True

    def _name(self, error: ErrorDetails, place: Located) -> None:
        path = self._remains.written(place.path)
        if error["type"] == "unexpected_keyword_argument":
            self._name_unknown(str(place.key), place.keys, path)
        elif error["type"] == "missing":
            self._name_missing(str(place.key), place.keys, path)
        elif not (error.get("ctx", {}).get("at") and path[:-1] in self._harmed):
            at = path[:-1] if error["type"] == "missing_key" else path
            self.findings.append(self._problems.of_value(error, place, at))

    def _drop(self, error: ErrorDetails, place: Located) -> None:
        path = droppable(place, absent=error["type"] in {"missing", "missing_key"})
        if path is None:
            self._stand_in(place)
            return
        path = self._remains.written(path)
        self._dropped.add(path)
        if error["type"] != "unexpected_keyword_argument":
            self._harm(path)

    def _stand_in(self, place: Located) -> None:
        key = str(place.path[0]) if place.path else ""
        if key in self._stand_ins:
            self.stood_in[key] = self._stand_ins[key]
        else:
            self._dropped.add(())

    def _name_unknown(self, key: str, keys: Keys | None, path: Path) -> None:
        if keys is None:
            return
        near = self._problems.suggester.key(key, keys)
        self.unknown[path] = (*path[:-1], *near) if near else None
        there = near is not None and child(at(self._data, path[:-1]), near[0]) is not None
        self.findings.append(self._problems.unknown(key, keys, path, near, there=there))
        if near and not there:
            self._expect(path[:-1], near)

    def _name_torn(self, torn: TornNumber) -> None:
        self.findings.append(self._problems.torn_number(str(torn.key[-1]), torn.number, torn.key))
        self._dropped.add(torn.value)
        self._meant.add(torn.value)
        self._harm(torn.value)

    def _name_empty(self, empty: UnknownEmpty) -> None:
        path = (*empty.container, empty.key)
        if empty.sentence is None:
            self._name_unknown(empty.key, empty.keys, path)
        else:
            self.findings.append(self._problems.torn(empty.key, empty.sentence, path))

    def _name_missing(self, key: str, keys: Keys | None, path: Path) -> None:
        if keys is None or path in self._meant:
            return
        empty = key in empty_keys(at(self._data, path[:-1]))
        self.findings.append(self._problems.missing(key, keys, path[:-1], empty=empty))

    def _expect(self, container: Path, near: tuple[str, ...]) -> None:
        """An unknown key seems to stand for ``near``: what that lacks is explained, and rules about it stay silent."""
        for length in range(1, len(near) + 1):
            path = (*container, *near[:length])
            self._meant.add(path)
            self.broken.add(path)
            self._harm(path)

    def _harm(self, path: Path) -> None:
        self._harmed.update(path[:length] for length in range(len(path)))


def at(data: object, path: Path) -> object:
    """What stands at ``path`` in the data of a document; None where nothing does."""
    for step in path:
        data = child(data, step)
    return data
