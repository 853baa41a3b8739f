"""The lines of each goal: what serves it, why, by which criteria, measured how, with which result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from ...plan.following_up import indicators_read
from ...plan.indicators import series
from ...plan.outcomes import outcome, series_of_result
from ..parts import Link, Status, anchor, named, short_name
from ..times import when_words
from .scope import place, scope

if TYPE_CHECKING:
    from ...plan.indicators import Point, Series
    from ...plan.trace import Branch, Step, Trunk
    from ..brief import Brief

# A line borrows the mark of the action's status that looks most like it; the word is its own.
_MARKS = {"whole": "done", "ahead": "not_started", "broken": "off_track"}


@dataclass(frozen=True, slots=True)
class Told:
    """Words in a line; ``hole``: they tell of one. ``quiet``: they say that there is nothing, and need not be."""

    text: str
    hole: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """The end of a line: the criterion, its indicator, what came of it, and what the line is. ``part``: whose it is,
    where it is not the action's own."""

    criterion: Told
    part: str | None
    indicator: Told
    result: Told
    status: Status
    place: str | None


@dataclass(frozen=True, slots=True)
class ActionLines:
    """An action with its lines from a goal; ``serves``: the result goals it names; None: it names the goal alone."""

    action: Link
    status: Status
    serves: str | None
    answers: Told
    lines: tuple[Line, ...]
    place: str | None


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A result goal: who serves it, what measures it, and its result."""

    id: str
    title: str
    served: Told
    indicator: Told
    result: Told
    place: str | None


@dataclass(frozen=True, slots=True)
class GoalLines:
    """A goal with all its lines; ``unserved`` says so where no action serves it."""

    anchor: str
    id: str
    title: str
    said: str
    unserved: str | None
    results: tuple[ResultLine, ...]
    actions: tuple[ActionLines, ...]
    place: str | None


@dataclass(frozen=True, slots=True)
class Lines:
    """All goals in the order of the plan; ``placed``: whether it is said where things stand in the files."""

    kind: ClassVar[str] = "lines"
    goals: tuple[GoalLines, ...]
    placed: bool


def goal_lines(brief: Brief) -> Lines:
    """The lines of every goal."""
    return Lines(tuple(_goal(brief, trunk) for trunk in scope(brief).trunks), brief.order.edition == "internal")


def _goal(brief: Brief, trunk: Trunk) -> GoalLines:
    plan, say = brief.plan, brief.words.say
    return GoalLines(
        anchor=anchor("trace-goal", trunk.id),
        id=trunk.id,
        title=plan.title_of(trunk.id),
        said=_counts(brief, trunk),
        unserved=None if trunk.branches else say("No action serves this goal."),
        results=tuple(_result(brief, key, trunk) for key in _results(brief, trunk)),
        actions=tuple(_action(brief, branch, trunk.id) for branch in trunk.branches),
        place=place(brief, plan.goals[trunk.id].spot()),
    )


def _counts(brief: Brief, trunk: Trunk) -> str:
    words, lines = brief.words, trunk.lines
    said = words.count("%(n)s line", "%(n)s lines", sum(lines.values()))
    kinds = (("whole", words.say("whole")), ("ahead", words.say("result ahead")), ("broken", words.say("with a hole")))
    rest = [f"{label}: {words.formats.count(lines[state])}" for state, label in kinds if lines[state]]
    return f"{said}; {', '.join(rest)}" if rest else said


# ---------------------------------------------------------------- result goals


def _results(brief: Brief, trunk: Trunk) -> list[str]:
    of_goal = [key for key, goal in brief.plan.parent_goal.items() if goal == trunk.id]
    served = {key for branch in trunk.branches for key in branch.serves}
    return of_goal if brief.order.action is None and brief.order.unit is None else [k for k in of_goal if k in served]


def _result(brief: Brief, key: str, trunk: Trunk) -> ResultLine:
    words, plan = brief.words, brief.plan
    serving = [branch for branch in trunk.branches if key in branch.serves]
    told = words.count("%(n)s action", "%(n)s actions", len(serving)) if serving else words.say("no action serves it")
    measure = series_of_result(plan, key, brief.as_of)
    nothing = (
        words.say("nothing measures it") if key in trunk.unmeasured else words.say("no indicator; the criteria tell")
    )
    found = outcome(plan, key, brief.as_of).result
    return ResultLine(
        id=key,
        title=plan.title_of(key),
        served=Told(told, hole=key in trunk.unserved or not serving),
        indicator=_indicator(brief, measure) if measure else Told(nothing, hole=key in trunk.unmeasured, quiet=True),
        result=Told(words.term("result_status", found), quiet=found == "not_measured"),
        place=place(brief, plan.results[key].spot()),
    )


# ---------------------------------------------------------------- actions and their criteria


def _action(brief: Brief, branch: Branch, goal: str) -> ActionLines:
    plan, act = brief.plan, branch.whole.act
    results = [short_name(key, plan.title_of(key)) for key in branch.serves if key != goal]
    return ActionLines(
        action=brief.link(act.id),
        status=brief.status(act),
        serves="; ".join(results) or None,
        answers=_answers(brief, branch),
        lines=tuple(_line(brief, branch, step) for step in branch.steps) or (_no_criteria(brief),),
        place=place(brief, act.last.item.spot()),
    )


def _answers(brief: Brief, branch: Branch) -> Told:
    plan, say = brief.plan, brief.words.say
    if branch.answers:
        # a cause is often a sentence: its full stop is not to stand before a semicolon
        return Told("; ".join(named(key, plan.title_of(key)) for key in branch.answers).replace(".; ", "; "))
    return Told(say("none named"), hole=branch.reason, quiet=True)


def _no_criteria(brief: Brief) -> Line:
    nothing = Told("–", quiet=True)
    return Line(Told(brief.words.say("no criteria"), hole=True), None, nothing, nothing, _status(brief, "broken"), None)


def _status(brief: Brief, state: str) -> Status:
    say = brief.words.say
    labels = {"whole": say("Whole"), "ahead": say("Result ahead"), "broken": say("Hole")}
    return Status(_MARKS[state], labels[state])


def _line(brief: Brief, branch: Branch, step: Step) -> Line:
    plan, criterion = brief.plan, step.standing.criterion
    known = criterion.indicator in plan.indicators
    measure = series(plan, str(criterion.indicator), brief.as_of) if known else None
    number = next((n for n, one in enumerate(step.act.term_at(brief.as_of).action.criteria) if one is criterion), None)
    item = step.act.term_at(brief.as_of).item
    return Line(
        criterion=Told(named(step.standing.id, criterion.text.strip())),
        part=None if step.act is branch.whole.act else named(step.act.id, step.act.action.title),
        indicator=_indicator(brief, measure) if measure else Told(brief.words.say("no indicator"), quiet=True),
        result=_came(brief, step),
        status=_status(brief, "broken" if branch.reason else step.line),
        place=place(brief, item.spot() if number is None else item.spot("criteria", number)),
    )


def _came(brief: Brief, step: Step) -> Told:
    """What came of it: the answer, the reading, that its day is ahead, or that nobody has answered."""
    words = brief.words
    by = step.standing.criterion.by
    day = when_words(words, by) if by else words.formats.day(step.due)
    if step.standing.answer and step.standing.date:
        said = words.term("criterion", step.standing.answer)
        return Told(f"{said}, {words.formats.short_day(step.standing.date)}")
    if step.state == "measured":
        return Told(words.say("told by the reading of the indicator"))
    if step.state == "unanswered":
        return Told(words.say("not answered, due %(day)s", day=day), hole=True)
    return Told(words.say("due %(day)s", day=day), quiet=True)


def _indicator(brief: Brief, measure: Series) -> Told:
    """The indicator, its newest reading and its target."""
    words = brief.words
    record = measure.indicator
    stale = indicators_read(brief.plan, brief.as_of).get(measure.id) is False
    if measure.readings:
        read = words.say("read %(value)s", value=_value(brief, measure.readings[-1]))
    else:
        read = words.say("no reading, though one was due") if stale else words.say("no reading yet")
    if stale and measure.readings:
        read = words.say("%(reading)s, none newer though one was due", reading=read)
    facts = [record.name, read]
    if measure.target:
        facts.append(words.say("target %(target)s", target=_value(brief, measure.target)))
    return Told(f"{facts[0]}: {', '.join(facts[1:])}", hole=stale)


def _value(brief: Brief, point: Point) -> str:
    when = when_words(brief.words, point.at) if point.at else brief.words.formats.short_day(point.date)
    return f"{brief.words.formats.number(point.value)} ({when})"
