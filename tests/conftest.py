"""What all tests share: the examples, rendered once each, and the switch that rewrites golden files."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = json.loads((ROOT / "tests" / "examples.json").read_text(encoding="utf-8"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden files anew; read them first")


@pytest.fixture(scope="session", autouse=True)
def search_for_plans_ends_here(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The folders of tests stand in a repository of their own, whatever plans lie about in the machine's."""
    (tmp_path_factory.getbasetemp() / ".git").mkdir(exist_ok=True)


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


@dataclass(frozen=True)
class Page:
    """A page of documentation in Markdown."""

    text: str

    def blocks(self, language: str) -> list[str]:
        """Its fenced blocks of a language, in order, without the indentation of a list."""
        found = re.findall(rf"^([ ]*)```{language}\n(.*?)^\1```$", self.text, flags=re.MULTILINE | re.DOTALL)
        return [dedent(text) for _, text in found]

    def commands(self) -> list[str]:
        """The lines of its shell blocks that call kivplan, without their comments."""
        lines = [line for block in self.blocks("sh") for line in block.splitlines()]
        return [re.sub(r"\s+#.*", "", line) for line in lines if line.startswith("kivplan ")]


@pytest.fixture
def page():
    """A function that gives a page by its path in the repository."""
    return lambda name: Page((ROOT / name).read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Done:
    """What a process came to."""

    code: int
    out: str
    err: str


@pytest.fixture
def shell():
    """A function that runs one line, ``kivplan …`` or ``python …``, as a reader would: in a shell, in a folder."""

    def run(line: str, folder: Path, **environment: str) -> Done:
        command, _, given = line.partition(" < ")
        program, *arguments = shlex.split(command)
        usual = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        done = subprocess.run(
            [sys.executable, *(["-m", "kivplan"] if program == "kivplan" else []), *arguments],
            cwd=folder,
            env={**usual, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path]), "PYTHONUTF8": "1", **environment},
            input=(folder / given).read_text(encoding="utf-8") if given else "",
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    return run
