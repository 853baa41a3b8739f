"""Text to values with places, in one pass over the YAML parser's events.

The events come from libyaml (``_ruamel_yaml.CParser``) or, where that is missing, from ruamel.yaml's own parser: the
same events, more slowly. What they are built into is in ``building``; what a syntax error means in plain words is in
``syntax``.
"""

from __future__ import annotations

import gc
import re
from bisect import bisect_left
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from ruamel.yaml.error import YAMLError

from .building import Builder
from .comments import lost_comments
from .syntax import explain, offset_of
from .values import Span, span_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..findings import Finding, Part, Path, Place
    from .building import Event
    from .text import SourceText

_DOCUMENT_START = re.compile(r"^---(?=[ \t\r\n]|$)", re.MULTILINE)
_MAX_RESTARTS = 20
# libyaml follows YAML 1.1 and ends lines at these; YAML 1.2 and editors do not. They stand aside while it reads.
_OLD_LINE_ENDS = "\x85\u2028\u2029"


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """One document of a file: its number in the file (from 0), its value and where it stands."""

    number: int
    value: object
    span: Span


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file's documents, what was wrong with its YAML, and whether nothing was lost that may define things."""

    source: SourceText
    documents: tuple[ParsedDocument, ...]
    findings: tuple[Finding, ...]
    complete: bool

    def place(self, document: int, path: Path, part: Part = "value") -> Place:
        """Where the key or value at ``path`` stands: the nearest place above it where the path leads nowhere."""
        found = bisect_left(self.documents, document, key=attrgetter("number"))
        if found == len(self.documents) or self.documents[found].number != document:
            return self.source.place(0, 0)
        at = self.documents[found]
        return self.source.place(*span_at(at.value, path, part, _first_line(self.source, at.span)))


def _first_line(source: SourceText, span: Span) -> Span:
    line_end = source.text.find("\n", span.start, span.end)
    return Span(span.start, span.end if line_end < 0 else line_end)


def parse(source: SourceText, events: Callable[[str], Callable[[], Event | None]] | None = None) -> Parsed:
    """Every document of ``source`` as values with places, and every fault on the way (KIV001, KIV002, KIV004).

    A syntax error costs its own document; reading goes on at the next ``---``. ``events`` chooses the event source.
    """
    with collector_off():
        return _parse(source, events or event_source())


@contextmanager
def collector_off() -> Iterator[None]:
    """The garbage collector off: it is most of the cost of building many objects, none of which are garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _parse(source: SourceText, events: Callable[[str], Callable[[], Event | None]]) -> Parsed:
    text, restore = _shielded(source.text)
    documents: list[ParsedDocument] = []
    findings: list[Finding] = []
    start: int | None = 0
    number, complete = 0, True
    for _ in range(_MAX_RESTARTS):
        if start is None:
            break
        builder = Builder(source, start, restore)
        start, fault = _run(builder, events, text, start)
        documents += [ParsedDocument(number + i, value, span) for i, (value, span) in enumerate(builder.documents)]
        number += len(builder.documents) + 1
        findings += builder.findings
        if fault is not None:
            findings.append(fault)
        complete = complete and fault is None and not builder.stopped and not builder.lost
    findings += lost_comments(source, [(document.value, document.span) for document in documents])
    return Parsed(source, tuple(documents), tuple(findings), complete)


def _run(
    builder: Builder, events: Callable[[str], Callable[[], Event | None]], text: str, start: int
) -> tuple[int | None, Finding | None]:
    """Build from ``start`` on; where to take up again (None at the end), and the syntax error that stopped it."""
    try:
        builder.run(events(text[start:] if start else text))
    except YAMLError as error:
        after = start + offset_of(error)
        restart = _DOCUMENT_START.search(text, max(after, start + 1))
        return (restart.start() if restart else None), explain(builder.source, error, start)
    if builder.stopped:
        restart = _DOCUMENT_START.search(text, builder.stopped + 1)
        return (restart.start() if restart else None), None
    return None, None


def _shielded(text: str) -> tuple[str, dict[int, str] | None]:
    """The text with YAML 1.1's extra line ends replaced, and the table that puts them back (None: there were none)."""
    if text.isascii() or not any(character in text for character in _OLD_LINE_ENDS):
        return text, None
    stand_ins = [c for c in map(chr, range(0xE000, 0xF8FF)) if c not in text][: len(_OLD_LINE_ENDS)]
    table = str.maketrans(dict(zip(_OLD_LINE_ENDS, stand_ins, strict=True)))
    return text.translate(table), {ord(s): c for s, c in zip(stand_ins, _OLD_LINE_ENDS, strict=True)}


def event_source() -> Callable[[str], Callable[[], Event | None]]:
    """The fastest parser at hand: a function from a text to a function that gives one event a call, then None."""
    try:
        from _ruamel_yaml import CParser
    except ImportError:
        return pure_events
    return lambda text: CParser(text).get_event


def pure_events(text: str) -> Callable[[], Event | None]:
    """ruamel.yaml's own parser as an event source."""
    from ruamel.yaml import YAML

    stream = YAML(typ="safe", pure=True).parse(text)
    return lambda: next(stream, None)
