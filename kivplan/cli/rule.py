"""``kivplan rule``: what the rules are, and what one of them finds, why, and what to write instead."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from .context import Job  # noqa: TC001  the option parser reads it
from .options import LANGUAGES, chosen, completing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..reporters.paint import Paint
    from ..rules import Rule
    from ..rules.pages import Page, Part
    from .context import Terminal

FORMATS = ("text", "markdown", "json")
INDENT = "  "

Name = Annotated[
    str | None,
    typer.Argument(
        metavar="NAME", help="A rule by name or code, or a family like KIV3; without it, all rules.", show_default=False
    ),
]
Format = Annotated[
    str,
    typer.Option(metavar="|".join(FORMATS), help="How the page or list is shown.", autocompletion=completing(FORMATS)),
]
Language = Annotated[
    str,
    typer.Option(metavar="|".join(LANGUAGES), help="The language of the page.", autocompletion=completing(LANGUAGES)),
]


def rule(name: Name = None, *, format: Format = "text", language: Language = "en") -> Job:  # noqa: A002
    """List the rules, or explain one: what it finds, why, and what to write."""
    chosen("--format", format, FORMATS)
    chosen("--language", language, LANGUAGES)
    return partial(run, name, format, language)


def run(name: str | None, form: str, language: str, terminal: Terminal) -> int:
    """Show the rules that ``name`` means; always 0."""
    from ..locale.catalog import findings
    from ..reporters.paint import Paint
    from ..rules.pages import page

    rules = _meant(name)
    pages = [page(one, findings(language), language) for one in rules]
    alone = name is not None and len(pages) == 1
    if form == "json":
        terminal.show(_json(rules, pages))
    elif form == "markdown":
        terminal.show(_markdown(pages, alone=alone))
    else:
        paint = Paint(terminal.colour_on(terminal.stdout))
        lines = _explained(pages[0], paint, terminal.width) if alone else _listed(pages, paint)
        terminal.show("".join(f"{line}\n" for line in lines))
    return 0


def _meant(name: str | None) -> tuple[Rule, ...]:
    """The rules of that name, code or family, all of them without one; raises UsageError where there is none."""
    from ..errors import UsageError
    from ..rules import RULES
    from ..rules.registry import BY_CODE, matching, nearest

    if name is None:
        return RULES
    codes = matching(name) or matching(name.upper()) or matching(name.lower())
    if not codes:
        near = nearest(name)
        hint = f"did you mean {near}?" if near else "`kivplan rule` lists them all"
        raise UsageError(f"there is no rule named {name}", hint=hint)
    return tuple(BY_CODE[code] for code in sorted(codes))


def _listed(pages: Iterable[Page], paint: Paint) -> Iterator[str]:
    family = ""
    widest = max(len(page.title) for page in pages)
    for page in pages:
        if page.family != family:
            yield from ([""] if family else [])
            family = page.family
            yield paint("strong", family)
        yield f"{INDENT}{page.code}  {page.title.ljust(widest)}  {page.short}"


def _explained(page: Page, paint: Paint, width: int) -> Iterator[str]:
    yield paint("strong", f"{page.code} {page.title}")
    yield page.level
    yield ""
    yield from _wrapped(page.summary, width)
    for part in page.parts:
        yield ""
        yield paint("strong", part.heading or "")
        yield from _part(part, width)
    yield ""
    yield page.url


def _part(part: Part, width: int) -> Iterator[str]:
    for text in part.texts:
        if part.kind == "yaml":
            yield from (f"{INDENT * 2}{line}".rstrip() for line in text.splitlines())
        elif part.kind == "list":
            first, *others = _wrapped(text, width - 4)
            yield f"{INDENT}- {first}"
            yield from (f"{INDENT * 2}{line}" for line in others)
        else:
            yield from (f"{INDENT}{line}" for line in _wrapped(text, width - 2))


def _wrapped(text: str, width: int) -> list[str]:
    from textwrap import wrap

    return wrap(text, max(min(width, 100), 30), break_long_words=False, break_on_hyphens=False)


def _markdown(pages: Iterable[Page], *, alone: bool) -> str:
    from ..rules.pages import markdown

    if alone:
        return "".join(markdown(page) for page in pages)
    return "".join(f"- {page.code} **{page.title}** ({page.short}): {page.summary}\n" for page in pages)


def _json(rules: Iterable[Rule], pages: Iterable[Page]) -> str:
    import json

    entries = [
        {
            "code": rule.code,
            "name": rule.name,
            "levels": dict(zip(("draft", "proposed", "adopted"), (level.label for level in rule.levels), strict=True)),
            "factor": rule.factor,
            "limits": {name: float(value) for name, value in rule.limits.items()},
            "summary": page.summary,
            "why": next(text for part in page.parts for text in part.texts),
            "url": page.url,
        }
        for rule, page in zip(rules, pages, strict=True)
    ]
    return json.dumps({"version": 1, "rules": entries}, ensure_ascii=False, indent=2) + "\n"
