"""The scorecard, for reading in a terminal and for programs: the six success factors, a block of lines each.

Both are pure functions of the lines; ``say`` is what says the reporters' own words in the reader's language
(``Results.say``), and through it the lines' words are said again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Level, Said
from .cells import width_of
from .escaping import one_line
from .paint import Paint
from .wrapping import fitted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ..factors import Judgement, Line, Missing, Silenced, Way
    from .results import Look

    Say = Callable[..., str]
    Entry = tuple[str, str, str]  # label, the style it is painted in, text

INDENT = "  "
_FOR = "strong"  # the style of the words before what speaks for a factor
_STYLES: dict[Judgement, str] = {
    "in_place": "good",
    "partly": "warning",
    "wanting": "error",
    "cannot_be_judged": "faint",
}


def scorecard(lines: Sequence[Line], look: Look, say: Say, *, plan: str | None = None) -> str:
    """The six lines under a heading, with the plan's name where one is given; ends with no line break.

    Each fact is one line of the text; only on a screen it is broken between words.
    """
    paint = Paint(look.colour)
    heading = say("Six success factors of {plan}", plan=one_line(plan)) if plan else say("Six success factors")
    return "\n\n".join([paint("strong", heading), *("\n".join(_block(line, look, paint, say)) for line in lines)])


def _block(line: Line, look: Look, paint: Paint, say: Say) -> Iterator[str]:
    yield from _heading(line, look, paint, say)
    for text in fitted(_again(line.judged_by, say), look, begin=len(INDENT), indent=len(INDENT)):
        yield INDENT + paint("faint", text)
    entries = list(_entries(line, say))
    room = max((width_of(label) for label, _, _ in entries), default=0)
    begin = len(INDENT) + room + 1
    for label, style, text in entries:
        first, *others = fitted(text, look, begin=begin, indent=begin)
        yield f"{INDENT}{paint(style, label)}{' ' * (room - width_of(label))} {first}"
        yield from (" " * begin + other for other in others)


def _heading(line: Line, look: Look, paint: Paint, say: Say) -> Iterator[str]:
    """The factor and its judgement; what is longer than a screen goes on below."""
    word = judgement_word(line.judgement, say)
    *above, last = fitted(f"{_again(line.name, say)}:", look, begin=len(INDENT), indent=len(INDENT))
    begins = f"{line.factor} "
    for text in above:
        yield begins + paint("strong", text)
        begins = INDENT
    fits = not look.on_screen or width_of(f"{INDENT}{last} {word}") <= look.width
    yield begins + paint("strong", last) + (f" {paint(_STYLES[line.judgement], word)}" if fits else "")
    if not fits:
        yield INDENT + paint(_STYLES[line.judgement], word)


def entries_of(line: Line, say: Say) -> Iterator[tuple[bool, str, str]]:
    """What speaks for a factor (True) and what is missing (False), each with the word before it and its text."""
    for label, style, text in _entries(line, say):
        yield style == _FOR, label, text


def _entries(line: Line, say: Say) -> Iterator[Entry]:
    for fact in line.evidence:
        yield (say("done") if fact.done else say("planned")), _FOR, _again(fact.text, say)
    for text in line.lacking:
        yield say("missing"), "warning", _again(text, say)
    for missing in line.missing:
        hushed = [one for one in line.silenced if one.code == missing.code]
        yield say("found"), missing.level.label, "; ".join([_found(missing, say), *_hushed(missing, hushed, say)])


def _found(missing: Missing, say: Say) -> str:
    level, n = level_word(missing.level, say), missing.count
    times = say("{n} time" if n == 1 else "{n} times", n=n)
    return f"{level} {missing.code} {missing.name}, {times}"


def _hushed(missing: Missing, hushed: Iterable[Silenced], say: Say) -> Iterator[str]:
    for one in hushed:
        way = way_words(one.by, say)
        if one.count == missing.count:
            yield say("silenced {way}", way=way)
        else:
            yield say("{n} of them silenced {way}", n=one.count, way=way)


def judgement_word(judgement: Judgement, say: Say) -> str:
    """A judgement as the reader calls it."""
    if judgement == "in_place":
        return say("in place")
    if judgement == "partly":
        return say("partly in place")
    return say("not in place") if judgement == "wanting" else say("cannot be judged")


def way_words(way: Way, say: Say) -> str:
    """How findings were silenced, in words."""
    if way == "comment":
        return say("by comments in the plan")
    if way == "checks":
        return say("by the plan's settings")
    return say("on the command line") if way == "command_line" else say("by the baseline")


def level_word(level: Level, say: Say) -> str:
    """A level as the reader calls it."""
    if level is Level.ERROR:
        return say("error")
    return say("warning") if level is Level.WARNING else say("info")


def _again(text: object, say: Say) -> str:
    """What was said, said again in the reader's language."""
    if isinstance(text, Said):
        return say(text.template, **{name: _again(value, say) for name, value in text.params.items()})
    return str(text)


# ---------------------------------------------------------------- for programs


def as_json(lines: Iterable[Line], say: Say) -> list[dict[str, object]]:
    """The lines as plain data: words in the reader's language, judgements, levels and ways as the code names them.

    ``evidence`` is a list of ``{"text", "done", "count", "of"}``, numbers null where there are none; ``missing`` of
    ``{"code", "name", "count", "level", "summary"}``; ``silenced`` of ``{"code", "name", "count", "by"}``.
    """
    return [_as_json(line, say) for line in lines]


def _as_json(line: Line, say: Say) -> dict[str, object]:
    return {
        "factor": line.factor,
        "name": _again(line.name, say),
        "judgement": line.judgement,
        "judged_by": _again(line.judged_by, say),
        "evidence": [
            {"text": _again(fact.text, say), "done": fact.done, "count": fact.count, "of": fact.of}
            for fact in line.evidence
        ],
        "lacking": [_again(text, say) for text in line.lacking],
        "missing": [
            {"code": m.code, "name": m.name, "count": m.count, "level": m.level.label, "summary": say(m.summary)}
            for m in line.missing
        ],
        "silenced": [{"code": s.code, "name": s.name, "count": s.count, "by": s.by} for s in line.silenced],
    }
