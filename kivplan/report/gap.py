"""The gap: what there is of each need against what is required, by unit, the worst first."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ..plan.coverage import gaps, gaps_by_unit
from .figures.gap_bars import GapBar, gap_bars
from .times import when_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..plan.coverage import Gap as Figures
    from .brief import Brief
    from .parts import Figure, Link

_MOST_BARS = 8
_HIGHEST_LEVEL = Decimal(5)


@dataclass(frozen=True, slots=True)
class Row:
    """A need: what there is, what is required and what is missing, in words; what the plan does not say is None.

    ``before``: what there was at first, where follow-ups have told of more or less since.
    """

    id: str
    title: str
    measured: str
    present: str | None
    before: str | None
    required: str | None
    missing: str | None
    by: str | None
    priority: str | None
    actions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The needs of one unit, the worst first."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """``groups`` is empty where the plan names no needs. ``meaning``: how many are not met."""

    meaning: str
    figures: tuple[Figure, ...]
    notes: tuple[str, ...]
    groups: tuple[Group, ...]


def view(brief: Brief) -> Gap:
    """Every need as it stands on the day the report is seen on."""
    by_unit = gaps_by_unit(brief.plan, brief.as_of)
    drawn = tuple(_figures(brief))
    return Gap(
        meaning=_meaning(brief),
        figures=tuple(figure for figure, _ in drawn),
        notes=tuple(note for _, note in drawn),
        groups=tuple(
            Group(unit_title(brief, unit), tuple(_row(brief, gap) for gap in own)) for unit, own in by_unit.items()
        ),
    )


def unit_title(brief: Brief, unit: str | None) -> str:
    """What to call the unit that has a need."""
    return brief.plan.name_of(unit) if unit else brief.words.say("The whole organisation")


def measured_words(brief: Brief, gap: Figures) -> str:
    """The kind of need and what its numbers count: ``Staffing, positions``."""
    words, need = brief.words, gap.need
    kind = words.term("need_type", need.type)
    if need.type == "competence":
        kind = words.say("%(kind)s, levels 0–5", kind=kind)
    return f"{kind}, {need.measured_in}" if need.measured_in else kind


def _meaning(brief: Brief) -> str:
    words, own = brief.words, gaps(brief.plan, brief.as_of)
    if not own:
        return words.say("The plan names no needs.")
    short = [gap for gap in own if gap.missing]
    known = sum(1 for gap in own if gap.missing is not None)
    if not known:
        return words.say("No need says both what there is and what is required.")
    if not short:
        return words.say("All needs whose numbers are known are met.")
    said = words.count(
        "%(n)s of %(all)s needs with known numbers is not met.",
        "%(n)s of %(all)s needs with known numbers are not met.",
        len(short),
        all=words.formats.count(known),
    )
    alone = sum(1 for gap in short if not gap.actions)
    if not alone:
        return said
    more = words.count("No action covers %(n)s of them.", "No action covers %(n)s of them.", alone)
    return f"{said} {more}"


def _row(brief: Brief, gap: Figures) -> Row:
    words, need, number = brief.words, gap.need, brief.words.formats.number
    changed = need.present is not None and gap.present != need.present
    return Row(
        id=gap.id,
        title=brief.plan.title_of(gap.id),
        measured=measured_words(brief, gap),
        present=None if gap.present is None else number(gap.present),
        before=number(need.present) if changed and need.present is not None else None,
        required=None if gap.required is None else number(gap.required),
        missing=_missing(brief, gap),
        by=when_words(words, need.by) if need.by else None,
        priority=words.term("level", need.priority) if need.priority else None,
        actions=tuple(brief.link(action) for action in gap.actions),
    )


def _missing(brief: Brief, gap: Figures) -> str | None:
    number, say = brief.words.formats.number, brief.words.say
    if gap.missing is None:
        return None
    if gap.surplus:
        return say("%(number)s too many", number=number(gap.surplus))
    return number(gap.missing)


# ---------------------------------------------------------------- the figures: the worst of each kind
def _figures(brief: Brief) -> Iterator[tuple[Figure, str]]:
    say = brief.words.say
    ordered = [gap for own in gaps_by_unit(brief.plan, brief.as_of).values() for gap in own]
    ordered.sort(key=lambda gap: -(gap.share or 0))
    for kind, title, note in (
        ("staffing", say("Staffing: present of required"), say("The upright mark is what is required")),
        (
            "competence",
            say("Competence: level against required"),
            say("The whole bar is level 5; the upright mark is what is required"),
        ),
    ):
        known = [gap for gap in ordered if gap.need.type == kind and gap.missing is not None]
        if known:
            yield gap_bars(_bars(brief, known[:_MOST_BARS]), title), _noted(brief, note, len(known))


def _noted(brief: Brief, note: str, known: int) -> str:
    if known <= _MOST_BARS:
        return note
    more = brief.words.say("the %(n)s largest gaps of %(all)s", n=_MOST_BARS, all=brief.words.formats.count(known))
    return f"{note}; {more}"


def _bars(brief: Brief, shown: Sequence[Figures]) -> list[GapBar]:
    return [
        _bar(brief, gap, gap.present, gap.required)
        for gap in shown
        if gap.present is not None and gap.required is not None
    ]


def _bar(brief: Brief, gap: Figures, present: Decimal, required: Decimal) -> GapBar:
    number, say = brief.words.formats.number, brief.words.say
    text = say("%(present)s of %(required)s", present=number(present), required=number(required))
    whole = max(present, required)
    if gap.need.type == "competence":
        whole = max(whole, _HIGHEST_LEVEL)
    return GapBar(brief.plan.title_of(gap.id), text, present, required, whole)
