"""What a YAML syntax error means in plain words (KIV001): cause, place and cure. Loaded only when there is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..findings import Finding, Level, Said, said
from .quotes import bracket_closes_before, line_that_opened, looks_like_opening
from .text import offset_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ruamel.yaml.error import YAMLError

    from .text import SourceText


class _Cause(NamedTuple):
    message: Said
    hint: Said
    offset: int


def explain(source: SourceText, error: YAMLError, base: int) -> Finding:
    """The finding for a syntax error in the text of ``source`` from offset ``base`` on."""
    problem = str(getattr(error, "problem", None) or "it cannot be read")
    at = min(base + offset_of(error), len(source.text))
    context_mark = getattr(error, "context_mark", None)
    opened = base + int(context_mark.index) if context_mark is not None else at
    cause = _conflict(source, base, at) or _cause(source, problem, at, opened)
    end = _token_end(source.text, cause.offset)
    return Finding("KIV001", "yaml-syntax", Level.ERROR, cause.message, source.place(cause.offset, end), cause.hint)


def _token_end(text: str, start: int) -> int:
    match = _TOKEN.match(text, start)
    return match.end() if match else start


_TOKEN = re.compile(r"[^\s:,\[\]{}]+|\S")
_CONFLICT = re.compile(r"^<{7}(?=[ \t\r\n]|\Z)", re.MULTILINE)


def _conflict(source: SourceText, base: int, at: int) -> _Cause | None:
    match = _CONFLICT.search(source.text, base, at + 8)
    if match is None:
        return None
    hint = said("choose one of the two versions, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>")
    return _Cause(said("two versions of the file meet here: a merge in git was never finished"), hint, match.start())


def _cause(source: SourceText, problem: str, at: int, opened: int) -> _Cause:
    if source.text[at : at + 1] == "\t":
        return _Cause(*_TAB, at)
    for needle, words in _SAID_HERE.items():
        if needle in problem:
            return _Cause(*words, at)
    for needle, judge, where in _JUDGED:
        if needle in problem:
            return judge(source, opened if where == "opened" else at, at)
    hint = said("check the indentation, colons and quotation marks around here")
    return _Cause(said("this is not YAML: {problem}", problem=problem), hint, at)


def _odd_start(source: SourceText, place: int, _: int) -> _Cause:
    sign = source.text[place : place + 1]
    hint = said("put quotes around it: {text}", text=f"'{sign}…'")
    return _Cause(said("a value cannot begin with “{sign}”", sign=sign), hint, place)


def _no_value(source: SourceText, place: int, _: int) -> _Cause:
    sign = source.text[place : place + 1]
    if not sign or source.text.startswith(("---", "..."), place):
        opened = max(source.text.rfind("[", 0, place), source.text.rfind("{", 0, place), 0)
        hint = said("write the rest, and close the bracket")
        return _Cause(said("the text ends before this is closed"), hint, opened)
    hint = said(
        "write the value before it, remove the “{sign}”, or put quotes around text that begins with it", sign=sign
    )
    return _Cause(said("there should be a value here, and “{sign}” is none", sign=sign), hint, place)


def _open_quote(_: SourceText, place: int, __: int) -> _Cause:
    return _Cause(said("the quotation mark opened here is never closed"), said("close it with the same mark"), place)


def _stray_colon(source: SourceText, place: int, _: int) -> _Cause:
    line, column = source.position(place)
    before = source.line(line)[: column - 1]
    if re.search(r":\s", before):
        hint = said("put quotes around the value, or write it without the colon")
        return _Cause(said("a second colon on the line: text with “: ” in it must be quoted"), hint, place)
    start = place - len(before.lstrip())
    number = _number_above(source, line)
    above = source.line(number)
    if _GLUED.match(above):
        return _missing_colon(source, source.offset(number, len(above) - len(above.lstrip("- \t")) + 1), place)
    if above and ":" not in above:
        text = above.strip()[:40]
        hint = said("the line above, “{text}”, has no colon; a key is written `key: value`", text=text)
        return _Cause(said("this line is read as a continuation of the line above"), hint, start)
    hint = said("line it up with the key above, or let the key above end with its colon alone")
    message = said("this line is indented further than the line above, which already has a value")
    return _Cause(message, hint, start)


_GLUED = re.compile(r"[\s-]*([\w.-]+):(?!//)(\S.*)")


def _number_above(source: SourceText, line: int) -> int:
    """The number of the line above that has text which is no comment; 0 where there is none."""
    number = line - 1
    while number > 0 and (not source.line(number).strip() or source.line(number).lstrip().startswith("#")):
        number -= 1
    return number


def _unclosed(source: SourceText, place: int, at: int) -> _Cause:
    sign = source.text[place : place + 1]
    other = "]" if sign == "[" else "}"
    if source.text[:at].rstrip().endswith(("'", '"')) and not _begins_line(source, at):
        return _after_quote(source, at)
    comment = _COMMENT.search(source.text, place, at)
    if comment:
        message = said("everything from this “#” on was read as a comment, with the rest of the line")
        return _Cause(message, said("put quotes around the text that holds the #"), comment.end() - 1)
    if bracket_closes_before(source.text, place, _end_of_line(source, at)):
        hint = said(
            "put commas between what stands in “{brackets}”, and quotes around text that holds a comma or a colon",
            brackets=f"{sign}{other}",
        )
        return _Cause(said("a comma is missing before this, or a quotation mark around it"), hint, at)
    hint = said("close it with “{sign}”, and put quotes around text that holds commas, colons or brackets", sign=other)
    return _Cause(said("the “{sign}” opened here is not closed where it should be", sign=sign), hint, place)


_COMMENT = re.compile(r"[ \t]#(?=[^\s#!])")


def _colon_in_brackets(_: SourceText, place: int, __: int) -> _Cause:
    message = said("in braces and brackets a colon needs a space after it, or quotes around the text")
    return _Cause(message, said("write `key: value`, or put the text in quotes"), place)


def _begins_line(source: SourceText, place: int) -> bool:
    line, column = source.position(place)
    return not source.line(line)[: column - 1].strip()


def _end_of_line(source: SourceText, place: int) -> int:
    line = source.line_number(place)
    return source.offset(line, len(source.line(line)) + 1)


def _missing_colon(source: SourceText, place: int, _: int) -> _Cause:
    line, column = source.position(place)
    glued = _GLUED.match(source.line(line)[column - 1 :])
    if glued:
        hint = said("write “{text}”", text=f"{glued[1]}: {glued[2][:40]}")
        return _Cause(said("a space is missing after the colon"), hint, place)
    hint = said("write `key: value`; text over several lines goes in a | block")
    return _Cause(said("a key without a colon"), hint, place)


def _unexpected(source: SourceText, place: int, _: int) -> _Cause:
    if source.text.startswith(":", place):
        return _Cause(said("there is no key before this colon"), said("write the key, or quote the text"), place)
    if source.text[:place].rstrip(" \t").endswith(("'", '"')):
        return _after_quote(source, place)
    hint = said("keys that belong together start in the same column")
    return _Cause(said("this line is not indented like the others it belongs with"), hint, place)


def _after_quote(source: SourceText, place: int) -> _Cause:
    line, column = source.position(place)
    before = source.line(line)[: column - 1].rstrip()
    opened = line_that_opened(source, line, before[-1]) if looks_like_opening(before) else None
    if opened is not None:
        hint = said("close it with the same mark; as it is, it runs on to line {line}", line=line)
        return _Cause(said("the quotation mark opened here is not closed on its line"), hint, source.offset(*opened))
    hint = said("put quotes around the whole value; inside single quotes write '' for one '")
    return _Cause(said("there is text after the closing quotation mark"), hint, place)


_TAB = (said("a tab cannot be used for indentation in YAML"), said("replace the tab with spaces, two a level"))
_AFTER_THE_END = (
    said("there is text after the end of the document"),
    said("look for a bracket or quote too many above"),
)
_BLOCK = (
    said("after | and > the text begins on the next line"),
    said("move the text to the next line and indent it, or put it in quotes on this one"),
)
# What the parser says, and what to tell people at the place it says it.
_SAID_HERE = {
    "tab character": _TAB,
    "unknown escape": (
        said("in double quotes a backslash begins an escape, and this one does not exist"),
        said("use single quotes, where a backslash is just a backslash"),
    ),
    "hexdecimal": (
        said("in double quotes a backslash begins an escape, and this one is not complete"),
        said("use single quotes, where a backslash is just a backslash"),
    ),
    "'-' indicator": (
        said("the list ends here with a line that is neither an item nor part of one"),
        said(
            "give every item of the list its dash in the same column, or indent this line to belong to the item above"
        ),
    ),
    "<document start>": _AFTER_THE_END,
    "non-comment content": _AFTER_THE_END,
    "incompatible YAML": (said("this version of YAML is not known"), said("remove the %YAML line")),
    "comment or line break": _BLOCK,
    "comment or a line break": _BLOCK,
    "indentation indicator": _BLOCK,
    "sequence entries are not allowed": (
        said("a list cannot begin on the line of its key"),
        said("begin each item on a line of its own; put text that begins with a dash in quotes"),
    ),
    "mapping keys are not allowed": (
        said("a question mark with a space after it begins a key in YAML"),
        said("put quotes around the text"),
    ),
}
_ALIAS = (
    said("a name after * or & must be letters and digits"),
    said("text that begins with * or & needs quotes around it; *emphasis* too"),
)


def _named(_: SourceText, place: int, __: int) -> _Cause:
    return _Cause(*_ALIAS, place)


def _tag(_: SourceText, place: int, __: int) -> _Cause:
    return _Cause(
        said("text that begins with “!” must be quoted"), said("put quotes around it: {text}", text="'!…'"), place
    )


def _directive(_: SourceText, place: int, __: int) -> _Cause:
    message = said("a line that begins with % is an instruction to YAML readers")
    return _Cause(message, said("remove it, or quote the text"), place)


# What the parser says, who looks closer, and where: where it stopped, or where the unfinished thing was opened.
_JUDGED: tuple[tuple[str, Callable[[SourceText, int, int], _Cause], str], ...] = (
    ("cannot start any token", _odd_start, "here"),
    ("mapping values are not allowed", _stray_colon, "here"),
    ("unexpected end of stream", _open_quote, "opened"),
    ("unexpected document", _open_quote, "opened"),
    ("',' or ']'", _unclosed, "opened"),
    ("',' or '}'", _unclosed, "opened"),
    ("could not find expected ':'", _missing_colon, "opened"),
    ("unexpected ':'", _colon_in_brackets, "here"),
    ("alphabetic or numeric", _named, "opened"),
    ("node content", _no_value, "here"),
    ("expected '>'", _tag, "opened"),
    ("tag", _tag, "opened"),
    ("directive", _directive, "opened"),
    ("expected key", _unexpected, "here"),
    ("<block end>", _unexpected, "here"),
)
