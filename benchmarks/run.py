"""Every benchmark in one command: ``python benchmarks/run.py`` (``--write`` puts the table in docs/benchmarks.md).

Fetches what kivplan is compared with, makes the data, runs the pairs in turns and prints ratios taken in this one run.
Needs a Unix, the network the first time, and npm for ajv-cli.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from contenders import ROOT, Contenders, call, fetch, say, versions
from generate import GROWTH, MANY, generate
from measure import Command, RunError, exponent, in_turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

DATA = Path(__file__).parent / "data"
EXAMPLE = ROOT / "examples" / "nordvik"
PAGE = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- results: written by benchmarks/run.py --write -->", "<!-- end of results -->"


@dataclass(frozen=True)
class Row:
    """One line of the table: two amounts, what became of them, and the most it may be (None: no such target)."""

    what: str
    ours: str
    other: str
    figure: float
    most: float | None

    @property
    def met(self) -> bool:
        return self.most is None or self.figure <= self.most

    def cells(self) -> tuple[str, ...]:
        return (
            self.what,
            self.ours,
            self.other,
            f"{self.figure:.3g}",
            "" if self.most is None else f"≤ {self.most:.3g}",
            "" if self.most is None else "yes" if self.met else "**no**",
        )


def reading(field: Contenders, runs: int) -> Iterator[Row]:
    script = Path(__file__).with_name("reading.py")
    big = DATA / "plans" / str(GROWTH[-1]) / "actions.yaml"
    took = json.loads(call(field.python, script, big, str(runs)))
    yield compared("Reading 10,000 actions with places", "the C parser's bare events", took["ours"], took["floor"], 2.2)


def rules(field: Contenders, runs: int) -> Iterator[Row]:
    script = Path(__file__).with_name("rules.py")
    took = json.loads(call(field.python, script, DATA / "plans", str(runs), "--json"))
    yield compared("All rules, 10,000 actions", "reading and linking them", took["rules"][-1], took["reading"], 0.5)
    steps = ", ".join(f"{seconds:.3g}" for seconds in took["rules"][1:])
    yield Row("Time of all rules, 3,000 and 10,000 actions: exponent", f"{steps} s", "", took["growth"], 1.15)


def packs(field: Contenders, runs: int) -> Iterator[Row]:
    """A board pack in all four formats at once beside the slowest of them alone."""
    forms = ("html", "md", "pdf", "docx")
    commands = {form: field.render(EXAMPLE, form) for form in forms} | {"all": field.render(EXAMPLE, *forms)}
    took = {name: series.seconds for name, series in in_turns(commands, runs).items()}
    slowest = max(forms, key=lambda form: took[form])
    yield compared("Board pack of `nordvik` in four formats", f"`{slowest}` alone", took["all"], took[slowest], 1.5)


def rendering(field: Contenders, runs: int) -> Iterator[Row]:
    script = Path(__file__).with_name("rendering.py")
    took = json.loads(call(field.python, script, DATA / "plans", str(runs)))
    for form, name in (("html", "HTML"), ("md", "Markdown")):
        ours, other = took[form]["ours"], took[form]["bare"]
        yield compared(f"Whole plan of 10,000 actions as {name}", "the bare template engine", ours[-1], other[-1], None)
        steps = ", ".join(f"{seconds:.3g}" for seconds in ours)
        what = f"Time as {name}, 1,000, 3,000, 10,000 actions: exponent"
        yield Row(what, f"{steps} s", "", exponent(GROWTH[-3:], ours), 1.15)


def starting(field: Contenders, runs: int) -> Iterator[Row]:
    yield duel("`--version`", field.version_answered(), "bare Python", field.bare_python(), 1.5, runs * 4)
    small = DATA / "small"
    yield duel("`validate`, one small plan", field.validate(small), "`yamllint`", field.yamllint(small), 1.3, runs * 2)


def validating_many(field: Contenders, runs: int) -> Iterator[Row]:
    folder = DATA / "many"
    return against_schemas(f"`validate`, {MANY:,} plans of 10", folder, field, runs)


def validating_one(field: Contenders, runs: int) -> Iterator[Row]:
    folder = DATA / "plans" / str(GROWTH[-1])
    return against_schemas("`validate`, one plan of 10,000", folder, field, runs)


def against_schemas(what: str, folder: Path, field: Contenders, runs: int) -> Iterator[Row]:
    ours = field.validate(folder)
    yield duel(what, ours, "`check-jsonschema`", field.check_jsonschema(folder), 1 / 8, runs)
    ajv = field.ajv_validate(folder)
    if ajv is not None:
        yield duel(what, ours, "`ajv-cli`", ajv, 2, runs)


def growing(field: Contenders, runs: int) -> Iterator[Row]:
    """Peak memory of the largest plan, and how time and memory above those of one action grow.

    From 1,000 actions on: what smaller plans take above that of one is lost in how much two runs differ.
    """
    sizes = GROWTH[-3:]
    commands = {str(size): field.validate(DATA / "plans" / str(size)) for size in (GROWTH[0], *sizes)}
    series = in_turns(commands, runs)
    base, *grown = (series[str(size)] for size in (GROWTH[0], *sizes))
    yield Row("Peak memory, 10,000 actions (MB)", f"{grown[-1].megabytes:.0f} MB", "", grown[-1].megabytes, 300)
    for name, amounts, unit in (
        ("Time", [one.seconds - base.seconds for one in grown], "s"),
        ("Memory", [one.megabytes - base.megabytes for one in grown], "MB"),
    ):
        steps = ", ".join(f"{amount:.3g}" for amount in amounts)
        shown = ", ".join(f"{size:,}" for size in sizes)
        what = f"{name} above one action's, {shown} actions: exponent"
        yield Row(what, f"{steps} {unit}", "", exponent(sizes, amounts), 1.15)


CASES: dict[str, Callable[[Contenders, int], Iterator[Row]]] = {
    "reading": reading,
    "rules": rules,
    "starting": starting,
    "many": validating_many,
    "one": validating_one,
    "growing": growing,
    "packs": packs,
    "rendering": rendering,
}


def duel(what: str, ours: Command, name: str, other: Command, most: float, runs: int) -> Row:
    series = in_turns({"ours": ours, "other": other}, runs)
    return compared(what, name, series["ours"].seconds, series["other"].seconds, most)


def compared(what: str, name: str, ours: float, other: float, most: float | None) -> Row:
    return Row(what, f"{ours:.3f} s", f"{name}: {other:.3f} s", ours / other, most)


def table(rows: Sequence[Row], remark: str) -> str:
    head = ("Measured", "kivplan", "Compared with", "Ratio", "Target", "Met")
    lines = [head, ("---",) * len(head), *(row.cells() for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + f"\n\n{remark}\n"


def remark(field: Contenders, runs: int) -> str:
    """When, on what and with which versions the figures were taken."""
    took_part = ", ".join(f"{name} {version}" for name, version in versions(field).items())
    day = datetime.now(tz=UTC).date()
    return (
        f"{day}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, medians of {runs} runs; {took_part}."
    )


def write(text: str) -> None:
    """Put ``text`` between the marks in the documentation."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    PAGE.write_text(f"{before}{BEGIN}\n{text}{END}{after}", encoding="utf-8")


def main() -> int:
    """Exit code 1 where a target is missed, 2 where something could not be run."""
    options = arguments()
    DATA.mkdir(exist_ok=True)
    try:
        field = fetch(DATA)
        say("making the data")
        generate(DATA)
        taken, rows = remark(field, options.runs), []
        for name in options.only or CASES:
            say(f"measuring: {name}")
            rows += CASES[name](field, options.runs)
        text = table(rows, taken)
    except RunError as error:
        print(error, file=sys.stderr)
        return 2
    print(text)
    if options.write:
        write(text)
    return 0 if all(row.met for row in rows) else 1


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="timed runs of each pair, after one to warm up (default 5)")
    parser.add_argument("--only", action="append", choices=CASES, help="measure this alone; may be repeated")
    parser.add_argument("--write", action="store_true", help="put the table in docs/benchmarks.md")
    options = parser.parse_args()
    if options.write and options.only:
        parser.error("--write needs the whole table: leave out --only")
    return options


if __name__ == "__main__":
    sys.exit(main())
