"""The default report, for reading in a terminal: each finding with the line it is about, and a summary.

Each sentence is one line, so that a log can be searched; only on a screen it is broken between words. Without colour
the text is the same, less the colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cells import width_of
from .escaping import lines_of, one_line
from .folding import OF_THE_PLAN, folded, runs_of, subject_of
from .paint import Paint
from .scorecard import scorecard
from .snippet import Frame, marks_of
from .wording import level_word, summary
from .wrapping import fitted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..findings import Finding
    from .results import Look, Results

Entry = tuple["Finding", ...]
INDENT = "  "


def report(results: Results, look: Look) -> str:
    """Every finding with its source line, hint and related places, the scorecards asked for, then the summary."""
    paint = Paint(look.colour, links=look.on_screen)
    blocks = ["\n".join(_entry(entry, results, look, paint)) for entry in folded(results.findings)]
    blocks += _scorecards(results, look)
    if look.summary:
        blocks.append(summary(results, paint))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _scorecards(results: Results, look: Look) -> Iterator[str]:
    several = len(results.scorecards) > 1
    for card in results.scorecards:
        yield scorecard(card.lines, look, results.say, plan=card.plan if several else None)


def _entry(entry: Entry, results: Results, look: Look, paint: Paint) -> Iterator[str]:
    worst = max(entry, key=lambda finding: finding.level)
    marks = [*marks_of(worst)[:1], *(mark for finding in entry for mark in marks_of(finding)[1:])]
    frame = Frame(results, look, paint, gutter=max(len(str(mark.place.line)) for mark in marks))
    yield from _heading(worst, frame) if len(entry) == 1 else [_points_heading(entry, worst, frame)]
    yield from frame.draw(marks)
    remarks = [*(_points(entry, frame) if len(entry) > 1 else _hint(worst, frame))]
    if remarks:
        yield frame.edge()
        yield from remarks


def _heading(finding: Finding, frame: Frame) -> Iterator[str]:
    paint, level = frame.paint, f"{level_word(frame.results, finding.level)} {finding.code}"
    begin = width_of(f"{level} {finding.name}: ")
    first, *others = fitted(one_line(finding.message), frame.look, begin=begin, indent=len(INDENT))
    name = paint.link(frame.results.url_of(finding), finding.name)
    yield f"{paint.level(finding.level, level)} {name}: {paint('strong', first)}".rstrip()
    for line in others:
        yield INDENT + paint("strong", line)


def _points_heading(entry: Entry, worst: Finding, frame: Frame) -> str:
    results, n, subject = frame.results, len(entry), one_line(subject_of(entry))
    codes = f"{level_word(results, worst.level)} {runs_of([finding.code for finding in entry])}"
    if worst.code in OF_THE_PLAN:
        lacking = results.say("{n} things are missing in the plan as a whole", n=n)
    elif subject:
        lacking = results.say("{subject} lacks {n} points", subject=subject, n=n)
    else:
        lacking = results.say("{n} points are missing", n=n)
    return f"{frame.paint.level(worst.level, codes)}: {frame.paint('strong', lacking)}"


def _points(entry: Entry, frame: Frame) -> Iterator[str]:
    said, one_level = len(subject_of(entry)), len({finding.level for finding in entry}) == 1
    indent = frame.gutter + 5
    for finding in entry:
        word = finding.code if one_level else f"{level_word(frame.results, finding.level)} {finding.code}"
        begin = width_of(f"{' ' * frame.gutter} = {word} {finding.name}: ")
        message = one_line(finding.message[said:].lstrip())
        first, *others = fitted(message, frame.look, begin=begin, indent=indent + len(INDENT))
        lines = [INDENT + line for line in others]
        if finding.hint:
            lines += fitted(one_line(finding.hint), frame.look, begin=indent, indent=indent)
        name = frame.paint.link(frame.results.url_of(finding), finding.name)
        yield f"{frame.edge('=')} {frame.paint.level(finding.level, word)} {name}: {first}"
        yield from (" " * indent + line for line in lines)


def _hint(finding: Finding, frame: Frame) -> Iterator[str]:
    if finding.hint:
        yield from frame.note(frame.results.say("hint"), "\n".join(lines_of(finding.hint)), style="hint")
