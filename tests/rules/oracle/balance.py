"""Families 4 and 5: strategy, balance and transfer."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from .judging import oracle
from .raw import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .judging import Told
    from .raw import Raw, Term, Thing, Where

STRATEGIES = ("acquire", "develop", "mobilise", "phase_out")
CASES = ("holiday_substitutes", "new_employees", "changed_requirements")
ASPECTS = ("competence", "organisation", "processes", "technology", "governance")
OUTSIDE = {"external_course", "further_education", "continuing_education"}
COURSES = OUTSIDE | {"internal_course", "e_learning"}


def document(plan: Raw) -> Where:
    return plan.strategy.at("kind") if plan.strategy else plan.head.at("title")


def beside(plan: Raw, key: str) -> Where:
    """The key in the first strategy document that gives it, the whole organisation's first; else the document."""
    first = [plan.strategy] if plan.strategy else []
    return next((one.at(key) for one in (*first, *plan.of("strategy")) if key in one.data), document(plan))


def of_strategy(plan: Raw, *strategies: str) -> list[str]:
    """The actions of these strategies that are part of no other."""
    return [whole for whole in plan.wholes if plan.last(whole).get("strategy") in strategies]


# ------------------------------------------------------------------------------------------------ directions
def unanswered(plan: Raw) -> list[str]:
    said = {name for one in plan.of("strategy") for name in STRATEGIES if one.get(name)}
    return [name for name in STRATEGIES if name not in said and not of_strategy(plan, name)]


@oracle("KIV401")
def missing_strategy(plan: Raw) -> Iterator[Told]:
    missing = unanswered(plan)
    if len(missing) == 4:
        yield document(plan)
    else:
        for name in missing:
            yield (beside(plan, name), "info") if name == "phase_out" else beside(plan, name)


@oracle("KIV405")
def emphasis_without_action(plan: Raw) -> Iterator[Where]:
    high = [(area, name) for area in plan.areas for name in STRATEGIES if area.get("emphasis", name) == "high"]
    done = {
        (area, term.get("strategy") or above(plan, term).get("strategy"))
        for term in plan.terms
        if (area := term.get("priority_area") or above(plan, term).get("priority_area"))
    }
    if not plan.actions or not high:
        return
    if not done:
        yield beside(plan, "priority_areas")
        return
    for area, name in high:
        if not {(area.data["id"], name), (area.data["id"], None)} & done:
            yield area.at("emphasis", name)


def above(plan: Raw, term: Term) -> Term:
    """The whole that an action is part of, as its last action plan words it."""
    return plan.last(plan.top(term.data["id"]) or term.data["id"])


@oracle("KIV406")
def service_quality_gap(plan: Raw) -> Iterator[Where]:
    if not all(any(one.get("service_quality", case) for one in plan.of("strategy")) for case in CASES):
        yield beside(plan, "service_quality")


@oracle("KIV407")
def readiness_gap(plan: Raw) -> Iterator[Where]:
    if not all(any(one.get("readiness", aspect) for one in plan.of("strategy")) for aspect in ASPECTS):
        yield beside(plan, "readiness")
    named = {one.get("aspect") for term in plan.terms for one in term.below("implementation", "activities")} - {None}
    met = set(named)
    for action in plan.actions:
        met |= {"competence"} if plan.last(action).get("strategy") == "develop" else set()
        met |= {"organisation"} if plan.last(action).get("means") in ("organisation", "roles") else set()
    if plan.actions:
        for strategy in plan.of("strategy"):
            open_ = [
                one for one in ASPECTS if strategy.get("readiness", one, "ready") in ("no", "partly") and one not in met
            ]
            if open_ and not named:
                yield strategy.at("readiness")
            elif open_:
                yield from (strategy.at("readiness", one, "ready") for one in open_)


# ------------------------------------------------------------------------------------------------ shares
def wanted(plan: Raw) -> Thing | None:
    """The strategy whose balance is intended: the whole organisation's, or the only one."""
    all_ = plan.of("strategy")
    whole = [one for one in all_ if not one.get("unit")] or (all_ if len(all_) == 1 else [])
    return next((one for one in whole if one.get("balance")), None)


def adds_up(plan: Raw) -> bool:
    strategy = wanted(plan)
    return strategy is None or sum(number(one) for one in strategy.data["balance"].values()) == 100


def enough(plan: Raw) -> bool:
    return len(of_strategy(plan, *STRATEGIES)) >= max(plan.limit("fewest-actions"), 1)


def share(plan: Raw, strategy: str) -> Decimal:
    return Decimal(100 * len(of_strategy(plan, strategy))) / len(of_strategy(plan, *STRATEGIES))


def beyond(plan: Raw, name: str, limit: str, sign: int) -> Iterator[Where]:
    """``sign``: 1 where more than the limit is wrong, -1 where less is."""
    strategy = wanted(plan)
    if not enough(plan) or not adds_up(plan):
        return
    found = number(strategy.data["balance"][name]) if strategy else share(plan, name)
    if sign * (found - plan.limit(limit)) > 0:
        if strategy:
            yield strategy.at("balance", name)
        elif name not in unanswered(plan):
            yield plan.head.at("title")


@oracle("KIV402")
def too_little_mobilisation(plan: Raw) -> Iterator[Where]:
    return beyond(plan, "mobilise", "too-little-mobilisation", -1)


@oracle("KIV403")
def too_much_development(plan: Raw) -> Iterator[Where]:
    return beyond(plan, "develop", "too-much-development", 1)


@oracle("KIV404")
def off_balance(plan: Raw) -> Iterator[Where]:
    strategy = wanted(plan)
    if strategy and enough(plan) and adds_up(plan):
        gaps = {name: abs(share(plan, name) - number(strategy.data["balance"][name])) for name in STRATEGIES}
        worst = max(STRATEGIES, key=gaps.__getitem__)  # the first of equals
        if gaps[worst] > plan.limit("off-balance"):
            yield strategy.at("balance", worst)


@oracle("KIV408")
def balance_sum(plan: Raw) -> Iterator[Where]:
    for strategy in plan.of("strategy"):
        shares = strategy.get("balance")
        if shares and sum(map(number, shares.values())) != 100:
            yield strategy.at("balance")


@oracle("KIV409")
def formal_education_heavy(plan: Raw) -> Iterator[Where]:
    actions = of_strategy(plan, "develop")
    formal = [one for one in actions if is_formal(plan, one)]
    heavy = len(formal) * 100 > len(actions) * plan.limit("formal-education-heavy")
    if enough(plan) and heavy and len(formal) > 1:
        yield plan.head.at("title")


def is_formal(plan: Raw, whole: str) -> bool:
    arenas = {one for term in plan.wording(whole) for one in term.get("implementation", "arenas") or ()}
    return plan.last(whole).get("means") == "formal_education" or (bool(arenas) and arenas <= OUTSIDE)


# ------------------------------------------------------------------------------------------------ transfer
def planned(plan: Raw, whole: str) -> bool:
    said = {key for term in plan.wording(whole) for key in term.get("transfer") or ()}
    return bool(said & {"expected_benefit", "apply", "share"})


@oracle("KIV501")
def no_transfer_plan(plan: Raw) -> Iterator[Where]:
    return (plan.last(one).at("id") for one in of_strategy(plan, "develop") if not planned(plan, one))


@oracle("KIV502")
def nobody_asks(plan: Raw) -> Iterator[Where]:
    for one in of_strategy(plan, "develop"):
        asked = any(term.get("transfer", "manager_asks") for term in plan.wording(one))
        if planned(plan, one) and not asked:
            yield plan.last(one).at("id")


@oracle("KIV503")
def no_practice(plan: Raw) -> Iterator[Where]:
    """At the first arenas of the action, else of a part of it."""
    for one in of_strategy(plan, "develop"):
        given = [term for term in plan.wording(one) if term.get("implementation", "arenas")]
        if given and all(set(term.get("implementation", "arenas")) <= COURSES for term in given):
            yield given[0].at("implementation", "arenas")
