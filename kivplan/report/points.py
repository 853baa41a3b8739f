"""An action's nine points (source A), each with all that the plan says of it; one with nothing is not given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.progress import criteria_of
from ..plan.timeline import LEVELS
from .costs import cost_said
from .parts import Said
from .times import time_words, when_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..model.action_parts import Criterion, TargetGroup
    from ..model.action_plan import Action
    from ..plan import Act, Term
    from .brief import Brief
    from .parts import Link

    _OfTerm = Callable[[Brief, Term], Sequence[Said]]


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A criterion with how it is measured, if it is, and what was last answered."""

    id: str
    text: str
    measure: str | None
    answer: str
    answered: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a point says of one term of the action; ``period`` is None where it holds for all of them."""

    period: str | None
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One of the nine points: its name, what is said, and for point 3 the goals it links to and the criteria."""

    label: str
    stretches: tuple[Stretch, ...]
    goals: tuple[Link, ...] = ()
    criteria: tuple[CriterionLine, ...] = ()

    @property
    def given(self) -> bool:
        """Whether the plan says anything of this point."""
        return bool(self.goals or self.criteria or any(stretch.said for stretch in self.stretches))


def nine_points(brief: Brief, act: Act) -> tuple[Point, ...]:
    """The nine points in their order, as the action's last term has them; time and money for each term."""
    action = act.action
    return (
        _point(brief, "name", [Said(action.title)]),
        _point(brief, "responsible", _responsible(brief, action)),
        _goal(brief, act),
        _point(brief, "target_group", [*_target_group(brief, action.target_group), *_law(brief, action)]),
        _point(brief, "approach", _own(action.approach)),
        _point(brief, "implementation", _implementation(brief, action)),
        Point(brief.words.term("point", "time"), _by_term(act, brief, _time)),
        Point(brief.words.term("point", "money"), _by_term(act, brief, cost_said)),
        _point(brief, "evaluation", _evaluation(brief, act)),
    )


def transfer_said(brief: Brief, action: Action) -> tuple[Said, ...]:
    """How what is learnt comes to use at work; empty where the plan does not say."""
    say, transfer = brief.words.say, action.transfer
    if transfer is None:
        return ()
    texts = (
        (say("Expected benefit"), transfer.expected_benefit),
        (say("Adapted to us"), transfer.tailored),
        (say("Use at work"), transfer.apply),
        (say("Shared with colleagues"), transfer.share),
        (say("The manager asks"), transfer.manager_asks),
    )
    said = [Said(text, label, own=True) for label, text in texts if text]
    if transfer.arena:
        said.append(Said(brief.words.term("arena", transfer.arena), say("Arena for sharing")))
    if transfer.by:
        said.append(Said(when_words(brief.words, transfer.by), say("In use by")))
    return tuple(said)


def _point(brief: Brief, key: str, said: Sequence[Said]) -> Point:
    return Point(brief.words.term("point", key), (Stretch(None, tuple(said)),))


def _own(text: str | None, label: str | None = None) -> list[Said]:
    return [Said(text, label, own=True)] if text and text.strip() else []


def _responsible(brief: Brief, action: Action) -> list[Said]:
    said = [Said(brief.plan.name_of(action.responsible))] if action.responsible else []
    others = brief.who(*action.co_responsible)
    return [*said, Said(others, brief.words.say("Together with"))] if others else said


def _goal(brief: Brief, act: Act) -> Point:
    plan, action, say = brief.plan, act.action, brief.words.say
    goals = [key for key in action.serves if key in plan.goals or key in plan.results]
    needs = [plan.title_of(key) for key in action.needs if key in plan.needs]
    causes = [plan.title_of(key) for key in action.causes if key in plan.causes]
    said = _own(action.aim)
    said += [Said("; ".join(needs), say("Needs covered"))] if needs else []
    said += [Said("; ".join(causes), say("Causes addressed"))] if causes else []
    return Point(
        brief.words.term("point", "goal"),
        (Stretch(None, tuple(said)),),
        tuple(brief.goal_link(key) for key in goals),
        tuple(_criteria(brief, act.last)),
    )


def _criteria(brief: Brief, term: Term) -> Iterator[CriterionLine]:
    words = brief.words
    for standing in criteria_of(brief.plan, term, brief.as_of):
        answer = words.say("not answered")
        if standing.answer and standing.date:
            answer = f"{words.term('criterion', standing.answer)}, {words.formats.short_day(standing.date)}"
        measure = ", ".join(_measure(brief, standing.criterion)) or None
        yield CriterionLine(standing.id, standing.criterion.text, measure, answer, answered=bool(standing.answer))


def _measure(brief: Brief, criterion: Criterion) -> Iterator[str]:
    words = brief.words
    indicator = brief.plan.indicators.get(criterion.indicator) if criterion.indicator else None
    if indicator:
        yield indicator.value.name
    if criterion.target is not None:
        number = words.formats.number(criterion.target)
        yield words.say("target %(number)s", number=f"{number} {indicator.value.measured_in}" if indicator else number)
    if criterion.by:
        yield words.say("by %(when)s", when=when_words(words, criterion.by))


def _target_group(brief: Brief, group: TargetGroup | None) -> list[Said]:
    if group is None:
        return []
    say = brief.words.say
    said = [Said(group.who)]
    said += [Said(how_many)] if (how_many := _how_many(brief, group)) else []
    said += _own(group.selection, say("Selection"))
    return [*said, *_terms(brief, group), *_own(group.obligations, say("Obligations afterwards"))]


def _how_many(brief: Brief, group: TargetGroup) -> str:
    count = brief.words.count
    said = [count("%(n)s in the group", "%(n)s in the group", group.size)] if group.size is not None else []
    said += [count("%(n)s place", "%(n)s places", group.places)] if group.places is not None else []
    return ", ".join(said)


def _terms(brief: Brief, group: TargetGroup) -> Iterator[Said]:
    """The terms of taking part: leave, and how long one is bound."""
    words, say = brief.words, brief.words.say
    if group.leave:
        yield Said(words.term("pay", group.leave.pay), say("Leave"))
        yield from _own(group.leave.terms, say("Terms of the leave"))
    bound = group.commitment
    if bound:
        text = words.count(
            "%(n)s month, counted from: %(event)s",
            "%(n)s months, counted from: %(event)s",
            bound.months,
            event=bound.counted_from,
        )
        yield Said(text, say("Commitment period"))
        if bound.repayment:
            yield Said(words.term("repayment", bound.repayment), say("If the participant leaves early"))


def _law(brief: Brief, action: Action) -> list[Said]:
    return [Said(brief.words.say("Training the law requires the employer to give."))] if action.required_by_law else []


def _implementation(brief: Brief, action: Action) -> list[Said]:
    plan = action.implementation
    if plan is None:
        return []
    words, say = brief.words, brief.words.say
    lines = (
        (say("Place"), plan.place or ""),
        (say("Methods"), "; ".join(plan.methods)),
        (say("Learning arenas"), words.formats.listing([words.inline("arena", arena) for arena in plan.arenas])),
        (say("Resources"), "; ".join(plan.resources)),
    )
    said = [Said(text, label) for label, text in lines if text]
    if plan.activities:
        count = words.count("%(n)s activity, see below", "%(n)s activities, see below", len(plan.activities))
        said.append(Said(count, say("Activities")))
    return said


def _by_term(act: Act, brief: Brief, said: _OfTerm) -> tuple[Stretch, ...]:
    """Each term's own; once where all say the same."""
    of_terms = [tuple(said(brief, term)) for term in act.terms]
    if len(set(of_terms)) == 1:
        return (Stretch(None, of_terms[0]),)
    return tuple(Stretch(period_words(brief, term), own) for term, own in zip(act.terms, of_terms, strict=True))


def period_words(brief: Brief, term: Term) -> str:
    """The period of the action plan a term stands in."""
    return brief.words.formats.span(term.period.first, term.period.last)


def _time(brief: Brief, term: Term) -> tuple[Said, ...]:
    time = term.action.time
    line = time_words(brief.words, time)
    said = [Said(line)] if line else []
    return (*said, *_own(time.until if time else None, brief.words.say("Lasts until")))


def _evaluation(brief: Brief, act: Act) -> list[Said]:
    """The form, who does it, and each level: when it is due and what it showed."""
    words, evaluation = brief.words, act.action.evaluation
    said = [Said(evaluation.form)] if evaluation else []
    if evaluation and evaluation.responsible:
        said.append(Said(brief.plan.name_of(evaluation.responsible), words.term("point", "responsible")))
    for level in LEVELS:
        due = getattr(evaluation.levels, level) if evaluation and evaluation.levels else None
        said += _level(brief, act, words.term("evaluation_level", level), level, due and when_words(words, due))
    return said


def _level(brief: Brief, act: Act, label: str, level: str, due: str | None) -> list[Said]:
    shown = [
        getattr(report.value.evaluation, level)
        for report in brief.plan.reports_of(act.id)
        if report.date <= brief.as_of and report.value.evaluation and getattr(report.value.evaluation, level)
    ]
    if shown:
        return _own(shown[-1], f"{label} ({due})" if due else label)
    return [Said(due, label)] if due else []
