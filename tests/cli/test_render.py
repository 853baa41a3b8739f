"""``kivplan render``: what stops it, what it says, what it writes."""

from __future__ import annotations

import re

import pytest

from kivplan.cli import render as command
from kivplan.cli import rendering
from kivplan.render import FORMATS as RENDERED_FORMATS
from kivplan.render import Rendered

PLAN = """\
kind: plan
format: 1
title: Kompetanseplan
organisation: Nordvik kommune
language: nb
period: {start: 2026, end: 2029}
people:
  - {id: rektor, role: Rektor}
units:
  - {id: skole, name: Skolen}
---
kind: action-plan
period: {start: 2026, end: 2026}
actions:
  - {id: H1, title: Faddere, responsible: rektor, cost: {fixed: 100, total: TOTAL}}
"""
GOOD = {"plan.yaml": PLAN.replace("TOTAL", "100")}
WRONG_SUM = {"plan.yaml": PLAN.replace("TOTAL", "200")}
UNREADABLE = {"plan.yaml": PLAN.replace("title: Kompetanseplan", "titel: Kompetanseplan")}


@pytest.fixture
def orders(monkeypatch):
    """Stands in for the rendering itself, and keeps what was asked of it."""
    asked = []

    def render_plan(plan, order, *, reports, formats, findings, **_rest):
        asked.append((order, tuple(reports), tuple(formats), findings))
        for report in reports:
            for form in formats:
                yield Rendered(f"{report}.{form}", f"{report} {plan.head.organisation} æøå\n".encode())

    monkeypatch.setattr(rendering, "render_plan", render_plan)
    return asked


def files_below(folder) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_the_command_line_offers_exactly_the_reports_and_formats_there_are():
    assert set(command.REPORTS) == set(rendering.REPORTS)
    assert command.FORMATS == RENDERED_FORMATS


def test_the_board_pack_is_written_in_both_formats_to_build(world, orders):
    world.write(GOOD)
    outcome = world.run("render")
    assert (outcome.code, outcome.out) == (0, "")
    assert files_below(world.cwd) == ["build/board.html", "build/board.md", "plan.yaml"]
    lines = outcome.err.splitlines()
    assert re.fullmatch(r"Fant .* i 1 fil i 1 plan\. `kivplan validate` viser dem\.", lines[0])
    assert re.fullmatch(r"build/board\.html  \d+ B, \d+\.\d\d s", lines[1])
    assert re.fullmatch(r"build/board\.md  \d+ B, \d+\.\d\d s", lines[2])


def test_what_was_asked_for_is_what_is_ordered(world, orders):
    world.write(GOOD)
    arguments = "--report board,action --format md --edition internal --language sv --unit skole --action H1"
    assert world.run("render", ".", *arguments.split(), "--as-of", "2027-01-31").code == 0
    order, reports, formats, findings = orders[0]
    assert (reports, formats) == (("board", "action"), ("md",))
    assert (order.edition, order.language, order.unit, order.action) == ("internal", "sv", "skole", "H1")
    assert order.as_of.isoformat() == "2027-01-31"
    assert findings


@pytest.mark.parametrize("files", [WRONG_SUM, UNREADABLE])
def test_a_plan_that_cannot_be_trusted_is_not_rendered(files, world, orders):
    world.write(files)
    outcome = world.run("render")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith("feil KIV")
    assert re.search(r"\n[12] feil må rettes først\.\n", outcome.err)
    assert not (world.cwd / "build").exists()
    assert orders == []


def test_only_what_stops_it_is_shown(world, orders):
    world.write(WRONG_SUM)
    codes = set(re.findall(r"KIV\d+", world.run("render").err))
    assert codes == {"KIV601"}


def test_of_many_that_stop_it_the_first_ten_are_shown(world, orders):
    actions = "".join(f"  - {{id: A{n}, title: T, responsible: nobody}}\n" for n in range(30))
    world.write({"plan.yaml": GOOD["plan.yaml"] + actions})
    outcome = world.run("render")
    assert outcome.err.count("feil KIV201") == 10
    assert "\n30 feil må rettes først. `kivplan validate` viser alle.\n" in outcome.err


def test_force_renders_what_can_be_read(world, orders):
    world.write(WRONG_SUM)
    assert world.run("render", "--force").code == 0
    assert (world.cwd / "build/board.md").exists()


@pytest.mark.parametrize("plan", ["kind: plan\ntitle: [\n", GOOD["plan.yaml"].replace("title:", "titel:", 1)])
def test_force_cannot_render_a_plan_without_a_head(plan, world, orders):
    world.write({"plan.yaml": plan})
    outcome = world.run("render", "--force")
    assert outcome.code == 1
    assert "--force" not in outcome.err


def test_one_report_goes_to_standard_output_byte_for_byte(world, orders):
    world.write(GOOD)
    outcome = world.run("render", "--format", "md", "--output", "-")
    assert outcome.out == "board Nordvik kommune æøå\n"
    assert "board.md" not in outcome.err


def test_one_report_goes_to_a_file_whose_name_says_the_format(world, orders):
    world.write(GOOD)
    assert world.run("render", "--output", "out/pack.html").code == 0
    assert files_below(world.cwd) == ["out/pack.html", "plan.yaml"]
    assert orders[0][2] == ("html",)


@pytest.mark.parametrize("output", ["-", "pack.html"])
def test_several_files_do_not_fit_into_one(output, world, orders):
    world.write(GOOD)
    outcome = world.run("render", "--format", "html,md", "--output", output)
    assert outcome.code == 2
    assert outcome.err == (
        f"error: --output {output}: 2 files cannot go there\n hint: name one report and one format, or a folder\n"
    )


@pytest.mark.parametrize(("output", "format"), [("pack.html", "pdf"), ("pack.DOCX", "html"), ("out/pack.md", "docx")])
def test_a_file_of_one_format_is_not_given_the_name_of_another(output, format, world, orders):  # noqa: A002
    world.write(GOOD)
    outcome = world.run("render", "--format", format, "--output", output)
    ending = output.rpartition(".")[2].lower()
    assert outcome.code == 2
    assert outcome.err == (
        f"error: --output {output}: the name says {ending}, and --format {format}\n"
        " hint: change the one or leave out the other\n"
    )
    assert files_below(world.cwd) == ["plan.yaml"]


def test_other_files_in_the_folder_are_left_alone(world, orders):
    world.write(GOOD | {"build/mine.txt": "mine", "build/board.md": "old"})
    world.run("render")
    assert (world.cwd / "build/mine.txt").read_text(encoding="utf-8") == "mine"
    assert (world.cwd / "build/board.md").read_text(encoding="utf-8") == "board Nordvik kommune æøå\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--report", "bord"], "error: --report: there is no 'bord'\n hint: did you mean board? "),
        (["--format", "rtf"], f"error: --format: there is no 'rtf'\n hint: it is one of {', '.join(command.FORMATS)}"),
        (["--edition", "publik"], "error: --edition: there is no 'publik'\n hint: did you mean public? "),
        (["--language", "no"], "error: --language: there is no 'no'\n"),
        (["--action", "H2"], "error: --action: there is no 'H2'\n hint: did you mean H1? "),
        (["--unit", "skolen"], "error: --unit: there is no 'skolen'\n hint: did you mean skole? "),
        (["--as-of", "2026"], "error: --as-of: '2026' is not a day\n"),
    ],
)
def test_what_does_not_exist_is_2_with_the_nearest(arguments, sentence, world, orders):
    world.write(GOOD)
    outcome = world.run("render", *arguments)
    assert outcome.code == 2
    assert sentence in outcome.err
    assert files_below(world.cwd) == ["plan.yaml"]


def test_several_plans_are_too_many(world, orders):
    world.write({f"{name}/plan.yaml": GOOD["plan.yaml"] for name in "ab"})
    outcome = world.run("render")
    assert outcome.code == 2
    assert outcome.err == "error: there are 2 plans here: a, b\n hint: name the one to render\n"


def test_no_plan_is_3(world):
    assert world.run("render").code == 3


def test_a_folder_that_cannot_be_written_is_2_and_names_the_file(world, orders):
    world.write(GOOD | {"build": "a file"})
    outcome = world.run("render")
    assert outcome.code == 2
    assert "error: build/board.html: cannot be written (" in outcome.err


def test_a_person_who_waits_sees_what_is_going_on_and_then_no_trace_of_it(world, orders):
    world.write(GOOD)
    world.tty = True
    err = world.run("render").err
    assert "Reading the plan …" in err
    assert "Making reports …" in err
    after = err.rpartition("Making reports …")[2]
    assert "\x1b[2K" in after, "the line is erased"
    assert after.count("\x1b[?25h") == 1, "the cursor is shown again"


def test_a_log_is_not_told_what_is_going_on(world, orders):
    world.write(GOOD)
    assert "…" not in world.run("render").err


def test_a_first_plan_becomes_a_pack_that_is_the_same_every_time(world):
    world.run("new", "p", "--language", "nb", "--organisation", "Nordvik kommune")
    for folder in ("one", "two"):
        outcome = world.run("render", "p", "--report", "board,plan,action", "--output", folder)
        assert outcome.code == 0, outcome.err
    names = ["action.html", "action.md", "board.html", "board.md", "plan.html", "plan.md"]
    assert files_below(world.cwd / "one") == names
    for name in names:
        made = (world.cwd / "one" / name).read_bytes()
        assert made == (world.cwd / "two" / name).read_bytes()
        assert "Nordvik kommune" in made.decode()
