"""What a rule's page says, in the reader's language: for ``kivplan rule`` and for the documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..findings import Level, again, said
from . import naming

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .rule import Rule

    Translate = Callable[[str], str]

HOME = "https://kivplan.readthedocs.io/en/latest/reference/rules"
LANGUAGES = ("en", "nb", "sv")
"""The languages there are pages in, English first; nynorsk reads those in bokmål."""

TITLE = said("The rules")
ABOUT = said(
    "`kivplan rule NAME` shows these pages in the terminal. Three levels side by side stand for a draft, a proposed "
    "and an adopted plan; two for a draft and for what comes after."
)

FACTORS = {
    1: said("all managers communicate the plan"),
    2: said("every role is clear, and everyone is trained in the tools"),
    3: said("the plan is tied to the budget and to other planning"),
    4: said("the right balance of mobilise, develop and acquire"),
    5: said("actions with a high transfer value"),
    6: said("follow-up of both activity and result"),
}
"""The six success factors (practice.md, source B)."""

FAMILIES = {
    0: said("Reading"),
    1: said("Shape"),
    2: said("Links"),
    3: said("Actions: the nine points"),
    4: said("Strategy and balance"),
    5: said("Transfer"),
    6: said("Money"),
    7: said("Time"),
    8: said("Follow-up"),
    9: said("People and process"),
}
LEVELS = {
    Level.ERROR: said("error"),
    Level.WARNING: said("warning"),
    Level.INFO: said("info"),
}


class Part(NamedTuple):
    """A part of a page: a heading, if it has one, and paragraphs, points of a list, or an example in YAML."""

    heading: str | None
    texts: tuple[str, ...]
    kind: str = "text"


class Page(NamedTuple):
    """A rule's page, its name for a title; ``level`` is a sentence part on how serious it is, ``short`` a few words."""

    code: str
    title: str
    family: str
    level: str
    short: str
    summary: str
    parts: tuple[Part, ...]
    url: str


def url_of(rule: Rule, language: str = "en") -> str:
    """Where the rule's page is on the web, in ``language`` if there is one."""
    known = "nb" if language == "nn" else language
    return f"{HOME}{f'.{known}' if known in LANGUAGES[1:] else ''}.html#{rule.name}"


def page(rule: Rule, translate: Translate = str, language: str = "en") -> Page:
    """The page of a rule, its words as ``translate`` has them."""
    return Page(
        code=rule.code,
        title=rule.name,
        family=again(FAMILIES[rule.family], translate),
        level=again(level_words(rule), translate),
        short=short_levels(rule, translate),
        summary=translate(rule.summary),
        parts=tuple(_parts(rule, translate)),
        url=url_of(rule, language),
    )


def level_words(rule: Rule) -> str:
    """One word where the level holds throughout, else one for each status of the plan."""
    draft, proposed, adopted = (LEVELS[level] for level in rule.levels)
    if draft == proposed == adopted:
        return draft
    if proposed == adopted:
        return said("{draft} in a draft, {adopted} after that", draft=draft, adopted=adopted)
    words = {"draft": draft, "proposed": proposed, "adopted": adopted}
    return said("{draft} in a draft, {proposed} when proposed, {adopted} when adopted", **words)


def short_levels(rule: Rule, translate: Translate) -> str:
    """The levels side by side, draft first: ``info / warning / error``; one alone where it holds throughout."""
    return " / ".join(dict.fromkeys(again(LEVELS[level], translate) for level in rule.levels))


def _parts(rule: Rule, translate: Translate) -> Iterator[Part]:
    def say(template: str) -> str:
        return translate(template)

    yield Part(say("Why"), (translate(rule.why),))
    if rule.source:
        yield Part(say("Source"), (translate(rule.source),))
    if rule.factor:
        factor = said("{number}: {factor}", number=rule.factor, factor=FACTORS[rule.factor])
        yield Part(say("Success factor"), (again(factor, translate),))
    if rule.notes:
        yield Part(say("What counts"), tuple(map(translate, rule.notes)), "list")
    if rule.limits:
        limits = tuple(f"`{name}`: {naming.plain(value)}" for name, value in rule.limits.items())
        yield Part(say("Limits, to be changed in `checks:`"), limits, "list")
    for heading, example in ((say("Wrong"), rule.wrong), (say("Right"), rule.right)):
        if example:
            yield Part(heading, (example.strip("\n"),), "yaml")


def markdown(page: Page, *, depth: int = 1) -> str:
    """A page as Markdown, its title a heading of this depth."""
    blocks = [f"{'#' * depth} {page.title}", f"{page.code} · {page.level}", page.summary]
    for part in page.parts:
        blocks.append(f"**{part.heading}**")
        if part.kind == "list":
            blocks.append("\n".join(f"- {text}" for text in part.texts))
        elif part.kind == "yaml":
            blocks += [f"```yaml\n{text}\n```" for text in part.texts]
        else:
            blocks += part.texts
    return "\n\n".join(blocks) + "\n"
