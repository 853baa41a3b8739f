"""What a theme may not do: reach the network, or make a page that acts. Its templates are judged before they are used,
the page they make afterwards."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong, in which line, and what to do."""

    line: int
    message: str
    hint: str


_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(?=[^\n])")
_DATA = re.compile(
    r"url\(\s*(?:\"data:image/[^\"]*\"|'data:image/[^']*'|data:image/[^\s\"')]*|[\"']?#[\w-]+[\"']?)\s*\)",
    re.IGNORECASE,
)
_CSS = (
    (
        re.compile(r"@import", re.IGNORECASE),
        "a stylesheet may not load another",
        "write its rules here, or in html/styles/",
    ),
    (
        re.compile(r"@font-face", re.IGNORECASE),
        "a report loads no fonts",
        "name a font the reader has in `font-family`",
    ),
    (
        re.compile(r"url\(|image-set\(|src\(|//", re.IGNORECASE),
        "a stylesheet may not load anything",
        "use url(data:image/…)",
    ),
    (re.compile(r"<"), "a stylesheet may not hold <", "take it away; it could end the style element"),
)
_MAY_READ = re.compile(r"\breport\.json\b(?!\")|json\(\"report\.json\"\)|image\((?=bytes\()")
_TYPST = (
    (
        re.compile(r"(?<![\w-])(?:import|include)(?![\w-])(?!\s*\"[\w-]+\.typ\")"),
        "a template imports files of the theme by name alone",
        'write `#import "name.typ"`',
    ),
    (
        re.compile(
            r"(?<![\w-])(?:eval|plugin|read|std(?!\.[a-z])|csv|json|toml|yaml|xml|cbor|image|bibliography)(?![\w-])"
        ),
        "a template may not run or read anything but the report",
        'the report is `json("report.json")`, a picture `image(bytes(…))`',
    ),
    (re.compile(r"@\w+/"), "a template may not load packages", "take it away"),
)


def complaint(name: str, text: str) -> Complaint | None:
    """What is wrong with a stylesheet or typst template of a theme; None for nothing, and for any other file."""
    if name.endswith(".css"):
        return _first(_CSS, _bare(text))
    if name.endswith(".typ"):
        return _first(_TYPST, _MAY_READ.sub("", text))
    return None


def _bare(css: str) -> str:
    """A stylesheet with its escapes read, without comments and what it may load; lines stay lines."""
    plain = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), css)
    plain = _ESCAPE.sub(lambda found: chr(min(int(found[1], 16), 0x10FFFF)) if found[1] else "", plain)
    return _DATA.sub("", plain)


def _first(rules: tuple[tuple[re.Pattern[str], str, str], ...], text: str) -> Complaint | None:
    found = [(match.start(), message, hint) for rule, message, hint in rules if (match := rule.search(text))]
    if not found:
        return None
    at, message, hint = min(found)
    return Complaint(text[:at].count("\n") + 1, message, hint)


# ---------------------------------------------------------------- the page

_BEGINS = re.compile(
    r"\s*<!DOCTYPE html>\s*<html[^<>]*>\s*<head>\s*(?:<meta (?:charset|name)=[^<>]*>\s*)*"
    rf"<meta http-equiv=\"Content-Security-Policy\" content=\"{re.escape(CSP)}\">",
    re.IGNORECASE,
)
_ACTS = frozenset(
    (
        "applet",
        "audio",
        "base",
        "button",
        "dialog",
        "embed",
        "form",
        "frame",
        "frameset",
        "iframe",
        "link",
        "math",
        "noscript",
        "object",
        "portal",
        "script",
        "select",
        "source",
        "template",
        "track",
        "video",
    )
)
_LOADS = frozenset(["src", "srcset", "poster", "data", "background", "action", "formaction", "ping", "manifest"])
_LEADS = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)
_SHOWS = re.compile(r"data:image/(?:png|jpeg);base64,", re.IGNORECASE)


def page_complaint(page: str) -> str | None:
    """Why a page made with a theme may not be given away; None where it may.

    It must begin with the policy that lets no browser run or load anything, before all that could; and hold nothing
    that acts without running: forms, frames, addresses of another kind.
    """
    if _BEGINS.match(page) is None:
        return "the page must begin as kivplan's own, with its Content-Security-Policy first in the head"
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    """Goes through a page to the first thing that acts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: str | None = None
        self._policies = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = self._wrong_tag(tag, dict(attrs)) or next(filter(None, (_wrong(tag, *one) for one in attrs)), None)
        self.found = self.found or found

    def handle_data(self, data: str) -> None:
        wrong = _first(_CSS, _bare(data)) if self.cdata_elem == "style" else None
        self.found = self.found or (wrong.message if wrong else None)

    def _wrong_tag(self, tag: str, attributes: dict[str, str | None]) -> str | None:
        if tag in _ACTS:
            return f"a report holds no <{tag}>"
        if tag == "meta" and "http-equiv" in attributes:
            self._policies += 1
            if self._policies > 1:
                return "a report holds no other <meta http-equiv> than its policy"
        return None


def _wrong(tag: str, name: str, value: str | None) -> str | None:
    told = (value or "").strip()
    if name.startswith("on") or name == "srcdoc":
        return f"a report holds no {name}="
    if name in _LOADS and not (name == "src" and tag == "img" and _SHOWS.match(told)):
        return f"a report loads nothing: <{tag} {name}=…>"
    if name in ("href", "xlink:href"):
        allowed = _LEADS.match(told) if tag in ("a", "area") else told.startswith("#")
        return (
            None if allowed else f"a link leads to a place in the report, a web or an e-mail address: <{tag} {name}=…>"
        )
    if name == "style" and (found := _first(_CSS, _bare(told))):
        return f"{found.message}: <{tag} style=…>"
    return None
