"""What is said of a document that does not say what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .emptiness import empty_keys
from .kinds import KINDS
from .problem import described
from .problems import Problems
from .shapes import document_shape

if TYPE_CHECKING:
    from ..findings import Finding

_ALL = ", ".join(KINDS)
_NO_PART = "if the file is not part of the plan, name it under `exclude:` in the plan document"


def kind_problem(data: object, file: str, index: int) -> Finding:
    """The ``unknown-kind`` finding of a document without a kind, with an unknown one, or with nothing in it."""
    problems = Problems(file, index)
    if data is None:
        return problems.finding(
            "unknown_kind", "the document is empty", f"begin it with `kind:` ({_ALL}), or remove it", ()
        )
    if not isinstance(data, dict):
        message = f"expected a document that begins with `kind:`, found {described(data)}"
        return problems.finding("unknown_kind", message, f"begin it with `kind:` ({_ALL}); {_NO_PART}", ())
    if "kind" not in data:
        return _missing(data, problems)
    near = problems.suggester.word(str(data["kind"]), tuple(KINDS))
    hint = f"write `kind: {near}`" if near else f"write one of {_ALL}; {_NO_PART}"
    return problems.finding("unknown_kind", f"{described(data['kind'])} is not a kind of document", hint, ("kind",))


def _missing(data: dict[str, object], problems: Problems) -> Finding:
    likely = _likely(data)
    hint = f"begin it with `kind: {likely}`" if likely else f"begin it with `kind:` ({_ALL}); {_NO_PART}"
    if "kind" in empty_keys(data):
        return problems.finding("unknown_kind", "`kind:` is empty", hint, ("kind",), "key")
    return problems.finding("unknown_kind", "the document does not say which kind it is", hint, (), "key")


def _likely(data: dict[str, object]) -> str | None:
    """The kind with the most of the document's keys, where at least two and half of them are of that kind."""
    known = {kind: len(data.keys() & document_shape(kind).fields.keys()) for kind in KINDS}
    best = max(known, key=lambda kind: known[kind])
    return best if known[best] >= 2 and 2 * known[best] >= len(data) else None
