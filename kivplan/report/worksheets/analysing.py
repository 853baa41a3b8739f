"""Worksheets for a smaller group: from a problem to its causes, and whether the organisation is ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import samples
from .known import challenges, goals, known, readiness
from .sheet import Worksheet, about, ask, choose, numbered

if TYPE_CHECKING:
    from ..brief import Brief

ASPECTS = ("competence", "organisation", "processes", "technology", "governance")


def solution_tree(brief: Brief) -> Worksheet:
    """The solution tree: problem, causes, measures and goal."""
    say = brief.words.say
    cause = tuple(
        about(
            say("Cause %(number)s", number=number),
            ask(say("Why is it so?"), 2),
            ask(say("How do we know?"), 1),
            ask(say("What can we do about it?"), 2, say("Mark what is not training, but something else.")),
        )
        for number in (1, 2, 3)
    )
    return Worksheet(
        purpose=say("Get from a problem in daily work to its causes, and from the causes to what would help."),
        facts=(
            (say("Who takes part"), say("Those who meet the problem in their work, and someone who knows the field")),
            (say("Time"), say("Two hours")),
            (say("Bring"), say("What you know of the problem: figures, examples, what users say")),
        ),
        steps=(
            say("Write the problem in one sentence, as those it concerns would tell it."),
            say("Ask why, and ask why again, until you come to causes you can do something about."),
            say("Check each cause: how do we know? Ask someone who knows, or a neighbour with the same problem."),
            say("Find what would help for each cause. It is often something other than a course."),
            say("Write the goal: what is it like when the problem is gone?"),
        ),
        known=(
            *known(brief, say("Problems and causes so far"), challenges(brief)),
            *known(brief, say("The goals so far"), goals(brief)),
        ),
        groups=numbered(
            "worksheet_solution_tree",
            (
                about(say("The problem"), ask(say("What is the problem?"), 2)),
                *cause,
                about(say("The goal"), ask(say("What is it like when the problem is gone?"), 2)),
            ),
        ),
        record=say(
            "The problem and its causes go into the analysis, under `challenges`, with the goal's id. What would help "
            "becomes actions in the action plan, each with the ids of the causes it meets; what is not a matter of "
            "competence gets the strategy `other`."
        ),
        sample=samples.solution_tree(brief),
    )


def readiness_sheet(brief: Brief) -> Worksheet:
    """Whether five aspects of the organisation are ready for the change."""
    say, words = brief.words.say, brief.words
    questions = {
        "competence": say("Do we know what we need to know in order to work in the new way?"),
        "organisation": say("Do rotas, staffing and responsibilities leave room for it?"),
        "processes": say("Do routines and ways of working fit, or must they change?"),
        "technology": say("Do the systems and tools support the new way?"),
        "governance": say("Do management, budget and rules pull in the same direction?"),
    }
    answers = [say("Yes"), say("Partly"), say("No")]
    aspects = tuple(
        about(words.term("aspect", key), choose(questions[key], answers), ask(say("What must change?"), 3))
        for key in ASPECTS
    )
    return Worksheet(
        purpose=say(
            "Find out what must be in place before the actions begin, so that the new is not lost in daily work."
        ),
        facts=(
            (
                say("Who takes part"),
                say("The project group and the managers concerned, with an employee from each unit"),
            ),
            (say("Time"), say("One and a half hours")),
            (say("Bring"), say("The goals and the solution tree")),
        ),
        steps=(
            say("Take one aspect at a time. Answer alone first, then compare."),
            say("Where the answers differ, let each side give an example."),
            say("Write what must change, who can change it, and what has to come first."),
        ),
        known=(
            *known(brief, say("The goals so far"), goals(brief)),
            *known(brief, say("Readiness so far"), readiness(brief)),
        ),
        groups=numbered("worksheet_readiness", aspects),
        record=say(
            "It goes into the strategy, under `readiness`: for each aspect `yes`, `partly` or `no`, and what is "
            "needed. "
            "What must be done becomes an activity in an action, with the same aspect."
        ),
        sample=samples.readiness(brief),
    )
