"""The template environments: an immutable sandbox that gets plain data, escapes by default and reads only templates."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..errors import UsageError
from ..report.parts import named, numbered, short_name
from ..resources import templates_dir
from . import headings, markdown, text
from .sandbox import MOST_SIGNS, Sandbox, ThemeSandbox
from .theme import NO_THEME
from .theme_checks import page_complaint
from .theme_errors import blamed

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..locale.words import Words
    from ..report import Document
    from .theme import Theme

_FOLDERS = {"html": "html", "md": "markdown"}
_PAGES = {"html": "page.html", "md": "page.md"}


def lay_out(document: Document, words: Words, form: str, theme: Theme = NO_THEME) -> str:
    """The document as one text in ``form`` (html or md), its lines ended by a line feed.

    Raises UsageError for what is wrong with the theme.
    """
    laid_out = _rendered(document, environment(form, words, theme), form)
    plain = laid_out.translate(text.OVERRIDES)
    return headings.linked(markdown.tidied(plain)) if form == "md" else plain


def _rendered(document: Document, env: Sandbox, form: str) -> str:
    if not isinstance(env, ThemeSandbox):
        return env.get_template(_PAGES[form]).render(document=document)
    env.rounds = 0
    parts: list[str] = []
    length = 0
    with blamed(env):
        for name in sorted(env.theirs):
            if not name.endswith(".css"):
                env.get_template(name.partition("/")[2])  # what is not used in this report is to be sound as well
        for part in env.get_template(_PAGES[form]).generate(document=document):
            parts.append(part)
            length += len(part)
            if length > MOST_SIGNS:
                raise UsageError(f"{env.theme.called}: the {form} page becomes too large", hint="print less of it")
    page = "".join(parts)
    wrong = page_complaint(page) if form == "html" else None
    if wrong is not None:
        raise UsageError(f"{env.theme.called}: {wrong}", hint="look for it in the templates under html/")
    return page


@lru_cache(maxsize=16)
def environment(form: str, words: Words, theme: Theme = NO_THEME) -> Sandbox:
    """The environment for one format, one set of words and one theme."""
    folder = _FOLDERS[form]
    options: dict[str, Any] = {
        "undefined": StrictUndefined,
        "autoescape": form == "html",
        "trim_blocks": True,
        "lstrip_blocks": True,
        "keep_trailing_newline": True,
        "extensions": ["jinja2.ext.i18n"],
        "finalize": _finalize if form == "html" else markdown.finalized,
    }
    if theme is NO_THEME:
        env = Sandbox(loader=FileSystemLoader(templates_dir() / folder), **options)
    else:
        env = ThemeSandbox(theme, folder, **options)
    env.install_gettext_translations(words.catalog, newstyle=True)  # type: ignore[attr-defined]
    env.filters.update(_filters(words))
    if form == "html":
        env.filters.update(text=text.to_html, line_text=text.to_inline_html, svg=Markup, css_string=_css_string)
        env.globals["stylesheet"] = _stylesheet(theme)
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


def _stylesheet(theme: Theme) -> Markup:
    """What all pages share, after it the sheets of single sections and reports, and last the theme's own."""
    return Markup("\n".join(sheet.strip("\n") for sheet in theme.styles()) + "\n")  # noqa: S704 - may not hold <
