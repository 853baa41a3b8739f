"""What a worksheet is made of: who meets, how to go about it, what the plan says already, questions with room to write.

Room to write is always empty: nothing a person has answered is ever part of a plan or a report.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..parts import Said

LINE = 1


@dataclass(frozen=True, slots=True)
class Field:
    """A question with room for so many lines, or with ``options`` to choose one of; ``hint`` says how to answer."""

    label: str
    lines: int = LINE
    hint: str | None = None
    options: tuple[str, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """Questions that belong together. ``legend`` names them; ``short``: answers of a word or two, side by side."""

    fields: tuple[Field, ...]
    legend: str | None = None
    short: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What the plan says already, under a title; ``more`` tells how many are not shown."""

    title: str
    items: tuple[Said, ...]
    more: str | None = None


@dataclass(frozen=True, slots=True)
class Worksheet:
    """One worksheet. ``private`` says that it stays between those who fill it in; ``sample`` is YAML for the plan."""

    purpose: str
    facts: tuple[tuple[str, str], ...]
    steps: tuple[str, ...]
    known: tuple[Known, ...]
    groups: tuple[Fields, ...]
    record: str
    sample: str | None = None
    private: str | None = None

    @property
    def fields(self) -> tuple[Field, ...]:
        """All questions in the order they are asked."""
        return tuple(field for group in self.groups for field in group.fields)


def ask(label: str, lines: int, hint: str | None = None) -> Field:
    """A question with room for so many lines."""
    return Field(label, lines, hint)


def choose(label: str, options: Sequence[str]) -> Field:
    """A question with answers to choose from."""
    return Field(label, options=tuple(options))


def about(legend: str, *fields: Field) -> Fields:
    """Questions on one thing, with its name above them."""
    return Fields(fields, legend)


def numbered(sheet: str, groups: Sequence[Fields]) -> tuple[Fields, ...]:
    """The groups with an id for each field, unique in a page: ``worksheet-future-2-1``."""
    return tuple(_with_ids(f"{sheet.replace('_', '-')}-{number}", group) for number, group in enumerate(groups, 1))


def _with_ids(start: str, group: Fields) -> Fields:
    fields = enumerate(group.fields, 1)
    return replace(group, fields=tuple(replace(field, id=f"{start}-{number}") for number, field in fields))
