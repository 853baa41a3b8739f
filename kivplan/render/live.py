"""The frame around a report that is being written: the page a browser keeps open, and what the checks found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ..resources import templates_dir

if TYPE_CHECKING:
    from jinja2 import Environment

    from ..locale.words import Words

STYLE, SCRIPT = "watch.css", "watch.js"


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as the page shows it; ``level``: error, warning or info, ``label`` the same in the reader's words."""

    level: str
    label: str
    message: str
    hint: str
    place: str
    code: str
    name: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Panel:
    """What is above the report: the summary and the findings, the first of them where there are many (``more``).

    ``stale``: the report is older than the plan, which cannot be rendered; ``problem``: what else stands in the way.
    """

    summary: str
    findings: tuple[Told, ...] = ()
    more: str = ""
    stale: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A report that can be looked at: its file and its name."""

    file: str
    title: str


def panel_html(panel: Panel, words: Words) -> str:
    """What the checks found, as a piece of a page."""
    return (
        _environment(words)
        .get_template("panel.html")
        .render(
            summary=panel.summary,
            findings=panel.findings,
            more=panel.more,
            stale=panel.stale,
            problem=panel.problem,
        )
    )


def frame_html(title: str, pages: tuple[Page, ...], panel: Panel, version: int, words: Words) -> str:
    """The page that holds the findings and the report; ``version`` changes with the plan."""
    return (
        _environment(words)
        .get_template("page.html")
        .render(
            title=title,
            pages=pages,
            panel=Markup(panel_html(panel, words)),  # noqa: S704 - made by a template that escapes
            version=version,
            language=words.language,
        )
    )


def asset(name: str) -> bytes:
    """The style sheet or the script of that page."""
    return (templates_dir() / "watch" / name).read_bytes()


def _environment(words: Words) -> Environment:
    env = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(templates_dir() / "watch"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    env.install_gettext_translations(words.catalog, newstyle=True)  # type: ignore[attr-defined]
    return env
