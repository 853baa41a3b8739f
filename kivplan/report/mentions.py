"""A sentence and the actions it is about: what the first page's worries and changes are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .parts import numbered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .brief import Brief
    from .parts import Link

_MOST = 5


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence, the actions it names, and in words how many more it is about."""

    text: str
    about: tuple[Link, ...] = ()
    more: str | None = None

    @property
    def between(self) -> str:
        """What stands between the actions: a comma after numbers, a semicolon after titles, which may hold commas."""
        return "," if all(numbered(link.id) for link in self.about) else ";"


def mention(brief: Brief, text: str, actions: Iterable[str] = ()) -> Mention:
    """A sentence about actions, of which the first five are named."""
    return mention_of(brief, text, map(brief.link, dict.fromkeys(actions)))


def mention_of(brief: Brief, text: str, links: Iterable[Link]) -> Mention:
    """A sentence about things, of which the first five are named."""
    named = tuple(links)
    over = len(named) - _MOST
    more = brief.words.count("and %(n)s more", "and %(n)s more", over) if over > 0 else None
    return Mention(text, named[:_MOST], more)
