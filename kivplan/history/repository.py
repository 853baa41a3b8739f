"""A git repository, read without git: nothing in it is run, and its settings are followed only where its format asks.

A plan may come from anywhere, with a ``.git`` of its own whose hooks, filters and includes somebody else wrote.
"""

from __future__ import annotations

import stat
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from dulwich.config import ConfigFile
from dulwich.objects import Blob, ObjectID, Tree
from dulwich.objects import Commit as CommitObject
from dulwich.repo import Repo

from ..errors import KivplanError, UnreadableError
from ..source import read_bytes
from ..source.reading import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import Self

    from .places import Parts

_FORMAT = ((b"core", b"repositoryformatversion"), (b"extensions", b"objectformat"), (b"extensions", b"refstorage"))
_MOST_FOLDERS = 10_000  # compared between two commits; more is no plan's repository


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its parents, its files (``tree``), the day its author made it, and when it was committed (seconds)."""

    id: ObjectID
    parents: tuple[ObjectID, ...]
    tree: ObjectID
    day: date
    time: int


class _Plain(Repo):
    """A repository of which no setting is heard but those that say how its files are to be read."""

    def get_config(self) -> ConfigFile:
        config = ConfigFile()
        path = Path(self.commondir(), "config")
        if path.exists():
            given = ConfigFile.from_file(BytesIO(read_bytes(path)), expand_includes=False)
            for section, name in _FORMAT:
                if given.has_section((section,)) and name in given[(section,)]:
                    config.set((section,), name, given.get((section,), name))
        config.set((b"core",), b"bigFileThreshold", str(MAX_BYTES).encode())  # no larger loose object is unpacked
        return config


class Repository:
    """A repository on disk, to be used as a context. Whatever cannot be read in it is an UnreadableError."""

    def __init__(self, root: Path) -> None:
        """The repository whose work tree is at ``root``, where the ``.git`` is; raises UnreadableError."""
        self.root = root
        with self._reading():
            self._repo = _Plain(str(root))
        self._entries = lru_cache(maxsize=512)(self._read_entries)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._reading():
            self._repo.close()

    def head(self) -> Commit:
        """The commit that is checked out."""
        with self._reading():
            head = self._repo.head()
        return self.commit(head)

    def commit(self, key: ObjectID) -> Commit:
        """The commit of that id."""
        with self._reading():
            found = self._repo.object_store[key]
            if not isinstance(found, CommitObject):
                raise TypeError("not a commit")
            zone = timezone(timedelta(seconds=found.author_timezone))
            day = datetime.fromtimestamp(found.author_time, zone).date()
            return Commit(key, tuple(found.parents), found.tree, day, found.commit_time)

    def file(self, tree: ObjectID, path: Parts) -> ObjectID | None:
        """The id of the ordinary file at ``path`` in a commit's tree; None where there is none."""
        folder = self.folder(tree, path[:-1])
        mode, found = self._entry(folder, path[-1]) if folder else (0, None)
        return found if stat.S_ISREG(mode) else None

    def folder(self, tree: ObjectID, path: Parts) -> ObjectID | None:
        """The id of the folder at ``path``, the same as long as all in it is; None where there is none."""
        for step in path:
            mode, tree = self._entry(tree, step)
            if not stat.S_ISDIR(mode):
                return None
        return tree

    def data(self, blob: ObjectID) -> bytes:
        """What stands in a file."""
        with self._reading():
            found = self._repo.object_store[blob]
            if not isinstance(found, Blob):
                raise TypeError("not a file")
            return found.data

    def removed(self, before: ObjectID, after: ObjectID) -> Iterator[tuple[Parts, ObjectID]]:
        """The ordinary files of the tree ``before`` that are not at the same place in ``after``, with their ids."""
        folders: list[tuple[Parts, ObjectID, ObjectID | None]] = [((), before, after)]
        for number, (path, old, new) in enumerate(folders):  # it grows on the way
            if number == _MOST_FOLDERS:
                return
            now = self._entries(new) if new else None
            for name, mode, key in self._entries(old).iteritems():
                there, other = now[name] if now and name in now else (0, None)
                inside = (*path, _text(name))
                if stat.S_ISDIR(mode) and key != other:
                    folders.append((inside, key, other if stat.S_ISDIR(there) else None))
                elif stat.S_ISREG(mode) and not stat.S_ISREG(there):
                    yield inside, key

    def _entry(self, tree: ObjectID, name: str) -> tuple[int, ObjectID]:
        """Mode and id of an entry; mode 0 where there is none."""
        try:
            return self._entries(tree)[name.encode(errors="surrogateescape")]
        except KeyError:
            return 0, tree

    def _read_entries(self, tree: ObjectID) -> Tree:
        with self._reading():
            found = self._repo.object_store[tree]
            if not isinstance(found, Tree):
                raise TypeError("not a folder")
            return found

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except (KivplanError, MemoryError):
            raise
        except Exception as error:  # a damaged repository makes its parsers raise anything
            raise UnreadableError(f"{self.root}: the history in git cannot be read ({type(error).__name__})") from error


def _text(name: bytes) -> str:
    return name.decode(errors="surrogateescape")
