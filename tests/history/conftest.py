"""Repositories for the tests of this folder, built without git: a plan with follow-ups, and the commits of it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

import pytest
from dulwich.objects import Blob, Commit, Tree
from dulwich.repo import Repo

from kivplan.history import edited_follow_ups
from kivplan.plan import load

HEAD = "kind: plan\nformat: 1\ntitle: T\norganisation: O\nlanguage: nb\nperiod: {start: 2026, end: 2029}\n"
UNITS = "units: [{id: u1, name: One}, {id: u2, name: Two}]\n"
DAYS = {"spring.yaml": "2026-03-31", "summer.yaml": "2026-06-30", "autumn.yaml": "2026-10-31"}


def noon(day: str) -> int:
    return int(datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC).timestamp()) + 43200


class History:
    """A repository under way. A commit holds what the one before held, but for the files given (None: removed)."""

    def __init__(self, root: Path, **how: object) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.repo = Repo.init(str(root), **how)
        self.format = self.repo.object_store.object_format
        self.files: dict[bytes, dict[str, str]] = {}
        self.hour = 0

    def commit(
        self,
        files: dict[str, str | None],
        day: str = "2026-12-01",
        *,
        parents: list[bytes] | None = None,
        committed: str | None = None,
    ):
        """A commit of a day on top of the last one, or of ``parents``, checked out; its id.

        ``committed``: the day it was put there, if that is told; at noon in Greenwich.
        """
        parents = ([self.last] if self.files else []) if parents is None else parents
        whole = {**(self.files[parents[0]] if parents else {"plan.yaml": HEAD + UNITS}), **files}
        key = self.write({name: text for name, text in whole.items() if text is not None}, day, parents, committed)
        self.check_out(key)
        return key

    def write(self, files: dict[str, str], day: str, parents: list[bytes], committed: str | None = None) -> bytes:
        """A commit of exactly these files; not checked out."""
        made = Commit()
        made.tree = self.tree({PurePosixPath(name).parts: text for name, text in files.items()})
        made.parents = parents
        made.author = made.committer = b"A <a@example.org>"
        made.author_time = noon(day)
        self.hour += 1
        made.commit_time = noon(committed) if committed else 1_800_000_000 + 3600 * self.hour
        made.author_timezone = made.commit_timezone = 0
        made.message = b"."
        key = self.add(made)
        self.files[key] = files
        return key

    def tree(self, files: dict[tuple[str, ...], str]) -> bytes:
        tree = Tree()
        below: dict[str, dict[tuple[str, ...], str]] = {}
        for (first, *rest), text in files.items():
            if rest:
                below.setdefault(first, {})[tuple(rest)] = text
            else:
                tree.add(first.encode(), 0o100644, self.add(Blob.from_string(text.encode())))
        for name, inside in below.items():
            tree.add(name.encode(), 0o040000, self.tree(inside))
        return self.add(tree)

    def add(self, thing):
        thing.object_format = self.format
        self.repo.object_store.add_object(thing)
        return thing.get_id(self.format)

    def check_out(self, key: bytes) -> None:
        for name in {name for files in self.files.values() for name in files}:
            (self.root / name).unlink(missing_ok=True)
        for name, text in self.files[key].items():
            self.put(name, text)
        self.repo.refs[b"HEAD"] = self.last = key

    def put(self, name: str, text: str) -> Path:
        """A file on disk, not committed."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    def edited(self, folder: str = ".", cwd: Path | None = None):
        """What is found in the plan, as it lies on disk: names of files with the day, as text."""
        found = edited_follow_ups(load(self.root / folder, cwd=cwd or self.root))
        return None if found is None else {name: day.isoformat() for name, day in found.items()}


@pytest.fixture
def build(tmp_path):
    """A function that begins a repository in a folder with a plan that has no follow-ups yet."""
    made = []

    def begin(folder: str = "repo", **how: object) -> History:
        made.append(History(tmp_path / folder, **how))
        made[-1].commit({})
        return made[-1]

    yield begin
    for one in made:
        one.repo.close()


@pytest.fixture
def history(build):
    """A repository with a plan that has no follow-ups yet."""
    return build()


@pytest.fixture
def build_three(build):
    """A function that makes a repository with three follow-ups, each added by itself, a day after it speaks of."""

    def begin(folder: str = "repo", **how: object) -> History:
        made = build(folder, **how)
        for name, day in DAYS.items():
            made.commit({name: f"kind: follow-up\ndate: {day}\nsummary: As planned.\n"}, day)
        return made

    return begin


@pytest.fixture
def three(build_three):
    """A repository with three follow-ups, each added by itself."""
    return build_three()
