"""The parts views are made of: links, statuses, figures, and the document that holds the sections."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from .colours import Accent

PAGE_ONE = ("decisions_asked", "at_a_glance")
_WORD = re.compile(r"[^\W\d_]{4}")
_LONGEST_NUMBER = 12


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
class Withheld:
    """What an edition leaves out: how many actions and needs, on which grounds, and whether budgets went with them."""

    actions: int = 0
    needs: int = 0
    bases: tuple[str, ...] = ()
    budgets: bool = False

    def __bool__(self) -> bool:
        return bool(self.actions or self.needs)


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
class Said:
    """One thing a report says, with or without a label before it.

    ``own``: the plan's own text field, in which the safe subset of Markdown is markup; else the text is plain words.
    """

    text: str
    label: str | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of facts: a label and what stands beside it. ``blank``: the text says what is to be filled in."""

    label: str
    text: str
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a section that has its own heading, of the same rank as those of other sections."""

    key: str
    title: str
    view: object


@dataclass(frozen=True, slots=True)
class Chapters:
    """What a section's view is where the section stands under several headings, each laid out by its template."""

    chapters: tuple[Chapter, ...]


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
    """A whole report, ready to be laid out. ``edition_notice`` is None in the public edition, which needs none.

    ``accent`` is the report's own colour; ``logo`` an image as a ``data:`` URI, put there by who may read files.
    ``made_from`` says which revision of the plan it was made from, where there is one.
    """

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
    accent: Accent | None = None
    logo: str | None = None
    made_from: str | None = None

    @property
    def front(self) -> tuple[Section, ...]:
        """The sections before the appendix."""
        return tuple(section for section in self.sections if not section.appendix)

    @property
    def page_one(self) -> tuple[Section, ...]:
        """The sections that share the first page with the cover: those of PAGE_ONE the report begins with."""
        return tuple(takewhile(lambda section: section.name in PAGE_ONE, self._after_cover))

    @property
    def body(self) -> tuple[Section, ...]:
        """The sections between the first page and the appendix."""
        return self._after_cover[len(self.page_one) :]

    @property
    def _after_cover(self) -> tuple[Section, ...]:
        return tuple(section for section in self.front if section.name != "cover")

    @property
    def appendix(self) -> tuple[Section, ...]:
        """The sections of the appendix."""
        return tuple(section for section in self.sections if section.appendix)


def numbered(key: str) -> bool:
    """Whether an id is a number to call a thing by, as ``H5``, ``G1.1`` or ``2027-3``, and not a word, as ``stipend``.

    A report prints a number before the title; a word would only say the title twice.
    """
    if any(sign.isdigit() for sign in key):
        return len(key) <= _LONGEST_NUMBER and not _WORD.search(key)
    return len(key) <= 2 and key.isupper()


def named(key: str, title: str) -> str:
    """What to call a thing in a line of text: ``H5 Own pool of substitutes``, or the title alone."""
    return f"{key} {title}" if numbered(key) else title


def short_name(key: str, title: str) -> str:
    """The shortest a thing is known by: its number, else its title."""
    return key if numbered(key) else title


def anchor(kind: str, key: str) -> str:
    """The anchor of a thing within a report: ``action-H1``."""
    return f"{kind}-{key}"
