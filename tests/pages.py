"""The pages there are to look at: each report of each example in its own language, and one example in the others.

Of that one, in the other languages, the reports whose words are mostly kivplan's own; all of them where the environment
has ``EVERY_PAGE=1``, which takes a quarter of an hour more.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from kivplan.plan import load
from kivplan.report.reports import REPORTS

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = json.loads((ROOT / "tests" / "examples.json").read_text(encoding="utf-8"))
LANGUAGES = ("nb", "nn", "sv", "en")
IN_EVERY_LANGUAGE = "nordvik"
IN_THE_OTHERS = tuple(REPORTS) if os.environ.get("EVERY_PAGE") == "1" else ("board", "case", "worksheet")


@dataclass(frozen=True)
class Shown:
    """A report of an example, in a language (None: its own), narrowed to a unit where the report is for one."""

    name: str
    report: str
    language: str | None = None
    narrowed: dict[str, str] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return "-".join(filter(None, (self.name, self.report, self.language)))


def pages() -> list[Shown]:
    """All of them; a report for a unit is left out where no unit has an action plan."""
    own = [shown for name in EXAMPLES for report in REPORTS for shown in shown_as(name, report)]
    others = [
        shown
        for language in LANGUAGES
        if language != EXAMPLES[IN_EVERY_LANGUAGE]["language"]
        for report in IN_THE_OTHERS
        for shown in shown_as(IN_EVERY_LANGUAGE, report, language)
    ]
    return own + others


def shown_as(name: str, report: str, language: str | None = None) -> list[Shown]:
    if report != "unit":
        return [Shown(name, report, language)]
    plan = load(ROOT / "examples" / name)
    units = [item.value.unit for item in plan.action_plans if item.value.unit]
    return [Shown(name, report, language, {"unit": unit}) for unit in units[:1]]
