"""What the worksheets of all work meetings share: who takes part, when it was held, what it arrived at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .known import held, known, texts
from .sheet import Fields, about, ask

if TYPE_CHECKING:
    from ..brief import Brief
    from .sheet import Known


def everyone(brief: Brief, hours: str, bring: str) -> tuple[tuple[str, str], ...]:
    """The facts of a work meeting: all take part."""
    say = brief.words.say
    who = say("All employees and managers, in groups of four to six")
    return ((say("Who takes part"), who), (say("Time"), hours), (say("Bring"), bring))


def meeting(brief: Brief) -> Fields:
    """When the meeting was held and how many came."""
    say = brief.words.say
    date, invited, came = ask(say("Date"), 1), ask(say("Number invited"), 1), ask(say("Number who took part"), 1)
    return Fields((date, invited, came, ask(say("Unit or group"), 1)), say("The meeting"), short=True)


def summed_up(brief: Brief) -> Fields:
    """The meeting in a few words."""
    say = brief.words.say
    return about(say("In short"), ask(say("What did the meeting arrive at, in two sentences?"), 2))


def before(brief: Brief, step: str) -> tuple[Known, ...]:
    """What earlier meetings on the step arrived at."""
    title = brief.words.say("Earlier meetings on this step")
    return known(brief, title, texts(*(one.summary for one in held(brief, step))))


def a_line_each(brief: Brief) -> str:
    """How to answer where the plan keeps a list."""
    return brief.words.say("One point on each line.")
