"""What a plan's ``reports:`` may name: the reports and sections there are, and those of versions to come."""

from __future__ import annotations

REPORTS = ("board", "plan", "action")
SECTIONS = (
    "cover", "decisions_asked", "at_a_glance", "goals", "attention", "balance", "money", "next", "timeline",
    "solution_tree", "strategy", "actions", "success_factors",
)  # fmt: skip
LATER_REPORTS = ("unit", "follow-up", "case", "worksheet", "trace")
LATER_SECTIONS = (
    "contents", "summary", "foundation", "needs", "gap", "priority_areas", "readiness", "annual_wheel",
    "communication", "roles", "indicators", "decisions", "changes", "findings",
)  # fmt: skip
