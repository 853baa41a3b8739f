"""The case for the board: its fixed headings in the language's order, filled with what the plan knows.

What the plan cannot know is a blank, marked the same way everywhere and easy to search for. The words of the headings
are the terms of ``case``; which of them a language uses, and in which order, is the practice of its country.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..parts import Chapter, Chapters
from .assessment import assessment
from .closing import attachments, sent_to, unions
from .facts import background, facts
from .finances import finances
from .pieces import Pieces
from .proposal import proposal
from .summary import summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..brief import Brief
    from .pieces import Piece

_COMMON = ("decision", "summary", "background", "facts", "assessment", "finances", "attachments")
HEADINGS = {
    "nb": _COMMON,
    "nn": _COMMON,
    "en": _COMMON,
    "sv": ("decision", "summary", "facts", "assessment", "finances", "union_dialogue", "attachments", "sent_to"),
}
"""The headings of a case in each language, by their terms. A Swedish case tells the background under its facts, and
the dialogue with the unions and whom the decision is sent to under headings of their own."""


def view(brief: Brief) -> Chapters:
    """The case, a chapter for each heading."""
    headings = HEADINGS[brief.words.language]
    return Chapters(
        tuple(
            Chapter(key.replace("_", "-"), brief.words.term("case", key), Pieces(tuple(_filled(brief, key, headings))))
            for key in headings
        )
    )


def _filled(brief: Brief, key: str, headings: tuple[str, ...]) -> Iterator[Piece]:
    """What stands under a heading, with what other countries tell under headings that this one does not have."""
    if key == "facts" and "background" not in headings:
        yield from background(brief)
    yield from _CHAPTERS[key](brief)
    if key == "facts" and "union_dialogue" not in headings:
        yield from unions(brief, headed=brief.words.term("case", "union_dialogue"))


_CHAPTERS: dict[str, Callable[[Brief], Iterator[Piece]]] = {
    "decision": proposal,
    "summary": summary,
    "background": background,
    "facts": facts,
    "assessment": assessment,
    "finances": finances,
    "union_dialogue": unions,
    "attachments": attachments,
    "sent_to": sent_to,
}
