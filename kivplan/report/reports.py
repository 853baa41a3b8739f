"""Which sections make up which report, in order; one list of each."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from ..errors import UsageError
from . import (
    actions,
    annual_wheel,
    at_a_glance,
    attention,
    balance,
    cards,
    case,
    changes,
    communication,
    contents,
    decisions,
    decisions_asked,
    deviations,
    findings,
    follow_up,
    foundation,
    gap,
    goals,
    history,
    how_to_report,
    indicators,
    lessons,
    money,
    needs,
    next,  # noqa: A004  the section is called so
    ours,
    owed,
    priority_areas,
    readiness,
    results,
    roles,
    rolls_over,
    solution_tree,
    spent,
    strategy,
    success_factors,
    summary,
    timeline,
    to_do,
    trace,
    worksheets,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..plan import Plan
    from .brief import Brief


@dataclass(frozen=True, slots=True)
class Shape:
    """A report's sections in order, before and in the appendix."""

    sections: tuple[str, ...]
    appendix: tuple[str, ...] = ()


_PLAN = (
    "cover", "contents", "summary", "foundation", "solution_tree", "needs", "gap", "strategy", "priority_areas",
    "readiness", "balance", "goals", "actions", "timeline", "money", "annual_wheel", "next", "communication", "roles",
    "indicators", "decisions",
)  # fmt: skip

REPORTS: dict[str, Shape] = {
    "board": Shape(
        ("cover", "decisions_asked", "at_a_glance", "goals", "attention", "balance", "money", "next"),
        ("gap", "timeline", "success_factors", "changes", "findings"),
    ),
    "plan": Shape(_PLAN),
    "unit": Shape(("cover", "ours", "cards", "to_do", "owed", "how_to_report")),
    "follow-up": Shape(
        ("cover", "follow_up", "results", "indicators", "deviations", "spent", "lessons", "rolls_over"),
    ),
    "action": Shape(("cover", "actions")),
    "case": Shape(("cover", "case")),
    "worksheet": Shape(("cover", *worksheets.SECTIONS)),
    "trace": Shape(("cover", "trace")),
}

# Each section's view, by name. The cover is made by ``compose``, which knows the report's title.
SECTIONS: dict[str, Callable[[Brief], Any]] = {
    "timeline": timeline.view,
    "money": money.view,
    "balance": balance.view,
    "goals": goals.view,
    "next": next.view,
    "attention": attention.view,
    "at_a_glance": at_a_glance.view,
    "decisions_asked": decisions_asked.view,
    "actions": actions.view,
    "solution_tree": solution_tree.view,
    "strategy": strategy.view,
    "success_factors": success_factors.view,
    "changes": changes.view,
    "findings": findings.view,
    "history": history.view,
    "trace": trace.view,
    "annual_wheel": annual_wheel.view,
    "communication": communication.view,
    "contents": contents.view,
    "decisions": decisions.view,
    "foundation": foundation.view,
    "gap": gap.view,
    "indicators": indicators.view,
    "needs": needs.view,
    "priority_areas": priority_areas.view,
    "readiness": readiness.view,
    "roles": roles.view,
    "summary": summary.view,
    "case": case.view,
    "ours": ours.view,
    "cards": cards.view,
    "to_do": to_do.view,
    "owed": owed.view,
    "how_to_report": how_to_report.view,
    "follow_up": follow_up.view,
    "results": results.view,
    "deviations": deviations.view,
    "spent": spent.view,
    "lessons": lessons.view,
    "rolls_over": rolls_over.view,
    **worksheets.SECTIONS,
}


def shape_of(plan: Plan, report: str) -> Shape:
    """The sections of a report: one of REPORTS, or one the plan defines; the cover is always first.

    A report of the plan's own is like its ``base`` (one of REPORTS; else the built-in of its name, else the board's).
    Its ``sections`` replace the base's; those that stand in the base's appendix stay there. Raises UsageError for a
    report, base or section that does not exist.
    """
    settings = plan.head.reports.get(report)
    if settings is None:
        return REPORTS[_known("the report", report, REPORTS)]
    fallback = report if report in REPORTS else "board"
    base = REPORTS[_known(f"reports.{report}.base", settings.base or fallback, REPORTS)]
    if not settings.sections:
        return base
    known = ("cover", *SECTIONS)
    named = dict.fromkeys(_known(f"reports.{report}.sections", name, known) for name in ("cover", *settings.sections))
    front = tuple(name for name in named if name not in base.appendix)
    return Shape(front, tuple(name for name in named if name in base.appendix))


def _known(where: str, name: str, known: Iterable[str]) -> str:
    """``name`` if it is known; else raises UsageError with the nearest and all there are."""
    choices = tuple(known)
    if name in choices:
        return name
    near = get_close_matches(name, choices, n=1, cutoff=0.5)
    hint = f"it is one of {', '.join(choices)}"
    raise UsageError(f"{where}: there is no {name!r}", hint=f"did you mean {near[0]}? {hint}" if near else hint)
