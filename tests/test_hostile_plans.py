"""Plans made to harm: what they hold is shown harmlessly or refused in a finding, within bounds of time.

That packs show hostile texts as the texts they are is held by ``render/test_hostile.py``; here a plan goes the whole
way from its bytes through the command line.
"""

from __future__ import annotations

import io
import json
import re
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path  # noqa: TC003  the fixtures are annotated with it

import pytest

from kivplan.__main__ import main
from kivplan.cli.context import Terminal

HEAD = """\
kind: plan
format: 1
title: T
organisation: O
language: nb
period: {start: 2026, end: 2029}
units: [{id: u, name: Enhet}]
"""
ACTIONS = f"{HEAD}---\nkind: action-plan\nperiod: {{start: 2026, end: 2026}}\nactions:\n"
TEXTS = {
    "script": "<script>alert(1)</script>",
    "markup of Rich": "[bold red]x[/] [link=https://example.org]y[/link] [/oops]",
    "template": "{{ 7*7 }} {% raw %} {# #} %(x)s %s {0} $HOME `id`",
    "terminal": "\x1b[2J\x1b]0;title\x07 \x9b31m \b\b\b \r",
    "turned around": "abc\u202edef \u2066ghi\u2069 \u200f",
    "line ends": "a\u2028b\u2029c\x85d\x0be\x0cf",
    "invisible": "a\u200bb\ufeffc\U000e0041d",
}
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
SECONDS = 10  # of computing; each takes well below one


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


@pytest.fixture
def kivplan(tmp_path: Path):
    """A function that writes a plan and runs a command on it; no case may take longer than ``SECONDS``."""

    def run(plan: str | bytes, *arguments: str) -> Outcome:
        data = plan if isinstance(plan, bytes) else plan.encode("utf-8", "surrogatepass")
        (tmp_path / "plan.yaml").write_bytes(data)
        streams = [io.TextIOWrapper(io.BytesIO(), "utf-8", errors="backslashreplace") for _ in range(3)]
        begun = time.process_time()
        code = main(arguments, Terminal(*streams, environment={}, cwd=tmp_path, clock=lambda: date(2026, 9, 15)))
        assert time.process_time() - begun < SECONDS
        out, err = (stream.buffer.getvalue().decode() for stream in streams[1:])
        return Outcome(code, out, err)

    return run


def of_kind(outcome: Outcome) -> set[str]:
    """The codes of all findings in a report as JSON."""
    return {finding["code"] for finding in json.loads(outcome.out)["findings"]}


# ------------------------------------------------------------------------------------------------ texts
def in_quotes(text: str) -> str:
    """A text in double quotes, so that YAML reads just this whatever it holds."""
    escaped = (c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in text)
    return f'"{"".join(escaped)}"'


def with_everywhere(text: str) -> str:
    """A plan with ``text`` as a key, as a value, as an id, as a reference and where something else must stand."""
    quoted = in_quotes(text)
    action = f"{{id: {quoted}, title: {quoted}, strategy: {quoted}, responsible: {quoted}, cost: {{fixed: {quoted}}}}}"
    return f"{HEAD}summary: {quoted}\n{quoted}: {quoted}\ncurrency: {quoted}\n{ACTIONS[len(HEAD) :]}  - {action}\n"


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("form", ["text", "concise", "json"])
def test_no_report_lets_a_plan_steer_the_terminal(name, form, kivplan):
    outcome = kivplan(with_everywhere(TEXTS[name]), "validate", "--format", form)
    assert outcome.code == 1
    assert not STEERING.search(outcome.out.replace("\r\n", "\n"))
    assert outcome.err == ""


@pytest.mark.parametrize("name", TEXTS)
def test_raw_characters_that_steer_are_findings_or_shown_escaped(name, kivplan):
    outcome = kivplan(f"{HEAD}summary: a\nx: {TEXTS[name]}\n", "validate")
    assert outcome.code == 1
    assert not STEERING.search(outcome.out)


@pytest.mark.parametrize("name", TEXTS)
def test_each_finding_stays_on_a_line_of_its_own(name, kivplan):
    plan = with_everywhere(TEXTS[name])
    count = len(json.loads(kivplan(plan, "validate", "--format", "json").out)["findings"])
    lines = kivplan(plan, "validate", "--format", "concise").out.splitlines()
    assert len(lines) == count
    assert all(re.match(r"plan\.yaml:\d+:\d+: (error|warning|info) KIV\d{3} ", line) for line in lines)


@pytest.mark.parametrize("name", ["script", "markup of Rich", "template", "turned around", "invisible"])
def test_a_report_as_json_gives_the_very_text_back(name, kivplan):
    report = json.loads(kivplan(with_everywhere(TEXTS[name]), "validate", "--format", "json").out)
    unknown = next(finding for finding in report["findings"] if finding["code"] == "KIV101")
    assert TEXTS[name] in unknown["message"]


@pytest.mark.parametrize("name", TEXTS)
def test_forced_into_a_pack_it_is_shown_and_not_done(name, kivplan, tmp_path):
    outcome = kivplan(with_everywhere(TEXTS[name]), "render", "--force", "--report", "board,plan", "--output", "out")
    assert outcome.code == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"board.html", "board.md", "plan.html", "plan.md"}
    for path in (tmp_path / "out").iterdir():
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(?<!\\)<script>alert", text)
        assert not TURNING.search(text)


ODD_IDS = [
    *("__class__", "__proto__", "constructor", "..", ".", "../../x", "CON", "a/b", "a\\b", "-x", "--help", "{{x}}"),
    *("\u0430dmin", "admin", "\uff41dmin", "\u202eabc", "a\u200db", "😀", "a b", "<b>", "null", "1e5", "\x00"),
]


def test_an_odd_id_is_an_id_or_a_finding_and_never_a_path(kivplan, tmp_path):
    actions = "".join(f"  - {{id: {in_quotes(key)}, title: T, strategy: develop}}\n" for key in ODD_IDS)
    assert kivplan(ACTIONS + actions, "validate", "--format", "json").code == 1
    assert kivplan(ACTIONS + actions, "render", "--force", "--report", "board,plan,action", "--output", "out").code == 0
    assert {path.parent for path in tmp_path.rglob("*.html")} == {tmp_path / "out"}
    for key in ODD_IDS:
        outcome = kivplan(ACTIONS + actions, "render", "--force", "--report", "action", f"--action={key}")
        assert outcome.code in (0, 2)
    assert {path.parent for path in tmp_path.rglob("*.html")} <= {tmp_path / "out", tmp_path / "build"}
    assert not list(tmp_path.parent.glob("*.html"))


def test_a_tag_of_yaml_runs_nothing(kivplan, tmp_path):
    harm = tmp_path / "harm"
    plan = f"{HEAD}summary: !!python/object/apply:os.mkdir ['{harm.as_posix()}']\n"
    assert of_kind(kivplan(plan, "validate", "--format", "json")) >= {"KIV004"}
    assert not harm.exists()


# ------------------------------------------------------------------------------------------------ sizes
def bomb() -> str:
    lines = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)]
    return f"a0: &a0 [{', '.join('x' * 10)}]\n{''.join(lines)}"


REFUSED = {
    "aliases of aliases": HEAD + bomb(),
    "an alias of itself": f"{HEAD}summary: &a [*a]\n",
    "twenty thousand brackets": f"{HEAD}summary: {'[' * 20_000}{']' * 20_000}\n",
    "twenty thousand braces": f"{HEAD}summary: {'{a: ' * 20_000}{'}' * 20_000}\n",
    "brackets never closed": f"{HEAD}summary: {'[' * 20_000}\n",
    "twenty thousand dashes": f"{HEAD}summary:\n  {'- ' * 20_000}x\n",
    "two thousand indentations": HEAD + "summary:\n" + "\n".join(f"{' ' * n}- " for n in range(1, 2000)) + "\n",
    "a number of 5,000 digits": f"{ACTIONS}  - {{id: a, title: T, cost: {{fixed: {'9' * 5000}}}}}\n",
    "an endless exponent": f"{ACTIONS}  - {{id: a, title: T, cost: {{fixed: 1e999999999}}}}\n",
    "no number at all": f"{ACTIONS}  - {{id: a, title: T, cost: {{fixed: .inf, hours: .nan}}}}\n",
    "a year of 5,000 digits": HEAD.replace("2029", "9" * 5000),
    "zero bytes": f"{HEAD}summary: a\0b\n",
    "a key of a million letters": f"{HEAD}{'k' * 1_000_000}: 1\n",
    "ten thousand tabs": HEAD + "\tx: 1\n" * 10_000,
    "one key twenty thousand times": HEAD + "summary: x\n" * 20_000,
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("form", ["text", "json"])
def test_what_is_out_of_all_measure_is_a_finding(name, form, kivplan):
    outcome = kivplan(REFUSED[name], "validate", "--format", form)
    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.out


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_out_of_all_measure_does_not_break_a_forced_pack(name, kivplan, tmp_path):
    outcome = kivplan(REFUSED[name], "render", "--force", "--format", "html", "--output", "out")
    assert outcome.code in (0, 1)
    assert (tmp_path / "out" / "board.html").exists() == (outcome.code == 0)


ACCEPTED = {
    "a line of a million letters": f"{HEAD}summary: {'a' * 1_000_000}\n",
    "a line of many marks": f"{HEAD}summary: |\n  {'*_`[<' * 20_000}\n",
    "a title of many words": f"{ACTIONS}  - {{id: a, title: {'ord ' * 20_000}}}\n",
    "ids that differ in case": ACTIONS
    + "".join(
        f"  - {{id: {''.join(c.upper() if n >> k & 1 else c for k, c in enumerate('abcdefghij'))}, title: T}}\n"
        for n in range(1000)
    ),
    "a long chain of parts": f"{ACTIONS}  - {{id: a1000, title: T}}\n"
    + "".join(f"  - {{id: a{n}, title: T, part_of: a{n + 1}}}\n" for n in range(1000)),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_is_only_large_is_read_and_rendered(name, kivplan, tmp_path):
    assert kivplan(ACCEPTED[name], "validate").code == 0
    assert kivplan(ACCEPTED[name], "render", "--format", "html", "--output", "out").code == 0
    assert (tmp_path / "out" / "board.html").read_text(encoding="utf-8").rstrip().endswith("</html>")


def test_thousands_of_findings_on_one_line_are_told_in_no_time(kivplan):
    actions = ", ".join(f"{{id: a{n}, titel: T}}" for n in range(3000))
    outcome = kivplan(f"{ACTIONS.rstrip()} [{actions}]\n", "validate")
    assert outcome.code == 1
    assert outcome.out.count("feil KIV101") == 3000


def test_bytes_that_are_no_text_are_no_plan_or_a_finding(kivplan):
    assert kivplan(bytes(range(256)) * 100, "validate").code == 3
    outcome = kivplan(HEAD.encode() + b"summary: \xff\xfe\xc3\x28\xf0\x9f\n", "validate", "--format", "json")
    assert "KIV003" in of_kind(outcome)
