"""Follow-ups that were changed after a later one had been added: history is added, not overwritten.

The walk goes from what lies on disk back through the commits, for as long as two follow-ups of different days are
there. A follow-up counts as changed where it said something else in the first of those commits than it says now; put
back, it is as it was. A renamed file is followed. Two lines of work that meet in a merge are each judged by
themselves: what was written on one of them before it knew of the other was no later change.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING

from ..errors import UnreadableError
from ..source.files import SUFFIXES
from .places import files_of, repository_around
from .said import Reader, Said, changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dulwich.objects import ObjectID

    from ..plan import Plan
    from .places import FileOnDisk, Parts
    from .repository import Commit, Repository

    Everything = Mapping[str, tuple[Said, ...]]  # by the files it is said in

_MOST_COMMITS = 10_000  # looked at; what is older is left alone


def edited_follow_ups(plan: Plan) -> Mapping[str, date] | None:
    """The files with a follow-up that was changed after a later one had been added, each with the day of the change.

    By the names the plan has for its files; the day is that of the last change. None where there is no history to ask:
    no repository around the plan, or none that can be read. Quick where there is nothing to compare.
    """
    if len({item.value.date for item in plan.follow_ups}) < 2:
        return {}
    around = repository_around(plan.root)
    if around is None:
        return None
    from .repository import Repository

    top, inside = around
    with suppress(UnreadableError), Repository(top) as repository:
        return _Walk(repository, files_of(plan, inside)).run()
    return None


@dataclass(frozen=True, slots=True)
class _State:
    """The follow-up files of the plan as a commit has them: where each is and which version, and their days."""

    files: Mapping[str, tuple[Parts, ObjectID]]
    days: frozenset[date]
    folders: tuple[Parts, ...]

    @property
    def paths(self) -> dict[str, Parts]:
        return {file: path for file, (path, _) in self.files.items()}

    @property
    def newest(self) -> date:
        return max(self.days, default=date.min)

    @property
    def matters(self) -> bool:
        """Whether one of them may have been changed after a later one had been added."""
        return len(self.days) > 1


@dataclass(slots=True)
class _Walk:
    """The walk through the history of some files of a plan, by the names the plan has for them."""

    repository: Repository
    files: Mapping[str, FileOnDisk]
    reader: Reader = field(default_factory=Reader)
    versions: dict[ObjectID, tuple[Said, ...]] = field(default_factory=dict)
    days: dict[ObjectID, frozenset[date]] = field(default_factory=dict)
    once: dict[str, dict[tuple[date, object], Said]] = field(default_factory=dict)
    last: dict[str, date] = field(default_factory=dict)

    def run(self) -> dict[str, date]:
        """The files whose follow-ups say something else than they once did, with the day of the last change."""
        head = self.repository.head()
        here = self._compared_with_disk(head)
        for commit, after, before in self._steps(head, here):
            said = {file: self._said(blob) for file, (_, blob) in after.files.items()}
            for file, (_, blob) in after.files.items():
                if file in before.files and before.files[file][1] != blob:
                    self._note(file, before, said, commit.day)
        now = self._on_disk() if self.once else {}
        return {file: self.last[file] for file in self.files if _missing(self.once.get(file, {}).values(), now)}

    def _on_disk(self) -> Everything:
        return {name: self.reader.read(file.data) for name, file in self.files.items()}

    def _compared_with_disk(self, head: Commit) -> _State:
        """The files in the commit that is checked out; what lies on disk is the next version of each."""
        uncommitted = []
        for name, file in self.files.items():
            blob = self.repository.file(head.tree, file.inside)
            if blob is not None and self.repository.data(blob) == file.data:
                self.days[blob] = file.days  # nothing to read again
            elif blob is not None:
                uncommitted.append(name)
        here = self._state(head, {name: file.inside for name, file in self.files.items()})
        now = self._on_disk() if uncommitted else {}
        for name in uncommitted:
            self._note(name, here, now, self.files[name].changed_on)
        return here

    def _note(self, file: str, before: _State, after: Everything, day: date) -> None:
        """Keep what follow-ups said before they were changed, if a later one was there; what is older replaces it."""
        for said in _missing(changed(self._said(before.files[file][1]), after[file]), after):
            if said.day < before.newest:
                self.once.setdefault(file, {})[said.about] = said
                self.last[file] = max(day, self.last.get(file, day))

    def _steps(self, head: Commit, here: _State) -> Iterator[tuple[Commit, _State, _State]]:
        """Each commit that changed a file and has one parent, newest first; the files in it, and in the parent."""
        number = count()
        queue = [(-head.time, next(number), head, here)]
        seen = {head.id}
        while queue and len(seen) <= _MOST_COMMITS:
            _, _, commit, after = heappop(queue)
            for parent, before in self._parents(commit, after):
                if len(commit.parents) == 1 and before is not after:
                    yield commit, after, before
                if parent.id not in seen and before.matters:
                    seen.add(parent.id)
                    heappush(queue, (-parent.time, next(number), parent, before))

    def _parents(self, commit: Commit, after: _State) -> list[tuple[Commit, _State]]:
        """The parents that can be read, with the files in them; only the one that has them all alike, if one has."""
        found = []
        for key in commit.parents:
            with suppress(UnreadableError):  # where a shallow copy ends, or what is damaged
                parent = self.repository.commit(key)
                before = self._before(commit, parent, after)
                if before is after:
                    return [(parent, after)]
                found.append((parent, before))
        return found

    def _before(self, commit: Commit, parent: Commit, after: _State) -> _State:
        """The files as a parent has them; ``after`` itself where nothing is different."""
        folder = self.repository.folder
        if all(folder(parent.tree, path) == folder(commit.tree, path) for path in after.folders):
            return after
        before = self._state(parent, after.paths)
        if len(commit.parents) == 1 and len(before.files) < len(after.files):
            before = self._state(parent, before.paths | self._renamed(commit, parent, after, before))
        return after if before.files == after.files else before

    def _renamed(self, commit: Commit, parent: Commit, after: _State, before: _State) -> dict[str, Parts]:
        """Where files new in a commit were before: the same under another name, else one of the same day and unit."""
        removed = self.repository.removed(parent.tree, commit.tree)
        gone = {blob: path for path, blob in removed if path[-1].lower().endswith(SUFFIXES)}
        about = {said.about: path for blob, path in gone.items() for said in self._said(blob)}
        found = {}
        for file, (_, blob) in after.files.items():
            if gone and file not in before.files:
                alike = (about[said.about] for said in self._said(blob) if said.about in about)
                path = gone[blob] if blob in gone else next(alike, None)
                if path is not None:
                    found[file] = path
        return found

    def _state(self, commit: Commit, paths: Mapping[str, Parts]) -> _State:
        found = ((file, path, self.repository.file(commit.tree, path)) for file, path in paths.items())
        files = {file: (path, blob) for file, path, blob in found if blob is not None}
        days = frozenset(day for _, blob in files.values() for day in self._days(blob))
        return _State(files, days, tuple({path[:-1] for path, _ in files.values()}))

    def _days(self, blob: ObjectID) -> frozenset[date]:
        if blob not in self.days:
            self.days[blob] = frozenset(said.day for said in self._said(blob))
        return self.days[blob]

    def _said(self, blob: ObjectID) -> tuple[Said, ...]:
        if blob not in self.versions:
            self.versions[blob] = ()
            with suppress(UnreadableError):  # a version that is not there says nothing
                self.versions[blob] = self.reader.read(self.repository.data(blob))
        return self.versions[blob]


def _missing(once: Iterable[Said], now: Everything) -> list[Said]:
    """What was said and is not said now, be it in another file."""
    about: defaultdict[object, list[Said]] = defaultdict(list)
    for inside in now.values():
        for said in inside:
            about[said.about].append(said)
    return [said for said in once if said not in about.get(said.about, ())]
