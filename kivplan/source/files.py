"""The YAML files below a folder, and their bytes."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..errors import UnreadableError
from ..findings import said
from .reading import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUFFIXES = (".yaml", ".yml")
SKIPPED_FOLDERS = frozenset({"theme", "build", "node_modules", "__pycache__"})
PYTHON_ENVIRONMENT = "pyvenv.cfg"
"""The file by which a Python environment is known; what is installed in it holds YAML of its own."""


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A file of a plan: where it is, and the name it is shown by (relative to where the user stands)."""

    path: Path
    name: str


def yaml_files(folder: Path) -> Iterator[Path]:
    """Every YAML file below ``folder`` in the order of their names.

    Not dot-files, themes, output, linked folders, or what is installed there (``node_modules``, a Python environment).

    Raises UnreadableError where the folder itself or one below it cannot be listed.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise UnreadableError(f"{folder}: cannot list this folder ({reason(error)})") from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in SKIPPED_FOLDERS and not _is_environment(folder / entry.name):
                yield from yaml_files(folder / entry.name)
        elif entry.name.lower().endswith(SUFFIXES):
            path = folder / entry.name
            if entry.is_file(follow_symlinks=False) or not path.is_dir():
                yield path


def _is_environment(folder: Path) -> bool:
    with suppress(OSError):  # it may be forbidden to look; listing it then tells so
        return (folder / PYTHON_ENVIRONMENT).exists()
    return False


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, at most one more than kivplan reads; raises UnreadableError with the reason."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError(f"{path}: not an ordinary file", reason=said("not an ordinary file"))
        with path.open("rb") as file:
            return file.read() if status.st_size <= MAX_BYTES else file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableError(f"{path}: cannot be read ({reason(error)})", reason=reason(error)) from error


def reason(error: OSError) -> str:
    """Why the system refused, in its own words, in lower case."""
    return (error.strerror or type(error).__name__).lower()
