"""Whatever goes wrong is one sentence and the right exit code."""

from __future__ import annotations

import errno
import os
import subprocess
import sys

import pytest

from kivplan.cli import start
from kivplan.errors import NoPlanError, UnreadableError, UsageError


@pytest.fixture
def failing(world, monkeypatch):
    """Runs a command that fails as told."""

    def run(error: BaseException):
        def job(_: object) -> int:
            raise error

        monkeypatch.setattr(start, "_parsed", lambda _: job)
        return world.run("anything")

    return run


@pytest.mark.parametrize(("kind", "code"), [(UsageError, 2), (UnreadableError, 2), (NoPlanError, 3)])
def test_an_expected_failure_is_a_sentence_a_hint_and_its_own_code(kind, code, failing):
    outcome = failing(kind("helse: there is no plan in this folder", hint="start one with `kivplan new DIR`"))
    assert outcome.code == code
    assert outcome.out == ""
    assert outcome.err == ("error: helse: there is no plan in this folder\n hint: start one with `kivplan new DIR`\n")


def test_a_failure_in_a_terminal_is_coloured(failing, world):
    world.tty = True
    assert failing(UsageError("no")).err == "\x1b[1;31merror\x1b[0m: no\n"


def test_what_a_path_is_called_cannot_steer_the_terminal(failing):
    assert failing(UnreadableError("\x1b[2Jx")).err == "error: \\x1b[2Jx\n"


def test_ctrl_c_is_told_in_a_word(failing):
    outcome = failing(KeyboardInterrupt())
    assert (outcome.code, outcome.err) == (130, "Interrupted.\n")


def test_a_reader_that_went_away_is_nothing_to_talk_about(failing):
    outcome = failing(BrokenPipeError())
    assert (outcome.code, outcome.err) == (141, "")


@pytest.mark.parametrize(
    ("number", "name", "sentence"),
    [
        (errno.ENOSPC, None, "error: standard output: cannot be written (no space left on device)\n"),
        (errno.EACCES, "/x/y", "error: /x/y: cannot be used (permission denied)\n"),
        (errno.ENAMETOOLONG, "yyy", "error: yyy: cannot be used (file name too long)\n"),
    ],
)
def test_a_system_that_refuses_is_a_sentence(number, name, sentence, failing):
    outcome = failing(OSError(number, os.strerror(number), name))
    assert (outcome.code, outcome.err) == (2, sentence)


def test_a_machine_too_small_is_no_bug(failing):
    outcome = failing(MemoryError())
    assert (outcome.code, outcome.err) == (2, "error: there is not enough memory for so large a plan\n")


def test_anything_else_is_a_bug_and_says_so_without_quoting_the_plan(failing):
    outcome = failing(KeyError("Kari Nordmann"))
    assert outcome.code == 70
    assert outcome.err.startswith(
        "error: this is a bug in kivplan, not in your plan: KeyError in kivplan/cli/start.py:"
    )
    assert "github.com/kivplan/kivplan/issues" in outcome.err
    assert "Kari" not in outcome.err
    assert "Traceback" not in outcome.err


def test_a_bug_shows_its_traceback_when_asked(failing, world):
    world.environment = {"KIVPLAN_DEBUG": "1"}
    assert "Traceback (most recent call last)" in failing(KeyError("x")).err


def test_an_unknown_option_gets_the_way_to_help(world):
    outcome = world.run("validate", "--fromat", "json")
    assert outcome.code == 2
    assert outcome.err.startswith("error: no such option: --fromat")
    assert outcome.err.endswith(" hint: `kivplan validate --help` shows what can be given\n")


def test_an_unknown_command_gets_the_nearest(world):
    outcome = world.run("vaildate")
    assert (outcome.code, outcome.out) == (2, "")
    assert "no such command 'vaildate'" in outcome.err


def test_a_folder_that_is_gone_is_a_sentence(world):
    gone = world.cwd / "gone"
    gone.mkdir()
    command = [
        sys.executable,
        "-c",
        "import os; os.rmdir(os.getcwd()); from kivplan.__main__ import main; raise SystemExit(main(['validate']))",
    ]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, cwd=gone, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "error: the folder you stand in no longer exists")
