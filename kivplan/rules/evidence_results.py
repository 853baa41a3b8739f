"""What speaks for success factors 5 and 6: what is learnt comes to use, and activity and result are followed up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import said
from ..plan.following_up import following_up
from ..plan.progress import standing
from .evidence import Evidence, answering, fact
from .evidence_plans import UNDECIDED
from .transfer import COURSES, arenas_of, developing, plans_transfer
from .weighing import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..factors import Fact
    from ..findings import Said
    from ..model.action_plan import Action
    from ..model.follow_up import ActionReport
    from ..plan.following_up import FollowingUp, Part
    from ..plan.linked import Plan
    from ..plan.wholes import Whole
    from .rule import Context

# ---------------------------------------------------------------- 5: actions with a high transfer value


def transferring(context: Context) -> Evidence:
    """Factor 5: how what is learnt is to come to use, and whether it was brought back to colleagues."""
    wholes = developing(context.plan)
    ended = [w for w in wholes if standing(context.plan, w.act, context.as_of).status == "done"]
    shared = _reported(context, ended, lambda report: report.shared)
    evaluated = _reported(context, ended, _evaluated_at_work)
    planned, asked, practised = (_answering(wholes, one) for one in (plans_transfer, _asked, _practised))
    return Evidence(
        said(
            "In place when three in four development actions say how what is learnt comes to use, have a manager who "
            "asks afterwards and have practice at work, and three in four of those done have been brought back to "
            "colleagues."
        ),
        (*_brought_back(shared, evaluated, len(ended)), *_prepared(planned, asked, practised, len(wholes))),
        (
            Mark(done=True, count=shared, of=len(ended), lack=_too_little_shared(shared, len(ended))),
            *(Mark(done=False, count=count, of=len(wholes)) for count in (planned, asked, practised)),
        ),
        None if wholes else said("The plan has no development actions."),
    )


def _asked(action: Action) -> bool:
    return bool(action.transfer and action.transfer.manager_asks)


def _practised(action: Action) -> bool:
    return not COURSES.issuperset(arenas_of(action))


def _answering(wholes: Sequence[Whole], answers: Callable[[Action], bool]) -> int:
    return sum(any(map(answers, whole.actions)) for whole in wholes)


def _reported(context: Context, wholes: Sequence[Whole], told: Callable[[ActionReport], object]) -> int:
    """Of how many actions a follow-up tells it, of themselves or of a part."""
    return sum(any(told(report) for report in _reports(context, whole)) for whole in wholes)


def _reports(context: Context, whole: Whole) -> Iterator[ActionReport]:
    for act in (whole.act, *whole.parts):
        for report in context.plan.reports_of(act.id):
            if report.date <= context.as_of:
                yield report.value


def _evaluated_at_work(report: ActionReport) -> bool:
    return bool(report.evaluation and (report.evaluation.behaviour or report.evaluation.result))


def _brought_back(shared: int, evaluated: int, ended: int) -> Iterator[Fact]:
    text = said("Development actions done and brought back to colleagues: {count} of {of}", count=shared, of=ended)
    yield from fact(text, done=True)
    text = said(
        "Development actions done and evaluated at work, in behaviour or result: {count} of {of}",
        count=evaluated,
        of=ended,
    )
    yield from fact(text, done=True)


def _prepared(planned: int, asked: int, practised: int, of: int) -> Iterator[Fact]:
    text = said("Development actions that say how it comes to use: {count} of {of}", count=planned, of=of)
    yield from fact(text, done=False)
    text = said("Development actions with a manager who asks afterwards: {count} of {of}", count=asked, of=of)
    yield from fact(text, done=False)
    text = said("Development actions with practice at work: {count} of {of}", count=practised, of=of)
    yield from fact(text, done=False)


def _too_little_shared(shared: int, ended: int) -> Said:
    if not ended:
        return said("No development action is done yet.")
    if not shared:
        return said("Nothing of the development actions done is reported brought back to colleagues.")
    return said("Fewer than three in four development actions done are reported brought back to colleagues.")


# ---------------------------------------------------------------- 6: follow-up of activity and result


def following(context: Context) -> Evidence:
    """Factor 6: whether actions are reported, and results answered when they are due. What is planned does not weigh:
    nothing else can be done before it has begun, and after that only what is done counts."""
    plan = context.plan
    known = following_up(plan, context.as_of)
    criteria = answering(plan, lambda action: action.criteria)
    evaluation = answering(plan, lambda action: action.evaluation)
    return Evidence(
        said(
            "In place when three in four actions begun were reported in the last twelve months, and three in four of "
            "the results due are answered: criteria, evaluations, readings of indicators and contribution to the goals."
        ),
        (*_followed(known), *_answered(known), *_to_be_judged(criteria, evaluation)),
        (
            Mark(done=True, count=known.begun.count, of=known.begun.of, lack=_too_few_reported(known)),
            Mark(done=True, count=known.results.count, of=known.results.of, lack=_too_few_answered(known.results)),
        ),
        _too_early(plan, known),
    )


def _too_early(plan: Plan, known: FollowingUp) -> Said | None:
    if not known.begun.of:
        return said("No action has begun.")
    if plan.head.status in UNDECIDED and known.last is None:
        return said("The plan is not adopted, and nothing is reported yet.")
    return None


def _followed(known: FollowingUp) -> Iterator[Fact]:
    text = said("Follow-ups in the last twelve months: {count}, last {day}", count=known.follow_ups, day=known.last)
    yield from fact(text, done=True)
    text = said("Actions begun that are reported: {count} of {of}", count=known.begun.count, of=known.begun.of)
    yield from fact(text, done=True)


def _answered(known: FollowingUp) -> Iterator[Fact]:
    part = known.criteria
    yield from fact(said("Criteria due and answered: {count} of {of}", count=part.count, of=part.of), done=True)
    part = known.evaluations
    yield from fact(said("Evaluations due and answered: {count} of {of}", count=part.count, of=part.of), done=True)
    part = known.indicators
    yield from fact(said("Indicators with a new reading: {count} of {of}", count=part.count, of=part.of), done=True)
    part = known.contributions
    text = said("Actions done whose contribution to the goals is judged: {count} of {of}", count=part.count, of=part.of)
    yield from fact(text, done=True)


def _to_be_judged(criteria: tuple[int, int], evaluation: tuple[int, int]) -> Iterator[Fact]:
    yield from fact(said("Actions with criteria: {count} of {of}", count=criteria[0], of=criteria[1]), done=False)
    text = said("Actions with a form of evaluation: {count} of {of}", count=evaluation[0], of=evaluation[1])
    yield from fact(text, done=False)


def _too_few_reported(known: FollowingUp) -> Said:
    if not known.follow_ups:
        return said("There is no follow-up in the last twelve months.")
    return said("Fewer than three in four actions begun are reported.")


def _too_few_answered(results: Part) -> Said:
    if not results.of:
        return said("No result is due yet.")
    return said("Fewer than three in four of the results due are answered.")
