"""``# kivplan: ignore[rule] reason``: which findings it silences, and what is wrong with it (KIV008)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..findings import Finding, Level
from . import naming, registry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..plan.linked import Plan
    from ..source import Directive


@dataclass(slots=True)
class Ignores:
    """The ignore comments of a plan, and which of the rules they name have silenced something."""

    plan: Plan
    by_line: dict[tuple[str, int], list[Directive]] = field(init=False)
    used: set[tuple[Directive, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Sort the comments by the line they speak of."""
        found: defaultdict[tuple[str, int], list[Directive]] = defaultdict(list)
        for file, directives in self.plan.directives.items():
            for directive in directives:
                found[file, directive.line].append(directive)
        self.by_line = dict(found)

    def silence(self, finding: Finding) -> bool:
        """Whether a comment silences a located finding; the comment then counts as used."""
        directives = self.by_line.get((finding.place.file, finding.place.line), ())
        rule = registry.BY_CODE.get(finding.code)
        if not directives or rule is None or rule.family in _NEVER:
            return False
        uses = {(d, name) for d in directives for name in d.rules if name in (rule.code, rule.name)}
        self.used |= uses
        return bool(uses)

    def complaints(self, found: Iterable[Finding]) -> Iterator[Finding]:
        """KIV008 for comments that name no rule or an unknown one, give no reason, or silence nothing.

        ``found``: all located findings, so as to say where the nearest one stands.
        """
        if not self.by_line:
            return
        lines: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for finding in found:
            lines[finding.place.file, finding.name].append(finding.place.line)
        for directives in self.by_line.values():
            for directive in directives:
                yield from self._complaints(directive, lines)

    def _complaints(self, directive: Directive, lines: dict[tuple[str, str], list[int]]) -> Iterator[Finding]:
        if not directive.rules:
            yield _bad(directive, "the comment names no rule, so it silences nothing", _FORM)
            return
        for name in directive.rules:
            yield from _unknown(directive, name)
        idle = [name for name in directive.rules if self._idle(directive, name)]
        if not directive.reason and len(idle) < len(directive.rules):
            yield _bad(directive, "the comment gives no reason, so the next reader cannot tell whether it holds", _FORM)
        if idle:
            message = f"{naming.listed(idle)} {_find(idle)} nothing on line {directive.line}: nothing is silenced"
            yield _bad(directive, message, _elsewhere(directive, idle, lines))

    def _idle(self, directive: Directive, name: str) -> bool:
        """Whether a rule that was run in full has found nothing there."""
        rule = registry.rule(name)
        if rule is None or rule.family in _NEVER or self.plan.broken or not self.plan.complete:
            return False
        return (directive, name) not in self.used


_NEVER = (0, 1)
_FORM = "write `# kivplan: ignore[rule-name] reason`"


def _unknown(directive: Directive, name: str) -> Iterator[Finding]:
    rule = registry.rule(name)
    if rule is None and name not in registry.CATALOGUE_LATER:
        near = registry.nearest(name)
        family = "name each rule: a comment does not silence a whole family" if registry.matching(name) else None
        hint = family or (f"did you mean {near}?" if near else None)
        yield _bad(directive, f"there is no rule named {name}, so it silences nothing", hint)
    elif rule is not None and rule.family in _NEVER:
        message = f"{name} cannot be silenced: what cannot be read cannot be judged"
        yield _bad(directive, message, "mend what it finds, and delete the comment")


def _find(names: list[str]) -> str:
    return "finds" if len(names) == 1 else "find"


def _elsewhere(directive: Directive, idle: list[str], lines: dict[tuple[str, str], list[int]]) -> str:
    for name in idle:
        rule = registry.rule(name)
        found = lines.get((directive.place.file, rule.name if rule else name))
        if found:
            nearest = min(found, key=lambda line: abs(line - directive.line))
            if abs(nearest - directive.line) <= _NEAR:
                return f"{name} stands on line {nearest}: put the comment at its end, or right above it"
    return "delete the comment, or the rules in it that no longer find anything"


_NEAR = 40


def _bad(directive: Directive, message: str, hint: str | None) -> Finding:
    return Finding("KIV008", "bad-ignore", Level.WARNING, message, directive.place, hint)
