"""What the pages in docs/ tell a reader to run works as written."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from dulwich import porcelain
from dulwich.repo import Repo
from ruamel.yaml import YAML

from kivplan.cli import failures
from kivplan.errors import NoPlanError, UsageError
from kivplan.rules import RULES

ROOT = Path(__file__).resolve().parents[1]
DAY = {"SOURCE_DATE_EPOCH": "1803859200"}  # 2027-03-01


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder with a plan, as the tour has it, in git since June 2026; below it ``plans/`` with two more."""
    shutil.copytree(ROOT / "examples" / "nordvik", tmp_path, dirs_exist_ok=True)
    with Repo.init(str(tmp_path)) as repo:
        about = {"author": b"A <a@example.org>", "committer": b"A <a@example.org>", "commit_timestamp": 1780300800}
        porcelain.add(repo)
        porcelain.commit(repo, message=b".", **about)
    for name in ("ten-lines", "kvinnojour"):
        shutil.copytree(ROOT / "examples" / name, tmp_path / "plans" / name)
    return tmp_path


def test_every_command_of_the_tour_does_what_it_says(page, folder, shell):
    commands = page("docs/tour.md").commands()
    done = {command: shell(command, folder, **DAY) for command in commands}
    assert len(commands) == 14
    assert {command: one.err for command, one in done.items() if one.code != 0} == {}
    packs = {"board", "plan", "action", "action-H1", "case-board", "trace-internal", "board-board-en"}
    assert {path.stem for path in (folder / "build").iterdir()} == packs
    assert done["kivplan render --format md --output -"].out.startswith("# ")


def test_a_comment_as_the_tour_writes_it_silences_its_rule(page, tmp_path, shell):
    comment = re.search(r"# kivplan: ignore\[(.+)] .+", page("docs/tour.md").text)
    plan = (ROOT / "examples" / "ten-lines" / "plan.yaml").read_text(encoding="utf-8")
    head = plan[: plan.index("actions:")] + "actions:\n"
    action = "  - {id: L3, title: Peer visits for new managers, strategy: develop}\n"
    (tmp_path / "told.yaml").write_text(head + action, encoding="utf-8")
    (tmp_path / "silenced.yaml").write_text(f"{head}  {comment[0]}\n{action}", encoding="utf-8")
    select = f"kivplan validate --select {comment[1]} -"
    assert comment[1] in shell(f"{select} < told.yaml", tmp_path).out
    assert shell(f"{select} < silenced.yaml", tmp_path).out.startswith("All is well")


def test_the_ci_snippets_name_commands_and_hooks_there_are(page, folder, shell):
    snippets = [YAML(typ="safe").load(block) for block in page("docs/ci.md").blocks("yaml")]
    steps = [step for found in snippets for step in found.get("jobs", {}).get("plan", {}).get("steps", [])]
    ours = [step["run"] for step in steps if step.get("run", "").startswith("kivplan ")]
    assert [shell(command, folder, **DAY).code for command in ours] == [0, 0]
    defined = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    [hooks] = [found["repos"] for found in snippets if "repos" in found]
    assert [hook["id"] for hook in hooks[0]["hooks"]] == [hook["id"] for hook in defined]


def test_every_command_of_the_ci_page_does_what_it_says(page, folder, shell):
    commands = page("docs/ci.md").commands()
    done = {command: shell(command, folder, **DAY) for command in commands}
    assert len(commands) == 3
    assert {command: one.err for command, one in done.items() if one.code != 0} == {}
    assert {"plan.sarif", "plan.xml", "plan.md", ".kivplan-baseline.json"} <= {path.name for path in folder.iterdir()}


def test_the_python_snippet_runs(page, shell, tmp_path):
    [snippet] = page("docs/ci.md").blocks("python")
    (tmp_path / "snippet.py").write_text(f"{snippet}\nassert plan.complete and not findings\n", encoding="utf-8")
    done = shell(f"python '{(tmp_path / 'snippet.py').as_posix()}'", ROOT)
    assert (done.code, done.err) == (0, "")


def test_the_table_of_exit_codes_is_that_of_the_code(page):
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", page("docs/ci.md").text, flags=re.MULTILINE)}
    known = {failures.BUG, failures.INTERRUPTED, failures.HUNG_UP, failures.REFUSED}
    assert told == {0, 1, UsageError.exit_code, NoPlanError.exit_code} | known


def test_no_rule_is_without_source_example_and_a_test_that_speaks_of_it(page):
    rows = re.findall(
        r"^\| (KIV\d+) \S+ \| (.+) \| (.+) \| (.*) \|$", page("docs/reference/rules-and-tests.md").text, re.MULTILINE
    )
    assert [code for code, *_ in rows] == [rule.code for rule in RULES]
    assert all(source and example for _, source, example, _ in rows)
    assert [code for code, _, _, tests in rows if ".py`" not in tests] == []
