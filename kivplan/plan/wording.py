"""The kinds of things in a plan, as findings on its links speak of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Said, said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..model.common import Period

_A = {
    "unit": said("a unit"),
    "person": said("a person"),
    "trend": said("a trend"),
    "goal": said("a goal"),
    "result goal": said("a result goal"),
    "development area": said("a development area"),
    "challenge": said("a challenge"),
    "cause": said("a cause"),
    "competence": said("a competence"),
    "need": said("a need"),
    "priority area": said("a priority area"),
    "indicator": said("an indicator"),
    "action": said("an action"),
}
_TWO = {
    "unit": said("two units"),
    "person": said("two people"),
    "trend": said("two trends"),
    "goal": said("two goals"),
    "result goal": said("two result goals"),
    "development area": said("two development areas"),
    "challenge": said("two challenges"),
    "cause": said("two causes"),
    "competence": said("two competences"),
    "need": said("two needs"),
    "priority area": said("two priority areas"),
    "indicator": said("two indicators"),
}
_NONE_YET = {
    "unit": said("the plan defines no unit yet"),
    "person": said("the plan defines no person yet"),
    "trend": said("the plan defines no trend yet"),
    "goal": said("the plan defines no goal yet"),
    "competence": said("the plan defines no competence yet"),
    "cause": said("the plan defines no cause yet"),
    "need": said("the plan defines no need yet"),
    "priority area": said("the plan defines no priority area yet"),
    "indicator": said("the plan defines no indicator yet"),
    "action": said("the plan defines no action yet"),
}


def a(kind: str) -> Said:
    """A kind of thing with its article: "a goal", "an indicator"."""
    return _A[kind]


def two(kind: str) -> Said:
    """Two of a kind: "two people", "two causes"."""
    return _TWO[kind]


def none_yet(kind: str) -> Said:
    """That there is none of a kind that something may refer to."""
    return _NONE_YET[kind]


def one_of(kinds: Iterable[str]) -> Said:
    """Kinds to choose from: "a person or a unit"."""
    first, *others = map(a, kinds)
    for other in others:
        first = said("{first} or {last}", first=first, last=other)
    return first


def stretch(period: Period) -> str:
    """A period in a sentence: "2026 to 2029", or "2026"."""
    return said("{first} to {last}", first=period.start, last=period.end) if period.start != period.end else str(period)


# ---------------------------------------------------------------- what an action lists: criteria, activities, grants


def not_listed(key: str, action: str, name: str) -> Said:
    """That an action has no entry of a name under ``criteria``, ``activities`` or ``grants``."""
    if key == "criteria":
        return said("{id} has no criteria named {name}", id=action, name=name)
    if key == "activities":
        return said("{id} has no activities named {name}", id=action, name=name)
    return said("{id} has no grants named {name}", id=action, name=name)


def none_listed(key: str) -> Said:
    """That it has none at all."""
    return {
        "criteria": said("the action lists no criteria"),
        "activities": said("the action lists no activities"),
        "grants": said("the action lists no grants"),
    }[key]


def the_entry(key: str) -> Said:
    """One of them: "the criterion"."""
    return {"criteria": said("the criterion"), "activities": said("the activity"), "grants": said("the grant")}[key]
