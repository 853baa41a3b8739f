"""What answers what: the actions that serve each goal, cover each need and meet each cause."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from .once import once

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from ..model.analysis import Need
    from .linked import Plan


class Coverage(NamedTuple):
    """For each goal, result goal, need and cause the ids of the actions that name it, in the order of the plan."""

    goals: Mapping[str, tuple[str, ...]]
    needs: Mapping[str, tuple[str, ...]]
    causes: Mapping[str, tuple[str, ...]]
    results_of: Mapping[str, tuple[str, ...]]

    def serving(self, goal: str) -> tuple[str, ...]:
        """The actions that serve a goal directly or through one of its result goals."""
        named = [self.goals.get(key, ()) for key in (goal, *self.results_of.get(goal, ()))]
        return tuple(dict.fromkeys(action for actions in named for action in actions))


@once
def coverage(plan: Plan) -> Coverage:
    """Which actions answer which goals, needs and causes, over all their terms."""
    found: tuple[defaultdict[str, list[str]], ...] = tuple(defaultdict(list) for _ in range(3))
    goals, needs, causes = found
    for act in plan.actions.values():
        for term in act.terms:
            _note(goals, term.action.serves, act.id)
            _note(needs, term.action.needs, act.id)
            _note(causes, term.action.causes, act.id)
    results: defaultdict[str, list[str]] = defaultdict(list)
    for result, goal in plan.parent_goal.items():
        results[goal].append(result)
    return Coverage(_frozen(goals), _frozen(needs), _frozen(causes), _frozen(results))


def _note(found: defaultdict[str, list[str]], answered: Iterable[str], action: str) -> None:
    for key in answered:
        found[key].append(action)


def _frozen(found: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(dict.fromkeys(actions)) for key, actions in found.items()}


class Gap(NamedTuple):
    """A need as it stands: present and required (people, or levels 0-5), what is missing, and who meets it."""

    id: str
    need: Need
    present: Decimal | None
    required: Decimal | None
    actions: tuple[str, ...]

    @property
    def missing(self) -> Decimal | None:
        """Required less present, never below 0; None where either is unknown."""
        if self.present is None or self.required is None:
            return None
        return max(self.required - self.present, Decimal(0))

    @property
    def surplus(self) -> Decimal | None:
        """Present above what is required, never below 0; None where either is unknown."""
        if self.present is None or self.required is None:
            return None
        return max(self.present - self.required, Decimal(0))

    @property
    def share(self) -> Decimal | None:
        """What is missing of what is required, in percent; None where either is unknown."""
        if self.missing is None:
            return None
        return self.missing * 100 / self.required if self.required else Decimal(0)


@once
def gaps(plan: Plan, as_of: date) -> tuple[Gap, ...]:
    """Every need with the newest present value by ``as_of``, in the order of the plan."""
    now = {key: item.value.present for key, item in plan.needs.items()}
    for item in plan.follow_ups:
        if item.value.date <= as_of:
            now.update(item.value.needs)
    answers = coverage(plan).needs
    return tuple(
        Gap(key, item.value, now[key], item.value.required, answers.get(key, ())) for key, item in plan.needs.items()
    )


_PRIORITIES = ("high", "medium", "low", None)


@once
def gaps_by_unit(plan: Plan, as_of: date) -> Mapping[str | None, tuple[Gap, ...]]:
    """The needs of each unit, the largest share missing first; the unit with the worst need first.

    Under None those of the whole organisation. A need whose gap is not known comes after the gaps and before what is
    covered; of equals the more pressing is first.
    """
    found: defaultdict[str | None, list[Gap]] = defaultdict(list)
    for gap in sorted(gaps(plan, as_of), key=_badness):
        found[unit_of_need(plan, gap.id)].append(gap)
    return {unit: tuple(own) for unit, own in found.items()}


def unit_of_need(plan: Plan, need: str) -> str | None:
    """The unit that has a need: its own, else that of the analysis it stands in; None: the whole organisation."""
    item = plan.needs[need]
    return item.value.unit or item.unit


def _badness(gap: Gap) -> tuple[bool, Decimal, int]:
    share = gap.share
    return share == 0, -(share or Decimal(0)), _PRIORITIES.index(gap.need.priority)
