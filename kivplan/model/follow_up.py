"""``kind: follow-up``: what happened, as seen on one day; never edited later."""

from typing import ClassVar, Literal

from .base import Field, Record
from .values import Count, Day, Group, Id, Line, Money, Number, Percent, Quantity, Ref, Score, Status, Text, WhenValue


class GrantReport(Record):
    """What became of a grant."""

    status: Literal["planned", "applied", "granted", "refused"] = Field(
        description="planned, applied, granted or refused."
    )
    amount: Money | None = Field(None, description="How much was granted, in the plan's currency: digits only (30000).")


class EvaluationReport(Record):
    """What the evaluation showed, level by level (Kirkpatrick)."""

    reaction: Text | None = Field(None, description="How it was received.")
    learning: Text | None = Field(None, description="What was learnt.")
    behaviour: Text | None = Field(None, description="What is done differently at work.")
    result: Text | None = Field(None, description="What came of it for those we serve.")


class Deviation(Record):
    """Something that did not go as planned, and what was decided about it."""

    id: Id | None = Field(
        None, description="A name, so that a later follow-up can answer it; without it D1, D2 … by position."
    )
    what: Text | None = Field(None, description="What did not go as planned; required the first time.")
    why: Text | None = Field(None, description="Why it went so.")
    decided_by: Literal["manager", "board"] | None = Field(None, description="Who decides about it: manager or board.")
    decision: Text | None = Field(None, description="What was decided.")
    responsible: Ref | None = Field(None, description="Id of the person or unit that carries it out.")
    by: WhenValue | None = Field(None, description="When it is to be done (2026-12, 2026-12-01).")


class HandOver(Record):
    """The line taking over when a project ends."""

    to: Ref = Field(description="Id of the person or unit that takes over.")
    date: Day = Field(description="The day of the hand-over (2026-12-01).")


class ActionReport(Record):
    """How an action stands."""

    status: Status = Field(description="not_started, on_track, at_risk, off_track, done, postponed or dropped.")
    progress: Percent | None = Field(None, description="How far it has come (60%).")
    headline: Line | None = Field(None, description="The most important thing, in one line.")
    spent: Money | None = Field(
        None, description="Spent to date on this period's plan, in the plan's currency: digits only (12000)."
    )
    hours: Quantity | None = Field(None, description="Hours worked to date on this period's plan (40).")
    participants: Count | None = Field(None, description="How many have taken part, a whole number.")
    activities: dict[Ref, Day] = Field(
        default_factory=dict, description="Activities that are done, by id, and the day: {A1: 2026-05-02}."
    )
    criteria: dict[Ref, Literal["met", "partly", "not_met"]] = Field(
        default_factory=dict, description="Criteria, by id: met, partly or not_met."
    )
    grants: dict[Ref, GrantReport] = Field(
        default_factory=dict, description="What became of the grants, by id: {T1: {status: granted}}."
    )
    contribution: Score | None = Field(None, description="Your own judgement, 1 to 5: how far does it help the goals?")
    evaluation: EvaluationReport | None = Field(None, description="What the evaluation showed, level by level.")
    shared: Text | None = Field(None, description="What was brought back to colleagues, and where.")
    deviations: tuple[Deviation, ...] = Field((), description="What did not go as planned, and what was decided.")
    handed_over: HandOver | None = Field(
        None, description="Who in the line has taken over: {to: helse, date: 2026-12-01}."
    )


class GoalReport(Record):
    """How a goal stands, in one's own judgement."""

    status: Status | None = Field(
        None, description="not_started, on_track, at_risk, off_track, done, postponed or dropped."
    )
    value: Number | None = Field(None, description="The number reached, in the indicator's unit of measure.")
    headline: Line | None = Field(None, description="The most important thing, in one line.")


class IndicatorReport(Record):
    """A measurement of an indicator; a bare number is one made on the follow-up's day."""

    value: Number = Field(description="The number measured, in the indicator's unit of measure (8.1).")
    at: WhenValue | None = Field(
        None, description="When it was measured (2026-05); without it the day of the follow-up."
    )

    bare_key: ClassVar[str | None] = "value"


class Communicated(Record):
    """A message that reached a group."""

    group: Group = Field(description="Whom it was for: managers, employees, hr, unions, board, public or other.")
    date: WhenValue | None = Field(None, description="When (2026-03, 2026-03-12).")
    reached: Count | None = Field(None, description="How many it reached, a whole number.")
    of: Count | None = Field(None, description="Of how many, a whole number.")


class Trained(Record):
    """A group that was trained in the plan's tools."""

    group: Group = Field(description="Who was trained: managers, employees, hr, unions, board, public or other.")
    date: WhenValue | None = Field(None, description="When (2026-03, 2026-03-12).")
    reached: Count | None = Field(None, description="How many took part, a whole number.")
    of: Count | None = Field(None, description="Of how many, a whole number.")


class FollowUp(Record):
    """What happened, as seen on one day."""

    kind: Literal["follow-up"] = Field(description="What this document is: follow-up.")
    date: Day = Field(description="The day it speaks of (2026-06-15).")
    unit: Ref | None = Field(None, description="Id of the unit that reports; without it the whole organisation.")
    reported_by: Ref | None = Field(None, description="Id of the person or unit that reports.")
    summary: Text | None = Field(None, description="Where things stand, in brief.")
    actions: dict[Ref, ActionReport] = Field(
        default_factory=dict, description="How actions stand, by id: {H1: {status: on_track}}."
    )
    goals: dict[Ref, GoalReport] = Field(
        default_factory=dict, description="How goals stand, by id: {G1: {status: on_track}}."
    )
    needs: dict[Ref, Quantity] = Field(
        default_factory=dict, description="What there is now of each need, by id: {N1: 45}."
    )
    indicators: dict[Ref, IndicatorReport] = Field(
        default_factory=dict, description="Measurements, by id: {I1: 8.1} or {I1: {value: 8.1, at: 2026-05}}."
    )
    communicated: tuple[Communicated, ...] = Field((), description="Which groups have been told of the plan.")
    trained: tuple[Trained, ...] = Field((), description="Which groups have been trained in the plan's tools.")
    lessons: tuple[Text, ...] = Field((), description="What we learnt, one text each.")
