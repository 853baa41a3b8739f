"""What activities do about each aspect: those of the last terms, counted by what follow-ups report done."""

from __future__ import annotations

from datetime import date

from kivplan.plan import load_text
from kivplan.plan.aspects import ASPECTS, aspect_work

TEXT = """kind: plan
format: 1
title: P
organisation: O
language: en
period: {start: 2026, end: 2027}
---
kind: action-plan
period: {start: 2026, end: 2026}
actions:
  - id: H1
    title: T
    implementation:
      activities:
        - {title: Learn, aspect: competence}
        - {title: Rota, aspect: organisation}
        - {title: Learn more, aspect: competence}
        - {title: No aspect}
---
kind: follow-up
date: 2026-05-01
actions: {H1: {status: on_track, activities: {A1: 2026-04-01, A4: 2026-04-02}}}
"""


def test_activities_are_counted_by_aspect_and_those_done_among_them():
    plan, findings = load_text(TEXT.encode())
    assert not findings, findings
    work = aspect_work(plan, date(2026, 6, 1))
    assert tuple(work) == ASPECTS
    assert [(one.activities, one.done) for one in work.values()] == [(2, 1), (1, 0), (0, 0), (0, 0), (0, 0)]
    assert sum(one.done for one in aspect_work(plan, date(2026, 4, 30)).values()) == 0


def test_what_counts_are_the_activities_of_the_last_period():
    plans = "".join(
        f"---\nkind: action-plan\nperiod: {{start: {year}, end: {year}}}\nactions:\n"
        f"  - {{id: H1, title: T, implementation: {{activities: [{{title: A, aspect: {aspect}}}]}}}}\n"
        for year, aspect in ((2026, "technology"), (2027, "governance"))
    )
    report = "---\nkind: follow-up\ndate: 2026-05-01\nactions: {H1: {status: on_track, activities: {A1: 2026-04-01}}}\n"
    plan, _ = load_text((TEXT.split("---\n")[0] + plans + report).encode())
    assert plan is not None
    work = aspect_work(plan, date(2027, 6, 1))
    assert {name: (one.activities, one.done) for name, one in work.items() if one.activities} == {"governance": (1, 0)}
