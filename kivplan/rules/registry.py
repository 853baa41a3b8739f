"""The catalogue: every rule there is, one list, and how to find one by name, code or family.

A new rule is added in its family's module, to the ``RULES`` there.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from . import (
    adoption,
    balance,
    budgets,
    deciding,
    directions,
    done,
    due,
    edited,
    education,
    extent,
    grants,
    individuals,
    judging,
    links,
    measuring,
    money,
    plan_of_work,
    points,
    privacy,
    process,
    readiness,
    reading,
    reporting,
    rolling,
    shares,
    staircase,
    terms,
    timing,
    transfer,
    ungranted,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from .rule import Rule

_FAMILY = re.compile(r"KIV\d{0,2}")


def _in_order(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple(sorted(rules, key=lambda rule: rule.code))


RULES: tuple[Rule, ...] = _in_order(
    (
        *reading.RULES,
        *links.RULES,
        *points.RULES,
        *plan_of_work.RULES,
        *judging.RULES,
        *terms.RULES,
        *extent.RULES,
        *balance.RULES,
        *directions.RULES,
        *readiness.RULES,
        *shares.RULES,
        *education.RULES,
        *transfer.RULES,
        *money.RULES,
        *budgets.RULES,
        *grants.RULES,
        *ungranted.RULES,
        *timing.RULES,
        *due.RULES,
        *rolling.RULES,
        *reporting.RULES,
        *done.RULES,
        *measuring.RULES,
        *deciding.RULES,
        *edited.RULES,
        *privacy.RULES,
        *individuals.RULES,
        *process.RULES,
        *staircase.RULES,
        *adoption.RULES,
    )
)
BY_CODE: Mapping[str, Rule] = {rule.code: rule for rule in RULES}
BY_NAME: Mapping[str, Rule] = {rule.name: rule for rule in RULES}
LIMITS: Mapping[str, Decimal] = {name: value for rule in RULES for name, value in rule.limits.items()}

_CATALOGUE = {
    "KIV401": "missing-strategy",
    "KIV402": "too-little-mobilisation",
    "KIV403": "too-much-development",
    "KIV404": "off-balance",
    "KIV405": "emphasis-without-action",
    "KIV406": "service-quality-gap",
    "KIV407": "readiness-gap",
    "KIV409": "formal-education-heavy",
    "KIV501": "no-transfer-plan",
    "KIV502": "nobody-asks",
    "KIV503": "no-practice",
    "KIV602": "over-cap",
    "KIV603": "over-budget",
    "KIV604": "no-cost-centre",
    "KIV605": "grant-exceeds-cost",
    "KIV606": "counts-ungranted",
    "KIV607": "two-grants-one-cost",
    "KIV701": "outside-period",
    "KIV702": "activity-outside-action",
    "KIV703": "evaluated-too-early",
    "KIV704": "action-plan-not-rolled",
    "KIV705": "plan-too-old",
    "KIV706": "overdue",
    "KIV801": "not-followed-up",
    "KIV802": "activity-without-result",
    "KIV803": "indicator-without-reading",
    "KIV804": "deviation-without-decision",
    "KIV805": "not-handed-over",
    "KIV806": "not-shared",
    "KIV807": "follow-up-changed",
    "KIV808": "evaluation-overdue",
    "KIV901": "national-identity-number",
    "KIV902": "name-for-public",
    "KIV903": "individuals-public",
    "KIV904": "no-communication",
    "KIV905": "unclear-roles",
    "KIV906": "no-annual-wheel",
    "KIV907": "staircase-gap",
    "KIV908": "no-union-dialogue",
    "KIV909": "adopted-without-decision",
}
_LATER = {code: name for code, name in _CATALOGUE.items() if code not in BY_CODE}
CATALOGUE_LATER: frozenset[str] = frozenset(_LATER) | frozenset(_LATER.values())
"""Codes and names of rules that are in the catalogue and not yet built: settings may name them."""


def rule(name: str) -> Rule | None:
    """The rule of that name or code; None where there is none."""
    return BY_NAME.get(name) or BY_CODE.get(name)


def known(name: str) -> bool:
    """Whether it names a rule or a family (``KIV3``), of those that are built or to come."""
    return bool(matching(name)) or name in CATALOGUE_LATER or _family(name, _LATER)


@cache
def matching(name: str) -> frozenset[str]:
    """The codes of the rules a name, a code or the beginning of a code (``KIV3``) stands for; none if it is unknown."""
    exact = rule(name)
    if exact is not None:
        return frozenset((exact.code,))
    return frozenset(code for code in BY_CODE if _family(name, (code,)))


def _family(name: str, codes: Iterable[str]) -> bool:
    return bool(_FAMILY.fullmatch(name)) and any(code.startswith(name) for code in codes)


@cache
def nearest(name: str, among: tuple[str, ...] = ()) -> str | None:
    """The name most like a misspelt one, of the rules or of ``among``; None where none is close."""
    candidates = among or (*BY_NAME, *BY_CODE, *sorted(CATALOGUE_LATER))
    return next(iter(get_close_matches(name, candidates, n=1, cutoff=0.6)), None)
