"""What all tests share: the examples, rendered once each, and the switch that rewrites golden files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = json.loads((ROOT / "tests" / "examples.json").read_text(encoding="utf-8"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden files anew; read them first")


@dataclass(frozen=True)
class Example:
    """One of the examples: its folder, the day its pack is made for, and its own language."""

    name: str
    folder: Path
    as_of: date
    language: str


def example(name: str) -> Example:
    about = EXAMPLES[name]
    return Example(name, ROOT / "examples" / name, date.fromisoformat(about["as_of"]), about["language"])


@pytest.fixture(params=sorted(EXAMPLES))
def each_example(request: pytest.FixtureRequest) -> Example:
    return example(request.param)


@pytest.fixture
def nordvik() -> Example:
    return example("nordvik")


@pytest.fixture(scope="session")
def rendered():
    """A function that renders an example's report once a session: what it gives is bytes by form."""
    from kivplan.plan import load
    from kivplan.render import Order, render_plan
    from kivplan.rules import validate

    plans, files = {}, {}

    def render(name: str, report: str = "board", edition: str = "public", language: str | None = None, **narrowed):
        key = (name, report, edition, language, *sorted(narrowed.items()))
        if key not in files:
            about = example(name)
            if name not in plans:
                plan = load(Path("examples") / name, cwd=ROOT)
                plans[name] = plan, validate(plan, as_of=about.as_of)
            plan, findings = plans[name]
            order = Order(about.as_of, edition, language, **narrowed)
            made = render_plan(plan, order, reports=[report], findings=findings)
            files[key] = {one.name.rsplit(".", 1)[1]: one.data for one in made}
        return files[key]

    return render
