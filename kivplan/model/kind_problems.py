"""What is said of a document that does not say what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import said
from .emptiness import empty_keys
from .kinds import KINDS
from .problem import described
from .problems import Problems
from .shapes import document_shape

if TYPE_CHECKING:
    from ..findings import Finding, Said

_ALL = ", ".join(KINDS)


def kind_problem(data: object, file: str, index: int) -> Finding:
    """The ``unknown-kind`` finding of a document without a kind, with an unknown one, or with nothing in it."""
    problems = Problems(file, index)
    if data is None:
        hint = said("begin it with `kind:` ({kinds}), or remove it", kinds=_ALL)
        return problems.finding("unknown_kind", said("the document is empty"), hint, ())
    if not isinstance(data, dict):
        message = said("expected a document that begins with `kind:`, found {found}", found=described(data))
        return problems.finding("unknown_kind", message, _begin_it(None), ())
    if "kind" not in data:
        return _missing(data, problems)
    near = problems.suggester.word(str(data["kind"]), tuple(KINDS))
    message = said("{what} is not a kind of document", what=described(data["kind"]))
    return problems.finding("unknown_kind", message, _write(near), ("kind",))


def _missing(data: dict[str, object], problems: Problems) -> Finding:
    hint = _begin_it(_likely(data))
    if "kind" in empty_keys(data):
        return problems.finding("unknown_kind", said("`{key}:` is empty", key="kind"), hint, ("kind",), "key")
    return problems.finding("unknown_kind", said("the document does not say which kind it is"), hint, (), "key")


def _begin_it(kind: str | None) -> Said:
    if kind:
        return said("begin it with `kind: {kind}`", kind=kind)
    return said(
        "begin it with `kind:` ({kinds}); if the file is not part of the plan, name it under `exclude:` in the plan "
        "document",
        kinds=_ALL,
    )


def _write(kind: str | None) -> Said:
    if kind:
        return said("write `kind: {kind}`", kind=kind)
    return said(
        "write one of {kinds}; if the file is not part of the plan, name it under `exclude:` in the plan document",
        kinds=_ALL,
    )


def _likely(data: dict[str, object]) -> str | None:
    """The kind with the most of the document's keys, where at least two and half of them are of that kind."""
    known = {kind: len(data.keys() & document_shape(kind).fields.keys()) for kind in KINDS}
    best = max(known, key=lambda kind: known[kind])
    return best if known[best] >= 2 and 2 * known[best] >= len(data) else None
