"""What the reports of a round say of an action, in labelled lines: of the activity, and of what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..plan.money import cost_of
from ..plan.names import named_activities, named_criteria
from ..plan.progress import standing
from ..plan.timeline import LEVELS
from .parts import Said, named
from .reporting import day_before

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from ..plan import Act, Report
    from .brief import Brief


def activity_said(brief: Brief, act: Act, reports: Sequence[Report]) -> Iterator[Said]:
    """How far it has come: headline, progress, what was done, who took part, hours, money, grants, hand-over."""
    say, formats, values = brief.words.say, brief.words.formats, [report.value for report in reports]
    yield from (Said(value.headline) for value in values if value.headline)
    progress = _last(value.progress for value in values)
    if progress is not None:
        yield Said(_progress(brief, act, progress), say("Progress"))
    done = _done(brief, reports)
    if done:
        yield Said("; ".join(done), say("Activities done"))
    for label, number in (
        (say("Participants"), _last(value.participants for value in values)),
        (say("Hours"), _last(value.hours for value in values)),
    ):
        if number is not None:
            yield Said(formats.number(number), label)
    spent = _last(value.spent for value in values)
    if spent is not None:
        yield Said(formats.money(spent), say("Spent to date"))
    yield from _grants(brief, reports)
    for value in values:
        if value.handed_over:
            day = formats.short_day(value.handed_over.date)
            yield Said(f"{brief.plan.name_of(value.handed_over.to)}, {day}", say("Handed over to"))


def result_said(brief: Brief, act: Act, reports: Sequence[Report]) -> Iterator[Said]:
    """What came of it: criteria answered, contribution to the goals, what the evaluation showed, what was shared."""
    words, say, values = brief.words, brief.words.say, [report.value for report in reports]
    for report in reports:
        known = dict(named_criteria(report.term.action))
        for key, answer in report.value.criteria.items():
            text = known[key].text if key in known else key
            yield Said(text, words.term("criterion", answer), own=key in known)
    score = _last(value.contribution for value in values)
    if score is not None:
        yield Said(say("%(score)s of 5", score=score), say("Contribution to the goals"))
    for level in LEVELS:
        texts = [getattr(value.evaluation, level) for value in values if value.evaluation]
        yield from (Said(text, words.term("evaluation_level", level), own=True) for text in texts if text)
    yield from (Said(value.shared, say("Shared"), own=True) for value in values if value.shared)


def _last(values: Iterator[Decimal | int | None]) -> Decimal | int | None:
    given = [value for value in values if value is not None]
    return given[-1] if given else None


def _progress(brief: Brief, act: Act, progress: Decimal | int) -> str:
    """How far now and, in the same action plan, before."""
    percent, before = brief.words.formats.percent, day_before(brief)
    was = standing(brief.plan, act, before) if before else None
    if was is None or was.report is None or was.report.term is not act.term_at(brief.as_of):
        return percent(progress)
    if was.progress is None or was.progress == progress:
        return percent(progress)
    return brief.words.say("%(now)s, before %(before)s", now=percent(progress), before=percent(was.progress))


def _done(brief: Brief, reports: Sequence[Report]) -> list[str]:
    done = []
    for report in reports:
        known = dict(named_activities(report.term.action))
        for key, day in report.value.activities.items():
            title = named(key, known[key].title) if key in known else key
            done.append(f"{title} ({brief.words.formats.short_day(day)})")
    return done


def _grants(brief: Brief, reports: Sequence[Report]) -> Iterator[Said]:
    for report in reports:
        known = {grant.id: grant for grant in cost_of(brief.plan, report.term, brief.as_of).grants}
        for key, said in report.value.grants.items():
            giver = known[key].grant.from_ if key in known else key
            status = brief.words.inline("grant_status", said.status)
            amount = said.amount if said.amount is not None else known[key].amount if key in known else None
            facts = [status] if amount is None else [status, brief.words.formats.money(amount)]
            yield Said(f"{giver}: {', '.join(facts)}", brief.words.say("Grant"))
