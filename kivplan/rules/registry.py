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


def rule(name: str) -> Rule | None:
    """The rule of that name or code; None where there is none."""
    return BY_NAME.get(name) or BY_CODE.get(name)


def known(name: str) -> bool:
    """Whether it names a rule or a family (``KIV3``)."""
    return bool(matching(name))


@cache
def matching(name: str) -> frozenset[str]:
    """The codes of the rules a name, a code or the beginning of a code (``KIV3``) stands for; none if it is unknown."""
    exact = rule(name)
    if exact is not None:
        return frozenset((exact.code,))
    return frozenset(code for code in BY_CODE if _FAMILY.fullmatch(name) and code.startswith(name))


@cache
def nearest(name: str, among: tuple[str, ...] = ()) -> str | None:
    """The name most like a misspelt one, of the rules or of ``among``; None where none is close."""
    candidates = among or (*BY_NAME, *BY_CODE)
    return next(iter(get_close_matches(name, candidates)), None)
