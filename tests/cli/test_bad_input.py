"""What cannot be read or written, or ends in the middle: one sentence, the right exit code, nothing half done."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
on_posix = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX system")
with_dev_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")


@pytest.fixture
def plan(world):
    """The world with a small plan in its folder ``p``."""
    shutil.copytree(EXAMPLES / "ten-lines", world.cwd / "p")
    return world


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


def sentence(outcome) -> str:
    """The one sentence on standard error, after what was found in the plan; else the test fails."""
    [line] = [line for line in outcome.err.splitlines() if not line.startswith("Found ")]
    assert line.startswith("error: ")
    return line.removeprefix("error: ")


# ------------------------------------------------------------------------------------------------ reading
def test_a_folder_named_like_a_yaml_file_is_no_file_of_the_plan(plan):
    (plan.cwd / "p" / "x.yaml").mkdir()
    assert plan.run("validate", "p").code == 0


@on_posix
@pytest.mark.parametrize("command", ["validate", "render"])
def test_a_pipe_among_the_files_is_refused_and_not_waited_for(command, plan):
    os.mkfifo(plan.cwd / "p" / "pipe.yaml")
    outcome = plan.run(command, "p")
    assert outcome.code == 1
    told = outcome.out + outcome.err
    assert "KIV003" in told
    assert "p/pipe.yaml:1:1" in told


@on_posix
@pytest.mark.parametrize("target", ["nowhere.yaml", "link.yaml"])
def test_a_link_to_nothing_or_to_itself_is_a_sentence(target, plan):
    (plan.cwd / "p" / "link.yaml").symlink_to(target)
    assert plan.run("validate", "p", "--format", "concise").out.startswith("p/link.yaml:1:1: error KIV003 not-utf8: ")
    assert sentence(plan.run("validate", "p/link.yaml")) == "p/link.yaml: not an ordinary file or folder"


@on_posix
def test_folders_linked_in_a_circle_are_not_walked(plan):
    (plan.cwd / "p" / "again").symlink_to(".")
    assert plan.run("validate", "p").out.endswith("in 1 file of 1 plan.\n")


@on_posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_or_folder_that_may_not_be_read_is_a_sentence(plan):
    path = plan.cwd / "p" / "plan.yaml"
    path.chmod(0)
    assert sentence(plan.run("validate", "p/plan.yaml")) == f"{path}: cannot be read (permission denied)"
    path.parent.chmod(0)
    try:
        assert sentence(plan.run("validate", "p")) == f"{path.parent}: cannot list this folder (permission denied)"
    finally:
        path.parent.chmod(0o755)


@on_posix
def test_a_name_too_long_for_the_system_is_a_sentence(plan):
    name = "y" * 300
    for arguments in (["validate", name], ["new", name], ["render", "p", "--output", name]):
        outcome = plan.run(*arguments)
        assert outcome.code == 2
        assert sentence(outcome).endswith("(file name too long)")


def test_what_is_installed_beside_a_plan_is_no_part_of_it(plan):
    for name in ("node_modules", "env"):
        (plan.cwd / "p" / name / "lib").mkdir(parents=True)
        (plan.cwd / "p" / name / "lib" / "port.yaml").write_text("- x\n", encoding="utf-8")
    assert plan.run("validate", "p").code == 1
    (plan.cwd / "p" / "env" / "pyvenv.cfg").write_bytes(b"")
    assert plan.run("validate", "p").code == 0


def test_of_an_endless_standard_input_no_more_is_read_than_a_file_may_hold(world, monkeypatch):
    monkeypatch.setattr("kivplan.cli.checking.MAX_BYTES", 1000)
    monkeypatch.setattr("kivplan.source.reading.MAX_BYTES", 1000)
    terminal = world.terminal(b"#" * 100_000)
    from kivplan.__main__ import main

    assert main(["validate", "-"], terminal) == 1
    assert "the file is larger than" in terminal.stdout.getvalue()
    assert len(terminal.stdin.buffer.read()) == 100_000 - 1001


def test_ten_thousand_files_that_are_not_yaml_are_passed_by(plan):
    for number in range(10_000):
        (plan.cwd / "p" / f"{number}.txt").touch()
    assert plan.run("validate", "p").out.endswith("in 1 file of 1 plan.\n")


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
@pytest.mark.parametrize("command", ["validate", "render"])
def test_a_day_no_plan_can_speak_of_is_refused(day, command, plan):
    outcome = plan.run(command, "p", "--as-of", day)
    assert outcome.code == 2
    assert outcome.err == (
        f"error: --as-of: '{day}' is in no year of any plan\n hint: a plan's years are 1900 to 2199\n"
    )


@pytest.mark.parametrize("year", ["1900", "2196"])
def test_a_plan_of_the_first_and_of_the_last_year_there_can_be_is_valid(year, world):
    assert world.run("new", "x", "--year", year).code == 0
    assert world.run("validate", "x").code == 0


def test_a_plan_that_would_run_beyond_all_years_is_not_begun(world):
    outcome = world.run("new", "x", "--year", "2197")
    assert (outcome.code, list(world.cwd.iterdir())) == (2, [])
    assert "write four digits, 1900 to 2196" in outcome.err


# ------------------------------------------------------------------------------------------------ names
@pytest.mark.parametrize("name", ["it's #1; [x] $HOME & more", "æøå ☃", "a b"])
def test_a_folder_may_have_any_name(name, plan):
    (plan.cwd / "p").rename(plan.cwd / name)
    assert plan.run("validate", name).code == 0
    assert plan.run("render", name, "--output", f"{name}/out").code == 0
    assert plan.run("validate", name, "--format", "concise").out.startswith(f"{name}/plan.yaml:3:8: info ")


@on_posix
def test_a_name_that_is_no_text_is_shown_escaped(plan):
    name = os.fsdecode(b"b\xe5d")
    try:
        (plan.cwd / "p").rename(plan.cwd / name)
    except OSError:
        pytest.skip("this file system has names in UTF-8 only")
    out, err = plan.process("validate", name, "--format", "concise").communicate()
    assert out.startswith(b"b\\udce5d/plan.yaml:3:8: info ")
    assert err == b""


@on_posix
def test_a_name_cannot_steer_the_terminal(plan):
    name = "new\nline\x1b[2J"
    (plan.cwd / "p").rename(plan.cwd / name)
    runs = (
        ["validate", name],
        ["validate", name, "-o", f"{name}.txt"],
        ["render", name, "-o", name],
        ["new", f"{name}/x"],
    )
    for arguments in runs:
        outcome = plan.run(*arguments)
        assert outcome.code == 0
        assert "\x1b" not in outcome.out + outcome.err
        assert "new line\\x1b[2J" in outcome.out + outcome.err


def test_what_new_says_to_do_next_can_be_done_whatever_the_name(world):
    outcome = world.run("new", "--", "-x")
    assert "kivplan validate ./-x" in outcome.err
    assert world.run("validate", "./-x").code == 0


# ------------------------------------------------------------------------------------------------ writing
@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", "p", "--output", "p/plan.yaml/x"],
        ["render", "p", "--output", "p/plan.yaml"],
        ["new", "p/plan.yaml/x"],
    ],
)
def test_a_file_where_a_folder_is_needed_is_a_sentence(arguments, plan):
    before = names(plan.cwd)
    outcome = plan.run(*arguments)
    assert (outcome.code, names(plan.cwd)) == (2, before)
    assert sentence(outcome).endswith("cannot be written (what should be its folder is a file)")


@on_posix
def test_a_folder_that_may_not_be_written_to_is_a_sentence(plan, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    for arguments in (["render", "p"], ["new", "x"], ["validate", "p", "-o", "x/y"]):
        outcome = plan.run(*arguments)
        assert outcome.code == 2
        assert sentence(outcome).endswith("cannot be written (permission denied)")


@with_dev_full
@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["validate", "nope"], 3), (["validate", "--fromat"], 2), (["render", "p"], 2), (["new", "x"], 2)],
)
def test_where_nobody_can_be_told_the_exit_code_is_still_right(arguments, code, plan):
    with Path("/dev/full").open("wb") as full:
        process = plan.process(*arguments, stderr=full)
    process.communicate()
    assert process.returncode == code


@with_dev_full
@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["schema"], ["validate", "p"]])
def test_a_full_disk_behind_standard_output_is_a_sentence(arguments, plan):
    with Path("/dev/full").open("wb") as full:
        process = plan.process(*arguments, stdout=full)
    assert process.communicate()[1] == b"error: standard output: cannot be written (no space left on device)\n"
    assert process.returncode == 2


@on_posix
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_nothing_to_stumble_over(closed, plan):
    command = f'exec "{sys.executable}" -m kivplan render p {closed}'
    usual = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment = {**usual, "PYTHONPATH": os.pathsep.join([str(EXAMPLES.parent), *sys.path])}
    done = subprocess.run(["/bin/sh", "-c", command], cwd=plan.cwd, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, b"")
    assert names(plan.cwd / "build") == {"board.html", "board.md"}


@on_posix
@pytest.mark.parametrize(
    "arguments",
    [
        *(["validate", "p"], ["validate", "p", "--format", "json"], ["render", "p", "--format", "md", "-o", "-"]),
        *(["schema"], ["--version"], ["--help"], ["render", "--help"]),
    ],
)
def test_a_reader_that_goes_away_ends_it_without_a_word(arguments, plan):
    process = plan.process(*arguments)
    process.stdout.close()
    with process:
        said = process.stderr.read()
    assert process.returncode == 141
    assert [line for line in said.decode().splitlines() if not line.startswith("Found ")] == []


@on_posix
@pytest.mark.parametrize("arguments", [["new", "x"], ["render", "p"]])
def test_so_does_a_reader_of_what_is_said_beside(arguments, plan):
    process = plan.process(*arguments)
    process.stderr.close()
    with process:
        assert process.stdout.read() == b""
    assert process.returncode == 141


# ------------------------------------------------------------------------------------------------ ending
def ended(process: subprocess.Popen[bytes], number: int, after: float) -> tuple[int, str]:
    """A process told to end after so many seconds; its code and what it said."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(after)
    process.send_signal(number)
    said = process.communicate(timeout=60)[1].decode()
    return process.returncode, said


@on_posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ended_at_any_moment_it_leaves_whole_files_or_none(number, plan):
    said = {signal.SIGINT: "Interrupted.\n", signal.SIGTERM: ""}[number]
    for after in (0.25, 0.35, 0.45, 0.55, 0.65):
        code, err = ended(plan.process("render", "p", "--report", "board,plan,action"), number, after)
        assert code in (0, 128 + number, -number)
        if code == 128 + number:
            assert err.endswith(said)
            assert "Traceback" not in err
        for path in (plan.cwd / "build").glob("*"):
            assert path.suffix in (".html", ".md")
            assert path.suffix == ".md" or path.read_text(encoding="utf-8").rstrip().endswith("</html>")
        shutil.rmtree(plan.cwd / "build", ignore_errors=True)


@on_posix
@pytest.mark.parametrize("number", SIGNALS)
def test_ended_while_it_waits_it_says_so_with_its_exit_code(number, world):
    process = world.process("validate", "-", stdin=subprocess.PIPE)
    code, err = ended(process, number, 1.5)
    assert (code, err) == (128 + number, "Interrupted.\n" if number == signal.SIGINT else "")


@on_posix
def test_two_at_once_in_one_folder_leave_whole_files(plan):
    both = [plan.process("render", "p") for _ in range(2)]
    for process in both:
        process.communicate()
    assert [process.returncode for process in both] == [0, 0]
    assert names(plan.cwd / "build") == {"board.html", "board.md"}
    assert (plan.cwd / "build" / "board.html").read_text(encoding="utf-8").rstrip().endswith("</html>")
