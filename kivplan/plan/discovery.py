"""Which plans are meant: a folder, a file, the plan around a folder, or all the plans below it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import NoPlanError, UnreadableError
from ..model.kinds import KINDS
from ..source import Mapping, YamlFile, parse, read_bytes, read_text, yaml_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_KEY = rb"""(?:\A|[\r\n])(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:---[ \t]+)?\{?[ \t]*["']?kind["']?[ \t]*:[ \t]*+"""
_PLAN = re.compile(_KEY + rb"""["']?plan["']?[ \t]*(?=[,}#\r\n]|\Z)""")
_PERHAPS = re.compile(rb"""kind["']?[ \t]*:[ \t]*["']?plan""")  # quick to find, as the text begins with plain letters
_KIND = re.compile(_KEY + rb"""["']?([^"',{}#\r\n]+)""")
_LIKENESS = 0.8
HINT = "start one with `kivplan new DIR`, or name the folder that holds `kind: plan`"


@dataclass(frozen=True, slots=True)
class Source:
    """A file of a plan with its bytes, or why it has none: it ``refused`` to be read."""

    file: YamlFile
    data: bytes
    refused: str = ""


def on_disk(path: Path) -> bytes | None:
    """The bytes of a file as it lies on disk, None where there is none; raises UnreadableError."""
    return read_bytes(path) if path.exists() else None


@dataclass(frozen=True, slots=True)
class PlanFolder:
    """A plan's folder, the name it is shown by, and its files in the order of their names.

    ``beside`` reads the files it shares with other plans, wherever they stand.
    """

    root: Path
    name: str
    sources: tuple[Source, ...]
    beside: Callable[[Path], bytes | None] = on_disk


def find_plans(paths: Iterable[Path], *, cwd: Path) -> Iterator[PlanFolder]:
    """The plans that ``paths`` mean, each once, in order; without paths the plan around ``cwd``, else those below it.

    Raises NoPlanError where a path holds no plan, UnreadableError where one, or a folder in it, cannot be read.
    """
    seen: set[Path] = set()
    for folder in _all(list(paths), cwd):
        if folder.root not in seen:
            seen.add(folder.root)
            yield folder


def plan_at_root(
    root: Path, name: str, files: Iterable[Source], beside: Callable[[Path], bytes | None]
) -> PlanFolder | None:
    """The plan whose document stands in ``root``, of all the files below that; None where none stands there."""
    plans = _by_root(list(files))
    return PlanFolder(root, name, tuple(plans[root]), beside) if root in plans else None


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
    files = _sources(folder, cwd)
    plans = _by_root(files)
    around = None if plans else _around(folder)
    if around is not None:
        yield _read(around, cwd)
        return
    for root in plans:
        if not any(parent in plans for parent in root.parents):
            yield _folder(root, plans, cwd)
    owned = {source.file.name for sources in plans.values() for source in sources}
    loose = tuple(source for source in files if source.file.name not in owned and _needs_plan(source))
    if loose:
        around = _around(folder)  # beside plans of their own they belong to the one above
        yield _read(around, cwd) if around is not None else PlanFolder(folder, shown(folder, cwd), loose)
    elif not plans:
        what = "there is no plan in this folder" if files else "there are no YAML files in this folder"
        raise NoPlanError(f"{shown(folder, cwd)}: {what} or around it", hint=HINT)


def _sources(folder: Path, cwd: Path) -> list[Source]:
    return [_source(YamlFile(path, shown(path, cwd))) for path in yaml_files(folder)]


def _source(file: YamlFile) -> Source:
    try:
        return Source(file, read_bytes(file.path))
    except UnreadableError as error:
        return Source(file, b"", error.reason)


def _by_root(files: list[Source]) -> dict[Path, list[Source]]:
    """The folders that hold a plan document, each with its files: those with no other plan between it and them."""
    heads = [s for s in files if holds_plan(s.data)] or [s for s in files if b"kind" in s.data and _is_plan(s)]
    plans: dict[Path, list[Source]] = {s.file.path.parent: [] for s in heads}
    for folder, sources in groupby(files, key=lambda source: source.file.path.parent):
        root = next((one for one in (folder, *folder.parents) if one in plans), None)
        if root is not None:
            plans[root] += sources
    return plans


def holds_plan(data: bytes) -> bool:
    """Whether a file seems to hold a plan document; seen from its bytes, so that one with faults counts as well."""
    data = _narrow(data)
    return _PERHAPS.search(data) is not None and _PLAN.search(data) is not None


def _needs_plan(source: Source) -> bool:
    """Whether a file holds, or may hold, a document of kivplan's that is nothing without a plan: any but ``shared``."""
    likely = (match[1].decode(errors="replace") for match in _KIND.finditer(_narrow(source.data)))
    return bool(source.refused) or (any(map(_is_ours, likely)) and _is_ours_or_broken(source))


def _is_ours_or_broken(source: Source) -> bool:
    parsed = parse(read_text(source.file.name, source.data).source)
    kinds = (d.value.get("kind") for d in parsed.documents if isinstance(d.value, Mapping))
    return not parsed.complete or any(_is_ours(kind) for kind in kinds)


def _is_ours(kind: object) -> bool:
    """Whether it is a kind of document, perhaps misspelt; others use the key as well (``kind: Deployment``)."""
    word = kind.strip() if isinstance(kind, str) else ""
    return word != "shared" and bool(get_close_matches(word, KINDS, cutoff=_LIKENESS))


def _narrow(data: bytes) -> bytes:
    """The bytes without the zeros that UTF-16 has between ASCII letters, where some stand at the beginning."""
    return data.replace(b"\0", b"") if b"\0" in data[:64] else data


def _is_plan(source: Source) -> bool:
    """Whether a file holds a plan document written in an unusual way: indented, or as JSON over several lines."""
    documents = parse(read_text(source.file.name, source.data).source).documents
    return any(isinstance(d.value, Mapping) and d.value.get("kind") == "plan" for d in documents)


def _folder(root: Path, plans: dict[Path, list[Source]], cwd: Path) -> PlanFolder:
    return PlanFolder(root, shown(root, cwd), tuple(plans[root]))


def _read(root: Path, cwd: Path) -> PlanFolder:
    return _folder(root, _by_root(_sources(root, cwd)), cwd)


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
    names = (name for name in _names_in(folder) if name.lower().endswith((".yaml", ".yml")))
    return any(_file_holds_plan(folder / name) for name in names if not name.startswith("."))


def _names_in(folder: Path) -> list[str]:
    """The names in a folder; none where it is somebody else's on the way up."""
    try:
        return [entry.name for entry in os.scandir(folder)]
    except OSError:
        return []


def _file_holds_plan(path: Path) -> bool:
    try:
        data = read_bytes(path)
    except UnreadableError:  # so may a file be
        data = b""
    return holds_plan(data)


def shown(path: Path, cwd: Path) -> str:
    """A path as people read it: relative to where they stand if it is below, with forward slashes."""
    try:
        return path.relative_to(cwd).as_posix()
    except ValueError:
        relative = os.path.relpath(path, cwd) if path.drive == cwd.drive else str(path)
        return Path(relative).as_posix() if len(relative) < len(str(path)) else path.as_posix()
