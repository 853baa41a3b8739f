"""From the values of one document to a record and findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pydantic import ValidationError

from ..findings import Finding, Level, Path, Spot
from .kinds import record_class

if TYPE_CHECKING:
    from .base import Record


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says, and what is wrong with its shape."""

    kind: str | None
    record: Record | None
    findings: tuple[Finding, ...] = ()
    broken: frozenset[Path] = frozenset()
    gaps: dict[Path, tuple[int, ...]] = field(default_factory=dict)

    def written(self, path: Path) -> Path:
        """Where in the document the value at ``path`` of the record stands: dropped list items shift the numbers."""
        return path


def read_document(data: object, file: str, index: int) -> Reading:
    """The record of document number ``index`` of ``file``; what cannot be read is left out and named in findings."""
    kind = data.get("kind") if isinstance(data, dict) else None
    try:
        return Reading(kind, record_class(str(kind)).model_validate(data))
    except (ValidationError, KeyError) as error:
        finding = Finding("KIV103", "wrong-type", Level.ERROR, str(error), Spot(file, index, ()))
        return Reading(kind, None, (finding,), frozenset({()}))
