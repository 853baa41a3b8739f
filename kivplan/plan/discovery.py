"""Which plans are meant: a folder, a file, the plan around a folder, or all the plans below it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import NoPlanError, UnreadableError
from ..source import YamlFile, read_bytes, yaml_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PLAN = re.compile(
    rb"""^(?:\xef\xbb\xbf)?\{?[ \t]*["']?kind["']?[ \t]*:[ \t]*["']?plan["']?[ \t]*(?=[,}#\r\n]|\Z)""", re.MULTILINE
)
_KIND = re.compile(rb"""^\{?[ \t]*["']?kind["']?[ \t]*:""", re.MULTILINE)
HINT = "start one with `kivplan new DIR`, or name the folder that holds `kind: plan`"


@dataclass(frozen=True, slots=True)
class Source:
    """A file of a plan with its bytes."""

    file: YamlFile
    data: bytes


@dataclass(frozen=True, slots=True)
class PlanFolder:
    """A plan's folder, the name it is shown by, and its files in the order of their names."""

    root: Path
    name: str
    sources: tuple[Source, ...]


def find_plans(paths: Iterable[Path], *, cwd: Path) -> Iterator[PlanFolder]:
    """The plans that ``paths`` mean, each once, in order; without paths the plan around ``cwd``, else those below it.

    Raises NoPlanError where a path holds no plan, UnreadableError where one cannot be read.
    """
    seen: set[Path] = set()
    for folder in _all(list(paths), cwd):
        if folder.root not in seen:
            seen.add(folder.root)
            yield folder


def _all(paths: list[Path], cwd: Path) -> Iterator[PlanFolder]:
    if not paths:
        yield from _around_or_below(cwd, cwd)
    for path in paths:
        yield from _meant(Path(os.path.normpath(cwd / path)), cwd)


def _meant(path: Path, cwd: Path) -> Iterator[PlanFolder]:
    if path.is_dir():
        yield from _at_or_below(path, cwd)
    elif path.is_file():
        yield _of_file(path, cwd)
    elif path.exists() or path.is_symlink():
        raise UnreadableError(f"{shown(path, cwd)}: not an ordinary file or folder")
    else:
        raise NoPlanError(f"{shown(path, cwd)}: there is no such file or folder", hint=HINT)


def _around_or_below(folder: Path, cwd: Path) -> Iterator[PlanFolder]:
    around = _around(folder)
    if around is not None:
        yield _read(around, cwd)
    else:
        yield from _at_or_below(folder, cwd)


def _at_or_below(folder: Path, cwd: Path) -> Iterator[PlanFolder]:
    files = [Source(YamlFile(path, shown(path, cwd)), read_bytes(path)) for path in yaml_files(folder)]
    roots = {source.file.path.parent for source in files if _PLAN.search(source.data)}
    if folder in roots:
        yield _folder(folder, files, roots, cwd)
        return
    around = _around(folder.parent)
    if not roots and around is not None:
        yield _read(around, cwd)
        return
    for root in sorted(roots):
        if not any(parent in roots for parent in root.parents):
            yield _folder(root, files, roots, cwd)
    loose = tuple(s for s in files if _KIND.search(s.data) and not any(p in roots for p in s.file.path.parents))
    if loose and not roots:
        yield PlanFolder(folder, shown(folder, cwd), loose)
    elif not roots:
        what = "there is no plan in this folder" if files else "there are no YAML files in this folder"
        raise NoPlanError(f"{shown(folder, cwd)}: {what} or around it", hint=HINT)


def _folder(root: Path, files: list[Source], roots: set[Path], cwd: Path) -> PlanFolder:
    """The files at and below ``root`` that belong to no plan of their own further down."""
    own = [s for s in files if s.file.path.is_relative_to(root) and _nearest(s.file.path, roots) == root]
    return PlanFolder(root, shown(root, cwd), tuple(own))


def _nearest(path: Path, roots: set[Path]) -> Path | None:
    return next((parent for parent in path.parents if parent in roots), None)


def _read(root: Path, cwd: Path) -> PlanFolder:
    files = [Source(YamlFile(path, shown(path, cwd)), read_bytes(path)) for path in yaml_files(root)]
    return _folder(root, files, {s.file.path.parent for s in files if _PLAN.search(s.data)}, cwd)


def _of_file(path: Path, cwd: Path) -> PlanFolder:
    around = _around(path.parent)
    if around is not None:
        return _read(around, cwd)
    return PlanFolder(path.parent, shown(path, cwd), (Source(YamlFile(path, shown(path, cwd)), read_bytes(path)),))


def _around(folder: Path) -> Path | None:
    """The nearest folder at or above ``folder`` that holds a plan document; the search ends where a repository does."""
    for candidate in (folder, *folder.parents):
        if _holds_plan(candidate):
            return candidate
        if (candidate / ".git").exists():
            return None
    return None


def _holds_plan(folder: Path) -> bool:
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if entry.is_file())
    except OSError:
        return False
    return any(
        _PLAN.search(read_bytes(folder / name))
        for name in names
        if name.lower().endswith((".yaml", ".yml")) and not name.startswith(".")
    )


def shown(path: Path, cwd: Path) -> str:
    """A path as people read it: relative to where they stand if it is below, with forward slashes."""
    try:
        return path.relative_to(cwd).as_posix()
    except ValueError:
        relative = os.path.relpath(path, cwd) if path.drive == cwd.drive else str(path)
        return Path(relative).as_posix() if len(relative) < len(str(path)) else path.as_posix()
