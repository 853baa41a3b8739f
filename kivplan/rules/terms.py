"""Family 3, what actions ask and promise: criteria, evaluation, leave and commitment, number, means (KIV311-316)."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from ..plan.timeline import within_plan
from . import naming
from .points import NORWEGIAN, STRATEGY_OF
from .rule import Remark, Rule, Words, levels
from .wholes import whole_of, wholes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..findings import Path as Keys
    from ..model.action_parts import Criterion
    from ..model.action_plan import Action
    from ..plan.linked import Act, Plan
    from .rule import Context

PRACTICE = "From plan to practice, a municipal network's experience (Norway)"
KIRKPATRICK = "Kirkpatrick's four levels of evaluation"
Key = TypeVar("Key")
PER_RESPONSIBLE, PER_UNIT = "actions-per-responsible", "actions-per-unit"


def _around(plan: Plan, act: Act) -> tuple[Act, ...]:
    """The whole an action is part of, or the parts of the whole it is: those that may answer for it."""
    whole = whole_of(plan).get(act.id)
    if whole is None:
        return ()
    return whole.parts if whole.act is act else (whole.act,)


_VAGUE_CRITERION = Words(
    "the criterion {criterion} has no number, date or indicator, so two people may judge it differently",
    "add `indicator:`, `target:` or `by:`, or write in the text how many or how much",
)


def _vague_criterion(context: Context) -> Iterator[Remark]:
    for act in context.plan.actions.values():
        for number, criterion in enumerate(act.action.criteria):
            if _vague(criterion):
                keys = ("criteria", number, "text")
                yield Remark(act.last.item, keys, _VAGUE_CRITERION, {"criterion": naming.quoted(criterion.text)})


def _vague(criterion: Criterion) -> bool:
    measured = criterion.indicator or criterion.target is not None or criterion.by
    return not measured and not any(map(str.isdigit, criterion.text))


_SATISFACTION_ONLY = Words(
    "{action} is evaluated at the level of reaction alone, and that people were satisfied is not that they learnt",
    "add `learning:`, `behaviour:` or `result:` to `levels:`, with when",
)
_LEVELS = ("reaction", "learning", "behaviour", "result")


def _satisfaction_only(context: Context) -> Iterator[Remark]:
    for act in context.plan.actions.values():
        if act.action.strategy != "develop" or _levels(act.action) != {"reaction"}:
            continue
        others = _around(context.plan, act)
        if not any(_levels(other.action) - {"reaction"} for other in others):
            params, also = {"action": naming.action(act)}, tuple(other.last.item for other in others)
            yield Remark(act.last.item, ("evaluation", "levels", "reaction"), _SATISFACTION_ONLY, params, also=also)


def _levels(action: Action) -> set[str]:
    planned = action.evaluation.levels if action.evaluation else None
    return {level for level in _LEVELS if planned and getattr(planned, level)}


_LEAVE_WITHOUT_TERMS = Words(
    "{action} gives leave on full pay and says nothing of what is asked in return, so each side may expect its own",
    "add `obligations:` or `commitment:` to `target_group:`; `required_by_law: yes` if the employer must give it",
)
_MONEY_WITHOUT_TERMS = Words(
    "{action} pays the participant and says nothing of what is asked in return, so each side may expect its own",
    _LEAVE_WITHOUT_TERMS.hint,
)


def _leave_without_terms(context: Context) -> Iterator[Remark]:
    for act in context.plan.actions.values():
        given = _given(act.action)
        if given is None:
            continue
        others = _around(context.plan, act)
        if not any(_settled(action) for action in (act.action, *(other.action for other in others))):
            keys, words = given
            params, also = {"action": naming.action(act)}, tuple(other.last.item for other in others)
            yield Remark(act.last.item, keys, words, params, also=also)


def _given(action: Action) -> tuple[Keys, Words] | None:
    leave = action.target_group.leave if action.target_group else None
    if leave and leave.pay == "full":
        return ("target_group", "leave", "pay"), _LEAVE_WITHOUT_TERMS
    if action.cost and action.cost.paid_to == "participant":
        return ("cost", "paid_to"), _MONEY_WITHOUT_TERMS
    return None


def _settled(action: Action) -> bool:
    group = action.target_group
    return bool(action.required_by_law or (group and (group.obligations or group.commitment)))


_MANY_FOR_ONE = Words(
    "{who} answers for {count} actions in {year}, more than {limit}: nobody can follow up so many",
    "share them out, join those that belong together, or leave some for a later year",
)
_MANY_IN_PLAN = Words(
    "{who} has {count} actions in {year}, more than {limit}: plans that are too extensive are not carried out",
    "keep those that matter most, join those that belong together, or leave some for a later year",
)


def _too_many_actions(context: Context) -> Iterator[Remark]:
    """Counted by calendar year, without parts; each responsible and each unit is told once, of the fullest year."""
    plan = context.plan
    responsible: defaultdict[str, Counter[int]] = defaultdict(Counter)
    units: defaultdict[str | None, Counter[int]] = defaultdict(Counter)
    for whole in wholes(plan):
        years = [(term, within_plan(term).years) for term in whole.act.terms]
        for key in {(term.action.responsible, year) for term, touched in years for year in touched}:
            responsible[key[0] or ""][key[1]] += 1
        for unit, year in {(term.unit, year) for term, touched in years for year in touched}:
            units[unit][year] += 1
    yield from _for_one(plan, responsible, context.limits[PER_RESPONSIBLE])
    yield from _in_plan(plan, units, context.limits[PER_UNIT])


def _for_one(plan: Plan, counts: dict[str, Counter[int]], limit: Decimal) -> Iterator[Remark]:
    for who, year, count in _beyond(counts.items(), limit):
        if who in plan.who:
            item = plan.who[who].item
            params = {"who": naming.thing(plan, item), "count": count, "year": year, "limit": naming.plain(limit)}
            yield Remark(item, ("id",), _MANY_FOR_ONE, params)


def _in_plan(plan: Plan, counts: dict[str | None, Counter[int]], limit: Decimal) -> Iterator[Remark]:
    for unit, year, count in _beyond(counts.items(), limit):
        who = f"the action plan of {naming.quoted(plan.name_of(unit))}" if unit else "the action plan"
        params = {"who": who, "count": count, "year": year, "limit": naming.plain(limit)}
        item = next(i for i in plan.action_plans if i.value.unit == unit and i.value.period.first.year <= year)
        yield Remark(item, ("actions",), _MANY_IN_PLAN, params, part="key")


def _beyond(counts: Iterable[tuple[Key, Counter[int]]], limit: Decimal) -> Iterator[tuple[Key, int, int]]:
    for key, years in counts:
        year, count = max(years.items(), key=lambda pair: (pair[1], -pair[0]))
        if count > limit:
            yield key, year, count


_MEANS_MISMATCH = Words(
    "{means} is no means of {strategy} but of {owner}, so reports would show the action in two places",
    "write {choice}, or `strategy: {owner}`",
)
_NO_MEANS_OF_OTHER = Words(
    "{means} is a means of {owner}, and other is for what is no competence measure",
    "remove `means:`, or write `strategy: {owner}`",
)


def _means_mismatch(context: Context) -> Iterator[Remark]:
    for act in context.plan.actions.values():
        for term in act.terms:
            means, strategy = term.action.means, term.action.strategy
            if means and strategy and STRATEGY_OF[means] != strategy:
                own = [name for name, owner in STRATEGY_OF.items() if owner == strategy]
                choice = naming.listed(own, last="or") if own else ""
                params = {"means": means, "strategy": strategy, "owner": STRATEGY_OF[means], "choice": choice}
                yield Remark(term.item, ("means",), _MEANS_MISMATCH if own else _NO_MEANS_OF_OTHER, params)


_COMMITMENT_FOR_MANDATORY = Words(
    "{action} is training the employer must give, and for that no commitment may be asked",
    "remove `commitment:`, or `required_by_law:` if the law does not require the training",
)


def _commitment_for_mandatory(context: Context) -> Iterator[Remark]:
    for act in context.plan.actions.values():
        whole = whole_of(context.plan).get(act.id)
        for term in act.terms:
            group = term.action.target_group
            by_law = term.action.required_by_law or (whole and whole.act.action.required_by_law)
            if by_law and group and group.commitment:
                params = {"action": naming.action(act)}
                yield Remark(term.item, ("target_group", "commitment"), _COMMITMENT_FOR_MANDATORY, params)


RULES = (
    Rule(
        code="KIV311",
        name="vague-criterion",
        levels=levels("i"),
        summary="A criterion has no indicator, number or date.",
        why="Unclear goals were one of the reasons earlier plans came to nothing.",
        source=PRACTICE,
        factor=6,
        needs=(("criteria",),),
        find=_vague_criterion,
        wrong="id: H1\ntitle: Mentors for new nurses\ncriteria:\n  - {text: New nurses feel safe}\n",
        right="id: H1\ntitle: Mentors for new nurses\n"
        "criteria:\n  - {text: New nurses feel safe after three months, target: 80, by: 2027}\n",
    ),
    Rule(
        code="KIV312",
        name="satisfaction-only",
        levels=levels("i/w/w"),
        summary="A development action is evaluated at the level of reaction alone.",
        why="People may be satisfied with a course and do nothing differently after it.",
        source=KIRKPATRICK,
        factor=6,
        needs=(("evaluation",), ("strategy",)),
        find=_satisfaction_only,
        wrong="id: H1\ntitle: Course in wound care\nstrategy: develop\nmeans: training\n"
        "evaluation: {form: Questionnaire, levels: {reaction: 2026-10}}\n",
        right="id: H1\ntitle: Course in wound care\nstrategy: develop\nmeans: training\n"
        "evaluation: {form: Questionnaire and talks, levels: {reaction: 2026-10, behaviour: 2027-04}}\n",
    ),
    Rule(
        code="KIV313",
        name="leave-without-terms",
        levels=levels("i"),
        summary="Leave is on full pay, or money is paid to the participant, and nothing is said on obligations or "
        "commitment. Silent where the training is `required_by_law`.",
        why="What is asked in return must be clear before anyone says yes.",
        source=NORWEGIAN,
        needs=(("target_group",), ("cost",), ("required_by_law",), ("part_of",)),
        find=_leave_without_terms,
        wrong="id: H1\ntitle: Further education in wound care\ntarget_group: {who: Nurses, leave: {pay: full}}\n",
        right="id: H1\ntitle: Further education in wound care\n"
        "target_group: {who: Nurses, leave: {pay: full}, obligations: Teaches two colleagues each half year.}\n",
    ),
    Rule(
        code="KIV314",
        name="too-many-actions",
        levels=levels("i/w/w"),
        summary="One responsible, or one unit's action plan, has more actions in a calendar year than the limit. "
        "Parts of actions do not count.",
        why="Plans that are too extensive are not carried out.",
        source=PRACTICE,
        factor=2,
        whole=True,
        limits={PER_RESPONSIBLE: Decimal(12), PER_UNIT: Decimal(25)},
        find=_too_many_actions,
    ),
    Rule(
        code="KIV315",
        name="strategy-means-mismatch",
        levels=levels("e"),
        summary="`means` is not one of the strategy's.",
        why="Reports group actions by strategy and by means; an action that says both cannot be placed.",
        needs=(("means",), ("strategy",)),
        find=_means_mismatch,
        wrong="id: H1\ntitle: Mentors for new nurses\nstrategy: mobilise\nmeans: recruitment\n",
        right="id: H1\ntitle: Mentors for new nurses\nstrategy: mobilise\nmeans: retention\n",
    ),
    Rule(
        code="KIV316",
        name="commitment-for-mandatory",
        levels=levels("i/w/e"),
        summary="A commitment is asked for training the employer must give.",
        why="Training that law or agreement requires is to be free of cost to the employee and counts as working time.",
        source="Directive (EU) 2019/1152, article 13",
        needs=(("target_group",), ("required_by_law",)),
        find=_commitment_for_mandatory,
        wrong="id: H1\ntitle: Course in handling of medicines\nrequired_by_law: yes\n"
        "target_group: {who: Nurses, commitment: {months: 12, counted_from: the end of the course}}\n",
        right="id: H1\ntitle: Course in handling of medicines\nrequired_by_law: yes\ntarget_group: {who: Nurses}\n",
    ),
)
