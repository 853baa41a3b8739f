"""What a rule is, what it is given, and what it says: ``Rule``, ``Context``, ``Remark`` and the ``Words`` of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from ..findings import Finding, Level, Place, said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from ..findings import Part, Related, Spot
    from ..findings import Path as Keys
    from ..plan.linked import Item, Plan

LETTERS = {"i": Level.INFO, "w": Level.WARNING, "e": Level.ERROR}
SILENT_WHEN_CLOSED = (7, 8)
"""The families on time and follow-up: of a closed plan nothing more is expected."""
ALWAYS_SHOWN = (0, 1)
"""The families that no setting silences: what cannot be read cannot be judged."""


class Words(NamedTuple):
    """What a rule says, as templates: a message and a hint, with the same parameters in braces."""

    message: str
    hint: str | None = None

    def finding(
        self,
        rule: Rule,
        where: Spot | Place,
        params: Mapping[str, object],
        *,
        level: Level | None = None,
        related: tuple[Related, ...] = (),
    ) -> Finding:
        """A finding of the rule in these words; at its level in a draft, if nothing else is said."""
        hint = said(self.hint, **params) if self.hint else None
        return Finding(
            rule.code, rule.name, level or rule.levels[0], said(self.message, **params), where, hint, related
        )


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule found: at which key or value of which item, or at which place in the text; in which words.

    ``also``: other items the remark rests on; where one of them could not be read it is not made. ``level``: where it
    is not the rule's own. ``related``: other places that explain it.
    """

    item: Item[Any] | Place
    keys: Keys
    words: Words
    params: Mapping[str, object] = field(default_factory=dict)
    part: Part = "value"
    also: tuple[Item[Any], ...] = ()
    level: Level | None = None
    related: tuple[Related, ...] = ()

    @property
    def where(self) -> Spot | Place:
        """Where it stands."""
        return self.item if isinstance(self.item, Place) else self.item.spot(*self.keys, part=self.part)

    @property
    def items(self) -> tuple[Item[Any], ...]:
        """The items it rests on; a place in the text rests on none."""
        return self.also if isinstance(self.item, Place) else (self.item, *self.also)


@dataclass(frozen=True, slots=True)
class Context:
    """What rules judge: the plan, the day it is judged on, the limits by name, and what git knows.

    ``edited``: the files with a follow-up that was changed after a later one had been added, each with the day of the
    change; None where there is no history to ask.
    """

    plan: Plan
    as_of: date
    limits: Mapping[str, Decimal]
    edited: Mapping[str, date] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the catalogue, with its own documentation.

    ``levels``: in a draft, a proposed and an adopted plan. ``factor``: the success factor it speaks for. ``needs``: the
    keys of the item it looks at; it is silent where one could not be read. ``whole``: it judges what the plan lacks,
    and is silent unless all of the plan could be read. ``history``: it judges by the history in git, which is not at
    hand everywhere: a comment that ignores it is never idle. ``limits``: its limits by name, with their defaults.
    ``find`` is None where the finding is made while the plan is read. ``wrong`` and ``right``: YAML that the rule finds
    and leaves; whole documents, or the keys of an action that is complete otherwise. ``notes``: what counts and what is
    left alone, a sentence or two each; where the catalogue leaves room, what was decided.
    """

    code: str
    name: str
    levels: tuple[Level, Level, Level]
    summary: str
    why: str
    source: str | None = None
    notes: tuple[str, ...] = ()
    factor: int | None = None
    needs: tuple[Keys, ...] = ()
    whole: bool = False
    history: bool = False
    limits: Mapping[str, Decimal] = field(default_factory=dict)
    find: Callable[[Context], Iterator[Remark]] | None = None
    wrong: str = ""
    right: str = ""

    @property
    def family(self) -> int:
        """The first digit of the code."""
        return int(self.code[3])

    @property
    def can_be_silenced(self) -> bool:
        """Whether settings and levels reach it: all rules but those on reading and shape; KIV008 is reached."""
        return self.family not in ALWAYS_SHOWN or self.name == "bad-ignore"

    def level(self, status: str) -> Level:
        """Its level in a plan of this status; a closed plan is read as adopted."""
        return self.levels[{"draft": 0, "proposed": 1}.get(status, 2)]

    def check(self, context: Context) -> Iterator[Finding]:
        """What it finds in a plan, at the level of the plan's status, with symbolic places."""
        if self.find is None or (self.whole and not context.plan.complete):
            return
        status = context.plan.head.status
        if status == "closed" and self.family in SILENT_WHEN_CLOSED:
            return
        level = self.level(status)
        for remark in self.find(context):
            if not self._rests_on_unread(context.plan, remark):
                yield self._finding(remark, level)

    def _rests_on_unread(self, plan: Plan, remark: Remark) -> bool:
        return any(plan.unread(item.spot(*keys)) for item in remark.items for keys in self.needs)

    def _finding(self, remark: Remark, level: Level) -> Finding:
        words, level = remark.words, remark.level or level
        return words.finding(self, remark.where, remark.params, level=level, related=remark.related)


def levels(letters: str) -> tuple[Level, Level, Level]:
    """The levels of a rule as the catalogue writes them: ``i/w/e`` for draft, proposed and adopted, ``e`` for all."""
    found = [LETTERS[letter] for letter in letters.split("/")]
    draft, proposed, adopted = found * 3 if len(found) == 1 else found
    return draft, proposed, adopted
