"""Files written whole or not at all: a temporary file beside the target, made safe on disk, then put in its place."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from ..errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def write_whole(path: Path, content: bytes | str, *, called: object = None) -> None:
    """Put ``content`` (text as UTF-8) at ``path``, making the folders above it; what stood there stays till the end.

    A link is followed. A device or pipe (``/dev/stdout``) is simply written to. Raises UnreadableError with the
    reason when the system refuses, naming the file as it is ``called`` (default: ``path``); then nothing has changed
    and nothing is left behind.
    """
    data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    with refusals(called or path):
        if path.is_dir():
            raise UnreadableError(f"{called or path}: is a folder, and a file is to be written")
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path.resolve(), data)


@contextmanager
def refusals(called: object) -> Iterator[None]:
    """Turn the system's refusal to write what is ``called`` so into one sentence; a reader that went away is none."""
    try:
        yield
    except BrokenPipeError:
        raise
    except (FileExistsError, NotADirectoryError) as error:
        raise UnreadableError(f"{called}: cannot be written (what should be its folder is a file)") from error
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise UnreadableError(f"{called}: cannot be written ({reason})") from error


def _replace(target: Path, data: bytes) -> None:
    temporary = target.with_name(f".kivplan-{secrets.token_hex(4)}.tmp")
    try:
        _write_new(temporary, data)
        if target.exists():
            shutil.copymode(target, temporary)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _write_new(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new name itself safe on disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
