"""Family 2: what refers to what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .judging import oracle
from .raw import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .raw import Raw, Term, Where

WHO = ("manager", "responsible", "co_responsible", "leader", "unit", "parent", "reported_by", "to")
WHAT = ("serves", "goal", "needs", "causes", "competence", "indicator", "priority_area", "part_of", "because")


@remembered
def named(plan: Raw, key: str) -> set[str]:
    """All that any action names under a key, in any action plan."""
    return {one for term in plan.terms for one in term.get(key) or ()}


@oracle("KIV204")
def uncovered_need(plan: Raw) -> Iterator[Where]:
    """Waits until there is an action plan."""
    for need in plan.needs if plan.of("action-plan") else ():
        if need.get("priority") == "high" and need.data["id"] not in named(plan, "needs"):
            yield need.at("id")


@oracle("KIV205")
def goal_without_action(plan: Raw) -> Iterator[Where]:
    """Where a goal and all its result goals are without, only the goal is told of."""
    served = named(plan, "serves")
    for goal in plan.goals if plan.of("action-plan") else ():
        results = list(goal.below("results"))
        without = [result for result in results if result.data["id"] not in served]
        if goal.data["id"] not in served and without == results:
            yield goal.at("id")
        else:
            yield from (result.at("id") for result in without)


@oracle("KIV206")
def action_without_purpose(plan: Raw) -> Iterator[Where]:
    found = [plan.last(one) for one in plan.wholes if not has_purpose(plan, one)]
    if plan.goals or plan.needs or plan.causes:
        yield from (term.at("id") for term in found)
    elif found:
        yield plan.head.at("title")


def has_purpose(plan: Raw, whole: str) -> bool:
    """A part's purpose counts for its whole; which strategy it is, the whole says itself."""

    def serves(term: Term) -> bool:
        return any(term.get(key) for key in ("serves", "needs", "causes"))

    return plan.last(whole).get("strategy") == "other" or any(map(serves, plan.wording(whole)))


@oracle("KIV207")
def cause_without_action(plan: Raw) -> Iterator[Where]:
    met = named(plan, "causes")
    for cause in plan.causes if plan.of("action-plan") else ():
        if cause.data["id"] not in met:
            yield cause.at("id")


@oracle("KIV208")
def unused_definition(plan: Raw) -> Iterator[Where]:
    """What the plan's own documents define; shared documents serve others too."""
    who, what = set(), set()
    for document in plan.documents:
        for space, key in references(document.data, document.data.get("kind", "")):
            (who if space == "who" else what).add(key)
    for things, used in (
        (plan.every(("plan",), "units"), who),
        (plan.every(("plan",), "people"), who),
        (plan.every(("analysis",), "competences"), what),
        (plan.indicators, what),
    ):
        yield from (thing.at("id") for thing in things if thing.data["id"] not in used)


def references(data: Any, name: str) -> Iterator[tuple[str, str]]:
    """Every id that a mapping refers to, with the space it is of; ``name``: what the mapping is."""
    if isinstance(data, list):
        for one in data:
            yield from references(one, name)
    if not isinstance(data, dict):
        return
    for key, value in data.items():
        texts = [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]
        if key in WHO or (name, key) == ("project", "group"):
            yield from (("who", one) for one in texts)
        elif key in WHAT or (name, key) == ("priority_areas", "goals"):
            yield from (("what", one) for one in texts)
        if name == "follow-up" and key in ("actions", "goals", "needs", "indicators"):
            yield from (("what", one) for one in value)
            yield from (found for one in value.values() for found in references(one, "report"))
        else:
            yield from references(value, key)
