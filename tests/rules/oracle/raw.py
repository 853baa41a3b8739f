"""A plan as a plain YAML reader gives it, and what the format's page says of it: nothing of kivplan is used.

Every value is text. Places are (file, number of the document, path), as a finding's are.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Where = tuple[str, int, tuple[str | int, ...]]
Data = dict[str, Any]

LIMITS = {
    "actions-per-responsible": 12,
    "actions-per-unit": 25,
    "fewest-actions": 8,
    "too-little-mobilisation": 25,
    "too-much-development": 60,
    "off-balance": 15,
    "formal-education-heavy": 50,
    "evaluated-too-early": 3,
    "action-plan-not-rolled": 24,
    "plan-too-old": 4,
    "not-followed-up": 6,
    "indicator-without-reading": 15,
    "individuals-public": 5,
    "staircase-gap": 50,
}
"""As the catalogue has them."""


@dataclass(frozen=True)
class Thing:
    """Something a plan says, and where: ``data`` stands at ``where``."""

    data: Data
    where: Where

    def at(self, *keys: str | int) -> Where:
        """The place of what the keys lead to."""
        file, number, path = self.where
        return file, number, (*path, *keys)

    def below(self, *keys: str) -> Iterator[Thing]:
        """The mappings of the list that the keys lead to."""
        found: Any = self.data
        for key in keys:
            found = (found or {}).get(key)
        for number, one in enumerate(found or ()):
            yield Thing(one, self.at(*keys, number))

    def get(self, *keys: str) -> Any:
        """What the keys lead to; None where it is not said."""
        found: Any = self.data
        for key in keys:
            found = found.get(key) if found else None
        return found


@dataclass(frozen=True)
class Term(Thing):
    """An action as one action plan has it."""

    plan: Thing

    @property
    def period(self) -> tuple[date, date]:
        return period(self.plan.data["period"])

    @property
    def unit(self) -> str | None:
        return self.plan.get("unit")

    @property
    def span(self) -> tuple[date, date]:
        """First day: start, else at, else the action plan's; last: deadline, else end, else at, else its last."""
        time = self.get("time") or {}
        begins, ends = time.get("start") or time.get("at"), time.get("deadline") or time.get("end") or time.get("at")
        first = stretch(begins)[0] if begins else self.period[0]
        last = stretch(ends)[1] if ends else self.period[1]
        if last < first:  # only one is said, and it lies outside the action plan
            first, last = (first, first) if begins else (last, last)
        return first, last

    @property
    def years(self) -> range:
        """The calendar years it touches within its action plan; those it touches where they never meet."""
        first, last = max(self.span[0], self.period[0]), min(self.span[1], self.period[1])
        first, last = (first, last) if first <= last else self.span
        return range(first.year, last.year + 1)

    @property
    def parts(self) -> list[Decimal] | None:
        """The parts of the cost of one ``per``; None where a number of people is missing."""
        cost = self.get("cost") or {}
        parts = [number(cost[key]) for key in ("fixed", "substitutes") if key in cost]
        parts += [number(one.data["cost"]) for one in self.below("implementation", "activities") if "cost" in one.data]
        if "per_participant" in cost:
            people = cost.get("participants") or self.get("target_group", "places") or self.get("target_group", "size")
            if people is None:
                return None
            parts.append(number(cost["per_participant"]) * int(people))
        return parts


@dataclass
class Raw:
    """A plan: its documents as they stand, and the day it is judged on."""

    documents: list[Thing]
    as_of: date
    texts: Mapping[str, str]
    edited: Mapping[str, date]
    memory: dict[Any, Any] = field(default_factory=dict)

    # ------------------------------------------------------------------------------------------ documents
    def of(self, kind: str) -> list[Thing]:
        return [one for one in self.documents if one.get("kind") == kind]

    @property
    def head(self) -> Thing:
        return self.of("plan")[0]

    @property
    def status(self) -> str:
        return self.head.get("status") or "draft"

    def limit(self, name: str) -> Decimal:
        return number((self.head.get("checks", "limits") or {}).get(name) or LIMITS[name])

    # ------------------------------------------------------------------------------------------ things by id
    def every(self, kinds: Iterable[str], *keys: str) -> list[Thing]:
        return [thing for kind in kinds for document in self.of(kind) for thing in document.below(*keys)]

    @property
    def units(self) -> list[Thing]:
        return self.every(("plan", "shared"), "units")

    @property
    def people(self) -> list[Thing]:
        return self.every(("plan", "shared"), "people")

    @cached_property
    def goals(self) -> list[Thing]:
        areas = self.every(("foundation",), "development_areas")
        return [*self.every(("foundation",), "goals"), *(goal for area in areas for goal in area.below("goals"))]

    @property
    def results(self) -> list[tuple[Thing, Thing]]:
        """Each result goal with its goal."""
        return [(result, goal) for goal in self.goals for result in goal.below("results")]

    @property
    def needs(self) -> list[Thing]:
        return self.every(("analysis",), "needs")

    @property
    def causes(self) -> list[Thing]:
        return [cause for one in self.every(("analysis",), "challenges") for cause in one.below("causes")]

    @property
    def areas(self) -> list[Thing]:
        return self.every(("strategy",), "priority_areas")

    @property
    def indicators(self) -> list[Thing]:
        return self.every(("strategy",), "indicators")

    @property
    def strategy(self) -> Thing | None:
        """The strategy of the whole organisation, else the first."""
        return next(iter([one for one in self.of("strategy") if not one.get("unit")] or self.of("strategy")), None)

    # ------------------------------------------------------------------------------------------ actions
    @cached_property
    def actions(self) -> dict[str, list[Term]]:
        """Every action by id, with its terms in the order of their periods."""
        terms: defaultdict[str, list[Term]] = defaultdict(list)
        for plan in self.of("action-plan"):
            for one in plan.below("actions"):
                terms[one.data["id"]].append(Term(one.data, one.where, plan))
        return {key: sorted(found, key=lambda term: term.period[0]) for key, found in terms.items()}

    def last(self, action: str) -> Term:
        """An action as its last action plan words it."""
        return self.actions[action][-1]

    def top(self, action: str) -> str | None:
        """What an action is part of in the end: itself where it is part of nothing; None in a circle."""
        seen = {action}
        while above := self.last(action).get("part_of"):
            if above in seen or above not in self.actions:
                return None
            seen.add(above)
            action = above
        return action

    @cached_property
    def wholes(self) -> dict[str, list[str]]:
        """The actions that are part of no other, each with all that are parts of it at any depth."""
        found: dict[str, list[str]] = {key: [] for key in self.actions if not self.last(key).get("part_of")}
        for key in self.actions:
            top = self.top(key)
            if top is not None and top != key:
                found[top].append(key)
        return found

    def around(self, action: str) -> list[Term]:
        """What may answer for an action: its parts, or the whole it is part of."""
        top = self.top(action)
        if top is None:
            return []
        return [self.last(part) for part in self.wholes[top]] if top == action else [self.last(top)]

    @property
    def terms(self) -> Iterator[Term]:
        """Every action in every action plan."""
        return (term for terms in self.actions.values() for term in terms)

    def wording(self, whole: str) -> list[Term]:
        """A whole action and its parts, as their last action plans word them."""
        return [self.last(one) for one in (whole, *self.wholes[whole])]


def remembered(function: Any) -> Any:
    """Works a thing out once for a plan."""

    @wraps(function)
    def known(plan: Raw, *about: Any) -> Any:
        key = (function, *about)
        if key not in plan.memory:
            plan.memory[key] = function(plan, *about)
        return plan.memory[key]

    return known


def read(texts: Mapping[str, str], as_of: date, edited: Mapping[str, date] | None = None) -> Raw:
    """A plan from its files' texts; ``edited``: the files with a follow-up that was changed later, and when."""
    documents = []
    for file, text in texts.items():
        for position, data in enumerate(YAML(typ="base").load_all(text)):
            documents.append(Thing(said(data), (file, position, ())))
    return Raw(documents, as_of, texts, edited or {})


def said(value: Any) -> Any:
    """What is said: a key with nothing after it is as if it were not there."""
    if isinstance(value, dict):
        found = {str(key): said(one) for key, one in value.items()}
        return {key: one for key, one in found.items() if one not in ("", "~", "null")}
    return [said(one) for one in value] if isinstance(value, list) else value


def number(text: object) -> Decimal:
    return Decimal(str(text).removesuffix("%").strip())


_PARTS = {"H": 6, "T": 4, "Q": 3}


def stretch(text: str) -> tuple[date, date]:
    """The first and last day of a day, week, month, quarter, third, half or year."""
    if match := re.fullmatch(r"(\d{4})-([HTQ])(\d)", text):
        year, months, part = int(match[1]), _PARTS[match[2]], int(match[3])
        return date(year, (part - 1) * months + 1, 1), end_of(year, part * months)
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", text):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday, monday + timedelta(days=6)
    numbers = [int(part) for part in text.split("-")]
    match numbers:
        case [year]:
            return date(year, 1, 1), date(year, 12, 31)
        case [year, month]:
            return date(year, month, 1), end_of(year, month)
        case [year, month, day]:
            return date(year, month, day), date(year, month, day)
    raise ValueError(text)


def end_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def period(data: Data) -> tuple[date, date]:
    return stretch(data["start"])[0], stretch(data["end"])[1]


def months_later(day: date, months: int) -> date:
    """The same day some months later (or earlier), or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
