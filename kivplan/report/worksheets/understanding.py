"""Worksheets of the first half of the staircase: where we want to go, come from and stand, and what goes on "
"around us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import samples
from .known import foundations, known, stars, texts, trends
from .meetings import a_line_each, before, everyone, meeting, summed_up
from .sheet import Worksheet, about, ask, choose, numbered

if TYPE_CHECKING:
    from ..brief import Brief


def future(brief: Brief) -> Worksheet:
    """The future: what things are like at their best, and what staff contribute."""
    say, records = brief.words.say, foundations(brief)
    return Worksheet(
        purpose=say("Make a shared picture of the work at its best, and of what each of us does to get there."),
        facts=everyone(brief, say("Two hours"), say("Large sheets of paper and coloured pens")),
        steps=(
            say("Begin with a round: why do you go to work each day?"),
            say("Move some years ahead, to a day when everything works. Note alone for five minutes what you see."),
            say("Tell each other in pairs. Then draw or describe one picture in the group."),
            say("Hang up the pictures. What is in all of them? What differs?"),
            say("End with what we ourselves contribute."),
        ),
        known=(
            *known(brief, say("The vision"), texts(*(r.vision for r in records))),
            *known(brief, say("The picture of the future"), texts(*(r.future.picture for r in records if r.future))),
            *before(brief, "future"),
        ),
        groups=numbered(
            "worksheet_future",
            (
                meeting(brief),
                about(
                    say("Our answers"),
                    ask(say("What do we strive for in the long run? Say it in one sentence."), 2),
                    ask(say("What is it like at its best for those we are there for?"), 4),
                    ask(say("What is it like at its best to work here?"), 4),
                    ask(say("What do we do ourselves to get there?"), 4),
                ),
                summed_up(brief),
            ),
        ),
        record=say(
            "It goes into the plan's foundation: the sentence as `vision`, the picture and your own contribution "
            "under "
            "`future`, and the meeting itself under `meetings`."
        ),
        sample=samples.future(brief),
    )


def history(brief: Brief) -> Worksheet:
    """History: what has shaped us, what to bring along and what to leave."""
    say, records = brief.words.say, foundations(brief)
    return Worksheet(
        purpose=say("See where we come from, learn from it, and choose what to take with us."),
        facts=everyone(
            brief, say("One and a half hours"), say("A long roll of paper for a timeline, and sticky notes")
        ),
        steps=(
            say("Draw a timeline on the wall, from as far back as anyone remembers until today."),
            say("Put up notes: events, changes, what we were proud of, what was hard."),
            say("Let those who have been here longest tell, and those who are new ask."),
            say("Choose together what to bring along and what to leave behind."),
        ),
        known=(
            *known(brief, say("What to bring along"), texts(*(r.history.bring for r in records if r.history))),
            *known(brief, say("What to leave behind"), texts(*(r.history.leave for r in records if r.history))),
            *before(brief, "history"),
        ),
        groups=numbered(
            "worksheet_history",
            (
                meeting(brief),
                about(
                    say("Our answers"),
                    ask(say("Which events have shaped the place we are today?"), 4),
                    ask(say("What has it taught us?"), 3),
                    ask(say("What do we bring along into the future?"), 4, a_line_each(brief)),
                    ask(say("What do we leave behind?"), 4, a_line_each(brief)),
                ),
                summed_up(brief),
            ),
        ),
        record=say(
            "It goes into the plan's foundation, under `history`: one text for each thing to bring along and each "
            "thing "
            "to leave behind. What is told of single people is not written down."
        ),
        sample=samples.history(brief),
    )


def present(brief: Brief) -> Worksheet:
    """The present: the assignment, for whom we are there, what we offer and what it is worth."""
    say, records = brief.words.say, [r.present for r in foundations(brief) if r.present]
    return Worksheet(
        purpose=say("Agree on what we are there for today: the assignment, for whom, what we offer and what it gives."),
        facts=everyone(
            brief, say("One and a half hours"), say("The assignment as it is written: law, statutes, decisions")
        ),
        steps=(
            say("Read the assignment aloud. What does it say that we must do, and what have we taken on besides?"),
            say("Name those we are there for, each group by itself."),
            say("For each group: what do we offer, and what does it mean in their lives?"),
            say("Compare with the groups beside you. Where do we see it differently?"),
        ),
        known=(
            *known(brief, say("The assignment"), texts(*(p.assignment for p in records))),
            *known(brief, say("Those we are there for"), texts(*(p.for_whom for p in records))),
            *before(brief, "present"),
        ),
        groups=numbered(
            "worksheet_present",
            (
                meeting(brief),
                about(
                    say("Our answers"),
                    ask(say("What is our assignment?"), 3),
                    ask(say("Why do we exist?"), 3),
                    ask(say("For whom are we there?"), 3, a_line_each(brief)),
                    ask(say("What do we offer them?"), 4, a_line_each(brief)),
                    ask(say("What is it worth to them?"), 4, a_line_each(brief)),
                ),
                summed_up(brief),
            ),
        ),
        record=say("It goes into the plan's foundation, under `present`: one key for each of the five questions."),
        sample=samples.present(brief),
    )


def strengths_weaknesses(brief: Brief) -> Worksheet:
    """Strengths and weaknesses, and which of them matter most."""
    say, records = brief.words.say, foundations(brief)
    return Worksheet(
        purpose=say("Say openly what we are good at and what we are less good at, seen from the future we want."),
        facts=everyone(brief, say("One and a half hours"), say("The pictures of the future, and notes in two colours")),
        steps=(
            say("Write alone: three things we are good at, three we are less good at. One thing on each note."),
            say("Put up the notes and group those that say the same."),
            say("Ask of each group: how do we know? Look for figures or examples."),
            say("Mark with three dots each what matters most for the future we want."),
        ),
        known=(
            *known(brief, say("Strengths"), texts(*(r.strengths for r in records))),
            *known(brief, say("Weaknesses"), texts(*(r.weaknesses for r in records))),
            *before(brief, "strengths_weaknesses"),
        ),
        groups=numbered(
            "worksheet_strengths_weaknesses",
            (
                meeting(brief),
                about(
                    say("Our answers"),
                    ask(say("What are we good at?"), 5, a_line_each(brief)),
                    ask(say("What are we less good at?"), 5, a_line_each(brief)),
                    ask(say("Which of these matter most for the future we want, and why?"), 4),
                ),
                summed_up(brief),
            ),
        ),
        record=say(
            "It goes into the plan's foundation: one text for each point under `strengths` and `weaknesses`, those "
            "that "
            "matter most first. Speak of the work, not of single people."
        ),
        sample=samples.strengths_weaknesses(brief),
    )


def guiding_stars(brief: Brief) -> Worksheet:
    """Guiding stars: the words we steer by, and what they mean in daily work."""
    say = brief.words.say
    star = tuple(
        about(
            say("Guiding star %(number)s", number=number),
            ask(say("The word"), 1),
            ask(say("What does it mean in daily work? Give an example."), 3),
        )
        for number in (1, 2, 3)
    )
    return Worksheet(
        purpose=say("Find the few words that say how we want to meet each other, our assignment and those we serve."),
        facts=everyone(
            brief, say("One and a half hours"), say("Sticky notes, and the sheets on the future and the present")
        ),
        steps=(
            say("Write alone: three words for how we are when we are at our best."),
            say("Collect the words, group them, and choose three or four together."),
            say("For each word, tell of a time when we lived up to it, and of one when we did not."),
            say("Write what the word means here, so that a new colleague would understand it."),
        ),
        known=(
            *known(brief, say("The guiding stars so far"), stars(brief)),
            *known(brief, say("The vision"), texts(*(r.vision for r in foundations(brief)))),
        ),
        groups=numbered("worksheet_guiding_stars", (meeting(brief), *star, summed_up(brief))),
        record=say("It goes into the plan's foundation, under `guiding_stars`: each with its word and what it means."),
        sample=samples.guiding_stars(brief),
    )


def environment(brief: Brief) -> Worksheet:
    """The environmental scan: what is changing around us, and what it means here."""
    say, words = brief.words.say, brief.words
    weights = [words.term("level", key) for key in ("high", "medium", "low")]
    trend = tuple(
        about(
            say("Trend %(number)s", number=number),
            ask(say("What is changing?"), 2),
            ask(say("What does it mean for us, and for those we are there for?"), 2),
            ask(say("When will we feel it?"), 1),
            choose(say("Which priority does it have?"), weights),
        )
        for number in (1, 2, 3)
    )
    return Worksheet(
        purpose=say("Find out what happens around us that the plan must take into account."),
        facts=everyone(
            brief,
            say("Two hours"),
            say("Population figures, new laws, the budget outlook, what users and partners say"),
        ),
        steps=(
            say(
                "Share the fields between you: people and population, law, technology, money, partners, the labour "
                "market."
            ),
            say("In each field, name what is changing and how you know."),
            say("Ask what it means for us. Leave out what has no consequence here."),
            say("Choose the five to eight that matter most. Copy the page if you need more room."),
        ),
        known=(*known(brief, say("The trends so far"), trends(brief)), *before(brief, "environment")),
        groups=numbered("worksheet_environment", (meeting(brief), *trend, summed_up(brief))),
        record=say(
            "It goes into the plan's foundation, under `environment`. Each trend gets an id (O1, O2), so that "
            "needs and "
            "actions can say that they come from it."
        ),
        sample=samples.environment(brief),
    )
