"""``# kivplan: ignore[rule] reason``: which findings it silences, and what is wrong with it (KIV008)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from . import naming, registry
from .rule import ALWAYS_SHOWN, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..findings import Finding
    from ..plan.linked import Plan
    from ..source import Directive

Lines = defaultdict[tuple[str, str], list[int]]


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
        rule = registry.BY_CODE[finding.code]
        names = () if rule.family in ALWAYS_SHOWN else (rule.code, rule.name)
        uses = {(one, name) for one in directives for name in one.rules if name in names}
        self.used |= uses
        return bool(uses)

    def complaints(self, found: Iterable[Finding]) -> Iterator[Finding]:
        """KIV008 for comments that name no rule or an unknown one, give no reason, or silence nothing.

        ``found``: all located findings, so as to say where the nearest one stands.
        """
        lines: Lines = defaultdict(list)
        for finding in found:
            for name in (finding.code, finding.name):
                lines[finding.place.file, name].append(finding.place.line)
        for directives in self.by_line.values():
            for directive in directives:
                yield from self._complaints(directive, lines)

    def _complaints(self, directive: Directive, lines: Lines) -> Iterator[Finding]:
        if not directive.rules:
            yield _bad(directive, _NO_RULE)
            return
        for name in directive.rules:
            yield from _unheard(directive, name)
        idle = [name for name in directive.rules if self._idle(directive, name)]
        if not directive.reason and len(idle) < len(directive.rules):
            yield _bad(directive, _NO_REASON)
        if idle:
            yield _idle(directive, idle, lines)

    def _idle(self, directive: Directive, name: str) -> bool:
        """Whether a rule that was run in full has found nothing there."""
        rule = registry.rule(name)
        run = rule is not None and not rule.history and rule.family not in ALWAYS_SHOWN
        return run and self.plan.complete and not self.plan.broken and (directive, name) not in self.used


_NO_RULE = Words("the comment names no rule, so it silences nothing", "write `# kivplan: ignore[rule-name] reason`")
_NO_REASON = Words("the comment gives no reason, so the next reader cannot tell whether it holds", _NO_RULE.hint)
_UNKNOWN = Words("there is no rule named {name}, so it silences nothing")
_MISSPELT = Words(_UNKNOWN.message, "did you mean {near}?")
_FAMILY = Words("{name} is a family of rules, and a comment silences one rule at a time", "name each rule")
_OUT_OF_REACH = Words(
    "{name} cannot be silenced: what cannot be read cannot be judged", "mend what it finds, and delete the comment"
)
_IDLE = Words(
    "nothing on line {line} for {names} to find, so nothing is silenced",
    "delete the comment, or the rules in it that no longer find anything",
)
_ELSEWHERE = Words(_IDLE.message, "{name} stands on line {near}: put the comment at its end, or right above it")
_NEAR = 40
_RULE = registry.BY_NAME["bad-ignore"]


def _bad(directive: Directive, words: Words, **params: object) -> Finding:
    return words.finding(_RULE, directive.place, params)


def _unheard(directive: Directive, name: str) -> Iterator[Finding]:
    """What is wrong with a name by which nothing can be silenced."""
    rule = registry.rule(name)
    if rule is not None and rule.family in ALWAYS_SHOWN:
        yield _bad(directive, _OUT_OF_REACH, name=name)
    elif rule is None:
        near = registry.nearest(name)
        words = _FAMILY if registry.known(name) else _MISSPELT if near else _UNKNOWN
        yield _bad(directive, words, name=name, near=near)


def _idle(directive: Directive, names: list[str], lines: Lines) -> Finding:
    """That these rules find nothing there, and where the nearest of their findings stands."""
    line, told = directive.line, naming.listed(names, last="or")
    for name in names:
        near = min(lines[directive.place.file, name], key=lambda there: abs(there - line), default=None)
        if near is not None and abs(near - line) <= _NEAR:
            return _bad(directive, _ELSEWHERE, line=line, names=told, name=name, near=near)
    return _bad(directive, _IDLE, line=line, names=told)
