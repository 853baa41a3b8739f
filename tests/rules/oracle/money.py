"""Family 6: money."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from .happened import ENDED, UNDER_WAY, grants, newest, of_action, status, term_at
from .judging import oracle
from .raw import number, stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .happened import Grant
    from .raw import Raw, Term, Where

NOTHING = Decimal(0)


# ------------------------------------------------------------------------------------------------ sums
def by_year(term: Term) -> dict[int, Decimal]:
    """What is written for the years; else the cost of one ``per`` on the first year, or on each."""
    years = term.get("cost", "years")
    if years:
        return {int(year): number(amount) for year, amount in years.items()}
    one = once(term)
    if one is None:
        return {}
    return dict.fromkeys(term.years if yearly(term) else term.years[:1], one)


def yearly(term: Term) -> bool:
    return term.get("cost", "per") == "year"


def once(term: Term) -> Decimal | None:
    """The cost of one ``per``: its parts, else the total that is written."""
    if term.parts:
        return sum(term.parts, NOTHING)
    total = term.get("cost", "total")
    return None if total is None else number(total)


def gross(term: Term) -> Decimal:
    return sum(by_year(term).values(), NOTHING)


def granted(plan: Raw, term: Term) -> Decimal:
    return sum((one.amount or NOTHING for one in grants(plan, term) if one.status == "granted"), NOTHING)


def people(term: Term) -> int:
    group = term.get("target_group") or {}
    return int(next((n for n in (term.get("cost", "participants"), group.get("places"), group.get("size")) if n), 0))


# ------------------------------------------------------------------------------------------------ rules
@oracle("KIV601")
def total_mismatch(plan: Raw) -> Iterator[Where]:
    """The total of one ``per``; where nothing is said but the years, of those, unless it falls every year."""
    for term in plan.terms:
        total, years = term.get("cost", "total"), term.get("cost", "years")
        parts = term.parts
        if not parts and years and not yearly(term):
            parts = [number(one) for one in years.values()]
        if total is not None and parts and sum(parts, NOTHING) != number(total):
            yield term.at("cost", "total")


@oracle("KIV602")
def over_cap(plan: Raw) -> Iterator[Where]:
    for term in plan.terms:
        cost = term.get("cost") or {}
        years = list(map(number, (cost.get("years") or {}).values()))
        whole = (max(years) if yearly(term) else sum(years, NOTHING)) if years else once(term)
        if "cap" in cost and whole is not None and whole > number(cost["cap"]):
            yield term.at("cost", "cap")
        each = each_costs(term)
        if "cap_per_participant" in cost and each is not None and each > number(cost["cap_per_participant"]):
            yield term.at("cost", "cap_per_participant")


def each_costs(term: Term) -> Decimal | None:
    """What a participant costs, as far as it is said: a price for each, or an equal share of nothing but a total."""
    cost = term.get("cost") or {}
    if "per_participant" in cost:
        return number(cost["per_participant"])
    only_total = "total" in cost and not term.parts
    return number(cost["total"]) / people(term) if only_total and people(term) else None


@oracle("KIV603")
def over_budget(plan: Raw) -> Iterator[Where]:
    for one in plan.of("action-plan"):
        terms = [term for term in plan.terms if term.plan.where == one.where]
        net = sum((gross(term) - granted(plan, term) - saved(term) for term in terms), NOTHING)
        over = stretch(one.data["period"]["end"])[1] < plan.as_of
        if one.get("budget") is not None and net > number(one.data["budget"]) and not over:
            yield one.at("budget")


def saved(term: Term) -> Decimal:
    return number(term.get("cost", "savings") or 0) * (len(term.years) if yearly(term) else 1)


@oracle("KIV604")
def no_cost_centre(plan: Raw) -> Iterator[Where]:
    amounts = ("per_participant", "fixed", "substitutes", "total", "cap", "cap_per_participant")
    for whole in plan.wholes:
        terms = plan.wording(whole)
        given = [term.get("cost", key) for term in terms for key in amounts]
        given += [amount for term in terms for amount in (term.get("cost", "years") or {}).values()]
        given += [one.get("cost") for term in terms for one in term.below("implementation", "activities")]
        money = any(number(amount) > 0 for amount in given if amount is not None)
        if money and not any(term.get("cost", "cost_centre") for term in terms):
            yield plan.last(whole).at("id")


@oracle("KIV605")
def grant_exceeds_cost(plan: Raw) -> Iterator[Where]:
    """An action and its parts together, in each action plan."""
    for whole, parts in plan.wholes.items():
        terms = [term for one in (whole, *parts) for term in plan.actions[one]]
        for place in dict.fromkeys(term.plan.where for term in terms):
            yield from paid_too_much(plan, [term for term in terms if term.plan.where == place])


def paid_too_much(plan: Raw, terms: list[Term]) -> Iterator[Where]:
    given = [(term, one) for term in terms for one in grants(plan, term) if one.status == "granted"]
    in_all = sum((one.amount or NOTHING for _, one in given), NOTHING)
    if not in_all or not any(by_year(term) for term in terms) or any(in_part(term) for term in terms):
        return
    cost = sum(map(gross, terms), NOTHING)
    asked = [(share(one, cost), one) for _, one in given if share(one, cost) is not None]
    most = max((share for share, _ in asked), default=NOTHING)
    if in_all > cost:
        yield given[0][0].at("cost", "grants")
    elif cost - in_all < most:
        yield next(one for share, one in asked if share == most).at("own_share")


def in_part(term: Term) -> bool:
    """Whether something is said of the cost, and not enough to add it up."""
    cost = term.get("cost") or {}
    return not by_year(term) and any(key in cost for key in ("per_participant", "cap", "cap_per_participant"))


def share(grant: Grant, cost: Decimal) -> Decimal | None:
    """What one is to pay oneself."""
    of = grant.amount if grant.get("own_share_of") == "grant" else cost
    return None if of is None or not grant.get("own_share") else of * number(grant.data["own_share"]) / 100


@oracle("KIV606")
def counts_ungranted(plan: Raw) -> Iterator[Where]:
    for action in plan.actions:
        term = term_at(plan, action, plan.as_of)
        if term.period[1] < plan.as_of or {status(plan, action), status(plan, plan.top(action) or action)} & set(ENDED):
            continue
        for grant in grants(plan, term):
            refused = grant.status == "refused" and not answered(plan, term, grant)
            if refused or (grant.status == "planned" and begun(plan, term)):
                yield grant.at("status")


def answered(plan: Raw, term: Term, grant: Grant) -> bool:
    since = grant.told.date if grant.told else term.period[0]
    about = list(of_action(plan, term.data["id"]))
    asks = any(one.open and one.said.get("decided_by") == "board" for one in about)
    return asks or any(not one.open and one.date >= since for one in about)


def begun(plan: Raw, term: Term) -> bool:
    report, start = newest(plan, term.data["id"]), term.get("time", "start") or term.get("time", "at")
    if report:
        return report.data["status"] in UNDER_WAY
    return start is not None and stretch(start)[1] < plan.as_of


@oracle("KIV607")
def two_grants_one_cost(plan: Raw) -> Iterator[Where]:
    """At the first that differs from the first of them: another giver, or another programme of the same."""
    for term in plan.terms:
        given = [one for one in grants(plan, term) if one.status == "granted" and one.amount != 0]
        for other in given[1:]:
            if differ(given[0], other):
                yield other.where
                break


def differ(one: Grant, other: Grant) -> bool:
    if one.data["from"].lower() != other.data["from"].lower():
        return True
    programmes = [grant.get("programme") for grant in (one, other)]
    return all(programmes) and programmes[0].lower() != programmes[1].lower()
