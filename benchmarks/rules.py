"""The rules' own time: beside reading and linking the same plan, and as plans grow.

Run with the Python kivplan is installed in: ``python rules.py PLANS RUNS [--json]``, where PLANS holds the plans of
``generate.py`` by their number of actions. Follow-ups are added in memory, so that all rules have something to do.
Seconds are of computing, with the garbage collector off as it is while kivplan runs: medians of RUNS for the whole, the
best of RUNS for a rule. A rule's own time is taken with nothing remembered: it holds the figures it asks for. Growth is
the exponent from the second size to the largest; the smallest plan still fits into a processor's cache.
"""

from __future__ import annotations

import argparse
import gc
import json
import time
from collections import defaultdict
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from measure import exponent

from kivplan.plan.discovery import PlanFolder, Source, find_plans
from kivplan.plan.loading import examine
from kivplan.rules import RULES, Context
from kivplan.rules.settings import settings_of
from kivplan.source import YamlFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kivplan.plan import Plan
    from kivplan.rules import Rule

SIZES = (1000, 3000, 10_000)
AS_OF = date(2026, 12, 15)
WORTH_A_LINE = 0.01  # seconds at the largest size; what takes less grows as the clock pleases
REPORT = "  H{number}: {{status: {status}, progress: 60%, criteria: {{K1: met}}, contribution: 4, shared: Told.}}\n"


@dataclass(frozen=True)
class Measured:
    """Reading and linking the largest plan, all rules together at each of SIZES, and the slower rules one by one."""

    reading: float
    rules: list[float]
    each: dict[str, list[float]]  # the name of a rule: its seconds at each of SIZES

    @property
    def ratio(self) -> float:
        return self.rules[-1] / self.reading


def growth(seconds: list[float]) -> float:
    """The exponent: 1 is linear."""
    return exponent(SIZES[1:], seconds[1:])


def folder(plans: Path, size: int) -> PlanFolder:
    """The plan of a size, adopted, with two follow-ups on every action."""
    (found,) = find_plans([plans / str(size)], cwd=plans)
    adopted = [Source(one.file, one.data.replace(b"status: proposed", b"status: adopted")) for one in found.sources]
    texts = [follow_up(size, "2026-06-30", "on_track"), follow_up(size, "2026-12-01", "done")]
    more = [
        Source(YamlFile(found.root / f"{number}.yaml", f"{number}.yaml"), text.encode())
        for number, text in enumerate(texts)
    ]
    return PlanFolder(found.root, found.name, (*adopted, *more))


def follow_up(size: int, day: str, status: str) -> str:
    reports = (REPORT.format(number=number, status=status) for number in range(1, size + 1))
    return f"kind: follow-up\ndate: {day}\nactions:\n{''.join(reports)}"


def measure(plans: Path, runs: int) -> Measured:
    folders = {size: folder(plans, size) for size in SIZES}
    reading = median(seconds(lambda: read(folders[SIZES[-1]])) for _ in range(runs))
    rules = [median(seconds_of(read(one), RULES) for _ in range(runs)) for one in folders.values()]
    each: dict[str, list[float]] = {rule.name: [] for rule in RULES if rule.find}
    for one in folders.values():
        for name, took in own_times(one, runs).items():
            each[name].append(took)
    return Measured(reading, rules, {name: took for name, took in each.items() if took[-1] >= WORTH_A_LINE})


def own_times(source: PlanFolder, runs: int) -> dict[str, float]:
    """The best time of each rule by itself, over plans read anew."""
    taken: defaultdict[str, list[float]] = defaultdict(list)
    for plan in (read(source) for _ in range(runs)):
        for rule in RULES:
            if rule.find:
                plan.memory.clear()
                taken[rule.name].append(seconds_of(plan, [rule]))
    return {name: min(times) for name, times in taken.items()}


def read(source: PlanFolder) -> Plan:
    plan, findings = examine(source)
    if plan is None or findings:
        raise SystemExit(f"the plan could not be read whole: {findings[:1]}")
    return plan


def seconds_of(plan: Plan, rules: Iterable[Rule]) -> float:
    """These rules, one after another."""
    context = Context(plan, AS_OF, settings_of(plan).limits)
    return seconds(lambda: [list(rule.check(context)) for rule in rules])


def seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def table(measured: Measured) -> str:
    head = f"reading and linking {measured.reading:.3f} s, all rules {measured.rules[-1]:.3f} s: {measured.ratio:.3g}"
    slowest = sorted(measured.each, key=lambda name: -measured.each[name][-1])
    rows = {"all rules": measured.rules, **{name: measured.each[name] for name in slowest}}
    lines = [
        f"{name:<28}" + "".join(f"{took * 1000:9.1f}" for took in times) + f"{growth(times):9.2f}"
        for name, times in rows.items()
    ]
    sizes = "".join(f"{size:9,}" for size in SIZES)
    return "\n".join([head, f"{'milliseconds at':<28}{sizes}   growth", *lines])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plans", type=Path)
    parser.add_argument("runs", type=int)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    gc.disable()
    measured = measure(options.plans, options.runs)
    print(json.dumps({**asdict(measured), "growth": growth(measured.rules)}) if options.json else table(measured))


if __name__ == "__main__":
    main()
