"""The cover: whose plan it is, for which years, how it stands and on which day it is seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .case.head import head_facts
from .case.matters import bodies, case_numbers, matters
from .next import next_report
from .parts import Fact

if TYPE_CHECKING:
    from datetime import date

    from ..model.plan_head import Decision
    from .brief import Brief


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first lines of a report say. ``case_number`` and ``decided_by``: of the case the report is for, else of
    the one the plan was adopted in; empty where there is none."""

    organisation: str
    title: str
    period: str
    report: str
    as_of: date
    summary: str | None
    facts: tuple[Fact, ...]
    case_number: str = ""
    decided_by: str = ""


def view(brief: Brief, report: str) -> Cover:
    """The cover of a report called ``report``."""
    head, formats = brief.plan.head, brief.words.formats
    case_number, decided_by = _case(brief)
    return Cover(
        organisation=head.organisation,
        title=head.title,
        period=formats.span(head.period.first, head.period.last),
        report=report,
        as_of=brief.as_of,
        summary=head.summary,
        facts=tuple(head_facts(brief) if "case" in brief.shown else _facts(brief)),
        case_number=case_number,
        decided_by=decided_by,
    )


def _case(brief: Brief) -> tuple[str, str]:
    """The number of the case, and who decides it."""
    if "case" in brief.shown:
        found = matters(brief)
        return ", ".join(case_numbers(found)), ", ".join(bodies(found))
    decision = _adoption(brief)
    return (decision.case or "", decision.body) if decision else ("", "")


def _facts(brief: Brief) -> list[Fact]:
    say, formats = brief.words.say, brief.words.formats
    facts = [Fact(say("Status"), _status(brief)), Fact(say("As of"), formats.day(brief.as_of))]
    decision = _adoption(brief)
    if decision is not None and decision.case:
        facts.append(Fact(say("Case"), decision.case))
    follow_ups = [item.value.date for item in brief.plan.follow_ups if item.value.date <= brief.as_of]
    if follow_ups:
        facts.append(Fact(say("Latest follow-up"), formats.day(follow_ups[-1])))
    coming = next_report(brief) if "next" in brief.shown else None
    if coming is not None:
        facts.append(Fact(say("Next report"), say("%(month)s: %(title)s", title=coming[0], month=coming[1])))
    if brief.order.unit:
        facts.append(Fact(say("Unit"), brief.plan.name_of(brief.order.unit)))
    return facts


def _adoption(brief: Brief) -> Decision | None:
    decided = [d for d in brief.plan.head.decisions if d.outcome in ("adopted", "revised")]
    return decided[-1] if decided else None


def _status(brief: Brief) -> str:
    word = brief.words.term("plan_status", brief.plan.head.status)
    decision = _adoption(brief)
    if brief.plan.head.status != "adopted" or decision is None or decision.date is None:
        return word
    day = brief.words.formats.day(decision.date)
    return brief.words.say("%(status)s by %(body)s on %(day)s", status=word, body=decision.body, day=day)
