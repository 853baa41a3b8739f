"""What stands in a line of a page as runs: stretches of text in one style, white space as a browser shows it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from .blocks import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .blocks import Runs
    from .page_tree import Element

_SPACES = re.compile(r"[ \t\r\n\f]+")
_STRONG = frozenset({"strong", "b"})
_EMPHASIS = frozenset({"em", "i", "cite"})
_CODE = frozenset({"code", "kbd", "samp"})
_MUTED = frozenset({"item-id", "missing", "small", "kind", "empty"})
_TO_TICK = "\N{BALLOT BOX} "
_ROLES = ("status", "label", "item-id", "missing", "over", "hidden")
PLAIN = Run("")  # the style of a page's own text


def runs_of(content: Iterable[Element | str], style: Run = PLAIN) -> Runs:
    """The runs of what stands in a line, neighbours of one style joined, no space at the edges of a line."""
    return tidied(_pieces(content, style))


def is_to_tick(element: Element) -> bool:
    """Whether it is a box to tick, which stands in the line of its label."""
    return element.tag == "input" and element.attributes.get("type") in ("radio", "checkbox")


def styled(element: Element, style: Run) -> Run:
    """The style inside an element that stands in one of ``style``."""
    tag, classes = element.tag, element.classes
    if tag in _STRONG or "label" in classes or "over" in classes:
        style = replace(style, strong=True)
    if tag in _EMPHASIS:
        style = replace(style, emphasis=True)
    if tag in _CODE:
        style = replace(style, code=True)
    if tag == "small" or "small" in classes:
        style = replace(style, small=True)
    if tag == "a" and element.attributes.get("href"):
        style = replace(style, href=element.attributes["href"])
    if tag == "small" or not _MUTED.isdisjoint(classes):
        style = replace(style, muted=True)
    tagged = next((name for name in classes if name.startswith("tag-")), None)
    role = tagged or next((name for name in _ROLES if name in classes), None)
    if tagged:
        style = replace(style, strong=True)
    return replace(style, role=role) if role else style


def _pieces(content: Iterable[Element | str], style: Run) -> Iterator[Run]:
    mark: str | None = None
    for child in content:
        if isinstance(child, str):
            yield replace(style, text=child, mark=mark)
            mark = None
        elif child.tag == "br":
            yield replace(PLAIN, breaks=True)
        elif child.tag == "svg":
            mark = _mark(child)
        elif is_to_tick(child):
            yield replace(style, text=_TO_TICK)
        else:
            yield from _pieces(child.children, styled(child, style))


def _mark(svg: Element) -> str | None:
    """The status an icon stands for."""
    use = svg.first("use")
    name = use.attributes.get("href", "") if use else ""
    return name.removeprefix("#mark-") if name.startswith("#mark-") else None


def tidied(pieces: Iterable[Run]) -> Runs:
    """Runs with single spaces, none at the edges of a line; neighbours of one style are one."""
    runs: list[Run] = []
    for piece in pieces:
        if piece.breaks:
            _end_line(runs)
            continue
        text = _SPACES.sub(" ", piece.text)
        if text.startswith(" ") and (not runs or runs[-1].breaks or runs[-1].text.endswith(" ")):
            text = text[1:]
        if not text:
            continue
        run = replace(piece, text=text)
        if runs and _alike(runs[-1], run):
            runs[-1] = replace(runs[-1], text=runs[-1].text + text)
        else:
            runs.append(run)
    _trim(runs)
    if runs and runs[-1].breaks:
        runs[-1] = replace(runs[-1], breaks=False)
    return tuple(runs)


def _alike(one: Run, other: Run) -> bool:
    return other.mark is None and not one.breaks and replace(one, text="", mark=None) == replace(other, text="")


def _end_line(runs: list[Run]) -> None:
    _trim(runs)
    if runs:
        runs[-1] = replace(runs[-1], breaks=True)


def _trim(runs: list[Run]) -> None:
    """Take away the space at the end."""
    while runs and not runs[-1].breaks:
        text = runs[-1].text.rstrip(" ")
        if text:
            runs[-1] = replace(runs[-1], text=text)
            return
        runs.pop()
