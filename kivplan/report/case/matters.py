"""The matters of a case: the open proposals, those of one body and case number together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..decisions_asked import open_proposals

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ...model.plan_head import Decision
    from ..brief import Brief


@dataclass(frozen=True, slots=True)
class Matter:
    """What one body is to decide under one case number, soonest first."""

    body: str
    case: str | None
    decisions: tuple[Decision, ...]

    @property
    def by(self) -> date | None:
        """The day the first of it must be decided; None where none says."""
        return min((one.by.last for one in self.decisions if one.by), default=None)


def matters(brief: Brief) -> tuple[Matter, ...]:
    """The matters in the order in which the first of each must be decided."""
    found: dict[tuple[str, str | None], list[Decision]] = {}
    for decision in open_proposals(brief.plan, brief.as_of):
        found.setdefault((decision.body, decision.case), []).append(decision)
    return tuple(Matter(body, case, tuple(decisions)) for (body, case), decisions in found.items())


def matter_name(brief: Brief, matter: Matter) -> str:
    """What to call a matter where there are several."""
    if matter.case is None:
        return matter.body
    return brief.words.say("%(body)s, case %(case)s", body=matter.body, case=matter.case)


def bodies(found: Iterable[Matter]) -> tuple[str, ...]:
    """Who decides, each once."""
    return tuple(dict.fromkeys(one.body for one in found))


def case_numbers(found: Iterable[Matter]) -> tuple[str, ...]:
    """The case numbers, each once."""
    return tuple(dict.fromkeys(one.case for one in found if one.case))
