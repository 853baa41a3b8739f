"""What is asked for most is answered at once, and nothing is loaded that is not needed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from kivplan import __version__
from kivplan.cli import app

HEAVY = ("typer", "pydantic", "pydantic_core", "rich", "jinja2", "babel", "ruamel.yaml", "markdown_it", "stdnum")


def loaded_by(*arguments: str, cwd: object) -> set[str]:
    """The heavy libraries a command has loaded when it ends."""
    code = (
        "import sys\n"
        "from kivplan.__main__ import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print('\\n' + ' '.join(sys.modules), file=sys.stderr)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=True)
    return set(HEAVY) & set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_is_told(option, world):
    outcome = world.process(option)
    out, err = outcome.communicate()
    assert (out.decode(), err, outcome.returncode) == (f"kivplan {__version__}\n", b"", 0)


def test_the_version_is_told_in_any_company(world):
    assert world.process("--version", "validate").communicate()[0].decode() == f"kivplan {__version__}\n"


def test_ctrl_c_while_options_are_read_is_understood(world, monkeypatch):
    class Interrupted:
        def main(self, *_: object, **__: object) -> int:
            return 130

    monkeypatch.setattr(app.typer.main, "get_command", lambda _: Interrupted())
    outcome = world.run("new", "plan")
    assert (outcome.code, outcome.err) == (130, "Interrupted.\n")


def test_ctrl_c_while_kivplan_is_loading_is_understood(world):
    code = (
        "import sys\n"
        "class Stop:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'typer': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Stop())\n"
        "from kivplan.__main__ import main\n"
        "sys.exit(main(['new']))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=world.cwd, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "Interrupted.\n")


def test_the_version_loads_nothing_heavy(tmp_path):
    assert loaded_by("--version", cwd=tmp_path) == set()


def test_help_loads_the_option_parser_only(tmp_path):
    assert loaded_by("--help", cwd=tmp_path) == {"typer"}
    by_typer = {"typer", "pydantic", "pydantic_core"}  # it reads options with Pydantic where that is installed
    assert loaded_by("validate", "--help", cwd=tmp_path) <= by_typer


def test_validating_loads_the_readers_of_yaml_and_of_records_only(tmp_path):
    (tmp_path / "plan.yaml").write_text("kind: plan\n", encoding="utf-8")
    assert loaded_by("validate", cwd=tmp_path) == {"ruamel.yaml", "pydantic_core"}
    assert loaded_by("validate", ".", "--format", "json", "-q", cwd=tmp_path) == {"ruamel.yaml", "pydantic_core"}


def test_no_command_shows_the_help_and_is_wrong_usage(world):
    process = world.process()
    out, err = process.communicate()
    assert (process.returncode, out) == (2, b"")
    assert b"Usage: kivplan" in err


@pytest.mark.parametrize("command", ["", "validate", "new", "schema", "render"])
def test_help_is_plain_text_without_boxes(command, world):
    process = world.process(*command.split(), "--help")
    out, _ = process.communicate()
    assert process.returncode == 0
    assert out.decode().isascii()
