"""Plans with one value taken out: the key stays with nothing after it, which is as if it were not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML

if TYPE_CHECKING:
    from collections.abc import Iterator

Blank = tuple[int, int]
Step = str | int


def blanks(text: str) -> list[Blank]:
    """Where the value of every key of a file stands, from just after the colon, in the order of the text."""
    return [blank for path, blank in values(text) if isinstance(path[-1], str)]


def values(text: str) -> Iterator[tuple[tuple[Step, ...], Blank]]:
    """Every value of a file by its path, the number of its document first; of a key from just after the colon."""
    for number, root in enumerate(YAML(pure=True).compose_all(text)):
        yield from below(root, (number,), text)


def below(node: Any, path: tuple[Step, ...], text: str) -> Iterator[tuple[tuple[Step, ...], Blank]]:
    if node.id == "mapping":
        for key, value in node.value:
            start = text.index(":", key.end_mark.index) + 1
            if end_of(value, text) > start:
                yield (*path, key.value), (start, end_of(value, text))
            yield from below(value, (*path, key.value), text)
    elif node.id == "sequence":
        for number, one in enumerate(node.value):
            yield (*path, number), (one.start_mark.index, end_of(one, text))
            yield from below(one, (*path, number), text)


def end_of(node: Any, text: str) -> int:
    """Where a value ends: before the comments and the space that follow it."""
    if node.id == "scalar" or node.flow_style:
        start, end = node.start_mark.index, node.end_mark.index
        return start + len(text[start:end].rstrip())
    last = node.value[-1]
    return end_of(last[1] if node.id == "mapping" else last, text)


def without(text: str, blank: Blank) -> str:
    """The text with nothing there."""
    return put(text, blank, "")


def put(text: str, blank: Blank, new: str) -> str:
    """The text with another value there."""
    start, end = blank
    return text[:start] + new + text[end:]
