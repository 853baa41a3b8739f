"""The four strategies of a ``kind: strategy`` document: acquire, develop, mobilise, phase out, and their balance."""

from typing import Literal

from .base import Field, Record
from .values import Percent, Text

Weight = Literal["none", "low", "medium", "high"]


class Emphasis(Record):
    """How much a priority area leans on each strategy."""

    acquire: Weight = Field(description="How much it leans on competence from outside: none, low, medium or high.")
    develop: Weight = Field(description="How much it leans on training and development: none, low, medium or high.")
    mobilise: Weight = Field(description="How much it leans on better use of what is there: none, low, medium or high.")
    phase_out: Weight = Field(description="How much it leans on phasing out: none, low, medium or high.")


class AcquireMeans(Record):
    """The means of acquiring competence."""

    attraction: Text | None = Field(None, description="How to become an employer people come to.")
    recruitment: Text | None = Field(None, description="How to find and appoint people.")
    cooperation: Text | None = Field(None, description="What to get by working together with others.")
    hiring_in: Text | None = Field(None, description="What to hire in or buy.")


class DevelopMeans(Record):
    """The means of developing competence."""

    training: Text | None = Field(None, description="What is learnt in courses and workshops.")
    learning_at_work: Text | None = Field(None, description="What is learnt in and through the daily work.")
    formal_education: Text | None = Field(
        None, description="What is learnt in education that gives credits or a certificate."
    )


class MobiliseMeans(Record):
    """The means of mobilising competence."""

    leadership: Text | None = Field(None, description="What managers do so that competence is put to use.")
    organisation: Text | None = Field(None, description="What changes in how the work is organised.")
    roles: Text | None = Field(None, description="What changes in who does what.")
    retention: Text | None = Field(None, description="What makes people stay.")


class Drivers(Record):
    """What people meet at work that makes them use what they can."""

    role_clarity: Text | None = Field(None, description="How everyone comes to know what is expected of them.")
    autonomy: Text | None = Field(None, description="How people get a say over their own work.")
    belonging: Text | None = Field(None, description="How people come to belong and support each other.")
    self_efficacy: Text | None = Field(None, description="How belief in one's own competence is strengthened.")
    motivation: Text | None = Field(None, description="How inner motivation is kept alive.")


class PhaseOutMeans(Record):
    """The means of phasing out competence."""

    surplus: Text | None = Field(None, description="What happens to competence there is too much of.")
    misplaced: Text | None = Field(
        None, description="What happens to competence in the wrong place or at the wrong level."
    )
    attrition: Text | None = Field(None, description="How natural attrition is used.")


class AcquireStrategy(Record):
    """What is to come from outside."""

    direction: Text | None = Field(None, description="Which way to go; a direction that says why not is an answer too.")
    means: AcquireMeans | None = Field(None, description="How: attraction, recruitment, cooperation, hiring_in.")


class DevelopStrategy(Record):
    """What is to be learnt."""

    direction: Text | None = Field(None, description="Which way to go; a direction that says why not is an answer too.")
    means: DevelopMeans | None = Field(None, description="How: training, learning_at_work, formal_education.")


class MobiliseStrategy(Record):
    """Better use of what is there."""

    direction: Text | None = Field(None, description="Which way to go; a direction that says why not is an answer too.")
    means: MobiliseMeans | None = Field(None, description="How: leadership, organisation, roles, retention.")
    drivers: Drivers | None = Field(None, description="What people meet at work that makes them use what they can.")


class PhaseOutStrategy(Record):
    """What is no longer needed, or is in the wrong place."""

    direction: Text | None = Field(None, description="Which way to go; a direction that says why not is an answer too.")
    means: PhaseOutMeans | None = Field(None, description="How: surplus, misplaced, attrition.")


class Balance(Record):
    """The intended shares of the four strategies, by number of actions."""

    acquire: Percent = Field(description="Intended share of actions that acquire (20%).")
    develop: Percent = Field(description="Intended share of actions that develop (35%).")
    mobilise: Percent = Field(description="Intended share of actions that mobilise (40%).")
    phase_out: Percent = Field(description="Intended share of actions that phase out (5%).")
