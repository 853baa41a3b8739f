"""How to use the worksheets, and which there are: the page before them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from ...model.foundation import Step
from ..times import when_words
from .known import held

if TYPE_CHECKING:
    from ..brief import Brief

STEPS: tuple[str, ...] = get_args(Step)


@dataclass(frozen=True, slots=True)
class Row:
    """A sheet of this report, what it is for, and what the plan says of meetings held on it."""

    title: str
    anchor: str
    use: str
    held: str | None


@dataclass(frozen=True, slots=True)
class Overview:
    """``advice`` in the order to follow it; ``rows`` are the sheets that this report holds."""

    purpose: str
    advice: tuple[str, ...]
    rows: tuple[Row, ...]


def view(brief: Brief) -> Overview:
    """The advice, and a row for each sheet in the report's order."""
    say = brief.words.say
    names = [name.removeprefix("worksheet_") for name in brief.shown if name.startswith("worksheet_")]
    return Overview(
        purpose=say(
            "The sheets lead from a first look at where you stand to a plan for actions and competence. All employees "
            "take part: people stand behind what they helped to make."
        ),
        advice=(
            say("Print the sheets, or fill them in on screen. What you type is only there while the page is open: "
                "print it or save it as PDF before you close it."),
            say("Take the steps in order; each builds on the one before. Two short steps can share a meeting."),
            say("Let everyone think alone before the group talks, so that all are heard."),
            say("Choose someone to write. Whoever keeps the plan enters the outcome as the end of the sheet shows."),
            say("Write of the work. Names, health and other things about single people never go into the plan."),
            say("Next year the sheets show what the plan says already: begin there, and change what no longer fits."),
        ),
        rows=tuple(_row(brief, name) for name in names),
    )  # fmt: skip


def _row(brief: Brief, name: str) -> Row:
    section = f"worksheet_{name}"
    return Row(
        title=brief.words.term("section", section),
        anchor=section.replace("_", "-"),
        use=_uses(brief)[name],
        held=_held(brief, name) if name in STEPS else None,
    )


def _uses(brief: Brief) -> dict[str, str]:
    """When each sheet is used."""
    say = brief.words.say
    step = say("Work meeting for all")
    return dict.fromkeys(STEPS, step) | {
        "start": say("Before the first work meeting"),
        "solution_tree": say("Smaller group, before the action plan"),
        "readiness": say("Smaller group, before the action plan"),
        "before_training": say("Between two, before each training"),
        "after_training": say("Between two, after each training"),
        "report": say("The manager, each time actions are reported"),
    }


def _held(brief: Brief, step: str) -> str:
    """How many meetings the plan has on the step, and when the newest was or is."""
    say, meetings = brief.words.say, held(brief, step)
    dates = [meeting.date for meeting in meetings if meeting.date]
    if not meetings:
        return say("No meeting in the plan")
    count = brief.words.count("%(n)s meeting", "%(n)s meetings", len(meetings))
    if not dates:
        return count
    newest = when_words(brief.words, max(dates, key=lambda date: date.last))
    return newest if len(meetings) == 1 else say("%(count)s, the latest %(when)s", count=count, when=newest)
