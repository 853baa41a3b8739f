"""Links to headings within a Markdown page: GitHub and GitLab make an anchor of each heading's own words."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from unicodedata import category

from .markdown import Markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = "#?"  # before what is to become an anchor; no link that a plan may write begins so
_LINK = re.compile(r"\]\(#\?([^)\n]*)\)")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)


def heading_link(title: str) -> Markdown:
    """The address of the heading with these words, for ``linked`` to put right; the links stand in its order."""
    return Markdown(_MARK + slug(title))


def slug(title: str) -> str:
    """The anchor that GitHub and GitLab make of a heading: small letters, digits and hyphens."""
    return "".join(sign for sign in title.lower() if _stays(sign)).replace(" ", "-")


def _stays(sign: str) -> bool:
    return sign.isalnum() or sign in " -_" or category(sign).startswith("M")


def linked(text: str) -> str:
    """``text`` with every ``heading_link`` leading to its heading, also where several have the same words."""
    if _MARK not in text:
        return text
    headings = list(_anchors(text))

    def address(link: re.Match[str]) -> str:
        at = next((number for number, (words, _) in enumerate(headings) if words == link[1]), None)
        if at is None:
            return f"](#{link[1]})"
        anchor = headings[at][1]
        del headings[: at + 1]  # the links stand in the order of the headings
        return f"](#{anchor})"

    return _LINK.sub(address, text)


def _anchors(text: str) -> Iterator[tuple[str, str]]:
    """Each heading's words as an anchor, and the anchor it gets: a number tells those with the same words apart."""
    seen: Counter[str] = Counter()
    for heading in _HEADING.finditer(text):
        words = slug(heading[1].replace("\\", ""))
        yield words, f"{words}-{seen[words]}" if seen[words] else words
        seen[words] += 1
