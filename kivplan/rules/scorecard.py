"""The scorecard: the six success factors (source B), each judged by what is done, what is planned and what is found.

The marks of each factor; a share is reached at three in four, a message or a training counts for two years::

    1 managers communicate the plan
        done     managers reached; employees reached
        planned  a message to managers; a message to employees (or they were told)
    2 clear roles, and training for them
        done     managers trained; the plan taken up with the unions
        planned  managers, employees and HR have roles with training; actions have somebody responsible
    3 tied to budget and other planning; cannot be judged without actions
        done     the plan is adopted; an action plan runs now
        planned  a budget, or the wheel tied to it; actions serve something; actions have a known cost
    4 the right balance; cannot be judged with fewer counted actions than the limit ``fewest-actions``
        done     what is done or under way is near the intended balance, or within the limits where none is intended
        planned  the same of all actions; the intended balance is within the limits; acquire, develop, mobilise answered
    5 high transfer value; cannot be judged without development actions
        done     development actions done are brought back to colleagues
        planned  development actions say how it comes to use; a manager asks; there is practice at work
    6 follow-up of activity and result; cannot be judged before anything has begun
        done     actions begun are reported within twelve months; results due are answered

What the marks and the findings of the factor's rules come to together ``weighing`` says; the sentences shown beside the
lines stand with the evidence. Where part of what
a factor rests on could not be read it is not judged. All findings count, silenced
or not, and what was silenced is named with how. There is no total score.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ..factors import WAYS, Line, Missing, Silenced
from ..findings import said
from ..plan.balance import STRATEGIES
from ..plan.unread import unread_keys
from . import all_findings
from .evidence_people import communication, roles
from .evidence_plans import balancing, planning
from .evidence_results import following, transferring
from .ignores import Ignores
from .pages import FACTORS
from .registry import BY_CODE
from .rule import Context
from .settings import narrowed, settings_of
from .weighing import against, held_back, weighed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from ..factors import Judgement, Way
    from ..findings import Finding, Said
    from ..plan.linked import Plan
    from .evidence import Evidence
    from .weighing import Against

    Silencing = Callable[[Finding], Way | None]

EVIDENCE: Mapping[int, Callable[[Context], Evidence]] = {
    1: communication,
    2: roles,
    3: planning,
    4: balancing,
    5: transferring,
    6: following,
}
RESTS_ON: Mapping[int, frozenset[str]] = {
    1: frozenset({"communication", "communicated"}),
    2: frozenset({"roles", "trained", "union_dialogue", "responsible", "part_of"}),
    3: frozenset(
        {"decisions", "status", "period", "annual_wheel", "budget", "serves", "needs", "causes", "cost", "part_of"}
    ),
    4: frozenset({"strategy", "part_of", "status", "balance", *STRATEGIES}),
    5: frozenset({"strategy", "part_of", "status", "transfer", "implementation", "shared"}),
    6: frozenset({"part_of", "status", "time", "criteria", "evaluation", "contribution", "indicators", "readings"}),
}
"""The keys each factor rests on: where one of them could not be read somewhere, it cannot be judged."""


def scorecard(
    plan: Plan,
    as_of: date,
    *,
    found: Sequence[Finding] | None = None,
    edited: Mapping[str, date] | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    accepted: Collection[Finding] = (),
) -> tuple[Line, ...]:
    """The six lines, in order, as the plan stands on ``as_of``.

    ``found``: all findings, where they are known already; else they are asked for, with ``edited`` (see ``Context``).
    ``select`` and ``ignore`` are the command line's, ``accepted`` the findings a baseline accepts: what they silence is
    named and counts all the same.
    """
    findings = all_findings(plan, as_of=as_of, edited=edited) if found is None else found
    context = Context(plan, as_of, settings_of(plan).limits, edited)
    silencing = _silencing(plan, tuple(select), tuple(ignore), accepted)
    by_factor: dict[int | None, list[Finding]] = {factor: [] for factor in EVIDENCE}
    for finding in findings:
        by_factor.setdefault(BY_CODE[finding.code].factor, []).append(finding)
    return tuple(_line(context, factor, by_factor[factor], silencing) for factor in EVIDENCE)


def _line(context: Context, factor: int, findings: Sequence[Finding], silencing: Silencing) -> Line:
    evidence = EVIDENCE[factor](context)
    sure = context.plan.complete and RESTS_ON[factor].isdisjoint(unread_keys(context.plan))
    too_little = evidence.too_little if sure else said("Part of what it is judged by could not be read.")
    weight = against(context.plan, findings)
    judgement: Judgement = "cannot_be_judged" if too_little else weighed(evidence.marks, weight)
    return Line(
        factor=factor,
        name=FACTORS[factor],
        judgement=judgement,
        judged_by=evidence.judged_by,
        evidence=evidence.facts,
        lacking=(too_little,) if too_little else tuple(_lacking(evidence, weight)),
        missing=tuple(_missing(findings)),
        silenced=tuple(_silenced(findings, silencing)),
    )


def _lacking(evidence: Evidence, weight: Against) -> Iterator[Said]:
    """What should have been done, and whether the findings alone hold the line back."""
    yield from (mark.lack for mark in evidence.marks if mark.lack and not mark.reached)
    if (why := held_back(evidence.marks, weight)) is not None:
        yield why


def _missing(findings: Sequence[Finding]) -> Iterator[Missing]:
    """The rules with findings, the most serious first, then by code."""
    counts = Counter(finding.code for finding in findings)
    worst = {code: max(f.level for f in findings if f.code == code) for code in counts}
    for code in sorted(counts, key=lambda code: (-worst[code], code)):
        rule = BY_CODE[code]
        yield Missing(code, rule.name, counts[code], worst[code], rule.summary)


# ---------------------------------------------------------------- what was silenced, and how


def _silenced(findings: Iterable[Finding], silencing: Silencing) -> Iterator[Silenced]:
    ways = ((finding.code, silencing(finding)) for finding in findings)
    counts = Counter((code, way) for code, way in ways if way is not None)
    for code, way in sorted(counts, key=lambda pair: (pair[0], WAYS.index(pair[1]))):
        yield Silenced(code, BY_CODE[code].name, counts[code, way], way)


def _silencing(
    plan: Plan, select: tuple[str, ...], ignore: tuple[str, ...], accepted: Collection[Finding]
) -> Silencing:
    """How a finding is silenced, the first way that does; None where none does."""
    comments, own = Ignores(plan), settings_of(plan)
    asked = narrowed(own, select, ignore)
    baseline = {(finding.code, finding.where) for finding in accepted}

    def way(finding: Finding) -> Way | None:
        if comments.silence(finding):
            return "comment"
        if not asked.wants(finding.code):
            return (
                "command_line" if finding.code not in own.ignore and (select or own.wants(finding.code)) else "checks"
            )
        return "baseline" if (finding.code, finding.where) in baseline else None

    return way
