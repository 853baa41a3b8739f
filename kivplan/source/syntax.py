"""What a YAML syntax error means in plain words (KIV001): cause, place and cure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..findings import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Callable

    from ruamel.yaml.error import YAMLError

    from .text import SourceText


class _Cause(NamedTuple):
    message: str
    hint: str
    offset: int


def offset_of(error: YAMLError) -> int:
    """How far into the text the parser had come, in characters."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return int(mark.index) if mark is not None else 0


def explain(source: SourceText, error: YAMLError, base: int) -> Finding:
    """The finding for a syntax error in the text of ``source`` from offset ``base`` on."""
    problem = str(getattr(error, "problem", None) or "it cannot be read")
    at = min(base + offset_of(error), len(source.text))
    context_mark = getattr(error, "context_mark", None)
    opened = base + int(context_mark.index) if context_mark is not None else at
    cause = _cause(source, problem, at, opened)
    end = _token_end(source.text, cause.offset)
    return Finding("KIV001", "yaml-syntax", Level.ERROR, cause.message, source.place(cause.offset, end), cause.hint)


def _token_end(text: str, start: int) -> int:
    match = re.compile(r"[^\s:,\[\]{}]+|\S").match(text, start)
    return match.end() if match else start


def _cause(source: SourceText, problem: str, at: int, opened: int) -> _Cause:
    if source.text[at : at + 1] == "\t":
        return _Cause(*_TAB, at)
    for needle, words in _SAID_HERE.items():
        if needle in problem:
            return _Cause(*words, at)
    for needle, judge, where in _JUDGED:
        if needle in problem:
            return judge(source, opened if where == "opened" else at)
    return _Cause(f"this is not YAML: {problem}", "check the indentation, colons and quotation marks around here", at)


def _odd_start(source: SourceText, at: int) -> _Cause:
    sign = source.text[at : at + 1]
    return _Cause(f"a value cannot begin with “{sign}”", f"put quotes around it: '{sign}…'", at)


def _open_quote(_: SourceText, opened: int) -> _Cause:
    return _Cause("the quotation mark opened here is never closed", "close it with the same mark", opened)


def _stray_colon(source: SourceText, at: int) -> _Cause:
    line, column = source.position(at)
    before = source.line(line)[: column - 1]
    if re.search(r":\s", before):
        hint = "put quotes around the value, or write it without the colon"
        return _Cause("a second colon on the line: text with “: ” in it must be quoted", hint, at)
    above = _line_above(source, line)
    if above and ":" not in above:
        start = at - len(before.lstrip())
        hint = f"the line above, “{above.strip()[:40]}”, has no colon; a key is written “key: value”"
        return _Cause("this line is read as a continuation of the line above", hint, start)
    hint = "line it up with the key above, or let the key above end with its colon alone"
    return _Cause("this line is indented further than the line above, which already has a value", hint, at)


def _line_above(source: SourceText, line: int) -> str:
    number = line - 1
    while number > 0 and (not source.line(number).strip() or source.line(number).lstrip().startswith("#")):
        number -= 1
    return source.line(number)


def _unclosed(source: SourceText, opened: int) -> _Cause:
    sign = source.text[opened : opened + 1]
    other = "]" if sign == "[" else "}"
    hint = f"close it with “{other}”, and put quotes around text that holds commas, colons or brackets"
    return _Cause(f"the “{sign}” opened here is not closed where it should be", hint, opened)


def _missing_colon(source: SourceText, opened: int) -> _Cause:
    line, column = source.position(opened)
    text = source.line(line)[column - 1 :]
    glued = re.match(r"([\w.-]+):(\S.*)", text)
    if glued:
        return _Cause("a space is missing after the colon", f"write “{glued[1]}: {glued[2][:40]}”", opened)
    return _Cause("a key without a colon", "write “key: value”; text over several lines goes in a | block", opened)


def _unexpected(source: SourceText, at: int) -> _Cause:
    line, column = source.position(at)
    before = source.line(line)[: column - 1]
    if before.rstrip().endswith(("'", '"')):
        hint = "put quotes around the whole value; inside single quotes write '' for one '"
        return _Cause("there is text after the closing quotation mark", hint, at)
    hint = "keys that belong together start in the same column"
    return _Cause("this line is not indented like the others it belongs with", hint, at)


_TAB = ("a tab cannot be used for indentation in YAML", "replace the tab with spaces, two a level")
# What the parser says, and what to tell people at the place it says it.
_SAID_HERE = {
    "tab character": _TAB,
    "unknown escape": (
        "in double quotes a backslash begins an escape, and this one does not exist",
        "use single quotes, where a backslash is just a backslash",
    ),
    "'-' indicator": (
        "the list ends here with a line that is neither an item nor part of one",
        "give every item of the list its dash in the same column, or indent this line to belong to the item above",
    ),
    "<document start>": (
        "there is text after the end of the document",
        "look for a bracket or quote too many above",
    ),
    "incompatible YAML": ("this version of YAML is not known", "remove the %YAML line"),
}
# What the parser says, who looks closer, and where: where it stopped, or where the unfinished thing was opened.
_JUDGED: tuple[tuple[str, Callable[[SourceText, int], _Cause], str], ...] = (
    ("cannot start any token", _odd_start, "here"),
    ("mapping values are not allowed", _stray_colon, "here"),
    ("unexpected end of stream", _open_quote, "opened"),
    ("',' or ']'", _unclosed, "opened"),
    ("',' or '}'", _unclosed, "opened"),
    ("could not find expected ':'", _missing_colon, "opened"),
    ("expected key", _unexpected, "here"),
    ("<block end>", _unexpected, "here"),
)
