"""What one follow-up says of an action, all of it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..plan.deviations import deviations
from ..plan.names import named_activities, named_criteria, named_grants
from ..plan.timeline import LEVELS
from .parts import Said, named
from .times import when_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.follow_up import Deviation
    from ..plan import Report
    from .brief import Brief


def reported(brief: Brief, report: Report) -> tuple[Said, ...]:
    """Everything a report tells beside status and headline: figures, what is done, what came of it, deviations."""
    return (
        *_figures(brief, report),
        *_done(brief, report),
        *_answers(brief, report),
        *_grants(brief, report),
        *_came(brief, report),
        *_deviations(brief, report),
    )


def _figures(brief: Brief, report: Report) -> Iterator[Said]:
    say, formats, value = brief.words.say, brief.words.formats, report.value
    if value.progress is not None:
        yield Said(formats.percent(value.progress), say("Progress"))
    if value.spent is not None:
        yield Said(formats.money(value.spent), say("Spent to date"))
    if value.hours is not None:
        yield Said(formats.number(value.hours), say("Hours of work"))
    if value.participants is not None:
        yield Said(formats.count(value.participants), say("Participants"))


def _done(brief: Brief, report: Report) -> Iterator[Said]:
    titles = {key: activity.title for key, activity in named_activities(report.term.action)}
    days = sorted((day, key) for key, day in report.value.activities.items())
    done = [f"{named(key, titles.get(key, key))} ({brief.words.formats.short_day(day)})" for day, key in days]
    if done:
        yield Said("; ".join(done), brief.words.say("Activities done"))


def _answers(brief: Brief, report: Report) -> Iterator[Said]:
    texts = {key: criterion.text.strip() for key, criterion in named_criteria(report.term.action)}
    for key, answer in report.value.criteria.items():
        yield Said(f"{named(key, texts.get(key, key))}: {brief.words.inline('criterion', answer)}", _criterion(brief))


def _criterion(brief: Brief) -> str:
    return brief.words.say("Criterion")


def _grants(brief: Brief, report: Report) -> Iterator[Said]:
    words = brief.words
    givers = {key: grant.from_ for key, grant in named_grants(report.term.action)}
    for key, grant in report.value.grants.items():
        facts = [words.inline("grant_status", grant.status)]
        facts += [words.formats.money(grant.amount)] if grant.amount is not None else []
        yield Said(f"{givers.get(key, key)}: {', '.join(facts)}", words.say("Grant %(id)s", id=key))


def _came(brief: Brief, report: Report) -> Iterator[Said]:
    words, value = brief.words, report.value
    if value.contribution is not None:
        yield Said(words.say("%(score)s of 5", score=value.contribution), words.say("Contribution to the goals"))
    for level in LEVELS:
        text = getattr(value.evaluation, level) if value.evaluation else None
        if text:
            yield Said(text, words.term("evaluation_level", level), own=True)
    if value.shared:
        yield Said(value.shared, words.say("Shared"), own=True)
    if value.handed_over:
        day = words.formats.short_day(value.handed_over.date)
        yield Said(f"{brief.plan.name_of(value.handed_over.to)}, {day}", words.say("Handed over to"))


def _deviations(brief: Brief, report: Report) -> Iterator[Said]:
    """The deviations told of for the first time, then what was decided on those told of before."""
    told = deviations(brief.plan, brief.as_of) if report.value.deviations else ()  # few tell of any
    first = {one.number: one.id for one in told if one.report is report}
    for number, deviation in enumerate(report.value.deviations):
        name = first.get(number, deviation.id)
        yield from _deviation(brief, deviation, name or brief.words.say("Deviation"), new=number in first)


def _deviation(brief: Brief, deviation: Deviation, name: str, *, new: bool) -> Iterator[Said]:
    words = brief.words
    if deviation.what:
        yield Said(deviation.what, words.say("Deviation %(id)s", id=name), own=True)
    if deviation.why:
        yield Said(deviation.why, words.say("Why"), own=True)
    if deviation.decision:
        label = words.say("Decision") if new else words.say("Decision on %(id)s", id=name)
        yield Said(deviation.decision, label, own=True)
    elif new:
        who = words.term("decided_by", deviation.decided_by or "manager")
        yield Said(words.say("not decided; %(who)s decides", who=who[:1].lower() + who[1:]), words.say("Decision"))
    carries = brief.who(deviation.responsible)
    when = when_words(words, deviation.by) if deviation.by else None
    if carries or when:
        yield Said(", ".join(part for part in (carries, when) if part), words.say("To be done"))
