"""Which rules are asked for, at which levels and with which limits: ``checks:`` of the plan, then the command line."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..errors import UsageError
from ..findings import Finding, Level
from . import naming, registry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from ..findings import Part
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
            raise UsageError(f"there is no rule named {name}", hint=_nearest(registry.nearest(name)))
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


def _unknown_rule(plan: Plan, name: str, keys: Keys, part: Part = "value") -> Iterator[Finding]:
    if not registry.known(name):
        hint = _nearest(registry.nearest(name))
        yield _bad_value(plan, f"there is no rule named {name}, so this has no effect", hint, keys, part)


def _out_of_reach(plan: Plan, name: str, keys: Keys, part: Part = "value") -> Iterator[Finding]:
    codes = registry.matching(name)
    if codes and not _reachable((name,)):
        message = f"{name} cannot be ignored or changed: what cannot be read cannot be judged"
        yield _bad_value(plan, message, "mend what it finds, and leave this out", keys, part)


def _unknown_limit(plan: Plan, name: str) -> Iterator[Finding]:
    if name in registry.LIMITS or name in registry.CATALOGUE_LATER:
        return
    rule = registry.rule(name)
    hint = _nearest(registry.nearest(name, registry.LIMITS))
    if rule is not None and rule.limits:
        hint = f"its limits are named {naming.listed(list(rule.limits))}"
    yield _bad_value(plan, f"there is no limit named {name}, so this has no effect", hint, ("limits", name), "key")


def _nearest(name: str | None) -> str | None:
    return f"did you mean {name}?" if name else None


def _bad_value(plan: Plan, message: str, hint: str | None, keys: Keys, part: Part) -> Finding:
    spot = plan.head_item.spot("checks", *keys, part=part)
    return Finding("KIV104", "bad-value", Level.ERROR, message, spot, hint)
