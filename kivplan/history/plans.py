"""A plan as it was at a revision, and the revision it is at: its files read from git as they else are from disk."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UnreadableError, UsageError
from ..plan.discovery import Source, on_disk, plan_at_root
from ..plan.earlier import Earlier, Revision
from ..plan.loading import examine, included
from ..source import YamlFile
from ..source.files import PYTHON_ENVIRONMENT, SKIPPED_FOLDERS, SUFFIXES
from ..source.reading import MAX_BYTES
from .places import repository_around

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from ..findings import Finding
    from ..plan import Plan
    from ..plan.discovery import PlanFolder
    from .repository import Commit, Repository

_MOST_BYTES = 8 * MAX_BYTES  # in all the files of a plan


def plan_at(plan: Plan, revision: str, *, partly: bool = False) -> Earlier:
    """The plan in the same folder as it was at ``revision`` (see ``revisions``), with the files it shared then.

    Raises UsageError where the plan is in no repository, where there is no such revision and where the plan was not
    there yet; UnreadableError where git, or what the plan was then, cannot be read. ``partly``: what can be read of it
    is enough.
    """
    around = repository_around(plan.root)
    if around is None:
        raise UsageError(f"{plan.name}: the plan is in no git repository, so there is nothing earlier of it")
    from .repository import Repository
    from .revisions import commit_of, short

    top, inside = around
    with Repository(top) as repository:
        commit, day = commit_of(repository, revision)
        folder = _Files(repository, commit, top, plan).folder(inside.parts)
        named = f"{short(commit)} of {commit.committed}"
        if folder is None:
            raise UsageError(f"{plan.name}: there was no plan in this folder yet in {named}", hint="choose a later one")
        before, findings = examine(folder)
    if before is None or not before.usable or not (before.complete or partly):
        raise UnreadableError(f"{plan.name}: what the plan was in {named} cannot be read{_why(findings)}")
    return Earlier(before, Revision(short(commit), changed=False), day)


def revision_of(plan: Plan) -> Revision | None:
    """The commit that is checked out, and whether the plan's files differ from it; None where the plan is not in it.

    Ends of lines are not told apart, as git may have changed them on the way to the disk.
    """
    around = repository_around(plan.root)
    if around is None:
        return None
    from .repository import Repository
    from .revisions import short

    top, inside = around
    with suppress(UnreadableError), Repository(top) as repository:
        head = repository.head()
        files = _Files(repository, head, top, plan)
        folder = files.folder(inside.parts)
        return Revision(short(head), changed=_differ(plan, files, folder)) if folder else None
    return None


def _differ(plan: Plan, files: _Files, folder: PlanFolder) -> bool:
    then = {source.file.path for source in included(folder)}
    now = set(plan.paths.values())
    return not then <= now or any(_lines(on_disk(path)) != _lines(files.beside(path)) for path in now)


def _lines(data: bytes | None) -> bytes | None:
    return data and data.replace(b"\r\n", b"\n")


def _why(findings: tuple[Finding, ...]) -> str:
    worst = max(findings, key=lambda finding: finding.level, default=None)
    return f" ({worst.place.file}, line {worst.place.line}: {worst.masked().message})" if worst else ""


class _Files:
    """The files of a commit, each under the path it has, or had, on disk."""

    def __init__(self, repository: Repository, commit: Commit, top: Path, plan: Plan) -> None:
        self._repository = repository
        self._commit = commit
        self._top = top
        self._plan = plan
        self._left = _MOST_BYTES

    def folder(self, inside: tuple[str, ...]) -> PlanFolder | None:
        """The plan as it is in the commit; None where it is not."""
        return plan_at_root(self._plan.root, self._plan.name, self._sources(inside), self.beside)

    def beside(self, path: Path) -> bytes | None:
        """The bytes of a file in the commit, None where there is none; from outside the repository as on disk."""
        try:
            parts = (path.parent.resolve() / path.name).relative_to(self._top).parts
        except (ValueError, OSError, RuntimeError):
            return on_disk(path)
        return self._data(parts)

    def _sources(self, inside: tuple[str, ...]) -> Iterator[Source]:
        for parts in self._repository.below(self._commit.tree, inside, enter=_entered):
            if parts[-1].lower().endswith(SUFFIXES) and not parts[-1].startswith("."):
                data = self._data(parts)
                below = Path(*parts[len(inside) :])
                name = Path(os.path.normpath(Path(self._plan.name) / below)).as_posix()
                if data is not None:
                    yield Source(YamlFile(self._plan.root / below, name), data)

    def _data(self, parts: tuple[str, ...]) -> bytes | None:
        blob = self._repository.linked_file(self._commit.tree, parts)
        if blob is None:
            return None
        data = self._repository.data(blob)
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableError(f"{self._top}: the plan's files in the history in git are too large")
        return data


def _entered(folder: str, inside: Set[str]) -> bool:
    return not (folder.startswith(".") or folder in SKIPPED_FOLDERS or PYTHON_ENVIRONMENT in inside)
