"""Worksheets of everyday use: before and after a training, between two people; and what a manager reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..parts import Said, named
from . import samples
from .known import agreed, known, running
from .sheet import Fields, Worksheet, about, ask, choose, numbered

if TYPE_CHECKING:
    from ..brief import Brief

MOST_ACTIONS = 24
REPORTED = ("not_started", "on_track", "at_risk", "off_track", "done", "postponed", "dropped")


def between_two(brief: Brief) -> str:
    """That a person's sheet stays with the two it concerns."""
    return brief.words.say(
        "This sheet stays between the employee and the manager. It is not put into the plan, not sent on, and is "
        "destroyed when you have talked about it for the last time."
    )


def two_people(brief: Brief, time: str) -> tuple[tuple[str, str], ...]:
    """The facts of a talk between an employee and the manager."""
    say = brief.words.say
    who = say("The employee who takes part in the training, and the manager")
    return ((say("Who takes part"), who), (say("Time"), time))


def who_and_what(brief: Brief) -> Fields:
    """Whose sheet it is, and of which training."""
    say = brief.words.say
    fields = (ask(say("Employee"), 1), ask(say("Manager"), 1), ask(say("Training"), 1), ask(say("Date"), 1))
    return Fields(fields, say("This talk"), short=True)


def before_training(brief: Brief) -> Worksheet:
    """Before a training: what it is to be good for, and what each of the two will do afterwards."""
    say = brief.words.say
    return Worksheet(
        purpose=say("Agree before a training on what it is to be good for, and on what each of you does afterwards."),
        facts=two_people(brief, say("Half an hour, a few weeks before the training")),
        steps=(
            say("The employee thinks through the questions alone first."),
            say("Talk them through together and write down what you agree on."),
            say("Put the day when the manager asks into both calendars."),
        ),
        known=known(brief, say("What the action says for all who take part"), agreed(brief)),
        groups=numbered(
            "worksheet_before_training",
            (
                who_and_what(brief),
                about(
                    say("Expected benefit"),
                    ask(say("What is to be better for those we are there for?"), 2),
                    ask(say("What is to be better at the workplace?"), 2),
                    ask(say("What do I want to be able to do afterwards?"), 2),
                ),
                about(
                    say("Practice and sharing"),
                    ask(say("What will I try out or practise, in which tasks, and from when?"), 2),
                    ask(
                        say("With whom will I share it, how and when?"), 2, say("For instance at a workplace meeting.")
                    ),
                ),
                about(
                    say("The manager's part"),
                    ask(say("What do I make room for: time, tasks, a colleague to practise with?"), 2),
                    ask(say("When do I ask how it goes?"), 1, say("The first time within a month.")),
                ),
            ),
        ),
        record=say(
            "Nothing from this sheet goes into the plan. What holds for everyone who takes part in an action (the "
            "expected "
            "benefit, how it is practised and shared, when managers ask) stands in the action, and is written there "
            "when the action is planned."
        ),
        private=between_two(brief),
    )


def after_training(brief: Brief) -> Worksheet:
    """After a training: what was learnt, used and shared, what stood in the way, and what it contributed."""
    say = brief.words.say
    scores = (
        say("1: not at all"),
        say("2: a little"),
        say("3: to some degree"),
        say("4: much"),
        say("5: very much"),
    )
    return Worksheet(
        purpose=say("See together what came of the training, and what is needed for it to last."),
        facts=two_people(brief, say("Half an hour, a month after the training; again after half a year")),
        steps=(
            say("Take out the sheet from before the training and read what you agreed on."),
            say("The employee tells first. The manager asks for examples."),
            say("Agree on the next step, and on when you talk again."),
        ),
        known=known(brief, say("What the action says for all who take part"), agreed(brief)),
        groups=numbered(
            "worksheet_after_training",
            (
                who_and_what(brief),
                about(
                    say("Learnt and used"),
                    ask(say("What did I learn that I have use for?"), 2),
                    ask(say("What do I do differently now? Give an example."), 2),
                    ask(say("What have those we are there for noticed?"), 2),
                    ask(say("What have I shared, with whom and how?"), 2),
                ),
                about(
                    say("Onwards"),
                    ask(say("What has stood in the way of using it?"), 2),
                    choose(say("How far has it helped the workplace towards its goals?"), scores),
                    ask(say("What do we do next, and what does the manager see to?"), 2),
                    ask(say("When do we talk again?"), 1),
                ),
            ),
        ),
        record=say(
            "Nothing from this sheet goes into the plan. When several have taken part, the manager can tell in the "
            "follow-up what they have used and shared together, so that nobody can be recognised."
        ),
        private=between_two(brief),
    )


def reporting(brief: Brief) -> Worksheet:
    """The manager's report on one action: what was done, and what came of it."""
    say, words = brief.words.say, brief.words
    actions = (Said(named(act.id, act.action.title)) for act in running(brief))
    scores = (say("1: not at all"), say("2: a little"), say("3: to some degree"), say("4: much"), say("5: very much"))
    return Worksheet(
        purpose=say("Tell what was done since the last report, and what came of it. Both count."),
        facts=(
            (say("Who takes part"), say("The manager, after a talk with those who took part")),
            (say("Time"), say("Ten minutes for each action")),
            (say("Bring"), say("The action as the plan describes it, and the last report")),
        ),
        steps=(
            say("Fill in one sheet for each action that is running. Copy the page as often as you need."),
            say("Ask at a workplace meeting what is done differently now, and what users have noticed."),
            say("Tell of what went wrong as well, as soon as you see it, and who must decide."),
            say("Write of the action, not of single people."),
        ),
        known=known(brief, say("Actions to report on"), actions, most=MOST_ACTIONS),
        groups=numbered(
            "worksheet_report",
            (
                Fields(
                    (ask(say("Unit"), 1), ask(say("Date"), 1), ask(say("Action"), 1)), say("The report"), short=True
                ),
                about(
                    say("What was done"),
                    choose(say("How is the action going?"), [words.term("status", key) for key in REPORTED]),
                    ask(say("The most important thing, in one line"), 1),
                    ask(say("Which activities are done, and when?"), 2),
                    ask(say("How many have taken part, and what has been spent so far in money and hours?"), 1),
                ),
                about(
                    say("What came of it"),
                    ask(say("What have people learnt, and what is done differently?"), 2),
                    ask(say("What have those we are there for noticed? Which criteria are met?"), 2),
                    ask(say("What was shared with colleagues, and where?"), 1),
                    choose(say("How far does the action help the goals?"), scores),
                ),
                about(
                    say("Deviations and what next"),
                    ask(say("What did not go as planned, and why?"), 2),
                    ask(say("What do you propose, and who must decide: you or the board?"), 2),
                    ask(say("If the action is done: who takes it over in daily work, and from when?"), 1),
                    ask(say("What have we learnt that others can use?"), 2),
                ),
            ),
        ),
        record=say(
            "It becomes a follow-up: one for each unit and date, with the actions by id. A follow-up is never changed "
            "later; the next one tells what has happened since."
        ),
        sample=samples.report(brief),
    )
