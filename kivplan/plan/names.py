"""What things are called: records by their words, and what is named within its action by id or position."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..model.action_parts import Activity, Criterion, Grant
    from ..model.action_plan import Action
    from .linked import Plan


class _Entry(Protocol):
    id: str | None


E = TypeVar("E", bound=_Entry)


def named(entries: Iterable[E], letter: str) -> Iterator[tuple[str, E]]:
    """Criteria (K), activities (A), grants (T) or deviations (D) with their names: their ids, else by position."""
    return ((entry.id or by_position(letter, number), entry) for number, entry in enumerate(entries, 1))


def by_position(letter: str, number: int) -> str:
    """The name of the entry at a position, from 1, that has no id of its own: ``K1``."""
    return f"{letter}{number}"


def named_criteria(action: Action) -> Iterator[tuple[str, Criterion]]:
    """The criteria of an action with their names."""
    return named(action.criteria, "K")


def named_activities(action: Action) -> Iterator[tuple[str, Activity]]:
    """The to-do list of an action with the names of its items."""
    return named(action.implementation.activities if action.implementation else (), "A")


def named_grants(action: Action) -> Iterator[tuple[str, Grant]]:
    """The grants of an action with their names."""
    return named(action.cost.grants if action.cost else (), "T")


def title(plan: Plan, record: Any) -> str:
    """The words a record is known by: title, name, trend, problem or cause; a need without by its competence."""
    for name in ("title", "name", "trend", "problem", "cause"):
        words = getattr(record, name, None)
        if words:
            return str(words).strip()
    return plan.title_of(record.competence)
