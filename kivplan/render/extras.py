"""The extras that formats need, so that a missing one is told before any file of a pack is made."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from ..errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

FONT = "fontpkg_source_sans_3"
_NEEDS = {"pdf": ("typst", FONT), "docx": ("docx", "typst", FONT)}
_CALLED = {"pdf": "PDF needs", "docx": "Word documents need"}


def need_extras(formats: Iterable[str]) -> None:
    """Raises UsageError, with all that is to be installed, where an extra that one of the formats needs is missing."""
    missing = [form for form in formats if not all(map(find_spec, _NEEDS.get(form, ())))]
    if missing:
        raise not_installed(*missing)


def not_installed(form: str, *others: str) -> UsageError:
    """What to say where the extra of a format is missing, and those of others."""
    extras = ",".join(sorted({form, *others}, reverse=True))
    return UsageError(
        f"{_CALLED[form]} a part of kivplan that is not installed", hint=f'pip install "kivplan[{extras}]"'
    )
