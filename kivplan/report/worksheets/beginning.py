"""The worksheet before all others: what is known already, the joint decision, and who leads the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import samples
from .known import foundations, known, texts
from .sheet import Worksheet, about, ask, numbered

if TYPE_CHECKING:
    from ..brief import Brief


def start(brief: Brief) -> Worksheet:
    """Before the work meetings: the pre-study, the joint decision, and who leads the work."""
    say, records = brief.words.say, foundations(brief)
    return Worksheet(
        purpose=say(
            "Find out what you already know, decide together whether to begin, and agree on who leads the work."
        ),
        facts=(
            (say("Who takes part"), say("Management, employee representatives and the safety representative")),
            (say("Time"), say("Two hours, and some preparation")),
            (
                say("Bring"),
                say("The present plan, the budget, and figures you have: staffing, turnover, sick leave, evaluations"),
            ),
        ),
        steps=(
            say("Look back at the last plan. What was done, and what came of it?"),
            say("Use figures that exist. Do not start a new survey: it takes long and seldom tells you what to do."),
            say("Decide whether to begin, and what is to be different when the work is done."),
            say("Choose a project leader and a group with managers, employees and employee representatives."),
            say("Set dates for the work meetings so that everyone can come, those on shifts and part time too."),
        ),
        known=(
            *known(brief, say("From the pre-study"), texts(*(r.pre_study.summary for r in records if r.pre_study))),
            *known(brief, say("Decided"), texts(*(r.pre_study.decision for r in records if r.pre_study))),
            *known(brief, say("The group's mandate"), texts(*(r.project.mandate for r in records if r.project))),
        ),
        groups=numbered(
            "worksheet_start",
            (
                about(
                    say("Our answers"),
                    ask(say("What do we know already, and what did the last plan lead to?"), 5),
                    ask(say("What is to be different when the work is done?"), 3),
                    ask(say("What have we decided?"), 3),
                ),
                about(
                    say("The project group"),
                    ask(say("Who leads the work?"), 1, say("Write the role, not the name.")),
                    ask(say("Who else is in the group?"), 2),
                    ask(say("What is the group to do, and what may it decide?"), 3),
                    ask(say("When are the work meetings, and how can everyone take part?"), 4),
                ),
            ),
        ),
        record=say(
            "It goes into the plan's foundation: what you found and decided under `pre_study`, and the leader, the "
            "group and its mandate under `project`. People are given by role, with the id they have in the plan."
        ),
        sample=samples.start(brief),
    )
