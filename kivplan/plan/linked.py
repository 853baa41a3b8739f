"""The linked plan: every thing by its id, every action once with its terms, every report with what it speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..findings import Spot
from .currency import currency_of
from .names import title
from .once import once
from .timeline import span_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping
    from datetime import date
    from pathlib import Path

    from ..findings import Finding, Part, Place
    from ..findings import Path as Keys
    from ..model.action_plan import Action, ActionPlan
    from ..model.analysis import Analysis, Cause, Challenge, Need
    from ..model.base import Record
    from ..model.common import Competence, Goal, Period, Person, ResultGoal, Unit
    from ..model.follow_up import ActionReport, FollowUp
    from ..model.foundation import DevelopmentArea, Environment, Foundation
    from ..model.plan_head import PlanHead
    from ..model.shared import Shared
    from ..model.strategy import Indicator, PriorityArea, Strategy
    from ..source import Directive
    from .identity import IdentityNumber
    from .pool import Pool
    from .timeline import Span

T_co = TypeVar("T_co", covariant=True)

OUTSIDE_BALANCE = (None, "other")


@dataclass(frozen=True, slots=True, eq=False)
class Item(Generic[T_co]):
    """A record of the plan and where it stands: file, document in it and path; ``unit`` is its document's unit."""

    id: str
    value: T_co
    file: str
    document: int
    path: Keys = ()
    unit: str | None = None

    def spot(self, *keys: str | int, part: Part = "value") -> Spot:
        """The symbolic place of the record, or of the key or value below it that ``keys`` lead to."""
        return Spot(self.file, self.document, (*self.path, *keys), part)


@dataclass(frozen=True, eq=False)
class Term:
    """An action as one action plan has it: what is planned in that plan's period."""

    item: Item[Action]
    plan: Item[ActionPlan]

    @property
    def action(self) -> Action:
        """The action as this action plan words it."""
        return self.item.value

    @property
    def period(self) -> Period:
        """The period of the action plan."""
        return self.plan.value.period

    @cached_property
    def span(self) -> Span:
        """The first and last day of the action here, or of its action plan where it does not say."""
        return span_of(self.action.time, self.period)

    @property
    def unit(self) -> str | None:
        """The unit the action plan belongs to; None: the whole organisation."""
        return self.plan.value.unit


@dataclass(frozen=True, slots=True, eq=False)
class Act:
    """An action, once, with its terms in the order of their periods."""

    id: str
    terms: tuple[Term, ...]

    @property
    def first(self) -> Term:
        """The term that begins first."""
        return self.terms[0]

    @property
    def last(self) -> Term:
        """The term that begins last: what the plan says now."""
        return self.terms[-1]

    @property
    def action(self) -> Action:
        """The action as its last term words it."""
        return self.terms[-1].item.value

    @property
    def counted(self) -> bool:
        """Whether it counts in the balance: not part of another action, and one of the four strategies."""
        return self.action.part_of is None and self.action.strategy not in OUTSIDE_BALANCE

    def term_at(self, day: date) -> Term:
        """The term a report of ``day`` speaks of: the last whose period has begun, else the first; none overlap."""
        if len(self.terms) == 1:  # as nearly always
            return self.terms[0]
        begun = [term for term in self.terms if term.period.first <= day]
        return (begun or [self.first])[-1]


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """What a follow-up says of one action."""

    item: Item[ActionReport]
    follow_up: Item[FollowUp]
    term: Term

    @property
    def date(self) -> date:
        """The day of the follow-up."""
        return self.follow_up.value.date

    @property
    def value(self) -> ActionReport:
        """What is reported."""
        return self.item.value


@dataclass(frozen=True, slots=True)
class Definition:
    """What an id stands for: its kind as the format page names it, and where it is given."""

    kind: str
    item: Item[Record]


@dataclass(frozen=True, eq=False, kw_only=True)
class Plan:
    """A plan as one whole. Dictionaries keep the order of the files; ids are unique within who and within what.

    ``complete``: all could be read but for single values that nothing else rests on. ``usable``: the head has what it
    must have; else a plan only serves to find faults. ``broken``: what could not be read; ``mentioned``: the people and
    units that are spoken of there. ``files``: as they are shown; ``paths``: where each of them is. ``pool``: money of
    the plan that this edition of it does not show.
    """

    root: Path
    name: str
    head_item: Item[PlanHead]
    findings: tuple[Finding, ...] = ()
    complete: bool
    usable: bool = True
    broken: frozenset[Spot]
    mentioned: frozenset[str]
    places: Callable[[Spot], Place]
    line: Callable[[str, int], str]
    numbers: Callable[[], tuple[IdentityNumber, ...]] = tuple
    written: Callable[[Spot], Spot]
    files: tuple[str, ...]
    paths: Mapping[str, Path] = field(default_factory=dict)
    directives: Mapping[str, tuple[Directive, ...]]

    shared: tuple[Item[Shared], ...]
    foundations: tuple[Item[Foundation], ...]
    analyses: tuple[Item[Analysis], ...]
    strategies: tuple[Item[Strategy], ...]
    action_plans: tuple[Item[ActionPlan], ...]
    follow_ups: tuple[Item[FollowUp], ...]

    who: Mapping[str, Definition]
    what: Mapping[str, Definition]
    parent_goal: Mapping[str, str]
    parent_area: Mapping[str, str]
    parent_challenge: Mapping[str, str]
    actions: Mapping[str, Act]
    reports: Mapping[str, tuple[Report, ...]]
    referred: frozenset[tuple[str, str]] = frozenset()  # who or what, and an id that something refers to
    pool: Pool | None = None
    memory: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    @property
    def head(self) -> PlanHead:
        """The plan document itself."""
        return self.head_item.value

    @property
    def language(self) -> str:
        """The plan's language: nb, nn, sv or en."""
        return self.head.language

    @property
    def currency(self) -> str | None:
        """The plan's currency (ISO 4217), given or that of the language's country; None where neither tells."""
        return currency_of(self.head)

    @property
    def strategy(self) -> Item[Strategy] | None:
        """The strategy of the whole organisation, else the first there is."""
        whole = [item for item in self.strategies if item.value.unit is None]
        return next(iter(whole or self.strategies), None)

    @property
    def units(self) -> dict[str, Item[Unit]]:
        """The units by id."""
        return self._of("unit", who=True)

    @property
    def people(self) -> dict[str, Item[Person]]:
        """The people by id."""
        return self._of("person", who=True)

    @property
    def goals(self) -> dict[str, Item[Goal]]:
        """The long-term goals by id."""
        return self._of("goal")

    @property
    def results(self) -> dict[str, Item[ResultGoal]]:
        """The result goals by id."""
        return self._of("result goal")

    @property
    def areas(self) -> dict[str, Item[DevelopmentArea]]:
        """The development areas by id."""
        return self._of("development area")

    @property
    def environment(self) -> dict[str, Item[Environment]]:
        """The trends of the environmental scan by id."""
        return self._of("trend")

    @property
    def challenges(self) -> dict[str, Item[Challenge]]:
        """The challenges by id."""
        return self._of("challenge")

    @property
    def causes(self) -> dict[str, Item[Cause]]:
        """The causes of the solution tree by id."""
        return self._of("cause")

    @property
    def competences(self) -> dict[str, Item[Competence]]:
        """The competences by id."""
        return self._of("competence")

    @property
    def needs(self) -> dict[str, Item[Need]]:
        """The needs by id."""
        return self._of("need")

    @property
    def priority_areas(self) -> dict[str, Item[PriorityArea]]:
        """The priority areas by id."""
        return self._of("priority area")

    @property
    def indicators(self) -> dict[str, Item[Indicator]]:
        """The indicators by id."""
        return self._of("indicator")

    def reports_of(self, action: str) -> tuple[Report, ...]:
        """The reports of an action, oldest first."""
        return self.reports.get(action, ())

    def locate(self, spot: Spot) -> Place:
        """Where a symbolic place stands in the text."""
        return self.places(spot)

    def unread(self, spot: Spot) -> bool:
        """Whether the value at ``spot``, one it is part of or one within it is in the text but could not be read."""
        if not self.broken:
            return False
        at = self.written(spot)
        if Spot(at.file, at.document, at.path) in _around_broken(self):
            return True
        return any(Spot(at.file, at.document, at.path[:length]) in self.broken for length in range(len(at.path)))

    def name_of(self, who: str) -> str:
        """What to call a person or unit: the role or the unit's name; the id where nothing has it."""
        definition = self.who.get(who)
        if definition is None:
            return who
        record: Any = definition.item.value
        return str(record.role if definition.kind == "person" else record.name)

    def title_of(self, what: str) -> str:
        """What to call a goal, need, cause, action and the like; the id where nothing has it."""
        if what in self.actions:
            return self.actions[what].action.title
        definition = self.what.get(what)
        return title(self, definition.item.value) if definition else what

    def _of(self, kind: str, *, who: bool = False) -> dict[str, Any]:
        key = ("kind", kind)
        if key not in self.memory:
            space = self.who if who else self.what
            self.memory[key] = {i: d.item for i, d in space.items() if d.kind == kind}
        found: dict[str, Any] = self.memory[key]
        return found


@once
def _around_broken(plan: Plan) -> frozenset[Spot]:
    """Every place that could not be read, and all that such a place is part of."""
    paths = ((spot, spot.path[:length]) for spot in plan.broken for length in range(len(spot.path)))
    return plan.broken.union(Spot(spot.file, spot.document, path) for spot, path in paths)
