"""``kind: foundation``: what the work meetings arrived at, from the pre-study to goals."""

from typing import Literal

from .base import Field, Record
from .common import Goal
from .values import Count, Id, Level, Line, Ref, Text, WhenValue

Step = Literal[
    "future", "history", "present", "strengths_weaknesses", "guiding_stars", "environment", "development_areas",
    "goals", "action_plan", "competence",
]  # fmt: skip


class PreStudy(Record):
    """The study made before the work was decided on."""

    date: WhenValue | None = Field(None, description="When it was made (2025-03, 2025-03-14).")
    summary: Text | None = Field(None, description="What it found.")
    decision: Text | None = Field(None, description="What was decided on the strength of it.")


class Project(Record):
    """Who leads the work, and with which mandate."""

    leader: Ref | None = Field(None, description="Id of the person or unit that leads the work.")
    group: tuple[Ref, ...] = Field((), description="Ids of the people and units in the project group.")
    mandate: Text | None = Field(None, description="What the group is to do and may decide.")


class Meeting(Record):
    """A work meeting: one step of the staircase."""

    step: Step = Field(
        description="Which step of the work the meeting was about, such as future, history, present or goals."
    )
    date: WhenValue | None = Field(None, description="When it was held (2025-04, 2025-04-09).")
    unit: Ref | None = Field(None, description="Id of the unit that met; without it the whole organisation.")
    participants: Count | None = Field(None, description="How many took part, a whole number.")
    invited: Count | None = Field(None, description="How many were invited, a whole number.")
    summary: Text | None = Field(None, description="What the meeting arrived at.")


class Future(Record):
    """The picture of the future."""

    picture: Text | None = Field(None, description="What things are like at their best.")
    contribution: Text | None = Field(None, description="How we as staff contribute to it.")


class History(Record):
    """What the past has taught."""

    bring: tuple[Text, ...] = Field((), description="What to bring along, one text each.")
    leave: tuple[Text, ...] = Field((), description="What to leave behind, one text each.")


class Present(Record):
    """What the organisation is there for today."""

    assignment: Text | None = Field(None, description="The assignment: what others have asked us to do.")
    purpose: Text | None = Field(None, description="Why we exist.")
    for_whom: tuple[Text, ...] = Field((), description="Whom we are there for, one text each.")
    offer: tuple[Text, ...] = Field((), description="What we offer them, one text each.")
    value: tuple[Text, ...] = Field((), description="What it is worth to them, one text each.")


class GuidingStar(Record):
    """A value to steer by."""

    name: Line = Field(description="The guiding star, in a word or two.")
    meaning: Text | None = Field(None, description="What it means in daily work.")


class Environment(Record):
    """A trend in the world around that matters to the organisation."""

    id: Id = Field(description="The trend's own id, for references: letters, digits, - _ and . (O1).")
    trend: Text = Field(description="What is changing.")
    consequence: Text | None = Field(None, description="What it means for the organisation.")
    horizon: WhenValue | None = Field(None, description="When it will be felt (2030, 2027-H1).")
    weight: Level | None = Field(None, description="How much it matters: high, medium or low.")


class DevelopmentArea(Record):
    """An area to develop, with its long-term goals."""

    id: Id = Field(description="The area's own id, for references: letters, digits, - _ and . (U1).")
    title: Line = Field(description="One line that names the area.")
    perspective: Literal["stakeholders", "economy", "ways_of_working"] | None = Field(
        None, description="Seen from stakeholders, economy or ways_of_working."
    )
    goals: tuple[Goal, ...] = Field((), description="Long-term goals of the area, each with an id and a title.")


class Foundation(Record):
    """What a plan stands on: one for the whole plan, and one for a unit where wanted."""

    kind: Literal["foundation"] = Field(description="What this document is: foundation.")
    unit: Ref | None = Field(None, description="Id of the unit it belongs to; without it the whole organisation.")
    pre_study: PreStudy | None = Field(None, description="The study made before the work was decided on.")
    project: Project | None = Field(None, description="Who leads the work, and with which mandate.")
    meetings: tuple[Meeting, ...] = Field((), description="The work meetings held, one for each step and unit.")
    vision: Text | None = Field(None, description="What the organisation strives for in the long run.")
    future: Future | None = Field(None, description="The picture of the future, and our contribution to it.")
    history: History | None = Field(None, description="What to bring along from the past, and what to leave.")
    present: Present | None = Field(None, description="What the organisation is there for today, and for whom.")
    strengths: tuple[Text, ...] = Field((), description="What the organisation is good at, one text each.")
    weaknesses: tuple[Text, ...] = Field((), description="What it is less good at, one text each.")
    guiding_stars: tuple[GuidingStar, ...] = Field(
        (), description="Values to steer by, each with a name and what it means."
    )
    environment: tuple[Environment, ...] = Field((), description="Trends in the world around, and what they mean here.")
    goals: tuple[Goal, ...] = Field((), description="Long-term goals that belong to no development area.")
    development_areas: tuple[DevelopmentArea, ...] = Field((), description="Areas to develop, each with its goals.")
