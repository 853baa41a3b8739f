"""How a finding is told in a report: its words as a sentence, and where it is."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ..rules.registry import BY_CODE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..findings import Finding, Place
    from .brief import Brief

Homes = dict[tuple[str, int], list[tuple["Place", str]]]
"""The actions that stand on each line of a file: the place of each, and its id."""


def sentence(brief: Brief, text: str) -> str:
    """A message as a sentence: a capital first, unless it begins with an id, and a full stop last."""
    plain = text.replace("`", "").strip()
    first = plain.split(" ", 1)[0]
    known = first in brief.plan.actions or first in brief.plan.what or first in brief.plan.who
    begun = plain if known else plain[:1].upper() + plain[1:]
    return begun if begun.endswith((".", "?", "!", "…")) else f"{begun}."


def summary(brief: Brief, finding: Finding) -> str:
    """What a rule finds, in a sentence: its summary's first, else its name."""
    rule = BY_CODE.get(finding.code)
    if rule is None:
        return finding.name.replace("-", " ")
    return brief.words.findings(rule.summary).split(". ")[0].rstrip(".").replace("`", "")


def homes_of(brief: Brief) -> Homes:
    """Where the actions, and what is reported of them, stand in the files."""
    homes: Homes = defaultdict(list)
    for act in brief.plan.actions.values():
        spots = [term.item.spot() for term in act.terms]
        spots += [report.item.spot() for report in brief.plan.reports_of(act.id)]
        for place in map(brief.plan.locate, spots):
            for line in range(place.line, place.end_line + 1):
                homes[place.file, line].append((place, act.id))
    return homes


def action_at(finding: Finding, homes: Homes) -> str | None:
    """The action a finding stands at; None where it stands at none. Of several on a line the one around it."""
    at = finding.place
    on_line = homes.get((at.file, at.line), [])
    around = (key for place, key in on_line if _around(place, at))
    return next(around, next((key for _, key in on_line), None))


def _around(place: Place, at: Place) -> bool:
    begins, ends = (place.line, place.column), (place.end_line, place.end_column)
    return begins <= (at.line, at.column) < ends


def places(brief: Brief, findings: Iterable[Finding]) -> tuple[str, ...]:
    """The file and line of each, once, the file as seen from the plan's folder.

    None where something was left out: the name of a file, or lines that nothing accounts for, would tell of it.
    """
    return tuple(dict.fromkeys(_place(brief, finding) for finding in findings)) if not brief.withheld else ()


def _place(brief: Brief, finding: Finding) -> str:
    name = finding.place.file.removeprefix(f"{brief.plan.name}/")
    return brief.words.say("%(file)s line %(line)s", file=name, line=finding.place.line)
