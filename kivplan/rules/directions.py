"""Family 4, what the strategy says of the four strategies: direction and emphasis (KIV401, KIV405).

An answer may stand in any strategy document, the whole organisation's or a unit's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..findings import Level
from ..plan.balance import STRATEGIES, unanswered
from ..plan.unread import lost_keys
from ..plan.wholes import whole_of
from . import naming
from .rule import Remark, Rule, Words, levels
from .sources import FOUR_STRATEGIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..findings import Part
    from ..findings import Path as Keys
    from ..model.strategy import PriorityArea
    from ..plan.linked import Item, Plan
    from .rule import Context

    Where = tuple[Item[Any], Keys, Part]


def document(plan: Plan) -> Where:
    """Where the strategy document says what it is; the title of a plan that has none."""
    return (plan.strategy, ("kind",), "value") if plan.strategy else (plan.head_item, ("title",), "value")


def beside(plan: Plan, key: str) -> Where:
    """Where something is missing under a key of the strategy: at the key where it is given, else at the document."""
    given = [item for item in (plan.strategy, *plan.strategies) if item and getattr(item.value, key)]
    return (given[0], (key,), "key") if given else document(plan)


_MISSING_STRATEGY = Words(
    "{named} has neither a direction nor an action, so nobody can tell whether it was considered",
    "add `{strategy}:` with `direction:` to a `kind: strategy` document; one that says why not is an answer too",
)
_NO_STRATEGY_AT_ALL = Words(
    "the plan says nothing of {strategies}, so nobody can tell how it is to get the competence it needs",
    "add a `direction:` for each to a `kind: strategy` document, and `strategy:` to the actions",
)


def _missing_strategy(context: Context) -> Iterator[Remark]:
    """Each that is not answered; where none is, that alone, once."""
    plan, missing = context.plan, unanswered(context.plan)
    if "strategy" in lost_keys(plan):
        return
    if missing == STRATEGIES:
        item, keys, _ = document(plan)
        params = {"strategies": naming.listed([naming.in_words(name) for name in STRATEGIES], last="or")}
        yield Remark(item, keys, _NO_STRATEGY_AT_ALL, params, also=plan.strategies)
        return
    for name in missing:
        item, keys, part = beside(plan, name)
        level = Level.INFO if name == "phase_out" else None
        params = {"strategy": name, "named": naming.in_words(name)}
        yield Remark(item, keys, _MISSING_STRATEGY, params, part=part, level=level, also=plan.strategies)


_EMPHASIS_WITHOUT_ACTION = Words(
    "the priority area {area} has high emphasis on {named}, and none of its actions has that strategy: what matters "
    "most is not done",
    "add `priority_area: {id}` to the {strategy} actions that belong there, plan one, or lower the emphasis",
)
_NO_AREAS_IN_ACTIONS = Words(
    "no action says which priority area it belongs to, so nobody can see whether what has high emphasis is done",
    "add `priority_area:` to the actions: {areas}",
)


def _emphasis_without_action(context: Context) -> Iterator[Remark]:
    """Each area and strategy without; where no action names an area, that alone, once."""
    plan = context.plan
    high = [(item, name) for item in plan.priority_areas.values() for name in _high(item.value)]
    if not high or not plan.actions or "strategy" in lost_keys(plan):
        return
    done = _strategies_of_areas(plan)
    if not done:
        item, keys, part = beside(plan, "priority_areas")
        areas = naming.listed(list(plan.priority_areas), last="or")
        yield Remark(item, keys, _NO_AREAS_IN_ACTIONS, {"areas": areas}, part=part)
        return
    elsewhere = {strategy for area, strategy in done if area not in plan.priority_areas}
    for item, name in high:
        if name not in elsewhere and done.isdisjoint({(item.id, name), (item.id, None)}):
            params = {"area": naming.thing(plan, item), "strategy": name, "named": naming.in_words(name), "id": item.id}
            yield Remark(item, ("emphasis", name), _EMPHASIS_WITHOUT_ACTION, params)


def _high(area: PriorityArea) -> Iterator[str]:
    return (name for name in STRATEGIES if area.emphasis and getattr(area.emphasis, name) == "high")


def _strategies_of_areas(plan: Plan) -> set[tuple[str, str | None]]:
    """Area and strategy of every action over all its terms; a part has those of its whole where it says none."""
    found: set[tuple[str, str | None]] = set()
    for act in plan.actions.values():
        whole = whole_of(plan).get(act.id)
        above = whole.act.action if whole else act.action
        for term in act.terms:
            area = term.action.priority_area or above.priority_area
            if area:
                found.add((area, term.action.strategy or above.strategy))
    return found


_AREA = (
    "kind: strategy\n"
    "priority_areas:\n"
    "  - id: staff\n"
    "    title: Find and keep nurses\n"
    "    emphasis: {acquire: high, develop: low, mobilise: high, phase_out: none}\n"
)

RULES = (
    Rule(
        code="KIV401",
        name="missing-strategy",
        levels=levels("i/w/e"),
        summary="One of the strategies acquire, develop, mobilise and phase out has neither a direction nor an action. "
        "For phase out the level is always info.",
        why="Each of the four is a way to the competence that is needed; what is left out should be so on purpose.",
        source=FOUR_STRATEGIES,
        notes=(
            "A direction in any strategy document is an answer, also one that says why the strategy is not used.",
            "So are means and drivers, and so is an action of the strategy that is no part of another.",
            "An emphasis or an intended share alone is no answer: neither says why.",
            "Where none of the four is answered, that is reported once.",
        ),
        factor=4,
        whole=True,
        needs=tuple((name,) for name in STRATEGIES),
        find=_missing_strategy,
        wrong="kind: strategy\n"
        "acquire:\n"
        "develop: {direction: We learn at work.}\n"
        "mobilise: {direction: We use what people can.}\n",
        right="kind: strategy\n"
        "acquire: {direction: We have the people we need and look for nobody in this period.}\n"
        "develop: {direction: We learn at work.}\n"
        "mobilise: {direction: We use what people can.}\n",
    ),
    Rule(
        code="KIV405",
        name="emphasis-without-action",
        levels=levels("i/w/w"),
        summary="A priority area has high emphasis on a strategy, and none of its actions has that strategy.",
        why="What is given most weight in the strategy should be seen in what is done.",
        source=FOUR_STRATEGIES,
        notes=(
            "An action belongs to the area it names in `priority_area`, in any of its action plans.",
            "A part of an action has the area and the strategy of its whole where it gives none.",
            "Silent until there is an action.",
            "Silent on an area with an action that names no strategy: no-strategy tells of that.",
            "Where no action names an area, that is reported once.",
        ),
        factor=4,
        whole=True,
        find=_emphasis_without_action,
        wrong=_AREA + "---\nid: H1\ntitle: Mentors for new nurses\nstrategy: mobilise\npriority_area: staff\n",
        right=_AREA
        + "---\nid: H1\ntitle: Mentors for new nurses\nstrategy: mobilise\npriority_area: staff\n"
        + "---\nid: H2\ntitle: Scholarships for nursing students\nstrategy: acquire\npriority_area: staff\n",
    ),
)
