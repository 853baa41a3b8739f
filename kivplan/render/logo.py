"""A report's logo: an image in the plan's folder, put into the page itself so that the file stands alone."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UsageError

if TYPE_CHECKING:
    from ..plan import Plan
    from .theme import Theme

MOST_BYTES = 512 * 1024
_KINDS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


def logo_of(plan: Plan, report: str) -> str | None:
    """The logo the plan gives the report, as a ``data:`` URI; None where it gives none.

    Raises UsageError for a file that is missing, outside the plan's folder (links followed), neither PNG nor JPEG by
    its content (an SVG may hold scripts), or larger than 512 KB.
    """
    settings = plan.head.reports.get(report)
    if settings is None or settings.logo is None:
        return None
    where = f"reports.{report}.logo: {settings.logo}"
    return _address(_read(_inside(plan.root, settings.logo, where), where), where)


def logo_in(theme: Theme) -> str | None:
    """The theme's logo, for every report the plan gives none; raises UsageError as ``logo_of`` does."""
    if theme.logo is None:
        return None
    name, data = theme.logo
    return _address(data, theme.path(name))


def _address(data: bytes, where: str) -> str:
    kind = next((kind for start, kind in _KINDS.items() if data.startswith(start)), None)
    if kind is None:
        raise UsageError(f"{where} is neither a PNG nor a JPEG image", hint="save the logo as PNG or JPEG")
    return f"data:{kind};base64,{b64encode(data).decode('ascii')}"


def _inside(root: Path, name: str, where: str) -> Path:
    """The file itself, all links followed."""
    try:
        home = root.resolve(strict=True)
        path = (home / name).resolve(strict=True)
    except (OSError, RuntimeError, ValueError) as error:
        raise UsageError(f"{where} is not there", hint="write the path of an image in the plan's folder") from error
    if not path.is_relative_to(home) or Path(name).is_absolute():
        raise UsageError(f"{where} is outside the plan's folder", hint="copy the image into the plan's folder")
    if not path.is_file():
        raise UsageError(f"{where} is not a file", hint="write the path of an image in the plan's folder")
    return path


def _read(path: Path, where: str) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{where} cannot be read: {error.strerror}") from error
    if len(data) > MOST_BYTES:
        raise UsageError(f"{where} is larger than 512 KB", hint="make the image smaller")
    return data
