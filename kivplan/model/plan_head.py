"""``kind: plan``: who the plan is for, when it holds, and who decided it."""

from typing import Literal

from ..findings import said
from .base import Field, Record
from .common import Period, Person, Unit
from .problem import problem
from .values import Colour, Currency, Day, Format, Id, Language, Line, Money, Number, Text, Uri, WhenValue


class Decision(Record):
    """A decision about the plan, or the proposal for one."""

    body: Line = Field(description="Who decides or has decided: the council, the board, a committee.")
    outcome: Literal["proposed", "adopted", "revised", "noted", "repealed"] = Field(
        description="What came of it: proposed, adopted, revised, noted or repealed."
    )
    date: Day | None = Field(
        None, description="The day of the decision (2025-12-11); required unless it is only proposed."
    )
    case: Line | None = Field(None, description="The case number, as the archive writes it (25/1042).")
    text: Text | None = Field(None, description="The wording that was decided, or is proposed.")
    alternatives: tuple[Text, ...] = Field((), description="Other wordings put forward, one text each.")
    cost: Money | None = Field(
        None, description="What the decision costs, in the plan's currency: digits only (30000)."
    )
    by: WhenValue | None = Field(
        None, description="When a proposal must be decided at the latest (2026-06, 2026-06-15)."
    )
    repeals: tuple[Line, ...] = Field(
        (), description="Earlier plans or decisions that this one replaces, one line each."
    )
    fingerprint: Line | None = Field(
        None, description="A checksum of the text that was adopted; the adopt command writes it."
    )

    def __post_init__(self) -> None:
        if self.date is None and self.outcome != "proposed":
            raise problem(
                "missing_key",
                said("a decision that is {outcome} needs a `date:`", outcome=self.outcome),
                said("add `date:` with the day it was decided, such as 2025-12-11"),
                at="date",
            )


class UnionDialogue(Record):
    """A conversation with the unions about the plan."""

    date: Day = Field(description="The day it took place (2025-10-20).")
    with_: Line = Field(alias="with", description="Which unions or representatives took part.")
    form: Literal["informed", "discussed", "negotiated"] = Field(
        description="Whether they were informed, or the plan was discussed or negotiated."
    )
    view: Text | None = Field(None, description="What they thought of it.")


class RelatedPlan(Record):
    """Another plan that this one hangs together with."""

    title: Line = Field(description="What the other plan is called.")
    link: Uri | None = Field(
        None, description="Where it can be read: an address that begins with https://, http:// or mailto:."
    )
    how: Text | None = Field(None, description="How the two plans are connected.")


class Checks(Record):
    """Which rules are run on the plan, and how strictly."""

    select: tuple[Line, ...] = Field((), description="Names or codes of the only rules to run; empty means all.")
    ignore: tuple[Line, ...] = Field((), description="Names or codes of rules not to run.")
    levels: dict[Line, Literal["error", "warning", "info"]] = Field(
        default_factory=dict, description="A level of your own for a rule: its name, then error, warning or info."
    )
    limits: dict[Line, Number] = Field(
        default_factory=dict, description="A limit of your own: the limit's name, then a number."
    )


class ReportSettings(Record):
    """A report of your own: which sections, for whom, in which colour."""

    base: Line | None = Field(None, description="The report it is made from, such as board.")
    sections: tuple[Line, ...] = Field((), description="Names of the sections to show, in this order.")
    logo: Line | None = Field(None, description="Path of an image file, seen from the plan's folder.")
    colour: Colour | None = Field(None, description='The leading colour, in quotes: "#004b87".')


class PlanHead(Record):
    """The plan's head: one in every plan."""

    kind: Literal["plan"] = Field(description="What this document is: plan.")
    format: Format = Field(description="The version of the plan format: 1.")
    title: Line = Field(description="The plan's title, as it stands on the front page.")
    organisation: Line = Field(description="The organisation whose plan it is.")
    language: Language = Field(description="The language of reports: nb, nn, sv or en.")
    period: Period = Field(description="The years the plan covers: {start: 2026, end: 2029}.")
    currency: Currency | None = Field(
        None,
        description="The currency of all amounts, three letters (NOK); by default that of the language's country.",
    )
    status: Literal["draft", "proposed", "adopted", "closed"] = Field(
        "draft", description="Where the plan stands: draft, proposed, adopted or closed. Rules grow stricter with it."
    )
    strategy_model: Literal["ks", "aruba"] = Field(
        "ks", description="How reports group the strategies: ks (acquire, develop, mobilise, phase out) or aruba."
    )
    summary: Text | None = Field(None, description="The plan in brief, for those who read nothing else.")
    decisions: tuple[Decision, ...] = Field((), description="The trail of decisions, the oldest first.")
    union_dialogue: tuple[UnionDialogue, ...] = Field(
        (), description="When the plan was discussed with the unions, and how."
    )
    units: tuple[Unit, ...] = Field((), description="The parts of the organisation, as a tree (by parent).")
    people: tuple[Person, ...] = Field(
        (), description="Those who answer for something: roles first, names where needed."
    )
    related_plans: tuple[RelatedPlan, ...] = Field((), description="Other plans that this one is tied to.")
    shared: tuple[Line, ...] = Field(
        (), description="Paths of files with a `kind: shared` document that several plans use, seen from this file."
    )
    exclude: tuple[Line, ...] = Field(
        (), description='Patterns of files in the folder that are not part of the plan: "utkast/**".'
    )
    checks: Checks | None = Field(None, description="Which rules to run, how strictly, and with which limits.")
    reports: dict[Id, ReportSettings] = Field(default_factory=dict, description="Reports of your own, by name.")
