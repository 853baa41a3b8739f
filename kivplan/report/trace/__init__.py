"""The trace: the line from goal to result with every hole in words; a summary, the lines goal by goal, the holes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..parts import Chapter, Chapters
from .holes import holes
from .lines import goal_lines
from .overview import overview

if TYPE_CHECKING:
    from ..brief import Brief


def view(brief: Brief) -> Chapters:
    """The trace in three chapters."""
    say = brief.words.say
    return Chapters(
        (
            Chapter("overview", say("How far the line holds"), overview(brief)),
            Chapter("lines", say("The line, goal by goal"), goal_lines(brief)),
            Chapter("holes", say("Holes and loose ends"), holes(brief)),
        )
    )
