"""Family 4, whether the organisation is prepared: service quality in three cases, five aspects (KIV406-407).

An answer may stand in any strategy document, the whole organisation's or a unit's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.strategy import Readiness, ServiceQuality
from ..plan.unread import lost_keys
from . import naming
from .directions import beside
from .rule import Remark, Rule, Words, levels
from .sources import FIVE_ASPECTS, FOUR_STRATEGIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.base import Record
    from ..plan.linked import Plan
    from .rule import Context

_SERVICE_QUALITY_GAP = Words(
    "nothing says what secures the quality of service in these cases, where it most often fails: {cases}",
    "add {keys} to `service_quality:` in a `kind: strategy` document: what is done, and by whom",
)


def _service_quality_gap(context: Context) -> Iterator[Remark]:
    plan = context.plan
    cases = _unsaid(plan, "service_quality", ServiceQuality)
    if cases:
        item, keys, part = beside(plan, "service_quality")
        params = {"cases": _named(cases), "keys": naming.keys(cases)}
        yield Remark(item, keys, _SERVICE_QUALITY_GAP, params, part=part, also=plan.strategies)


_READINESS_UNSAID = Words(
    "nothing says whether the organisation is ready for the plan in these aspects: {aspects}; what is not ready stops "
    "it later",
    "add {keys} to `readiness:` in a `kind: strategy` document, with `ready:` yes, partly or no",
)
_NOT_READY = Words(
    "{named} is not yet ready, and no activity in the action plans is about it, so it stays as it is",
    "add `aspect: {aspect}` to the activities that change it, or plan one",
)
_NO_ASPECTS = Words(
    "no activity in the action plans says which aspect it is about, so nobody can tell what is done for those "
    "that are not yet ready: {aspects}",
    "add `aspect:` to the activities that change them, or plan some",
)


def _readiness_gap(context: Context) -> Iterator[Remark]:
    plan = context.plan
    unsaid = _unsaid(plan, "readiness", Readiness)
    if unsaid:
        item, keys, part = beside(plan, "readiness")
        params = {"aspects": _named(unsaid), "keys": naming.keys(unsaid)}
        yield Remark(item, keys, _READINESS_UNSAID, params, part=part, also=plan.strategies)
    if plan.actions and lost_keys(plan).isdisjoint(_TELL_ASPECTS):
        yield from _not_ready(plan)


_TELL_ASPECTS = frozenset({"implementation", "activities", "aspect", "strategy", "means"})


def _not_ready(plan: Plan) -> Iterator[Remark]:
    named = _aspects_of_activities(plan)
    met = named | _aspects_of_actions(plan)
    for item in plan.strategies:
        aspects = [name for name in Readiness.model_fields if _unready(item.value.readiness, name) and name not in met]
        if aspects and not named:
            yield Remark(item, ("readiness",), _NO_ASPECTS, {"aspects": _named(aspects)}, part="key")
            continue
        for name in aspects:
            yield Remark(
                item, ("readiness", name, "ready"), _NOT_READY, {"aspect": name, "named": naming.in_words(name)}
            )


def _unready(readiness: Readiness | None, name: str) -> bool:
    aspect = getattr(readiness, name, None)
    return aspect is not None and aspect.ready != "yes"


def _aspects_of_activities(plan: Plan) -> set[str]:
    actions = (term.action for act in plan.actions.values() for term in act.terms)
    lists = (action.implementation.activities for action in actions if action.implementation)
    return {activity.aspect for activities in lists for activity in activities if activity.aspect}


_ASPECT_OF = {"develop": "competence", "organisation": "organisation", "roles": "organisation"}
"""What an action changes that says so itself: by its strategy, or by its means."""


def _aspects_of_actions(plan: Plan) -> set[str]:
    actions = [act.action for act in plan.actions.values()]
    said = {action.strategy for action in actions} | {action.means for action in actions}
    return {aspect for word, aspect in _ASPECT_OF.items() if word in said}


def _named(names: list[str]) -> str:
    return naming.listed([naming.in_words(name) for name in names])


def _unsaid(plan: Plan, key: str, record: type[Record]) -> list[str]:
    """The keys of a record at ``key`` that no strategy document gives."""
    given = [getattr(item.value, key) for item in plan.strategies]
    return [name for name in record.model_fields if not any(getattr(one, name, None) for one in given)]


_NOT_YET = (
    "kind: strategy\n"
    "readiness:\n"
    "  competence: {ready: yes}\n"
    "  organisation: {ready: yes}\n"
    "  processes: {ready: yes}\n"
    "  technology: {ready: no, needs: The wards have nothing to write on.}\n"
    "  governance: {ready: yes}\n"
)

RULES = (
    Rule(
        code="KIV406",
        name="service-quality-gap",
        levels=levels("i/w/w"),
        summary="The plan does not say what secures the quality of service with holiday substitutes, with new "
        "employees, or when a law or requirement changes.",
        why="These are the three cases where the quality most often fails, whatever the plan does for those who stay.",
        source=FOUR_STRATEGIES,
        notes=("An answer in any strategy document counts; all that is not answered is reported together.",),
        whole=True,
        needs=(("service_quality",),),
        find=_service_quality_gap,
        wrong="kind: strategy\n"
        "service_quality:\n"
        "  holiday_substitutes: Four days of training before they work alone.\n"
        "  changed_requirements: Taken up at the managers' meeting each month.\n",
        right="kind: strategy\n"
        "service_quality:\n"
        "  holiday_substitutes: Four days of training before they work alone.\n"
        "  new_employees: A mentor and a programme for the first hundred days.\n"
        "  changed_requirements: Taken up at the managers' meeting each month.\n",
    ),
    Rule(
        code="KIV407",
        name="readiness-gap",
        levels=levels("i/w/w"),
        summary="The plan does not say of one of the aspects competence, organisation, processes, technology and "
        "governance whether it is ready; or it is not, and no activity is about it.",
        why="Not every measure is one of competence: what people have learnt comes to nothing where the ways of "
        "working, the tools or the rules stand in its way.",
        source=FIVE_ASPECTS,
        notes=(
            "An answer in any strategy document counts; all aspects without one are reported together.",
            "An aspect that is `no` or `partly` is met by an activity with that `aspect`, in any action plan.",
            "An action that develops meets competence; one with the means organisation or roles meets organisation.",
            "Whether an aspect is met is asked once there is an action.",
            "Where no activity names an aspect, that is reported once.",
        ),
        whole=True,
        needs=(("readiness",),),
        find=_readiness_gap,
        wrong=_NOT_YET
        + "---\nid: H1\ntitle: Mentors for new nurses\n"
        + "implementation: {activities: [{title: Put the mentors in the rota, aspect: processes}]}\n",
        right=_NOT_YET
        + "---\nid: H1\ntitle: Mentors for new nurses\n"
        + "implementation: {activities: [{title: Buy a tablet for each ward, aspect: technology}]}\n",
    ),
)
