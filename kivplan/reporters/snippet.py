"""Source lines in a frame, with marks under what a finding points at.

::

      --> tiltak/helse.yaml:14:18
       |
    14 |     responsible: helsejef
       |                  ^^^^^^^^

The finding's own place is marked ``^``, related places ``-`` with a word on what is to be seen there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..findings import Place
from .cells import stretch, width_of
from .escaping import one_line
from .wrapping import SMALLEST_ROOM, fitted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..findings import Finding, Level
    from .paint import Paint
    from .results import Look, Results

REST_OF_LINE = 1 << 30


class Mark(NamedTuple):
    """A place to be marked; the finding's own has a level, a related one a label."""

    place: Place
    level: Level | None = None
    label: str = ""


def marks_of(finding: Finding) -> list[Mark]:
    """The finding's own place, then the related ones."""
    own = Mark(finding.place, level=finding.level)
    return [own, *(Mark(r.where, label=one_line(r.message)) for r in finding.related if isinstance(r.where, Place))]


def shown_place(place: Place) -> str:
    """A place as editors and terminals link it: ``file:line:column``."""
    return f"{one_line(place.file)}:{place.line}:{place.column}"


class Frame(NamedTuple):
    """Draws the marked lines of one finding; ``gutter`` is the width of the line numbers."""

    results: Results
    look: Look
    paint: Paint
    gutter: int

    def draw(self, marks: Sequence[Mark]) -> Iterator[str]:
        """The lines of the frame: one block a file, the finding's own file first."""
        for file in dict.fromkeys(mark.place.file for mark in marks):
            yield from self._block([mark for mark in marks if mark.place.file == file])

    def note(self, word: str, text: str, *, style: str) -> Iterator[str]:
        """A remark below the frame, ``= hint: …``; further lines of it stand under the first."""
        indent = self.gutter + width_of(word) + 5
        lines = [part for line in text.split("\n") for part in fitted(line, self.look, begin=indent, indent=indent)]
        yield f"{self.edge('=')} {self.paint(style, word)}: {lines[0]}"
        for line in lines[1:]:
            yield f"{' ' * indent}{line}".rstrip()

    def edge(self, sign: str = "|") -> str:
        """The left edge of a line that has no number."""
        return " " * (self.gutter + 1) + self.paint("frame", sign)

    def _block(self, marks: Sequence[Mark]) -> Iterator[str]:
        first = marks[0]
        lines = self._lines(marks)
        arrow = "-->" if first.level is not None else ":::"
        label = "" if lines or not first.label else f": {first.label}"
        yield " " * self.gutter + self.paint("frame", arrow) + f" {shown_place(first.place)}{label}"
        if lines:
            yield self.edge()
        previous = 0
        for number, text in lines.items():
            if previous and number > previous + 1:
                yield self.paint("frame", "...")
            previous = number
            yield from self._line(text, [mark for mark in marks if mark.place.line == number])
        yield from self._unseen([mark for mark in marks[1:] if mark.place.line not in lines])

    def _lines(self, marks: Sequence[Mark]) -> dict[int, str]:
        numbers = sorted({mark.place.line for mark in marks})
        texts = ((number, self.results.show_line(marks[0].place.file, number)) for number in numbers)
        return {number: text for number, text in texts if text is not None}

    def _line(self, text: str, marks: Sequence[Mark]) -> Iterator[str]:
        room = max(self.look.width - self.gutter - 3, SMALLEST_ROOM)
        shown = ""
        for mark in marks:
            source = stretch(text, mark.place.column, _end_column(mark.place), room=room)
            if source.shown != shown:
                shown = source.shown
                yield f"{self.paint('frame', f'{mark.place.line:>{self.gutter}} |')} {shown}".rstrip()
            yield self._mark(mark, source.start, source.length)

    def _mark(self, mark: Mark, start: int, length: int) -> str:
        sign = "-" if mark.level is None else "^"
        style = "frame" if mark.level is None else mark.level.label
        label = f" {mark.label}" if mark.label else ""
        return f"{self.edge()} {' ' * start}{self.paint(style, sign * length + label)}"

    def _unseen(self, marks: Sequence[Mark]) -> Iterator[str]:
        for mark in marks:
            yield from self.note(self.results.say("see"), f"{shown_place(mark.place)}: {mark.label}", style="strong")


def _end_column(place: Place) -> int:
    return place.end_column if place.end_line == place.line else REST_OF_LINE
