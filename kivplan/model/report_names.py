"""What a plan's ``reports:`` may name: the reports and sections there are."""

from __future__ import annotations

REPORTS = ("board", "plan", "unit", "follow-up", "action", "case", "worksheet", "trace")
SECTIONS = (
    "cover", "decisions_asked", "at_a_glance", "goals", "attention", "balance", "money", "next", "timeline",
    "solution_tree", "strategy", "actions", "success_factors", "changes", "findings", "case", "trace", "history",
    "contents", "summary", "foundation", "needs", "gap", "priority_areas", "readiness", "annual_wheel",
    "communication", "roles", "indicators", "decisions",
    "ours", "cards", "to_do", "owed", "how_to_report",
    "follow_up", "results", "deviations", "spent", "lessons", "rolls_over",
    "worksheets", "worksheet_start", "worksheet_future", "worksheet_history", "worksheet_present",
    "worksheet_strengths_weaknesses", "worksheet_guiding_stars", "worksheet_environment",
    "worksheet_development_areas", "worksheet_goals", "worksheet_solution_tree", "worksheet_readiness",
    "worksheet_action_plan", "worksheet_competence", "worksheet_before_training", "worksheet_after_training",
    "worksheet_report",
)  # fmt: skip
