"""A plan that no rule has anything to say about, and what becomes of it when parts of it are put in others' place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kivplan.plan import load_text
from kivplan.rules import validate

if TYPE_CHECKING:
    from collections.abc import Callable

    from kivplan.findings import Finding

AS_OF = date(2026, 9, 15)
FILE = "plan.yaml"
PERIOD = "period: {start: 2026, end: 2026}"
DOCUMENTS = {
    "plan": """\
kind: plan
format: 1
title: Competence plan
organisation: Nordvik
language: en
currency: NOK
period: {start: 2026, end: 2029}
people: [{id: head, role: Head of nursing}]
""",
    "foundation": "kind: foundation\ngoals: [{id: G1, title: Enough nurses}]\n",
    "analysis": "kind: analysis\nneeds: [{id: N1, type: staffing, title: Nurses, priority: high}]\n",
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
    "time": "time: {deadline: 2026-12}\n",
    "cost": "cost: {hours: 120}\n",
    "evaluation": "evaluation: {form: Talks}\n",
}
KINDS = ("plan", "foundation", "analysis", "strategy", "action-plan", "follow-up")


def action(keys: str = "") -> str:
    """The keys of a complete action, ``keys`` first as they stand; then what they do not give."""
    given = set(re.findall(r"^([a-z_]+):", keys, re.MULTILINE))
    return keys + "".join(text for key, text in ACTION.items() if key not in given)


def item(keys: str) -> str:
    """The keys of an action as an item of a list."""
    return "  - " + keys.rstrip("\n").replace("\n", "\n    ") + "\n"


def action_plan(*actions: str, about: str = PERIOD) -> str:
    """An action plan of complete actions, each with these keys its own."""
    return f"kind: action-plan\n{about}\nactions:\n" + "".join(item(action(keys)) for keys in actions)


def compose(example: str) -> str:
    """A whole plan around an example of a rule: documents, and the keys of an action where a part begins with `id:`.

    Documents take the place of those of their kind; beside the example's action there is always one more.
    """
    documents: dict[str, list[str]] = {kind: [text] for kind, text in DOCUMENTS.items()}
    actions, found = [], {}
    for part in example.split("---\n"):
        if part.startswith("id:"):
            actions.append(part)
        elif part:
            kind = re.search(r"^kind: (.*)$", part, re.MULTILINE)
            found.setdefault(kind[1] if kind else "", []).append(part)
    documents.update(found)
    actions = actions or ["id: H1\n"]
    documents.setdefault("action-plan", [action_plan(*actions, "id: H0\ntitle: A talk with each new nurse\n")])
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
        return judge(compose(example).replace("format: 1\n", f"format: 1\nstatus: {status}\n", 1), **chosen)

    return run


@pytest.fixture(name="compose")
def composing() -> Callable[[str], str]:
    """The text of the plan around an example."""
    return compose


@pytest.fixture
def plan_of() -> Callable[..., str]:
    """The text of an action plan of complete actions, each with keys of its own."""
    return action_plan
