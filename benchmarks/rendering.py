"""HTML and Markdown of growing plans, beside the bare template engine that prints the same text.

Run with the Python kivplan is installed in: ``python rendering.py PLANS RUNS``, where PLANS holds the plans of
``generate.py`` by their number of actions. Seconds are of computing, with the garbage collector off as it is while
kivplan runs: medians of RUNS, taken in turns. The plan is read and its findings are known before the clock starts; its
figures are computed within, nothing is remembered. The bare engine gets a finished page as pieces, each tag and each
text between two of them, and prints them one by one from a loop; it escapes the texts and passes the tags as they are.
"""

from __future__ import annotations

import argparse
import gc
import html
import json
import re
import time
from datetime import date
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from kivplan.plan import load
from kivplan.render import Order, render_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from kivplan.plan import Plan

SIZES = (1000, 3000, 10_000)
AS_OF = date(2026, 12, 15)
REPORT = "plan"
BARE = "{% for tag, text in pieces %}{{ tag }}{{ text }}{% endfor %}"


def rendered(plan: Plan, form: str) -> bytes:
    plan.memory.clear()
    (file,) = render_plan(plan, Order(AS_OF), reports=[REPORT], formats=[form])
    return file.data


def pieces_of(page: str, form: str) -> list[tuple[str, str]]:
    """A page as pairs: what is printed as it is, and a text to be escaped; a page of Markdown line by line."""
    if form == "md":
        return [("", line) for line in page.splitlines(keepends=True)]
    parts = re.split(r"(<style>.*?</style>|<[^>]+>)", page, flags=re.DOTALL)
    return [(Markup(tag), html.unescape(text)) for tag, text in zip(["", *parts[1::2]], parts[::2], strict=True)]


def bare(pieces: list[tuple[str, str]], form: str) -> str:
    env = ImmutableSandboxedEnvironment(autoescape=form == "html")
    return env.from_string(BARE).render(pieces=pieces)


def seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def measure(plans: Path, runs: int) -> dict[str, dict[str, list[float]]]:
    """By format: seconds of kivplan and of the bare engine at each of SIZES."""
    took: dict[str, dict[str, list[float]]] = {form: {"ours": [], "bare": []} for form in ("html", "md")}
    for size in SIZES:
        plan = load(plans / str(size))
        for form, lists in took.items():
            pieces = pieces_of(rendered(plan, form).decode(), form)
            rounds = [
                (seconds(lambda p=plan, f=form: rendered(p, f)), seconds(lambda p=pieces, f=form: bare(p, f)))
                for _ in range(runs)
            ]
            ours, other = zip(*rounds, strict=True)
            lists["ours"].append(median(ours))
            lists["bare"].append(median(other))
    return took


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plans", type=Path)
    parser.add_argument("runs", type=int)
    options = parser.parse_args()
    gc.disable()
    print(json.dumps(measure(options.plans, options.runs)))


if __name__ == "__main__":
    main()
