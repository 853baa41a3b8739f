"""A git repository, read without git: nothing in it is run, and its settings are followed only where its format asks.

A plan may come from anywhere, with a ``.git`` of its own whose hooks, filters and includes somebody else wrote.
"""

from __future__ import annotations

import stat
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from posixpath import join, normpath
from typing import TYPE_CHECKING

from dulwich.config import ConfigFile
from dulwich.objects import Blob, ObjectID, Tag, Tree
from dulwich.objects import Commit as CommitObject
from dulwich.refs import Ref
from dulwich.repo import Repo

from ..errors import KivplanError, UnreadableError
from ..source import read_bytes
from ..source.reading import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Set
    from types import TracebackType
    from typing import Self

    from .places import Parts

    Names = Set[str]  # of what is in a folder

_FORMAT = ((b"core", b"repositoryformatversion"), (b"extensions", b"objectformat"), (b"extensions", b"refstorage"))
_MOST_FOLDERS = 10_000  # looked into at a commit, or compared between two; more is no plan's repository
_NAMED = ("%s", "refs/%s", "refs/tags/%s", "refs/heads/%s", "refs/remotes/%s", "refs/remotes/%s/HEAD")  # as git looks
_MOST_TAGS = 10  # of a tag of a tag
_MOST_LINKS = 10


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its parents, its files (``tree``), the day its author made it, and when it was committed.

    ``time`` is in seconds, ``committed`` the day of it where that was done.
    """

    id: ObjectID
    parents: tuple[ObjectID, ...]
    tree: ObjectID
    day: date
    time: int
    committed: date


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
            day = _day(found.author_time, found.author_timezone)
            committed = _day(found.commit_time, found.commit_timezone)
            return Commit(key, tuple(found.parents), found.tree, day, found.commit_time, committed)

    def named(self, name: str) -> ObjectID | None:
        """What ``HEAD``, a branch or a tag of that name leads to, looked for as git does; None where there is none."""
        if not all(name.split("/")):
            return None
        with self._reading():
            for place in _NAMED:
                with suppress(KeyError):
                    return self._repo.refs[Ref((place % name).encode(errors="surrogateescape"))]
        return None

    def names(self) -> tuple[str, ...]:
        """The names of branches and tags, as people write them; in order."""
        with self._reading():
            known = [_text(ref) for ref in self._repo.refs.allkeys()]
        heads = ("refs/heads/", "refs/tags/", "refs/remotes/")
        return tuple(sorted({name.removeprefix(head) for name in known for head in heads if name.startswith(head)}))

    def beginning(self, digits: str) -> tuple[ObjectID, ...]:
        """The commits and tags whose ids begin with these digits, in order."""
        with self._reading():
            store = self._repo.object_store
            known = set(store.iter_prefix(digits.lower().encode()))
            return tuple(sorted(key for key in known if isinstance(store[key], CommitObject | Tag)))

    def untagged(self, key: ObjectID) -> ObjectID:
        """What a tag leads to, and one of it; anything else is itself."""
        with self._reading():
            for _ in range(_MOST_TAGS):
                found = self._repo.object_store[key]
                if not isinstance(found, Tag):
                    break
                key = found.object[1]
        return key

    def cut_off(self, key: ObjectID) -> bool:
        """Whether the copy is shallow and ends at this commit: its parents were never fetched."""
        with self._reading():
            return key in self._repo.get_shallow()

    def file(self, tree: ObjectID, path: Parts) -> ObjectID | None:
        """The id of the ordinary file at ``path`` in a commit's tree; None where there is none."""
        folder = self.folder(tree, path[:-1])
        mode, found = self._entry(folder, path[-1]) if folder else (0, None)
        return found if stat.S_ISREG(mode) else None

    def linked_file(self, tree: ObjectID, path: Parts) -> ObjectID | None:
        """As ``file``, but links are followed, as far as they stay in the repository."""
        for _ in range(_MOST_LINKS):
            folder = self.folder(tree, path[:-1]) if path else None
            mode, key = self._entry(folder, path[-1]) if folder else (0, None)
            if key is None or not stat.S_ISLNK(mode):
                return key if stat.S_ISREG(mode) else None
            target = normpath(join(*path[:-1], self.data(key).decode(errors="surrogateescape")))
            path = () if target.startswith(("/", "..")) else tuple(target.split("/"))
        return None

    def below(self, tree: ObjectID, path: Parts, *, enter: Callable[[str, Names], bool]) -> Iterator[Parts]:
        """The files and links below a folder, in the order of their names; those of folders one may ``enter``.

        ``enter`` is asked with the name of a folder and the names in it.
        """
        top = self.folder(tree, path)
        waiting = [] if top is None else [*self._inside(path, top)]
        for _ in range(_MOST_FOLDERS):
            while waiting and not stat.S_ISDIR(waiting[-1][1]):
                inside, mode, _ = waiting.pop()
                if stat.S_ISREG(mode) or stat.S_ISLNK(mode):
                    yield inside
            if not waiting:
                return
            inside, _, key = waiting.pop()
            if enter(inside[-1], {_text(name) for name in self._entries(key)}):
                waiting += self._inside(inside, key)
        raise UnreadableError(f"{self.root}: there are too many folders in the history in git")

    def _inside(self, path: Parts, tree: ObjectID) -> list[tuple[Parts, int, ObjectID]]:
        """What is in a folder, the last name first."""
        entries = ((_text(name), mode, key) for name, mode, key in self._entries(tree).iteritems())
        return [((*path, name), mode, key) for name, mode, key in sorted(entries, reverse=True)]

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


def _day(seconds: int, zone: int) -> date:
    return datetime.fromtimestamp(seconds, timezone(timedelta(seconds=zone))).date()


def _text(name: bytes) -> str:
    return name.decode(errors="surrogateescape")
