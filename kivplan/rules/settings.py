"""Which rules are asked for, at which levels and with which limits: ``checks:`` of the plan, then the command line."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..errors import UsageError
from ..findings import Level
from . import naming, registry
from .rule import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from ..findings import Finding, Part, Spot
    from ..findings import Path as Keys
    from ..plan.linked import Plan


@dataclass(frozen=True, slots=True)
class Settings:
    """Rules by code. ``select`` None: all of them. Those on reading and shape are always asked for."""

    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    levels: Mapping[str, Level] = field(default_factory=dict)
    limits: Mapping[str, Decimal] = field(default_factory=dict)

    def wants(self, code: str) -> bool:
        """Whether findings of this rule are shown."""
        rule = registry.BY_CODE.get(code)
        if rule is None or not rule.can_be_silenced:
            return True
        return (self.select is None or code in self.select) and code not in self.ignore

    def levelled(self, finding: Finding) -> Finding:
        """The finding at the level the plan asks for."""
        level = self.levels.get(finding.code, finding.level)
        return finding if level is finding.level else replace(finding, level=level)


def settings_of(plan: Plan) -> Settings:
    """What the plan's ``checks:`` asks for; names it does not know are passed over (``complaints`` tells of them)."""
    checks = plan.head.checks
    if checks is None:
        return Settings(limits=registry.LIMITS)
    levels = {code: Level[word.upper()] for name, word in checks.levels.items() for code in _reachable((name,))}
    return Settings(
        select=_codes(checks.select) if checks.select else None,
        ignore=_reachable(checks.ignore),
        levels=levels,
        limits={**registry.LIMITS, **checks.limits},
    )


def narrowed(settings: Settings, select: Iterable[str], ignore: Iterable[str]) -> Settings:
    """The settings with the command line's: its selection in place of the plan's, its ignored rules beside them.

    Raises UsageError for a name that no rule has.
    """
    select, ignore = tuple(select), tuple(ignore)
    for name in (*select, *ignore):
        if not registry.known(name):
            near = registry.nearest(name)
            raise UsageError(f"there is no rule named {name}", hint=f"did you mean {near}?" if near else None)
    chosen = _codes(select) if select else settings.select
    return replace(settings, select=chosen, ignore=settings.ignore | _codes(ignore))


def _codes(names: Iterable[str]) -> frozenset[str]:
    return frozenset(code for name in names for code in registry.matching(name))


def _reachable(names: Iterable[str]) -> frozenset[str]:
    return frozenset(code for code in _codes(names) if registry.BY_CODE[code].can_be_silenced)


def complaints(plan: Plan) -> Iterator[Finding]:
    """KIV104 for every name in ``checks:`` that no rule or limit has, or that no setting can reach."""
    checks = plan.head.checks
    if checks is None:
        return
    for number, name in enumerate(checks.select):
        yield from _unknown_rule(plan, name, ("select", number))
    for number, name in enumerate(checks.ignore):
        yield from _unknown_rule(plan, name, ("ignore", number))
        yield from _out_of_reach(plan, name, ("ignore", number))
    for name in checks.levels:
        yield from _unknown_rule(plan, name, ("levels", name), part="key")
        yield from _out_of_reach(plan, name, ("levels", name), part="key")
    for name in checks.limits:
        yield from _unknown_limit(plan, name)


_UNKNOWN_RULE = Words("there is no rule named {name}, so this has no effect")
_MISSPELT_RULE = Words(_UNKNOWN_RULE.message, "did you mean {near}?")
_OUT_OF_REACH = Words(
    "{name} cannot be ignored or changed: what cannot be read cannot be judged",
    "mend what it finds, and leave this out",
)
_UNKNOWN_LIMIT = Words("there is no limit named {name}, so this has no effect")
_MISSPELT_LIMIT = Words(_UNKNOWN_LIMIT.message, "did you mean {near}?")
_LIMITS_OF_RULE = Words(_UNKNOWN_LIMIT.message, "the rule has several: {limits}")


def _unknown_rule(plan: Plan, name: str, keys: Keys, part: Part = "value") -> Iterator[Finding]:
    if not registry.known(name):
        near = registry.nearest(name)
        words = _MISSPELT_RULE if near else _UNKNOWN_RULE
        yield words.finding(_BAD_VALUE, _spot(plan, keys, part), {"name": name, "near": near})


def _out_of_reach(plan: Plan, name: str, keys: Keys, part: Part = "value") -> Iterator[Finding]:
    if registry.matching(name) and not _reachable((name,)):
        yield _OUT_OF_REACH.finding(_BAD_VALUE, _spot(plan, keys, part), {"name": name})


def _unknown_limit(plan: Plan, name: str) -> Iterator[Finding]:
    if name in registry.LIMITS:
        return
    rule, near = registry.rule(name), registry.nearest(name, tuple(registry.LIMITS))
    limits = naming.listed(list(rule.limits)) if rule and rule.limits else None
    words = _LIMITS_OF_RULE if limits else _MISSPELT_LIMIT if near else _UNKNOWN_LIMIT
    params = {"name": name, "near": near, "limits": limits}
    yield words.finding(_BAD_VALUE, _spot(plan, ("limits", name), "key"), params)


_BAD_VALUE = registry.BY_NAME["bad-value"]


def _spot(plan: Plan, keys: Keys, part: Part) -> Spot:
    return plan.head_item.spot("checks", *keys, part=part)
