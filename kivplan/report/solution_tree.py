"""The solution tree (source D): each problem with its causes, the actions that meet them, and the goal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.coverage import coverage

if TYPE_CHECKING:
    from ..model.analysis import Cause, Challenge
    from ..plan import Item
    from .brief import Brief
    from .parts import Link, Status


@dataclass(frozen=True, slots=True)
class Answer:
    """An action that meets a cause, and how it stands."""

    link: Link
    status: Status


@dataclass(frozen=True, slots=True)
class CauseNode:
    """A cause with what shows it and the actions that meet it; no actions: nothing meets it."""

    id: str
    text: str
    evidence: str | None
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """One problem with its causes and the goal that says what is wanted instead; ``unit``: whose problem it is."""

    id: str
    problem: str
    unit: str | None
    causes: tuple[CauseNode, ...]
    goal: Link | None


@dataclass(frozen=True, slots=True)
class SolutionTree:
    """The trees of the plan, in its order."""

    trees: tuple[Tree, ...]


def view(brief: Brief) -> SolutionTree:
    """Every challenge of the plan as a tree."""
    return SolutionTree(tuple(_tree(brief, item) for item in brief.plan.challenges.values()))


def _tree(brief: Brief, item: Item[Challenge]) -> Tree:
    challenge, plan = item.value, brief.plan
    goal = challenge.goal
    return Tree(
        id=challenge.id,
        problem=challenge.problem,
        unit=plan.name_of(item.unit) if item.unit else None,
        causes=tuple(_cause(brief, cause) for cause in challenge.causes),
        goal=brief.goal_link(goal) if goal in plan.goals or goal in plan.results else None,
    )


def _cause(brief: Brief, cause: Cause) -> CauseNode:
    acts = [brief.plan.actions[key] for key in coverage(brief.plan).causes.get(cause.id, ())]
    answers = tuple(Answer(brief.link(act.id), brief.status(act)) for act in acts)
    return CauseNode(cause.id, cause.cause, cause.evidence, answers)
