"""What made plans are made of: chance, words, days, amounts; and how they are written down as YAML."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from random import Random

NAMES = ("Kari Holm", "Lars Berg", "Åse Lund", "Per-Olof Ek", "Ida Dal", "Solveig")
MENTIONS = (*NAMES, "Berg", "Lund", "Ek", "kari holm", "holm", "Karis", "Lars Bergs", "p1@nordvik.no", "22 33 44 55")
WORDS = (
    "nurses", "mentors", "wound care", "leaders", "new staff", "the night shift", "shared lists", "dementia", "safe",
    "learning", "plans", "users", "Helse og omsorg", "every ward", "skolan", "time for talks", "12", "80 %", "2027",
)  # fmt: skip
NUMBERS = (
    *("010190 00083", "41019000077", "900101-0017", "19900161-0014"),  # as nobody has them, and right
    *("010190 00084", "900101-0018", "990231-0016"),  # wrong
)
AMOUNTS = ("0", "500", "5000", "12500.50", "30000", "90000", "250000", "1000000")
PLAIN = re.compile(r"[A-Za-z0-9ÅÄÖåäöØøÆæ][\wÅåÄäÖöØøÆæ .%/@-]*[\w.%]|\w")


@dataclass
class Chance:
    """Draws from one source of chance; what is named on the way is kept in lists of ids."""

    random: Random
    thorough: float = 0.5  # the odds of saying what may be said
    parts: float = 0.1  # the odds of an action being part of another
    careless: float = 0.0  # the odds of a number of a person in a text, or of one that looks like it
    odds: dict[str, float] = field(default_factory=dict)
    years: tuple[int, ...] = ()
    units: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    goals: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    causes: list[str] = field(default_factory=list)
    needs: list[str] = field(default_factory=list)
    competences: list[str] = field(default_factory=list)
    indicators: list[str] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    number: int = 0

    def maybe(self, odds: float = 0.5) -> bool:
        return self.random.random() < odds

    def pick(self, choices: Iterable[Any]) -> Any:
        return self.random.choice(list(choices))

    def some(self, choices: Iterable[Any], most: int = 3, least: int = 1) -> list[Any]:
        choices = list(choices)
        return self.random.sample(choices, min(len(choices), self.random.randint(least, most)))

    def count(self, most: int, least: int = 0) -> int:
        return self.random.randint(least, most)

    def keys(self, **values: Any) -> dict[str, Any]:
        """What the plan is thorough enough to say; now and then a key with nothing after it."""
        return {key: said for key, value in values.items() for key, said in self._said(self.usual(key), key, value)}

    def some_of(self, odds: float = 0.4, /, **values: Any) -> dict[str, Any]:
        """Each of these at the same odds."""
        return {key: said for key, value in values.items() for key, said in self._said(odds, key, value)}

    def usual(self, key: str) -> float:
        """How often the plan says this: mostly as all else; a few keys as it happens."""
        if key not in self.odds:
            self.odds[key] = self.pick((0, 0.3, 0.9)) if self.maybe(0.2) else self.thorough
        return self.odds[key]

    def _said(self, odds: float, key: str, value: Any) -> Iterator[tuple[str, Any]]:
        if self.maybe(odds):
            said = value() if callable(value) else value
            if said not in (None, [], {}):
                yield key, said
        elif self.maybe(0.03):
            yield key, None

    def named(self, letter: str, *lists: list[str], **values: Any) -> dict[str, Any]:
        """A thing with an id of its own, which is added to the lists."""
        key = self.id(letter)
        for ids in lists:
            ids.append(key)
        return {"id": key, **values}

    def id(self, letter: str) -> str:
        self.number += 1
        return f"{letter}{self.number}"

    def one_of(self, ids: list[str]) -> str | None:
        return self.pick(ids) if ids else None

    def some_ids(self, ids: list[str], most: int = 2) -> list[str]:
        return self.some(ids, most) if ids else []

    def who(self) -> str | None:
        return self.one_of([*self.people, *self.people, *self.units])

    def of_unit(self, odds: float = 0.3) -> dict[str, Any]:
        return {"unit": self.pick(self.units)} if self.units and self.maybe(odds) else {}

    def text(self) -> str:
        words = " ".join(self.some(WORDS, 5))
        if self.maybe(0.02):
            words += f" {self.pick(MENTIONS)}"
        if self.maybe(self.careless):
            words += f" {self.pick(NUMBERS)}"
        return words[0].upper() + words[1:]

    def amount(self) -> str:
        return str(self.pick(AMOUNTS))

    def day(self, *years: int) -> str:
        year, month = self.pick(years or self.years), self.count(12, 1)
        return f"{year}-{month:02}-{self.count(monthrange(year, month)[1], 1):02}"

    def when(self, *years: int) -> str:
        year = self.pick(years or self.years)
        month = f"{year}-{self.count(12, 1):02}"
        part = f"{year}-{self.pick(['H1', 'H2', 'T1', 'T2', 'T3', 'Q1', 'Q2', 'Q3', 'Q4', 'W01', 'W37', 'W52'])}"
        return str(self.pick([str(year), part, month, month, self.day(year), self.day(year)]))


def yaml(value: dict[str, Any], indent: str = "") -> str:
    """A mapping as YAML: short ones without others in them in braces, the rest below their keys."""
    lines = []
    for key, one in value.items():
        if isinstance(one, dict) and not flat(one):
            lines.append(f"{indent}{key}:\n{yaml(one, f'{indent}  ')}")
        elif isinstance(one, list) and any(isinstance(item, dict) for item in one):
            lines.append(f"{indent}{key}:\n{''.join(item(each, f'{indent}  ') for each in one)}")
        else:
            lines.append(f"{indent}{key}: {flow(one)}".rstrip() + "\n")
    return "".join(lines)


def item(value: dict[str, Any], indent: str) -> str:
    return f"{indent}- {flow(value)}\n" if flat(value) else f"{indent}- {yaml(value, f'{indent}  ').lstrip()}"


def flat(value: dict[str, Any]) -> bool:
    """Whether a mapping is short, holds no other and leaves no key empty."""
    simple = all(one is not None and not isinstance(one, dict | list) for one in value.values())
    return simple and len(flow(value)) < 80


def flow(value: Any) -> str:
    match value:
        case None:
            return ""
        case dict():
            return "{" + ", ".join(f"{key}: {flow(one)}" for key, one in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(flow, value)) + "]"
    text = str(value)
    return text if PLAIN.fullmatch(text) and not text.startswith("-") else json.dumps(text, ensure_ascii=False)
