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
from .escapes import unseen_characters
from .shield import Shield, shielded
from .text import offset_of
from .values import Span, span_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..findings import Finding, Part, Path, Place
    from .building import Event
    from .text import SourceText

_DOCUMENT_START = re.compile(r"^---(?=[ \t\r\n]|$)", re.MULTILINE)
_MAX_RESTARTS = 20


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """One document of a file: its number in the file (from 0), its value and where it stands.

    ``empties``: some mapping of the file has a key without a value.
    """

    number: int
    value: object
    span: Span
    empties: bool = True


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
    """Every document of ``source`` as values with places, and every fault on the way (KIV001 to KIV004).

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
    shield = shielded(source.text)
    documents: list[ParsedDocument] = []
    findings: list[Finding] = []
    start: int | None = 0
    number, complete = 0, True
    for _ in range(_MAX_RESTARTS):
        if start is None:
            break
        builder, error = _build(source, events, shield, start)
        if error is not None and shield.may_help(start + offset_of(error)):
            shield = shield.with_signs()
            builder, error = _build(source, events, shield, start)
        documents += [
            ParsedDocument(number + i, value, span, builder.empties)
            for i, (value, span) in enumerate(builder.documents)
        ]
        number += len(builder.documents) + 1
        findings += builder.findings
        if error is not None:
            from .syntax import explain

            findings.append(explain(source, error, start))
        complete = complete and error is None and not builder.stopped and not builder.lost
        start = _next_start(shield.text, start, builder, error)
    pairs = [(document.value, document.span) for document in documents]
    findings += lost_comments(source, pairs)
    findings += unseen_characters(source, pairs)
    return Parsed(source, tuple(documents), tuple(findings), complete)


def _build(
    source: SourceText, events: Callable[[str], Callable[[], Event | None]], shield: Shield, start: int
) -> tuple[Builder, YAMLError | None]:
    """What could be built from ``start`` on, and the syntax error that stopped it."""
    builder = Builder(source, start, shield.restore)
    try:
        builder.run(events(shield.text[start:] if start else shield.text))
    except YAMLError as error:
        return builder, error
    return builder, None


def _next_start(text: str, start: int, builder: Builder, error: YAMLError | None) -> int | None:
    """Where the next document begins after one that could not be read to its end; None where all is read."""
    if error is None and not builder.stopped:
        return None
    after = start + offset_of(error) if error is not None else builder.stopped
    restart = _DOCUMENT_START.search(text, max(after, start + 1))
    return restart.start() if restart else None


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
