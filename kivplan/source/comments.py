"""Comments that matter: ``# kivplan: ignore[...]`` and text that was lost because ``#`` began a comment."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..findings import Finding, Level, said
from .values import Mapping, Sequence, Span, children, containers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..findings import Place
    from .text import SourceText

_DIRECTIVE = re.compile(r"#[ \t]*kivplan:[ \t]*ignore[ \t]*(?:\[([^\]\r\n]*)\])?[ \t]*([^\r\n]*)")
_TOUCHING = re.compile(r"(?<![ \t])[ \t]++(#(?=[^\s#!])(?!kivplan:)[^\r\n]*)")


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
    inside = _Stretches(_scalar_spans(documents))
    next_lines: dict[int, int] = {}
    found = [_directive(source, m, next_lines) for m in reversed(matches) if m.start() not in inside]
    return tuple(reversed(found))


def _directive(source: SourceText, match: re.Match[str], next_lines: dict[int, int]) -> Directive:
    place = source.place(match.start(), match.end())
    alone = not source.line(place.line)[: place.column - 1].strip()
    if alone:
        next_lines[place.line] = _next_line_of_text(source, place.line, next_lines)
    rules = tuple(name.strip() for name in (match[1] or "").split(",") if name.strip())
    return Directive(rules, match[2].strip(), place, next_lines[place.line] if alone else place.line)


def _next_line_of_text(source: SourceText, line: int, known: dict[int, int]) -> int:
    """The line below that is no comment; ``known`` holds it for the comments further down."""
    number = line + 1
    while source.line(number).lstrip().startswith("#"):
        if number in known:
            return known[number]
        number += 1
    return number


def lost_comments(source: SourceText, documents: Iterable[tuple[object, Span]]) -> Iterator[Finding]:
    """A warning (KIV001) wherever `` #`` followed by text cut a value short, or off: ``title: Action #3``."""
    if " #" not in source.text and "\t#" not in source.text:
        return
    matches = list(_TOUCHING.finditer(source.text))
    if not matches:
        return
    ends = _ends_of_plain_text(source.text, documents)
    for match in matches:
        if match.start() in ends:
            text = match[1].rstrip()[:40]
            message = said("everything from “{text}” on was read as a comment, not as text", text=text)
            place = source.place(match.start(1), match.end())
            hint = said("put quotes around the whole value, or a space after # if it is a comment")
            yield Finding("KIV001", "yaml-syntax", Level.WARNING, message, place, hint)


def _ends_of_plain_text(text: str, documents: Iterable[tuple[object, Span]]) -> set[int]:
    """Where an unquoted value ends, or the colon or dash after which there is none."""
    listed = list(documents)
    ends = {span.end for span in _scalar_spans(listed) if text[span.start : span.start + 1] not in _NOT_PLAIN}
    for container in containers(listed):
        if isinstance(container, Mapping):
            ends.update(text.find(":", key_end) + 1 for _, key_end, _, _ in container.empty.values())
    return ends


_NOT_PLAIN = ("'", '"', "|", ">")


class _Stretches:
    """Stretches of text, to be asked whether an offset is inside one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)

    def __contains__(self, offset: object) -> bool:
        before = bisect_right(self._spans, (offset, float("inf"))) - 1
        return before >= 0 and self._spans[before].end > offset  # type: ignore[operator]


def _scalar_spans(documents: Iterable[tuple[object, Span]]) -> list[Span]:
    """Where every scalar of the documents stands, keys left out."""
    listed = list(documents)
    spans = [span for value, span in listed if value is not None and not isinstance(value, Mapping | Sequence)]
    for container in containers(listed):
        spans += [span for value, span in children(container) if not isinstance(value, Mapping | Sequence)]
    return spans
