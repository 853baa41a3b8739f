"""What README.md tells a newcomer to do works, and shows what README.md shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from kivplan.rules import RULES

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def readme(page):
    return page("README.md")


@pytest.fixture
def tour(readme, tmp_path, shell):
    """The tour: a function that does its step of this number, in a folder where the first is done."""
    (tmp_path / ".git").mkdir()
    start, *commands = readme.commands()
    assert shell(start, tmp_path).code == 0
    return lambda number: shell(commands[number], tmp_path)


@pytest.fixture
def broken(readme) -> tuple[str, str, str]:
    """The wrong key, the right one and the action that the tour breaks."""
    return re.search(r"write `(\S+)` for `(\S+)` in the action `(\S+)`", readme.text).groups()


@pytest.fixture
def write(broken, tmp_path):
    """A function that writes ``new`` for the first ``old`` in the action that the tour breaks."""

    def rewrite(new: str, *, old: str) -> None:
        path = tmp_path / "myplan" / "action-plan.yaml"
        before, mark, action = path.read_text(encoding="utf-8").partition(f"id: {broken[2]}\n")
        assert old in action
        path.write_text(before + mark + action.replace(old, new, 1), encoding="utf-8")

    return rewrite


VALIDATE, LOOK, RENDER = range(3)


def test_the_plan_of_the_tour_is_valid_as_it_stands(tour):
    done = tour(VALIDATE)
    assert (done.code, done.err) == (0, "")
    assert re.findall(r"KIV\d+ \S+", done.out) == ["KIV908 no-union-dialogue:"]


def test_breaking_it_as_told_shows_what_the_readme_shows(tour, write, broken, readme):
    wrong, right, _ = broken
    write(wrong, old=right)
    done = tour(LOOK)
    assert (done.code, done.out, done.err) == (1, readme.blocks("text")[0], "")


def test_a_norwegian_key_gets_the_same_hint(tour, write, broken, readme):
    wrong, right, _ = broken
    norwegian = re.search(r"for `(\S+)` the hint is the same", readme.text)[1]
    write(norwegian, old=right)
    shown = readme.blocks("text")[0].replace(wrong.rstrip(":"), norwegian.rstrip(":"))
    assert tour(LOOK).out == re.sub(r"\^+", "^" * len(norwegian.rstrip(":")), shown, count=1)


def test_broken_it_renders_nothing_and_fixed_the_page_the_readme_names(tour, write, broken, tmp_path):
    wrong, right, _ = broken
    write(wrong, old=right)
    assert tour(RENDER).code == 1
    assert not (tmp_path / "build").exists()
    write(right, old=wrong)
    assert tour(RENDER).code == 0
    assert "Board pack</title>" in (tmp_path / "build" / "board.html").read_text(encoding="utf-8")


def test_every_page_and_picture_the_readme_links_to_is_there(readme):
    paths = re.findall(r"]\(([^)#:]+)\)", readme.text)
    assert {"docs/plan-format.md", "docs/images/board-pack.png"} <= set(paths)
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_ci_snippet_asks_the_action_for_what_it_takes(readme):
    (step,) = YAML(typ="safe").load(readme.blocks("yaml")[0])["jobs"]["plan"]["steps"][1:]
    assert step["uses"].startswith("kivplan/kivplan@v")
    inputs = YAML(typ="safe").load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    assert set(step["with"]) <= set(inputs)


def test_the_number_of_rules_is_the_one_told(readme):
    assert f"[{len(RULES)} rules]" in readme.text


def test_the_first_command_of_the_readme_is_the_one_ci_runs(readme):
    first = readme.blocks("sh")[0].strip().removesuffix(" --open")
    assert first in (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
