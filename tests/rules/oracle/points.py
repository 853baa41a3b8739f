"""Family 3: what actions say."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from .judging import oracle
from .raw import period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .raw import Raw, Term, Where

STRATEGIES = {
    "acquire": ("attraction", "recruitment", "cooperation", "hiring_in"),
    "develop": ("training", "learning_at_work", "formal_education"),
    "mobilise": ("leadership", "organisation", "roles", "retention"),
    "phase_out": ("surplus", "misplaced", "attrition"),
}
FIGURES = ("per_participant", "fixed", "substitutes", "total", "cap", "cap_per_participant", "hours", "years")
TIMES = ("start", "end", "deadline", "at", "yearly", "until")


def without(plan: Raw, says: Callable[[Term], object]) -> Iterator[Where]:
    """The wholes that say a thing neither themselves nor in a part."""
    for whole in plan.wholes:
        if not any(says(term) for term in plan.wording(whole)):
            yield plan.last(whole).at("id")


def of_the_whole(plan: Raw, key: str) -> Iterator[Where]:
    """The wholes that do not say a thing themselves, whatever their parts say."""
    return (plan.last(whole).at("id") for whole in plan.wholes if not plan.last(whole).get(key))


@oracle("KIV301")
def no_responsible(plan: Raw) -> Iterator[Where]:
    return of_the_whole(plan, "responsible")


@oracle("KIV302")
def no_aim(plan: Raw) -> Iterator[Where]:
    for whole in plan.wholes:
        said = {key for term in plan.wording(whole) for key in ("aim", "serves", "criteria") if term.get(key)}
        if "aim" not in said and said != {"serves", "criteria"}:
            yield plan.last(whole).at("id")


@oracle("KIV303")
def no_criteria(plan: Raw) -> Iterator[Where]:
    return without(plan, lambda term: term.get("criteria"))


@oracle("KIV304")
def no_target_group(plan: Raw) -> Iterator[Where]:
    """Places are limited where there are fewer than the group holds, or nothing says how many it holds."""
    for whole in plan.wholes:
        groups = [term.get("target_group") for term in plan.wording(whole) if term.get("target_group")]
        limited = any("places" in one and int(one["places"]) < int(one.get("size", 10**9)) for one in groups)
        if not groups or (limited and not any(one.get("selection") for one in groups)):
            yield plan.last(whole).at("id")


@oracle("KIV305")
def no_approach(plan: Raw) -> Iterator[Where]:
    return without(plan, lambda term: term.get("approach"))


@oracle("KIV306")
def no_implementation(plan: Raw) -> Iterator[Where]:
    ways = ("methods", "arenas", "activities")
    return without(plan, lambda term: any(term.get("implementation", way) for way in ways))


@oracle("KIV307")
def no_time(plan: Raw) -> Iterator[Where]:
    return without(plan, lambda term: any(term.get("time", key) for key in TIMES))


@oracle("KIV308")
def no_cost(plan: Raw) -> Iterator[Where]:
    """Any figure of money or hours will do, also 0, and also on an activity; who pays does not tell what it costs."""

    def says(term: Term) -> bool:
        on_activities = any({"cost", "hours"} & set(one.data) for one in term.below("implementation", "activities"))
        return on_activities or any(term.get("cost", key) for key in FIGURES)

    return without(plan, says)


@oracle("KIV309")
def no_evaluation(plan: Raw) -> Iterator[Where]:
    return without(plan, lambda term: term.get("evaluation"))


@oracle("KIV310")
def no_strategy(plan: Raw) -> Iterator[Where]:
    return of_the_whole(plan, "strategy")


@oracle("KIV311")
def vague_criterion(plan: Raw) -> Iterator[Where]:
    for action in plan.actions:
        for criterion in plan.last(action).below("criteria"):
            measured = {"indicator", "target", "by"} & set(criterion.data)
            if not measured and not any(letter in "0123456789" for letter in criterion.data["text"]):
                yield criterion.at("text")


@oracle("KIV312")
def satisfaction_only(plan: Raw) -> Iterator[Where]:
    for action in plan.actions:
        term = plan.last(action)
        alone = all(levels(one) <= {"reaction"} for one in plan.around(action))
        if term.get("strategy") == "develop" and levels(term) == {"reaction"} and alone:
            yield term.at("evaluation", "levels", "reaction")


def levels(term: Term) -> set[str]:
    return set(term.get("evaluation", "levels") or ())


@oracle("KIV313")
def leave_without_terms(plan: Raw) -> Iterator[Where]:
    for action in plan.actions:
        term = plan.last(action)
        if any(settled(one) for one in (term, *plan.around(action))):
            continue
        if term.get("target_group", "leave", "pay") == "full":
            yield term.at("target_group", "leave", "pay")
        elif term.get("cost", "paid_to") == "participant":
            yield term.at("cost", "paid_to")


def settled(term: Term) -> bool:
    group = term.get("target_group") or {}
    return by_law(term) or "obligations" in group or "commitment" in group


def by_law(term: Term) -> bool:
    return term.get("required_by_law") == "yes"


@oracle("KIV314")
def too_many_actions(plan: Raw) -> Iterator[Where]:
    """In a calendar year, for one responsible or in one unit's plans; parts do not count, and each is counted once."""
    loads: defaultdict[str, Counter[int]] = defaultdict(Counter)
    plans: defaultdict[str | None, Counter[int]] = defaultdict(Counter)
    for whole in plan.wholes:
        terms = plan.actions[whole]
        for who, year in {(term.get("responsible"), year) for term in terms for year in term.years}:
            loads[who][year] += 1
        for unit, year in {(term.unit, year) for term in terms for year in term.years}:
            plans[unit][year] += 1
    for thing in (*plan.units, *plan.people):
        if max(loads[thing.data["id"]].values(), default=0) > plan.limit("actions-per-responsible"):
            yield thing.at("id")
    for unit, years in plans.items():
        fullest = max(years.values())
        if fullest > plan.limit("actions-per-unit"):
            year = min(year for year, count in years.items() if count == fullest)
            own = [one for one in plan.of("action-plan") if one.get("unit") == unit]
            yield next(one for one in own if period(one.data["period"])[0].year <= year).at("actions")


@oracle("KIV315")
def strategy_means_mismatch(plan: Raw) -> Iterator[Where]:
    for term in plan.terms:
        strategy, means = term.get("strategy"), term.get("means")
        if strategy and means and means not in STRATEGIES.get(strategy, ()):
            yield term.at("means")


@oracle("KIV316")
def commitment_for_mandatory(plan: Raw) -> Iterator[Where]:
    for action, terms in plan.actions.items():
        top = plan.top(action)
        for term in terms:
            mandatory = by_law(term) or (top is not None and by_law(plan.last(top)))
            if mandatory and term.get("target_group", "commitment"):
                yield term.at("target_group", "commitment")
