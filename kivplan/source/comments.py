"""Comments that matter: ``# kivplan: ignore[...]`` and text that was lost because ``#`` began a comment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..findings import Finding, Level
from .values import Mapping, Sequence, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..findings import Place
    from .text import SourceText

_DIRECTIVE = re.compile(r"#[ \t]*kivplan:[ \t]*ignore[ \t]*(?:\[([^\]\r\n]*)\])?[ \t]*([^\r\n]*)")
_TOUCHING = re.compile(r"[ \t]#(?=[^\s#!])[^\r\n]*")


@dataclass(frozen=True, slots=True)
class Directive:
    """An ignore comment: the rules it names, the reason it gives, its place, and the line it speaks of."""

    rules: tuple[str, ...]
    reason: str
    place: Place
    line: int


def directives(source: SourceText, documents: Iterable[tuple[object, Span]]) -> tuple[Directive, ...]:
    """The ignore comments of a file: one at a line's end speaks of that line, one alone of the next line of text."""
    matches = list(_DIRECTIVE.finditer(source.text)) if "kivplan:" in source.text else []
    if not matches:
        return ()
    inside = _scalar_spans(documents)
    return tuple(_directive(source, m) for m in matches if not _within(inside, m.start()))


def _directive(source: SourceText, match: re.Match[str]) -> Directive:
    place = source.place(match.start(), match.end())
    alone = not source.line(place.line)[: place.column - 1].strip()
    line = _next_line_of_text(source, place.line) if alone else place.line
    rules = tuple(name.strip() for name in (match[1] or "").split(",") if name.strip())
    return Directive(rules, match[2].strip(), place, line)


def _next_line_of_text(source: SourceText, line: int) -> int:
    number = line + 1
    while source.line(number).lstrip().startswith("#"):
        number += 1
    return number


def lost_comments(source: SourceText, documents: Iterable[tuple[object, Span]]) -> Iterator[Finding]:
    """A warning (KIV001) wherever `` #`` followed by text cut an unquoted value short: ``title: Action #3``."""
    if " #" not in source.text:
        return
    matches = list(_TOUCHING.finditer(source.text))
    if not matches:
        return
    ends = {span.end for span in _scalar_spans(documents)}
    for match in matches:
        before = len(source.text[: match.start()].rstrip(" \t")) if match.start() not in ends else match.start()
        if before in ends and source.text[before - 1] not in "'\"":
            lost = match.group().strip()
            message = f"everything from “{lost[:40]}” on was read as a comment, not as text"
            place = source.place(match.start() + 1, match.end())
            hint = "put quotes around the whole value, or a space after # if it is a comment"
            yield Finding("KIV001", "yaml-syntax", Level.WARNING, message, place, hint)


def _scalar_spans(documents: Iterable[tuple[object, Span]]) -> list[Span]:
    """Where every scalar of the documents stands, keys left out."""
    spans: list[Span] = []
    queue: list[object] = []
    for value, span in documents:
        if isinstance(value, Mapping | Sequence):
            queue.append(value)
        elif value is not None:
            spans.append(span)
    seen: set[int] = set()
    while queue:
        container = queue.pop()
        if id(container) in seen:
            continue
        seen.add(id(container))
        for value, span in _children(container):
            if isinstance(value, Mapping | Sequence):
                queue.append(value)
            else:
                spans.append(span)
    return spans


def _children(container: object) -> Iterator[tuple[object, Span]]:
    if isinstance(container, Mapping):
        for number, value in enumerate(container.values()):
            yield value, Span(*container.spans[4 * number + 2 : 4 * number + 4])
    elif isinstance(container, Sequence):
        for number, value in enumerate(container):
            yield value, Span(*container.spans[2 * number : 2 * number + 2])


def _within(spans: list[Span], offset: int) -> bool:
    return any(start <= offset < end for start, end in spans)
