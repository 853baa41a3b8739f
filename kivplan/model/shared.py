"""``kind: shared``: units, people and competences that several plans of one repository use."""

from typing import Literal

from .base import Field, Record
from .common import Competence, Person, Unit


class Shared(Record):
    """What several plans have in common."""

    kind: Literal["shared"] = Field(description="What this document is: shared.")
    units: tuple[Unit, ...] = Field((), description="Parts of the organisation, as a tree (by parent).")
    people: tuple[Person, ...] = Field(
        (), description="Those who answer for something: roles first, names where needed."
    )
    competences: tuple[Competence, ...] = Field((), description="Competences that plans refer to.")
