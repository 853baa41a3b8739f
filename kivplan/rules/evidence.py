"""What a success factor is judged by: the facts that speak for it, and the marks it is weighed by (``weighing``).

Facts hold numbers and days alone, never the plan's own words: there is nothing in them to mask or to keep back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..factors import Fact
from ..plan.wholes import wholes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..findings import Said
    from ..model.action_plan import Action
    from ..plan.linked import Plan
    from .weighing import Mark


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that says how a factor is judged, facts, marks; why it cannot be judged, where that is so."""

    judged_by: Said
    facts: tuple[Fact, ...] = ()
    marks: tuple[Mark, ...] = ()
    too_little: Said | None = None


def fact(words: Said, *, done: bool) -> Iterator[Fact]:
    """What is said as a fact, with the ``count`` and ``of`` in it; nothing where the count is 0."""
    count, of = words.params.get("count"), words.params.get("of")
    if count != 0:
        yield Fact(words, done, count if isinstance(count, int) else None, of if isinstance(of, int) else None)


def answering(plan: Plan, answers: Callable[[Action], object]) -> tuple[int, int]:
    """How many actions answer, by themselves or by a part of them, and how many there are."""
    found = [any(map(answers, whole.actions)) for whole in wholes(plan)]
    return sum(found), len(found)
