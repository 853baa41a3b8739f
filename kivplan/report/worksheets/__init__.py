"""Worksheets: one for each step of the staircase, for before and after a training, and for what managers report.

Each sheet is a section, so that a plan's own report can hold only some of them. Sources: the staircase (C), the
solution tree and the five aspects of readiness (D), the sheets before and after a training (E).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import analysing, applying, beginning, overview, planning, understanding
from .sheet import Field, Fields, Known, Worksheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..brief import Brief

SHEETS: dict[str, Callable[[Brief], Worksheet]] = {
    "worksheet_start": beginning.start,
    "worksheet_future": understanding.future,
    "worksheet_history": understanding.history,
    "worksheet_present": understanding.present,
    "worksheet_strengths_weaknesses": understanding.strengths_weaknesses,
    "worksheet_guiding_stars": understanding.guiding_stars,
    "worksheet_environment": understanding.environment,
    "worksheet_development_areas": planning.development_areas,
    "worksheet_goals": planning.goals_sheet,
    "worksheet_solution_tree": analysing.solution_tree,
    "worksheet_readiness": analysing.readiness_sheet,
    "worksheet_action_plan": planning.action_plan,
    "worksheet_competence": planning.competence,
    "worksheet_before_training": applying.before_training,
    "worksheet_after_training": applying.after_training,
    "worksheet_report": applying.reporting,
}
SECTIONS: dict[str, Callable[[Brief], Any]] = {"worksheets": overview.view, **SHEETS}

__all__ = ["SECTIONS", "SHEETS", "Field", "Fields", "Known", "Worksheet"]
