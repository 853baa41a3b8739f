"""How to report: a few steps, a form for each action in plain words, and the follow-up that the answers become."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ..model.calendar import month_length
from ..plan.agenda import levels_answered
from ..plan.indicators import series
from ..plan.progress import ENDED, standing
from ..plan.timeline import evaluation_days
from .follow_up_draft import draft
from .ours import our_gaps, our_goals
from .parts import anchor, named
from .report_form import Ask, asks
from .units import acts_now, units_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..plan import Act, Term
    from .brief import Brief
    from .parts import Link, Status


@dataclass(frozen=True, slots=True)
class Form:
    """The questions about one action, and how it stood last."""

    anchor: str
    action: Link
    status: Status
    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class HowToReport:
    """``next``: the next report of the annual wheel in words; ``about``: what is asked of the unit as a whole.

    ``left_out`` says in words how many actions are over and not asked about.
    """

    steps: tuple[str, ...]
    next: str | None
    about: tuple[Ask, ...]
    forms: tuple[Form, ...]
    left_out: str | None
    draft: str


def view(brief: Brief) -> HowToReport:
    """The forms for the actions that run, and the draft with their ids."""
    now = acts_now(brief.plan, brief.order)
    asked = [(act, term, asks(brief, act, term)) for act, term in now.values() if not _is_over(brief, act, term)]
    about = tuple(_about(brief))
    over = len(now) - len(asked)
    return HowToReport(
        steps=_steps(brief),
        next=_next(brief),
        about=about,
        forms=tuple(
            Form(anchor("form", act.id), brief.link(act.id), brief.status(act), made) for act, _, made in asked
        ),
        left_out=brief.words.count(
            "%(n)s action is over, and nothing is asked of it.",
            "%(n)s actions are over, and nothing is asked of them.",
            over,
        )
        if over
        else None,
        draft=draft(brief, about, [(term, made) for _, term, made in asked]),
    )


def _is_over(brief: Brief, act: Act, term: Term) -> bool:
    """Whether an action is dropped, or done with nothing of it left to evaluate."""
    status = standing(brief.plan, act, brief.as_of).status
    told = levels_answered(brief.plan, act, brief.as_of)
    waiting = any(level not in told for level, _ in evaluation_days(term))
    return status in ENDED and (status == "dropped" or not waiting)


def _steps(brief: Brief) -> tuple[str, ...]:
    say = brief.words.say
    return (
        say("Go through the to-do list and the actions. What is done, and what came of it for those you serve?"),
        say("Take it up at a workplace meeting. Ask those who took part what they do differently now."),
        say("Fill in a form for each action, in a few words. Leave empty what you do not know."),
        say("Write nothing about single persons: no names, no health, no circumstances."),
        say(
            "Hand the forms to whoever keeps the plan. They become one follow-up, which is not changed afterwards: "
            "what turns out otherwise is told in the next one."
        ),
    )


def _next(brief: Brief) -> str | None:
    """The next entry of the annual wheel that is about reporting, from this month on."""
    wheel = brief.plan.strategy.value.annual_wheel if brief.plan.strategy else ()
    coming = [
        (date(brief.as_of.year + (entry.month < brief.as_of.month), entry.month, 1), entry.title)
        for entry in wheel
        if entry.linked_to == "report"
    ]
    if not coming:
        return None
    day, title = min(coming)
    last = day.replace(day=month_length(day.year, day.month))
    month = brief.words.formats.when(day, last, "month")
    return brief.words.say("Next in the annual wheel: %(title)s, %(month)s.", title=title, month=month)


def _about(brief: Brief) -> Iterator[Ask]:
    """What is asked of the unit as a whole: goals, needs, indicators, who was told and trained, what was learnt."""
    say, number, plan = brief.words.say, brief.words.formats.number, brief.plan
    yield Ask("summary", say("Where do things stand, in two or three sentences?"), lines=3)
    for key in our_goals(brief):
        label = say("%(goal)s: how does it stand, in your own judgement?", goal=named(key, plan.title_of(key)))
        yield Ask("goals", label, lines=1, names=(key,))
    for key, gap in our_gaps(brief).items():
        known = number(gap.present) if gap.present is not None else None
        if gap.need.type == "staffing":
            label = say("%(need)s: how many are there now?", need=plan.title_of(key))
        else:
            label = say("%(need)s: at which level is it now, 0 to 5?", need=plan.title_of(key))
        yield Ask("needs", label, known, lines=1, names=(key,))
    yield from _indicators(brief)
    yield Ask("communicated", say("Who has been told of the plan, when, and how many of how many?"), lines=2)
    yield Ask("trained", say("Who has been trained in using it, when, and how many of how many?"), lines=2)
    yield Ask("lessons", say("What have you learnt that others can use?"), lines=3)


def _indicators(brief: Brief) -> Iterator[Ask]:
    units, number = units_of(brief.plan, brief.order), brief.words.formats.number
    for key, item in brief.plan.indicators.items():
        if units is None or item.value.unit in units:
            latest = series(brief.plan, key, brief.as_of).latest
            label = brief.words.say(
                "Newest reading: %(name)s, %(unit)s", name=item.value.name, unit=item.value.measured_in
            )
            yield Ask("indicators", label, number(latest.value) if latest else None, lines=1, names=(key,))
