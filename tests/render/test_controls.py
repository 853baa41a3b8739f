"""Characters that steer a terminal reach no page, however the plan writes them."""

from __future__ import annotations

from datetime import date

from kivplan.plan import load_text
from kivplan.render import Order, render_plan

PLAN = rb"""kind: plan
format: 1
title: "T \e]0;evil\a\x9b2J\0"
organisation: O
language: en
period: {start: 2026, end: 2026}
"""


def test_escapes_of_yaml_that_steer_a_terminal_are_left_out():
    plan, _ = load_text(PLAN)
    assert plan is not None
    for file in render_plan(plan, Order(date(2026, 6, 1))):
        text = file.data.decode()
        assert "evil" in text
        assert not [c for c in text if c != "\n" and (ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0)]
