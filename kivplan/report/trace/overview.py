"""The trace in brief: how many lines are whole, how many have their result ahead, how many holes of each sort."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from .scope import scope, sorts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..brief import Brief


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it is of."""

    number: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of holes and how many there are; ``any``: whether there is one."""

    label: str
    count: str
    any: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """What is counted, the figures, and the sorts of holes. ``empty``: why no line begins, where none does."""

    kind: ClassVar[str] = "overview"
    counted: str
    figures: tuple[Figure, ...]
    empty: str | None
    sorts: tuple[Sort, ...]


def overview(brief: Brief) -> Overview:
    """The figures of the trace."""
    found, say = scope(brief), brief.words.say
    return Overview(
        counted=say(
            "A line runs from a goal through an action, and the need or cause it answers, to one of the action's "
            "criteria and what came of it."
        ),
        figures=tuple(_figures(brief, found.lines)) if found.trunks else (),
        empty=None if found.trunks else _empty(brief),
        sorts=tuple(
            Sort(label, brief.words.formats.count(len(found.holes[sort])), bool(found.holes[sort]))
            for sort, label in sort_labels(brief).items()
            if sort in sorts(brief)
        ),
    )


def _figures(brief: Brief, lines: Mapping[str, int]) -> Iterator[Figure]:
    count, number = brief.words.count, brief.words.formats.count
    whole, ahead = sum(lines.values()), lines["ahead"]
    yield Figure(number(whole), count("line in all", "lines in all", whole))
    yield Figure(number(lines["whole"]), count("line is whole", "lines are whole", lines["whole"]))
    yield Figure(number(ahead), count("line has its result ahead", "lines have their result ahead", ahead))
    yield Figure(number(lines["broken"]), count("line has a hole", "lines have a hole", lines["broken"]))


def _empty(brief: Brief) -> str:
    if brief.plan.goals:
        return brief.words.say("None of these actions serves a goal, so no line runs through them.")
    return brief.words.say("The plan has no goals, so no line begins.")


def sort_labels(brief: Brief) -> dict[str, str]:
    """What each sort of hole is called."""
    say = brief.words.say
    return {
        "goal": say("Goals and result goals that no action serves"),
        "unmeasured": say("Result goals that nothing measures"),
        "purpose": say("Actions that serve no goal, need or cause"),
        "no_goal": say("Actions that answer a need or cause but serve no goal"),
        "reason": say("Actions that name no need or cause"),
        "criteria": say("Actions without criteria"),
        "answer": say("Criteria not answered though their day has passed"),
        "reading": say("Indicators without a new reading though one was due"),
        "need": say("Needs that no action covers"),
        "cause": say("Causes that no action addresses"),
        "unused": say("Indicators that nothing uses"),
    }
