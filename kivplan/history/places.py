"""Where a plan is in a repository, and its follow-up files as they lie on disk."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from ..errors import UnreadableError
from ..source import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from ..plan import Plan

Parts = tuple[str, ...]
"""A path inside a repository, from its top."""


def repository_around(folder: Path) -> tuple[Path, Path] | None:
    """The nearest folder at or above ``folder`` that holds ``.git``, and the way from there to ``folder``."""
    if not folder.is_absolute():  # a plan that came as text
        return None
    with suppress(OSError, RuntimeError):  # links that go round, folders that may not be looked into
        here = folder.resolve()
        for top in (here, *here.parents):
            if (top / ".git").exists():
                return top, here.relative_to(top)
    return None


@dataclass(frozen=True, slots=True)
class FileOnDisk:
    """A follow-up file of the plan as it lies on disk: where it is in the repository, and the days it speaks of."""

    path: Path
    inside: Parts
    data: bytes
    days: frozenset[date]

    @property
    def changed_on(self) -> date:
        """The day it was last written."""
        try:
            return datetime.fromtimestamp(self.path.stat().st_mtime, UTC).astimezone().date()
        except (OSError, OverflowError, ValueError) as error:
            raise UnreadableError(f"{self.path}: the day it was changed cannot be read") from error


def files_of(plan: Plan, inside: Path) -> dict[str, FileOnDisk]:
    """The follow-up files by the names the plan has for them; ``inside``: where the plan is in the repository."""
    days: defaultdict[str, set[date]] = defaultdict(set)
    for item in plan.follow_ups:
        days[item.file].add(item.value.date)
    paths = {name: plan.paths[name] for name in days}
    return {
        name: FileOnDisk(path, (inside / path.relative_to(plan.root)).parts, read_bytes(path), frozenset(days[name]))
        for name, path in paths.items()
    }
