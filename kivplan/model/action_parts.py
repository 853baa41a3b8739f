"""What an action is made of: criteria, target group, implementation, time, cost, transfer and evaluation."""

from typing import Literal

from ..findings import said
from .base import Field, Record
from .problem import problem
from .values import (
    Arena,
    Aspect,
    Count,
    Id,
    Line,
    Money,
    Number,
    Percent,
    Quantity,
    Ref,
    Text,
    WhenValue,
    Year,
    YearlyValue,
)


class Criterion(Record):
    """A sign that the aim is reached."""

    id: Id | None = Field(None, description="A name for reports to use; without it K1, K2 … by position.")
    text: Text = Field(description="What will be seen when the aim is reached.")
    indicator: Ref | None = Field(None, description="Id of the indicator that shows it.")
    target: Number | None = Field(None, description="The number to reach, in the indicator's unit of measure.")
    by: WhenValue | None = Field(None, description="When it should be reached (2027, 2027-06).")


class Leave(Record):
    """Leave for those who take part."""

    pay: Literal["full", "part", "none"] = Field(description="How the leave is paid: full, part or none.")
    terms: Text | None = Field(None, description="On which terms.")


class Commitment(Record):
    """How long those who took part are bound to stay."""

    months: Count = Field(description="How many months, a whole number (24).")
    counted_from: Line = Field(description="What the months are counted from, such as the authorisation.")
    repayment: Literal["proportional", "full", "none"] | None = Field(
        None, description="What is paid back by those who leave early: proportional, full or none."
    )


class TargetGroup(Record):
    """Who takes part, how they are chosen and on which terms."""

    who: Line = Field(description="Who takes part, in one line.")
    size: Count | None = Field(None, description="How many the group holds, a whole number.")
    places: Count | None = Field(None, description="How many of them can take part, a whole number.")
    selection: Text | None = Field(None, description="How those who take part are chosen.")
    leave: Leave | None = Field(None, description="Leave for those who take part: {pay: full, terms: ...}.")
    commitment: Commitment | None = Field(
        None, description="How long they are bound to stay: {months: 24, counted_from: ...}."
    )
    obligations: Text | None = Field(None, description="What else is asked of them afterwards.")


class Activity(Record):
    """An item of an action's to-do list."""

    id: Id | None = Field(None, description="A name for reports to use; without it A1, A2 … by position.")
    title: Line = Field(description="What is done, in one line.")
    aspect: Aspect | None = Field(
        None, description="Which aspect it changes: competence, organisation, processes, technology or governance."
    )
    responsible: Ref | None = Field(None, description="Id of the person or unit that does it.")
    co_responsible: tuple[Ref, ...] = Field((), description="Ids of others who share the responsibility.")
    start: WhenValue | None = Field(None, description="When it begins (2026-09, 2026-09-15).")
    by: WhenValue | None = Field(None, description="When it is to be done (2026-12, 2026-12-01).")
    cost: Money | None = Field(None, description="What it costs, in the plan's currency: digits only (5000).")
    hours: Quantity | None = Field(None, description="How many hours of work it takes (12, 7.5).")

    def __post_init__(self) -> None:
        if self.start and self.by and self.by.last < self.start.first:
            raise problem(
                "bad_date",
                said("it is to be done ({last}) before it begins ({first})", last=self.by, first=self.start),
                said("write the earlier date as `start:`"),
                at="by",
            )


class Implementation(Record):
    """How an action is carried out."""

    place: Line | None = Field(None, description="Where it takes place.")
    methods: tuple[Line, ...] = Field((), description="Methods, one line each.")
    arenas: tuple[Arena, ...] = Field(
        (), description="Where people learn, such as daily_work, staff_meeting or external_course."
    )
    resources: tuple[Line, ...] = Field((), description="What it takes, one line each.")
    activities: tuple[Activity, ...] = Field((), description="The to-do list, each item with a title.")


class Time(Record):
    """When an action takes place."""

    start: WhenValue | None = Field(None, description="When it begins (2026-09, 2026-09-15).")
    end: WhenValue | None = Field(None, description="When it ends (2027-06, 2027-06-30).")
    deadline: WhenValue | None = Field(None, description="When it must be done at the latest (2026-12-31, 2026-H1).")
    at: WhenValue | None = Field(None, description="The one time it happens (2026-09-15, 2026-W37).")
    yearly: tuple[YearlyValue, ...] = Field(
        (), description="Days or months it comes back every year: 10-01 for 1 October, 06 for June."
    )
    until: Text | None = Field(
        None, description="What it lasts until, where that is no date, such as until the posts are filled."
    )

    def __post_init__(self) -> None:
        if self.start is None:
            return
        if self.end and self.end.last < self.start.first:
            message = said("the end ({last}) is before the start ({first})", last=self.end, first=self.start)
            raise problem("bad_date", message, said("write the earlier date as `start:`"), at="end")
        if self.deadline and self.deadline.last < self.start.first:
            message = said("the deadline ({last}) is before the start ({first})", last=self.deadline, first=self.start)
            raise problem("bad_date", message, said("write the earlier date as `start:`"), at="deadline")


class Grant(Record):
    """Money from elsewhere that pays for an action."""

    id: Id | None = Field(None, description="A name for reports to use; without it T1, T2 … by position.")
    from_: Line = Field(alias="from", description="Who gives it.")
    programme: Line | None = Field(None, description="Under which programme or scheme.")
    amount: Money | None = Field(None, description="How much, in the plan's currency: digits only (30000).")
    status: Literal["planned", "applied", "granted", "refused"] = Field(
        description="planned, applied, granted or refused. Only what is granted lowers the cost."
    )
    own_share: Percent | None = Field(None, description="The share one must pay oneself (30%).")
    own_share_of: Literal["cost", "grant"] = Field(
        "cost", description="What the own share is a share of: cost or grant (default cost)."
    )


class Cost(Record):
    """What an action costs, and who pays."""

    per_participant: Money | None = Field(
        None, description="Cost of each participant, in the plan's currency: digits only (30000)."
    )
    participants: Count | None = Field(
        None,
        description="How many participants are paid for, a whole number; without it the target group's places or size.",
    )
    fixed: Money | None = Field(None, description="What it costs however many take part: digits only (15000).")
    substitutes: Money | None = Field(
        None, description="What substitutes cost while others take part: digits only (20000)."
    )
    total: Money | None = Field(None, description="The total, where it is written; it is checked against the parts.")
    per: Literal["once", "year"] = Field(
        "once", description="Whether the cost falls once or every year (default once)."
    )
    cap: Money | None = Field(None, description="The most it may cost: digits only (120000).")
    cap_per_participant: Money | None = Field(
        None, description="The most it may cost for each participant: digits only (40000)."
    )
    years: dict[Year, Money] = Field(
        default_factory=dict, description="The cost of each year: {2026: 30000, 2027: 60000}."
    )
    hours: Quantity | None = Field(None, description="How many working hours it takes (120).")
    savings: Money | None = Field(None, description="What it saves, in the plan's currency: digits only (10000).")
    paid_to: Literal["provider", "participant"] | None = Field(
        None, description="Who is paid: the provider or the participant."
    )
    cost_centre: Line | None = Field(None, description="The cost centre that pays, as the accounts write it (0310).")
    grants: tuple[Grant, ...] = Field((), description="Grants, each with who gives it (from) and its status.")


class Transfer(Record):
    """How what is learnt is put to use at work."""

    expected_benefit: Text | None = Field(None, description="What good it should do, written down beforehand.")
    tailored: Text | None = Field(None, description="How it is adapted to local needs.")
    apply: Text | None = Field(None, description="How and where it will be used at work.")
    share: Text | None = Field(None, description="How it is brought back to colleagues.")
    arena: Arena | None = Field(None, description="Where it is shared, such as staff_meeting.")
    by: WhenValue | None = Field(None, description="When it is in use (2027-03).")
    manager_asks: Text | None = Field(None, description="What the manager asks about afterwards, and when.")


class EvaluationLevels(Record):
    """When each level of the evaluation (Kirkpatrick) is due."""

    reaction: WhenValue | None = Field(None, description="When we ask how it was received (2026-10).")
    learning: WhenValue | None = Field(None, description="When we see what was learnt (2026-12).")
    behaviour: WhenValue | None = Field(None, description="When we see what is done differently at work (2027-03).")
    result: WhenValue | None = Field(None, description="When we see what came of it for those we serve (2027-09).")


class Evaluation(Record):
    """How an action is evaluated, and when."""

    form: Line = Field(description="The form of evaluation, such as a questionnaire or an interview.")
    levels: EvaluationLevels | None = Field(
        None, description="When each level is due: {reaction: 2026-10, behaviour: 2027-03}."
    )
    responsible: Ref | None = Field(None, description="Id of the person or unit that evaluates.")
