"""From the values of one document to a record and findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pydantic_core import ValidationError

from ..findings import said
from .dropping import written
from .emptiness import has_empty_keys
from .kinds import KINDS, record_class

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..findings import Finding, Path
    from .base import Record

FORMAT = 1
"""The newest version of the plan format that this kivplan reads."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says, and what is wrong with its shape.

    ``record`` is None where nothing could be read. ``broken`` are the paths that were left out of it, or that a
    misspelt key seems to have been meant for: rules about them should stay silent. ``unknown`` are the keys that the
    format does not have, each with the path it seems to have been meant for. ``stood_in`` are the required keys of a
    plan document that could not be read either: its record has something in their place, good for judging the rest of
    the plan by and for nothing else.
    """

    kind: str | None
    record: Record | None
    findings: tuple[Finding, ...] = ()
    broken: frozenset[Path] = frozenset()
    kept: dict[Path, tuple[int, ...]] = field(default_factory=dict)
    stood_in: frozenset[str] = frozenset()
    unknown: Mapping[Path, Path | None] = field(default_factory=dict)

    def written(self, path: Path) -> Path:
        """Where in the document the value at ``path`` of the record stands: list items left out shift the numbers."""
        return written(path, self.kept)


def read_document(data: object, file: str, index: int, *, empties: bool = True) -> Reading:
    """The record of document number ``index`` (from 0) of ``file``; what cannot be read is left out and named.

    ``data`` is made of dicts, lists and texts. A dict may have an attribute ``empty``: the keys that have no value.
    ``empties=False`` says that there are none in the whole document, which saves looking for them.
    """
    kind = data.get("kind") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(kind, str) or kind not in KINDS:
        return _without_kind(data, file, index)
    if kind == "plan" and _is_newer(data.get("format")):
        return _too_new(str(data["format"]), file, index)
    try:
        record = record_class(kind).model_validate(data)
    except ValidationError:
        return _salvaged(kind, data, file, index)
    return _salvaged(kind, data, file, index) if empties and has_empty_keys(data) else Reading(kind, record)


def _salvaged(kind: str, data: dict[str, object], file: str, index: int) -> Reading:
    from .problems import Problems
    from .salvage import Salvage
    from .stand_in import stand_ins

    salvage = Salvage(kind, data, Problems(file, index), stand_ins(data) if kind == "plan" else None)
    salvage.read()
    return Reading(
        kind,
        salvage.record,
        tuple(salvage.findings),
        frozenset(salvage.broken),
        salvage.kept,
        frozenset(salvage.stood_in),
        salvage.unknown,
    )


def _is_newer(version: object) -> bool:
    if not (isinstance(version, str) and version.isascii() and version.isdecimal()):
        return False
    return len(version.lstrip("0")) > 1 or int(version) > FORMAT


def _too_new(version: str, file: str, index: int) -> Reading:
    from .problem import shortened
    from .problems import Problems

    message = said(
        "the plan is written in format “{version}”, and this kivplan reads format {newest} and older",
        version=shortened(version),
        newest=FORMAT,
    )
    finding = Problems(file, index).finding("unknown_format", message, said("install a newer kivplan"), ("format",))
    return Reading("plan", None, (finding,), frozenset({()}))


def _without_kind(data: object, file: str, index: int) -> Reading:
    from .kind_problems import kind_problem

    return Reading(None, None, (kind_problem(data, file, index),), frozenset({()}))
