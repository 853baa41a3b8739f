"""No rule does more for each action in a large plan than in a small one."""

from __future__ import annotations

import gc
import importlib.util
import sys
import time
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from kivplan.plan import load_text
from kivplan.rules import RULES, Context
from kivplan.rules.settings import settings_of

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 12, 15)
JUDGED = [rule for rule in RULES if rule.find is not None]
TIMES = 4  # how much larger the large plan is
REPORT = "  H{}: {{status: {}, progress: 60%, criteria: {{K1: met}}, deviations: [{{what: Late, decision: Wait}}]}}\n"


@cache
def generator():
    """The module that makes the plans of the benchmarks."""
    spec = importlib.util.spec_from_file_location("benchmark_plans", ROOT / "benchmarks" / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def plan_text(size: int) -> str:
    """A plan of a size in which everything grows with it, adopted, with two follow-ups on every action."""
    made = generator()
    parts = (made.head, made.foundation, made.analysis, made.strategy, made.action_plan)
    texts = ["".join(part(size)) for part in parts]
    for day, status in (("2026-06-30", "on_track"), ("2026-12-01", "at_risk")):
        reports = "".join(REPORT.format(number, status) for number in range(1, size + 1))
        texts.append(f"kind: follow-up\ndate: {day}\nactions:\n{reports}")
    return "---\n".join(texts).replace("status: proposed", "status: adopted", 1)


def contexts(size: int):
    """A context of its own for every time it is asked for, so that nothing is remembered."""
    plan, findings = load_text(plan_text(size).encode(), "plan.yaml")
    assert findings == ()

    def fresh() -> Context:
        plan.memory.clear()
        return Context(plan, AS_OF, settings_of(plan).limits, {"plan.yaml": AS_OF})

    return fresh


def calls(rule, context: Context) -> int:
    """How many functions are called while a rule looks through a plan."""
    count = 0

    def note(frame, event, argument) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        for _ in rule.check(context):
            pass
    finally:
        sys.setprofile(before)
    return count


def seconds(rule, context: Context) -> float:
    begun = time.process_time()
    for _ in rule.check(context):
        pass
    return time.process_time() - begun


def test_no_rule_calls_more_for_each_action_in_a_large_plan():
    small, large = contexts(100), contexts(100 * TIMES)
    more = {rule.name: calls(rule, large()) / calls(rule, small()) for rule in JUDGED}
    assert {name: times for name, times in more.items() if times > TIMES * 1.2} == {}


@pytest.mark.slow
def test_no_rule_takes_much_longer_for_each_action_in_a_large_plan():
    """Generously: twice as long would pass, and the square of it would not."""
    small, large = contexts(2000), contexts(2000 * TIMES)
    gc.disable()
    try:
        took = {rule.name: [min(seconds(rule, one()) for _ in range(3)) for one in (small, large)] for rule in JUDGED}
    finally:
        gc.enable()
    slow = {name: (one, other) for name, (one, other) in took.items() if other > TIMES * 2 * one and other > 0.05}
    assert slow == {}
