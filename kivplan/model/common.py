"""Records that more than one kind of document is made of: periods, goals, competences, units and people."""

from datetime import date
from typing import Literal

from ..findings import said
from .base import Field, Record
from .problem import problem
from .values import Count, Id, Line, Number, Ref, Scale, Uri, WhenValue


class Period(Record):
    """A stretch of time, both ends included."""

    start: WhenValue = Field(
        description="When it begins: the first day of this year, month or day (2026, 2026-H1, 2026-09, 2026-09-15)."
    )
    end: WhenValue = Field(description="When it ends: the last day of this year, month or day; the end is included.")

    def __post_init__(self) -> None:
        if self.end.last < self.start.first:
            raise problem(
                "bad_date",
                said("the period ends ({last}) before it starts ({first})", last=self.end, first=self.start),
                said("write the earlier date as `start:`"),
                at="end",
            )

    def __str__(self) -> str:
        return self.start.text if self.start == self.end else f"{self.start} to {self.end}"

    @property
    def first(self) -> date:
        """The first day."""
        return self.start.first

    @property
    def last(self) -> date:
        """The last day."""
        return self.end.last

    def contains(self, day: date) -> bool:
        """Whether ``day`` is one of its days."""
        return self.first <= day <= self.last

    def overlaps(self, first: date, last: date) -> bool:
        """Whether it shares a day with the stretch from ``first`` to ``last``."""
        return self.first <= last and first <= self.last


class ResultGoal(Record):
    """A result to be reached on the way to a long-term goal."""

    id: Id = Field(description="The result goal's own id, for references: letters, digits, - _ and . (G1.1).")
    title: Line = Field(description="One line that says what will have been reached.")
    by: WhenValue | None = Field(
        None, description="The deadline: the last day of a year, half-year, month or day (2027, 2027-H1, 2027-06)."
    )
    indicator: Ref | None = Field(None, description="Id of the indicator that shows whether it is reached.")
    target: Number | None = Field(
        None, description="The number the indicator should reach, in the indicator's unit of measure."
    )


class Goal(Record):
    """A long-term goal, and the result goals it is broken down into."""

    id: Id = Field(description="The goal's own id, for references: letters, digits, - _ and . (G1).")
    title: Line = Field(description="One line that says what is to be true when the goal is reached.")
    by: WhenValue | None = Field(
        None, description="The deadline: the last day of a year, half-year, month or day (2029, 2029-H1, 2029-06)."
    )
    results: tuple[ResultGoal, ...] = Field(
        (), description="The result goals that lead there, each with an id and a title."
    )


class Competence(Record):
    """A competence that is needed, present or to be developed."""

    id: Id = Field(description="The competence's own id, for references: letters, digits, - _ and . (sykepleier).")
    name: Line = Field(description="What it is called.")
    type: Literal["formal", "knowledge", "skill", "ability", "attitude"] | None = Field(
        None, description="What sort it is: formal (a qualification), knowledge, skill, ability or attitude."
    )
    esco: Uri | None = Field(
        None, description="The link of the same competence or occupation in ESCO, the European classification."
    )
    eqf: Scale | None = Field(None, description="Level in the European Qualifications Framework, 1 to 8.")


class Unit(Record):
    """A part of the organisation; units form a tree."""

    id: Id = Field(description="The unit's own id, for references: letters, digits, - _ and . (helse).")
    name: Line = Field(description="What the unit is called.")
    employees: Count | None = Field(None, description="How many work there, a whole number.")
    manager: Ref | None = Field(None, description="Id of the person (or unit) that manages it.")
    parent: Ref | None = Field(None, description="Id of the unit it is part of; without it the unit stands at the top.")


class Person(Record):
    """Someone who answers for something: a role first, a name where one is needed."""

    id: Id = Field(description="The person's own id, for references: letters, digits, - _ and . (helsesjef).")
    role: Line = Field(description="The role or position, as reports show it.")
    name: Line | None = Field(None, description="The name; it never reaches the public edition.")
    email: Line | None = Field(None, description="E-mail address; it never reaches the public edition.")
    phone: Line | None = Field(None, description="Telephone number; it never reaches the public edition.")
