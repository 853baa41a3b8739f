"""Small plans for the tests of this folder: a head that says little, and whatever a test puts below it."""

from __future__ import annotations

import pytest

from kivplan.plan import load_text

HEAD = """\
kind: plan
format: 1
title: T
organisation: O
language: nb
period: {start: 2026, end: 2029}
units: [{id: u1, name: Unit one}, {id: u2, name: Unit two}]
people: [{id: p1, role: Manager}]
"""


@pytest.fixture
def examined():
    """The plan of a head and further documents, and all that is found in it."""

    def examine(*documents, head=HEAD):
        return load_text("---\n".join([head, *documents]).encode(), "plan.yaml")

    return examine


@pytest.fixture
def plan_of(examined):
    """The plan of a head and further documents, in which nothing may be wrong."""

    def build(*documents, head=HEAD):
        plan, findings = examined(*documents, head=head)
        assert findings == ()
        assert plan is not None
        return plan

    return build


@pytest.fixture
def told(examined):
    """What is found in a head and further documents: code and the text that the place quotes."""

    def tell(*documents, head=HEAD):
        text = "---\n".join([head, *documents])
        return [(f.code, _quoted(text, f.place)) for f in examined(*documents, head=head)[1]]

    return tell


def _quoted(text, place):
    lines = text.splitlines(keepends=True)
    start = sum(map(len, lines[: place.line - 1])) + place.column - 1
    return text[start : sum(map(len, lines[: place.end_line - 1])) + place.end_column - 1]
