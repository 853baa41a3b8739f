"""The template environments: an immutable sandbox that gets plain data, escapes by default and reads only templates."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ..report.parts import named, numbered, short_name
from ..resources import templates_dir
from . import headings, markdown, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

    from ..locale.words import Words
    from ..report import Document

_FOLDERS = {"html": "html", "md": "markdown"}
_PAGES = {"html": "page.html", "md": "page.md"}


def lay_out(document: Document, words: Words, form: str) -> str:
    """The document as one text in ``form`` (html or md), its lines ended by a line feed."""
    template = environment(form, words).get_template(_PAGES[form])
    laid_out = template.render(document=document, words=words)
    plain = laid_out.translate(text.OVERRIDES)
    return headings.linked(markdown.tidied(plain)) if form == "md" else plain


@lru_cache(maxsize=16)
def environment(form: str, words: Words) -> Environment:
    """The environment for one format and one set of words."""
    env = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(templates_dir() / _FOLDERS[form]),
        undefined=StrictUndefined,
        autoescape=form == "html",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
        finalize=_finalize if form == "html" else markdown.finalized,
    )
    env.install_gettext_translations(words.catalog, newstyle=True)  # type: ignore[attr-defined]
    env.filters.update(_filters(words))
    if form == "html":
        env.filters.update(text=text.to_html, line_text=text.to_inline_html, svg=Markup, css_string=_css_string)
        env.globals["stylesheet"] = _stylesheet()
    else:
        env.filters.update(text=text.to_markdown, line_text=text.to_inline_markdown, nested=text.to_nested_markdown)
        env.filters.update(start=markdown.start, cell=markdown.cell, md=markdown.Markdown, row=markdown.row)
        env.filters.update(text_cell=text.to_cell, heading_link=headings.heading_link)
    return env


def _finalize(value: Any) -> Any:
    """Refuse to print nothing: a view says in words that something is missing."""
    if value is None:
        raise ValueError("a template printed a value that is None")
    return value


def _filters(words: Words) -> dict[str, Callable[..., object]]:
    formats = words.formats
    return {
        "money": formats.money,
        "short_money": formats.short_money,
        "number": formats.number,
        "count": formats.count,
        "percent": formats.percent,
        "day": formats.day,
        "short_day": formats.short_day,
        "listing": lambda items: formats.listing(tuple(items)),
        "iso": date.isoformat,
        "named": named,
        "numbered": numbered,
        "short_name": short_name,
        "short_names": lambda links: ", ".join(short_name(link.id, link.title) for link in links),
        "term": lambda key, context: words.term(context, key),
    }


def _css_string(value: str) -> Markup:
    """Text inside a quoted CSS string: whatever could end it or the style element stands as its code point."""
    shown = value.translate(text.OVERRIDES)
    escaped = "".join(c if c.isalnum() or c in " ·,.-–" else f"\\{ord(c):06x}" for c in shown)
    return Markup(escaped)  # noqa: S704 - only letters, digits and escapes are left


def _stylesheet() -> Markup:
    """What all pages share, and after it the sheets of single sections and reports in the order of their names."""
    home = templates_dir() / "html"
    sheets = [home / "style.css", *sorted((home / "styles").glob("*.css"))]
    return Markup("\n".join(sheet.read_text(encoding="utf-8").strip("\n") for sheet in sheets) + "\n")  # noqa: S704
