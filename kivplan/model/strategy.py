"""``kind: strategy``: which way to go: priority areas, the four strategies, roles, the annual wheel, indicators."""

from typing import Literal

from .base import Field, Record
from .strategy_ways import AcquireStrategy, Balance, DevelopStrategy, Emphasis, MobiliseStrategy, PhaseOutStrategy
from .values import Group, Id, Line, MonthNumber, Number, Ref, Text, WhenValue


class PriorityArea(Record):
    """An area the plan puts first, and how much it leans on each strategy."""

    id: Id = Field(description="The area's own id, for references: letters, digits, - _ and . (ledelse).")
    title: Line = Field(description="One line that names the area.")
    group: Literal["ethics", "leadership", "service_quality", "other"] | None = Field(
        None, description="What it is about: ethics, leadership, service_quality or other."
    )
    goals: tuple[Ref, ...] = Field((), description="Ids of the goals it serves.")
    emphasis: Emphasis | None = Field(None, description="How much the area leans on each of the four strategies.")
    direction: Text | None = Field(None, description="Which way to go in this area.")


class ServiceQuality(Record):
    """How the quality of service is secured in the three cases where it most often fails."""

    holiday_substitutes: Text | None = Field(
        None, description="What secures the quality when substitutes work in the holidays."
    )
    new_employees: Text | None = Field(None, description="What secures the quality when someone is new.")
    changed_requirements: Text | None = Field(
        None, description="What secures the quality when a law or requirement changes."
    )


class AspectReadiness(Record):
    """Whether one aspect of the organisation is ready for the plan."""

    ready: Literal["yes", "partly", "no"] = Field(description="Is it ready? yes, partly or no.")
    needs: Text | None = Field(None, description="What must change.")


class Readiness(Record):
    """Whether the organisation is ready, aspect by aspect."""

    competence: AspectReadiness | None = Field(None, description="Do people know enough? {ready: partly, needs: ...}")
    organisation: AspectReadiness | None = Field(
        None, description="Are structure and responsibilities right? {ready: yes}"
    )
    processes: AspectReadiness | None = Field(
        None, description="Do the ways of working help? {ready: partly, needs: ...}"
    )
    technology: AspectReadiness | None = Field(None, description="Are tools and systems there? {ready: no, needs: ...}")
    governance: AspectReadiness | None = Field(None, description="Do management and rules support it? {ready: yes}")


class Role(Record):
    """What someone does in the work with the plan, and how they learn it."""

    group: Group = Field(description="Whom the role concerns: managers, employees, hr, unions, board, public or other.")
    name: Line | None = Field(None, description="What the role is called, where the group is not enough.")
    does: Text = Field(description="What they do in the work with the plan.")
    training: Text | None = Field(None, description="How they are trained in the tools, the action plans above all.")
    followed_up: Text | None = Field(None, description="How it is followed up.")


class Communication(Record):
    """A message about the plan, and who gives it to whom."""

    group: Group = Field(
        description="Whom the message is for: managers, employees, hr, unions, board, public or other."
    )
    name: Line | None = Field(None, description="Who exactly, where the group is not enough.")
    message: Text = Field(description="What they are to know.")
    channel: Line | None = Field(None, description="Where or how it is said, such as a staff meeting.")
    responsible: Ref | None = Field(None, description="Id of the person or unit that says it.")
    at: WhenValue | None = Field(None, description="When it is said (2026-02, 2026-H1).")


class WheelEntry(Record):
    """A task of the annual wheel."""

    month: MonthNumber = Field(description="The month, 1 to 12.")
    title: Line = Field(description="What is done then, in one line.")
    responsible: Ref | None = Field(None, description="Id of the person or unit that does it.")
    linked_to: Literal["budget", "plan", "report", "employees", "other"] | None = Field(
        None, description="What it is tied to: budget, plan, report, employees or other."
    )


class Baseline(Record):
    """Where an indicator stood at the outset."""

    value: Number = Field(description="The number, in the indicator's unit of measure (9.4).")
    at: WhenValue = Field(description="When it was measured (2025, 2025-12).")


class Target(Record):
    """Where an indicator should be, and when."""

    value: Number = Field(description="The number to reach, in the indicator's unit of measure (7.5).")
    by: WhenValue = Field(description="When it should be reached (2029, 2028-H1).")


class Reading(Record):
    """A measurement of an indicator from before the follow-ups."""

    value: Number = Field(description="The number measured, in the indicator's unit of measure (9.1).")
    at: WhenValue = Field(description="When it was measured (2025, 2025-12).")


class Indicator(Record):
    """Something measured to see whether goals are reached."""

    id: Id = Field(description="The indicator's own id, for references: letters, digits, - _ and . (I1).")
    name: Line = Field(description="What is measured.")
    measured_in: Line = Field(description="What the numbers count, such as prosent, days or people.")
    better: Literal["higher", "lower"] = Field(description="Whether a higher or a lower number is better.")
    unit: Ref | None = Field(None, description="Id of the unit it is measured for; without it the whole organisation.")
    baseline: Baseline | None = Field(None, description="Where it stood at the start: {value: 9.4, at: 2025}.")
    target: Target | None = Field(None, description="Where it should be, and when: {value: 7.5, by: 2029}.")
    readings: tuple[Reading, ...] = Field(
        (), description="Measurements from before the follow-ups, each {value: 9.1, at: 2024}."
    )
    source: Line | None = Field(None, description="Where the numbers come from.")


class Strategy(Record):
    """The way to go: one for the whole plan, and one for a unit where wanted."""

    kind: Literal["strategy"] = Field(description="What this document is: strategy.")
    unit: Ref | None = Field(None, description="Id of the unit it belongs to; without it the whole organisation.")
    priority_areas: tuple[PriorityArea, ...] = Field(
        (), description="The areas put first, each with an id and a title."
    )
    acquire: AcquireStrategy | None = Field(
        None, description="What is to come from outside: recruitment, cooperation, hiring in."
    )
    develop: DevelopStrategy | None = Field(None, description="What is to be learnt: training and development.")
    mobilise: MobiliseStrategy | None = Field(
        None, description="Better use of what is there, through leadership and organisation."
    )
    phase_out: PhaseOutStrategy | None = Field(
        None, description="Competence that is no longer needed, or is in the wrong place."
    )
    balance: Balance | None = Field(
        None, description="Intended share of the actions for each strategy; adds up to 100%."
    )
    service_quality: ServiceQuality | None = Field(
        None, description="What secures the quality of service in three cases where it often fails."
    )
    readiness: Readiness | None = Field(
        None, description="Whether competence, organisation, processes, technology and governance are ready."
    )
    roles: tuple[Role, ...] = Field(
        (), description="Who does what in the work with the plan, and how they are trained."
    )
    communication: tuple[Communication, ...] = Field((), description="Which message goes to whom, and who gives it.")
    annual_wheel: tuple[WheelEntry, ...] = Field((), description="What is done in which month of every year.")
    indicators: tuple[Indicator, ...] = Field((), description="What is measured to see whether goals are reached.")
