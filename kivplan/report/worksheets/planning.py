"""Worksheets of the second half of the staircase: from development areas to actions and the competence they ask "
"for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...plan.balance import STRATEGIES
from ..balance import strategy_name
from . import samples
from .known import areas, challenges, foundations, goals, intended, known, needs, stars, texts, trends
from .meetings import a_line_each, before, everyone, meeting, summed_up
from .sheet import Worksheet, about, ask, choose, numbered

if TYPE_CHECKING:
    from ..brief import Brief


def development_areas(brief: Brief) -> Worksheet:
    """Development areas in three perspectives."""
    say, words, records = brief.words.say, brief.words, foundations(brief)
    perspectives = tuple(
        about(
            words.term("perspective", key),
            ask(say("What must we develop?"), 3, a_line_each(brief)),
            ask(say("Why? What have we seen in the earlier steps?"), 2),
        )
        for key in ("stakeholders", "economy", "ways_of_working")
    )
    return Worksheet(
        purpose=say("Gather what the earlier meetings showed into the few areas that matter most to develop."),
        facts=everyone(brief, say("Two hours"), say("The filled-in sheets from the earlier steps")),
        steps=(
            say("Put the earlier sheets on the wall and read them in silence."),
            say("Look at them from three sides, one at a time. What must change for us to get there?"),
            say("Join what belongs together and give each area a short title."),
            say("Choose three to six areas. Those left out are not lost: write them down for next year."),
        ),
        known=(
            *known(brief, say("Weaknesses"), texts(*(r.weaknesses for r in records))),
            *known(brief, say("The trends so far"), trends(brief)),
            *known(brief, say("The development areas so far"), areas(brief)),
        ),
        groups=numbered(
            "worksheet_development_areas",
            (
                meeting(brief),
                *perspectives,
                about(say("Our choice"), ask(say("Which three to six areas do we choose?"), 6, a_line_each(brief))),
                summed_up(brief),
            ),
        ),
        record=say(
            "It goes into the plan's foundation, under `development_areas`: each area with an id (U1), a title and "
            "the "
            "perspective it is seen from."
        ),
        sample=samples.development_areas(brief),
    )


def goals_sheet(brief: Brief) -> Worksheet:
    """Long-term goals, broken down into result goals that can be measured."""
    say = brief.words.say
    goal = tuple(
        about(
            say("Goal %(number)s", number=number),
            ask(say("Which development area is it for?"), 1),
            ask(say("The long-term goal, as it is when we have got there"), 2),
            ask(say("When are we there?"), 1),
            ask(say("Result goals on the way: what, how much and by when?"), 3, a_line_each(brief)),
            ask(say("How do we measure it, and what is the figure today?"), 2),
        )
        for number in (1, 2)
    )
    return Worksheet(
        purpose=say("Set long-term goals for each development area, and results on the way that can be seen."),
        facts=everyone(brief, say("Two hours"), say("The development areas, and figures that show where we stand")),
        steps=(
            say("Take one development area at a time."),
            say("Write the goal as it is when you have got there: not what we shall do, but what it has become."),
            say("Break it down: what must we see in one year, and in two?"),
            say("Test it: would two people agree on whether it has been reached?"),
            say("Copy the page for more goals. A few are better than many."),
        ),
        known=(
            *known(brief, say("The development areas so far"), areas(brief)),
            *known(brief, say("The goals so far"), goals(brief)),
        ),
        groups=numbered("worksheet_goals", (meeting(brief), *goal, summed_up(brief))),
        record=say(
            "The goals stand under their development area in the plan's foundation, each with an id (G1), the result "
            "goals below it (G1.1). What is measured becomes an indicator in the strategy, with today's figure as "
            "baseline."
        ),
        sample=samples.goals(brief),
    )


def action_plan(brief: Brief) -> Worksheet:
    """One action with its nine points and how it is brought to work."""
    say, words = brief.words.say, brief.words
    strategies = [*(strategy_name(brief, key) for key in STRATEGIES), words.term("strategy", "other")]
    return Worksheet(
        purpose=say(
            "Choose the actions for the coming year, and describe each so that anyone can see what is to happen."
        ),
        facts=everyone(brief, say("Two to three hours"), say("The goals, the solution tree and next year's budget")),
        steps=(
            say("For each goal: what would bring us furthest? Look first at what we can do with what we have."),
            say("Prefer learning in daily work with practice and reflection to single courses."),
            say("Fill in one sheet for each action. Copy the page as often as you need."),
            say("Count hours as well as money, and check that the sum fits the budget."),
            say("Strike out actions nobody will answer for."),
        ),
        known=(
            *known(brief, say("The goals so far"), goals(brief)),
            *known(brief, say("Problems and causes so far"), challenges(brief)),
            *known(brief, say("The balance we aim for"), intended(brief)),
        ),
        groups=numbered(
            "worksheet_action_plan",
            (
                meeting(brief),
                about(
                    say("The action"),
                    ask(say("1. What is the action called?"), 1),
                    choose(say("Which strategy does it follow?"), strategies),
                    ask(say("2. Who is responsible?"), 1, say("Write the role, not the name.")),
                    ask(say("3. Which goal does it serve, and how do we see that it has worked?"), 3),
                    ask(say("4. Who takes part, how many, and how are they chosen?"), 2),
                    ask(say("5. How will the goal be reached?"), 3),
                    ask(say("6. Where, with which methods and what help? What is to be done, by whom and when?"), 4),
                    ask(say("7. When does it begin, and when is it finished?"), 1),
                    ask(say("8. What does it cost in money and hours, and who pays?"), 2),
                    ask(say("9. How and when do we evaluate it?"), 2),
                ),
                about(
                    say("From learning to practice"),
                    ask(say("What good is it to do, and how is it practised and shared at work?"), 3),
                    ask(say("What does the manager ask about afterwards, and when?"), 2),
                ),
                summed_up(brief),
            ),
        ),
        record=say(
            "Each sheet becomes an action in the unit's action plan, with an id it keeps for life (H1). Only the "
            "title "
            "is required; the nine points each have their key, and what is agreed on practice stands under `transfer`."
        ),
        sample=samples.action_plan(brief),
    )


def competence(brief: Brief) -> Worksheet:
    """Competence planning: what staff must master for the goals, and what is missing."""
    say, words = brief.words.say, brief.words
    kinds = [words.term("need_type", key) for key in ("staffing", "competence")]
    levels = [words.term("level", key) for key in ("high", "medium", "low")]
    ways = (
        say("How can we meet it: attract and recruit, develop or retain?")
        if brief.plan.head.strategy_model == "aruba"
        else say("How can we meet it: acquire, develop or mobilise?")
    )
    need = tuple(
        about(
            say("Need %(number)s", number=number),
            ask(say("What do we need: which profession, or to master what?"), 2),
            choose(say("Is it a matter of how many, or of what we can do?"), kinds),
            ask(say("Where in the organisation, and because of which goal or trend?"), 1),
            ask(say("What do we have now, what is required, and by when?"), 1),
            choose(say("Which priority does it have?"), levels),
            ask(ways, 2),
        )
        for number in (1, 2)
    )
    return Worksheet(
        purpose=say("Find out which competences the goals ask for, what we have, and what is missing."),
        facts=everyone(brief, say("Two hours"), say("The goals, staffing figures and expected retirements")),
        steps=(
            say("Start from each goal: what must we master to reach it?"),
            say("Think of the whole group, not of single colleagues. What do we have together?"),
            say(
                "Keep apart how many we are and what we can do. Give competence a level from 0 (none) to 5 (can "
                "teach others)."
            ),
            say("Ask also which competence is here already and not used, and which we no longer need."),
            say("Stop when you know what to do. Copy the page for more needs."),
        ),
        known=(
            *known(brief, say("The goals so far"), goals(brief)),
            *known(brief, say("The needs so far"), needs(brief)),
            *known(brief, say("The guiding stars so far"), stars(brief)),
            *before(brief, "competence"),
        ),
        groups=numbered(
            "worksheet_competence",
            (
                meeting(brief),
                *need,
                about(
                    say("What is here already"),
                    ask(say("Which competence do we have that is not used, or no longer needed?"), 3),
                ),
                summed_up(brief),
            ),
        ),
        record=say(
            "It goes into the analysis: the competences under `competences`, what is missing under `needs`, each "
            "with an "
            "id (N1). Count groups, never single people: a need that only one person can be meant by is left out."
        ),
        sample=samples.competence(brief),
    )
