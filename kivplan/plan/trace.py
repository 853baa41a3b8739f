"""The line from goal to result, and every hole in it (success factors 3 and 6; an auditor's question).

A line runs from a goal, by way of its result goals, through an action and the need or cause it answers to one of the
action's criteria, and ends in an answer or a reading of the criterion's indicator. An action counts with its parts. Of
each line it is known whether it is ``whole``, has its result ``ahead`` (the day has not come) or is ``broken``: a goal
that no action serves is one broken line, and so is an action without criteria.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .awaited import criteria_awaited
from .coverage import coverage
from .following_up import indicators_read
from .once import once
from .outcomes import series_of_result
from .progress import criteria_of
from .wholes import whole_of, wholes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from .linked import Act, Plan
    from .progress import CriterionStanding
    from .wholes import Whole

STATES = ("whole", "ahead", "broken")
HOLES = (
    "goal",
    "unmeasured",
    "purpose",
    "no_goal",
    "reason",
    "criteria",
    "answer",
    "reading",
    "need",
    "cause",
    "unused",
)
"""The sorts of holes: a goal or result goal that no action serves; a result goal that nothing measures; an action that
serves nothing, that serves no goal, that answers no need or cause, that has no criteria; a criterion whose day has
passed without an answer; an indicator without a reading when one was due; a need that nothing covers; a cause that
nothing addresses; an indicator that nothing uses."""


@dataclass(frozen=True, slots=True)
class Step:
    """A criterion at the end of a line. ``state``: ``answered``, ``measured`` (read since its day), ``ahead``,
    ``unanswered`` (its day has passed) or ``unread`` (its indicator should have been read). ``due``: its day."""

    act: Act
    standing: CriterionStanding
    state: str
    due: date

    @property
    def line(self) -> str:
        """What the line is that ends here, if it is whole so far."""
        return {"answered": "whole", "measured": "whole", "ahead": "ahead"}.get(self.state, "broken")


@dataclass(frozen=True, slots=True)
class Branch:
    """An action with its parts on its way from a goal. ``serves``: the ids of the goal and of its result goals that
    they name; ``answers``: of needs and causes. ``reason``: whether one of these must be named and none is."""

    whole: Whole
    serves: tuple[str, ...]
    answers: tuple[str, ...]
    reason: bool
    steps: tuple[Step, ...]

    @property
    def acts(self) -> tuple[Act, ...]:
        """The action and its parts, the whole first."""
        return _acts(self.whole)

    @property
    def lines(self) -> Iterator[str]:
        """The state of each line through it."""
        if self.reason or not self.steps:
            yield from ["broken"] * (len(self.steps) or 1)
        else:
            yield from (step.line for step in self.steps)


@dataclass(frozen=True, slots=True)
class Trunk:
    """A goal with the actions that serve it and its result goals; ``unserved``: the ids of what none of them serves,
    ``unmeasured``: of its result goals that neither an indicator nor a criterion measures."""

    id: str
    branches: tuple[Branch, ...]
    unserved: tuple[str, ...]
    unmeasured: tuple[str, ...]

    @property
    def lines(self) -> Mapping[str, int]:
        """How many lines from the goal stand at each of STATES."""
        found = Counter(state for branch in self.branches for state in branch.lines)
        found["broken"] += len(self.unserved)
        return {state: found[state] for state in STATES}


@dataclass(frozen=True, slots=True)
class Trace:
    """All lines, goal by goal in the order of the plan, and the ids of what each sort of hole is in.

    A criterion stands as a pair: the action's id and the criterion's.
    """

    trunks: tuple[Trunk, ...]
    holes: Mapping[str, tuple[str | tuple[str, str], ...]]

    @property
    def lines(self) -> Mapping[str, int]:
        """How many lines there are at each of STATES."""
        return {state: sum(trunk.lines[state] for trunk in self.trunks) for state in STATES}


@once
def trace(plan: Plan, as_of: date) -> Trace:
    """The lines of a plan and their holes as seen on a day."""
    trunks = tuple(_trunk(plan, goal, as_of) for goal in plan.goals)
    holes = {sort: tuple(dict.fromkeys(found)) for sort, found in _holes(plan, trunks, as_of).items()}
    return Trace(trunks, {sort: holes.get(sort, ()) for sort in HOLES})


def _trunk(plan: Plan, goal: str, as_of: date) -> Trunk:
    answers, results = coverage(plan), coverage(plan).results_of.get(goal, ())
    found: dict[str, list[str]] = {}
    for key in (goal, *results):
        for action in answers.goals.get(key, ()):
            whole = whole_of(plan).get(action)
            if whole is not None and key not in found.setdefault(whole.act.id, []):
                found[whole.act.id].append(key)
    branches = tuple(_branch(plan, key, tuple(serves), as_of) for key, serves in found.items())
    bare = () if branches else (goal,)
    unserved = bare or tuple(key for key in results if not answers.goals.get(key))
    return Trunk(goal, branches, unserved, tuple(key for key in results if _unmeasured(plan, key, branches, as_of)))


def _unmeasured(plan: Plan, result: str, branches: Iterable[Branch], as_of: date) -> bool:
    serving = [branch for branch in branches if result in branch.serves]
    return bool(serving) and series_of_result(plan, result, as_of) is None and not any(one.steps for one in serving)


def _branch(plan: Plan, key: str, serves: tuple[str, ...], as_of: date) -> Branch:
    whole = whole_of(plan)[key]
    answers = _answers(plan, whole)
    return Branch(whole, serves, answers, _lacks_reason(plan, whole), steps(plan, whole, as_of))


def _acts(whole: Whole) -> tuple[Act, ...]:
    return (whole.act, *whole.parts)


def _answers(plan: Plan, whole: Whole) -> tuple[str, ...]:
    """The needs and causes that any term of the action and its parts names."""
    actions = [term.action for act in _acts(whole) for term in act.terms]
    needs = dict.fromkeys(key for action in actions for key in action.needs if key in plan.needs)
    causes = dict.fromkeys(key for action in actions for key in action.causes if key in plan.causes)
    return (*needs, *causes)


def _lacks_reason(plan: Plan, whole: Whole) -> bool:
    """Whether it should name a need or a cause and does not: the plan has some, and it is a competence action."""
    asked = bool(plan.needs or plan.causes) and whole.act.action.strategy != "other"
    return asked and not _answers(plan, whole)


def steps(plan: Plan, whole: Whole, as_of: date) -> tuple[Step, ...]:
    """The criteria of an action and its parts, in the terms of the day, and what is known of each."""
    return tuple(step for act in _acts(whole) for step in _steps(plan, act, as_of))


def _steps(plan: Plan, act: Act, as_of: date) -> Iterator[Step]:
    term = act.term_at(as_of)
    awaited = {one.id for one in criteria_awaited(plan, term, as_of)}
    for one in criteria_of(plan, term, as_of):
        by = one.criterion.by
        due = by.last if by else term.span.last
        state = "unanswered" if one.id in awaited else _state(plan, one, due, as_of)
        yield Step(act, one, state, due)


def _state(plan: Plan, one: CriterionStanding, due: date, as_of: date) -> str:
    """The state of a criterion that no answer is waited for: once its day has passed there is one, or a reading."""
    if one.answer:
        return "answered"
    if due < as_of:
        return "measured"
    return "unread" if indicators_read(plan, as_of).get(str(one.criterion.indicator)) is False else "ahead"


def _holes(plan: Plan, trunks: Iterable[Trunk], as_of: date) -> dict[str, list[str | tuple[str, str]]]:
    found: defaultdict[str, list[str | tuple[str, str]]] = defaultdict(list)
    for trunk in trunks:
        found["goal"] += trunk.unserved
        found["unmeasured"] += trunk.unmeasured
    for whole in wholes(plan):
        for sort in _of_action(plan, whole):
            found[sort].append(whole.act.id)
        unanswered = [step for step in steps(plan, whole, as_of) if step.state == "unanswered"]
        found["answer"] += [(step.act.id, step.standing.id) for step in unanswered]
    found["reading"] += [key for key, new in indicators_read(plan, as_of).items() if not new]
    found["need"] += [key for key in plan.needs if not coverage(plan).needs.get(key)]
    found["cause"] += [key for key in plan.causes if not coverage(plan).causes.get(key)]
    found["unused"] += [key for key in plan.indicators if ("what", key) not in plan.referred]
    return found


def _of_action(plan: Plan, whole: Whole) -> Iterator[str]:
    """The holes in an action that are its own, wherever it stands in a line."""
    served = any(term.action.serves for act in _acts(whole) for term in act.terms)
    other = whole.act.action.strategy == "other"
    if not served and not _answers(plan, whole) and not other:
        yield "purpose"
    elif not served and plan.goals and not other:
        yield "no_goal"
    elif _lacks_reason(plan, whole):
        yield "reason"
    if not any(action.criteria for action in whole.actions):
        yield "criteria"
