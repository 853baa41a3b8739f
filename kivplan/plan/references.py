"""Which keys refer to what. One table for the whole format; the walk over it is the only one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..findings import Part
    from ..findings import Path as Keys

PERSON_OR_UNIT = ("person", "unit")
UNIT = ("unit",)
GOAL = ("goal", "result goal")
REASON = ("trend", "challenge", "cause", *GOAL)

# record -> the keys in it that refer, and the kinds of thing they may refer to
REFERENCES: dict[str, dict[str, tuple[str, ...]]] = {
    "Unit": {"manager": PERSON_OR_UNIT, "parent": UNIT},
    "Foundation": {"unit": UNIT},
    "Project": {"leader": PERSON_OR_UNIT, "group": PERSON_OR_UNIT},
    "Meeting": {"unit": UNIT},
    "ResultGoal": {"indicator": ("indicator",)},
    "Analysis": {"unit": UNIT},
    "Challenge": {"goal": GOAL},
    "Need": {"unit": UNIT, "competence": ("competence",), "because": REASON},
    "Strategy": {"unit": UNIT},
    "PriorityArea": {"goals": GOAL},
    "Communication": {"responsible": PERSON_OR_UNIT},
    "WheelEntry": {"responsible": PERSON_OR_UNIT},
    "Indicator": {"unit": UNIT},
    "ActionPlan": {"unit": UNIT},
    "Action": {
        "part_of": ("action",),
        "priority_area": ("priority area",),
        "responsible": PERSON_OR_UNIT,
        "co_responsible": PERSON_OR_UNIT,
        "serves": GOAL,
        "needs": ("need",),
        "causes": ("cause",),
    },
    "Criterion": {"indicator": ("indicator",)},
    "Activity": {"responsible": PERSON_OR_UNIT, "co_responsible": PERSON_OR_UNIT},
    "Evaluation": {"responsible": PERSON_OR_UNIT},
    "FollowUp": {"unit": UNIT, "reported_by": PERSON_OR_UNIT},
    "Deviation": {"responsible": PERSON_OR_UNIT},
    "HandOver": {"to": PERSON_OR_UNIT},
}
# record -> the keys in it that hold records with references further down
_BELOW: dict[str, tuple[str, ...]] = {
    "PlanHead": ("units",),
    "Shared": ("units",),
    "Foundation": ("project", "meetings", "goals", "development_areas"),
    "DevelopmentArea": ("goals",),
    "Goal": ("results",),
    "Analysis": ("challenges", "needs"),
    "Strategy": ("priority_areas", "communication", "annual_wheel", "indicators"),
    "ActionPlan": ("actions",),
    "Action": ("criteria", "implementation", "evaluation"),
    "Implementation": ("activities",),
    "FollowUp": ("actions",),
    "ActionReport": ("deviations", "handed_over"),
}
# follow-up -> the mappings whose keys are references
KEYED: dict[str, tuple[str, ...]] = {
    "actions": ("action",),
    "goals": GOAL,
    "needs": ("need",),
    "indicators": ("indicator",),
}


class Reference(NamedTuple):
    """A reference: where it stands in its document, the id it gives, and the kinds it may name."""

    path: Keys
    part: Part
    id: str
    wanted: tuple[str, ...]

    @property
    def space(self) -> str:
        """The name space of the id: who (units and people) or what (all else)."""
        return "who" if "unit" in self.wanted else "what"


def references(record: object, path: Keys = ()) -> Iterator[Reference]:
    """Every reference in a record and below it, in the order of REFERENCES."""
    name = type(record).__name__
    for key, wanted in REFERENCES.get(name, {}).items():
        given = getattr(record, key)
        if not given:
            continue
        if isinstance(given, str):
            yield Reference((*path, key), "value", given, wanted)
        else:
            for number, one in enumerate(given):
                yield Reference((*path, key, number), "value", one, wanted)
    if name == "FollowUp":
        yield from _keys(record)
    for key in _BELOW.get(name, ()):
        if value := getattr(record, key):
            yield from _below(value, (*path, key))


def _below(value: Any, path: Keys) -> Iterator[Reference]:
    if isinstance(value, tuple):
        for number, record in enumerate(value):
            yield from references(record, (*path, number))
    elif isinstance(value, dict):
        for key, record in value.items():
            yield from references(record, (*path, key))
    else:
        yield from references(value, path)


def _keys(record: Any) -> Iterator[Reference]:
    for key, wanted in KEYED.items():
        for name in getattr(record, key):
            yield Reference((key, name), "key", name, wanted)
