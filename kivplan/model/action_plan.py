"""``kind: action-plan``: what one unit, or the whole organisation, does in one period; each action in nine points."""

from typing import Literal

from .action_parts import Cost, Criterion, Evaluation, Implementation, TargetGroup, Time, Transfer
from .base import Field, Record
from .common import Period
from .values import Edition, Id, Line, Money, Ref, Text, YesNo

Means = Literal[
    "attraction", "recruitment", "cooperation", "hiring_in",
    "training", "learning_at_work", "formal_education",
    "leadership", "organisation", "roles", "retention",
    "surplus", "misplaced", "attrition",
]  # fmt: skip


class Action(Record):
    """One action. Only ``id`` and ``title`` are required; the nine points make it a good one."""

    id: Id = Field(description="The action's own id, kept for life: letters, digits, - _ and . (H1).")
    title: Line = Field(description="Point 1: what the action is called, in one line.")
    part_of: Ref | None = Field(
        None, description="Id of the action this one is a part or a term of; it is shown with it and not counted."
    )
    strategy: Literal["acquire", "develop", "mobilise", "phase_out", "other"] | None = Field(
        None, description="acquire, develop, mobilise or phase_out; other for what is not a competence action."
    )
    means: Means | None = Field(
        None, description="By which of the strategy's means, such as recruitment (acquire) or training (develop)."
    )
    priority_area: Ref | None = Field(None, description="Id of the priority area it belongs to.")
    responsible: Ref | None = Field(None, description="Point 2: id of the person or unit that answers for it.")
    co_responsible: tuple[Ref, ...] = Field((), description="Ids of others who share the responsibility.")
    aim: Text | None = Field(None, description="Point 3: the behaviour or result that is wanted.")
    serves: tuple[Ref, ...] = Field((), description="Ids of the goals and result goals it serves.")
    needs: tuple[Ref, ...] = Field((), description="Ids of the needs it covers.")
    causes: tuple[Ref, ...] = Field((), description="Ids of the causes it addresses in the solution tree.")
    criteria: tuple[Criterion, ...] = Field((), description="Point 3: how we will know that the aim is reached.")
    target_group: TargetGroup | None = Field(
        None, description="Point 4: who takes part, how they are chosen and on which terms."
    )
    required_by_law: YesNo | None = Field(
        None, description="yes if it is training the employer must give; then no commitment may be asked."
    )
    approach: Text | None = Field(None, description="Point 5: how the aim is to be reached.")
    implementation: Implementation | None = Field(
        None, description="Point 6: place, methods, arenas, resources and the to-do list."
    )
    time: Time | None = Field(None, description="Point 7: when; without it the action plan's period.")
    cost: Cost | None = Field(None, description="Point 8: what it costs, who pays, which grants.")
    transfer: Transfer | None = Field(None, description="How what is learnt is put to use at work.")
    evaluation: Evaluation | None = Field(None, description="Point 9: how it is evaluated, and when.")
    edition: Edition = Field(
        "public", description="The widest edition that shows it: public, board or internal (default public)."
    )
    edition_basis: Line | None = Field(None, description="The legal basis for keeping it from the public.")


class ActionPlan(Record):
    """What is done in one period."""

    kind: Literal["action-plan"] = Field(description="What this document is: action-plan.")
    unit: Ref | None = Field(None, description="Id of the unit whose plan it is; without it the whole organisation.")
    period: Period = Field(description="The period it covers: {start: 2026, end: 2026}.")
    budget: Money | None = Field(
        None, description="What there is to spend, in the plan's currency: digits only (500000)."
    )
    actions: tuple[Action, ...] = Field(description="The actions, each with an id and a title.")
