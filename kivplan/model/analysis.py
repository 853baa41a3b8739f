"""``kind: analysis``: why, and what is missing: the solution tree and the needs."""

from typing import Literal

from ..findings import said
from .base import Field, Record
from .common import Competence
from .problem import problem
from .values import Edition, Id, Level, Line, Quantity, Ref, Text, WhenValue


class Cause(Record):
    """Why a problem is there."""

    id: Id = Field(description="The cause's own id, for references: letters, digits, - _ and . (C1).")
    cause: Text = Field(description="The cause, in a sentence.")
    evidence: Text | None = Field(None, description="How we know: figures, interviews, studies.")


class Challenge(Record):
    """A problem with its causes: the root of a solution tree."""

    id: Id = Field(description="The challenge's own id, for references: letters, digits, - _ and . (P1).")
    problem: Text = Field(description="What is wrong, as concretely as possible.")
    goal: Ref | None = Field(None, description="Id of the goal or result goal that says what is wanted instead.")
    causes: tuple[Cause, ...] = Field((), description="Its causes, each with an id, for actions to address.")


class Need(Record):
    """A gap between what is there and what is required: of people, or of what they can."""

    id: Id = Field(description="The need's own id, for references: letters, digits, - _ and . (N1).")
    type: Literal["staffing", "competence"] = Field(
        description="staffing (how many) or competence (how well; then present and required are levels from 0 to 5)."
    )
    unit: Ref | None = Field(None, description="Id of the unit that has the need; without it the whole organisation.")
    competence: Ref | None = Field(
        None, description="Id of the competence that is needed; this or a title is required."
    )
    title: Line | None = Field(None, description="One line that names the need; this or a competence is required.")
    present: Quantity | None = Field(
        None, description="What there is now: a number (41), or a level from 0 to 5 for a competence need."
    )
    required: Quantity | None = Field(
        None, description="What is required: a number (52), or a level from 0 to 5 for a competence need."
    )
    measured_in: Line | None = Field(None, description="What the numbers count, such as årsverk, positions or people.")
    by: WhenValue | None = Field(None, description="When it must be met (2028, 2027-H1).")
    priority: Level | None = Field(None, description="How pressing it is: high, medium or low.")
    because: tuple[Ref, ...] = Field((), description="Ids of the trends, challenges, causes or goals it comes from.")
    edition: Edition = Field(
        "public", description="The widest edition that shows it: public, board or internal (default public)."
    )

    def __post_init__(self) -> None:
        if self.title is None and self.competence is None:
            raise problem(
                "missing_key",
                said("a need has neither `title:` nor `competence:`"),
                said("add `title:` with a line that names it, or `competence:` with an id"),
                at="title",
            )
        for key in ("present", "required") if self.type == "competence" else ():
            level = getattr(self, key)
            if level is not None and level > 5:
                raise problem(
                    "bad_value",
                    said("{level} is no level of competence", level=level),
                    said("write a level from 0 to 5, or `type: staffing` if it counts people"),
                    at=key,
                )


class Analysis(Record):
    """Why a plan is needed, and what is missing: for the whole organisation or a unit."""

    kind: Literal["analysis"] = Field(description="What this document is: analysis.")
    unit: Ref | None = Field(None, description="Id of the unit it belongs to; without it the whole organisation.")
    challenges: tuple[Challenge, ...] = Field((), description="The solution tree: problems, each with its causes.")
    competences: tuple[Competence, ...] = Field((), description="Competences that needs refer to.")
    needs: tuple[Need, ...] = Field(
        (), description="What is missing: of people (staffing) or of what they can (competence)."
    )
