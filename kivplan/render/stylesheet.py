"""The page's own stylesheet read for what is drawn outside a browser: colours, strokes and type of figures, on paper.

As much of CSS as our sheets use for figures: elements, classes, ``:is()``, descendants and children; custom properties;
what holds in print. A rule whose selector asks for more than that is passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from ..resources import templates_dir

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_COMPOUND = re.compile(r"([a-z][a-z0-9]*)?((?:\.[\w-]+)*)")
_ANY_OF = re.compile(r":is\(([^()]*)\)")
_VARIABLE = re.compile(r"var\((--[\w-]+)(?:,\s*([^()]*))?\)")
_DRAWN = frozenset({"fill", "stroke", "color", "font", "font-size", "font-weight", "text-anchor", "dominant-baseline"})
_DRAWN |= frozenset({"transform", "width", "height"})
_DEPTH = 8  # a variable may stand for another, so many times over

Step = tuple[str, frozenset[str]]  # an element's name (or nothing) and its classes


@dataclass(frozen=True, slots=True)
class _Rule:
    """``steps`` from the outermost to the element itself; ``child``: whether a step is right inside the one before."""

    steps: tuple[Step, ...]
    child: tuple[bool, ...]
    said: tuple[tuple[str, str], ...]
    weight: tuple[int, int, int]

    def fits(self, path: Sequence[Step]) -> bool:
        """Whether the rule speaks of the last element of ``path``, the others being around it."""
        return _fits(self.steps, self.child, path)


def _fits(steps: Sequence[Step], child: Sequence[bool], path: Sequence[Step]) -> bool:
    if not path or not _is(path[-1], steps[-1]):
        return False
    if len(steps) == 1:
        return True
    outside = [path[:-1]] if child[-1] else [path[:end] for end in range(len(path) - 1, 0, -1)]
    return any(_fits(steps[:-1], child[:-1], around) for around in outside)


def _is(element: Step, asked: Step) -> bool:
    return (not asked[0] or asked[0] == element[0]) and asked[1] <= element[1]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rules that may speak of a figure, and the tokens of light paper."""

    rules: tuple[_Rule, ...]
    tokens: Mapping[str, str]
    _known: dict[tuple[Step, ...], dict[str, str]] = field(default_factory=dict, compare=False)

    def said_of(self, path: tuple[Step, ...]) -> dict[str, str]:
        """What the rules say of the last element of ``path``, the weightiest and latest winning; variables stand."""
        if path not in self._known:
            said: dict[str, str] = {}
            for rule in sorted((rule for rule in self.rules if rule.fits(path)), key=lambda rule: rule.weight):
                said.update(rule.said)
            self._known[path] = said
        return self._known[path]

    def resolved(self, value: str, own: Mapping[str, str]) -> str:
        """``value`` with its variables filled in, from ``own`` before the tokens."""
        for _ in range(_DEPTH):
            if "var(" not in value:
                break
            value = _VARIABLE.sub(lambda found: own.get(found[1]) or self.tokens.get(found[1]) or found[2] or "", value)
        return value.strip()


@lru_cache(maxsize=8)
def sheet(accent: str | None = None) -> Sheet:
    """The sheets of all pages as they hold on paper; ``accent`` is the report's own colour."""
    home = templates_dir() / "html"
    files = [home / "style.css", *sorted((home / "styles").glob("*.css"))]
    return sheet_of("\n".join(file.read_text(encoding="utf-8") for file in files), accent)


def sheet_of(css: str, accent: str | None = None) -> Sheet:
    """A stylesheet as it holds on light paper."""
    rules: list[_Rule] = []
    tokens: dict[str, str] = {}
    for selectors, said in _rules(_COMMENT.sub("", css)):
        if selectors == ":root":
            tokens.update(said)
        if not any(name in _DRAWN or name.startswith(("--", "stroke")) for name in said):
            continue
        for steps, child in _selectors(selectors):
            rules.append(_Rule(steps, child, tuple(said.items()), _weight(steps, len(rules))))
    if accent:
        tokens["--accent"] = accent
    return Sheet(tuple(rules), tokens)


def _rules(css: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each rule that holds in print: what it speaks of, and what it says."""
    for head, body in _blocks(css):
        if head == "@media print":
            yield from _rules(body)
        elif not head.startswith("@"):
            yield head, _declarations(body)


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """Each block of this level: what stands before its brace, and what stands in it."""
    at = 0
    while (opens := css.find("{", at)) >= 0:
        depth, end = 1, opens + 1
        while depth and end < len(css):
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        yield " ".join(css[at:opens].split()), css[opens + 1 : end - 1]
        at = end


def _declarations(body: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in body.split(";") if ":" in line)
    return {name.strip(): value.strip() for name, _, value in pairs}


def _weight(steps: Sequence[Step], order: int) -> tuple[int, int, int]:
    return sum(len(classes) for _, classes in steps), sum(bool(name) for name, _ in steps), order


def _selectors(text: str) -> Iterator[tuple[tuple[Step, ...], tuple[bool, ...]]]:
    """Each selector of a list as steps; those that ask for more than names, classes and nesting are left out."""
    for selector in _spelled_out(text):
        parts = selector.replace(">", " > ").split()
        steps = [_step(part) for part in parts if part != ">"]
        known = [step for step in steps if step is not None]
        if known and len(known) == len(steps) and parts[0] != ">":
            child = tuple(parts[at - 1] == ">" for at in range(1, len(parts)) if parts[at] != ">")
            yield tuple(known), child


def _spelled_out(text: str) -> Iterator[str]:
    """A list of selectors one by one, with every ``:is(a, b)`` written out."""
    for selector in _separated(text):
        options = [found.split(",") for found in _ANY_OF.findall(selector)]
        pattern = _ANY_OF.sub("\0", selector).split("\0")
        for chosen in product(*options):
            yield "".join(f"{before}{one.strip()}" for before, one in zip(pattern, (*chosen, ""), strict=True)).strip()


def _separated(text: str) -> Iterator[str]:
    depth, begins = 0, 0
    for at, sign in enumerate(text):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "," and not depth:
            yield text[begins:at].strip()
            begins = at + 1
    yield text[begins:].strip()


def _step(part: str) -> Step | None:
    found = _COMPOUND.fullmatch(part)
    return (found[1] or "", frozenset(found[2].split(".")[1:])) if found else None
