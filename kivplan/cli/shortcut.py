"""``kivplan validate`` as it is mostly asked for, understood without the option parser.

Loading the parser takes as long as checking a small plan. Whatever is not plain here (help, a fault, an unusual
spelling) is left to the parser, which reads all of it again; a test holds the two together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .validating import asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .context import Job

_COMMAND = "validate"
_FLAGS = {"--quiet": "quiet", "-q": "quiet", "--scorecard": "scorecard"}
_VALUES = {
    "--output": "output",
    "-o": "output",
    "--fail-on": "fail_on",
    "--as-of": "as_of",
    "--baseline": "baseline",
    "--write-baseline": "write_baseline",
    "--language": "language",
}
_LISTS = {"--select": "select", "--ignore": "ignore", "--format": "format"}


def shortcut(arguments: Sequence[str]) -> Job | None:
    """The job that plain ``arguments`` ask for, None where they are not plain; raises UsageError as the parser does."""
    if list(arguments[:1]) != [_COMMAND]:
        return None
    paths: list[str] = []
    given: dict[str, Any] = {}
    words = iter(arguments[1:])
    for word in words:
        name, equals, value = word.partition("=")
        if word in _FLAGS:
            given[_FLAGS[word]] = True
        elif name in _VALUES or name in _LISTS:
            value = value if equals else next(words, "")
            if not value or value.startswith("-") or (equals and not name.startswith("--")):
                return None
            if name in _LISTS:
                given.setdefault(_LISTS[name], []).append(value)
            else:
                given[_VALUES[name]] = value
        elif word and (word == "-" or not word.startswith("-")):
            paths.append(word)
        else:
            return None
    return asked(paths, **given)
