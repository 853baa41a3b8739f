"""``kivplan validate``, from the command line to the exit code."""

from __future__ import annotations

import json
import os
import re
import signal
import time
from pathlib import Path

import pytest

from kivplan import __version__

REPOSITORY = Path(__file__).parents[2]
PLAN = """\
kind: plan
format: 1
title: Kompetanseplan
organisation: Nordvik kommune
language: en
currency: NOK
period: {start: 2026, end: 2029}
people:
  - {id: rektor, role: Rektor}
"""
ACTIONS = """\
kind: action-plan
period: {start: 2026, end: 2026}
actions:
  - {id: H1, title: Faddere, responsible: RESPONSIBLE}
"""
GOOD = {"plan.yaml": PLAN, "tiltak.yaml": ACTIONS.replace("RESPONSIBLE", "rektor")}
BAD = {"plan.yaml": PLAN, "tiltak.yaml": ACTIONS.replace("RESPONSIBLE", "rektro")}


def below(folder: str, files: dict[str, str]) -> dict[str, str]:
    return {f"{folder}/{name}": text for name, text in files.items()}


def test_a_plan_without_errors_is_0(world):
    world.write(GOOD)
    outcome = world.run("validate")
    assert outcome.code == 0, outcome.out + outcome.err
    assert outcome.err == ""
    assert outcome.out.rstrip().endswith("in 2 files of 1 plan.")


def test_a_plan_with_an_error_is_1_and_shows_the_line(world):
    world.write(BAD)
    outcome = world.run("validate")
    assert outcome.code == 1
    assert "error KIV201 unknown-reference: " in outcome.out
    assert " --> tiltak.yaml:4:43\n" in outcome.out
    assert "4 |   - {id: H1, title: Faddere, responsible: rektro}\n" in outcome.out
    assert "  |                                           ^^^^^^\n" in outcome.out
    assert "rektor" in outcome.out


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_the_threshold_decides_the_exit_code(fail_on, code, world):
    world.write(BAD)
    assert world.run("validate", "--fail-on", fail_on).code == code


def test_what_is_below_the_threshold_does_not_fail(world):
    world.write(GOOD)
    levels = {f["level"] for f in json.loads(world.run("validate", "--format", "json").out)["findings"]}
    assert levels == {"info"}
    assert world.run("validate", "--fail-on", "warning").code == 0
    assert world.run("validate", "--fail-on", "info").code == 1


def test_a_folder_without_a_plan_is_3_and_told_how_to_start(world):
    outcome = world.run("validate")
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.startswith("error: .: there are no YAML files in this folder")
    assert "`kivplan new DIR`" in outcome.err


def test_a_path_that_does_not_exist_is_3(world):
    outcome = world.run("validate", "helse")
    assert outcome.code == 3
    assert outcome.err.startswith("error: helse: there is no such file or folder\n")


def test_a_file_that_cannot_be_read_is_an_error_at_its_first_line(world, monkeypatch):
    world.write(GOOD)
    opened = type(world.cwd).open

    def refused(path, *arguments, **options):
        if path.name == "tiltak.yaml":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *arguments, **options)

    monkeypatch.setattr(type(world.cwd), "open", refused)
    outcome = world.run("validate", "--format", "concise", "--language", "en")
    assert (outcome.code, outcome.err) == (1, "")
    assert "tiltak.yaml:1:1: error KIV003 not-utf8: the file cannot be read (permission denied)\n" in outcome.out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--format", "txt"], "error: --format: there is no 'txt'\n hint: did you mean text? "),
        (["--fail-on", "warn"], "error: --fail-on: there is no 'warn'\n hint: did you mean warning? "),
        (["--as-of", "15/9"], "error: --as-of: '15/9' is not a day\n hint: write a day as year-month-day, "),
        (
            ["--select", "unknown-referense"],
            "error: there is no rule named unknown-referense\n hint: did you mean unknown-reference?",
        ),
        (["--ignore", "KIV3,KIV999"], "error: there is no rule named KIV999\n"),
    ],
)
def test_a_value_that_is_not_known_is_2_with_the_nearest(arguments, sentence, world):
    world.write(GOOD)
    outcome = world.run("validate", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(sentence)


@pytest.mark.parametrize(
    ("rules", "beginning"),
    [("unknown-reference", "KIV201"), ("KIV201", "KIV201"), ("KIV2", "KIV2"), ("no-time,KIV2", ("KIV2", "KIV307"))],
)
def test_rules_are_selected_by_name_code_or_family(rules, beginning, world):
    world.write(BAD)
    selected = json.loads(world.run("validate", "--format", "json", "--select", rules).out)["findings"]
    codes = {finding["code"] for finding in selected}
    assert "KIV201" in codes
    assert all(code.startswith(beginning) for code in codes)


def test_rules_are_ignored_one_after_another(world):
    world.write(BAD)
    outcome = world.run("validate", "--ignore", "KIV201", "--ignore", "no-time, KIV9", "--format", "concise")
    assert not {"KIV201", "KIV307", "KIV905"} & set(outcome.out.split())
    assert outcome.code == 0


def test_as_a_hook_it_checks_each_plan_once_and_leaves_other_yaml_alone(world):
    others = {
        ".github/workflows/ci.yml": "name: CI\n",
        ".pre-commit-config.yaml": "repos: []\n",
        "mkdocs.yml": "a: 1\n",
    }
    world.write(below("plans/a", BAD) | below("plans/b", GOOD) | others)
    hooks = (REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert "entry: kivplan validate\n" in hooks
    assert "pass_filenames: false\n" in hooks
    outcome = world.run("validate", "--format", "json")
    report = json.loads(outcome.out)
    assert (outcome.code, report["summary"]["plans"]) == (1, ["plans/a", "plans/b"])
    assert {finding["file"] for finding in report["findings"] if finding["level"] == "error"} == {"plans/a/tiltak.yaml"}


def test_several_files_of_a_plan_are_that_plan_once(world):
    world.write(below("a", BAD))
    one, both = (
        world.run("validate", *files, "--format", "concise") for files in (["a"], ["a/plan.yaml", "a/tiltak.yaml"])
    )
    assert one.out == both.out != ""


def test_all_the_plans_below_a_folder_are_checked(world):
    world.write(below("a", BAD) | below("b", GOOD) | below("c/d", BAD))
    outcome = world.run("validate", "--format", "json")
    report = json.loads(outcome.out)
    assert outcome.code == 1
    assert report["kivplan"] == __version__
    assert report["summary"]["plans"] == ["a", "b", "c/d"]
    assert report["summary"]["files"] == 6
    files = {finding["file"] for finding in report["findings"] if finding["code"] == "KIV201"}
    assert files == {"a/tiltak.yaml", "c/d/tiltak.yaml"}


def test_a_plan_named_twice_is_checked_once(world):
    world.write(below("a", BAD))
    report = json.loads(world.run("validate", "a", "a/tiltak.yaml", "--format", "json").out)
    assert report["summary"]["plans"] == ["a"]


def test_a_plan_comes_in_on_standard_input(world):
    outcome = world.run("validate", "-", "--format", "concise", stdin=f"{PLAN}---\n{BAD['tiltak.yaml']}")
    assert outcome.code == 1
    assert "<stdin>:14:43: error KIV201 unknown-reference: " in outcome.out


def test_whatever_comes_in_on_standard_input_is_a_finding_at_worst(world):
    for stdin in (b"", b"\xff\xfe\x00", b"kind: plan\n\ttitle: x\n", b"- 1\n- 2\n", b"kind: plan\n"):
        outcome = world.run("validate", "-", stdin=stdin)
        assert (outcome.code, outcome.err) == (1, ""), stdin
        assert "<stdin>:" in outcome.out


def test_a_plan_that_cannot_be_read_still_shows_its_lines(world):
    world.write({"plan.yaml": PLAN, "x.yaml": "kind: action-plan\n\tactions: []\n"})
    outcome = world.run("validate")
    assert outcome.code == 1
    assert " --> x.yaml:2:1\n  |\n2 |     actions: []\n" in outcome.out


def test_the_report_goes_to_a_file_and_the_summary_to_standard_error(world):
    world.write(BAD)
    outcome = world.run("validate", "--format", "json", "--output", "out/report.json")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith("Found 1 error")
    assert outcome.err.endswith("The report is in out/report.json.\n")
    assert json.loads((world.cwd / "out/report.json").read_text(encoding="utf-8"))["version"] == 1


def test_a_report_in_a_file_is_never_coloured(world):
    world.environment, world.tty = {"FORCE_COLOR": "1"}, True
    world.write(BAD)
    world.run("validate", "--output", "report.txt")
    assert "\x1b" not in (world.cwd / "report.txt").read_text(encoding="utf-8")


def test_a_report_that_cannot_be_written_is_2(world):
    world.write(BAD)
    outcome = world.run("validate", "--output", "plan.yaml/report.txt")
    assert outcome.code == 2
    assert outcome.err.startswith("error: plan.yaml/report.txt: cannot be written (")


def test_a_terminal_gets_colour_and_its_width(world):
    world.write(BAD)
    world.tty, world.environment = True, {"COLUMNS": "40"}
    shown = world.run("validate").out
    assert "\x1b[1;31merror KIV201\x1b[0m" in shown
    assert "…" in shown


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_in_a_real_terminal_it_is_the_same_text_in_colour(world):
    world.write(BAD)
    world.environment = {"TERM": "xterm-256color", "COLUMNS": "400"}
    plain, _ = world.process("validate").communicate()
    controller, terminal = os.openpty()
    process = world.process("validate", stdout=terminal)
    os.close(terminal)
    shown = read_all(controller)
    process.communicate()
    assert b"\x1b[1;31merror KIV201\x1b[0m" in shown
    assert b"\x1b]8;;https://kivplan.readthedocs.io/en/latest/reference/rules.html#unknown-reference\x1b\\" in shown
    unpainted = re.sub(rb"\x1b\[[0-9;]*m|\x1b\]8;;[^\x1b]*\x1b\\", b"", shown)
    assert unpainted.replace(b"\r\n", b"\n") == plain


def read_all(descriptor: int) -> bytes:
    """What is written to a pseudo-terminal until its other end is closed, which Linux tells by an error."""
    read = b""
    try:
        while piece := os.read(descriptor, 4096):
            read += piece
    except OSError:
        pass
    os.close(descriptor)
    return read


def test_quiet_leaves_the_findings_only(world):
    world.write(BAD)
    assert "Found" not in world.run("validate", "--quiet").out
    assert world.run("validate", "--quiet", "--output", "r.txt").err == ""


def test_nothing_is_said_of_a_plan_without_findings_when_quiet(world):
    world.write(GOOD)
    outcome = world.run("validate", "--quiet", "--select", "KIV201")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


def test_the_same_plan_gives_the_same_report(world):
    world.write(BAD)
    assert world.run("validate", "--as-of", "2026-05-01").out == world.run("validate", "--as-of", "2026-05-01").out


def test_a_reader_that_stops_reading_stops_kivplan_quietly(world):
    actions = "".join(f"  - {{id: H{n}, title: T, responsible: nobody}}\n" for n in range(3000))
    world.write({"plan.yaml": PLAN, "tiltak.yaml": ACTIONS.partition("  - ")[0] + actions})
    process = world.process("validate")
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 141


def test_a_full_standard_output_is_a_sentence(world):
    world.write(BAD)
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        process = world.process("validate", stdout=full)
        _, err = process.communicate()
    assert process.returncode == 2
    assert err == b"error: standard output: cannot be written (no space left on device)\n"


def test_ctrl_c_ends_it_with_a_word(world):
    process = world.process("validate", "-", stdin=-1)
    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out, err) == (130, b"", b"Interrupted.\n")


def test_a_stream_that_knows_no_norwegian_is_no_obstacle(world):
    world.write({"plan.yaml": PLAN.replace("language: en", "språk: en")})
    world.environment = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    process = world.process("validate")
    out, err = process.communicate()
    assert (process.returncode, err) == (1, b"")
    assert b"spr\\xe5k" in out


@pytest.mark.parametrize("form", ["text", "concise", "json"])
@pytest.mark.parametrize("number", ["17054026641", "170540 26641", "811218-9876", "198112189876"])
def test_an_identity_number_is_masked_in_lines_messages_and_hints(form, number, world):
    action = f"  - {{id: H1, title: Kurs for {number}, responsible: rektro}}\n"
    world.write(
        {"plan.yaml": PLAN, "tiltak.yaml": f"kind: action-plan\nperiod: {{start: 2026, end: 2026}}\nactions:\n{action}"}
    )
    outcome = world.run("validate", "--format", form)
    assert number not in outcome.out + outcome.err
    assert f"Kurs for {'•' * len(number)}" in outcome.out


@pytest.mark.parametrize("form", ["text", "concise", "json"])
def test_an_identity_number_is_told_and_not_shown_however_it_is_written(form, world):
    summary = 'summary: "Spør 178540\n  00063, 178540\\x2000063 og 811218–9876"\n'
    world.write({"plan.yaml": f"{PLAN}{summary}"})
    outcome = world.run("validate", "--format", form, "--select", "KIV901")
    assert outcome.code == 1
    assert outcome.out.count("KIV901") == 3
    for part in ("178540", "00063", "811218", "9876"):
        assert part not in outcome.out + outcome.err


def test_a_plan_with_an_identity_number_is_not_rendered(world):
    world.write({"plan.yaml": f"{PLAN}summary: Spør 811218–9876\n"})
    outcome = world.run("render")
    assert outcome.code == 1
    assert "KIV901" in outcome.err
    assert not (world.cwd / "build").exists()
