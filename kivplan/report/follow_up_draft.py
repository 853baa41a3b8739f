"""The follow-up a manager's answers become: YAML with the unit's own ids, for whoever keeps the plan to fill in.

A key left empty counts as absent; only the status of an action must be given, or its lines taken away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .report_form import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..plan import Term
    from .brief import Brief
    from .report_form import Ask

_COMMENT_AT = 24
_SAMPLES = {
    "status": " ".join(STATUSES),
    "progress": "60%",
    "spent": "30000",
    "hours": "40",
    "participants": "12",
    "contribution": "1 2 3 4 5",
    "activities": "2026-05-02",
    "criteria": "met partly not_met",
    "grants": "{status: granted, amount: 30000}",
    "deviations": "[{what: …, why: …, decided_by: manager}]",
    "handed_over": "{to: …, date: …}",
    "goals": "{status: on_track, headline: …}",
    "needs": "45",
    "indicators": "8.1",
    "communicated": "[{group: employees, reached: 30, of: 41}]",
    "trained": "[{group: managers, reached: 3, of: 4}]",
    "lessons": "[…]",
}


def draft(brief: Brief, general: Iterable[Ask], actions: Iterable[tuple[Term, Sequence[Ask]]]) -> str:
    """The whole follow-up as text, without a line end at the last line."""
    told = list(general)
    first = [_key(0, ask.key, [ask]) for ask in told if ask.key == "summary"]
    rest = [_key(0, key, [ask for ask in told if ask.key == key]) for key in _general_keys(told)]
    return "\n".join(line for lines in (_head(brief), *first, _actions(actions), *rest) for line in lines)


def _general_keys(asked: Iterable[Ask]) -> dict[str, None]:
    return dict.fromkeys(ask.key for ask in asked if ask.key != "summary")


def _head(brief: Brief) -> Iterator[str]:
    unit = brief.order.unit
    yield "kind: follow-up"
    yield f"date: {brief.as_of.isoformat()}"
    if unit:
        yield f"unit: {unit}"
        manager = brief.plan.units[unit].value.manager
        if manager:
            yield f"reported_by: {manager}"


def _actions(actions: Iterable[tuple[Term, Sequence[Ask]]]) -> Iterator[str]:
    written = [line for term, asked in actions for line in _action(term, asked)]
    if written:
        yield "actions:"
        yield from written


def _action(term: Term, asked: Sequence[Ask]) -> Iterator[str]:
    yield _line(2, f"{term.item.id}:", term.action.title)
    for key in dict.fromkeys(ask.key for ask in asked):
        yield from _key(4, key, [ask for ask in asked if ask.key == key])


def _key(indent: int, key: str, asked: Sequence[Ask]) -> Iterator[str]:
    """A key with how its value is written as a comment; below it a line for each name it asks for."""
    names = [name for ask in asked for name in ask.names]
    if names and key != "deviations":
        yield _line(indent, f"{key}:", "")
        yield from (_line(indent + 2, f"{name}:", _SAMPLES.get(key, "")) for name in names)
        return
    yield _line(indent, f"{key}:", _SAMPLES.get(key, ""))
    yield from (_line(indent, "", f"[{{id: {name}, decision: …, by: …}}]") for name in names)


def _line(indent: int, text: str, comment: str) -> str:
    begun, said = f"{' ' * indent}{text}", " ".join(comment.split())
    return f"{begun.ljust(_COMMENT_AT)} # {said}" if said else begun
