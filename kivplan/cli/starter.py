"""A first plan: the starter of a language with its blanks filled in, put in place whole or not at all."""

from __future__ import annotations

import json
import re
import secrets
import shutil
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ..errors import UsageError
from ..resources import templates_dir
from .files import refusals

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

SCHEMA = PurePosixPath(".kivplan/kivplan.schema.json")
YEARS_OF_A_PLAN = 4


@dataclass(frozen=True, slots=True)
class Wording:
    """What a starter says where the user has said nothing."""

    language: str
    title: str
    organisation: str


LANGUAGES = {
    "nb": Wording("bokmål", "Strategisk kompetanseplan", "Vår virksomhet"),
    "nn": Wording("nynorsk", "Strategisk kompetanseplan", "Verksemda vår"),
    "sv": Wording("svenska", "Strategisk kompetensförsörjningsplan", "Vår organisation"),
    "en": Wording("English", "Strategic competence plan", "Our organisation"),
}
_SPOKEN = {"no": "nb", "nb": "nb", "nn": "nn", "sv": "sv"}


def language_of(environment: Mapping[str, str]) -> str:
    """The starter for who has such an environment: nb, nn or sv by LC_ALL, LC_MESSAGES or LANG, else en."""
    names = (environment.get(key, "") for key in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next((name for name in names if name), "")
    return _SPOKEN.get(name[:2].lower(), "en")


def blanks(language: str, *, title: str | None, organisation: str | None, year: int) -> dict[str, str]:
    """What is written for each placeholder; the plan runs for four years from ``year``."""
    wording, last = LANGUAGES[language], year + YEARS_OF_A_PLAN - 1
    return {
        "__TITLE__": title or f"{wording.title} {year}–{last}",
        "__ORGANISATION__": organisation or wording.organisation,
        "__YEAR__": str(year),
        "__NEXT_YEAR__": str(year + 1),
        "__END_YEAR__": str(last),
    }


def starter_files(language: str, values: Mapping[str, str]) -> dict[PurePosixPath, str]:
    """The files of a starter by their path in the plan, with ``values`` written in."""
    root = templates_dir() / "starter" / language
    paths = sorted(path for path in root.rglob("*") if path.is_file() and not path.name.startswith("."))
    names = {path: PurePosixPath(_filled(path.relative_to(root).as_posix(), values)) for path in paths}
    return {name: _filled(_text(path), {**values, "__SCHEMA__": _way_to_schema(name)}) for path, name in names.items()}


def place(folder: Path, files: Mapping[PurePosixPath, str], *, called: object = None) -> None:
    """Write ``files`` below ``folder``, all or none; raises UsageError where something is there already.

    The folder is named as it is ``called`` (default: ``folder``).
    """
    called = called or folder
    _refuse_what_is_there(folder, called)
    with refusals(called):
        existed = folder.is_dir()
        home = folder if existed else folder.parent
        home.mkdir(parents=True, exist_ok=True)
        draft = home / f".kivplan-{secrets.token_hex(4)}.tmp"
        try:
            _write(draft, files)
            _move_in(draft, folder) if existed else draft.rename(folder)
        finally:
            shutil.rmtree(draft, ignore_errors=True)


def _refuse_what_is_there(folder: Path, called: object) -> None:
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{called} is a file, and a plan is a folder")
    with refusals(called):
        entries = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    in_the_way = [name for name in entries if not name.startswith(".") or name == SCHEMA.parts[0]]
    if in_the_way:
        raise UsageError(
            f"{called} is not empty: {_some(in_the_way)} would be in the way",
            hint="nothing was written; name a folder that is empty or does not exist yet",
        )


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:3])
    return shown if len(names) <= 3 else f"{shown} and {len(names) - 3} more"


def _write(root: Path, files: Mapping[PurePosixPath, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def _move_in(draft: Path, folder: Path) -> None:
    """Move everything in ``draft`` up into ``folder``; take it back when that fails half way."""
    moved: list[Path] = []
    try:
        for entry in sorted(draft.iterdir()):
            moved += [entry.rename(folder / entry.name)]
    except BaseException:
        _remove(moved)
        raise


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8").replace("\r\n", "\n")


def _filled(text: str, values: Mapping[str, str]) -> str:
    """``text`` with each placeholder replaced; one in double quotes stays a quoted YAML text whatever it holds."""
    names = "|".join(re.escape(name) for name in values)
    return re.sub(f'"({names})"|{names}', lambda found: _filling(found, values), text)


def _filling(found: re.Match[str], values: Mapping[str, str]) -> str:
    quoted = found.group(1)
    return json.dumps(values[quoted], ensure_ascii=False) if quoted else values[found.group()]


def _way_to_schema(name: PurePosixPath) -> str:
    return "/".join([*([".."] * (len(name.parts) - 1)), *SCHEMA.parts])
