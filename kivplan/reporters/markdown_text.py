"""Text of a plan made to stand in Markdown as itself: nothing in it is markup, a mention, a reference or a link.

GitHub and GitLab look for ``@name``, ``#1``, ``:smile:`` and addresses in what Markdown has become, so that no
escape helps; what does is a space of no width (U+200B) inside. It stands only where such a thing would begin.
"""

from __future__ import annotations

import re

from .escaping import lines_of, one_line

ELLIPSIS = "…"
_APART = "&#8203;"
_SIX = re.compile(r".{1,6}")  # a commit is known by seven digits
_SPECIAL = re.compile(
    r"""
      (?P<escaped> [\\`*_\[\]] )
    | (?P<named>   [<>&|$] )
    | (?P<sign>    [\#!%~] )
    | (?P<mention> @ )
    | (?P<colon>   : (?=[\w+/-]) )
    | (?P<address> \bwww (?=\.) )
    | (?P<ticket>  (?<=[A-Za-z]) - (?=[0-9]) )
    | (?P<commit>  \b (?=[0-9]*[a-f]) (?=[a-f]*[0-9]) [0-9a-f]{7,40} \b )
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_NAMED = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;", "$": "<span>$</span>"}


def plain(text: str, *, longest: int) -> str:
    """``text`` on one line, cut to ``longest`` characters before anything is escaped."""
    return _SPECIAL.sub(_tamed, _cut(one_line(text), longest))


def plain_lines(text: str, *, longest: int) -> str:
    """The lines of ``text`` with breaks between them, for the cell of a table; indentation is kept."""
    return "<br>".join(_indented(line) for line in lines_of(_cut(text, longest)))


def link(text: str, target: str | None) -> str:
    """``text``, which is Markdown already, as a link where there is a target."""
    return f"[{text}](<{target}>)" if target and not re.search(r"[<>|\s]", target) else text


def _indented(line: str) -> str:
    text = line.lstrip(" ")
    return "&nbsp;" * (len(line) - len(text)) + _SPECIAL.sub(_tamed, text)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + ELLIPSIS


def _tamed(match: re.Match[str]) -> str:
    found = match[0]
    follows = match.string[match.end() : match.end() + 1]
    begins = _APART if follows.isalnum() or follows == "_" else ""
    if match["named"]:
        return _NAMED[found] + (begins if found == "&" else "")
    if match["escaped"]:
        return f"\\{found}"
    if match["sign"]:
        return f"\\{found}{begins}"
    return _APART.join(_SIX.findall(found)) if match["commit"] else found + _APART
