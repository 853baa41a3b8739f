"""Text fields: the safe subset of Markdown that plans may use, as HTML or as Markdown.

Paragraphs, emphasis, code, lists and links (http, https, mailto); anything else stands as the characters it is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markupsafe import Markup

from .markdown import Markdown, escape

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENABLED = ["emphasis", "backticks", "list", "link", "autolink", "escape", "entity", "newline"]
_SCHEMES = ("http", "https", "mailto")

# Never printed: controls that reorder the letters around them, so that a text reads otherwise than it is written, and
# those that steer a terminal, which YAML's escapes can hold ("\\e").
_REORDERING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_STEERING = (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0))
OVERRIDES = dict.fromkeys((*_REORDERING, *_STEERING))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False, "linkify": False}).enable(_ENABLED)
    parser.validateLink = _safe_link  # type: ignore[method-assign]
    return parser


def _safe_link(url: str) -> bool:
    parts = urlsplit(url.strip())
    return parts.scheme.lower() in _SCHEMES and bool(parts.netloc or parts.scheme.lower() == "mailto")


@lru_cache(maxsize=4096)
def to_html(source: str) -> Markup:
    """A text as HTML blocks."""
    return Markup(_parser().render(source.strip()))  # noqa: S704 - the parser escapes; html is off


@lru_cache(maxsize=4096)
def to_inline_html(source: str) -> Markup:
    """A text as HTML to stand inside a line: its paragraphs run together."""
    return Markup(_parser().renderInline(" ".join(source.split())))  # noqa: S704 - the parser escapes; html is off


_LIST_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+")


@lru_cache(maxsize=4096)
def to_markdown(source: str) -> Markdown:
    """A text as Markdown in which only the subset is markup; a paragraph stands on one line, a list item on its own."""
    blocks = re.split(r"\n[ \t]*\n", source.strip())
    return Markdown("\n\n".join("\n".join(_lines(block)) for block in blocks))


@lru_cache(maxsize=4096)
def to_inline_markdown(source: str) -> Markdown:
    """A text as Markdown to stand inside a line or at its start: its paragraphs run together."""
    return Markdown(escape(source, markup=True, starts_line=True))


def to_cell(lines: Iterable[str]) -> Markdown:
    """Texts as Markdown to stand in one table cell, a dot between them."""
    return Markdown(" · ".join(escape(line, markup=True) for line in lines))


@lru_cache(maxsize=4096)
def to_nested_markdown(source: str, width: int) -> Markdown:
    """A text to follow a label in a list item whose content is indented by ``width``: on the same line if it is one
    line, else as blocks below it."""
    laid_out = to_markdown(source)
    if "\n" not in laid_out:
        return Markdown(f" {laid_out}")
    return Markdown("\n\n" + "\n".join(" " * width + line if line else "" for line in laid_out.splitlines()))


def _lines(block: str) -> list[str]:
    """The lines of a block: list items each on a line, what continues one joined to it."""
    lines: list[str] = []
    for line in block.splitlines():
        if not lines or _LIST_ITEM.match(line):
            lines.append(line)
        else:
            lines[-1] += f" {line.strip()}"
    return [_item(line) for line in lines]


def _item(line: str) -> str:
    bullet = _LIST_ITEM.match(line)
    if bullet is None:
        return escape(line, markup=True, starts_line=True)
    indent = line[: len(line) - len(line.lstrip())].replace("\t", "  ")
    return f"{indent}{bullet.group().strip()} {escape(line[bullet.end() :], markup=True)}"
