"""The parts views are made of: links, statuses, figures, and the document that holds the sections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: the day the plan is seen on, the edition, the language (None: the plan's own), and whether
    the report is narrowed to one action or one unit."""

    as_of: date
    edition: str = "public"
    language: str | None = None
    action: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Something the report tells more of elsewhere: its id, what it is called, and the anchor it is found at.

    ``anchor`` is None where this report does not show the thing itself.
    """

    id: str
    title: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """One of ``plan.progress.STATUSES`` with its word in the report's language."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as SVG, with the title and description a screen reader gets; a table stands beside it."""

    svg: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Amount:
    """Money with the words that say what it is; ``value`` is None where nothing is known."""

    label: str
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a report: its name among SECTIONS, title, anchor, view, and whether it stands in the appendix."""

    name: str
    title: str
    anchor: str
    view: object
    appendix: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report, ready to be laid out. ``edition_notice`` is None in the public edition, which needs none."""

    report: str
    report_title: str
    title: str
    organisation: str
    language: str
    edition: str
    edition_notice: str | None
    withheld_notice: str | None
    as_of: date
    sections: tuple[Section, ...]
    generator: str

    @property
    def front(self) -> tuple[Section, ...]:
        """The sections before the appendix."""
        return tuple(section for section in self.sections if not section.appendix)

    @property
    def appendix(self) -> tuple[Section, ...]:
        """The sections of the appendix."""
        return tuple(section for section in self.sections if section.appendix)


def anchor(kind: str, key: str) -> str:
    """The anchor of a thing within a report: ``action-H1``."""
    return f"{kind}-{key}"
