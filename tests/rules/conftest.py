"""A plan that no rule has anything to say about, and what becomes of it when parts of it are put in others' place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kivplan.plan import load_text
from kivplan.plan.discovery import PlanFolder, Source
from kivplan.plan.loading import examine
from kivplan.rules import validate
from kivplan.source import YamlFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from kivplan.findings import Finding

AS_OF = date(2026, 9, 15)
FILE = "plan.yaml"
PERIOD = "period: {start: 2026, end: 2026}"
DOCUMENTS = {
    "plan": {
        "kind": "kind: plan\n",
        "format": "format: 1\n",
        "title": "title: Competence plan\n",
        "organisation": "organisation: Nordvik\n",
        "language": "language: en\n",
        "currency": "currency: NOK\n",
        "status": "status: draft\n",
        "period": "period: {start: 2026, end: 2029}\n",
        "decisions": "decisions: [{body: Municipal council, outcome: adopted, date: 2025-12-11}]\n",
        "union_dialogue": "union_dialogue: [{date: 2025-11-18, with: The unions, form: discussed}]\n",
        "people": "people: [{id: head, role: Head of nursing}]\n",
    },
    "foundation": {"kind": "kind: foundation\n", "goals": "goals: [{id: G1, title: Enough nurses}]\n"},
    "analysis": {
        "kind": "kind: analysis\n",
        "needs": "needs: [{id: N1, type: staffing, title: Nurses, priority: high}]\n",
    },
    "strategy": {
        "kind": "kind: strategy\n",
        "acquire": "acquire: {direction: We recruit those who have trained here.}\n",
        "develop": "develop: {direction: We learn at work.}\n",
        "mobilise": "mobilise: {direction: We use what people can.}\n",
        "phase_out": "phase_out: {direction: Nothing is surplus in this period.}\n",
        "service_quality": "service_quality: {holiday_substitutes: A week of training., new_employees: A mentor each., "
        "changed_requirements: Taken up at staff meetings.}\n",
        "readiness": "readiness:\n"
        "  competence: {ready: yes}\n"
        "  organisation: {ready: yes}\n"
        "  processes: {ready: yes}\n"
        "  technology: {ready: yes}\n"
        "  governance: {ready: yes}\n",
        "roles": "roles:\n"
        "  - {group: managers, does: Own the actions., training: A day each year.}\n"
        "  - {group: employees, does: Take part in the work meetings., training: An hour each year.}\n"
        "  - {group: hr, does: Keep the plan., training: A course in the tools.}\n",
        "communication": "communication:\n"
        "  - {group: managers, message: The actions are yours.}\n"
        "  - {group: employees, message: What you learn is to be used.}\n",
        "annual_wheel": "annual_wheel: [{month: 9, title: The budget, linked_to: budget}]\n",
    },
}
ACTION = {
    "id": "id: H1\n",
    "title": "title: Mentors for new nurses\n",
    "strategy": "strategy: mobilise\n",
    "responsible": "responsible: head\n",
    "aim": "aim: New nurses are safe in the work.\n",
    "serves": "serves: [G1]\n",
    "needs": "needs: [N1]\n",
    "criteria": "criteria: [{text: Percent who stay a year, target: 90}]\n",
    "target_group": "target_group: {who: New nurses}\n",
    "approach": "approach: Each has a mentor.\n",
    "implementation": "implementation: {arenas: [daily_work]}\n",
    "time": "time: {start: 2026-06, until: It goes by itself}\n",
    "cost": "cost: {hours: 120}\n",
    "transfer": "transfer: {apply: At once., manager_asks: What has become easier?}\n",
    "evaluation": "evaluation: {form: Talks}\n",
}
KINDS = ("plan", "foundation", "analysis", "strategy", "action-plan", "follow-up")


def completed(keys: str, whole: dict[str, str]) -> str:
    """``keys`` as they stand, then those of ``whole`` they do not give."""
    given = set(re.findall(r"^([a-z_]+):", keys, re.MULTILINE))
    return keys + "".join(text for key, text in whole.items() if key not in given)


def action(keys: str = "", year: str = "2026") -> str:
    """The keys of a complete action of a year, ``keys`` first as they stand; then what they do not give."""
    return completed(keys, {**ACTION, "time": ACTION["time"].replace("2026", year)})


def item(keys: str) -> str:
    """The keys of an action as an item of a list."""
    return "  - " + keys.rstrip("\n").replace("\n", "\n    ") + "\n"


def action_plan(*actions: str, about: str = PERIOD) -> str:
    """An action plan of complete actions, each with these keys its own."""
    years = re.findall(r"start: ([0-9]{4})", about)[:1]
    return f"kind: action-plan\n{about}\nactions:\n" + "".join(item(action(keys, *years)) for keys in actions)


def compose(example: str) -> str:
    """A whole plan around an example of a rule: documents, and the keys of an action where a part begins with `id:`.

    A document takes the place of that of its kind; what it does not say at the top, that one still says (an empty key
    says that there is none). Of several of a kind the first does. Beside the example's action there is always one more.
    An action plan that lists no actions is that of the example's actions.
    """
    documents: dict[str, list[str]] = {kind: ["".join(keys.values())] for kind, keys in DOCUMENTS.items()}
    actions: list[str] = []
    found: dict[str, list[str]] = {}
    for part in example.split("---\n"):
        if part.startswith("id:"):
            actions.append(part)
        elif part:
            kind = re.search(r"^kind: (.*)$", part, re.MULTILINE)
            found.setdefault(kind[1] if kind else "", []).append(part)
    for kind, (first, *others) in found.items():
        found[kind] = [completed(first, DOCUMENTS.get(kind, {})), *others]
    documents.update(found)
    actions = actions or ["id: H1\n"]
    about = documents.get("action-plan", ["kind: action-plan\n"])[0]
    if "actions:" not in about:
        about = completed(about.removeprefix("kind: action-plan\n"), {"period": f"{PERIOD}\n"}).rstrip("\n")
        documents["action-plan"] = [action_plan(*actions, "id: H0\ntitle: A talk with each new nurse\n", about=about)]
    order = [*(kind for kind in KINDS if kind in documents), *(kind for kind in documents if kind not in KINDS)]
    return "---\n".join(text for kind in order for text in documents[kind])


@dataclass(frozen=True)
class Heard:
    """What was found in one text."""

    text: str
    findings: tuple[Finding, ...]

    def of(self, rule: str) -> Finding:
        """The one finding of a rule."""
        (finding,) = (f for f in self.findings if f.name == rule)
        return finding

    def places(self, *rules: str) -> list[tuple[str, str]]:
        """Rule and marked text of each finding; only of ``rules`` where they are given."""
        return [(f.name, self.marked(f)) for f in self.findings if f.name in rules or not rules]

    def names(self) -> list[str]:
        return [finding.name for finding in self.findings]

    def marked(self, finding: Finding) -> str:
        """The text a finding points at, to the end of its first line."""
        place = finding.place
        line = self.text.splitlines()[place.line - 1]
        end = place.end_column - 1 if place.end_line == place.line else len(line)
        return line[place.column - 1 : end]


def judge(text: str, *, as_of: date = AS_OF, **chosen: tuple[str, ...]) -> Heard:
    plan, findings = load_text(text.encode(), FILE)
    return Heard(text, findings if plan is None else validate(plan, as_of=as_of, **chosen))


@pytest.fixture(name="judge")
def judging() -> Callable[..., Heard]:
    """What is found in a whole text."""
    return judge


@pytest.fixture
def check() -> Callable[..., Heard]:
    """What is found in the plan around an example, of a status."""

    def run(example: str, *, status: str = "draft", **chosen: tuple[str, ...]) -> Heard:
        return judge(compose(example).replace("status: draft\n", f"status: {status}\n", 1), **chosen)

    return run


@pytest.fixture
def check_all() -> Callable[[str], Heard]:
    """What is found in the plan around an example even where the plan document lacks what it must have."""

    def run(example: str) -> Heard:
        text = compose(example)
        plan, findings = examine(PlanFolder(Path(), FILE, (Source(YamlFile(Path(FILE), FILE), text.encode()),)))
        return Heard(text, findings if plan is None else validate(plan, as_of=AS_OF))

    return run


@pytest.fixture(name="compose")
def composing() -> Callable[[str], str]:
    """The text of the plan around an example."""
    return compose


@pytest.fixture
def plan_of() -> Callable[..., str]:
    """The text of an action plan of complete actions, each with keys of its own."""
    return action_plan
